"""Two people at the page of a session, in a process that somebody kills: the part of :mod:`tests.faults.sitting` that
dies. The page and its presenter are the real ones, on the real worker, over the real vault.

Each report is one JSON line with the moment ``at`` it was made (``time.monotonic``):

``typed`` keys of ``piece`` so far, in the field ``kind``; ``ask`` an act that was begun; ``did`` one that the screen
shows as done; ``kept`` a piece that it shows as kept; ``shown`` what it shows of a turn; ``dies`` the place of the act
that is not to be lived through, and ``now`` the moment to be killed.
"""

from __future__ import annotations

import json
import math
import os
import time
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import count
from typing import Any

from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leaderlens.clock import system_clock
from leaderlens.domain.agreement import AgreementState
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.session import Verdict
from leaderlens.services.agreements import Agreements
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pairing import Pairing
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.services.vault import OpenVault
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions.notes_panel import NoteRow
from leaderlens.ui.sessions.running_page import RunningPage
from leaderlens.ui.sessions.running_presenter import RunningPresenter
from leaderlens.ui.sessions.sitting import Sitting
from leaderlens.ui.widgets.labels import Reading, Strong

KEY_MS = 4
SHORT, LONG = 36, 360
"""Keys of a piece: typed in a moment, or without a rest for much longer than a second."""
LIBRARY = Library()  # read before the first child is born, so that none has to read it
LIBRARY.names()
PIECES = {"note": 1, "half": 1, "hear": 3, "agree": 2, "review": 1, "close": 1}
"""How many pieces are typed in an act."""
OPENING = -1
"""The place before the first step."""

Beat = Callable[[], bool]
Life = Generator[Beat, None, None]
Typing = Generator[Beat, None, int]
"""Answers the number of the piece that was typed."""


def words(piece: int) -> str:
    """What is typed as that piece; nobody could mistake one for another."""
    return f"p{piece:04d} " + "said and heard and said again, " * 20


def piece_of(text: str) -> int:
    """The number of a piece."""
    return int(text[1:5])


@dataclass(frozen=True, slots=True)
class Errand:
    """Go on to ``place`` and do ``acts`` there one after another; at ``share`` (0 to 1) of the act
    numbered ``aim`` the moment to be killed has come.
    """

    session_id: str
    place: int
    acts: tuple[str, ...]
    aim: int
    share: float
    first_piece: int
    first: Role
    coached: bool


@dataclass(frozen=True, slots=True)
class Wing:
    """The services of one open vault that a session needs."""

    vault: OpenVault
    pair: Pair
    log: PairLog
    sessions: Sessions
    agreements: Agreements
    drafts: FormDrafts
    sitting: Sitting


def wing_of(vault: OpenVault) -> Wing:
    """A session's services over an open vault."""
    database, role = vault.database, vault.person.role
    log = PairLog(database, system_clock)
    scripts = SessionScripts(database, system_clock)
    sessions = Sessions(database, log, scripts, role, system_clock)
    checkins = CheckIns(database, log, LIBRARY, role, system_clock)
    proposals = SessionProposals(database, sessions, scripts, checkins, Events(database, log), system_clock)
    agreements, drafts = Agreements(database, log, role, system_clock), FormDrafts(database)
    (pair,) = Pairing(database, vault.person, system_clock, vault.folder).pairs()
    sitting = Sitting(sessions, proposals, agreements, checkins, LIBRARY, drafts)
    return Wing(vault, pair, log, sessions, agreements, drafts, sitting)


