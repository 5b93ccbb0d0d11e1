"""What the revealed check-ins of a pair say: the reveal page's story, and the charts of the trends page.

Everything is built from :meth:`CheckIns.reveals`, so nothing that is not revealed can reach a chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaderlens.analysis.dumbbells import dumbbell
from leaderlens.analysis.early import early_days
from leaderlens.analysis.multiples import most_telling, paired_trend, small_multiples
from leaderlens.analysis.pictures import Dumbbell, EarlyDays, PairedTrend, SmallMultiples, WhatChanged
from leaderlens.analysis.prediction import Foresight, Surprise, foresight, surprises
from leaderlens.analysis.series import newest_wordings
from leaderlens.analysis.slopes import what_changed
from leaderlens.analysis.summary import RevealSummary, reveal_summary
from leaderlens.domain.checkin import Answer, Moment, Question, Reveal, SecondView, Subject
from leaderlens.domain.lens import Item, Wording
from leaderlens.domain.people import SEATS, Role
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events


@dataclass(frozen=True, slots=True)
class RevealStory:
    """A revealed check-in as its page tells it. ``dumbbells`` holds one chart per subject that was asked about.

    ``surprises`` are each person's predictions beside what the other gave, the widest of the mark first.
    """

    reveal: Reveal
    summary: RevealSummary
    dumbbells: Mapping[Subject, Dumbbell]
    names: Mapping[str, Item]
    check_ins: int
    moments: tuple[RevealedMoment, ...]
    surprises: Mapping[Role, tuple[Surprise, ...]]


@dataclass(frozen=True, slots=True)
class RevealedMoment:
    """A moment somebody shared with their sheet. ``event`` is the title of the event it names, empty without one."""

    rater: Role
    moment: Moment
    event: str


@dataclass(frozen=True, slots=True)
class ItemStory:
    """One item of a revealed check-in, drilled into: its words, both answers with notes, and how it has moved.

    ``wording`` is what was asked then; ``second_views`` what each added since; ``moments`` what they shared with it.
    """

    item: Item
    question: Question
    answers: Mapping[Role, Answer | None]
    trend: PairedTrend
    wording: Wording
    second_views: Mapping[Role, tuple[SecondView, ...]]
    moments: tuple[RevealedMoment, ...]


@dataclass(frozen=True, slots=True)
class TrendsStory:
    """The trends page for one subject. ``multiples`` and ``changed`` are None before there is anything to draw.

    ``questions`` come in their newest wording each. ``foresight`` says how near each came with what they thought the
    other gave them.
    """

    check_ins: int
    subject: Subject
    subjects: tuple[Subject, ...]
    questions: tuple[Question, ...]
    names: Mapping[str, Item]
    multiples: SmallMultiples | None
    changed: WhatChanged | None
    index: EarlyDays | None
    foresight: Mapping[Role, tuple[Foresight, ...]]


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest reveal, for Today: its headline and how the furthest-apart item has moved."""

    checkin_id: str
    headline: str
    trend: PairedTrend | None


