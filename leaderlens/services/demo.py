"""The demonstration: the Kelderby story lived through again by the real services.

Real vaults, a real pairing, real sheets sealed and revealed through a real exchange folder, in a temporary place that
is removed when the demonstration ends. Nothing here takes a short cut that a person could not take; only the clock is
moved along, and the passphrase is not worth guessing.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from leaderlens.clock import FixedClock
from leaderlens.domain.checkin import Answer, Question
from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.political_calendar import CouncilCalendar, Cycle, ordinary_election_day
from leaderlens.domain.story import Story, StoryCheckIn, StoryEntry
from leaderlens.domain.story_file import load_story
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.services.checkins import CheckIns
from leaderlens.services.council import Council
from leaderlens.services.demo_picture import river
from leaderlens.services.demo_reflection import Teller, tell
from leaderlens.services.events import Events
from leaderlens.services.journal import Journal
from leaderlens.services.journal_files import Attachments
from leaderlens.services.journal_guidance import Guidance
from leaderlens.services.journal_parking import Parking
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pairing import Pairing
from leaderlens.services.vault import KdfCost, OpenVault, Vaults
from leaderlens.store.instance_lock import InstanceLock

CHEAP = KdfCost(memory_kib=8 * 1024, iterations=1, lanes=1)
"""The least the vault allows: nothing in the demonstration is worth protecting."""

_FOLDER_PREFIX = "leaderlens-demo-"
_ALIVE = "alive.lock"
_HOME = ZoneInfo("Europe/London")
_ABOUT_US = frozenset({"one-to-one", "check-in", "session", "annual review", "trust", "repair"})
"""Tags of entries that concern the other person of the pair."""
_ANSWERED_ALREADY = 11  # how far the leader is in the check-in under way: far enough to see progress

Progress = Callable[[int, int], None]
"""Told (steps done, steps in all) as the demonstration is built; may raise to stop it."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A built demonstration. ``vault_of`` tells whose vault is which; all three open with ``passphrase``."""

    folder: Path
    vaults: Vaults
    exchange: Path
    clock: FixedClock
    passphrase: str
    vault_of: dict[Role, str]
    story: Story

    def open(self, role: Role) -> OpenVault:
        """Open the vault of that person."""
        return self.vaults.unlock(self.vault_of[role], self.passphrase)

    @property
    def notice(self) -> str:
        """What the banner says."""
        return _("Demo: Kelderby Council, November 2026")

    def remove(self) -> None:
        """Take the demonstration off the disk."""
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for a demonstration, readable by this user only, gone at the end; sweeps up after one that crashed."""
    place = Path(tempfile.gettempdir())
    for leftover in place.glob(f"{_FOLDER_PREFIX}*"):
        _remove_if_abandoned(leftover)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=place))
    alive = InstanceLock(making / _ALIVE)
    # named as a demonstration only once its lock is held: another one's sweep must never find it without
    folder = making.rename(place / f"{_FOLDER_PREFIX}{secrets.token_hex(4)}")
    try:
        yield folder
    finally:
        alive.release()
        shutil.rmtree(folder, ignore_errors=True)


def _remove_if_abandoned(folder: Path) -> None:
    """The operating system lets go of a crashed demonstration's lock: only then is its folder ours to remove."""
    if not (folder / _ALIVE).is_file():
        return
    try:
        lock = InstanceLock(folder / _ALIVE)
    except VaultError:
        return
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)


def _council_of(story: Story) -> CouncilCalendar:
    """What the two told about Kelderby: all its members stand at once; when its budget is set; its peer challenge."""
    last = {event.kind: event.day for event in story.events if event.major}
    return CouncilCalendar(
        Cycle.WHOLE,
        ordinary_election_day(last["election"].year + 4),
        budget_council=last["full_council"],
        peer_challenge=last["peer_challenge"],
    )


class _Seat:
    """One of the two at work: the services over their open vault."""

    def __init__(self, vault: OpenVault, exchange: Path, clock: FixedClock, library: Library) -> None:
        self.vault = vault
        self.log = PairLog(vault.database, clock)
        self.pairing = Pairing(vault.database, vault.person, clock, exchange)
        self.checkins = CheckIns(vault.database, self.log, library, vault.person.role, clock)


def build(folder: Path, progress: Progress = lambda _done, _total: None) -> Demo:
    """Live through the story in ``folder`` (which must be empty) and stop the clock at its last moment."""
    library = Library()
    story = load_story(library.shipped())
    clock = FixedClock(story.now)
    vaults = Vaults(folder / "vaults", clock, CHEAP)
    passphrase = secrets.token_hex(16)
    exchange = folder / "exchange"
    steps = _Steps(progress, len(story.check_ins) + 5)
    first = story.check_ins[0].opened_on
    clock.moment = _at(first - timedelta(days=1), 9)
    opened = {role: vaults.create(story.person(role).name, role, passphrase) for role in Role}
    try:
        for vault in opened.values():
            vault.confirm_recovery()
        steps.done()
        seats = {role: _Seat(opened[role], exchange, clock, library) for role in SEATS}
        pair_id = _pair(story, seats, first)
        for check_in in story.check_ins:
            _live_through(story, check_in, pair_id, seats, clock)
            steps.done()
        clock.moment = story.now
        Events(opened[Role.LEADER].database, seats[Role.LEADER].log).add(
            pair_id,
            [event for event in story.events if event.kind != "session"],  # those are told as sessions
        )
        Council(opened[Role.LEADER].database, seats[Role.LEADER].log, clock).change(pair_id, _council_of(story))
        tellers = {role: Teller(seat.vault.database, seat.log, role) for role, seat in seats.items()}
        tell(story, pair_id, tellers, clock)
        steps.done()
        _under_way(story, pair_id, seats, clock)
        steps.done()
        for role, vault in opened.items():
            _write(story, role, vault, pair_id, clock)
        for seat, told in seats.items():
            _park(story, seat, told, pair_id, clock)
        for told in (*seats.values(), *seats.values()):
            told.log.sync()
        steps.done()
        vault_of = {role: vault.id for role, vault in opened.items()}
    finally:
        for vault in opened.values():
            vault.close()
    return Demo(folder, vaults, exchange, clock, passphrase, vault_of, story)


