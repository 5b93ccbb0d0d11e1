"""Undo and redo of one entry: what was taken out and put in, step by step, apart from Qt's own documents.

Qt's undo would also take back how lines look. This one knows words only, and outlives the document they were shown in.
Texts are UTF-16 little-endian bytes here, since positions are Qt's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_STEP = 40  # letters: a step of undo ends at the next space after so many
_MOST_BYTES = 64_000_000  # a text of megabytes taken out many times must not fill the memory


def coded(text: str) -> bytes:
    """``text`` in UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")


def plain(data: bytes) -> str:
    """The text of UTF-16 units; half a pair, which Qt may leave when one deletes within an emoji, becomes U+FFFD."""
    return data.decode("utf-16-le", "replace")


@dataclass(slots=True)
class Edit:
    """At ``at`` (in units) ``removed`` gave way to ``added``."""

    at: int
    removed: bytes = field(repr=False)
    added: bytes = field(repr=False)

    @property
    def weight(self) -> int:
        return len(self.removed) + len(self.added)


class History:
    """The steps of one text. ``note`` what the person did; ``back`` and ``forth`` say what to do to the text."""

    def __init__(self, text: str = "") -> None:
        self._text = bytearray(coded(text))
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._open = False
        self._weight = 0

    @property
    def text(self) -> str:
        """The words as they stand now."""
        return plain(bytes(self._text))

    @property
    def size(self) -> int:
        """How long the text is, in units."""
        return len(self._text) // 2

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def close_step(self) -> None:
        """Whatever comes next is a step of its own (the caret went elsewhere, a paste, a command)."""
        self._open = False

    def note(self, at: int, removed: int, added: bytes) -> bool:
        """At ``at``, ``removed`` units gave way to ``added``. Whether any letter is different now."""
        gone = bytes(self._text[2 * at : 2 * (at + removed)])
        if gone == added:
            return False
        at, gone, added = _trimmed(at, gone, added)
        self._text[2 * at : 2 * at + len(gone)] = added
        self._undone.clear()
        edit = Edit(at, gone, added)
        typed = edit.weight <= 8 and b"\n\x00" not in added  # one sign, or an emoji of several
        if not (typed and self._open and self._done and _joined(self._done[-1], edit)):
            self._done.append(edit)
        self._weight += edit.weight
        self._open = typed
        while self._weight > _MOST_BYTES and len(self._done) > 1:
            self._weight -= self._done.pop(0).weight
        return True

    def back(self) -> Edit | None:
        """The edit that takes the last step back, already done to :attr:`text`; None where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._weight -= step.weight
        self._undone.append(step)
        return self._replay(Edit(step.at, step.added, step.removed))

    def forth(self) -> Edit | None:
        """The edit that does the step again that was taken back last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._weight += step.weight
        self._done.append(step)
        return self._replay(step)

    def _replay(self, edit: Edit) -> Edit:
        self._open = False
        self._text[2 * edit.at : 2 * edit.at + len(edit.removed)] = edit.added
        return edit


def _trimmed(at: int, gone: bytes, added: bytes) -> tuple[int, bytes, bytes]:
    """The same change without what both have in common at their ends: Qt reports more than was typed."""
    most = min(len(gone), len(added))
    head = 0
    while head < most and gone[head : head + 2] == added[head : head + 2]:
        head += 2
    tail = 0
    while (
        tail < most - head
        and gone[len(gone) - tail - 2 : len(gone) - tail] == added[len(added) - tail - 2 : len(added) - tail]
    ):
        tail += 2
    if head and _half(gone, head - 2, 0xD8):
        head -= 2
    if tail and _half(gone, len(gone) - tail, 0xDC):
        tail -= 2
    return at + head // 2, gone[head : len(gone) - tail], added[head : len(added) - tail]


def _half(data: bytes, at: int, which: int) -> bool:
    """Whether the unit at byte ``at`` is the first (0xD8) or second (0xDC) half of a pair: pairs stay whole."""
    return data[at + 1] & 0xFC == which


def _joined(last: Edit, edit: Edit) -> bool:
    """Whether ``edit`` goes on with what ``last`` did; then ``last`` has taken it in."""
    if not edit.removed and not last.removed and edit.at == last.at + len(last.added) // 2:
        word_ends = last.added[-2:] == b" \x00" and edit.added != b" \x00"
        if word_ends and len(last.added) >= 2 * _STEP:
            return False
        last.added += edit.added
        return True
    if edit.added or last.added:
        return False
    if edit.at + len(edit.removed) // 2 == last.at:  # Backspace
        last.at, last.removed = edit.at, edit.removed + last.removed
        return True
    if edit.at == last.at:  # Delete
        last.removed += edit.removed
        return True
    return False
