"""The cards a session may be laid out with: items of the newest check-in, each with its reasons in one sentence.

Which items: :mod:`leaderlens.analysis.topics`. The reasons are counted steps and who said what, never a judgement; what
one person would rather leave for another day is left out before anything is chosen, and nobody is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from leaderlens.analysis.naming import ROLE_TITLES, Naming, full_name
from leaderlens.analysis.sentences import values
from leaderlens.analysis.thresholds import SEEN_ALIKE_STEPS
from leaderlens.analysis.topics import Candidate, Scored, choose
from leaderlens.analysis.words import capital, listing, number, steps
from leaderlens.domain.checkin import Answer, Missing, Question, Reveal, Subject
from leaderlens.domain.lens import Item
from leaderlens.domain.people import Role
from leaderlens.domain.session import ReflectionSession, Slot, Topic
from leaderlens.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Cards:
    """Up to three cards, and what else might be talked about, by score, to swap a card for."""

    cards: tuple[Topic, ...]
    others: tuple[Topic, ...]


def topic_cards(
    reveals: Sequence[Reveal],
    held: Sequence[ReflectionSession],
    names: Mapping[str, Item],
    *,
    set_aside: Collection[str] = (),
    naming: Naming = ROLE_TITLES,
) -> Cards:
    """The cards for the next session. ``reveals`` and ``held`` (sessions that took place) are oldest first.

    ``set_aside`` holds keys of questions that are not for today.
    """
    if not reveals:
        return Cards((), ())
    newest = reveals[-1]
    asked = [question for question in newest.checkin.questions if question.key not in set_aside]
    number_now = len(held) + 1
    candidates = {question.key: _candidate(question, reveals, held, names) for question in asked}
    choice = choose(list(candidates.values()), number_now, _last_target(held))
    by_key = {one.candidate.name: one for one in choice.scored}
    chosen = (
        (Slot.CELEBRATE, choice.celebrate),
        (Slot.EXPLORE, choice.explore),
        (Slot.NOTICED, choice.noticed),
    )
    cards = [
        _card(slot, by_key[one.name], newest, number_now, names, naming) for slot, one in chosen if one is not None
    ]
    taken = {one.name for _slot, one in chosen if one is not None}
    rest = sorted((one for one in choice.scored if one.candidate.name not in taken and one.score > 0), key=_by_score)
    others = [_card(Slot.NOTICED, one, newest, number_now, names, naming) for one in rest]
    return Cards(tuple(cards), tuple(others))


def sides(reveal: Reveal, question: Question) -> tuple[Answer | None, Answer | None]:
    """The answer of the person it is about, then the other's; leader first where it is about both."""
    own = Role.CHIEF_EXECUTIVE if question.subject is Subject.CHIEF_EXECUTIVE else Role.LEADER
    return reveal.answer(own, question), reveal.answer(own.other, question)


def _by_score(one: Scored) -> float:
    return -one.score


def _candidate(
    question: Question, reveals: Sequence[Reveal], held: Sequence[ReflectionSession], names: Mapping[str, Item]
) -> Candidate:
    item = names.get(question.item)
    own, other = sides(reveals[-1], question)
    past = [tuple(_rating(answer) for answer in sides(reveal, question)) for reveal in reveals[:-1]]
    before = past[-1] if past else (None, None)
    return Candidate(
        name=question.key,
        target=question.subject.value,
        cluster=item.cluster if item is not None else question.item.partition(".")[0],
        s=_rating(own),
        o=_rating(other),
        prev_s=before[0],
        prev_o=before[1],
        hist_s=[one for one, _theirs in past],
        hist_o=[one for _mine, one in past],
        flag_s=_asked(own),
        flag_o=_asked(other),
        ev_s=bool(own and own.note),
        ev_o=bool(other and other.note),
        last=_last(question, held, (Slot.EXPLORE, Slot.NOTICED, Slot.OWN)),
        last_celebrated=_last(question, held, (Slot.CELEBRATE,)),
    )


