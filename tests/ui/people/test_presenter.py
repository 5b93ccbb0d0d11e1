"""Two real vaults meet through the page of people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Role
from leaderlens.services.pair_log import PairLog
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.services.terms import Terms
from leaderlens.services.vault import OpenVault
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.people.page import PeoplePage
from leaderlens.ui.people.presenter import PeoplePresenter
from leaderlens.ui.widgets.labels import TextLabel
from tests.two_people import CHIEF_EXECUTIVE, LEADER, MOMENT, Laptop, laptop
from tests.ui.fitting import dressed, settle
from tests.ui.tasks_fixture import ImmediateTasks

SINCE = date(2024, 12, 4)


class Seat:
    """One person at their page of people."""

    def __init__(self, at: Laptop, clock: FixedClock, qtbot: QtBot, handed_code: str = "") -> None:
        self.laptop = at
        self.tasks = ImmediateTasks()
        self.told: list[Changes] = []
        self.page = PeoplePage()
        qtbot.addWidget(self.page)
        self.page.resize(900, 640)
        self.page.show()
        self.desk = Desk(at.vault.person, clock, self.tasks, lambda _place: None, self.changed, self.pair)
        log = PairLog(at.database, clock)
        role = at.vault.person.role
        sessions = Sessions(at.database, log, SessionScripts(at.database, clock), role, clock)
        terms = Terms(at.database, log, role, clock)
        self.presenter = PeoplePresenter(self.page, self.desk, at.pairing, at.vault, terms, sessions, handed_code)

    def changed(self, changes: Changes) -> None:
        """As the app does: the page in view reads again."""
        self.told.append(changes)
        self.presenter.refresh(changes)

    def pair(self) -> Pair | None:
        return next(iter(self.laptop.pairing.pairs()), None)

    def show(self, act: str = "") -> None:
        self.presenter.show(Place("people", act=act))

    def invite(self, name: str = "Morgan Adeyinka", council: str = "Kelderby") -> str:
        form = self.page.invite
        assert form is not None
        form.name.set_text(name)
        form.council.set_text(council)
        form.since.set_value(SINCE)
        form.invite.click()
        return " ".join(self.page.pending[0].code.words) if self.page.pending else ""

    def texts(self) -> list[str]:
        settle()
        return [label.text() for label in self.page.findChildren(TextLabel) if label.isVisible()]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MOMENT)


@pytest.fixture
def laptops(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Laptop, Laptop]]:
    with ExitStack() as stack:
        yield (
            stack.enter_context(laptop(tmp_path, LEADER, Role.LEADER, clock, tmp_path / "exchange")),
            stack.enter_context(laptop(tmp_path, CHIEF_EXECUTIVE, Role.CHIEF_EXECUTIVE, clock, tmp_path / "exchange")),
        )


@pytest.fixture
def leader(laptops: tuple[Laptop, Laptop], clock: FixedClock, qapp: QApplication, qtbot: QtBot) -> Seat:
    dressed(qapp)
    made = Seat(laptops[0], clock, qtbot)
    made.show("pair")
    return made


def test_two_people_become_a_pair_with_the_words_handed_over(
    leader: Seat, laptops: tuple[Laptop, Laptop], clock: FixedClock, qtbot: QtBot
) -> None:
    code = leader.invite()
    assert len(code.split()) == 6
    assert leader.told == [Changes(people=True)]
    chief = Seat(laptops[1], clock, qtbot, handed_code=code)
    chief.show("join")
    assert "Robin Thackwray, Leader, invites you to Kelderby, since 4 December 2024." in chief.texts()
    assert chief.page.join is not None
    chief.page.join.join.click()
    assert chief.page.pair is not None
    assert chief.page.join is None
    leader.presenter.refresh(laptops[0].pairing.complete())
    assert leader.page.pair is not None
    assert leader.page.pair.safety.words == chief.page.pair.safety.words
    assert len(leader.page.pair.safety.words) == 12
    assert leader.tasks.told == chief.tasks.told == []


def test_somebody_who_comes_back_later_types_the_words(
    leader: Seat, laptops: tuple[Laptop, Laptop], clock: FixedClock, qtbot: QtBot
) -> None:
    code = leader.invite()
    chief = Seat(laptops[1], clock, qtbot)
    chief.show()
    form = chief.page.join
    assert form is not None
    form.fill("abandon ability able about above absent")
    form.look.click()
    assert form.code.edit.accessibleDescription()
    form.fill(" ".join(word[:4].upper() for word in code.split()))
    form.look.click()
    settle()
    assert form.join.isVisible()


def test_words_that_came_along_are_forgotten_after_one_look(
    laptops: tuple[Laptop, Laptop], clock: FixedClock, qtbot: QtBot, leader: Seat
) -> None:
    chief = Seat(laptops[1], clock, qtbot, handed_code="abandon ability able about above absent")
    chief.show()
    leader.invite()
    chief.show()
    assert chief.page.join is not None
    assert not chief.page.join.code.text()


def test_withdrawing_leads_back_to_the_form(leader: Seat) -> None:
    leader.invite()
    card = leader.page.pending[0]
    card.withdraw.click()
    card.sure.click()
    assert leader.page.pending == ()
    assert leader.page.invite is not None
    assert leader.laptop.pairing.pairs() == ()


def test_withdrawing_too_late_shows_the_pair_instead(leader: Seat, laptops: tuple[Laptop, Laptop]) -> None:
    code = leader.invite()
    laptops[1].pairing.accept(code)
    leader.page.pending[0].sure.click()
    assert [getattr(error, "code", "") for error in leader.tasks.told] == ["answered"]
    assert leader.page.pair is not None


def test_a_name_that_cannot_be_used_is_said_at_its_field(leader: Seat) -> None:
    leader.invite(name="x" * 500)
    assert leader.page.invite is not None
    assert leader.page.invite.name.edit.accessibleDescription()
    leader.invite(council="x" * 500)
    assert leader.page.invite.council.edit.accessibleDescription()
    assert leader.tasks.told == []


def test_an_invitation_that_ran_out_says_so(leader: Seat, clock: FixedClock) -> None:
    leader.invite()
    clock.moment += timedelta(days=8)
    leader.show()
    assert leader.page.pending[0].hand_over.isHidden()


def test_recovery_words_are_confirmed_by_three_of_them(leader: Seat) -> None:
    leader.page.you.confirm.click()
    words = leader.laptop.vault.recovery_words()
    check = leader.page.you.check
    for field in check.fields.values():
        field.set_text("wrong")
    leader.page.you.take.click()
    assert all(field.edit.accessibleDescription() for field in check.fields.values())
    assert not leader.laptop.vault.recovery_confirmed
    for number, field in check.fields.items():
        field.set_text(words[number - 1].capitalize())
    leader.page.you.take.click()
    assert leader.laptop.vault.recovery_confirmed
    assert not leader.page.you.confirm.isVisible()
    assert leader.told[-1] == Changes(people=True)


def test_recovery_words_are_shown_when_asked_for_and_gone_when_the_page_is_left(leader: Seat) -> None:
    leader.page.you.show_them.click()
    leader.page.you.sure.click()
    assert leader.page.you.words.grid.words == leader.laptop.vault.recovery_words()
    leader.presenter.leave()
    assert leader.page.you.words.grid.words == ()


def test_recovery_words_that_come_after_the_page_was_left_are_not_shown(
    leader: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(vault: OpenVault) -> tuple[str, ...]:
        leader.presenter.leave()  # another page was chosen while the worker was busy
        return real(vault)

    real = OpenVault.recovery_words
    monkeypatch.setattr(OpenVault, "recovery_words", slowly)
    leader.page.you.show_them.click()
    leader.page.you.sure.click()
    assert leader.page.you.words.grid.words == ()
    leader.page.you.confirm.click()
    assert not leader.page.you.check.isVisible()


def test_news_about_something_else_is_not_read(leader: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(leader.tasks, "run", lambda *args, **_others: asked.append(args))
    leader.presenter.refresh(Changes(journal=True))
    assert asked == []
    leader.presenter.refresh(Changes(problems=True))
    assert len(asked) == 1


def test_a_coach_sees_what_a_coach_may(tmp_path: Path, clock: FixedClock, qapp: QApplication, qtbot: QtBot) -> None:
    with laptop(tmp_path, "Helen Price", Role.COACH, clock, tmp_path / "exchange") as at:
        coach = Seat(at, clock, qtbot)
        coach.show("pair")
        assert coach.page.invite is None
        assert any("invite a coach together" in text for text in coach.texts())