class _Steps:
    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._count = 0
        progress(0, total)

    def done(self) -> None:
        self._count += 1
        self._progress(self._count, self._total)


def _pair(story: Story, seats: dict[Role, _Seat], term_start: date) -> str:
    leader, chief = seats[Role.LEADER], seats[Role.CHIEF_EXECUTIVE]
    partner = story.person(Role.CHIEF_EXECUTIVE).name
    invited = leader.pairing.invite(partner, story.council, term_start)
    pair = chief.pairing.accept(invited.code)
    leader.pairing.complete()
    return pair.id


def _live_through(
    story: Story, check_in: StoryCheckIn, pair_id: str, seats: dict[Role, _Seat], clock: FixedClock
) -> None:
    """Open, answer, seal and reveal one check-in on its own days. Each unlock of a person is one ``sync``."""
    leader, chief = seats[Role.LEADER], seats[Role.CHIEF_EXECUTIVE]
    clock.moment = _at(check_in.opened_on, 9)
    _changes, checkin_id = leader.checkins.open(
        pair_id, check_in.due, check_in.lenses, predict=story.predicted(check_in.id)
    )
    for role in sorted(SEATS, key=check_in.sealed_on):
        clock.moment = _at(check_in.sealed_on(role), 18)
        seat = seats[role]
        seat.log.sync()
        seat.checkins.keep_remarks(pair_id, checkin_id, story.remarks(check_in.id, role))
        seat.checkins.answer_all(pair_id, checkin_id, story.answers(check_in.id, role))
        seat.checkins.seal(pair_id, checkin_id)
    leader.log.sync()
    chief.log.sync()
    revealed_on = max(check_in.sealed_on(role) for role in SEATS)
    for view in story.second_views:
        if view.check_in == check_in.id:
            clock.moment = _at(revealed_on + timedelta(days=view.days_later), 18)
            seats[view.rater].checkins.add_second_view(pair_id, checkin_id, view.question, view.text, view.rating)


def _under_way(story: Story, pair_id: str, seats: dict[Role, _Seat], clock: FixedClock) -> None:
    """One more check-in, after the story's last: the chief executive has sealed, the leader has begun."""
    leader, chief = seats[Role.LEADER], seats[Role.CHIEF_EXECUTIVE]
    last = story.check_ins[-1]
    today = story.now.date()
    clock.moment = _at(today - timedelta(days=4), 9)
    _changes, checkin_id = chief.checkins.open(pair_id, today + timedelta(days=3), ("ryley", "taylor"))
    clock.moment = _at(today - timedelta(days=1), 18)
    chief.checkins.answer_all(pair_id, checkin_id, story.answers(last.id, Role.CHIEF_EXECUTIVE))
    chief.checkins.seal(pair_id, checkin_id)
    leader.log.sync()
    view = leader.checkins.sheet(pair_id, checkin_id)
    known = story.answers(last.id, Role.LEADER)
    begun: list[tuple[Question, Answer]] = [(q, known[q]) for q in view.order if q in known][:_ANSWERED_ALREADY]
    leader.checkins.answer_all(pair_id, checkin_id, dict(begun))
    leader.checkins.keep_position(pair_id, checkin_id, view.order.index(begun[-1][0]) + 1)
    clock.moment = story.now
    leader.log.sync()
    chief.log.sync()


def _write(story: Story, role: Role, vault: OpenVault, pair_id: str, clock: FixedClock) -> None:
    """Keep that person's entries; some were written over later, one has a picture."""
    journal = Journal(vault.database, clock)
    told = story.entries_of(role)
    entries = {one.id: _entry(one, pair_id if role in SEATS else "") for one in told}
    first = (replace(entries[one.id], body=one.earlier.strip()) if one.earlier else entries[one.id] for one in told)
    journal.save_all(first)
    for one in told:
        clock.moment = one.moment
        if one.earlier:
            journal.save(entries[one.id])
        if one.picture:
            Attachments(vault.database, clock).attach(entries[one.id].id, one.picture, "image/png", river())
    clock.moment = story.now
    Guidance(vault.database, clock).note_read()  # whoever looks at a demonstration came to see it written in


def _entry(told: StoryEntry, pair_id: str) -> JournalEntry:
    return JournalEntry(
        id=sha256(f"demo/{told.id}".encode()).hexdigest()[:32],
        title=told.title,
        body=told.text.strip(),
        moment=told.moment.replace(tzinfo=_HOME),
        edited=told.moment,
        tags=told.tags,
        zone=_HOME.key,
        pinned=told.pinned,
        items=told.related,
        people=(pair_id,) if pair_id and _ABOUT_US.intersection(told.tags) else (),
        prompt=told.prompt,
    )


def _park(story: Story, role: Role, seat: _Seat, pair_id: str, clock: FixedClock) -> None:
    """Park what that person chose to bring to the next session."""
    parking = Parking(seat.vault.database, clock, seat.log)
    for told in story.entries_of(role):
        if told.parked:
            parking.park(_entry(told, pair_id).id, parking.prepared(told.parked), pair_id)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)
