"""From a wish to pictures: which charts answer a question, over which days, and what to say where there is none.

Runs on the worker. Whatever a wish leaves open, or names and the vault no longer has, gets a sensible value first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from leaderlens.analysis.histories import Line, Period
from leaderlens.analysis.pictures import Dumbbell, Picture, WhatChanged
from leaderlens.domain.checkin import CheckIn, Question, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.lens import Item, Lens
from leaderlens.domain.people import SEATS, Pair, Role
from leaderlens.i18n import _
from leaderlens.services.histories import Histories
from leaderlens.services.trends import Trends, TrendsStory
from leaderlens.ui.trends.asking import Asking, Span

MOST_PANELS = 8
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants to see. Empty ids and None leave a choice to the app.

    ``after`` and ``before`` are ids of events; ``checkin`` and ``earlier`` of check-ins; ``opened`` says that the pair
    chose to look at what is meant for a coach.
    """

    asking: Asking = Asking.OVERVIEW
    subject: Subject | None = None
    rater: Role | None = None
    lens: str = ""
    span: Span = Span.ALL
    after: str = ""
    before: str = ""
    checkin: str = ""
    earlier: str = ""
    items: tuple[Question, ...] = ()
    first: Line | None = None
    second: Line | None = None
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """What there is to choose from. ``checkins`` are revealed ones, newest first; ``events`` oldest first.

    ``questions`` are all that were ever asked, in the lenses' order; ``lenses`` those of them; ``focus`` and
    ``telling`` are sets of items to start from.
    """

    checkins: tuple[CheckIn, ...] = ()
    subjects: tuple[Subject, ...] = ()
    lenses: tuple[Lens, ...] = ()
    events: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    names: Mapping[str, Item] = field(default_factory=dict)
    focus: frozenset[str] = frozenset()
    telling: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart of an answer, with what always has to be said beside it."""

    picture: Picture
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """``story`` for the overview, ``charts`` for the rest; ``said`` where there is nothing to draw, and why.

    ``lines`` are sentences above the charts; ``gate`` asks the pair first whether they want to see this.
    """

    wish: Wish
    offers: Offers
    charts: tuple[Shown, ...] = ()
    story: TrendsStory | None = None
    lines: tuple[str, ...] = ()
    said: str = ""
    gate: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers wishes about one person's pairs. ``role`` is whose vault this is."""

    trends: Trends
    histories: Histories
    role: Role

    def answer(self, pair: Pair, wish: Wish, today: date) -> Answer:
        """The answer, or an empty one (no check-ins on offer) before the first reveal."""
        story = self.trends.overview(pair.id, wish.subject)
        if not story.check_ins:
            return Answer(wish, Offers())
        offers = self._offers(pair, story)
        whole = self._whole(wish, offers, story)
        if whole.asking is Asking.OVERVIEW:
            return Answer(whole, offers, story=story)
        if whole.asking is Asking.COACH and self.role is not Role.COACH and not whole.opened:
            return Answer(whole, offers, gate=True)
        period = _period(whole, offers.events, pair, today)
        return self._charts(pair.id, whole, offers, period)

    def _offers(self, pair: Pair, story: TrendsStory) -> Offers:
        checkins = self.histories.checkins
        reveals = checkins.reveals(pair.id)
        asked = {question for reveal in reveals for question in reveal.checkin.questions}
        places = {key: place for place, key in enumerate(story.names)}
        ordered = sorted(asked, key=lambda q: (places.get(q.item, len(places)), q.subject.value, q.wording))
        ids = {question.item.partition(".")[0] for question in asked}
        library = checkins.library_of(pair.id)
        return Offers(
            checkins=tuple(reveal.checkin for reveal in reversed(reveals)),
            subjects=story.subjects,
            lenses=tuple(lens for lens in library.lenses if lens.id in ids),
            events=tuple(sorted(self.histories.events.all(pair.id), key=lambda event: event.day)),
            questions=tuple(ordered),
            names=story.names,
            focus=frozenset(item for reveal in reveals for item in reveal.checkin.focus),
            telling=tuple(panel.question for panel in story.multiples.panels) if story.multiples else (),
        )

    def _whole(self, wish: Wish, offers: Offers, story: TrendsStory) -> Wish:
        """The wish with every choice made."""
        ids = [one.id for one in offers.checkins]
        checkin = wish.checkin if wish.checkin in ids else ids[0]
        after = ids[ids.index(checkin) + 1 :]
        subject = story.subject
        about = [question for question in offers.questions if question.subject is subject]
        items = tuple(one for one in wish.items if one in about) or offers.telling or tuple(about[:1])
        pair_first = next(iter(items or offers.questions))
        lens = wish.lens if wish.lens in {one.id for one in offers.lenses} else ""
        events = {event.id for event in offers.events}
        return replace(
            wish,
            subject=subject,
            rater=wish.rater or self._other_than(subject),
            lens=lens,
            span=wish.span if wish.span is not Span.EVENTS or len(events) > 1 else Span.ALL,
            after=wish.after if wish.after in events else next((one.id for one in offers.events), ""),
            before=wish.before if wish.before in events else (offers.events[-1].id if offers.events else ""),
            checkin=checkin,
            earlier=wish.earlier if wish.earlier in after else (after[0] if after else ""),
            items=items[:MOST_PANELS],
            first=_known(wish.first, offers) or Line(pair_first, Role.LEADER),
            second=_known(wish.second, offers) or Line(pair_first, Role.CHIEF_EXECUTIVE),
        )

    def _other_than(self, subject: Subject) -> Role:
        """Whose view is the more telling: that of whoever the ratings are not about."""
        if subject is Subject.PAIR:
            return self.role.other if self.role in SEATS else Role.LEADER
        return Role(subject.value).other

    def _charts(self, pair_id: str, wish: Wish, offers: Offers, period: Period) -> Answer:
        h, answer = self.histories, Answer(wish, offers)
        lens, subject, rater = wish.lens or None, wish.subject or Subject.PAIR, wish.rater or Role.LEADER
        if wish.asking is Asking.COACH:
            drawer = h.coach(pair_id, subject, period, lens)
            charts = tuple(Shown(one.picture, one.caveat) for one in drawer.pictures)
            return replace(answer, charts=charts, lines=drawer.lines, said="" if charts else drawer.hidden)
        if wish.asking is Asking.MOVED and not wish.earlier:
            return replace(answer, said=_("There is no earlier check-in to compare this one with yet."))
        ways: Mapping[Asking, Callable[[], Sequence[Picture | None]]] = {
            Asking.TIMELINE: lambda: [h.timeline(pair_id, period)],
            Asking.USUAL: lambda: [h.index(pair_id, period)],
            Asking.MOVED: lambda: [_drawn(h.changed(pair_id, wish.checkin, wish.earlier))],
            Asking.MEET: lambda: [_drawn(h.dumbbell(pair_id, wish.checkin, subject, lens))],
            Asking.ITEMS: lambda: [h.multiples(pair_id, wish.items, period)],
            Asking.SHIFTED: lambda: [h.heat_map(pair_id, subject, rater, period, lens)],
            Asking.ALIKE: lambda: [h.agreement(pair_id, subject, period, lens)],
            Asking.PREDICTED: lambda: [
                h.predictions(pair_id, period),
                *(h.surprise(pair_id, wish.checkin, role) for role in SEATS),
            ],
            Asking.HEARD: lambda: [h.heard(pair_id, period)],
            Asking.COMPARED: lambda: [_compared(h, pair_id, wish, period)],
        }
        pictures = tuple(Shown(picture) for picture in ways[wish.asking]() if picture is not None)
        return replace(answer, charts=pictures, said="" if pictures else _nothing(wish.asking))


