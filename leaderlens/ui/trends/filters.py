"""The row of choices above the charts: the question, and whatever it leaves open."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from leaderlens.analysis.histories import Line
from leaderlens.analysis.naming import ROLE_TITLES, short_name
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date
from leaderlens.ui.charting.marks import view_name
from leaderlens.ui.charting.subjects import SubjectChoice
from leaderlens.ui.trends.answers import Answer, Offers, Wish
from leaderlens.ui.trends.asking import Asking, Leaves, Span
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.fields import Choice
from leaderlens.ui.widgets.layouts import Columns, FlowRow

_SHORTEST = 14  # letters a narrow chooser still shows


class FilterBar(QWidget):
    """``changed(Wish)`` when the person chooses; ``items_asked`` to pick items."""

    changed = Signal(object)
    items_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wish = Wish()
        self._offers = Offers()
        self._rater: Role | None = None  # whose view the person asked for, if they did
        self.asking = _choice(_("What would you like to know?"))
        self.asking.set_items(tuple((one.value, one.words) for one in Asking))
        self.span = _choice(_("Period"))
        self.after, self.before = _choice(_("From this event")), _choice(_("To this event"))
        self.checkin, self.earlier = _choice(_("Check-in")), _choice(_("Compared with"))
        self.lens, self.rater = _choice(_("Lens")), _choice(_("Whose view"))
        self.first, self.second = _choice(_("One line")), _choice(_("The other line"))
        self.subjects = SubjectChoice()
        self.items = Button(_("Choose items…"), icon="list-checks")
        self.items.clicked.connect(self.items_asked)
        top = Columns((3, 2), needs=620, top=True)
        top.add(self.asking)
        top.add(self.span)
        self.pairs = Columns((1, 1), needs=620, top=True)
        for field in (
            self.after,
            self.before,
            self.checkin,
            self.earlier,
            self.lens,
            self.rater,
            self.first,
            self.second,
        ):
            self.pairs.add(field)
        self._row = FlowRow(self.items)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (top, self.pairs, self.subjects, self._row):
            column.addWidget(part)
        self.rater.changed.connect(self._rater_chosen)
        for field in self._fields():
            field.changed.connect(self._chosen)
        self.subjects.changed.connect(self._chosen)

    def show_answer(self, answer: Answer) -> None:
        """Show the wish that was answered, and offer what there is. Says nothing."""
        self.wish = answer.wish
        if answer.offers != self._offers:
            self._offer(answer.offers)
        wish, leaves = answer.wish, answer.wish.asking.open
        for field, value in (
            (self.asking, wish.asking.value), (self.span, wish.span.value), (self.after, wish.after),
            (self.before, wish.before), (self.checkin, wish.checkin), (self.lens, wish.lens or "-"),
            (self.rater, (wish.rater or Role.LEADER).value),
        ):  # fmt: skip
            field.set_value(value)
        self._offer_earlier(wish)
        for field, line in ((self.first, wish.first), (self.second, wish.second)):
            if line is not None:
                field.set_value(_line_key(line))
        self.subjects.show_subjects(answer.offers.subjects, wish.subject or Subject.PAIR)
        between = Leaves.PERIOD in leaves and wish.span is Span.EVENTS
        wanted = {
            self.after: between,
            self.before: between,
            self.checkin: Leaves.CHECKIN in leaves,
            self.earlier: Leaves.EARLIER in leaves and bool(wish.earlier),
            self.lens: Leaves.LENS in leaves and len(answer.offers.lenses) > 1,
            self.rater: Leaves.RATER in leaves,
            self.first: Leaves.LINES in leaves,
            self.second: Leaves.LINES in leaves,
        }
        fields = [field for field, here in wanted.items() if here]
        self.pairs.show_only(fields)
        self.pairs.setVisible(bool(fields))
        self.span.setVisible(Leaves.PERIOD in leaves)
        self._row.setVisible(Leaves.ITEMS in leaves)
        self.subjects.setVisible(Leaves.SUBJECT in leaves and len(answer.offers.subjects) > 1)

    def _offer(self, offers: Offers) -> None:
        self._offers = offers
        spans = [one for one in Span if one is not Span.EVENTS or len(offers.events) > 1]
        self.span.set_items(tuple((one.value, one.words) for one in spans))
        events = tuple(
            (one.id, _("{event}, {day}").format(event=one.title, day=medium_date(one.day))) for one in offers.events
        )
        self.after.set_items(events)
        self.before.set_items(events)
        self.checkin.set_items(tuple((one.id, medium_date(one.due)) for one in offers.checkins))
        self.lens.set_items((("-", _("All of them")), *((one.id, one.name) for one in offers.lenses)))
        self.rater.set_items(tuple((role.value, view_name(role)) for role in SEATS))
        lines = tuple(
            (_line_key(Line(question, role)), _line_words(question, role, offers))
            for question in offers.questions
            for role in SEATS
        )
        self.first.set_items(lines)
        self.second.set_items(lines)

    def _offer_earlier(self, wish: Wish) -> None:
        """Only check-ins before the one that is looked at."""
        ids = [one.id for one in self._offers.checkins]
        after = self._offers.checkins[ids.index(wish.checkin) + 1 :] if wish.checkin in ids else ()
        self.earlier.set_items(tuple((one.id, medium_date(one.due)) for one in after))
        self.earlier.set_value(wish.earlier)

    def _rater_chosen(self) -> None:
        self._rater = Role(self.rater.value())

    def _chosen(self) -> None:
        subject = self.subjects.value()
        lens = self.lens.value()
        self.wish = replace(
            self.wish,
            asking=Asking(self.asking.value()),
            span=Span(self.span.value() or Span.ALL.value),
            after=self.after.value(),
            before=self.before.value(),
            checkin=self._checkin(),
            earlier=self.earlier.value(),
            lens="" if lens == "-" else lens,
            rater=self._rater,
            subject=Subject(subject) if subject else self.wish.subject,
            first=_line(self.first.value()),
            second=_line(self.second.value()),
        )
        self.changed.emit(self.wish)

    def _checkin(self) -> str:
        """The check-in picked; empty for the newest, which may be another one tomorrow."""
        chosen = self.checkin.value()
        newest = self._offers.checkins[0].id if self._offers.checkins else ""
        return "" if chosen == newest else chosen

    def _fields(self) -> tuple[Choice, ...]:
        return (
            self.asking, self.span, self.after, self.before, self.checkin, self.earlier, self.lens, self.rater,
            self.first, self.second,
        )  # fmt: skip


def _choice(label: str) -> Choice:
    """A list that may be narrower than its longest entry."""
    made = Choice(label)
    made.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.combo.setMinimumContentsLength(_SHORTEST)
    made.combo.setMaxVisibleItems(16)
    return made


def _line_key(line: Line) -> str:
    return f"{line.rater.value} {line.question.key}"


def _line(key: str) -> Line | None:
    rater, _space, question = key.partition(" ")
    return Line(Question.parse(question), Role(rater)) if question else None


def _line_words(question: Question, rater: Role, offers: Offers) -> str:
    return _("{view}: {item} ({subject})").format(
        view=view_name(rater),
        item=short_name(offers.names, question),
        subject=ROLE_TITLES.subject_label(question.subject),
    )
