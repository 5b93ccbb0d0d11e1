"""A walk-through: which items of a revealed check-in are shown on a projector, which parts of each, and how far it got.

Nothing appears on the screen that is not named here (product.md, "A coach, walking through trend charts").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from leaderlens.domain.checkin import Question
from leaderlens.i18n import _

MOST_ITEMS = 12
"""Items in one walk-through: a conversation, not a lecture."""
MOST_REMARK = 4000
"""Letters of what the speaker notes down for one item."""


class Part(StrEnum):
    """What of an item may be shown. The order is that of the curtain."""

    OWN = "own"
    OTHER = "other"
    PREDICTION = "prediction"
    NOTES = "notes"
    EVENTS = "events"
    QUESTION = "question"

    @property
    def label(self) -> str:
        """As the page says it."""
        return {
            Part.OWN: _("The person’s own rating"),
            Part.OTHER: _("The other’s rating"),
            Part.PREDICTION: _("What they thought the other had given"),
            Part.NOTES: _("What each wrote beside it"),
            Part.EVENTS: _("Both views over time, with the council’s events"),
            Part.QUESTION: _("A question to talk about"),
        }[self]

    @property
    def needs(self) -> frozenset[Part]:
        """What has to be shown for this part to say nothing that was not ticked."""
        return {
            Part.EVENTS: frozenset({Part.OWN, Part.OTHER}),
            Part.NOTES: frozenset({Part.OWN, Part.OTHER}),
        }.get(self, frozenset())


FIRST_TICKS = frozenset(Part) - {Part.NOTES}
"""What is ticked before anybody chose: people's own words are shown only when somebody says so."""


@dataclass(frozen=True, slots=True)
class WalkThrough:
    """One prepared walk-through of one check-in. ``place`` counts slides from 0; ``remarks`` are the speaker's own."""

    checkin_id: str
    questions: tuple[Question, ...] = ()
    parts: frozenset[Part] = FIRST_TICKS
    remarks: Mapping[Question, str] = field(default_factory=dict, repr=False)
    place: int = 0

    def __post_init__(self) -> None:
        if len(self.questions) > MOST_ITEMS:
            raise ValueError("too many items for one walk-through")

    @property
    def shown(self) -> frozenset[Part]:
        """The parts that may be shown: what is ticked, as far as what it needs is ticked too."""
        return frozenset(part for part in self.parts if part.needs <= self.parts)

    def fields(self) -> dict[str, Any]:
        """As plain JSON values, to be kept in a vault."""
        return {
            "checkin": self.checkin_id,
            "questions": [question.key for question in self.questions],
            "parts": sorted(part.value for part in self.parts),
            "remarks": {question.key: text for question, text in self.remarks.items() if text},
            "place": self.place,
        }

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> WalkThrough | None:
        """What was kept; None for nothing, or for something that does not read as one."""
        try:
            return cls(
                str(fields["checkin"]),
                tuple(Question.parse(key) for key in fields["questions"]),
                frozenset(Part(value) for value in fields["parts"]),
                {Question.parse(key): str(text)[:MOST_REMARK] for key, text in fields["remarks"].items()},
                max(0, int(fields["place"])),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
