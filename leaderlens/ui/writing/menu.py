"""The menu of the editor, by right click, Menu key or Shift+F10: better words first, then what one does with a text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu

from leaderlens.i18n import _

if TYPE_CHECKING:
    from leaderlens.ui.writing.editor import Editor

_KEEP = QTextCursor.MoveMode.KeepAnchor
_KEYS = QKeySequence.StandardKey


def menu_for(desk: Editor, cursor: QTextCursor) -> QMenu:
    """The menu for the place where ``cursor`` stands."""
    menu = QMenu(desk)
    menu.aboutToHide.connect(menu.deleteLater)
    if not desk.isReadOnly():
        _spelling(menu, desk, cursor)
    if desk.link_of(cursor):
        menu.addAction(_("Open the link"), partial(desk.open_link, cursor))
        menu.addSeparator()
    picked, free = desk.textCursor().hasSelection(), not desk.isReadOnly()
    if free:
        _add(menu, _("Undo"), desk.undo, _KEYS.Undo, on=desk.can_undo)
        _add(menu, _("Redo"), desk.redo, _KEYS.Redo, on=desk.can_redo)
        menu.addSeparator()
        _add(menu, _("Cut"), desk.cut, _KEYS.Cut, on=picked)
    _add(menu, _("Copy"), desk.copy, _KEYS.Copy, on=picked)
    if free:
        _add(menu, _("Paste"), desk.paste, _KEYS.Paste, on=desk.canPaste())
        _add(menu, _("Paste without formatting"), partial(desk.do, "paste-plain"), "Ctrl+Shift+V", on=desk.canPaste())
    menu.addSeparator()
    _add(menu, _("Select everything"), desk.selectAll, _KEYS.SelectAll, on=not desk.document().isEmpty())
    return menu


def _spelling(menu: QMenu, desk: Editor, cursor: QTextCursor) -> None:
    hit = desk.misspelt_at(cursor)
    spelling = desk.spelling
    if hit is None or spelling is None:
        return
    start, end, word = hit
    found = spelling.suggestions(word)
    for better in found:
        menu.addAction(better.replace("&", "&&"), partial(put, desk, start, end, better))
    if not found:
        menu.addAction(_("No suggestions")).setEnabled(False)
    menu.addSeparator()
    menu.addAction(_("Add “{word}” to my dictionary").format(word=word), partial(desk.learn, word))
    menu.addAction(_("Ignore “{word}” here").format(word=word), partial(desk.pass_over, word))
    menu.addSeparator()


def put(desk: Editor, start: int, end: int, words: str) -> None:
    """Put ``words`` in the place of letters ``start`` to ``end``: one step of undo."""
    cursor = QTextCursor(desk.document())
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    desk.close_step()
    cursor.insertText(words)
    desk.close_step()
    desk.setTextCursor(cursor)


def _add(menu: QMenu, title: str, run: object, keys: QKeySequence.StandardKey | str, *, on: bool) -> None:
    action = menu.addAction(title)
    action.setShortcut(QKeySequence(keys))
    action.setEnabled(on)
    action.triggered.connect(lambda _checked=False: run())  # type: ignore[operator]
