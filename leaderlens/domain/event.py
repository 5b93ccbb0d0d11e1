"""Something dated in the council's life, drawn behind charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from leaderlens.domain.people import Role

LONGEST_TITLE = 120
"""Characters of a title: it has to fit beside a hairline on a chart."""
LONGEST_TEXT = 1_000
"""Characters of what is told about an event."""


@dataclass(frozen=True, slots=True)
class Event:
    """``kind`` is a key of :data:`leaderlens.domain.event_kinds.KINDS`; ``major`` ones are drawn on small charts too.

    ``added_by`` is the seat that first put it there, None where nobody knows; it is no part of what the event is.
    """

    id: str
    day: date
    kind: str
    title: str
    text: str = ""
    major: bool = False
    added_by: Role | None = field(default=None, compare=False)