@dataclass(frozen=True, slots=True)
class Trends:
    """Charts and sentences about one person's pairs."""

    checkins: CheckIns
    events: Events

    def reveal(self, pair_id: str, checkin_id: str) -> RevealStory:
        """The story of one revealed check-in. Raises NotAllowedError before both sheets are in."""
        reveal = self.checkins.reveal(pair_id, checkin_id)
        earlier = _before(reveal, self.checkins.reveals(pair_id))
        names = self.checkins.library_of(pair_id).names()
        asked = {question.subject for question in reveal.checkin.questions}
        charts = {subject: dumbbell(reveal, subject, names, earlier=earlier) for subject in Subject if subject in asked}
        return RevealStory(
            reveal,
            reveal_summary(reveal, earlier, names),
            charts,
            names,
            len(earlier) + 1,
            self._moments(reveal),
            {role: surprises(reveal, role) for role in SEATS},
        )

    def item(self, pair_id: str, checkin_id: str, question: Question) -> ItemStory:
        """One item of a revealed check-in, with its history up to now."""
        reveal = self.checkins.reveal(pair_id, checkin_id)
        library = self.checkins.library_of(pair_id)
        return ItemStory(
            library.item(question.item),
            question,
            {role: reveal.answer(role, question) for role in SEATS},
            self.item_trend(pair_id, question),
            library.wording(question),
            {role: reveal.second_views_of(role, question) for role in SEATS},
            tuple(one for one in self._moments(reveal) if question.item in one.moment.items),
        )

    def item_trend(self, pair_id: str, question: Question) -> PairedTrend:
        """Both people's views of one item over time, with the council's events behind them."""
        names = self.checkins.library_of(pair_id).names()
        return paired_trend(self.checkins.rounds(pair_id), question, names, self.events.charted(pair_id))

    def overview(self, pair_id: str, subject: Subject | None = None) -> TrendsStory:
        """The trends page about ``subject``; None chooses the other person, or whoever was asked about."""
        rounds = self.checkins.rounds(pair_id)
        reveals = tuple(one for one in rounds if one.revealed)
        names = self.checkins.library_of(pair_id).names()
        asked = newest_wordings(reveals)
        subjects = tuple(s for s in Subject if any(question.subject is s for question in asked))
        chosen = subject if subject in subjects else self._first_subject(subjects)
        places = {key: place for place, key in enumerate(names)}
        about = sorted((q for q in asked if q.subject is chosen), key=lambda q: places.get(q.item, len(places)))
        telling = most_telling(reveals, chosen)
        events = self.events.charted(pair_id)
        return TrendsStory(
            check_ins=len(reveals),
            subject=chosen,
            subjects=subjects,
            questions=tuple(about),
            names=names,
            multiples=small_multiples(rounds, telling, names, events) if telling else None,
            changed=what_changed(reveals[-2] if len(reveals) > 1 else None, reveals[-1], names) if reveals else None,
            index=early_days(rounds, events) if any(q.subject is Subject.PAIR for q in asked) else None,
            foresight={role: foresight(rounds, role) for role in SEATS},
        )

    def latest(self, pair_id: str) -> Latest | None:
        """The newest reveal in a sentence and one small line; None before there is one."""
        reveals = self.checkins.reveals(pair_id)
        if not reveals:
            return None
        names = self.checkins.library_of(pair_id).names()
        summary = reveal_summary(reveals[-1], reveals[:-1], names)
        telling = most_telling(reveals, self._first_subject((Subject.LEADER, Subject.CHIEF_EXECUTIVE)), 1)
        trend = paired_trend(reveals, telling[0], names) if telling else None
        return Latest(reveals[-1].checkin.id, summary.headline, trend)

    def _moments(self, reveal: Reveal) -> tuple[RevealedMoment, ...]:
        """What each shared with their sheet. The rater's own private moments are on no sheet that is revealed."""
        titles = {event.id: event.title for event in self.events.all(reveal.checkin.pair_id)}
        return tuple(
            RevealedMoment(role, moment, titles.get(moment.event_id, ""))
            for role in SEATS
            for moment in reveal.sheet_of(role).remarks.moments
        )

    def _first_subject(self, subjects: tuple[Subject, ...]) -> Subject:
        """The other person first: that is what one cannot know without the app."""
        if self.checkins.role in SEATS:
            other = Subject(self.checkins.role.other.value)
            if other in subjects or not subjects:
                return other
        return subjects[0] if subjects else Subject.PAIR


def _before(reveal: Reveal, reveals: tuple[Reveal, ...]) -> tuple[Reveal, ...]:
    """The reveals that came before this one, oldest first."""
    place = [one.checkin.id for one in reveals].index(reveal.checkin.id)
    return reveals[:place]
