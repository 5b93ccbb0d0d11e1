"""How two people become a pair: one invites, the other types the six words, and both vaults hold each other's keys.

Everything goes through files in an exchange folder, on one laptop or on two (exchange.md section 5). Whoever reads
that folder without the six words learns no name, role or council. A person's keys are new for every pair, so a chief
executive of two councils is a stranger to each leader in the eyes of the other.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from leaderlens.clock import Clock
from leaderlens.crypto.device_keys import DeviceKeys
from leaderlens.crypto.pairing_code import CodeKeys, new_code, read_code
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import SEATS, Pair, Person, Role
from leaderlens.errors import ExchangeError, NotAllowedError
from leaderlens.exchange import pairing as files
from leaderlens.exchange.errands import Errands
from leaderlens.exchange.pairing_folder import Found, PairingFolder, read_invitation
from leaderlens.i18n import _
from leaderlens.store import pairs as rows
from leaderlens.store import terms
from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True, repr=False)
class Invited:
    """An invitation that has gone out. ``code`` is to be said aloud or over the phone, never sent with ``file``."""

    pair_id: str
    code: str
    file: Path


@dataclass(frozen=True, slots=True)
class WaitingInvitation:
    """An invitation in this laptop's own folder, from somebody else. Nothing in it can be read without its code."""

    file: Path


@dataclass(frozen=True, slots=True)
class InvitationText:
    """What an invitation says once its code is typed: who invites, and to what."""

    role: Role
    name: str
    council: str
    term_start: date


@dataclass(frozen=True, slots=True, repr=False)
class _Opened:
    """An invitation with what opened it and where it lay."""

    file: bytes
    path: Path
    invitation: files.Invitation
    keys: CodeKeys


