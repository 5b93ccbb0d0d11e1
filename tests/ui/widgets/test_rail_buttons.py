"""What stands in the rail: its words, and how much room it asks for in either form."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.widgets.rail_buttons import (
    FindButton,
    LockButton,
    PersonButton,
    PlaceButton,
    PromiseButton,
    RailButton,
    _initials,
)

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Robin Thackwray", "RT"), ("Cllr Robin Thackwray", "RT"), ("Dr Ngozi van der Berg", "NB"), ("Jo", "J"), ("", "")],
)
def test_initials_are_of_the_name_and_not_of_its_title(name: str, initials: str) -> None:
    assert _initials(name) == initials


def buttons(qtbot: QtBot) -> list[RailButton]:
    person, promise = PersonButton(), PromiseButton()
    person.show_person("Robin Thackwray", Role.CHIEF_EXECUTIVE)
    promise.lead_on("Safety")
    made = [FindButton("Find", "search"), PlaceButton("Today", "sun"), LockButton("Lock", "lock"), promise, person]
    for one in made:
        qtbot.addWidget(one)
    return made


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("narrow", [False, True])
def test_each_is_drawn_at_its_least_height_which_is_a_target(
    qtbot: QtBot, plain_look: Theme, percent: int, *, narrow: bool
) -> None:
    plain_look.set_text_size(percent)
    for one in buttons(qtbot):
        one.set_narrow(narrow)
        least, liked = one.minimumSizeHint().height(), one.sizeHint().height()
        assert plain_look.metrics.text(24) <= least <= liked, type(one).__name__
        one.resize(plain_look.metrics.rail_narrow if narrow else 228, least)
        plain = one.grab().toImage()
        one.ring = True
        assert one.grab().toImage() != plain, "the keyboard is seen"
    plain_look.set_text_size(100)


def test_a_badge_is_seen_in_both_forms(qtbot: QtBot) -> None:
    place = PlaceButton("Check-ins", "clipboard-check")
    qtbot.addWidget(place)
    for narrow in (False, True):
        place.set_narrow(narrow)
        place.set_badge("")
        without = place.grab().toImage()
        place.set_badge("1 due")
        assert place.grab().toImage() != without


def test_below_the_shield_stands_only_where_it_leads(qtbot: QtBot) -> None:
    promise = PromiseButton()
    qtbot.addWidget(promise)
    promise.lead_on("Safety")
    assert promise.words == "Safety"
    assert promise.accessibleName().startswith("Safety. Encrypted")
