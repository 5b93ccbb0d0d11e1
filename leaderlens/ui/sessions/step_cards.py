"""What a session is, told in four steps: for those who have not held one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Heading, Reading
from leaderlens.ui.widgets.layouts import Columns


class StepMark(QWidget):
    """The number of a step beside its icon, in a soft pill."""

    def __init__(self, number: int, icon: str) -> None:
        super().__init__()
        self._number, self._icon = number, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        side = theme().metrics.icon(44)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, area.width() / 2, t.accent_soft)
        inset = area.width() * 0.26
        draw_icon(painter, self._icon, area.adjusted(inset, inset, -inset, -inset), t.accent)
        badge = look.metrics.icon(18)
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        spot = QRectF(0 if right_to_left else area.right() - badge, area.bottom() - badge, badge, badge)
        box(painter, spot, badge / 2, t.accent, t.surface, 1.5)
        font = look.font(Type.EYEBROW)
        font.setPixelSize(round(badge * 0.58))
        painter.setFont(font)
        painter.setPen(QColor(t.on_accent))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepCard(Card):
    """One step: what it is called, what is done in it, and how it sounds."""

    def __init__(self, number: int, icon: str, title: str, line: str, example: str) -> None:
        super().__init__(gap=12)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().metrics.space(14))
        row.addWidget(StepMark(number, icon))
        row.addWidget(Heading(title, 3), 1, Qt.AlignmentFlag.AlignVCenter)
        self.add(head)
        self.add(Body(line, "ink2"))
        self.add(Reading(example))
        self.add_stretch()


class FourSteps(Columns):
    """Describe, express, check back, agree."""

    def __init__(self) -> None:
        super().__init__((1, 1), needs=700)
        self.steps = (
            StepCard(
                1, "eye", _("Describe"),
                _("One of you says what happened, as a camera would have seen it."),
                _("“In Tuesday’s briefing the budget gap came up twice, and twice we went on to the next item.”"),
            ),
            StepCard(
                2, "message-circle", _("Express"),
                _("The same person says how it landed with them."),
                _("“I was left unsure whether I may raise it in front of the cabinet.”"),
            ),
            StepCard(
                3, "arrow-left-right", _("Check back"),
                _("The other says it back until the first feels heard. Then you change places."),
                _("“You would like to know beforehand where I stand. Have I got that right?”"),
            ),
            StepCard(
                4, "handshake", _("Agree"),
                _("You settle one or two things, each with a name and a date, and look at them next time."),
                _("“Ten minutes on Mondays, before the papers go out.”"),
            ),
        )  # fmt: skip
        for step in self.steps:
            self.add(step)
        self.add_wide(
            Body(
                _(
                    "Why it is worth an hour: pairs who say what they saw, how it landed, and check that they were "
                    "heard, keep small things small."
                ),
                "ink2",
            )
        )
