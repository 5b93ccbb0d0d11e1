"""The words of the sessions pages: how a session, a card, a turn and a verdict are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from types import MappingProxyType

from leaderlens.domain.agreement import Agreement, AgreementState, Owner
from leaderlens.domain.checkin import HIGHEST, Answer, Missing
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Pair, Person, Role
from leaderlens.domain.script import Script, Speaker
from leaderlens.domain.session import ReflectionSession, SessionState, Slot, Topic, Verdict
from leaderlens.i18n import _, day_name, long_date, medium_date, ngettext, short_date
from leaderlens.ui.sessions.view import Asked, ScriptOffer, TopicCard

_OVER = 300
"""Seconds beyond a turn after which a session counts as left behind rather than as running long."""


def slot_name(slot: Slot) -> str:
    """What a kind of card is called."""
    return {
        Slot.CELEBRATE: _("Celebrate"),
        Slot.EXPLORE: _("Explore"),
        Slot.NOTICED: _("Noticed"),
        Slot.OWN: _("Your own"),
    }[slot]


def state_chip(state: SessionState) -> tuple[str, str]:
    """The chip of a session in the list: its word and its tone."""
    return {
        SessionState.PLANNED: (_("Planned"), "accent"),
        SessionState.RUNNING: (_("Under way"), "warm"),
        SessionState.PAUSED: (_("Paused"), "warm"),
        SessionState.DONE: (_("Held"), "good"),
        SessionState.CANCELLED: (_("Called off"), "neutral"),
    }[state]


def verdict_word(verdict: Verdict | None) -> str:
    """What the speaker says to what was said back."""
    if verdict is None:
        return _("Not answered yet")
    return {Verdict.YES: _("Yes, that is it"), Verdict.PARTLY: _("Partly"), Verdict.NO: _("No, not yet")}[verdict]


def agreement_state(state: AgreementState) -> str:
    """What became of an agreement."""
    return {
        AgreementState.OPEN: _("Open"),
        AgreementState.DONE: _("Done"),
        AgreementState.PART: _("In part"),
        AgreementState.NOT_DONE: _("Not done"),
        AgreementState.LET_GO: _("Let go"),
    }[state]


def first_name(pair: Pair, role: Role) -> str:
    """What the person in that seat is called."""
    return Person("", pair.name_of(role), role).first_name


def speaker_name(pair: Pair, speaker: Speaker) -> str:
    """Who speaks, by name where it is one of the two."""
    role = seat_of(speaker)
    if role is not None:
        return first_name(pair, role)
    return _("The coach") if speaker is Speaker.COACH else _("The adviser")


def seat_of(speaker: Speaker) -> Role | None:
    """The seat of a speaker; None for a coach or an adviser."""
    return next((role for role in (Role.LEADER, Role.CHIEF_EXECUTIVE) if role.value == speaker.value), None)


def owner_name(pair: Pair, owner: Owner) -> str:
    """Who sees to something."""
    if owner is Owner.BOTH:
        return _("Both of you")
    return first_name(pair, Role(owner.value))


def owners(pair: Pair) -> tuple[tuple[str, str], ...]:
    """Who may see to something, as a choice."""
    return tuple((owner.value, owner_name(pair, owner)) for owner in Owner)


def when_words(moment: datetime) -> str:
    """``Thursday 26 November at 16:00``."""
    local = moment.astimezone()
    return _("{day} at {time}").format(day=long_date(local.date()), time=f"{local:%H:%M}")


def near_words(day: date, today: date) -> str:
    """How far off a day is, in words; empty for one that is gone."""
    days = (day - today).days
    if days < 0:
        return ""
    if days == 0:
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    if days < 7:
        return _("On {weekday}").format(weekday=day_name(day))
    return ngettext("In {count} day", "In {count} days", days).format(count=days)


def day_words(day: date) -> str:
    """``Thu 26 Nov``."""
    return _("{weekday} {date}").format(weekday=day_name(day), date=short_date(day))


def day_of(text: str) -> date | None:
    """The day of an ISO date; None for anything else."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def minutes_words(minutes: int) -> str:
    """``60 minutes``."""
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def plan_line(session: ReflectionSession, script: Script) -> str:
    """``Regular check-in, 60 minutes, in the small meeting room.``."""
    if session.place:
        return _("{script}, {length}. {place}").format(
            script=script.title, length=minutes_words(session.minutes), place=session.place
        )
    return _("{script}, {length}.").format(script=script.title, length=minutes_words(session.minutes))


