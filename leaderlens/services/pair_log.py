"""The pair's shared log: write to it within a transaction, and trade bundles with the other vault.

Writing and travelling are apart: :meth:`PairLog.append` puts a signed bundle into the vault, in the caller's
transaction; :meth:`PairLog.sync` alone touches the exchange folder. So a full disk, an absent folder or a crash between
the two delays and loses nothing: the next sync publishes what is not published.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from leaderlens.clock import Clock
from leaderlens.crypto.commitment import commitment, new_salt
from leaderlens.crypto.device_keys import DeviceKeys, PublicKeys
from leaderlens.domain.canonical import fit
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Question, Remarks, SecondLook, Stage
from leaderlens.domain.people import Role
from leaderlens.domain.record import (
    MOST_EVENTS,
    Commit,
    Event,
    Open,
    RecordError,
    SetFields,
    SignedBundle,
    encode,
    form_hash,
)
from leaderlens.domain.sheet_codec import encode_sheet
from leaderlens.domain.text import portable
from leaderlens.errors import ExchangeError, NotAllowedError
from leaderlens.exchange.bundle import pack, sign, unpack
from leaderlens.exchange.errands import Errands
from leaderlens.exchange.folder import Arrival, ExchangeFolder
from leaderlens.i18n import _
from leaderlens.services.exchange_problems import Problem, sentence
from leaderlens.store import log, mailbox, pairs, terms
from leaderlens.store.database import Database, Session

__all__ = ["PairLog", "Problem", "form_hash"]

PATIENCE = 10 * 60
"""Seconds a file that cannot be read may stay unchanged before it is set aside: it may still be on its way."""
SHOW_ANYWAY_AFTER = 48 * 3600
"""Seconds after our opening went out from which the other's receipt may be done without (exchange.md section 4)."""
MOST_SET_ASIDE = 200
"""Copies of damaged or foreign files that are kept in the vault's own folder."""

_SET_ASIDE_FOLDER = "set-aside"
_NEWER = "newer-version"
_CHECKINS = {"checkin", "second_view"}
_LENSES = {"lens", "anchors"}
_SESSIONS = {"session", "line", "check_back", "parked"}
_COMMITMENTS = {
    *("agreement", "agreement_review", "agreement_wording", "priority", "priorities"),
    *("objective", "objective_version", "objective_review", "objective_export"),
}
_AFTER_THE_TERM = {terms.TERM, "objective_export"}
"""What may still be said of a closed term: what goes along, and a yes to exporting it as it stands."""
_NO_REMARKS = Remarks()


@dataclass(frozen=True, slots=True, repr=False)
class _Desk:
    """What is needed to write and read one pair's bundles."""

    pair_id: str
    role: Role
    keys: DeviceKeys
    theirs: PublicKeys
    folder: ExchangeFolder

    @property
    def me(self) -> str:
        return self.keys.kid

    @property
    def laptops(self) -> tuple[PublicKeys, PublicKeys]:
        """Everybody a bundle is sealed to: ourselves too, so that a restored vault can read what it had sent."""
        return self.keys.public, self.theirs

    @property
    def seats(self) -> dict[str, Role]:
        return {self.me: self.role, self.theirs.kid: self.role.other}

    @property
    def authors(self) -> dict[str, PublicKeys]:
        return {keys.kid: keys for keys in self.laptops}


