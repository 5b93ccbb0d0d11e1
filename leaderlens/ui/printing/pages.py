"""Pages filled with pieces: where a page ends, and what stands along its edges."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter, QPen

from leaderlens.documents.document import Align, Document, Run, Section, Step
from leaderlens.ui.printing import type_area as area
from leaderlens.ui.printing.pieces import NewPage, Piece, Strip, document_of, draw_document, pieces

_COVER_AT = 0.3  # of the type area's height
_AFTER_FRONT = 22.0


def paint(document: Document, device: QPagedPaintDevice, painter: QPainter, step: Step | None = None) -> int:
    """Draw ``document`` on ``device``, on which ``painter`` has begun; answers the number of pages.

    The page is A4; on other paper all of it gets smaller or larger. Whatever ``step`` raises goes through.
    """
    full = device.pageLayout().fullRectPoints()
    fit = min(full.width() / area.PAGE[0], full.height() / area.PAGE[1])
    painter.scale(fit * device.logicalDpiX() / 72, fit * device.logicalDpiY() / 72)
    pages = _Pages(document, device, painter)
    pages.front()
    for done, section in enumerate(document.sections, start=1):
        pages.put(section)
        if step is not None:
            step(done)
    pages.close()
    return pages.number


class _Pages:
    """Takes strips until a page is full. Strips that are tied wait for the next one, so that none is left alone."""

    def __init__(self, document: Document, device: QPagedPaintDevice, painter: QPainter) -> None:
        self._document, self._device, self._painter = document, device, painter
        self.number = 1
        self._y = 0.0
        self._space = 0.0  # what the piece before wants after it
        self._drawn: list[tuple[Piece, float, float, float]] = []  # piece, top, bottom of its part; where on the page
        self._held: list[tuple[Piece, Strip, float]] = []  # with the space before it
        self._cover = False

    def front(self) -> None:
        """The title, on a page of its own or above the first section."""
        document = self._document
        y = area.HEIGHT * _COVER_AT if document.cover else 0.0
        for face, text in ((area.TITLE, document.title), *((area.SUBTITLE, line) for line in document.lines)):
            laid = document_of(face, (Run(text),), area.WIDTH)
            with self._at(y):
                draw_document(laid, self._painter, 0, laid.size().height())
            y += laid.size().height() + face.after
        self._y = y + _AFTER_FRONT
        if document.cover:
            self._cover = True
            self._turn()

    def put(self, section: Section) -> None:
        """Add a section where the last one ended."""
        for piece in pieces(section.blocks):
            if isinstance(piece, NewPage):
                self._flush()
                self._turn()
            else:
                self._add(piece)

    def close(self) -> None:
        """Draw what is left."""
        self._flush()
        self._finish_page()

    def _add(self, piece: Piece) -> None:
        gap = max(self._space, piece.before)
        for strip in piece.strips:
            self._held.append((piece, strip, gap))
            gap = 0.0
            if not strip.tied:
                self._flush()
        self._space = piece.after

    def _flush(self) -> None:
        """Set what was held back, all of it on one page if a page can hold it."""
        held, self._held = self._held, []
        tall = sum(strip.bottom - strip.top + (gap if number else 0.0) for number, (_p, strip, gap) in enumerate(held))
        if held and self._y > 0 and self._y + held[0][2] + tall > area.HEIGHT:
            self._turn()
        for piece, strip, gap in held:
            self._set(piece, strip, gap)

    def _set(self, piece: Piece, strip: Strip, gap: float) -> None:
        if self._y > 0:
            self._y += gap
        top = strip.top
        if piece.again is not None and piece.again != strip and not self._has(piece) and self._y == 0:
            self._place(piece, piece.again.top, piece.again.bottom)
        while strip.bottom - top > area.HEIGHT - self._y + 0.01:
            if self._y > 0:
                self._turn()
                continue
            self._place(piece, top, top + area.HEIGHT)  # taller than a page: cut where the page ends
            top += area.HEIGHT
        self._place(piece, top, strip.bottom)

    def _place(self, piece: Piece, top: float, bottom: float) -> None:
        if self._drawn and self._drawn[-1][0] is piece and abs(self._drawn[-1][2] - top) < 0.01:
            _piece, begun, _end, where = self._drawn.pop()
            self._drawn.append((piece, begun, bottom, where))
        else:
            self._drawn.append((piece, top, bottom, self._y))
        self._y += bottom - top

    def _has(self, piece: Piece) -> bool:
        return any(one is piece for one, *_rest in self._drawn)

    def _turn(self) -> None:
        self._finish_page()
        self._device.newPage()
        self.number += 1
        self._y = self._space = 0.0
        self._cover = False

    def _finish_page(self) -> None:
        for piece, top, bottom, where in self._drawn:
            with self._at(where):
                piece.draw(self._painter, top, bottom)
        self._drawn.clear()
        document = self._document
        if self._cover:
            self._edge(area.HEADER_AT, document.watermark, "")
            return
        self._edge(area.HEADER_AT, document.header if self.number > 1 else "", document.watermark)
        self._edge(area.PAGE[1] - area.FOOTER_AT - area.EDGE.leading, document.footer, str(self.number))
        if document.header or document.watermark:
            self._line(area.HEADER_AT + area.EDGE.leading + 4)

    def _edge(self, y: float, begins: str, ends: str) -> None:
        """A line of small print across the page, from ``begins`` on one side to ``ends`` on the other."""
        for text, align in ((begins, Align.START), (ends, Align.END)):
            if text:
                laid = document_of(area.EDGE, (Run(text),), area.WIDTH, align)
                with self._at(y - area.TOP):
                    draw_document(laid, self._painter, 0, laid.size().height())

    def _line(self, y: float) -> None:
        with self._at(y - area.TOP):
            self._painter.setPen(QPen(QColor(area.LINE), 0.5))
            self._painter.drawLine(QLineF(0, 0, area.WIDTH, 0))

    @contextmanager
    def _at(self, y: float) -> Iterator[None]:
        """The painter's origin at ``y`` in the type area."""
        self._painter.save()
        self._painter.translate(area.SIDE, area.TOP + y)
        try:
            yield
        finally:
            self._painter.restore()
