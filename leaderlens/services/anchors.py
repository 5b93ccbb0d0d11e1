"""Anchors a pair agrees: propose what 1, 4 and 7 look like for an item, agree or decline, and see what is in force."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.anchors import ANCHORS_KIND, LONGEST_ANCHOR, Anchors, ProposedAnchors, read_anchors
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Word, proposal_id
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.pair_library import pair_library
from leaderlens.services.pair_log import PairLog
from leaderlens.store import proposals as rows
from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True)
class AgreedAnchors:
    """The sets of a pair, from one person's seat (``role``)."""

    database: Database
    log: PairLog
    role: Role

    def all(self, pair_id: str) -> tuple[ProposedAnchors, ...]:
        """Every set there ever was, by item, oldest number first. The newest agreed one of an item is in force."""
        with self.database.reading() as session:
            return read_anchors(rows.proposals(session, pair_id, ANCHORS_KIND))

    def propose(
        self, pair_id: str, item: str, low: str, middle: str, high: str, subjects: tuple[Subject, ...] = ()
    ) -> Changes:
        """Propose a set for an item (a key), by which one agrees to it. Without ``subjects`` it is for all its sides.

        Raises NotAllowedError for an empty or overlong anchor or an item that the pair cannot ask.
        """
        texts = [" ".join(portable(text).split()) for text in (low, middle, high)]
        if not all(texts) or any(len(text) > LONGEST_ANCHOR for text in texts):
            raise NotAllowedError(
                _("Say what 1, 4 and 7 look like, in at most {count} characters each.").format(count=LONGEST_ANCHOR)
            )
        with self.database.transaction() as session:
            try:
                sides = tuple(pair_library(session, pair_id).item(item).wording)
            except KeyError:
                raise NotAllowedError(_("There is no such item in the lenses you share.")) from None
            if not sides or not set(subjects) <= set(sides):
                raise NotAllowedError(_("This item is not asked in that way, so it cannot have anchors there."))
            known = read_anchors(rows.proposals(session, pair_id, ANCHORS_KIND))
            number = max((one.anchors.number for one in known if one.anchors.item == item), default=0) + 1
            body = Anchors(item, subjects or sides, texts[0], texts[1], texts[2], number).body
            fields = rows.fields_of(body, self.role)
            self.log.append(session, pair_id, [SetFields(ANCHORS_KIND, proposal_id(ANCHORS_KIND, body), fields)])
        return Changes(lenses=True) + self.log.sync()

    def say(self, pair_id: str, proposal: str, word: Word) -> Changes:
        """Agree to a set, or decline it. Raises NotAllowedError once both have agreed: propose another set then."""
        with self.database.transaction() as session:
            sets = read_anchors(rows.proposals(session, pair_id, ANCHORS_KIND))
            found = next((one for one in sets if one.proposal.id == proposal), None)
            if found is None:
                raise NotAllowedError(_("This proposal is not on this laptop yet. It arrives with the next exchange."))
            if found.proposal.agreed:
                raise NotAllowedError(_("You have both agreed to these anchors. To change them, propose new ones."))
            self.log.append(session, pair_id, [SetFields(ANCHORS_KIND, proposal, rows.word_of(self.role, word))])
        return Changes(lenses=True) + self.log.sync()