@dataclass(slots=True)
class Pairing:
    """The pairs of one person. ``exchange`` is the folder for two people who share this laptop."""

    database: Database
    person: Person
    clock: Clock
    exchange: Path
    errands: Errands = field(default_factory=Errands)
    _refused: dict[str, ExchangeError] = field(default_factory=dict, init=False, repr=False)

    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of this person, oldest first, with those still waiting for an answer (``connected`` False).

        A term that either of them has closed has its ``term_end``.
        """
        with self.database.reading() as session:
            found = rows.pairs(session)
            ends = {pair.id: terms.closing(session, pair.id).closed_on for pair in found if pair.connected}
        return tuple(replace(pair, term_end=ends.get(pair.id) or pair.term_end) for pair in found)

    def invite(self, partner_name: str, council: str, term_start: date, root: Path | None = None) -> Invited:
        """Invite the other seat to a pair that begins on ``term_start``, through the shared folder ``root`` or, with
        None, through this laptop's own.

        Raises NotAllowedError (``coach``, ``name``, ``council``), ExchangeError (``folder``, ``no-memory``),
        VaultError. Nothing is kept when it raises. About 0.4 s.
        """
        self._check_seat()
        me, partner = _name(self.person.name), _name(partner_name)
        council = _council(council)
        meeting = self._meeting(root)
        keys, code, now = DeviceKeys.generate(), new_code(), self._now()
        file, code_keys = files.seal_invitation(
            role=self.person.role,
            name=me,
            council=council,
            term_start=term_start,
            keys=keys.public,
            expires=now + files.INVITATION_LIFE,
            code=code,
        )
        pair = self._pair(files.file_id(file), partner, council, term_start, connected=False)
        with self.database.transaction() as session:
            rows.add_invited(
                session, pair, meeting, keys=keys, file=file, code=code, code_keys=bytes(code_keys), created=now
            )
        try:
            path = self._folder(meeting.root).publish_invitation(file)
        except ExchangeError:
            self._forget(pair.id)
            raise
        return Invited(pair.id, code, path)

    def waiting(self) -> tuple[WaitingInvitation, ...]:
        """Invitations from others in this laptop's own folder that this person has not accepted.

        Say "an invitation is waiting", not how many: one of them may be for somebody else who uses this laptop.
        """
        return tuple(WaitingInvitation(found.path) for found in self._waiting_files())

    def look(self, code: str, file: Path | None = None) -> InvitationText:
        """Who invites, with the code they said: ``file``, or with None whichever waits in this laptop's folder.

        Raises ExchangeError (``wrong-code``, ``expired``, ``damaged``, ``too-large``, ``folder``, ``no-memory``, and
        ``none-waiting``). About 0.3 s for every invitation that waits. Changes nothing.
        """
        said = self._open(code, file).invitation
        return InvitationText(said.role, said.name, said.council, said.term_start)

    def accept(self, code: str, file: Path | None = None, root: Path | None = None) -> Pair:
        """Accept an invitation and send the reply. ``root`` is the shared folder, needed only when ``file`` came
        another way and does not lie in it.

        Raises what :meth:`look` raises, and NotAllowedError: ``coach``, ``same-seat`` (two leaders, say),
        ``accepted-before``, ``no-folder``, ``name``. Nothing is kept when it raises. About 0.3 s.
        """
        self._check_seat()
        me = _name(self.person.name)
        opened = self._open(code, file)
        if opened.invitation.role is not self.person.role.other:
            raise NotAllowedError(
                _(
                    "This invitation comes from a {role}, as you are. A pair is one Leader and one Chief Executive, "
                    "so nothing was changed."
                ).format(role=opened.invitation.role.label),
                code="same-seat",
            )
        if files.file_id(opened.file) in self._known_invitations():
            raise NotAllowedError(
                _("You have accepted this invitation already. There is nothing more to do: the pair is in People."),
                code="accepted-before",
            )
        meeting = self._meeting(root or _root_around(opened.path))
        keys = DeviceKeys.generate()
        sealed, reply = files.seal_reply(
            invitation_file=opened.file,
            invitation=opened.invitation,
            code_keys=opened.keys,
            role=self.person.role,
            name=me,
            keys=keys.public,
        )
        said = opened.invitation
        pair = self._pair(reply.pair_id, said.name, said.council, said.term_start, connected=True)
        with self.database.transaction() as session:
            rows.add_accepted(
                session,
                pair,
                meeting,
                mine=keys,
                theirs=said.keys,
                reply=sealed,
                safety_words=reply.safety_words,
                created=self._now(),
            )
        try:
            self._folder(meeting.root).publish_reply(sealed)
        except ExchangeError:
            self._forget(pair.id)
            raise
        return pair

    def complete(self) -> Changes:
        """Take in the answers to our invitations, and keep our own files in the folders as they should be.

        Called at every unlock and sync; costs a look into each folder when there is nothing new. An answer that may
        not count changes nothing and is told in :meth:`refused`. Raises VaultError only.
        """
        self._keep_local_folder()
        with self.database.reading() as session:
            pending, replies = rows.pending_invitations(session), rows.sent_replies(session)
        refused: dict[str, ExchangeError] = {}
        changes = Changes()
        for invitation in pending:
            changes += self._take_answer(invitation, refused)
        for sent in replies:
            _keep_reply(self._folder(sent.meeting.root), sent)
        news = bool(refused.keys() - self._refused.keys())
        self._refused = refused
        return changes + Changes(problems=news)

    def refused(self) -> tuple[ExchangeError, ...]:
        """Why answers the latest :meth:`complete` found were set aside: a sentence each."""
        return tuple(self._refused.values())

    def code(self, pair_id: str) -> str | None:
        """The six words of an invitation, for as long as it has no answer; None afterwards."""
        with self.database.reading() as session:
            found = rows.pending_invitation(session, pair_id)
        return found.code if found else None

    def expired(self, pair_id: str) -> bool:
        """Whether an invitation without an answer can no longer be accepted, so that it is time for a new one."""
        with self.database.reading() as session:
            found = rows.pending_invitation(session, pair_id)
        return found is not None and self._now() >= _said(found).expires

    def safety_words(self, pair_id: str) -> str | None:
        """Twelve words both people see once they are paired, to compare by phone; None while they are not."""
        with self.database.reading() as session:
            return rows.safety_words(session, pair_id)

    def withdraw(self, pair_id: str) -> Changes:
        """Take back an invitation nobody has answered.

        Raises NotAllowedError (``answered``) when there is none of that id, or an answer has just come in.
        """
        self.complete()
        with self.database.reading() as session:
            found = rows.pending_invitation(session, pair_id)
        if found is None:
            raise NotAllowedError(
                _("This invitation has been answered, so it can no longer be withdrawn. The pair is in People."),
                code="answered",
            )
        self._forget(pair_id)
        self._folder(found.meeting.root).remove_invitation(found.file)
        return Changes(people=True)

    def _take_answer(self, pending: rows.PendingInvitation, refused: dict[str, ExchangeError]) -> Changes:
        """Make a pair of the first good answer to one invitation; note why the others are not good."""
        folder = self._folder(pending.meeting.root)
        said = _said(pending)
        for found in folder.replies():
            if not files.is_meant_for(found.data, pending.pair.id):
                continue
            try:
                reply = files.open_reply(
                    found.data,
                    invitation_file=pending.file,
                    invitation=said,
                    code_keys=CodeKeys.from_bytes(pending.code_keys),
                    keys=pending.keys,
                    now=self._now(),
                )
            except ExchangeError as error:
                refused[files.file_id(found.data)] = error
                continue
            before = pending.pair
            pair = self._pair(reply.pair_id, reply.name, before.council, before.term_start, connected=True)
            with self.database.transaction() as session:
                rows.complete(session, before.id, pair, reply.keys, reply.safety_words)
            folder.remove_invitation(pending.file)
            return Changes(people=True)
        if self._now() >= said.expires:
            folder.remove_invitation(pending.file)
        else:
            _try_publishing(folder, pending.file)
        return Changes()

    def _open(self, code: str, file: Path | None) -> _Opened:
        """The chosen invitation, or whichever of those waiting opens with the code."""
        words = read_code(code)
        if file is not None:
            self.errands.begin(file.parent)
            data = self.errands.run(file.parent, f"read {file.name}", partial(read_invitation, file))
            return self._opened(Found(file, data), words)
        wrong: ExchangeError | None = None
        for found in self._waiting_files():
            try:
                return self._opened(found, words)
            except ExchangeError as error:
                if error.code != "wrong-code":
                    raise
                wrong = error
        raise wrong or ExchangeError(
            _(
                "No invitation is waiting on this laptop. Nothing was changed. If one was sent to you, "
                "please choose its file; if you share this laptop, ask for a new one."
            ),
            code="none-waiting",
        )

    def _opened(self, found: Found, words: str) -> _Opened:
        invitation, keys = files.open_invitation(found.data, words, self._now())
        return _Opened(found.data, found.path, invitation, keys)

    def _waiting_files(self) -> tuple[Found, ...]:
        known = self._known_invitations()
        everything = self._folder(self.exchange).invitations()
        return tuple(found for found in everything if files.file_id(found.data) not in known)

    def _known_invitations(self) -> set[str]:
        """Ids of invitations that are ours or that we have accepted."""
        with self.database.reading() as session:
            own = {pending.pair.id for pending in rows.pending_invitations(session)}
            accepted = {files.answered_invitation(sent.file) for sent in rows.sent_replies(session)}
        return own | accepted

    def _check_seat(self) -> None:
        if self.person.role not in SEATS:
            raise NotAllowedError(
                _(
                    "A pair is one Leader and one Chief Executive. As a coach you will be invited by a pair instead, "
                    "so nothing was changed."
                ),
                code="coach",
            )

    def _folder(self, root: Path) -> PairingFolder:
        """What lies in ``root``, asked with fresh patience."""
        self.errands.begin(root)
        return PairingFolder(root, self.errands)

    def _meeting(self, root: Path | None) -> rows.Meeting:
        own = self.exchange.absolute()
        where = own if root is None else root.absolute()
        return rows.Meeting(where, local=where == own)

    def _keep_local_folder(self) -> None:
        """Follow this laptop's own exchange folder when the vault was moved here from elsewhere."""
        own = self.exchange.absolute()
        with self.database.reading() as session:
            moved = rows.local_elsewhere(session, own)
        if moved:
            with self.database.transaction() as session:
                rows.move_local(session, own)

    def _pair(self, pair_id: str, partner: str, council: str, term_start: date, *, connected: bool) -> Pair:
        me = self.person.role
        names = {me: _name(self.person.name), me.other: partner}
        return Pair(
            id=pair_id,
            me=me,
            leader=names[Role.LEADER],
            chief_executive=names[Role.CHIEF_EXECUTIVE],
            council=council,
            term_start=term_start,
            connected=connected,
        )

    def _forget(self, pair_id: str) -> None:
        with self.database.transaction() as session:
            rows.forget(session, pair_id)

    def _now(self) -> int:
        return int(self.clock().timestamp())