def past_detail(session: ReflectionSession) -> str:
    """A held session's topics, by name."""
    titles = [topic.title for topic in session.topics]
    return " · ".join(titles)


def past_title(session: ReflectionSession, script: Script) -> str:
    """``12 March 2026 · Regular check-in``."""
    if session.moment is None:
        return script.title
    return _("{date} · {script}").format(date=medium_date(session.moment.astimezone().date()), script=script.title)


def agreement_detail(agreement: Agreement, pair: Pair, *, state: bool = False) -> str:
    """Who sees to it and by when; with ``state`` also what became of it."""
    parts = [owner_name(pair, agreement.owner)]
    if agreement.due is not None:
        parts.append(_("by {date}").format(date=medium_date(agreement.due)))
    if agreement.how:
        parts.append(agreement.how)
    if state and agreement.state is not AgreementState.OPEN:
        parts.append(agreement_state(agreement.state))
    return " · ".join(parts)


def script_offer(script: Script) -> ScriptOffer:
    """A script to choose from."""
    coach = {
        "recommended": _("A coach is recommended for this one."),
        "optional": _("A coach may lead it, or you take turns to read the steps aloud."),
    }.get(script.coach, _("The two of you hold it on your own."))
    return ScriptOffer(script.id, script.title, script.line, script.when, script.minutes, coach)


def coach_words(script: Script, *, coached: bool) -> str:
    """What to do about a coach before the session; empty where none is spoken of, or one is coming."""
    if coached or script.coach != "recommended":
        return ""
    return _("A coach is recommended for this one. Without one: {advice}").format(advice=script.without_coach)


def topic_cards(
    topics: Iterable[Topic], pair: Pair | None = None, names: Mapping[str, Item] = MappingProxyType({}), *,
    swaps: bool = False,
) -> tuple[TopicCard, ...]:  # fmt: skip
    """Topics as cards; ``swaps`` where there is another to swap one for. With ``pair`` each says what both will be
    asked about it, in words for their chairs; ``names`` are the items there are.
    """
    return tuple(
        TopicCard(
            number,
            topic.slot,
            slot_name(topic.slot),
            topic.title,
            topic.why,
            swaps and bool(topic.item),
            begins=() if pair is None else _begins(names.get(topic.item), pair),
            rated=bool(topic.item),
        )
        for number, topic in enumerate(topics)
    )


def _begins(item: Item | None, pair: Pair) -> tuple[Asked, ...]:
    if item is None or item.prompts is None:
        return ()
    asked = ((seat, item.prompts.asked_of(seat).describe) for seat in SEATS)
    return tuple(Asked(seat, first_name(pair, seat), text) for seat, text in asked if text)


def rating_words(answer: Answer | None) -> str:
    """What one gave a topic: a number, or why there is none."""
    if answer is None:
        return _("no answer")
    if answer.rating is not None:
        return _("{rating} of {most}").format(rating=answer.rating, most=HIGHEST)
    return _("would rather talk about it") if answer.missing is Missing.TALK else _("had no chance to see it")


def clock_words(seconds: int) -> str:
    """What the clock of a turn says: minutes, never seconds that nag, and no reproach once they are used up."""
    if seconds > 60:
        minutes = -(-seconds // 60)
        return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)
    if seconds > 0:
        return _("The last minute")
    return _("Take the time you need")


def left_behind(remaining: int) -> bool:
    """Whether nobody seems to be in the room any more."""
    return remaining < -_OVER


def heard_words(share: float | None, listener: str, speaker: str) -> str:
    """How well one heard the other, in one sentence; empty where nothing was judged."""
    if share is None:
        return ""
    if share >= 1:
        return _("{listener} heard {speaker} as {speaker} meant it.").format(listener=listener, speaker=speaker)
    if share >= 0.5:
        return _("{listener} heard {speaker} in part at first.").format(listener=listener, speaker=speaker)
    return _("{listener} needed more than one try to hear {speaker}.").format(listener=listener, speaker=speaker)
