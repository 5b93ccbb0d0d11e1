"""The views of the sessions page: nothing cut off at any size, everything named, every word translatable."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.domain.session import SessionProposal, SessionState
from leaderlens.services.lenses import Library
from leaderlens.services.session_record import Heard
from leaderlens.services.session_scripts import shipped
from leaderlens.ui.desk import Place
from leaderlens.ui.sessions import listing, telling, words
from leaderlens.ui.sessions.opening_view import OpeningView, StillView
from leaderlens.ui.sessions.page import SessionsPage
from leaderlens.ui.sessions.view import ParkedCard, Plan, Planned, Preparation
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, untranslated
from tests.ui.sessions.telling_room import NOW, PAIR, TODAY, TOPICS, record, seen

SCRIPTS = {script.id: script for script in shipped().scripts}
REGULAR = SCRIPTS["regular_check_in"]
CARDS = words.topic_cards(TOPICS, PAIR, Library().names(), swaps=True)
PREPARATION = Preparation(
    "s", "Check-in review", "Tuesday 24 November at 16:00", REGULAR.before, CARDS,
    (ParkedCard("p", "Morgan", "Whether the Tuesday call helps."),), ("Ten minutes on Mondays.",),
    may_suggest=True, invitation="LeaderLens session 2026-11-24.ics", place="The small meeting room",
)  # fmt: skip
PLAN = Plan(
    tuple(words.script_offer(script) for script in SCRIPTS.values()), "regular_check_in",
    (NOW + timedelta(3), NOW + timedelta(6)), NOW + timedelta(3), TODAY, 45, reason="You have not talked yet.",
)  # fmt: skip


def listed(*, proposal: bool = True) -> listing.Listing:
    held = [record(REGULAR).session]
    done = [type(held[0])(f"d{n}", "p", "annual_review", SessionState.DONE, NOW, began=NOW) for n in range(3)]
    heard = [Heard(done[0], 0.5, 1.0), Heard(done[1], None, 1.0)]
    planned = [type(held[0])("n", "p", "first_conversation", SessionState.PLANNED, NOW + timedelta(4))]
    proposed = SessionProposal("repair_after_strain", "A view of trust lies below where it was.", (), 60)
    return listing.listing(
        [*done, *([] if proposal else [*held, *planned])], SCRIPTS, proposed, heard, PAIR, NOW, revealed=True
    )


def opened(qtbot: QtBot, page: QWidget, width: int = 936, height: int = 640) -> None:
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()


def cut_off(page: QWidget) -> list[str]:
    """What is cut off once the layouts are at rest."""
    for _round in range(4):
        if not (found := clipped(page)):
            break
    return found


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_and_everything_is_named(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    page = SessionsPage()
    opened(qtbot, page)
    page.show_listing(listed())
    assert (cut_off(page), nameless(page)) == ([], [])
    page.show_listing(listing.without_pair(Role.LEADER, None))
    assert (cut_off(page), nameless(page)) == ([], [])
    page.show_plan(PLAN)
    assert (cut_off(page), nameless(page)) == ([], [])
    page.show_preparation(PREPARATION)
    assert (cut_off(page), nameless(page)) == ([], [])
    page.show_story(telling.story(record(REGULAR), PAIR))
    assert (cut_off(page), nameless(page)) == ([], [])


@pytest.mark.parametrize("percent", [100, 200])
def test_the_opening_and_the_rest_fit_too(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    told = record(SCRIPTS["repair_after_strain"])
    view, still = OpeningView(), StillView()
    opened(qtbot, view, 1000)
    view.show_opening(telling.opening(seen(told), PAIR, TODAY))
    assert (cut_off(view), nameless(view)) == ([], [])
    assert view.first.value() == "leader"
    opened(qtbot, still, 1000)
    still.show_still("Paused", REGULAR.title, "You are at “Say it back”.")
    assert (cut_off(still), nameless(still)) == ([], [])


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_can_be_read_and_changed_at_200_per_cent(qtbot: QtBot, theme: Theme, script: str) -> None:
    theme.set_text_size(200)
    page = SessionsPage()
    opened(qtbot, page)
    page.script.show_script(shipped(), shipped().scripts, SCRIPTS[script])
    page.setCurrentWidget(page.script)
    assert cut_off(page) == []
    page.script.change.click()
    assert (cut_off(page), nameless(page)) == ([], [])
    kept: list[object] = []
    page.script.kept.connect(kept.append)
    page.script.keep.click()
    assert kept == [type(SCRIPTS[script])(**{**_fields(SCRIPTS[script]), "own": True})]


def _fields(script: object) -> dict[str, object]:
    return {name: getattr(script, name) for name in type(script).__slots__}  # type: ignore[attr-defined]


def test_the_list_says_first_what_is_to_be_done(qtbot: QtBot) -> None:
    page = SessionsPage()
    opened(qtbot, page)
    went: list[Place] = []
    page.list.chosen.connect(went.append)
    page.show_listing(listed())
    assert page.list.now_card is not None
    page.list.now_card.first.click()
    assert page.list.now_card.not_now is not None
    page.show_listing(listed(proposal=False))
    page.list.now_card.first.click()
    assert went == [Place("sessions", act="plan"), Place("session", session_id="s")]
    assert [row.row.session_id for row in page.list.rows] == ["n", "d0", "d1", "d2"]
    assert page.list.heard is not None
    assert page.list.heard.chart.accessibleName().startswith("Heard just as it was meant: 2 of 3 times")


def test_a_plan_is_filled_in_with_a_suggested_day_and_says_what_it_clashes_with(qtbot: QtBot) -> None:
    page = SessionsPage()
    opened(qtbot, page)
    page.show_plan(PLAN)
    told: list[Planned] = []
    asked: list[object] = []
    page.plan.planned.connect(told.append)
    page.plan.day_chosen.connect(asked.append)
    page.plan.day_buttons[1].click()
    page.plan.show_clash("On that day there is already: full council.")
    assert page.plan.clash.isVisible()
    page.plan.place.set_text("The library")
    page.plan.keep.click()
    page.plan.keep.click()  # once is enough
    day = (NOW + timedelta(6)).date()
    assert told == [Planned("regular_check_in", day, 16, 0, 45, "The library", coached=False)]
    assert asked == [day]


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_of_ours_is_translatable(qtbot: QtBot) -> None:
    page = SessionsPage()
    opened(qtbot, page)
    page.show_listing(listing.without_pair(Role.LEADER, None))
    assert untranslated(page) == set()


def test_the_title_keeps_its_last_letter_beside_the_buttons(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_size(200)
    page = SessionsPage()
    opened(qtbot, page, 864)
    page.show_listing(listed())
    assert cut_off(page) == []
    title = page.list.title
    assert title.width() >= title.fontMetrics().horizontalAdvance(title.text())
