"""Where an entry is written: plain text in reading type, with an undo history of its own for every entry."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme

LEADING = 1.5
"""Line height as a multiple of the type size."""

_LARGE_PASTE = 200_000  # characters: from here on laying the text out is left to Qt's spare moments
_LONGEST_PARAGRAPH = 20_000  # characters: Qt takes seconds for each key in a paragraph of megabytes


@dataclass
class _Sheet:
    document: QTextDocument
    cursor: QTextCursor
    scrolled: int = 0


def with_breaks(text: str) -> str:
    """``text`` with line breaks in paragraphs that are longer than any person writes; no word of it changes."""
    if all(len(paragraph) <= _LONGEST_PARAGRAPH for paragraph in text.split("\n")):
        return text
    parts: list[str] = []
    for paragraph in text.split("\n"):
        begin = 0
        while len(paragraph) - begin > _LONGEST_PARAGRAPH:
            space = paragraph.rfind(" ", begin, begin + _LONGEST_PARAGRAPH)
            end = space + 1 if space > begin else begin + _LONGEST_PARAGRAPH
            parts.append(paragraph[begin:end])
            begin = end
        parts.append(paragraph[begin:])
    return "\n".join(parts)


class BodyEdit(QTextEdit):
    """The words of one entry at a time. ``written`` when the person changes them, never when an entry is shown."""

    written = Signal()
    left_up = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("quiet", True)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhMultiLine
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._sheets: dict[str, _Sheet] = {}
        self._entry_id = ""
        self._showing = False
        self.textChanged.connect(self._changed)
        theme().changed.connect(self.restyle)
        self.restyle()

    def show_entry(self, entry_id: str, text: str) -> None:
        """Show an entry: as it was left, with its undo history, when it has been shown before; else ``text``."""
        self._leave_sheet()
        self._showing = True
        sheet = self._sheets.get(entry_id)
        if sheet is None:
            document = self._document(text)
            sheet = self._sheets[entry_id] = _Sheet(document, QTextCursor(document))
        self._entry_id = entry_id
        self.setDocument(sheet.document)
        self.setTextCursor(sheet.cursor)
        self.verticalScrollBar().setValue(sheet.scrolled)
        self._showing = False

    def forget(self, entry_id: str) -> None:
        """Let an entry's words and undo history go."""
        if entry_id == self._entry_id:
            self.show_entry("", "")
        sheet = self._sheets.pop(entry_id, None)
        if sheet is not None:
            sheet.document.deleteLater()

    def words(self) -> str:
        """The text as it was written, with no-break spaces and all."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def restyle(self) -> None:
        font = theme().font(Type.READING)
        self.setFont(font)
        for sheet in self._sheets.values():
            if sheet.document.defaultFont() != font:
                self._set_type(sheet.document, font)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text. A text of megabytes goes in without being laid out first, so that nothing freezes."""
        text = with_breaks(source.text())
        if len(text) < _LARGE_PASTE or self._entry_id not in self._sheets:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()
            return
        document, here = self.document(), self.textCursor()
        begin, end = here.selectionStart(), here.selectionEnd()
        self._showing = True
        self.setDocument(self._sheets.setdefault("", _Sheet(self._document(""), QTextCursor())).document)
        document.setDocumentLayout(None)  # type: ignore[arg-type] # Qt makes a new one when it is shown again
        cursor = QTextCursor(document)
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setDocument(document)
        cursor.setPosition(begin)  # at its beginning: going to the end would lay out everything at once
        self.setTextCursor(cursor)
        self._showing = False
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Up and not event.modifiers() and self._on_first_line():
            self.left_up.emit()
            return
        super().keyPressEvent(event)

    def _on_first_line(self) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(QTextCursor.MoveOperation.Up)

    def _changed(self) -> None:
        if not self._showing and self._entry_id:
            self.written.emit()

    def _leave_sheet(self) -> None:
        sheet = self._sheets.get(self._entry_id)
        if sheet is not None and self._entry_id:
            sheet.cursor, sheet.scrolled = self.textCursor(), self.verticalScrollBar().value()

    def _document(self, text: str) -> QTextDocument:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        font = theme().font(Type.READING)
        document.setDefaultFont(font)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(_block_format(font))
        cursor.insertText(with_breaks(text))
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        return document

    def _set_type(self, document: QTextDocument, font: QFont) -> None:
        """Another text size: the same proportion of line height, which is relative, so only the font changes."""
        before, self._showing = self._showing, True
        document.setDefaultFont(font)
        self._showing = before


def _block_format(font: QFont) -> QTextBlockFormat:
    made = QTextBlockFormat()
    natural = QFontMetricsF(font).height()
    share = 100 * LEADING * font.pixelSize() / natural if natural else 100
    made.setLineHeight(share, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made
