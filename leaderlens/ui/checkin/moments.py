"""What the moments view offers: events of the timeline, items they may stand for, and shares in per cent. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from leaderlens.i18n import _, medium_date
from leaderlens.services.checkins import SheetView


@dataclass(frozen=True, slots=True)
class EventOffer:
    """One event of the council's timeline that a moment can name."""

    event_id: str
    day: date
    label: str


@dataclass(frozen=True, slots=True)
class ShareAsked:
    """A quantity the lens asks about, in per cent."""

    question: Question
    name: str
    statement: str
    note: str


@dataclass(frozen=True, slots=True)
class MomentsAsked:
    """What stands before the questions. ``items`` are (key, name) of what this sheet asks."""

    title: str
    partner: str
    events: tuple[EventOffer, ...]
    items: tuple[tuple[str, str], ...]
    shares: tuple[ShareAsked, ...]


def moments_asked(view: SheetView, events: Sequence[Event], title: str, partner: str) -> MomentsAsked:
    """What to offer before the questions of ``view``; ``events`` in the order to offer them."""
    names = view.library.names()
    keys = dict.fromkeys(question.item for question in view.checkin.questions if question.item in names)
    return MomentsAsked(
        title,
        partner,
        tuple(
            EventOffer(
                event.id, event.day, _("{date} · {title}").format(date=medium_date(event.day), title=event.title)
            )
            for event in events
        ),
        tuple((key, names[key].name) for key in keys),
        tuple(_shares(view)),
    )


def _shares(view: SheetView) -> list[ShareAsked]:
    """The one quantity so far is about the leader's time: asked of both, each from their own chair."""
    rater = view.sheet.rater
    return [
        ShareAsked(
            Question(measure.key, Subject.LEADER),
            measure.name,
            measure.self_statement if rater is Role.LEADER else measure.other_statement,
            measure.note,
        )
        for measure in view.library.measures(view.checkin.lenses)
    ]
