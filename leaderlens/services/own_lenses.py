"""Lenses a person writes: drafts, finished versions, files in and out, and sharing one with the pair."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.lens import Lens
from leaderlens.domain.lens_draft import LensDraft, LensProblem
from leaderlens.domain.lens_file import LARGEST_FILE, parse_lens
from leaderlens.domain.lens_writer import write_lens
from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Proposal, Word, proposal_id
from leaderlens.domain.record import SetFields
from leaderlens.errors import ContentError, NotAllowedError
from leaderlens.i18n import _
from leaderlens.services import audit
from leaderlens.services.lenses import Library
from leaderlens.services.pair_library import LENS_KIND, lens_of, pair_library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.whole_files import whole_file
from leaderlens.store import own_lenses as rows
from leaderlens.store import proposals as shared_rows
from leaderlens.store.database import Database, Session

LARGEST_IMPORT = 4 * LARGEST_FILE
"""Bytes of a lens file that is read at all."""


@dataclass(frozen=True, slots=True)
class OwnLens:
    """A lens of one's own: its finished versions (oldest first) and the draft of the next, if there is one."""

    id: str
    versions: tuple[Lens, ...]
    draft: LensDraft | None

    @property
    def name(self) -> str:
        """The draft's name where there is a draft, else the newest version's."""
        return self.draft.lens.name if self.draft else self.versions[-1].name

    @property
    def newest(self) -> Lens | None:
        """The newest finished version."""
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True, slots=True)
class SharedLens:
    """A lens one of the pair proposed to use together, and how far they have come with it."""

    proposal: Proposal
    lens: Lens


