"""The end of a term on the page of people: closed by either, carried over by both, over real vaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.agreement import Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.priority import Horizon
from leaderlens.domain.term import Carried, Closing
from leaderlens.services.carrying import Piece
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.people.page import PeoplePage
from leaderlens.ui.people.presenter import PeoplePresenter
from leaderlens.ui.people.term_card import ClosedTermCard, EndGuide
from leaderlens.ui.people.view import PairView, TermView
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.choices import ChoiceCard
from leaderlens.ui.widgets.labels import TextLabel
from tests.reflection import Chair, Room, room
from tests.two_people import laptop, pair_up
from tests.ui.fitting import clipped, dressed, nameless, settle
from tests.ui.people.views import TODAY, TOGETHER, pair, view
from tests.ui.tasks_fixture import ImmediateTasks


class Sitting:
    """One person at the page of people."""

    def __init__(self, chair: Chair, room: Room, qtbot: QtBot) -> None:
        self.chair, self.in_view = chair, room.pair_id
        self.tasks, self.went = ImmediateTasks(), list[Place]()
        self.page = PeoplePage()
        qtbot.addWidget(self.page)
        self.page.resize(900, 640)
        self.page.show()
        at = chair.seat.laptop
        desk = Desk(at.vault.person, room.seats.clock, self.tasks, self.went.append, self.changed, self.pair)
        self.presenter = PeoplePresenter(self.page, desk, at.pairing, at.vault, chair.terms, chair.sessions)
        self.page.choose_pair_requested.connect(self.choose)

    def pair(self) -> Pair | None:
        return next((one for one in self.chair.seat.laptop.pairing.pairs() if one.id == self.in_view), None)

    def choose(self, pair_id: str) -> None:
        self.in_view = pair_id
        self.changed(Changes(people=True))

    def changed(self, changes: Changes) -> None:
        self.presenter.refresh(changes)
        settle()

    def show(self) -> None:
        self.presenter.show(Place("people"))
        settle()

    def press(self, text: str) -> None:
        settle()
        next(each for each in self.page.findChildren(Button) if each.text() == text and each.isVisible()).click()
        settle()

    def texts(self) -> list[str]:
        """Every word in sight."""
        settle()
        labels = [each.text() for each in self.page.findChildren(TextLabel) if each.isVisible()]
        return labels + [each.text() for each in self.page.findChildren(ChoiceCard) if each.isVisible()]

    def tick(self, *wanted: Carried) -> None:
        choice = self.page.guide.carry if self.page.guide is not None else None
        if choice is None:
            assert self.page.closed is not None
            choice = self.page.closed.carry
        assert choice is not None
        for carried, tick in choice.ticks.items():
            tick.setChecked(carried in wanted)


@pytest.fixture
def both(tmp_path: Path, qapp: QApplication) -> Iterator[Room]:
    dressed(qapp)
    with room(tmp_path) as made:
        yield made


def close_the_term(chief: Sitting) -> None:
    """Through the guide, with a look at its first step and back."""
    chief.show()
    chief.press("End this term…")
    assert chief.page.guide is not None
    assert chief.page.guide.session.combo.currentText() == "21 November 2026"
    chief.press("Plan the last session")
    assert chief.went == [Place("sessions", act="plan", chosen="last_session")]
    chief.press("Not now")
    assert chief.page.guide is None
    chief.press("End this term…")
    chief.press("Go on")
    assert "Nothing is erased, and your journal is not touched." in chief.texts()
    chief.page.guide.day.set_value(date(2026, 11, 20))
    chief.press("Go on")
    chief.tick(Carried.AGREEMENTS, Carried.PRIORITIES)
    chief.press("Close this term")


def leave_out_and_word_anew(chief: Sitting) -> None:
    """What names the other is not ticked; one is left out by hand, one worded anew."""
    assert chief.page.closed is not None
    rows = {row.piece.words: row for row in chief.page.closed.pieces}
    assert {words: row.tick.isChecked() for words, row in rows.items()} == {
        "Ring at any hour.": True, "Robin writes it up.": False, "Left out.": True,
    }  # fmt: skip
    rows["Ring at any hour."].words.set_text("Ring at any hour, both of us.")
    rows["Left out."].tick.click()


def test_a_term_is_closed_by_one_and_its_promises_carried_over_by_both(
    both: Room, tmp_path: Path, qtbot: QtBot
) -> None:
    both.leader.agreements.make(both.pair_id, "Ring at any hour.", Owner.BOTH, None)
    both.leader.agreements.make(both.pair_id, "Robin writes it up.", Owner.BOTH, None)
    both.leader.agreements.make(both.pair_id, "Left out.", Owner.BOTH, None)
    both.leader.priorities.choose(both.pair_id, "Homes above the shops", Horizon.LONGER)
    _changes, session_id = both.leader.sessions.plan(both.pair_id, "first_conversation", both.seats.clock(), 60)
    both.leader.sessions.begin(both.pair_id, session_id, Role.LEADER)
    both.meet()
    leader, chief = Sitting(both.leader, both, qtbot), Sitting(both.chief, both, qtbot)
    close_the_term(chief)
    assert chief.chair.terms.closing(both.pair_id).last_session == session_id
    assert "This term is over" in chief.texts()
    assert "Robin has not chosen yet. Only what both of you choose goes along." in chief.texts()
    both.meet()
    leader.show()
    assert "It ended on 20 November 2026. What it holds can be read and no longer changes." in leader.texts()
    leader.tick(Carried.AGREEMENTS, Carried.TIMELINE)
    leader.press("Keep my choice")
    assert "You both chose: Open agreements." in leader.texts()
    both.meet()
    clock, exchange = both.seats.clock, tmp_path / "exchange"
    with laptop(tmp_path / "new", "Sam Okonjo-Reeve", Role.LEADER, clock, exchange) as successor:
        new_pair = pair_up(both.seats.two.chief_executive, successor)
        chief.show()
        leave_out_and_word_anew(chief)
        chief.press("Carry it over")
        assert "What both of you chose has gone along into your other pair." in chief.texts()
        assert [one.text for one in chief.chair.agreements.all(new_pair)] == ["Ring at any hour, both of us."]
        assert chief.chair.priorities.all(new_pair) == ()
        chief.press("Look at another pair")
        shown = "\n".join(chief.texts())
        assert "Sam" not in shown
        assert shown.count("Kelderby") >= 2
        chief.choose(new_pair)
        shown = "\n".join(chief.texts())
        assert "Robin" not in shown
        assert "Sam Okonjo-Reeve" in shown
        assert [one.leader for one in successor.pairing.pairs()] == ["Sam Okonjo-Reeve"]
        assert [one.id for one in leader.chair.seat.laptop.pairing.pairs()] == [both.pair_id]
    assert leader.tasks.told == chief.tasks.told == []


def test_a_last_day_ahead_is_told_to_both_and_a_planned_last_session_is_opened(both: Room, qtbot: QtBot) -> None:
    leader = Sitting(both.leader, both, qtbot)
    leader.presenter.show(Place("people", act="end"))
    settle()
    assert leader.page.guide is not None
    leader.page.guide.expected.set_value(date(2027, 5, 6))
    leader.press("Keep this day")
    assert leader.page.guide is not None, "the guide stays open"
    assert leader.page.guide.day.value() == TODAY, "a day ahead closes nothing"
    both.meet()
    chief = Sitting(both.chief, both, qtbot)
    chief.presenter.show(Place("people", act="end"))
    settle()
    assert chief.page.guide is not None
    assert chief.page.guide.expected.value() == date(2027, 5, 6)
    _changes, session_id = both.chief.sessions.plan(both.pair_id, "last_session", both.seats.clock(), 60)
    chief.presenter.show(Place("people", act="end"))
    chief.press("Open the last session you planned")
    assert chief.went == [Place("sessions", session_id=session_id)]
    both.chief.terms.close(both.pair_id, TODAY)
    chief.presenter.show(Place("people", act="end"))
    assert "This term is over" in chief.texts()


def test_a_term_that_the_other_closed_meanwhile_is_told(both: Room, qtbot: QtBot) -> None:
    leader = Sitting(both.leader, both, qtbot)
    leader.show()
    leader.press("End this term…")
    both.leader.terms.close(both.pair_id, TODAY)
    leader.press("Go on")
    leader.press("Go on")
    leader.press("Close this term")
    assert [str(error) for error in leader.tasks.told] == ["You have closed this term already."]
    assert "This term is over" in leader.texts()
    leader.press("Begin a term with somebody new")
    assert leader.page.invite is not None


CLOSING = Closing("p1", {Role.LEADER: TODAY}, {Role.LEADER: frozenset(Carried)})
STANDING = {Carried.AGREEMENTS: 3, Carried.PRIORITIES: 1, Carried.OBJECTIVES: 2, Carried.TIMELINE: 0}
TERM = TermView(Closing("p1"), STANDING, (("s1", "12 November 2026"),), (("p2", "Wexcombe, since 1 June 2026"),))
OVER = PairView(pair(term_end=TODAY), "Morgan", term=replace(TERM, closing=CLOSING))


@pytest.mark.parametrize(("size", "percent"), [((1000, 640), 200), ((720, 640), 100)])
def test_nothing_is_cut_off_and_everything_has_a_name(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    look = dressed(qapp)
    look.set_text_size(percent)
    page = PeoplePage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.show_people(view(pairs=(replace(TOGETHER, term=TERM), OVER), in_view="p1"))
    assert page.pair is not None
    page.pair.end.click()
    assert isinstance(page.guide, EndGuide)
    for _step in range(3):
        assert clipped(page) == []
        assert nameless(page) == []
        if page.guide.next.isVisible():
            page.guide.next.click()
    assert page.guide.close_it.isVisible()
    both_chose = Closing("p1", {Role.LEADER: TODAY}, {role: frozenset(Carried) for role in Role if role != Role.COACH})
    words = "Ask, before any public meeting, what the other is going to say when somebody asks about the depot."
    pieces = (Piece("a1", Carried.AGREEMENTS, words, named=True), Piece("a2", Carried.PRIORITIES, words))
    page.show_people(view(pairs=(replace(OVER, term=replace(TERM, closing=both_chose, pieces=pieces)),), in_view="p1"))
    assert isinstance(page.closed, ClosedTermCard)
    assert page.closed.target is not None
    assert clipped(page) == []
    assert nameless(page) == []
