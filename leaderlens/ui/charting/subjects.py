"""About whom a chart is: the Chief Executive, the Leader, or the two of them, whoever was asked about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from leaderlens.domain.checkin import Subject
from leaderlens.i18n import _
from leaderlens.ui.charting.tab_order import in_tab_order
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.choices import SegmentedChoice

ORDER = (Subject.CHIEF_EXECUTIVE, Subject.LEADER, Subject.PAIR)
"""The order in which subjects are offered."""


def about(subject: Subject) -> str:
    """``About the Leader``."""
    return {
        Subject.LEADER: _("About the Leader"),
        Subject.CHIEF_EXECUTIVE: _("About the Chief Executive"),
        Subject.PAIR: _("About the two of you"),
    }[subject]


def about_within(subject: Subject) -> str:
    """``about the Leader``: beside an item's name."""
    return {
        Subject.LEADER: _("about the Leader"),
        Subject.CHIEF_EXECUTIVE: _("about the Chief Executive"),
        Subject.PAIR: _("about the two of you"),
    }[subject]


def _briefly(subject: Subject) -> str:
    return {
        Subject.LEADER: _("Leader"),
        Subject.CHIEF_EXECUTIVE: _("Chief Executive"),
        Subject.PAIR: _("The two of you"),
    }[subject]


class SubjectChoice(QWidget):
    """A segmented choice between subjects; ``changed(value)`` when the person picks another.

    Says *About the Leader* where there is room and *Leader* where there is not. One subject alone needs no choice, so
    then nothing shows.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._subjects: tuple[Subject, ...] = ()
        self.choice = SegmentedChoice(_("About whom"), ())
        self._row.addWidget(self.choice)
        self._row.addStretch(1)
        theme().changed.connect(self._fit)
        self.hide()

    def show_subjects(self, subjects: tuple[Subject, ...], chosen: Subject) -> None:
        """Offer ``subjects``, with ``chosen`` on. Says nothing."""
        offered = tuple(subject for subject in ORDER if subject in subjects)
        if offered != self._subjects:
            self._subjects = offered
            self._row.removeWidget(self.choice)
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = SegmentedChoice(_("About whom"), tuple((one.value, about(one)) for one in offered))
            self.choice.changed.connect(self.changed)
            self._row.insertWidget(0, self.choice)
            in_tab_order(self, self.choice.segments)
            self._fit()
        self.choice.set_value(chosen.value)
        self.setVisible(len(offered) > 1)

    def value(self) -> str:
        return self.choice.value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Full words where they fit."""
        look = theme()
        words = look.font_metrics(Type.SMALL_STRONG)
        full = sum(words.horizontalAdvance(about(one)) + 2 * look.metrics.space(14) + 4 for one in self._subjects) + 8
        for segment, subject in zip(self.choice.segments, self._subjects, strict=True):
            segment.setText(about(subject) if full <= self.width() else _briefly(subject))
            segment.setAccessibleName(about(subject))
