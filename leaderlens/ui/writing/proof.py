"""Reads along for misspelt words: remembers what it has judged, and judges new words in spare moments of the window."""

from __future__ import annotations

from collections import deque
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock

from leaderlens.services.spelling import Spelling, words_in
from leaderlens.ui.writing.marks import WORDLESS, spans_of, units
from leaderlens.ui.writing.styler import shape_at, unread_in

SLICE = 0.006
"""Seconds of the window's time that are taken at once."""

_REST_MS = 400
"""The word lists are loaded, part by part, once no key has been pressed for so long."""


class Proof(QObject):
    """Finds misspelt words for the styler. ``judged(block)`` when a line turns out to have some and must be dressed."""

    judged = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.spelling: Spelling | None = None
        self.caret: tuple[int, int] = (-1, -1)
        """Line and letter of the caret: the word that is just being written is left in peace."""
        self.spared = False
        """Whether a word was let off because the caret is in it."""
        self._lines: deque[QTextBlock] = deque()
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._read)

    def use(self, spelling: Spelling | None) -> None:
        self.spelling = spelling
        self._lines.clear()
        self._tick.stop()

    def rest(self) -> None:
        """A key was pressed: what takes longer waits."""
        if self.spelling is not None and not self.spelling.ready and self._lines:
            self._tick.start(_REST_MS)

    def misspelt(self, block: QTextBlock, line: str, unread: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Which words of a line are known to be misspelt. Words that nobody has judged yet wait for their turn."""
        if self.spelling is None:
            return []
        found, unknown = [], False
        for start, end, word in words_in(_without(line, unread)):
            verdict = self.spelling.verdict(word) if self.spelling.ready else None
            if verdict is None:
                unknown = True
            elif not verdict:
                if block.blockNumber() == self.caret[0] and start < self.caret[1] <= end:
                    self.spared = True
                else:
                    found.append((start, end))
        if unknown:
            self._lines.append(block)
            if not self._tick.isActive():
                self._tick.start(0 if self.spelling.ready else _REST_MS)
        return found

    def wrong_in(self, block: QTextBlock) -> list[tuple[int, int, str]]:
        """The misspelt words of a line, judged now: where they begin and end, and the words."""
        line = units(block.text())
        shape = shape_at(block)
        if self.spelling is None or not self.spelling.ready or shape.block in WORDLESS:
            return []
        readable = _without(line, unread_in(shape, spans_of(line, shape)))
        return [hit for hit in words_in(readable) if not self.spelling.right(hit[2])]

    def _read(self) -> None:
        if self.spelling is None:
            return
        until = perf_counter() + SLICE
        if not self.spelling.ready:
            self.spelling.load()
        while self.spelling.ready and self._lines and perf_counter() < until:
            block = self._lines.popleft()
            if block.isValid() and self.wrong_in(block):
                self.judged.emit(block)
        if self._lines:
            self._tick.start(0)


def _without(line: str, unread: list[tuple[int, int]]) -> str:
    """``line`` with spaces for what is not to be read."""
    for start, end in unread:
        line = line[:start] + " " * (end - start) + line[end:]
    return line
