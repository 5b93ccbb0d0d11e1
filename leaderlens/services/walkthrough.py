"""Walk-throughs: what was ticked, kept in the vault, and the slides that follow from it.

Slides are built from what is revealed and from nothing else, and hold only what was ticked: what a slide does not have
cannot come onto the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from leaderlens.analysis.naming import full_name
from leaderlens.analysis.pictures import PairedTrend
from leaderlens.analysis.series import target_of, zone_of
from leaderlens.analysis.thresholds import SEEN_ALIKE_STEPS
from leaderlens.analysis.words import steps
from leaderlens.domain.checkin import Answer, CheckIn, Missing, Question, Reveal, Subject, rating_label
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.walkthrough import MOST_ITEMS, Part, WalkThrough
from leaderlens.i18n import _, month_year, ngettext
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.trends import Trends
from leaderlens.services.walkthrough_words import about, ask, eyebrow, reads, rest_of
from leaderlens.store import vault_facts
from leaderlens.store.database import Database

_NOTE = "walkthrough_"
_FURTHEST = 3


class Kind(StrEnum):
    """What a slide is."""

    TITLE = "title"
    ITEM = "item"
    TREND = "trend"
    QUESTION = "question"
    END = "end"


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the scale, or the words that stand where there is no number. ``thought``: a prediction."""

    rater: Role
    rating: int | None
    words: str
    thought: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """One state of the curtain. ``said`` is what a screen reader hears; ``now`` names it for the speaker.

    ``number`` of ``items`` counts the items; ``ends`` are the words at both ends of the scale; ``lines`` stand below
    it; ``quotes`` are what each wrote. ``remark`` is for the speaker alone.
    """

    kind: Kind
    now: str
    said: str
    eyebrow: str = ""
    title: str = ""
    line: str = ""
    number: int = 0
    items: int = 0
    marks: tuple[Mark, ...] = ()
    ends: tuple[str, str] = ("", "")
    lines: tuple[str, ...] = ()
    quotes: tuple[tuple[Role, str], ...] = ()
    trend: PairedTrend | None = None
    remark: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Preparing:
    """What the page offers: the check-ins to choose from (newest first), the items, and the plan as it stands.

    ``furthest`` are the items whose two ratings lie furthest apart; ``predicted`` says whether anybody predicted.
    """

    checkins: tuple[CheckIn, ...]
    plan: WalkThrough
    questions: tuple[Question, ...]
    names: Mapping[str, Item]
    furthest: tuple[Question, ...]
    predicted: bool
    slides: int


@dataclass(frozen=True, slots=True)
class WalkThroughs:
    """The walk-throughs of one vault: one for each pair."""

    database: Database
    checkins: CheckIns
    events: Events

    def prepare(self, pair_id: str, checkin_id: str = "") -> Preparing | None:
        """The plan for a check-in (that of the last plan, or the newest, without one); None before the first reveal.

        A plan made for another check-in keeps its ticks of parts, and no item.
        """
        reveals = self.checkins.reveals(pair_id)
        if not reveals:
            return None
        kept = self.plan(pair_id)
        known = {one.checkin.id: one for one in reveals}
        wanted = checkin_id or (kept.checkin_id if kept is not None else "")
        reveal = known.get(wanted, reveals[-1])
        plan = _fitting(kept, reveal)
        names = self.checkins.library_of(pair_id).names()
        places = {key: place for place, key in enumerate(names)}
        asked = sorted(reveal.checkin.questions, key=lambda q: (places.get(q.item, len(places)), q.subject.value))
        return Preparing(
            tuple(one.checkin for one in reversed(reveals)),
            plan,
            tuple(asked),
            names,
            _furthest(reveal),
            any(reveal.predicted(role, question) is not None for role in SEATS for question in asked),
            len(self._slides(reveal, plan, names, {})),
        )

    def plan(self, pair_id: str) -> WalkThrough | None:
        """What was kept for a pair."""
        with self.database.reading() as session:
            return WalkThrough.of(vault_facts.note(session, _NOTE + pair_id))

    def keep(self, pair_id: str, plan: WalkThrough) -> None:
        """Keep a plan in place of the pair's last. A vault that is open read only keeps nothing, and nothing breaks."""
        if not self.database.read_only:
            with self.database.transaction(aside=True) as session:
                vault_facts.set_note(session, _NOTE + pair_id, plan.fields())

    def count(self, pair_id: str, plan: WalkThrough) -> int:
        """How many slides a plan makes."""
        reveal = self.checkins.reveal(pair_id, plan.checkin_id)
        return len(self._slides(reveal, _fitting(plan, reveal), self.checkins.library_of(pair_id).names(), {}))

    def slides(self, pair_id: str, plan: WalkThrough) -> tuple[Slide, ...]:
        """The curtain, state by state. Raises NotAllowedError for a check-in that is not revealed."""
        reveal = self.checkins.reveal(pair_id, plan.checkin_id)
        names = self.checkins.library_of(pair_id).names()
        trends: dict[Question, PairedTrend] = {}
        if Part.EVENTS in plan.shown:
            story = Trends(self.checkins, self.events)
            trends = {question: story.item_trend(pair_id, question) for question in plan.questions}
        return self._slides(reveal, _fitting(plan, reveal), names, trends)

    def _slides(
        self, reveal: Reveal, plan: WalkThrough, names: Mapping[str, Item], trends: Mapping[Question, PairedTrend]
    ) -> tuple[Slide, ...]:
        month = month_year(reveal.checkin.due)
        many = len(plan.questions)
        counted = ngettext("{count} thing to look at together", "{count} things to look at together", many)
        line = counted.format(count=many)
        title = _("Our check-in of {month}").format(month=month)
        slides = [Slide(Kind.TITLE, _("Beginning"), f"{title}. {line}.", title=title, line=line)]
        for number, question in enumerate(plan.questions, start=1):
            slides += _Curtain(reveal, question, plan, names, number).slides(trends.get(question))
        end = _("That is what we wanted to look at.")
        rest = rest_of(plan.shown)
        return (*slides, Slide(Kind.END, _("The end"), f"{end} {rest}", title=end, line=rest))


