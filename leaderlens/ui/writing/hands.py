"""Which key does what in the editor, beyond what every text field does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from leaderlens.ui.writing import lines, moves
from leaderlens.ui.writing.keys import WRITINGS
from leaderlens.ui.writing.styler import shape_at

if TYPE_CHECKING:
    from leaderlens.ui.writing.editor import Editor

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip

# A keyboard says "Ctrl+Shift+!" where the table says "Ctrl+Shift+1": what Shift makes of a digit, British or American.
_SHIFTED = {
    Qt.Key.Key_Exclam: "1", Qt.Key.Key_QuoteDbl: "2", Qt.Key.Key_At: "2", Qt.Key.Key_sterling: "3",
    Qt.Key.Key_NumberSign: "3", Qt.Key.Key_Ampersand: "7", Qt.Key.Key_Asterisk: "8", Qt.Key.Key_ParenLeft: "9",
    Qt.Key.Key_Greater: ".",
}  # fmt: skip
_BY_KEY = {each.shortcut: each.name for each in WRITINGS}


def wanted(event: QKeyEvent) -> bool:
    """Whether the editor wants this key before any shortcut of the window gets it."""
    return _name(event) != ""


def key(desk: Editor, event: QKeyEvent) -> bool:
    """Do what a key asks; whether it was one of ours."""
    name = _name(event)
    if name:
        desk.do(name)
    elif event.matches(QKeySequence.StandardKey.Undo):
        desk.undo()
    elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO:
        desk.redo()
    else:
        return _moving(desk, event) or (not desk.isReadOnly() and _writing(desk, event))
    return True


_REDO = QKeyCombination(_CTRL, Qt.Key.Key_Y)


def _name(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~_KEYPAD
    pressed = Qt.Key(event.key())
    if pressed in _SHIFTED and modifiers == (_CTRL | _SHIFT):
        return _BY_KEY.get("Ctrl+Shift+" + _SHIFTED[pressed], "")
    if pressed is Qt.Key.Key_Enter:
        pressed = Qt.Key.Key_Return
    return _BY_KEY.get(
        QKeySequence(QKeyCombination(modifiers, pressed)).toString(QKeySequence.SequenceFormat.PortableText), ""
    )


def _moving(desk: Editor, event: QKeyEvent) -> bool:
    pressed, modifiers = event.key(), event.modifiers() & ~_KEYPAD
    if pressed in _MOVES:
        desk.close_step()
    if pressed == Qt.Key.Key_Escape:
        desk.left.emit()
        return True
    if pressed == Qt.Key.Key_Up and not modifiers:
        if not QTextCursor(desk.textCursor()).movePosition(QTextCursor.MoveOperation.Up):
            desk.left_up.emit()
            return True
        return False
    if pressed == Qt.Key.Key_Home and modifiers in {Qt.KeyboardModifier.NoModifier, _SHIFT} and not desk.plain:
        cursor = desk.textCursor()
        kept = QTextCursor.MoveMode.KeepAnchor if modifiers else QTextCursor.MoveMode.MoveAnchor
        if moves.home(cursor, kept):
            desk.setTextCursor(cursor)
            return True
    return False


def _writing(desk: Editor, event: QKeyEvent) -> bool:
    pressed, modifiers = event.key(), event.modifiers() & ~_KEYPAD
    if pressed in _TABS:
        back = pressed == Qt.Key.Key_Backtab or bool(modifiers & _SHIFT)
        return _tab(desk, back=back)
    if pressed in _ENTERS and modifiers in {Qt.KeyboardModifier.NoModifier, _SHIFT}:
        if modifiers:
            desk.act_on(lambda cursor: cursor.insertText("\n"))
        else:
            desk.act_on(moves.enter)
        return True
    if pressed == Qt.Key.Key_Backspace and not modifiers and not desk.plain:
        cursor = desk.textCursor()
        if moves.unmark(cursor):
            desk.close_step()
            return True
    return False


def _tab(desk: Editor, *, back: bool) -> bool:
    """Tab belongs to lists; anywhere else it leads out of the text, as everywhere in the window."""
    cursor = desk.textCursor()
    if not any(shape_at(block).block in lines.ITEMS for block in moves.blocks_of(cursor)):
        desk.focusNextPrevChild(not back)
        return True
    change = lines.outdented if back else lines.indented
    moves.start_lines(cursor, lambda line, _number: change(line))
    desk.close_step()
    return True