def _rating(answer: Answer | None) -> float | None:
    return None if answer is None or answer.rating is None else float(answer.rating)


def _asked(answer: Answer | None) -> bool:
    return answer is not None and answer.missing is Missing.TALK


def _last(question: Question, held: Sequence[ReflectionSession], slots: Collection[Slot]) -> int | None:
    """The number (from 1) of the last session that had this item on such a card."""
    numbers = [
        place
        for place, session in enumerate(held, start=1)
        for topic in session.topics
        if topic.item == question.item and topic.subject is question.subject and topic.slot in slots
    ]
    return max(numbers, default=None)


def _last_target(held: Sequence[ReflectionSession]) -> str | None:
    """Whom the last session's Explore card was about, so that it is not always the same person's turn."""
    if not held:
        return None
    about = [topic.subject for topic in held[-1].topics if topic.slot is Slot.EXPLORE and topic.subject is not None]
    return about[0].value if about else None


def _card(slot: Slot, one: Scored, reveal: Reveal, session: int, names: Mapping[str, Item], naming: Naming) -> Topic:
    question = Question.parse(one.candidate.name)
    title = _("{item} ({subject})").format(
        item=full_name(names, question), subject=naming.subject_label(question.subject)
    )
    return Topic(slot, title, _why(slot, one, reveal, question, session, naming), question.item, question.subject)


def _why(slot: Slot, one: Scored, reveal: Reveal, question: Question, session: int, naming: Naming) -> str:
    """One sentence: what was seen, what moved, who asked, how long ago it was talked about."""
    candidate = one.candidate
    parts = [_seen(slot, reveal, question, naming)]
    if one.drop > 0 and slot is not Slot.CELEBRATE:
        parts.append(_("a view lies two steps or more below where it usually is"))
    parts += [
        _("{person} would rather talk about it than score it").format(person=naming.mention(person))
        for person, asked in _people(question, candidate.flag_s, candidate.flag_o)
        if asked
    ]
    wrote = [naming.mention(person) for person, note in _people(question, candidate.ev_s, candidate.ev_o) if note]
    if wrote:
        parts.append(_("{people} added an example").format(people=listing(wrote)))
    parts.append(_when(candidate.last_celebrated if slot is Slot.CELEBRATE else candidate.last, session))
    return capital(_("{reasons}.").format(reasons="; ".join(part for part in parts if part)))


def _people(question: Question, own: object, other: object) -> tuple[tuple[Role, bool], tuple[Role, bool]]:
    person = Role.CHIEF_EXECUTIVE if question.subject is Subject.CHIEF_EXECUTIVE else Role.LEADER
    return (person, bool(own)), (person.other, bool(other))


def _seen(slot: Slot, reveal: Reveal, question: Question, naming: Naming) -> str:
    leader, chief = (_rating(reveal.answer(role, question)) for role in (Role.LEADER, Role.CHIEF_EXECUTIVE))
    if leader is None and chief is None:
        return _("neither of you gave it a number")
    if leader is None or chief is None:
        role = Role.LEADER if leader is not None else Role.CHIEF_EXECUTIVE
        return _("only {person} gave it a number").format(person=naming.mention(role))
    both = values(int(leader), int(chief), naming)
    apart = abs(int(leader) - int(chief))
    if slot is Slot.CELEBRATE:
        return _("you both see it nearly always ({values})").format(values=both)
    if apart > SEEN_ALIKE_STEPS:
        return _("you saw it {steps} apart ({values})").format(steps=steps(apart), values=both)
    return _("you saw it much alike ({values})").format(values=both)


def _when(last: int | None, session: int) -> str:
    if last is None:
        return _("you have not talked about it in a session before")
    ago = session - last
    if ago <= 1:
        return _("you talked about it last time")
    return ngettext(
        "you last talked about it {number} session ago", "you last talked about it {number} sessions ago", ago
    ).format(number=number(ago))
