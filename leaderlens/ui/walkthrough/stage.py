"""The stage: one slide, painted as large as its window. It knows slides and colours, and nothing of where they go."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from leaderlens.charts.theme import DARK, LIGHT
from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.i18n import _
from leaderlens.services.walkthrough import Kind, Mark, Slide
from leaderlens.ui.accessibility import announce
from leaderlens.ui.charting.drawing import drawn_large
from leaderlens.ui.charting.marks import mark_shape
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.tokens import Accent, Mode, Tokens, tokens_for
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.walkthrough.lettering import SANS, SERIF, fitting, lettering, write
from leaderlens.ui.widgets.chart_view import Raster

_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_ENDS = Qt.AlignmentFlag.AlignTop


class Stage(QWidget):
    """Shows one slide at a time. ``show_slide(slide)``; ``set_dark`` for a dark room; ``set_blank`` for no picture."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.slide: Slide | None = None
        self.dark, self.blank = True, False
        self._chart: QPixmap | None = None
        self._wanted: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)

    @property
    def tokens(self) -> Tokens:
        """The colours of the room: the app's own look does not matter on a projector."""
        return tokens_for(Mode.DARK if self.dark else Mode.LIGHT, Accent.INK)

    def show_slide(self, slide: Slide) -> None:
        """Show it, and have it read out."""
        self.slide, self.blank = slide, False
        self._chart, self._wanted = None, ()
        self._say(slide.said)
        self._ask()
        self.update()

    def set_dark(self, *, dark: bool) -> None:
        self.dark = dark
        self._ask()
        self.update()

    def set_blank(self, *, blank: bool) -> None:
        """Nothing on the screen, for a moment of talk."""
        self.blank = blank
        self._say(_("Nothing is on the screen.") if blank or self.slide is None else self.slide.said)
        self.update()

    @property
    def chart_ready(self) -> bool:
        """Whether the chart of this slide is drawn (True for a slide without one)."""
        return self.slide is None or self.slide.trend is None or self._chart is not None

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.fillRect(self.rect(), QColor(self.tokens.paper))
        if self.slide is None or self.blank:
            return
        unit = min(self.height() / 22, self.width() / 36)  # one line of running text
        room = QRectF(self.rect()).adjusted(unit * 2, unit * 1.4, -unit * 2, -unit * 1.2)
        if self.slide.kind in {Kind.TITLE, Kind.END}:
            self._paint_card(painter, room, unit)
        elif self.slide.kind is Kind.QUESTION:
            self._paint_question(painter, room, unit)
        else:
            self._paint_item(painter, room, unit)
        self._paint_foot(painter, room, unit)

    # ------------------------------------------------------------ the kinds of slides

    def _paint_card(self, painter: QPainter, room: QRectF, unit: float) -> None:
        assert self.slide is not None  # noqa: S101 - paintEvent asked
        middle = QRectF(room.left(), room.top() + room.height() * 0.26, room.width(), room.height() * 0.3)
        font, taken = fitting(self.slide.title, middle, SERIF, unit * 2.6, 500)
        write(painter, self.slide.title, middle, self.tokens.ink, font)
        below = QRectF(room.left(), middle.top() + taken.height() + unit, room.width(), room.height() * 0.24)
        font, _taken = fitting(self.slide.line, below, SANS, unit * 1.1)
        write(painter, self.slide.line, below, self.tokens.ink2, font)

    def _paint_question(self, painter: QPainter, room: QRectF, unit: float) -> None:
        assert self.slide is not None  # noqa: S101 - paintEvent asked
        top = self._paint_head(painter, room, unit, small=True)
        area = QRectF(room.left(), top + unit * 1.5, room.width() * 0.92, room.bottom() - top - unit * 4)
        font, _taken = fitting(self.slide.line, area, SERIF, unit * 2.3)
        write(painter, self.slide.line, area, self.tokens.ink, font)

    def _paint_item(self, painter: QPainter, room: QRectF, unit: float) -> None:
        slide = self.slide
        assert slide is not None  # noqa: S101 - paintEvent asked
        if slide.kind is Kind.TREND:
            top = self._paint_head(painter, room, unit, small=True)
            area = QRectF(room.left(), top + unit * 0.4, room.width(), unit * 1.7)
            font, taken = fitting(slide.line, area, SANS, unit * 0.85)
            write(painter, slide.line, area, self.tokens.ink2, font)
            self._paint_chart(painter, area.top() + taken.height() + unit * 0.5)
            return
        top = self._paint_head(painter, room, unit)
        area = QRectF(room.left(), top + unit * 0.4, room.width() * 0.9, unit * 2.6)
        font, taken = fitting(slide.line, area, SERIF, unit)
        write(painter, slide.line, area, self.tokens.ink2, font)
        scale = QRectF(room.left() + unit * 2, top + unit * 4.6, room.width() - unit * 4, unit * 2.2)
        self._paint_scale(painter, scale, unit)
        self._paint_words(painter, QRectF(room.left(), scale.bottom() + unit * 2.2, room.width(),
                                          room.bottom() - scale.bottom() - unit * 3.6), unit)  # fmt: skip

    def _paint_head(self, painter: QPainter, room: QRectF, unit: float, *, small: bool = False) -> float:
        """Item and whom it is about; answers where it ends."""
        slide = self.slide
        assert slide is not None  # noqa: S101 - paintEvent asked
        line = QRectF(room.left(), room.top(), room.width(), unit * 1.1)
        write(painter, slide.eyebrow, line, self.tokens.ink3, lettering(SANS, unit * 0.72, 600))
        area = QRectF(room.left(), line.bottom() + unit * 0.15, room.width(), unit * (1.9 if small else 2.7))
        font, taken = fitting(slide.title, area, SERIF, unit * (1.4 if small else 2.1), 500)
        write(painter, slide.title, area, self.tokens.ink, font)
        return area.top() + taken.height()

    def _paint_scale(self, painter: QPainter, area: QRectF, unit: float) -> None:
        """One line from 1 to 7 with the marks on it, a prediction as an outline above its place."""
        slide, t = self.slide, self.tokens
        assert slide is not None  # noqa: S101 - paintEvent asked
        middle = area.center().y()

        def at(rating: int) -> float:
            return area.left() + (rating - LOWEST) / (HIGHEST - LOWEST) * area.width()

        painter.setPen(QPen(QColor(t.line_strong), max(2.0, unit * 0.08)))
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        figures = lettering(SANS, unit * 0.8, 500)
        for rating in range(LOWEST, HIGHEST + 1):
            painter.setPen(QPen(QColor(t.line_strong), max(2.0, unit * 0.08)))
            painter.drawLine(QPointF(at(rating), middle - unit * 0.25), QPointF(at(rating), middle + unit * 0.25))
            spot = QRectF(at(rating) - unit, middle + unit * 0.9, unit * 2, unit)
            write(painter, str(rating), spot, t.ink2, figures, _CENTRED)
        for words, left, side in (
            (slide.ends[0], area.left() - unit * 2, Qt.AlignmentFlag.AlignLeft),
            (slide.ends[1], area.right() - unit * 10, Qt.AlignmentFlag.AlignRight),
        ):
            spot = QRectF(left, middle + unit * 1.85, unit * 12, unit)
            font, _taken = fitting(words, spot, SANS, unit * 0.62)
            write(painter, words, spot, t.ink3, font, side | _ENDS)
        for mark in slide.marks:
            if mark.rating is not None:
                self._paint_mark(painter, mark, QPointF(at(mark.rating), middle), unit)

    def _paint_mark(self, painter: QPainter, mark: Mark, spot: QPointF, unit: float) -> None:
        """A filled mark for a rating; two on one place stand side by side. An outline above for a prediction."""
        assert self.slide is not None  # noqa: S101 - paintEvent asked
        given = [one for one in self.slide.marks if not one.thought]
        shared = len({one.rating for one in given}) < len(given)
        place = given.index(mark) if mark in given else 0
        shift = (place - 0.5) * unit * 0.9 if shared and not mark.thought else 0.0
        centre = spot + QPointF(shift, -unit * 1.25 if mark.thought else 0.0)
        colour = QColor((DARK if self.dark else LIGHT).mark(mark.rater).colour)
        shape = mark_shape(mark.rater, centre, unit * (0.42 if mark.thought else 0.52))
        if mark.thought:
            painter.setPen(QPen(colour, max(2.0, unit * 0.1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(QColor(self.tokens.paper), max(2.0, unit * 0.12)))
            painter.setBrush(colour)
        painter.drawPath(shape)

    def _paint_words(self, painter: QPainter, area: QRectF, unit: float) -> None:
        """What the marks say, then what each wrote."""
        slide = self.slide
        assert slide is not None  # noqa: S101 - paintEvent asked
        keys: list[Mark | None] = [mark for mark in slide.marks if not mark.thought]
        gap = len(slide.lines) - len(slide.marks)
        keys += [None] * gap + [mark for mark in slide.marks if mark.thought]
        top = area.top()
        share = area.height() / max(1, len(slide.lines) + 2 * len(slide.quotes))
        for line, mark in zip(slide.lines, keys, strict=True):
            row = QRectF(area.left() + unit * 1.4, top, area.width() - unit * 1.4, min(share, unit * 1.7))
            font, taken = fitting(line, row, SANS, unit * 0.92, 400 if mark is not None else 600)
            write(painter, line, row, self.tokens.ink, font)
            if mark is not None:
                self._paint_key(painter, mark, QPointF(area.left() + unit * 0.5, top + font.pixelSize() * 0.62), unit)
            top += max(taken.height(), unit) + unit * 0.32
        for rater, words in slide.quotes:
            row = QRectF(area.left() + unit * 1.4, top, area.width() - unit * 1.4, max(unit, share * 1.8))
            said = _("“{words}”").format(words=words.strip())
            font, taken = fitting(said, row, SERIF, unit * 0.95)
            write(painter, said, row, self.tokens.ink, font)
            bar = QRectF(area.left() + unit * 0.5, top, unit * 0.12, taken.height())
            painter.fillRect(bar, QColor((DARK if self.dark else LIGHT).mark(rater).colour))
            top += taken.height() + unit * 0.45

    def _paint_key(self, painter: QPainter, mark: Mark, spot: QPointF, unit: float) -> None:
        colour = QColor((DARK if self.dark else LIGHT).mark(mark.rater).colour)
        hollow = mark.thought or mark.rating is None
        painter.setPen(QPen(colour, max(2.0, unit * 0.08)) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
        painter.drawPath(mark_shape(mark.rater, spot, unit * 0.27))

    def _paint_foot(self, painter: QPainter, room: QRectF, unit: float) -> None:
        slide = self.slide
        assert slide is not None  # noqa: S101 - paintEvent asked
        foot = QRectF(room.left(), room.bottom() - unit * 0.3, room.width(), unit)
        small = lettering(SANS, unit * 0.58)
        developing = _("Developmental, not an appraisal")
        write(painter, developing, foot, self.tokens.ink3, small, Qt.AlignmentFlag.AlignLeft | _ENDS)
        if slide.items:
            place = _("{number} of {items}").format(number=slide.number, items=slide.items)
            write(painter, place, foot, self.tokens.ink3, small, Qt.AlignmentFlag.AlignRight | _ENDS)

    # ------------------------------------------------------------ the chart

    def _paint_chart(self, painter: QPainter, top: float) -> None:
        if self._chart is None:
            return
        size = self._chart.deviceIndependentSize()
        low = self.height() * 0.93
        ratio = min((low - top) / size.height(), (self.width() * 0.92) / size.width(), 1.6)
        wide, high = size.width() * ratio, size.height() * ratio
        spot = QRectF((self.width() - wide) / 2, top + max(0.0, (low - top - high) / 2), wide, high)
        painter.drawPixmap(spot, self._chart, QRectF(self._chart.rect()))

    def _ask(self) -> None:
        """Have the chart drawn for this size and this light, on the worker."""
        slide = self.slide
        if slide is None or slide.trend is None or self.width() < 320:
            return
        trend, room = slide.trend, (round(self.width() * 0.92), round(self.height() * 0.66))
        ratio, dark, ground = self.devicePixelRatioF(), self.dark, self.tokens.paper
        wanted = (trend, room, ratio, dark)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._tasks.run(
            lambda: drawn_large(trend, room, ratio, dark=dark, ground=ground),
            lambda raster: self._drawn(wanted, raster, ratio),
        )

    def _drawn(self, wanted: tuple[object, ...], raster: Raster, ratio: float) -> None:
        if not isValid(self) or wanted != self._wanted:
            return
        image = QImage(raster.rgba, raster.width, raster.height, raster.width * 4, QImage.Format.Format_RGBA8888)
        self._chart = QPixmap.fromImage(image.copy())  # the bytes belong to Python: Qt must have its own
        self._chart.setDevicePixelRatio(ratio)
        self.update()

    def _say(self, words: str) -> None:
        self.setAccessibleName(words)
        announce(self, words)