def _said(pending: rows.PendingInvitation) -> files.Invitation:
    """What our own invitation says."""
    return files.reopen_invitation(pending.file, CodeKeys.from_bytes(pending.code_keys))


def _keep_reply(folder: PairingFolder, sent: rows.SentReply) -> None:
    """Our reply lies in the folder until the other side has been heard from, even if somebody deleted it."""
    if sent.heard:
        folder.remove_reply(sent.file)
        return
    try:
        folder.publish_reply(sent.file)
    except ExchangeError:
        return  # the folder is away just now: the next sync tries again


def _try_publishing(folder: PairingFolder, invitation: bytes) -> None:
    """Our invitation lies in the folder until it is answered or runs out."""
    try:
        folder.publish_invitation(invitation)
    except ExchangeError:
        return  # the folder is away just now: the next sync tries again


def _root_around(file: Path) -> Path:
    """The exchange folder an invitation lies in."""
    folder = PairingFolder.around(file)
    if folder is None:
        raise NotAllowedError(
            _(
                "This invitation does not lie in a shared folder, so LeaderLens does not know where to put your "
                "answer. Nothing was changed. Please choose the folder you share with the person who invited you."
            ),
            code="no-folder",
        )
    return folder.root


def _name(typed: str) -> str:
    name = _tidy(typed)
    if not files.can_be_said(name):
        raise NotAllowedError(
            _("Please give each person a name of at most {count} characters, without invisible ones.").format(
                count=files.LONGEST_NAME
            ),
            code="name",
        )
    return name


def _council(typed: str) -> str:
    council = _tidy(typed)
    if not files.can_be_said(council):
        raise NotAllowedError(
            _("Please give the council a name of at most {count} characters, without invisible ones.").format(
                count=files.LONGEST_NAME
            ),
            code="council",
        )
    return council


def _tidy(typed: str) -> str:
    return " ".join(unicodedata.normalize("NFC", typed).split())
