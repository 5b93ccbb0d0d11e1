"""Scripts as they ship, and copies of one's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import ContentError
from leaderlens.services.session_scripts import SessionScripts, offered, shelf, shipped
from leaderlens.store.database import Database


@pytest.fixture
def scripts(database: Database, clock: FixedClock) -> SessionScripts:
    return SessionScripts(database, clock)


def test_the_five_are_there_from_the_start(scripts: SessionScripts) -> None:
    assert scripts.all() == shipped().scripts
    assert scripts.original("annual_review").title == scripts.script("annual_review").title


def test_the_last_session_stands_beside_the_five_until_a_term_ends(scripts: SessionScripts) -> None:
    assert len(offered(scripts.all(), ending=False)) == 5
    assert [one.id for one in offered(scripts.all(), ending=True)][5:] == ["last_session"]
    assert scripts.script("last_session").minutes == 60
    assert [one.id for one in shelf("last_session").scripts] == ["last_session"]
    assert len(shelf("annual_review").scripts) == 5


def test_a_changed_copy_takes_its_place_until_it_is_put_back(scripts: SessionScripts) -> None:
    script = scripts.script("regular_check_in")
    step = replace(script.steps[0], say_aloud="How are you, really?")
    scripts.keep(replace(script, steps=(step, *script.steps[1:])))
    changed = scripts.script("regular_check_in")
    assert (changed.own, changed.steps[0].say_aloud) == (True, "How are you, really?")
    assert [one.id for one in scripts.all()] == [one.id for one in shipped().scripts]
    scripts.restore("regular_check_in")
    assert not scripts.script("regular_check_in").own


def test_a_copy_that_could_not_be_read_again_is_not_kept(scripts: SessionScripts) -> None:
    script = scripts.script("regular_check_in")
    with pytest.raises(ContentError):
        scripts.keep(replace(script, minutes=3))
    assert not scripts.script("regular_check_in").own


def test_a_script_of_a_newer_leaderlens_opens_as_the_regular_one(scripts: SessionScripts) -> None:
    assert scripts.script("a_script_to_come").id == "regular_check_in"
