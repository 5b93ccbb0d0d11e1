"""The registry of commands: found by name, run once, remembered."""

from __future__ import annotations

import pytest

from leaderlens.ui.commands import Commands


@pytest.fixture
def commands() -> Commands:
    made = Commands()
    ran: list[str] = []
    made.add(
        "journal.new", "New journal entry", "Do", lambda: ran.append("new"), shortcut="Ctrl+J", words="write diary"
    )
    made.add("go.trends", "Trends", "Go to", lambda: ran.append("trends"), shortcut="Ctrl+3")
    made.add("go.sessions", "Sessions", "Go to", lambda: ran.append("sessions"), enabled=lambda: False)
    made.add("rate", "Choose a rating", "Check-in", shortcut="1")
    return made


@pytest.mark.parametrize("query", ["new", "journal", "jour ent", "diary", "nje", "NEW JOURNAL"])
def test_it_is_found_by_what_people_type(commands: Commands, query: str) -> None:
    assert commands.find(query)[0].id == "journal.new"


def test_what_cannot_be_done_now_is_not_offered(commands: Commands) -> None:
    assert commands.find("sessions") == ()
    assert commands.run("go.sessions") is False
    assert commands.find("rating") == ()
    assert [command.id for command in commands.groups()["Check-in"]] == ["rate"]


def test_recent_ones_come_first(commands: Commands) -> None:
    commands.run("go.trends")
    assert [command.id for command in commands.find("")] == ["go.trends", "journal.new"]


def test_a_name_or_a_key_is_taken_once(commands: Commands) -> None:
    with pytest.raises(ValueError, match=r"go\.trends"):
        commands.add("go.trends", "Trends", "Go to", lambda: None)
    with pytest.raises(ValueError, match=r"Ctrl\+J"):
        commands.add("other", "Other", "Do", lambda: None, shortcut="Ctrl+J")


def test_listeners_hear_of_comings_and_goings(commands: Commands) -> None:
    heard: list[int] = []
    commands.subscribe(lambda: heard.append(len(commands.all())))
    commands.remove("rate")
    commands.remove("rate")
    commands.add("new", "New", "Do")
    assert heard == [3, 4]
