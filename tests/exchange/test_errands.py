"""Nobody waits for a folder that does not answer, and what it answers later is not lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from leaderlens.errors import ExchangeError
from leaderlens.exchange.errands import Errands

SHARE, STICK = Path("/share"), Path("/stick")
PATIENT = 30.0  # a guard: these tests wait for events, never for time


class Hanging:
    """Folder work that comes back when it is let. ``asked`` counts how often it was begun."""

    def __init__(self, answer: object = "here") -> None:
        self.let, self.answer, self.asked = threading.Event(), answer, 0

    def __call__(self) -> object:
        self.asked += 1
        self.let.wait(PATIENT)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def come_back(errands: Errands, work: Hanging) -> None:
    """Let what is out come back."""
    work.let.set()
    assert errands._out[SHARE].done.wait(PATIENT)


def refused(errands: Errands, name: str, work: Hanging) -> str:
    with pytest.raises(ExchangeError) as caught:
        errands.run(SHARE, name, work)
    return caught.value.code


def test_what_answers_is_answered_on_another_thread() -> None:
    threads: list[int] = []
    assert Errands().run(SHARE, "look", lambda: threads.append(threading.get_ident()) or 7) == 7
    assert threads != [threading.get_ident()]


def test_what_goes_wrong_is_told_to_whoever_asked() -> None:
    def fail() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        Errands().run(SHARE, "look", fail)


def test_a_folder_that_hangs_is_given_up_and_asked_nothing_until_it_comes_back() -> None:
    errands, work, other = Errands(patience=0.01), Hanging(), Hanging()
    assert refused(errands, "look", work) == "folder-slow"
    assert refused(errands, "look", work) == "folder-slow"
    assert refused(errands, "post", other) == "folder-slow"
    assert (work.asked, other.asked) == (1, 0)
    assert errands.patience(SHARE) < 0.01
    come_back(errands, work)
    assert errands.run(SHARE, "look", Hanging("never asked")) == "here", "what came late is not asked for again"


def test_another_folder_is_not_kept_waiting() -> None:
    errands, work = Errands(patience=0.01), Hanging()
    refused(errands, "look", work)
    errands._patience = PATIENT
    errands.begin(STICK)
    assert errands.run(STICK, "look", lambda: "there") == "there"
    work.let.set()


def test_an_outcome_that_nobody_asks_for_any_more_is_dropped() -> None:
    errands, work = Errands(patience=0.01), Hanging(OSError())
    refused(errands, "look", work)
    come_back(errands, work)
    errands._patience = PATIENT
    errands.begin(SHARE)
    assert errands.run(SHARE, "post", lambda: "posted") == "posted"


def test_a_round_has_so_much_patience_and_no_more() -> None:
    moments = iter([0.0, 1.5])
    errands = Errands(patience=2.0, clock=lambda: next(moments))
    errands.begin(SHARE)
    errands.run(SHARE, "look", lambda: None)
    assert errands.patience(SHARE) == 0.5
    errands.begin(SHARE)
    assert errands.patience(SHARE) == 2.0