def _drawn(picture: WhatChanged | Dumbbell) -> Picture | None:
    """None for a picture that has nothing in it."""
    full = picture.panels if isinstance(picture, WhatChanged) else picture.groups
    return picture if full else None


def _compared(histories: Histories, pair_id: str, wish: Wish, period: Period) -> Picture | None:
    if wish.first is None or wish.second is None:
        return None
    return histories.compare(pair_id, wish.first, wish.second, period)


def _nothing(asking: Asking) -> str:
    """Why there is no chart."""
    return {
        Asking.USUAL: _("Neither of you was asked about trust, truth or tolerance in that time."),
        Asking.MOVED: _("These two check-ins asked nothing in common."),
        Asking.MEET: _("Nothing of this was asked in that check-in."),
        Asking.PREDICTED: _("Neither of you has predicted yet what the other would give."),
        Asking.HEARD: _("No check-back has been judged in a session yet."),
    }.get(asking, _("Nothing was rated in that time that this chart could show."))


def _known(line: Line | None, offers: Offers) -> Line | None:
    return line if line is not None and line.question in offers.questions else None


def _period(wish: Wish, events: Sequence[Event], pair: Pair, today: date) -> Period:
    """The days a wish looks at; two events in whichever order they were picked."""
    match wish.span:
        case Span.YEAR:
            return Period(today - _YEAR, None)
        case Span.TERM:
            return Period(pair.term_start, pair.term_end)
        case Span.EVENTS:
            days = sorted(event.day for event in events if event.id in {wish.after, wish.before})
            return Period(days[0], days[-1]) if days else Period()
    return Period()
