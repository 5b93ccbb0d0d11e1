"""How much of the week went on building relationships: a quick estimate of one's own, and a small trend of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from leaderlens.domain.priority import SUGGESTED_SHARE
from leaderlens.i18n import _, short_date
from leaderlens.ui.commitments.view import Share
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow

_STEP = 5


class ShareTrend(QWidget):
    """A bar for each week that was estimated, before the band that the convenor lens suggests. Painted at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = Share((), None, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_share(self, share: Share) -> None:
        self._share = share
        self.setAccessibleName(share.said)
        self.setToolTip(share.said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(132 * (1 + (theme().metrics.scale - 1) * 0.5)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs this way everywhere
        painter.setFont(look.font(Type.SMALL))
        fonts = painter.fontMetrics()
        aside = fonts.horizontalAdvance(_("{low}–{high} %").format(low=50, high=70)) + 12
        plot = QRectF(0, 4, self.width() - aside, self.height() - fonts.height() - 10)

        def height(percent: float) -> float:
            return plot.bottom() - percent / 100 * plot.height()

        low, high = SUGGESTED_SHARE
        band = QRectF(plot.left(), height(high), plot.width(), height(low) - height(high))
        painter.fillRect(band, QColor(t.accent_soft))
        painter.setPen(QColor(t.ink3))
        label = QRectF(plot.right() + 8, band.top(), aside, band.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, _("{low}–{high} %").format(low=low, high=high))
        painter.setPen(QPen(QColor(t.line_strong), 1))
        painter.drawLine(plot.bottomLeft(), QPointF(plot.right(), plot.bottom()))
        weeks = self._share.weeks
        if not weeks:
            return
        each = plot.width() / max(len(weeks), 6)
        wide = min(each * 0.62, look.metrics.text(26))
        for place, (_week, percent) in enumerate(weeks):
            bar = QRectF(plot.left() + each * place + (each - wide) / 2, height(percent), wide, 0)
            bar.setBottom(plot.bottom())
            box(painter, bar, 3, t.leader)
        painter.setPen(QColor(t.ink3))
        foot = QRectF(plot.left(), plot.bottom() + 4, each * len(weeks), fonts.height())
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, short_date(weeks[0][0]))
        last = short_date(weeks[-1][0])
        if len(weeks) > 1 and foot.width() > 2.4 * fonts.horizontalAdvance(last):
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, last)


class ShareCard(Card):
    """``estimated(percent)`` when this week's is kept. It never travels: nobody else sees it."""

    estimated = Signal(int)

    def __init__(self, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=12)
        low, high = SUGGESTED_SHARE
        self.add(Heading(_("Your own time"), 2))
        self.add(
            Body(
                _(
                    "About how much of your working time this week went on building relationships beyond the council? "
                    "A rough guess will do."
                ),
                "ink2",
            )
        )
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100 // _STEP)
        self.slider.setPageStep(2)
        self.slider.setMinimumHeight(theme().metrics.hit)  # a handle is taller than Qt believes
        self.slider.setAccessibleName(_("Per cent of this week"))
        self.amount = Strong("", wrap=False)
        self.keep = Button(_("Keep this week’s guess"))
        self.add(self.slider)
        self.add(FlowRow(self.amount, self.keep, gap=16))
        self.trend = self.add(ShareTrend())
        self.told = self.add(Small("", "ink2"))
        source = _(
            "City-REDI, at the University of Birmingham, suggested {low} to {high} per cent for the mayor of a city "
            "region, not counting the political side of running a council. It is something to think about, not a "
            "target. Only you see this, and it stays in your vault."
        )
        self.add(Small(source.format(low=low, high=high), "ink2"))
        self.slider.valueChanged.connect(self._guess)
        self.slider.sliderReleased.connect(self._guess)
        self.keep.clicked.connect(lambda: self.estimated.emit(self.slider.value() * _STEP))
        self.show_share(share)

    def show_share(self, share: Share) -> None:
        """Show what is known; the slider stands where this week's guess is, or where the last one was.

        Nothing can be kept before a hand was on it: where it stands at first is nobody's guess of this week.
        """
        percent = share.now if share.now is not None else share.weeks[-1][1] if share.weeks else 0
        self.slider.setValue(round(percent / _STEP))
        self.keep.setEnabled(False)
        self.keep.setText(_("Change this week’s guess") if share.now is not None else _("Keep this week’s guess"))
        self.trend.setVisible(bool(share.weeks))
        self.trend.show_share(share)
        self.told.setText(share.said)
        self._tell()

    def _guess(self) -> None:
        self.keep.setEnabled(True)
        self._tell()

    def _tell(self) -> None:
        percent = self.slider.value() * _STEP
        words = _("{percent} per cent").format(percent=percent)
        self.amount.setText(words)
        self.slider.setAccessibleDescription(words)