@dataclass(frozen=True, slots=True)
class _Curtain:
    """One item behind its curtain."""

    reveal: Reveal
    question: Question
    plan: WalkThrough
    names: Mapping[str, Item]
    number: int

    def slides(self, trend: PairedTrend | None) -> list[Slide]:
        """The item's states in order; each part appears only where it is ticked and there is something to show."""
        shown = self.plan.shown
        marks: list[Mark] = []
        lines: list[str] = []
        slides = [self._slide(Kind.ITEM, _("The item alone"), (), ())]
        for part, rater in ((Part.OWN, self._first), (Part.OTHER, self._first.other)):
            if part in shown:
                marks.append(self._mark(rater))
                lines.append(reads(rater, self.question.subject, marks[-1].words, marks[-1].rating))
                if part is Part.OTHER and Part.OWN in shown:
                    lines += self._apart(marks)
                slides.append(self._slide(Kind.ITEM, part.label, tuple(marks), tuple(lines)))
        thought = self._thought() if Part.PREDICTION in shown else ()
        if thought:
            marks += thought
            lines += [self._guess(mark) for mark in thought]
            slides.append(self._slide(Kind.ITEM, Part.PREDICTION.label, tuple(marks), tuple(lines)))
        quotes = self._quotes() if Part.NOTES in shown else ()
        if quotes:
            slides.append(self._slide(Kind.ITEM, Part.NOTES.label, tuple(marks), tuple(lines), quotes))
        if Part.EVENTS in shown:
            slides.append(self._trend(trend))
        if Part.QUESTION in shown:
            slides.append(self._question(_known(marks)))
        return slides

    @property
    def _first(self) -> Role:
        """Whose own view it is; the leader's where it is about both."""
        return Role.CHIEF_EXECUTIVE if self.question.subject is Subject.CHIEF_EXECUTIVE else Role.LEADER

    def _slide(
        self, kind: Kind, now: str, marks: tuple[Mark, ...], lines: tuple[str, ...],
        quotes: tuple[tuple[Role, str], ...] = (),
    ) -> Slide:  # fmt: skip
        title, above = full_name(self.names, self.question), eyebrow(self.question.subject)
        item = self.names.get(self.question.item)
        definition = item.definition if item is not None else ""
        said = " ".join(
            [f"{title}, {about(self.question.subject)}.", *(lines or (definition,)), *(text for _role, text in quotes)]
        )
        return Slide(
            kind, now, said, above, title, definition, self.number, len(self.plan.questions), marks, self._ends(item),
            lines, quotes, remark=self.plan.remarks.get(self.question, ""),
        )  # fmt: skip

    def _trend(self, trend: PairedTrend | None) -> Slide:
        title, above = full_name(self.names, self.question), eyebrow(self.question.subject)
        return Slide(
            Kind.TREND, Part.EVENTS.label, trend.alt if trend is not None else title, above, title,
            trend.headline if trend is not None else "", self.number, len(self.plan.questions), trend=trend,
            remark=self.plan.remarks.get(self.question, ""),
        )  # fmt: skip

    def _question(self, known: frozenset[Role]) -> Slide:
        """The question follows from the two ratings, so it may hint at them only where both are shown."""
        zone = None
        if known == frozenset(SEATS):
            zone = zone_of(self.reveal, self.question, target_of(self.names, self.question))
        title, above = full_name(self.names, self.question), eyebrow(self.question.subject)
        asked = ask(zone)
        return Slide(
            Kind.QUESTION, Part.QUESTION.label, asked, above, title, asked, self.number, len(self.plan.questions),
            remark=self.plan.remarks.get(self.question, ""),
        )  # fmt: skip

    def _mark(self, rater: Role) -> Mark:
        answer = self.reveal.answer(rater, self.question)
        rating = answer.rating if answer is not None else None
        return Mark(rater, rating, self._words(answer))

    def _words(self, answer: Answer | None) -> str:
        if answer is None:
            return _("did not answer")
        if answer.rating is None:
            no_chance = answer.missing is Missing.NO_CHANCE
            return _("no chance to see it") if no_chance else _("would rather talk about it")
        item = self.names.get(self.question.item)
        return "" if item is not None and item.target is not None else rating_label(answer.rating)

    def _thought(self) -> tuple[Mark, ...]:
        found = ((role, self.reveal.predicted(role, self.question)) for role in SEATS)
        return tuple(Mark(role, value, "", thought=True) for role, value in found if value is not None)

    def _guess(self, mark: Mark) -> str:
        if mark.rater is Role.LEADER:
            return _("The Leader had thought the Chief Executive would give {rating}.").format(rating=mark.rating)
        return _("The Chief Executive had thought the Leader would give {rating}.").format(rating=mark.rating)

    def _apart(self, marks: list[Mark]) -> list[str]:
        one, other = (mark.rating for mark in marks)
        if one is None or other is None:
            return []
        gap = abs(one - other)
        if gap > SEEN_ALIKE_STEPS:
            return [_("The two views are {steps} apart.").format(steps=steps(gap))]
        return [_("The two views are the same.") if not gap else _("The two views are one step apart.")]

    def _quotes(self) -> tuple[tuple[Role, str], ...]:
        found = ((role, self.reveal.answer(role, self.question)) for role in (self._first, self._first.other))
        return tuple((role, answer.note) for role, answer in found if answer is not None and answer.note.strip())

    def _ends(self, item: Item | None) -> tuple[str, str]:
        if item is not None and item.target is not None:
            return _("Far too little"), _("Far too much")
        return rating_label(1), rating_label(7)


