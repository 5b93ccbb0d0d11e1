"""The long run of a pair in pictures: every chart beside those of one check-in, over a period one chooses.

Built from revealed check-ins and from those closed as missed, so nothing that is sealed can reach a chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderlens.analysis.alike import agreement_over_time, predictions_over_time
from leaderlens.analysis.coaching import coach_drawer
from leaderlens.analysis.comparing import comparison
from leaderlens.analysis.dumbbells import dumbbell
from leaderlens.analysis.early import early_days
from leaderlens.analysis.hearing import hearing_record
from leaderlens.analysis.heat import groups_of, heat_map
from leaderlens.analysis.histories import (
    ALWAYS,
    CoachDrawer,
    Comparison,
    HearingRecord,
    HeatMap,
    Line,
    Period,
    StackedCounts,
    Surprising,
    Timeline,
    UsualRange,
)
from leaderlens.analysis.multiples import small_multiples
from leaderlens.analysis.pictures import Dumbbell, EarlyDays, SmallMultiples, WhatChanged
from leaderlens.analysis.series import within
from leaderlens.analysis.slopes import what_changed
from leaderlens.analysis.surprising import surprising
from leaderlens.analysis.timelines import timeline
from leaderlens.analysis.usual import usual_range
from leaderlens.domain.checkin import CheckIn, Question, Subject
from leaderlens.domain.people import Role
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Histories:
    """Pictures about one person's pairs, over months and years."""

    checkins: CheckIns
    events: Events
    sessions: Sessions

    def waves(self, pair_id: str) -> tuple[CheckIn, ...]:
        """The check-ins a period can be chosen from, oldest first: revealed, and closed as missed."""
        return tuple(round_.checkin for round_ in self.checkins.rounds(pair_id))

    def timeline(self, pair_id: str, period: Period = ALWAYS) -> Timeline:
        """When the two rated, talked, and what the council was going through."""
        ahead = [one.checkin for one in self.checkins.overview(pair_id) if one.stage.under_way]
        return timeline(
            self.checkins.rounds(pair_id),
            ahead,
            self.sessions.all(pair_id),
            self.events.charted(pair_id),
            self.checkins.library_of(pair_id).names(),
            self.checkins.clock().date(),
            period,
        )

    def index(self, pair_id: str, period: Period = ALWAYS) -> UsualRange | EarlyDays | None:
        """Trust, truth and tolerance: with usual ranges from six points on, before that what can be said of few.

        None where the three statements were never asked.
        """
        rounds, events = self.checkins.rounds(pair_id), self.events.charted(pair_id)
        if not any(question.subject is Subject.PAIR for one in rounds for question in one.checkin.questions):
            return None
        return usual_range(rounds, events, period) or early_days(within(rounds, period), events)

    def heat_map(
        self, pair_id: str, subject: Subject, rater: Role, period: Period = ALWAYS, lens: str | None = None
    ) -> HeatMap | None:
        """One person's ratings of one subject, item by check-in; None where nothing was asked about it."""
        library = self.checkins.library_of(pair_id)
        groups = groups_of([one for one in library.lenses if lens is None or one.id == lens])
        rounds, events = self.checkins.rounds(pair_id), self.events.charted(pair_id)
        return heat_map(rounds, subject, rater, library.names(), groups, events, period, lens=lens)

    def agreement(
        self, pair_id: str, subject: Subject, period: Period = ALWAYS, lens: str | None = None
    ) -> StackedCounts | None:
        """How far apart both ratings of one subject were, counted at each check-in."""
        return agreement_over_time(
            self.checkins.rounds(pair_id), subject, self.events.charted(pair_id), period, lens=lens
        )

    def surprise(self, pair_id: str, checkin_id: str, rater: Role) -> Surprising | None:
        """What ``rater`` thought the other would give, and what they gave. NotAllowedError before the reveal."""
        reveal = self.checkins.reveal(pair_id, checkin_id)
        return surprising(reveal, rater, self.checkins.library_of(pair_id).names())

    def predictions(self, pair_id: str, period: Period = ALWAYS) -> StackedCounts | None:
        """How near each came with what they thought the other gave; None while nobody has predicted."""
        return predictions_over_time(self.checkins.rounds(pair_id), self.events.charted(pair_id), period)

    def heard(self, pair_id: str, period: Period = ALWAYS) -> HearingRecord | None:
        """The check-back record; None while no speaker has judged one."""
        judged = [
            (one.session.moment.date(), one.leader, one.chief_executive)
            for one in self.sessions.heard(pair_id)
            if one.session.moment is not None
        ]
        return hearing_record(judged, self.events.charted(pair_id), period)

    def multiples(self, pair_id: str, questions: Sequence[Question], period: Period = ALWAYS) -> SmallMultiples:
        """Chart 1 for the items somebody chose."""
        rounds = within(self.checkins.rounds(pair_id), period)
        names = self.checkins.library_of(pair_id).names()
        return small_multiples(rounds, questions, names, self.events.charted(pair_id))

    def dumbbell(self, pair_id: str, checkin_id: str, subject: Subject, lens: str | None = None) -> Dumbbell:
        """Both views of one subject at one check-in. Raises NotAllowedError before the reveal."""
        reveal = self.checkins.reveal(pair_id, checkin_id)
        earlier = [one for one in self.checkins.reveals(pair_id) if one.checkin.due < reveal.checkin.due]
        return dumbbell(reveal, subject, self.checkins.library_of(pair_id).names(), earlier=earlier, lens=lens)

    def changed(self, pair_id: str, checkin_id: str, before_id: str) -> WhatChanged:
        """What moved between any two revealed check-ins. Raises NotAllowedError before a reveal."""
        before, now = (self.checkins.reveal(pair_id, one) for one in (before_id, checkin_id))
        return what_changed(before, now, self.checkins.library_of(pair_id).names())

    def compare(self, pair_id: str, first: Line, second: Line, period: Period = ALWAYS) -> Comparison | None:
        """Any two series on the same axes; None without a check-in in the period."""
        names = self.checkins.library_of(pair_id).names()
        return comparison(self.checkins.rounds(pair_id), (first, second), names, self.events.charted(pair_id), period)

    def coach(self, pair_id: str, subject: Subject, period: Period = ALWAYS, lens: str | None = None) -> CoachDrawer:
        """The coach's diagnostics about one subject, or why they are not shown yet."""
        return coach_drawer(self.checkins.rounds(pair_id), subject, self.events.charted(pair_id), period, lens=lens)
