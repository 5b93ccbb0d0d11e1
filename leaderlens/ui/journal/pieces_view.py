"""People's own words to read and not to change: plain, or with what another version lacks marked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from leaderlens.ui.journal.comparison import Piece
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme


class PiecesView(QTextEdit):
    """A text to read in reading type. What changed is underlined, or struck through in the ``old`` one: never by
    colour alone.
    """

    def __init__(self, name: str, *, old: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._old = old
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.restyle)
        self.restyle()

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show a text in pieces."""
        self._pieces = tuple(pieces)
        self._paint()

    def sizeHint(self) -> QSize:
        return QSize(280, theme().metrics.text(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme().metrics.text(120))

    def restyle(self) -> None:
        self.setFont(theme().font(Type.READING))
        self._paint()

    def _paint(self) -> None:
        self.clear()
        t = theme().tokens
        cursor = QTextCursor(self.document())
        plain, marked = QTextCharFormat(), QTextCharFormat()
        marked.setBackground(QColor(t.warm_soft if self._old else t.good_soft))
        marked.setForeground(QColor(t.warm if self._old else t.good))
        marked.setFontStrikeOut(self._old)
        marked.setFontUnderline(not self._old)
        for piece in self._pieces:
            cursor.insertText(piece.text, marked if piece.changed else plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)