@dataclass(frozen=True, slots=True)
class _Look:
    """What the vault knew before a sync touched the folder. ``waiting``: unread contents and when they were met.

    ``read_back``: the vault has gone back to a backup, and our own newer bundles have to be read first.
    """

    waiting: Mapping[str, int] = field(default_factory=dict)
    unpublished: tuple[SignedBundle, ...] = ()
    due: bool = False
    read_back: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is new in the folder, by SHA-256 of the file: bundles, or why it could not be read.

    ``whole`` once everything there was looked at; ``fault`` is what kept us from it, if anything did.
    """

    taken: dict[str, tuple[SignedBundle, ...]] = field(default_factory=dict)
    unread: dict[str, tuple[Arrival, str]] = field(default_factory=dict)
    whole: bool = False
    fault: ExchangeError | None = None


class PairLog:
    """The shared logs of every pair of one open vault."""

    def __init__(self, database: Database, clock: Clock, errands: Errands | None = None) -> None:
        """``errands`` are shared with whoever else asks something of the same folders."""
        self.database = database
        self.clock = clock
        self._errands = errands or Errands()
        self._desks: dict[str, _Desk] = {}
        self._settled: dict[str, set[str]] = {}
        self._faults: dict[str, ExchangeError] = {}

    # ------------------------------------------------------------ write

    def append(self, session: Session, pair_id: str, events: Iterable[Event]) -> None:
        """Say ``events`` in the pair's log, in the caller's transaction. They travel with the next :meth:`sync`.

        Text is made fit to travel (no control characters). Raises NotAllowedError, and writes nothing:
        ``not-connected``, ``restore-first``, ``fork``, ``too-large``, ``term-closed``, or the rule an event would break
        (``already-sealed``, ``form-fixed`` …). ValueError for events that are not well-formed.
        """
        said = [_fit(event) for event in events]
        if any(not (isinstance(event, SetFields) and event.kind in _AFTER_THE_TERM) for event in said):
            self._refuse_if_closed(session, pair_id)
        self._append(session, self._desk(session, pair_id), said)

    def seal(
        self,
        session: Session,
        pair_id: str,
        checkin_id: str,
        questions: Sequence[Question],
        answers: Mapping[Question, Answer],
        remarks: Remarks = _NO_REMARKS,
        looks: Sequence[SecondLook] = (),
    ) -> None:
        """Seal our sheet: keep it with its salt, and commit to it in the log. All in the caller's transaction.

        Of ``remarks`` only the shared part is committed to and will be revealed; ``looks`` stay in the vault. Their
        text must be fit to travel already. Raises NotAllowedError: ``already-sealed``, ``outside-form`` for an answer
        to something not asked, ``too-large`` for notes that no bundle could carry, and whatever :meth:`append` refuses.
        """
        desk = self._desk(session, pair_id)
        self._refuse_if_closed(session, pair_id)
        if log.round_facts(session, pair_id, checkin_id, desk.role).my_commitment:
            raise NotAllowedError(
                _("Your sheet is sealed. A sealed sheet never changes, for either of you."), code="already-sealed"
            )
        if not set(answers) <= set(questions):
            raise NotAllowedError(
                _("The sheet answers something this check-in does not ask. Nothing was sealed."), code="outside-form"
            )
        fitted = {question: replace(answer, note=portable(answer.note)) for question, answer in answers.items()}
        form, salt = form_hash(questions), new_salt()
        sealed = commitment(pair_id, checkin_id, form, desk.role.value, salt, encode_sheet(fitted, remarks))
        rehearsal = Open(checkin_id, salt, tuple(questions), fitted, "0" * 64, "0" * 64, remarks.shared)
        at = log.standing(session, pair_id, desk.seats)
        self._encode(desk, at, [rehearsal])  # what could never be opened must not be sealed
        log.seal_secret(session, pair_id, checkin_id, salt, questions, fitted, remarks, looks)
        self._append(session, desk, [Commit(checkin_id, form, sealed)])

    def show_anyway(self, pair_id: str, checkin_id: str) -> Changes:
        """Show a check-in whose openings are both in without waiting longer for the other's receipt; recorded.

        Raises NotAllowedError (``too-early``) unless only the receipt is missing and our opening has been out for 48
        hours.
        """
        with self.database.transaction() as session:
            desk = self._desk(session, pair_id)
            if not self._may_show_anyway(session, desk, checkin_id):
                raise NotAllowedError(
                    _(
                        "This check-in cannot be shown yet. It shows by itself as soon as the other laptop has both "
                        "sheets, or on your word 48 hours after yours went out."
                    ),
                    code="too-early",
                )
            log.show_anyway(session, pair_id, checkin_id, desk.role)
        return Changes(checkins=True, reveals=True)

    def may_show_anyway(self, pair_id: str, checkin_id: str) -> bool:
        """Whether :meth:`show_anyway` would be allowed now."""
        with self.database.reading() as session:
            return self._may_show_anyway(session, self._desk(session, pair_id), checkin_id)

    # ------------------------------------------------------------ trade

    def sync(self) -> Changes:
        """Receive, verify, merge, open what is ready, publish: for every pair. Never raises for the folder's faults.

        What went wrong with a folder is in :meth:`problems` until a later sync goes well. Raises VaultError when the
        vault itself cannot be written.
        """
        with self.database.reading() as session:
            desks = [self._desk(session, pair_id) for pair_id in mailbox.active_pairs(session)]
        changes = Changes()
        for desk in desks:
            changes += self._sync_pair(desk)
        return changes

    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the exchange: lasting findings first, then what ails a folder just now."""
        with self.database.reading() as session:
            found = mailbox.problems(session)
        lasting = dict.fromkeys(Problem(one.pair_id, one.code, sentence(one.code)) for one in found)
        passing = [Problem(pair_id, fault.code, str(fault)) for pair_id, fault in self._faults.items()]
        return (*lasting, *passing)

    def put_problems_away(self) -> Changes:
        """Our person has read the lasting problems."""
        with self.database.transaction() as session:
            mailbox.put_problems_away(session)
        return Changes(problems=True)

    # ------------------------------------------------------------ writing, inside

    def _refuse_if_closed(self, session: Session, pair_id: str) -> None:
        """What a closed term holds stands still; what was sealed before may still open."""
        if terms.closing(session, pair_id).closed_on is not None:
            raise NotAllowedError(
                _("This term is closed, so what it holds no longer changes. You can still read all of it."),
                code="term-closed",
            )

    def _append(self, session: Session, desk: _Desk, events: Sequence[Event]) -> None:
        at = log.standing(session, desk.pair_id, desk.seats)
        if desk.me in at.frozen:
            raise NotAllowedError(sentence("fork"), code="fork")
        if log.behind_ourselves(session, at, desk.me) or mailbox.must_read_back(session, desk.pair_id):
            raise NotAllowedError(sentence("restore-first"), code="restore-first")
        for start in range(0, max(len(events), 1), MOST_EVENTS):  # no events at all is a bundle too: a receipt
            at = self._write(session, desk, at, events[start : start + MOST_EVENTS])

    def _write(self, session: Session, desk: _Desk, at: log.Standing, events: Sequence[Event]) -> log.Standing:
        """One bundle with these events, or two with half of them each where one would be too large."""
        try:
            payload = self._encode(desk, at, events)
        except NotAllowedError:
            if len(events) < 2:
                raise
            middle = len(events) // 2
            at = self._write(session, desk, at, events[:middle])
            return self._write(session, desk, at, events[middle:])
        applied = log.add_own(session, at, sign(payload, desk.keys), self._now())
        return at.after(applied)

    def _encode(self, desk: _Desk, at: log.Standing, events: Sequence[Event]) -> bytes:
        last, theirs = at.heads[desk.me], at.heads[desk.theirs.kid]
        try:
            return encode(
                pair_id=desk.pair_id,
                author=desk.me,
                n=last.n + 1,
                previous=last.id,
                seen={desk.theirs.kid: theirs.n} if theirs.n else {},
                moment=self._now(),
                events=events,
            )
        except RecordError as error:
            if error.code != "too-large":
                raise
            raise NotAllowedError(
                _("This is too much text to travel to the other laptop at once. Please shorten the longest notes."),
                code="too-large",
            ) from None

    def _may_show_anyway(self, session: Session, desk: _Desk, checkin_id: str) -> bool:
        facts = log.round_facts(session, desk.pair_id, checkin_id, desk.role)
        opened = log.opened_at(session, desk.pair_id, checkin_id, desk.role)
        if facts.stage is not Stage.WAITING_FOR_RECEIPT or opened is None:
            return False
        return self._now() - opened >= SHOW_ANYWAY_AFTER

    # ------------------------------------------------------------ trading, inside

    def _sync_pair(self, desk: _Desk) -> Changes:
        self._faults.pop(desk.pair_id, None)
        changes = Changes()
        try:
            desk.folder.begin()
            look = self._look(desk)
            posted = self._post(desk, look.unpublished)
            reading = self._read(desk)
            changes += self._settle(desk, look, posted, reading)
            while posted := self._post(desk, self._unpublished(desk)):
                changes += self._settle(desk, replace(look, waiting={}, read_back=False), posted, _Reading())
            if reading.fault is not None:
                raise reading.fault
        except ExchangeError as fault:
            self._faults[desk.pair_id] = fault
            changes += Changes(problems=True)
        return changes

    def _look(self, desk: _Desk) -> _Look:
        """What the vault knows before the folder is touched; own files that are gone unread are to go out again."""
        with self.database.reading() as session:
            read_back = mailbox.must_read_back(session, desk.pair_id)
            if read_back or desk.pair_id not in self._settled:
                self._settled[desk.pair_id] = mailbox.settled_files(session, desk.pair_id)
            known = log.head(session, desk.pair_id, desk.theirs.kid).seen.get(desk.me, 0)
            posted = mailbox.unconfirmed_files(session, desk.pair_id, desk.me, known)
            look = _Look(
                mailbox.waiting_files(session, desk.pair_id),
                mailbox.unpublished(session, desk.pair_id, desk.me),
                self._is_due(session, desk),
                read_back,
            )
        vanished = desk.folder.vanished(posted)
        if not vanished:
            return look
        with self.database.transaction() as session:
            mailbox.mark_vanished(session, desk.pair_id, desk.me, vanished)
        return replace(look, unpublished=self._unpublished(desk))

    def _unpublished(self, desk: _Desk) -> tuple[SignedBundle, ...]:
        with self.database.reading() as session:
            return mailbox.unpublished(session, desk.pair_id, desk.me)

    def _post(self, desk: _Desk, bundles: Sequence[SignedBundle]) -> list[tuple[SignedBundle, str]]:
        """Put bundles into the folder. When one cannot go, those before it are noted before the fault is told."""
        posted: list[tuple[SignedBundle, str]] = []
        try:
            for signed in bundles:
                data = pack([signed], desk.laptops, desk.pair_id)
                posted.append((signed, desk.folder.post(signed.bundle.n, data)))
        except ExchangeError:
            self._settle(desk, _Look(), posted, _Reading())
            raise
        return posted

    def _read(self, desk: _Desk) -> _Reading:
        """Read, open and check what is new in the folder, while no transaction is open. What was read before the
        folder failed counts; the rest is for the next look.
        """
        taken: dict[str, tuple[SignedBundle, ...]] = {}
        unread: dict[str, tuple[Arrival, str]] = {}
        try:
            for arrival in desk.folder.arrivals(self._settled[desk.pair_id]):
                try:
                    taken[arrival.digest] = self._unpack(desk, arrival)
                except ExchangeError as error:
                    unread[arrival.digest] = (arrival, error.code)
        except ExchangeError as fault:
            return _Reading(taken, unread, fault=fault)
        return _Reading(taken, unread, whole=desk.folder.whole)

    def _settle(
        self, desk: _Desk, look: _Look, posted: Sequence[tuple[SignedBundle, str]], reading: _Reading
    ) -> Changes:
        """One transaction: what went out, what came in, what could not be read, and what is due in answer."""
        ripe = self._ripe(look.waiting, reading.unread)
        gone = look.waiting.keys() - reading.unread.keys() if reading.whole else set[str]()
        first_met = reading.unread.keys() - look.waiting.keys()
        read_back = look.read_back and reading.whole
        if not (posted or reading.taken or gone or first_met or ripe or look.due or read_back):
            return Changes()
        with self.database.transaction() as session:
            mailbox.mark_published(session, desk.pair_id, posted, self._now())
            changes = self._take_in(session, desk, reading.taken)
            if read_back:  # half of the folder is not enough: our newest bundles lie at its end
                mailbox.read_back_done(session, desk.pair_id)
            mailbox.forget_waiting(session, desk.pair_id, gone - reading.taken.keys())
            changes += self._wait_or_set_aside(session, desk, reading.unread, ripe, first_met)
            changes += self._answer(session, desk)
        settled = self._settled[desk.pair_id]
        settled.update(reading.taken, ripe, (digest for _signed, digest in posted))
        revealing = any(isinstance(event, Open) for signed, _digest in posted for event in signed.bundle.events)
        return changes + Changes(checkins=revealing, reveals=revealing)

    def _unpack(self, desk: _Desk, arrival: Arrival) -> tuple[SignedBundle, ...]:
        if arrival.data is None:
            raise ExchangeError(sentence("too-large"), code="too-large")
        return unpack(arrival.data, desk.keys, desk.pair_id, desk.authors)

    def _take_in(self, session: Session, desk: _Desk, taken: Mapping[str, tuple[SignedBundle, ...]]) -> Changes:
        if not taken:
            return Changes()
        arrivals = [signed for bundles in taken.values() for signed in bundles]
        received = log.receive(session, desk.pair_id, desk.seats, arrivals, desk.me, self._now())
        mailbox.remember_taken(session, desk.pair_id, taken)
        mine = [(one, digest) for digest, bundles in taken.items() for one in bundles if one.bundle.author == desk.me]
        mailbox.mark_published(session, desk.pair_id, mine, self._now())
        return _changes(received)

    def _wait_or_set_aside(
        self,
        session: Session,
        desk: _Desk,
        unread: Mapping[str, tuple[Arrival, str]],
        ripe: AbstractSet[str],
        first_met: AbstractSet[str],
    ) -> Changes:
        """Half a file gets its time; one that stays unreadable is copied aside and told about, once."""
        new = False
        for digest in ripe:
            arrival, code = unread[digest]
            self._set_aside(digest, arrival)
            mailbox.remember(session, desk.pair_id, digest, mailbox.SET_ASIDE)
            new |= mailbox.add_problem(session, desk.pair_id, digest, code)
        for digest in first_met:
            mailbox.remember_waiting(session, desk.pair_id, digest, self._now())
            if unread[digest][1] == _NEWER:
                new |= mailbox.add_problem(session, desk.pair_id, desk.theirs.kid, _NEWER)
        return Changes(problems=new)

    def _ripe(self, waiting: Mapping[str, int], unread: Mapping[str, tuple[Arrival, str]]) -> set[str]:
        """Unreadable contents that have had their time. A newer format is not a fault: it waits for our update."""
        return {
            digest
            for digest, (_arrival, code) in unread.items()
            if digest in waiting and code != _NEWER and self._now() - waiting[digest] >= PATIENCE
        }

    def _set_aside(self, digest: str, arrival: Arrival) -> None:
        """Keep a copy in the vault's own folder; the original is not ours to touch."""
        if arrival.data is None:
            return
        with contextlib.suppress(OSError):  # the copy is a courtesy, not a record
            folder = self.database.path.parent / _SET_ASIDE_FOLDER
            folder.mkdir(mode=0o700, exist_ok=True)
            if len(os.listdir(folder)) < MOST_SET_ASIDE:  # noqa: PTH208 - counts names, needs no paths
                (folder / f"{digest[:24]}.llx").write_bytes(arrival.data)

    def _is_due(self, session: Session, desk: _Desk) -> bool:
        """Whether openings are ready to go out, or the receipt for one of the other's."""
        return bool(log.openable(session, desk.pair_id, desk.role)) or self._owes_receipt(session, desk)

    def _owes_receipt(self, session: Session, desk: _Desk) -> bool:
        if desk.folder.local:
            return False
        return log.owes_receipt(session, desk.pair_id, desk.me, desk.role, desk.theirs.kid)

    def _answer(self, session: Session, desk: _Desk) -> Changes:
        """Say what is due without anybody asking: openings that are ready, and the receipt for one of the other's."""
        problems = False
        for sealed in log.mismatched(session, desk.pair_id, desk.role):
            problems |= mailbox.add_problem(session, desk.pair_id, sealed, "forms-differ")
        ready = log.openable(session, desk.pair_id, desk.role)
        events = [event for one in ready if (event := self._opening(session, desk, one)) is not None]
        if not events and not self._owes_receipt(session, desk):
            return Changes(problems=problems)
        try:
            self._append(session, desk, events)
        except NotAllowedError as refused:
            return Changes(problems=mailbox.add_problem(session, desk.pair_id, desk.me, refused.code))
        return Changes(checkins=bool(events), problems=problems)

    def _opening(self, session: Session, desk: _Desk, ready: log.Openable) -> Open | None:
        """The opening of our sheet, or None in a vault restored from before it was sealed."""
        kept = log.secret(session, desk.pair_id, ready.checkin_id)
        if kept is None:
            mailbox.add_problem(session, desk.pair_id, ready.of, "sheet-missing")
            return None
        return Open(
            ready.checkin_id, kept.salt, kept.questions, kept.answers, ready.of, ready.peer, kept.remarks.shared
        )

    def _desk(self, session: Session, pair_id: str) -> _Desk:
        """The pair's keys and folder. NotAllowedError (``not-connected``) before both sides have met."""
        pair, meeting = pairs.pair(session, pair_id), pairs.meeting(session, pair_id)
        desk = self._desks.get(pair_id)
        if desk is not None and meeting is not None and desk.folder.root == meeting.root:
            return desk
        mine, theirs = pairs.my_keys(session, pair_id), pairs.their_keys(session, pair_id)
        if pair is None or meeting is None or mine is None or theirs is None or not pair.connected:
            raise NotAllowedError(
                _("This waits until the other person has accepted your invitation. Nothing was changed."),
                code="not-connected",
            )
        folder = ExchangeFolder(meeting.root, pair_id, mine.kid, local=meeting.local, errands=self._errands)
        desk = self._desks[pair_id] = _Desk(pair_id, pair.me, mine, theirs, folder)
        return desk

    def _now(self) -> int:
        return int(self.clock().timestamp())


def _fit(event: Event) -> Event:
    if isinstance(event, SetFields):
        return replace(event, fields={name: fit(value) for name, value in event.fields.items()})
    return event


def _changes(received: log.Received) -> Changes:
    kinds = {kind for one in received.applied for kind, _entity, _field in one.written}
    sealed = any(one.committed for one in received.applied)
    return Changes(
        checkins=sealed or bool(kinds & _CHECKINS) or any(one.opened for one in received.applied),
        reveals=bool(received.applied),  # any bundle may carry the receipt that a reveal waits for
        events=bool(kinds & {"event", "council"}),
        lenses=bool(kinds & _LENSES),
        pair_settings="pair_settings" in kinds,
        problems=received.problems > 0,
        sessions=bool(kinds & _SESSIONS),
        commitments=bool(kinds & _COMMITMENTS),
        people="term" in kinds,
    )