@dataclass(frozen=True, slots=True)
class OwnLenses:
    """The lenses one person writes. ``role`` is their seat; the coach can write lenses and share none."""

    database: Database
    log: PairLog
    role: Role
    clock: Clock

    # ------------------------------------------------------------ writing one

    def all(self) -> tuple[OwnLens, ...]:
        """Every lens of one's own, by name."""
        with self.database.reading() as session:
            drafts = {lens_id: LensDraft.parse(text) for lens_id, text in rows.drafts(session).items()}
            versions: dict[str, list[Lens]] = {lens_id: [] for lens_id in drafts}
            for kept in rows.versions(session):
                versions.setdefault(kept.lens_id, []).append(parse_lens(kept.text, kept.lens_id))
        found = [OwnLens(lens_id, tuple(lenses), drafts.get(lens_id)) for lens_id, lenses in versions.items()]
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def begin(self, name: str, about: str = "person") -> LensDraft:
        """A new draft, kept at once. ``about``: ``person``, ``pair`` or ``relationship``."""
        draft = LensDraft.new(_new_id(), name, about)
        self.keep(draft)
        return draft

    def revise(self, lens_id: str) -> LensDraft:
        """The draft of a lens's next version, begun from its newest one unless there is one already."""
        own = self._own(lens_id)
        if own.draft is not None:
            return own.draft
        draft = LensDraft.of(own.versions[-1], version=own.versions[-1].version + 1)
        self.keep(draft)
        return draft

    def keep(self, draft: LensDraft) -> Changes:
        """Keep a draft as it is, complete or not. Raises NotAllowedError for one that is far too long."""
        text = draft.text
        if len(text) > LARGEST_IMPORT:
            raise NotAllowedError(_("This lens has become too long to be kept. Please shorten its longest texts."))
        with self.database.transaction() as session:
            rows.keep_draft(session, draft.lens.id, text, self._now())
        return Changes(lenses=True)

    def problems(self, draft: LensDraft) -> tuple[LensProblem, ...]:
        """What still keeps a draft from being finished."""
        return draft.problems()

    def finish(self, draft: LensDraft) -> Changes:
        """Make the draft a version for good. Raises ContentError with everything that is missing or too long."""
        lens = draft.finished()
        with self.database.transaction() as session:
            known = [kept.version for kept in rows.versions(session) if kept.lens_id == lens.id]
            lens = replace(lens, version=max(known, default=0) + 1)
            rows.keep_version(session, rows.KeptLens(lens.id, lens.version, write_lens(lens), self._now()))
            rows.drop_draft(session, lens.id)
        return Changes(lenses=True)

    def drop_draft(self, lens_id: str) -> Changes:
        """Let go of the draft; finished versions stay."""
        with self.database.transaction() as session:
            rows.drop_draft(session, lens_id)
        return Changes(lenses=True)

    # ------------------------------------------------------------ files

    def take_in(self, text: str, file_name: str) -> LensDraft:
        """A lens from a file, as a draft to look over, kept at once. Raises ContentError naming all that is wrong.

        A file of an own lens that is here already becomes the draft of its next version; any other lens, also a
        shipped one, becomes a new lens of one's own.
        """
        if len(text) > LARGEST_IMPORT:
            raise ContentError(_("{file} is too long to be a lens.").format(file=file_name))
        lens = parse_lens(text, file_name)
        with self.database.reading() as session:
            versions = [kept.version for kept in rows.versions(session) if kept.lens_id == lens.id]
        keeps_id = lens.own and lens.id not in {shipped.id for shipped in Library().shipped()}
        draft = LensDraft.of(lens, None if keeps_id else _new_id(), max(versions, default=0) + 1)
        self.keep(draft)
        return draft

    def take_in_file(self, path: Path) -> LensDraft:
        """As :meth:`take_in`, from a file. ContentError too for one that cannot be opened or is no text."""
        try:
            with path.open("rb") as file:
                text = file.read(4 * LARGEST_IMPORT + 1).decode("utf-8-sig")
        except OSError:
            raise ContentError(_("{file} cannot be opened just now.").format(file=path.name)) from None
        except UnicodeDecodeError:
            raise ContentError(_("{file} is not a text, so it cannot be a lens.").format(file=path.name)) from None
        draft = self.take_in(text, path.name)
        audit.note(self.database, self.clock, "imported", path.name)
        return draft

    def write_file(self, lens: Lens, target: Path) -> None:
        """Write a lens, anybody's, to a file. ExportError as :func:`whole_file`."""
        with whole_file(target, replace=True) as unfinished:
            unfinished.write_text(write_lens(lens), encoding="utf-8")
        audit.note(self.database, self.clock, "exported", target.name)

    def copy(self, lens: Lens, name: str) -> LensDraft:
        """A lens of one's own made after another, kept at once; the other stays as it is."""
        draft = LensDraft.of(lens, _new_id()).renamed(name)
        self.keep(draft)
        return draft

    def file_of(self, lens_id: str) -> str:
        """The file of the newest finished version. Raises NotAllowedError while there is none."""
        newest = self._own(lens_id).newest
        if newest is None:
            raise NotAllowedError(_("This lens is not finished yet, so there is no file of it."))
        return write_lens(newest)

    # ------------------------------------------------------------ sharing one

    def propose(self, pair_id: str, lens_id: str) -> Changes:
        """Propose the newest version to the other person. By proposing one agrees to it."""
        body = {"text": self.file_of(lens_id)}
        fields = shared_rows.fields_of(body, self.role)
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(LENS_KIND, proposal_id(LENS_KIND, body), fields)])
        return Changes(lenses=True) + self.log.sync()

    def say(self, pair_id: str, proposal: str, word: Word) -> Changes:
        """Agree to a proposed lens, or decline it. Raises NotAllowedError once both have agreed: it is in use."""
        with self.database.transaction() as session:
            found = next((one for one in self._shared(session, pair_id) if one.proposal.id == proposal), None)
            if found is None:
                raise NotAllowedError(_("This lens is not on this laptop yet. It arrives with the next exchange."))
            if found.proposal.agreed:
                raise NotAllowedError(_("You have both agreed to this lens, so it stays available to you both."))
            self.log.append(session, pair_id, [SetFields(LENS_KIND, proposal, shared_rows.word_of(self.role, word))])
        return Changes(lenses=True) + self.log.sync()

    def shared(self, pair_id: str) -> tuple[SharedLens, ...]:
        """Every lens proposed in the pair, by name and version."""
        with self.database.reading() as session:
            return self._shared(session, pair_id)

    def library(self, pair_id: str) -> Library:
        """Everything the pair can ask."""
        with self.database.reading() as session:
            return pair_library(session, pair_id)

    def _shared(self, session: Session, pair_id: str) -> tuple[SharedLens, ...]:
        found = [
            SharedLens(proposal, lens)
            for proposal in shared_rows.proposals(session, pair_id, LENS_KIND)
            if (lens := lens_of(proposal)) is not None
        ]
        return tuple(sorted(found, key=lambda one: (one.lens.name, one.lens.version, one.proposal.id)))

    def _own(self, lens_id: str) -> OwnLens:
        for own in self.all():
            if own.id == lens_id:
                return own
        raise NotAllowedError(_("There is no such lens in this vault."))

    def _now(self) -> int:
        return int(self.clock().timestamp())


def _new_id() -> str:
    """``own_1f0c2d3e``: two people who write a lens of the same name never write the same lens."""
    return f"own_{secrets.token_hex(4)}"
