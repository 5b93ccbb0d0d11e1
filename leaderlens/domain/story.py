"""The story of the demonstration, Kelderby: who, what happened, what was rated, written and agreed, on real dates.

Values and one calculation: how the story's levels become ratings. Reading the file is story_file's. The story only
says what people did; the demonstration does it again with the real services.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from leaderlens.domain.checkin import (
    HIGHEST,
    LOWEST,
    MOST_ITEMS_OF_A_MOMENT,
    Answer,
    Basis,
    Missing,
    Moment,
    Question,
    Remarks,
    Subject,
    may_predict,
)
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role

WOBBLE = 3
"""How many points of level (0 to 100) a rating may stray either way, so that lines look lived-in."""

MIDDLE, CONTRAST = 68, 1.5
"""Where the story's levels lie on average, and how much wider apart two people see them than the story's numbers."""

FORESIGHT, FORESIGHT_GAIN = 0.25, 0.03
"""How near a guess of the other's rating lies to what it is, at first and more each time; the rest is own view."""
PREDICTED_FROM = 2
"""The pair of the story says what each thinks the other gave from their third check-in on."""

_DAYS_OPEN = 7
"""A check-in of the story is opened a week before it is due."""
_DAYS_BEFORE_THE_FIRST = 30


@dataclass(frozen=True, slots=True)
class StoryPerson:
    """One of the three: the leader, the chief executive and the coach."""

    role: Role
    name: str
    known_as: str
    title: str
    since: str
    about: str


@dataclass(frozen=True, slots=True)
class StoryCheckIn:
    """One check-in. ``due`` is the day both meant to have sealed; the leader was ``leader_days_late`` once."""

    id: str
    due: date
    lenses: tuple[str, ...]
    period: str
    note: str
    leader_days_late: int = 0

    @property
    def opened_on(self) -> date:
        """When it was opened: a week before it was due."""
        return self.due - timedelta(days=_DAYS_OPEN)

    def sealed_on(self, rater: Role) -> date:
        """When that person sealed their sheet."""
        late = self.leader_days_late if rater is Role.LEADER else 0
        return self.due + timedelta(days=late)


@dataclass(frozen=True, slots=True)
class StoryMove:
    """A lasting change of one person's view at a check-in, in points of level, for some items."""

    check_in: str
    rater: Role
    subject: Subject
    change: int
    items: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class StorySetAside:
    """An answer without a number. ``missing`` is None where the question was passed over."""

    check_in: str
    rater: Role
    question: Question
    missing: Missing | None
    why: str


@dataclass(frozen=True, slots=True)
class StoryOptional:
    """One person's levels for an optional lens; ``relationship_time`` is a share of working time in per cent."""

    check_in: str
    lens: str
    rater: Role
    subject: Subject
    note: str
    levels: Mapping[str, int]
    relationship_time: int | None = None


@dataclass(frozen=True, slots=True)
class StoryComment:
    """A note on one answer of a sheet; both see it at the reveal."""

    id: str
    check_in: str
    rater: Role
    question: Question
    text: str


@dataclass(frozen=True, slots=True)
class StorySecondView:
    """What a rater added to an answer some days after the reveal."""

    id: str
    check_in: str
    rater: Role
    question: Question
    days_later: int
    text: str
    rating: int | None


@dataclass(frozen=True, slots=True)
class StoryGap:
    """A place where self and other part, that readers of the story are meant to see."""

    check_in: str
    subject: Subject
    item: str
    note: str


