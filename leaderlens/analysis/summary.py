"""A reveal in words: one headline, at most three sentences, and who sees what alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leaderlens.analysis import naming as call
from leaderlens.analysis.agreement import Closeness, Zone, closeness
from leaderlens.analysis.findings import Gap, Tier, closers, gaps, shifts
from leaderlens.analysis.sentences import (
    alike_headline,
    closeness_sentence,
    closer_sentence,
    gap_sentence,
    shift_sentence,
)
from leaderlens.analysis.series import about, in_order, rating, target_of, zone_of
from leaderlens.analysis.thresholds import NAMED_IN_HEADLINE
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _


@dataclass(frozen=True, slots=True)
class PairedView:
    """One question both rated: the two values, how many steps apart, their zone, and the tier of a gap (else None)."""

    question: Question
    name: str
    leader: int
    chief_executive: int
    zone: Zone
    tier: Tier | None = None

    @property
    def steps(self) -> int:
        """How far apart, in whole steps."""
        return abs(self.leader - self.chief_executive)


@dataclass(frozen=True, slots=True)
class RevealSummary:
    """What a reveal page and the Today page say. ``closeness`` has an entry for every subject that was asked about.

    ``seen_alike`` keeps the order of the check-in, shared strengths first; ``seen_differently`` goes by what holds up,
    then by size. In ``closeness`` a gap is the person's own rating less the other's (of the pair: leader's less chief
    executive's).
    """

    headline: str
    sentences: tuple[str, ...]
    seen_alike: tuple[PairedView, ...]
    seen_differently: tuple[PairedView, ...]
    closeness: Mapping[Subject, Closeness]


def _closeness(reveal: Reveal, questions: Sequence[Question]) -> dict[Subject, Closeness]:
    found = {}
    for subject in Subject:
        asked = about(questions, subject)
        if asked:
            first = Role.CHIEF_EXECUTIVE if subject is Subject.CHIEF_EXECUTIVE else Role.LEADER
            found[subject] = closeness(
                [rating(reveal, first, question) for question in asked],
                [rating(reveal, first.other, question) for question in asked],
            )
    return found


def _furthest(found: Sequence[Gap]) -> list[Question]:
    """The gaps a headline names: the first ones, unless too many are equally wide."""
    widest = [one for one in found if one.steps == max(other.steps for other in found)]
    lasting = [one for one in widest if one.occasions > 1] or widest
    return [one.question for one in lasting] if len(lasting) <= NAMED_IN_HEADLINE else []


def reveal_summary(
    reveal: Reveal,
    earlier: Sequence[Reveal],
    names: Mapping[str, Item],
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> RevealSummary:
    """The summary of one check-in. ``earlier`` are the reveals before it (later ones and itself are ignored)."""
    day = reveal.checkin.due
    past = [one for one in in_order(earlier) if one.checkin.id != reveal.checkin.id and one.checkin.due <= day]
    history = [*past, reveal]
    questions = reveal.checkin.questions
    views = []
    for question in questions:
        leader, chief_executive = (rating(reveal, rater, question) for rater in SEATS)
        if leader is not None and chief_executive is not None:
            views.append(
                PairedView(
                    question,
                    call.short_name(names, question),
                    leader,
                    chief_executive,
                    zone_of(reveal, question, target_of(names, question)),
                )
            )
    apart = gaps(history, questions)
    tiers = {one.question: one.tier for one in apart}
    order = {one.question: place for place, one in enumerate(apart)}
    alike = sorted((view for view in views if not view.zone.apart), key=lambda v: v.zone is not Zone.SHARED_STRENGTH)
    differently = [
        PairedView(view.question, view.name, view.leader, view.chief_executive, view.zone, tiers[view.question])
        for view in sorted((view for view in views if view.zone.apart), key=lambda v: order[v.question])
    ]
    overall = closeness([view.leader for view in views], [view.chief_executive for view in views])
    strengths = sum(view.zone is Zone.SHARED_STRENGTH for view in views)
    return RevealSummary(
        headline=alike_headline(overall, _furthest(apart), names, naming),
        sentences=(closeness_sentence(overall, strengths), *_more(history, apart, names, naming)),
        seen_alike=tuple(alike),
        seen_differently=tuple(differently),
        closeness=_closeness(reveal, questions),
    )


def _more(history: Sequence[Reveal], apart: Sequence[Gap], names: Mapping[str, Item], naming: call.Naming) -> list[str]:
    """The second and third sentence: where views part, then what moved; or that nothing can be, or was, said of it."""
    questions = history[-1].checkin.questions
    widest = max(apart, key=lambda one: one.steps, default=None)
    said = [gap_sentence(widest, names, naming)] if widest is not None else []
    if len(history) == 1:
        return [*said, _("This is your first check-in, so there is nothing to compare it with yet.")]
    moved, nearer = shifts(history, questions), closers(history, questions)
    others = [shift_sentence(one, names, naming) for one in moved[:1]]
    others += [closer_sentence(one, names, naming) for one in nearer[:1]]
    if moved and moved[0].tier is Tier.NOTICED:
        others.reverse()
    said += others
    if not moved and len(said) < 2:
        said.append(_as_before(history, first=not said))
    return said[:2]


def _as_before(history: Sequence[Reveal], *, first: bool) -> str:
    """That nothing stands out, if anything can be compared at all."""
    now, past = history[-1], history[:-1]
    comparable = any(
        rating(now, rater, question) is not None and any(rating(reveal, rater, question) is not None for reveal in past)
        for question in now.checkin.questions
        for rater in SEATS
    )
    if not comparable:
        return _("Nothing here was rated before, so there is nothing to compare it with yet.")
    return _("Ratings are much as before.") if first else _("Ratings are otherwise much as before.")


def latest_headline(
    reveals: Sequence[Reveal], names: Mapping[str, Item], *, naming: call.Naming = call.ROLE_TITLES
) -> str:
    """The newest reveal's headline, for the Today page; empty while there is none."""
    ordered = in_order(reveals)
    return reveal_summary(ordered[-1], ordered[:-1], names, naming=naming).headline if ordered else ""
