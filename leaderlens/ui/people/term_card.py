"""The end of a term: a guide that closes it, and what is chosen to go along into a new pair."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.term import Carried
from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.services.carrying import Piece
from leaderlens.ui.people.view import PairView, TermView
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import Choice, TextField
from leaderlens.ui.widgets.labels import Body, Heading, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.stepper import Stepper


class CarryChoice(QWidget):
    """What may go along: a tick for each kind. ``chosen`` is what is ticked."""

    def __init__(self, term: TermView, mine: frozenset[Carried], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.ticks: dict[Carried, CheckRow] = {}
        for carried in Carried:
            tick = CheckRow(carried_words(carried), standing_words(carried, term.standing))
            tick.setChecked(carried in mine)
            tick.setEnabled(bool(term.standing.get(carried)))
            column.addWidget(tick)
            self.ticks[carried] = tick

    @property
    def chosen(self) -> tuple[Carried, ...]:
        return tuple(carried for carried, tick in self.ticks.items() if tick.isChecked())


class EndGuide(Card):
    """Three steps to the end of a term. ``session_wanted(id)`` plans a last session, or opens the one that is planned;
    ``foreseen(day)`` tells both the last day that lies ahead; ``left`` without closing;
    ``closed(day, session_id, carried)`` when the term is over.
    """

    session_wanted = Signal(str)
    foreseen = Signal(object)
    left = Signal()
    closed = Signal(object, str, object)

    def __init__(self, view: PairView, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        term, name = view.term, view.partner_first_name
        assert term is not None  # noqa: S101 - only a pair that is together has a term to end
        self.add(Heading(_("Ending this term"), 2))
        self.stepper = self.add(Stepper((_("A last session"), _("What closing does"), _("What goes along"))))
        self._at = 0
        self._build_session(term, name, today)
        self._build_meaning(term, name, today)
        self._build_carry(term, name)
        self.next = Button(_("Go on"), Kind.PRIMARY, trailing="arrow-right")
        self.close_it = Button(_("Close this term"), Kind.DANGER)
        self.before = Button(_("Back"), Kind.SECONDARY)
        self.not_now = Button(_("Not now"), Kind.QUIET)
        self.next.clicked.connect(lambda: self._go(self._at + 1))
        self.before.clicked.connect(lambda: self._go(self._at - 1))
        self.not_now.clicked.connect(self.left)
        self.close_it.clicked.connect(self._close)
        self.add(FlowRow(self.next, self.close_it, self.before, self.not_now))
        self._go(0)

    def start(self) -> None:
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_session(self, term: TermView, name: str, today: date) -> None:
        line = self.add(
            Body(
                _(
                    "Sit down with {name} once more, if you can. A script leads you through it: what you did, what was "
                    "hard, what each takes along, and what the next pair should find."
                ).format(name=name),
                "ink2",
            )
        )
        self.plan = Button(
            _("Open the last session you planned") if term.planned else _("Plan the last session"),
            icon="message-square",
        )
        self.plan.clicked.connect(lambda: self.session_wanted.emit(term.planned))
        plan = self.add(FlowRow(self.plan))
        expected = term.closing.foreseen
        self.expected = self.add(
            DateField(
                _("The last day, if it lies ahead and you know it"),
                _("You both see it, and are reminded of the last session in good time. It closes nothing."),
            )
        )
        self.expected.set_earliest(today if expected is None else min(today, expected))
        self.expected.set_value(expected or today)
        self.foresee = Button(_("Keep this day"))
        self.foresee.clicked.connect(lambda: self.foreseen.emit(self.expected.value()))
        keep = self.add(FlowRow(self.foresee))
        none = ("", _("There was no last session"))
        self.session = self.add(Choice(_("Your last session"), (*term.sessions, none)))
        self._first = (line, plan, self.expected, keep, self.session)

    def _build_meaning(self, term: TermView, name: str, today: date) -> None:
        points = (
            _(
                "From that moment check-ins, sessions, agreements, objectives and priorities stand still: nothing in "
                "them changes any more. A session that is under way ends."
            ),
            _("Both of you can still read all of it. A sheet that both have sealed can still be revealed."),
            _("Nothing is erased, and your journal is not touched."),
            _("One word is enough: {name} hears of it at the next exchange. It cannot be undone.").format(name=name),
        )
        self._second: tuple[QWidget, ...] = tuple(self.add(Body(point)) for point in points)
        self.day = self.add(DateField(_("Last day of the term")))
        self.day.set_value(min(today, term.closing.foreseen or today))
        self.day.set_latest(today)
        self._second = (*self._second, self.day)

    def _build_carry(self, term: TermView, name: str) -> None:
        line = self.add(
            Body(
                _(
                    "Choose what may go along into a pair with somebody new. Only what {name} chooses as well does, "
                    "and ratings never do. You can choose later, too."
                ).format(name=name),
                "ink2",
            )
        )
        self.carry = self.add(CarryChoice(term, frozenset()))
        self._third = (line, self.carry)

    def _go(self, at: int) -> None:
        self._at = at
        self.stepper.show_step(at)
        for place, parts in enumerate((self._first, self._second, self._third)):
            for part in parts:
                part.setVisible(place == at)
        self.next.setVisible(at < 2)
        self.close_it.setVisible(at == 2)
        self.before.setVisible(at > 0)
        self.updateGeometry()

    def _close(self) -> None:
        self.close_it.setEnabled(False)
        self.closed.emit(self.day.value(), self.session.value(), self.carry.chosen)


class PieceRow(QWidget):
    """One thing that may go along: a tick, and its words to change. What names the other person starts unticked."""

    def __init__(self, piece: Piece, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.piece = piece
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        told = _("It names {name}: word it anew first, or leave it out.").format(name=name) if piece.named else ""
        self.tick = CheckRow(piece.words, told)
        self.tick.setChecked(not piece.named)
        self.words = TextField(_("How it reads in the new pair"))
        self.words.set_text(piece.words)
        self.words.setVisible(not piece.named)
        self.tick.toggled.connect(self.words.setVisible)
        column.addWidget(self.tick)
        column.addWidget(self.words)


class ClosedTermCard(Card):
    """A term that is over: since when, what both chose, and the way on.

    ``carry_chosen(carried)`` keeps our choice, ``carried_over(pair_id, chosen)`` writes into that pair what
    both chose and was not left out here, by id with its words,
    ``successor_wanted`` begins a pair with somebody new.
    """

    carry_chosen = Signal(object)
    carried_over = Signal(str, object)
    successor_wanted = Signal()

    def __init__(self, view: PairView, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        term, pair, name = view.term, view.pair, view.partner_first_name
        assert term is not None  # noqa: S101 - only a pair that is together has a term
        assert pair.term_end is not None  # noqa: S101 - and this one is over
        self.add(Heading(_("This term is over"), 2))
        ended = _("It ended on {date}. What it holds can be read and no longer changes.")
        self.add(Body(ended.format(date=medium_date(pair.term_end)), "ink2"))
        theirs, mine = term.closing.carried.get(pair.partner), term.closing.carried.get(pair.me)
        self.carry: CarryChoice | None = None
        self.target: Choice | None = None
        self.pieces: tuple[PieceRow, ...] = ()
        if term.carried_into:
            self.add(Strong(_("What both of you chose has gone along into your other pair.")))
        else:
            self._offer(term, name, mine, theirs)
        self.successor = Button(_("Begin a term with somebody new"), icon="plus")
        self.successor.clicked.connect(self.successor_wanted)
        self.add(FlowRow(self.successor))

    def _offer(
        self, term: TermView, name: str, mine: frozenset[Carried] | None, theirs: frozenset[Carried] | None
    ) -> None:
        self.add_divider()
        self.add(Heading(_("What may go along"), 3))
        if theirs is None:
            told = _("{name} has not chosen yet. Only what both of you choose goes along.").format(name=name)
        elif mine is None:
            told = _("{name} has chosen. You have not chosen yet.").format(name=name)
        elif term.closing.kept:
            kept = ", ".join(carried_words(one) for one in Carried if one in term.closing.kept)
            told = _("You both chose: {what}.").format(what=kept)
        else:
            told = _("You chose nothing in common, so nothing goes along.")
        self.add(Body(told, "ink2"))
        self.carry = self.add(CarryChoice(term, mine or frozenset()))
        self.keep = Button(_("Keep my choice"))
        chosen = self.carry
        self.keep.clicked.connect(lambda: self.carry_chosen.emit(chosen.chosen))
        self.add(FlowRow(self.keep))
        if term.closing.kept and term.targets:
            self.add_divider()
            self.add(Heading(_("What you take along"), 3))
            self.add(
                Body(
                    _(
                        "Leave out what does not belong there, and word the rest as it should read. The new pair is "
                        "not told where it comes from, only that you brought it along."
                    ),
                    "ink2",
                )
            )
            self.pieces = tuple(self.add(PieceRow(piece, name)) for piece in term.pieces)
            self.target = self.add(Choice(_("Into which pair?"), term.targets))
            target = self.target
            self.go_along = Button(_("Carry it over"), Kind.PRIMARY)
            self.go_along.clicked.connect(lambda: self.carried_over.emit(target.value(), self._chosen()))
            self.add(FlowRow(self.go_along))

    def _chosen(self) -> dict[str, str]:
        return {row.piece.id: row.words.text() for row in self.pieces if row.tick.isChecked()}


def carried_words(carried: Carried) -> str:
    """What goes along, in a word or two."""
    return {
        Carried.AGREEMENTS: _("Open agreements"),
        Carried.PRIORITIES: _("Priorities"),
        Carried.OBJECTIVES: _("Objectives under way"),
        Carried.TIMELINE: _("The council’s timeline"),
    }[carried]


def standing_words(carried: Carried, standing: Mapping[Carried, int]) -> str:
    """How much there is of it, and what becomes of it."""
    count = standing.get(carried, 0)
    if count == 0:
        return _("There is nothing of this.")
    counted = {
        Carried.AGREEMENTS: ngettext(
            "{count} agreement of yours or of you both, without a day that is past",
            "{count} agreements of yours or of you both, without days that are past",
            count,
        ),
        Carried.PRIORITIES: ngettext("{count} priority", "{count} priorities", count),
        Carried.OBJECTIVES: ngettext(
            "{count} objective, as a new proposal that nobody has agreed to yet",
            "{count} objectives, as new proposals that nobody has agreed to yet",
            count,
        ),
        Carried.TIMELINE: ngettext("{count} event", "{count} events", count),
    }[carried]
    return counted.format(count=count)