class Talker:
    """What two people do at the screen, a key or a press at a time. Each act waits for what they would wait for."""

    def __init__(self, wing: Wing, errand: Errand, say: Callable[[bytes], None]) -> None:
        self._wing, self._errand, self._say = wing, errand, say
        self._tasks = BackgroundTasks(_fall)
        desk = Desk(wing.vault.person, system_clock, self._tasks, self._go, lambda _changes: None, lambda: wing.pair)
        self._page = RunningPage()
        self._page.resize(1280, 800)
        self._presenter = RunningPresenter(self._page, desk, wing.sitting)
        self._pieces = count(errand.first_piece)
        self._beats: float = math.inf  # until the moment to be killed
        self._long = False
        self._life = self._live()
        self._until: Beat = _at_once
        self._acts: dict[str, Callable[[], Life | Typing]] = {
            "on": lambda: self._move("on", self._page.step.next),
            "skip": lambda: self._move("skip", self._page.step.skip),
            "back": lambda: self._move("back", self._page.step.back),
            "note": self._note, "half": self._half, "longer": self._longer, "rest": self._rest,
            "hear": self._hear, "agree": self._agree, "review": self._review, "begin": self._begin,
            "close": self._close,
        }  # fmt: skip

    def step(self) -> None:
        """The next key or press, if what it waits for has come."""
        try:
            if self._until():
                self._until = next(self._life)
        except BaseException as error:  # noqa: BLE001 - Qt would go on as if nothing had happened
            _fall(error)

    def _live(self) -> Life:
        self._page.show()
        self._presenter.show(Place("session", session_id=self._errand.session_id))
        page, errand = self._page, self._errand
        yield lambda: page.currentWidget() in {page.opening, page.still}
        self._tasks.run(self._wing.log.sync, self._presenter.refresh)  # as the house does every now and then
        if page.currentWidget() is page.still:
            yield from self._resume()
        elif errand.place != OPENING:
            yield from self._begin()
        while not page.shows_closing and self._place() < errand.place:
            yield from self._move("on", page.step.next)
        for number, act in enumerate(errand.acts):
            name, _dash, long = act.partition("-")
            self._long = bool(long)
            if number == errand.aim:
                self._tell(dies=self._place())
                self._beats = max(1, math.ceil(errand.share * self._length(name)))
            yield from self._acts[name]()
            if number == errand.aim:
                self._beats = min(self._beats, 1)
                break
        self._tell(waits=True)
        yield lambda: False  # to be killed

    def _length(self, act: str) -> int:
        """How many reports an act makes, about."""
        return PIECES.get(act, 0) * (LONG if self._long else SHORT) + 2

    # ------------------------------------------------------------ acts

    def _begin(self) -> Life:
        opening = self._page.opening
        opening.first.set_value(self._errand.first)
        opening.coached.setChecked(self._errand.coached)
        self._tell(ask="begin", first=self._errand.first, coached=self._errand.coached)
        opening.begin.click()
        yield lambda: self._page.shows_step
        self._did("begin")
        yield _at_once

    def _resume(self) -> Life:
        self._tell(ask="resume")
        self._page.still.resume.click()
        yield lambda: self._page.shows_step
        self._did("resume")
        yield _at_once

    def _review(self) -> Life:
        """Look back at an agreement; a line that a death cut short stands beside it, and will do."""
        owed = self._page.opening.list
        card = owed.cards[0]
        text = card.line.text()
        piece = piece_of(text) if text else (yield from self._type(card.line.edit, "review"))
        self._tell(ask="review", agreement=card.owed.id, piece=piece, state=AgreementState.PART)
        before = len(owed.cards)
        card.buttons[AgreementState.PART].click()
        yield lambda: len(owed.cards) < before
        self._tell(did="review")
        yield _at_once

    def _move(self, act: str, button: Any) -> Life:
        before = self._page.step.key
        self._tell(ask=act)
        button.click()
        yield lambda: self._page.shows_closing or self._page.step.key != before
        if self._page.shows_closing:
            self._tell(did=act, over=True)
        else:
            self._did(act)
        yield _at_once

    def _note(self) -> Life:
        notes = self._page.step.notes
        piece = yield from self._half()
        QTest.keyClick(notes.line.edit, Qt.Key.Key_Return)
        yield lambda: any(_reads(part).startswith(words(piece)[:6]) for part in notes.parts)
        self._tell(kept=piece)
        yield _at_once

    def _half(self) -> Typing:
        return (yield from self._type(self._page.step.notes.line.edit, "note"))

    def _longer(self) -> Life:
        before = self._left()
        self._tell(ask="longer")
        self._page.step.longer.click()
        yield lambda: self._left() > before
        self._did("longer")
        yield _at_once

    def _rest(self) -> Life:
        """A pause, and going on after it."""
        self._tell(ask="pause")
        self._page.step.pause.click()
        yield lambda: self._page.currentWidget() is self._page.still
        self._tell(did="pause")
        yield _at_once
        yield from self._resume()

    def _hear(self) -> Life:
        """Said back, heard in part and put right, and said back once more. What a death cut short is taken up."""
        hearing = self._page.step.hearing
        heard, before = hearing.texts()
        first = piece_of(heard) if heard else (yield from self._type(hearing.heard.edit, "heard"))
        self._tell(ask="judge", piece=first, verdict=Verdict.PARTLY)
        hearing.buttons[Verdict.PARTLY].click()
        yield lambda: self._judged(first, Verdict.PARTLY)
        self._tell(did="judge", piece=first)
        field = hearing.correction.edit
        meant = piece_of(before) if before else (yield from self._type(field, "correction", of=first))
        hearing.again.click()
        second = yield from self._type(hearing.heard.edit, "heard")
        self._tell(ask="judge", piece=second, verdict=Verdict.YES)
        hearing.buttons[Verdict.YES].click()
        yield lambda: self._judged(second, Verdict.YES)
        self._tell(did="judge", piece=second)
        self._tell(kept=meant)
        yield _at_once

    def _agree(self) -> Life:
        """Agree something; an agreement that a death cut short stands in its form, and is kept as it is."""
        agree = self._page.step.agree
        made = {label.text() for label in agree.findChildren(Strong)}
        if agree.text.text().strip() in made:  # cut short between being kept and leaving its form
            for field in (agree.text.edit, agree.how.edit):
                field.selectAll()
                QTest.keyClick(field, Qt.Key.Key_Delete)
        text, how = agree.text.text(), agree.how.text()
        first = piece_of(text) if text else (yield from self._type(agree.text.edit, "agreement"))
        second = piece_of(how) if how else -1 if text else (yield from self._type(agree.how.edit, "how"))
        self._tell(ask="agree", piece=first, how=second, owner=agree.owner.value(), due=agree.due.value().isoformat())
        agree.keep.click()
        yield lambda: not agree.text.text()
        self._tell(did="agree")
        yield _at_once

    def _close(self) -> Life:
        yield from self._type(self._page.closing.closing.edit, "closing")

    # ------------------------------------------------------------ hands and eyes

    def _type(self, field: QWidget, kind: str, **more: int) -> Typing:
        """Type a piece key by key without a rest; answers its number."""
        piece = next(self._pieces)
        step = self._page.step.key[0] if self._page.shows_step else ""
        for number, sign in enumerate(words(piece)[: LONG if self._long else SHORT], start=1):
            QTest.keyClicks(field, sign)
            self._tell(typed=number, piece=piece, kind=kind, step=step, **more)
            yield _at_once
        return piece

    def _did(self, act: str) -> None:
        """Tell what the screen shows now."""
        step = self._page.step
        shown = {
            "step": step.key[0], "turn": step.key[1], "speaks": step.speaker.words.text(),
            "lines": [_reads(part) for part in step.notes.parts], "left": self._left(),
        }  # fmt: skip
        self._tell(did=act, shown=shown)

    def _left(self) -> int:
        seen = self._presenter._seen
        assert seen is not None
        return seen.record.session.turn.left

    def _judged(self, piece: int, verdict: Verdict) -> bool:
        """Whether the screen was drawn from a record that holds the speaker's answer to that piece."""
        seen = self._presenter._seen
        assert seen is not None
        said = seen.record.check_backs
        return any(one.heard.startswith(words(piece)[:6]) and one.verdict is verdict for one in said)

    def _place(self) -> int:
        seen = self._presenter._seen
        assert seen is not None
        if self._page.shows_closing:
            return len(seen.record.script.steps)
        if not self._page.shows_step:
            return OPENING
        return seen.record.script.place(self._page.step.key[0])

    def _go(self, place: Place) -> None:
        _fall(RuntimeError(f"sent away to {place}"))

    def _tell(self, **facts: Any) -> None:
        self._say(json.dumps({"at": time.monotonic()} | facts).encode() + b"\n")
        self._beats -= 1
        if self._beats == 0:
            self._say(b'{"now": true}\n')


def talk(wing: Wing, errand: Errand, say: Callable[[bytes], None]) -> None:
    """Do an errand until somebody puts an end to it."""
    qInstallMessageHandler(_qt_said)
    application = QApplication([])
    talker = Talker(wing, errand, say)
    timer = QTimer()
    timer.timeout.connect(talker.step)
    timer.start(KEY_MS)
    application.exec()


def _reads(part: QWidget) -> str:
    """The words of a line of notes as it is shown."""
    assert isinstance(part, NoteRow)
    label = part.findChild(Reading)
    assert label is not None
    return label.text()


def _at_once() -> bool:
    return True


def _qt_said(_kind: object, _where: object, message: str) -> None:
    """What Qt has to say is a surprise, but for what a platform without a screen says of every window."""
    if "propagateSizeHints" not in message:
        _fall(RuntimeError(message))


def _fall(error: BaseException) -> None:
    """A surprise: the child ends by itself, which its parent takes for a failure."""
    traceback.print_exception(error)
    os._exit(1)
