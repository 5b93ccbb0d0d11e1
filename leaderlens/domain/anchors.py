"""Behavioural anchors that a pair agrees: what 1, 4 and 7 look like for one item, in their own words.

Agreed by both, numbered, and then fixed: another wording is another set, and begins a new series (measurement.md
section 1, "Anchors"). The set in force for an item is the agreed one with the highest number; of two with one number,
proposed by both at once, the one with the greater id, so that both laptops ask the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from leaderlens.domain.canonical import Json
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.lens import Item, Wording, wording_id
from leaderlens.domain.proposal import Proposal

ANCHORS_KIND = "anchors"
"""What sets of anchors are called among the shared entities of a pair."""
LONGEST_ANCHOR = 160
"""Characters: an anchor is read in one breath."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """One set: for the sides ``subjects`` of ``item`` (a key). ``number`` counts the sets of the item from 1."""

    item: str
    subjects: tuple[Subject, ...]
    low: str
    middle: str
    high: str
    number: int = 1

    @property
    def body(self) -> dict[str, Json]:
        """As a proposal says it."""
        return {
            "high": self.high,
            "item": self.item,
            "low": self.low,
            "middle": self.middle,
            "number": self.number,
            "subjects": [subject.value for subject in self.subjects],
        }

    def on(self, wording: Wording) -> Wording:
        """``wording`` with these anchors in place of its own."""
        return replace(wording, low=self.low, middle=self.middle, high=self.high)

    def applied(self, item: Item) -> Item:
        """``item`` with these anchors on the sides they are for."""
        wording = {
            subject: self.on(said) if subject in self.subjects else said for subject, said in item.wording.items()
        }
        return replace(item, wording=wording)

    def questions(self, item: Item) -> tuple[Question, ...]:
        """The questions that are asked while these anchors are in force."""
        anchored = self.applied(item)
        return tuple(
            Question(item.key, subject, wording_id(anchored, subject))
            for subject in self.subjects
            if subject in item.wording
        )


@dataclass(frozen=True, slots=True)
class ProposedAnchors:
    """A set and how far the pair has come with it."""

    proposal: Proposal
    anchors: Anchors


def read_anchors(proposals: Iterable[Proposal]) -> tuple[ProposedAnchors, ...]:
    """The sets that these proposals hold, by item, oldest number first. What is not one is left out."""
    found = []
    for proposal in proposals:
        anchors = _anchors(proposal.body)
        if anchors is not None:
            found.append(ProposedAnchors(proposal, anchors))
    return tuple(sorted(found, key=lambda one: (one.anchors.item, one.anchors.number, one.proposal.id)))


def in_force(sets: Iterable[ProposedAnchors]) -> Mapping[Question, Anchors]:
    """The set that is asked, for each side of an item that has one. Keys are themes: questions without a wording."""
    found: dict[Question, Anchors] = {}
    for one in sorted(sets, key=lambda one: (one.anchors.number, one.proposal.id)):
        if one.proposal.agreed:
            found.update({Question(one.anchors.item, subject): one.anchors for subject in one.anchors.subjects})
    return found


def _anchors(body: Mapping[str, Json]) -> Anchors | None:
    try:
        subjects, number = body["subjects"], body["number"]
        if not isinstance(subjects, list) or type(number) is not int or number < 1:
            return None
        texts = [body[key] for key in ("item", "low", "middle", "high")]
        item, *said = [text for text in texts if isinstance(text, str) and 0 < len(text) <= LONGEST_ANCHOR]
        low, middle, high = said
        return Anchors(item, tuple(Subject(str(subject)) for subject in subjects), low, middle, high, number)
    except (KeyError, ValueError):
        return None
