"""The entries that are open on the desk: each with its own document, undo history, caret and place in the text."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from leaderlens.domain.text import storable
from leaderlens.ui.writing.history import History

KEPT = 12
"""So many entries keep their undo history; an entry whose words nobody has saved yet is never among those let go."""

_LONGEST_PARAGRAPH = 20_000  # characters: Qt takes seconds for each key in a paragraph of megabytes
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FRAMES = re.compile("[\ufffc\ufdd0\ufdd1]")  # Qt's own marks of pictures and frames


def clean(text: str) -> str:
    """``text`` as the desk holds it: one spelling of a line break, and nothing that Qt or a vault cannot keep.

    A paragraph longer than any person writes gets line breaks. Doing it twice changes nothing.
    """
    text = _FRAMES.sub("\ufffd", _BREAKS.sub("\n", storable(text)))
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


def words_of(document: QTextDocument) -> str:
    """The text of ``document`` as it was written, with no-break spaces and all."""
    return storable(document.toRawText()).replace("\u2029", "\n").replace("\u2028", "\n")


@dataclass(slots=True)
class Sheet:
    """One open entry. ``dressed`` says for which dress its lines were styled last; ``unsaved`` protects it."""

    document: QTextDocument
    history: History = field(repr=False)
    caret: int = 0
    anchor: int = 0
    scrolled: int = 0
    dressed: object = None
    unsaved: bool = False


class Sheets:
    """The open entries by their id, the last used last."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._sheets: OrderedDict[str, Sheet] = OrderedDict()

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._sheets

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self._sheets.values())

    def get(self, entry_id: str) -> Sheet | None:
        return self._sheets.get(entry_id)

    def take(self, entry_id: str, text: str) -> tuple[Sheet, bool]:
        """The sheet of an entry, and whether it is a new one, made from ``text``."""
        sheet = self._sheets.get(entry_id)
        new = sheet is None
        if sheet is None:
            sheet = self._sheets[entry_id] = self._made(clean(text))
        self._sheets.move_to_end(entry_id)
        self._let_go()
        return sheet, new

    def forget(self, entry_id: str) -> None:
        sheet = self._sheets.pop(entry_id, None)
        if sheet is not None:
            sheet.document.deleteLater()

    def _let_go(self) -> None:
        spare = [key for key, sheet in list(self._sheets.items())[:-1] if key and not sheet.unsaved]
        for key in spare[: max(0, len(self._sheets) - KEPT)]:
            self.forget(key)

    def _made(self, text: str) -> Sheet:
        document = QTextDocument(self._owner)
        document.setUndoRedoEnabled(False)  # the history is ours: Qt's would also take back how lines look
        document.setDocumentMargin(0)
        document.setIndentWidth(1)
        QTextCursor(document).insertText(text)
        return Sheet(document, History(text))
