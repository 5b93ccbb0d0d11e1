"""How much room a text has left, in words: nothing while there is plenty, and never a word too late."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from leaderlens.i18n import _, ngettext

_MOST_TOLD, _LEAST_TOLD = 200, 20


def told(left: int, limit: int, *, cut: bool) -> str:
    """What to say of ``left`` characters out of ``limit``: once there are few, none, or fewer than none. ``cut`` says
    that not all of what just came had room.
    """
    if left < 0:
        return ngettext(
            "This is {count} character longer than can be kept.",
            "This is {count} characters longer than can be kept.",
            -left,
        ).format(count=-left)
    if cut:
        return _("This is as long as it can be. What came last did not fit whole, and its end was left out.")
    if left == 0:
        return _("This is as long as it can be.")
    if left > max(_LEAST_TOLD, min(_MOST_TOLD, limit // 10)):
        return ""
    return ngettext(
        "There is room for {count} more character.", "There is room for {count} more characters.", left
    ).format(count=left)


def take_back(edit: QPlainTextEdit, over: int) -> None:
    """Take ``over`` characters out of what was just put in before the cursor; one undo takes back both. Says nothing.

    Characters are counted as the store counts them; the places of a document are UTF-16 units.
    """
    before = edit.blockSignals(True)
    cursor = edit.textCursor()
    end = cursor.position()
    so_far = _units(edit.toPlainText())[: 2 * end].decode("utf-16-le", "surrogatepass")
    begin = len(_units(so_far[: max(0, len(so_far) - over)])) // 2
    cursor.joinPreviousEditBlock()
    cursor.setPosition(begin)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.endEditBlock()
    edit.blockSignals(before)


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(_units(text)) // 2


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