@dataclass(frozen=True, slots=True)
class StoryPeriod:
    """A chapter of the two years."""

    id: str
    title: str
    mood: str
    arc: str
    check_ins: tuple[str, ...]
    gaps: tuple[StoryGap, ...]


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One journal entry of one of the three. In the story alone all three can be read.

    ``earlier`` is how it was first written, ``parked`` a sentence of it that was parked for a session, ``picture`` the
    name of a picture attached to it; each empty for most.
    """

    id: str
    who: Role
    moment: datetime
    title: str
    tags: tuple[str, ...]
    related: tuple[str, ...]
    prompt: str
    text: str
    pinned: bool = False
    earlier: str = ""
    parked: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class StoryLook:
    """A later look back at an agreement, in the session of that id: what became of it by then, with a line."""

    session: str
    status: str
    line: str


@dataclass(frozen=True, slots=True)
class StoryAgreement:
    """What was agreed in a session. ``owner`` is a role or ``both``; ``status`` done, part, not_done or open.

    ``status`` and ``outcome`` are of the first look back: in the next session after it was due, or on ``looked_on``
    outside one. It was given another day then where there is one in ``moved_to``. ``looks`` are the later ones.
    """

    id: str
    text: str
    how: str
    owner: str
    due: date
    status: str
    outcome: str
    looked_on: date | None = None
    moved_to: date | None = None
    looks: tuple[StoryLook, ...] = ()


@dataclass(frozen=True, slots=True)
class StorySession:
    """A shared reflection session after one of the scripts."""

    id: str
    day: date
    script: str
    title: str
    led_by: str
    minutes: int
    summary: str
    described: str
    expressed: str
    checked_back: str
    agreements: tuple[StoryAgreement, ...]


@dataclass(frozen=True, slots=True)
class StoryNote:
    """A dated look at an objective: how it stood (on_course, at_risk, met, part_met), and by what one could tell."""

    day: date
    course: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryWording:
    """The words of an objective as one of them put them forward; ``agreed`` once the other had said yes to them."""

    by: Role
    day: date
    title: str
    aim: str
    test: str
    due: date | None
    agreed: bool


@dataclass(frozen=True, slots=True)
class StoryObjective:
    """What the leader wants the chief executive to achieve, with every wording it had, the oldest first."""

    id: str
    owner: Role
    independent_support: str
    wordings: tuple[StoryWording, ...]
    related: tuple[str, ...]
    notes: tuple[StoryNote, ...]

    @property
    def title(self) -> str:
        """What it is called in the words that stand."""
        return next(one.title for one in reversed(self.wordings) if one.agreed)


@dataclass(frozen=True, slots=True)
class StoryPriority:
    """One of the few things the pair chose to focus on, who stands behind it, and agreements that serve it, by id."""

    id: str
    title: str
    horizon: str
    chosen: date
    why: str
    committed: tuple[str, ...]
    delivers: tuple[str, ...]
    supports: tuple[str, ...]
    partners: tuple[str, ...]
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The whole story. ``now`` is the demonstration's own clock; nothing in it has happened after that.

    ``baseline`` holds the first levels by (rater, subject, item); ``asked`` the questions of each lens, in order.
    """

    id: str
    title: str
    intro: str
    notice: str
    council: str
    now: datetime
    seed: int
    people: tuple[StoryPerson, ...]
    events: tuple[Event, ...]
    check_ins: tuple[StoryCheckIn, ...]
    periods: tuple[StoryPeriod, ...]
    baseline: Mapping[tuple[Role, Subject, str], int]
    moves: tuple[StoryMove, ...]
    set_aside: tuple[StorySetAside, ...]
    optional: tuple[StoryOptional, ...]
    comments: tuple[StoryComment, ...]
    second_views: tuple[StorySecondView, ...]
    sessions: tuple[StorySession, ...]
    objectives: tuple[StoryObjective, ...]
    priorities: tuple[StoryPriority, ...]
    entries: tuple[StoryEntry, ...]
    asked: Mapping[str, tuple[Question, ...]]

    def person(self, role: Role) -> StoryPerson:
        """The person of that role."""
        return next(person for person in self.people if person.role is role)

    def entries_of(self, role: Role) -> tuple[StoryEntry, ...]:
        """One person's journal, oldest first."""
        return tuple(entry for entry in self.entries if entry.who is role)

    def check_in(self, check_in_id: str) -> StoryCheckIn:
        """The check-in with that id. Raises KeyError when there is none."""
        for check_in in self.check_ins:
            if check_in.id == check_in_id:
                return check_in
        raise KeyError(check_in_id)

    def questions(self, check_in_id: str) -> tuple[Question, ...]:
        """What is asked in a check-in: its lenses' full forms, in order."""
        return tuple(question for lens in self.check_in(check_in_id).lenses for question in self.asked[lens])

    def levels(self, check_in_id: str) -> dict[tuple[Role, Subject, str], int]:
        """Levels by (rater, subject, item) after the moves of every check-in up to and including this one."""
        levels = dict(self.baseline)
        for check_in in self.check_ins[: self.check_ins.index(self.check_in(check_in_id)) + 1]:
            for move in self.moves:
                if move.check_in == check_in.id:
                    for item in move.items:
                        levels[move.rater, move.subject, item] += move.change
        for extra in self.optional:
            if extra.check_in == check_in_id:
                levels |= {(extra.rater, extra.subject, item): level for item, level in extra.levels.items()}
        return levels

    def ratings(self, check_in_id: str, wobble: int = WOBBLE) -> dict[tuple[Role, Question], int]:
        """Every rating (1 to 7) of a check-in by (rater, question), the leader's first, in the order asked.

        Questions that were set aside have no entry. ``wobble`` 0 gives the levels as the story tells them.
        """
        levels = self.levels(check_in_id)
        aside = {(one.rater, one.question) for one in self.set_aside if one.check_in == check_in_id}
        found = {}
        for rater, question in self._sheet_lines(check_in_id):
            if (rater, question) not in aside:
                level = _level_of(levels, rater, question) + self._stray(check_in_id, rater, question, wobble)
                found[rater, question] = rating_of(level)
        return found

    def answers(self, check_in_id: str, rater: Role) -> dict[Question, Answer]:
        """One person's whole sheet: ratings, answers without a number, notes, and what each guesses the other gave.

        Missed questions are left out.
        """
        notes = {
            comment.question: comment.text
            for comment in self.comments
            if comment.check_in == check_in_id and comment.rater is rater
        }
        aside = {
            one.question: one.missing
            for one in self.set_aside
            if one.check_in == check_in_id and one.rater is rater and one.missing is not None
        }
        ratings, guesses = self.ratings(check_in_id), self._guesses(check_in_id, rater)
        sheet = {}
        for who, question in self._sheet_lines(check_in_id):
            if who is not rater:
                continue
            note = notes.get(question, "")
            if question in aside:
                sheet[question] = Answer(missing=aside[question], note=note)
            elif (rater, question) in ratings:
                sheet[question] = Answer(
                    rating=ratings[rater, question],
                    note=note,
                    basis=self._basis(check_in_id, rater, question) if note else None,
                    prediction=guesses.get(question),
                )
        return sheet

    def remarks(self, check_in_id: str, rater: Role) -> Remarks:
        """The moments somebody names before rating: what mattered most in the council's life since the last check-in.

        The leader shares theirs; the chief executive keeps every second one to themselves.
        """
        place = [one.id for one in self.check_ins].index(check_in_id)
        until = self.check_ins[place].opened_on
        since = self.check_ins[place - 1].due if place else until - timedelta(days=_DAYS_BEFORE_THE_FIRST)
        recent = [event for event in self.events if since < event.day <= until]
        telling = [event for event in recent if event.major] or recent
        written = [one for one in self.comments if one.check_in == check_in_id and one.rater is rater]
        items = tuple(dict.fromkeys(one.question.item for one in written))[:MOST_ITEMS_OF_A_MOMENT]
        shared = rater is Role.LEADER or place % 2 == 0
        return Remarks(
            tuple(Moment(event_id=event.id, day=event.day, items=items, shared=shared) for event in telling[-1:]),
            self._measures(check_in_id, rater),
        )

    def predicted(self, check_in_id: str) -> bool:
        """Whether that check-in asks each what they think the other gave them."""
        return [one.id for one in self.check_ins].index(check_in_id) >= PREDICTED_FROM

    def _guesses(self, check_in_id: str, rater: Role) -> dict[Question, int]:
        """What ``rater`` thinks the other gave them: nearer each time to what it is, further from their own view."""
        if not self.predicted(check_in_id):
            return {}
        times = [one.id for one in self.check_ins].index(check_in_id)
        near = min(1.0, FORESIGHT + FORESIGHT_GAIN * times)
        levels = self.levels(check_in_id)
        found = {}
        for question in self.questions(check_in_id):
            if may_predict(rater, question):
                own, theirs = (_level_of(levels, who, question) for who in (rater, rater.other))
                stray = self._stray(f"{check_in_id}/guess", rater, question, WOBBLE)
                found[question] = rating_of(near * theirs + (1 - near) * own + stray)
        return found

    def _basis(self, check_in_id: str, rater: Role, question: Question) -> Basis:
        """Who writes a note also says what it rests on."""
        return tuple(Basis)[self._stray(f"{check_in_id}/basis", rater, question, 1) + 1]

    def _measures(self, check_in_id: str, rater: Role) -> dict[Question, int]:
        return {
            Question(f"{extra.lens}.relationship_time", Subject.LEADER): extra.relationship_time
            for extra in self.optional
            if extra.check_in == check_in_id and extra.rater is rater and extra.relationship_time is not None
        }

    def _sheet_lines(self, check_in_id: str) -> Iterator[tuple[Role, Question]]:
        questions = self.questions(check_in_id)
        return ((rater, question) for rater in SEATS for question in questions)

    def _stray(self, check_in_id: str, rater: Role, question: Question, wobble: int) -> int:
        """A whole number from -wobble to +wobble, always the same for one answer."""
        name = f"{self.id}/{self.seed}/{check_in_id}/{rater.value}/{question.key}"
        return int.from_bytes(sha256(name.encode()).digest()[:8]) % (2 * wobble + 1) - wobble


def rating_of(level: float) -> int:
    """The rating that a level from 0 to 100 stands for: ``round(1 + seen / 100 × 6)``, kept within the scale.

    ``seen`` draws the level away from the story's middle first: told plainly, the story's gaps of ten to thirty levels
    mostly vanish in the rounding, and two people would agree more than chance lets any pair agree (measurement.md
    section 4 expects about four two-step gaps in 33 items; told plainly there are fewer than two).
    """
    seen = MIDDLE + CONTRAST * (level - MIDDLE)
    return min(HIGHEST, max(LOWEST, round(LOWEST + seen / 100 * (HIGHEST - LOWEST))))


def _level_of(levels: Mapping[tuple[Role, Subject, str], int], rater: Role, question: Question) -> float:
    """The level behind one answer.

    A part of an item is asked about the pair, and the story tells only levels of each side of the whole item: the
    middle of the two is what that person thinks of "us".
    """
    known = levels.get((rater, question.subject, question.item))
    if known is not None:
        return known
    item, _dot, _part = question.item.rpartition(".")
    return sum(levels[rater, Subject(seat.value), item] for seat in SEATS) / len(SEATS)
