"""Today acts on real vaults: what it finds, what it keeps, and what it does when the disk says no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.services.agreements import Agreements
from leaderlens.services.journal import Journal
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.services.terms import Terms
from leaderlens.ui.desk import Place
from leaderlens.ui.today.presenter import TodayPresenter
from leaderlens.ui.today.view import Action, Glance, HandOver, LatestCard
from tests.seats import Seats, all_rated, seats
from tests.ui.checkin.seats import fill_disk, free_disk
from tests.ui.desks import KeptDesk


class FakeSignal:
    def __init__(self) -> None:
        self.slots: list[object] = []

    def connect(self, slot: object) -> None:
        self.slots.append(slot)

    def emit(self, *values: object) -> None:
        for slot in self.slots:
            slot(*values)  # type: ignore[operator]


@dataclass
class FakePage:
    wished: FakeSignal = field(default_factory=FakeSignal)
    line_entered: FakeSignal = field(default_factory=FakeSignal)
    line_paused: FakeSignal = field(default_factory=FakeSignal)
    hand_over_requested: FakeSignal = field(default_factory=FakeSignal)
    greeted: str = ""
    glances: list[Glance] = field(default_factory=list)
    latest: list[LatestCard] = field(default_factory=list)
    text: str = ""
    kept: list[str] = field(default_factory=list)
    focused: bool = False
    keeping: bool = False

    def show_greeting(self, words: str, _role: Role) -> None:
        self.greeted = words

    def show_glance(self, glance: Glance) -> None:
        self.glances.append(glance)

    def show_latest(self, card: LatestCard) -> None:
        self.latest.append(card)

    def line(self) -> str:
        return self.text

    def show_line(self, words: str) -> None:
        self.text = words

    def focus_line(self) -> None:
        self.focused = True

    def show_keeping(self, *, keeping: bool) -> None:
        self.keeping = keeping

    def show_kept(self, sentence: str) -> None:
        self.text, self.keeping = "", False
        self.kept.append(sentence)


@dataclass
class Sitting:
    """One person at Today."""

    both: Seats
    page: FakePage
    kept: KeptDesk
    presenter: TodayPresenter
    journal: Journal


def agreements_of(both: Seats, role: Role) -> Agreements:
    seat = both.of(role)
    return Agreements(seat.laptop.database, seat.log, role, both.clock)


def proposals_of(both: Seats, role: Role) -> SessionProposals:
    seat = both.of(role)
    database = seat.laptop.database
    scripts = SessionScripts(database, both.clock)
    sessions = Sessions(database, seat.log, scripts, role, both.clock)
    return SessionProposals(database, sessions, scripts, seat.checkins, seat.events, both.clock)


def sit(both: Seats, role: Role, journal: Journal | None = None) -> Sitting:
    seat = both.of(role)
    laptop, page = seat.laptop, FakePage()
    kept = KeptDesk(laptop.vault.person, both.clock, laptop.pairing.pairs()[0])
    journal = journal or seat.journal
    presenter = TodayPresenter(
        page, kept.desk, seat.checkins, seat.trends, journal, laptop.pairing, laptop.vault,  # type: ignore[arg-type]
        agreements_of(both, role), proposals_of(both, role),
    )  # fmt: skip
    return Sitting(both, page, kept, presenter, journal)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as made:
        yield made


def test_a_new_pair_reads_its_first_day(both: Seats) -> None:
    robin = sit(both, Role.LEADER)
    robin.presenter.show(Place("today"))
    glance = robin.page.glances[-1]
    assert robin.page.greeted.endswith(", Robin")
    assert glance.hero.title == "Open your first check-in"
    assert glance.latest is not None
    assert glance.latest.hint
    assert glance.recovery  # nobody has confirmed the words yet
    both.leader.laptop.vault.confirm_recovery()
    robin.presenter.refresh(Changes(people=True))
    assert not robin.page.glances[-1].recovery


def test_what_is_mine_and_due_stands_on_today_until_it_is_settled(both: Seats) -> None:
    robin, agreements = sit(both, Role.LEADER), agreements_of(both, Role.LEADER)
    today = both.clock().date()
    for text, owner, days in (
        ("Mine.", Owner.LEADER, -2), ("Ours.", Owner.BOTH, 3), ("Theirs.", Owner.CHIEF_EXECUTIVE, 0),
        ("Later.", Owner.BOTH, 30),
    ):  # fmt: skip
        agreements.make(both.pair_id, text, owner, today + timedelta(days=days))
    robin.presenter.show(Place("today"))
    rows = robin.page.glances[-1].due
    assert [(row.title, row.when) for row in rows] == [("Mine.", "Was due on 19 Nov"), ("Ours.", "Due on Tuesday")]
    agreements.review(both.pair_id, rows[0].entry_id, AgreementState.DONE)
    robin.presenter.refresh(Changes(commitments=True))
    assert [row.title for row in robin.page.glances[-1].due] == ["Ours."]


def test_from_open_to_reveal_through_both_chairs(both: Seats) -> None:
    robin, morgan = sit(both, Role.LEADER), sit(both, Role.CHIEF_EXECUTIVE)
    checkin_id = both.open_checkin()
    questions = both.leader.checkins.overview(both.pair_id)[0].checkin.questions
    both.seal(Role.CHIEF_EXECUTIVE, checkin_id, all_rated(questions, 5))
    both.leader.log.sync()
    robin.presenter.show(Place("today"))
    assert "Morgan has sealed." in robin.page.glances[-1].hero.line
    morgan.presenter.show(Place("today"))
    morgan.page.wished.emit(morgan.page.glances[-1].hero.action.wish)
    both.seal(Role.LEADER, checkin_id, all_rated(questions, 3))
    both.leader.log.sync()
    both.chief.log.sync()
    both.leader.log.sync()
    robin.presenter.refresh(Changes(checkins=True, reveals=True))
    hero, card = robin.page.glances[-1].hero, robin.page.latest[-1]
    assert hero.action.wish == Place("reveal", checkin_id=checkin_id)
    assert card.headline
    assert [(line.name, line.values[-1]) for line in card.lines] == [("You", 3), ("Morgan", 5)]
    assert card.action is not None
    assert card.action.wish == Place("reveal", checkin_id=checkin_id)
    robin.presenter.show(Place("today"))
    assert len(robin.page.latest) == 1  # what was read once is not read again, and does not flicker
    assert robin.page.glances[-1].latest == card


def test_wishes_lead_to_places_or_hand_over(both: Seats) -> None:
    robin = sit(both, Role.LEADER)
    handed: list[str] = []
    robin.page.hand_over_requested.connect(handed.append)
    robin.page.wished.emit(Place("trends"))
    robin.page.wished.emit(HandOver("six words"))
    assert (robin.kept.went, handed) == ([Place("trends")], ["six words"])


def test_a_line_is_kept_and_said_so(both: Seats) -> None:
    robin = sit(both, Role.LEADER)
    robin.page.text = "Asked before answering."
    robin.page.line_entered.emit(robin.page.text)
    assert robin.page.kept == ["Kept in your journal"]
    assert [line.excerpt for line in robin.journal.lines()] == ["Asked before answering."]
    assert robin.kept.told == [Changes(journal=True)]
    robin.presenter.show(Place("today", act="line"))
    assert robin.page.focused
    assert [row.title for row in robin.page.glances[-1].journal] == ["Asked before answering."]
    robin.page.line_entered.emit("   ")
    assert len(robin.journal.lines()) == 1


class FullDisk(Journal):
    """A journal on a full disk."""

    def quick_line(self, text: str) -> Changes:
        raise VaultError("The disk is full.", code="disk-full" if text else "empty")


def test_a_full_disk_keeps_the_words_in_the_field(both: Seats) -> None:
    full = FullDisk(both.leader.laptop.database, both.clock)
    robin = sit(both, Role.LEADER, full)
    robin.page.text = "A thought."
    robin.page.line_entered.emit(robin.page.text)
    assert (robin.page.text, robin.page.keeping, robin.page.kept) == ("A thought.", False, [])
    assert [str(error) for error in robin.kept.tasks.told] == ["The disk is full."]
    assert robin.presenter.unsaved


def test_a_line_that_was_not_entered_waits_for_its_author(both: Seats) -> None:
    """It is in the vault with every pause: a lock, or a process that is killed, leaves it where it was typed."""
    robin = sit(both, Role.LEADER)
    robin.presenter.show(Place("today"))
    robin.presenter.leave()
    assert not robin.presenter.unsaved
    robin.page.text = "Half a thou"
    assert robin.presenter.unsaved
    robin.page.line_paused.emit(robin.page.text)
    assert not robin.presenter.unsaved
    killed = sit(both, Role.LEADER)
    killed.presenter.show(Place("today"))
    assert killed.page.text == "Half a thou"
    killed.page.text = "Half a thought, and the rest"
    killed.presenter.leave()
    again = sit(both, Role.LEADER)
    again.presenter.show(Place("today"))
    assert again.page.text == "Half a thought, and the rest"
    assert again.journal.lines() == ()
    again.page.line_entered.emit(again.page.text)
    assert [line.excerpt for line in again.journal.lines()] == ["Half a thought, and the rest"]
    last = sit(both, Role.LEADER)
    last.presenter.show(Place("today"))
    assert last.page.text == "", "what is in the journal does not come back"


def test_a_line_begun_before_the_draft_arrives_stays(both: Seats) -> None:
    before = sit(both, Role.LEADER)
    before.page.text = "An older line"
    before.presenter.leave()
    robin = sit(both, Role.LEADER)
    robin.page.text = "New words"
    robin.presenter.show(Place("today"))
    assert robin.page.text == "New words"
    robin.presenter.leave()
    assert not robin.presenter.unsaved


def test_a_draft_that_no_disk_takes_is_unsaved_and_said(both: Seats) -> None:
    robin = sit(both, Role.LEADER)
    robin.presenter.show(Place("today"))
    fill_disk(both.leader.laptop.database)
    robin.page.text = "long " * 3_000
    robin.presenter.leave()
    assert robin.presenter.unsaved
    assert len(robin.kept.tasks.told) == 1
    free_disk(both.leader.laptop.database)
    robin.presenter.leave()
    assert not robin.presenter.unsaved


def test_a_term_that_ends_is_ended_on_purpose(both: Seats) -> None:
    robin, pair_id = sit(both, Role.LEADER), both.pair_id
    proposals = proposals_of(both, Role.LEADER)
    terms = Terms(both.leader.laptop.database, both.leader.log, Role.LEADER, both.clock)
    terms.foresee(pair_id, both.clock().date() + timedelta(days=10))
    robin.presenter.show(Place("today"))
    assert robin.page.glances[-1].hero.action == Action("Plan a session", Place("sessions", act="plan"))
    _c, session_id = proposals.sessions.plan(pair_id, "last_session", both.clock(), 60)
    proposals.sessions.begin(pair_id, session_id, Role.LEADER)
    proposals.sessions.finish(pair_id, session_id)
    robin.presenter.refresh(Changes(sessions=True))
    assert robin.page.glances[-1].hero.action == Action("Close this term", Place("people", act="end"))


def test_a_session_is_worth_having_also_while_the_next_check_in_is_open(both: Seats) -> None:
    robin, pair_id = sit(both, Role.LEADER), both.pair_id
    proposals = proposals_of(both, Role.LEADER)
    checkin_id = both.open_checkin()
    questions = both.leader.checkins.overview(pair_id)[0].checkin.questions
    both.reveal(checkin_id, all_rated(questions, 3), all_rated(questions, 5))
    both.open_checkin()
    robin.presenter.show(Place("today"))
    assert robin.page.glances[-1].hero.title == "Your check-in is open"
    assert robin.page.latest[-1].other == Action("Plan a session", Place("sessions", act="plan"))
    proposals.put_off(pair_id)
    robin.presenter.refresh(Changes(sessions=True))
    assert robin.page.latest[-1].other == Action("See our trends", Place("trends"))


def test_a_session_that_is_worth_having_planned_and_under_way(both: Seats) -> None:
    robin = sit(both, Role.LEADER)
    sessions, pair_id = proposals_of(both, Role.LEADER).sessions, both.pair_id
    checkin_id = both.open_checkin()
    questions = both.leader.checkins.overview(pair_id)[0].checkin.questions
    both.reveal(checkin_id, all_rated(questions, 3), all_rated(questions, 5))
    robin.presenter.show(Place("today"))
    hero = robin.page.glances[-1].hero
    assert hero.action.text == "See the reveal"
    assert hero.other == Action("Plan a session", Place("sessions", act="plan"))
    both.clock.moment += timedelta(days=30)
    robin.presenter.refresh(Changes(sessions=True))
    assert robin.page.glances[-1].hero.title == "A session might be worth an hour"
    _c, session_id = sessions.plan(pair_id, "regular_check_in", both.clock() + timedelta(days=3), 45, "The library")
    robin.presenter.refresh(Changes(sessions=True))
    assert robin.page.glances[-1].hero.action == Action("Prepare", Place("sessions", session_id=session_id))
    both.clock.moment += timedelta(days=3)
    robin.presenter.refresh(Changes(sessions=True))
    assert robin.page.glances[-1].hero.title.startswith("Your session is today at")
    sessions.begin(pair_id, session_id, Role.LEADER)
    sessions.pause(pair_id, session_id)
    robin.presenter.refresh(Changes(sessions=True))
    hero = robin.page.glances[-1].hero
    assert (hero.title, hero.action.wish) == (
        "Your session waits where you left it",
        Place("session", session_id=session_id),
    )