def _known(marks: list[Mark]) -> frozenset[Role]:
    return frozenset(mark.rater for mark in marks if not mark.thought)


def _fitting(plan: WalkThrough | None, reveal: Reveal) -> WalkThrough:
    """``plan`` for that check-in: only items it asked, from the beginning where it was made for another."""
    if plan is None:
        return WalkThrough(reveal.checkin.id)
    if plan.checkin_id != reveal.checkin.id:
        return WalkThrough(reveal.checkin.id, parts=plan.parts)
    asked = set(reveal.checkin.questions)
    kept = tuple(question for question in plan.questions if question in asked)[:MOST_ITEMS]
    return WalkThrough(plan.checkin_id, kept, plan.parts, plan.remarks, plan.place)


def _furthest(reveal: Reveal) -> tuple[Question, ...]:
    """The items whose two ratings lie furthest apart, widest first, then in the form's order."""
    apart = []
    for question in reveal.checkin.questions:
        given = [answer.rating for role in SEATS if (answer := reveal.answer(role, question)) and answer.rating]
        if len(given) == len(SEATS) and abs(given[0] - given[1]) > SEEN_ALIKE_STEPS:
            apart.append((-abs(given[0] - given[1]), question))
    return tuple(question for _gap, question in sorted(apart, key=lambda one: one[0]))[:_FURTHEST]
