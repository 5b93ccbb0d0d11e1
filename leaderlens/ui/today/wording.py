"""The words of the Today page: the greeting, the line of the day, and the hero card for every state of things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leaderlens.domain.checkin import Stage
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.i18n import _, day_name, long_date, medium_date, month_name, ngettext, short_date
from leaderlens.services.checkins import CheckInSummary
from leaderlens.ui.desk import Place
from leaderlens.ui.today.session_words import Meeting, awaiting, ends, near, parted, pressing, proposed
from leaderlens.ui.today.view import Action, HandOver, Hero

NEWS_FOR = timedelta(days=14)
"""How long after its due date a reveal is still the first thing Today says, when nothing else is to be done."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the hero card and the line of the day depend on. ``code`` is that of my own open invitation, ``None``
    without one. Agreements are counted that are due by today, and those due in the days ahead.

    ``others``: how many pairs there are besides the one in view, and whether a check-in of theirs waits for me.
    """

    person: Person
    pair: Pair | None
    today: date
    summaries: tuple[CheckInSummary, ...] = ()
    waiting: bool = False
    code: str | None = None
    expired: bool = False
    meeting: Meeting | None = None
    agreements_due: int = 0
    agreements_ahead: int = 0
    others: int = 0
    due_elsewhere: bool = False


def greeting(moment: datetime, name: str) -> str:
    """``Good evening, Robin`` by the hour of ``moment``."""
    if 4 <= moment.hour < 12:
        return _("Good morning, {name}").format(name=name)
    if 12 <= moment.hour < 18:
        return _("Good afternoon, {name}").format(name=name)
    return _("Good evening, {name}").format(name=name)


def partner_name(pair: Pair) -> str:
    """What the other person is called."""
    return Person("", pair.name_of(pair.partner), pair.partner).first_name


def day_line(situation: Situation) -> str:
    """The date, and in words what is due: ``Tuesday 24 November. One check-in is due on Friday.``."""
    said = [_("{date}.").format(date=long_date(situation.today)), _news(situation), *_of_pairs(situation)]
    return " ".join(sentence for sentence in said if sentence)


def to_do(summaries: Sequence[CheckInSummary]) -> list[CheckInSummary]:
    """What waits for this person, the earliest due first."""
    return sorted((s for s in summaries if not s.stage.sealed_by_me), key=lambda s: s.checkin.due)


def newest_reveal(summaries: Sequence[CheckInSummary]) -> CheckInSummary | None:
    """The revealed check-in that was due last."""
    return max((s for s in summaries if s.stage is Stage.REVEALED), key=lambda s: s.checkin.due, default=None)


def hero_of(situation: Situation) -> Hero:
    """The card that says what to do now."""
    pair = situation.pair
    if situation.person.role is Role.COACH:
        return _for_coach()
    if pair is None or not pair.connected:
        if situation.waiting:
            return _invited()
        return _alone() if pair is None else _inviting(situation, pair)
    return _over(situation, pair) if pair.over else _for_pair(situation, pair)


def _for_pair(situation: Situation, pair: Pair) -> Hero:
    meeting, today = situation.meeting, situation.today
    if (hero := pressing(meeting, today) or parted(meeting)) is not None:
        return hero
    mine = to_do(situation.summaries)
    if mine:
        return _to_answer(mine[0], pair, situation.today)
    sealed = [s for s in situation.summaries if s.stage.under_way]
    if sealed:
        return _sealed(min(sealed, key=lambda s: s.checkin.due), pair, situation.today)
    if (hero := near(meeting, today)) is not None:
        return hero
    newest, worth = newest_reveal(situation.summaries), proposed(meeting)
    if newest is not None and situation.today <= newest.checkin.due + NEWS_FOR:
        return _revealed(newest, worth)
    meets = worth if newest is not None or ends(meeting) else None
    return meets or _nothing_due(newest is None, pair)


def due_words(due: date, today: date) -> str:
    """``Due on Friday``."""
    days = (due - today).days
    if days < 0:
        return _("Was due on {date}").format(date=short_date(due))
    if days == 0:
        return _("Due today")
    if days == 1:
        return _("Due tomorrow")
    if days < 7:
        return _("Due on {weekday}").format(weekday=day_name(due))
    return _("Due on {date}").format(date=short_date(due))


def when_words(moment: datetime, today: date) -> str:
    """``Today``, ``Yesterday``, ``8 Nov``, or with the year where it is another."""
    day = moment.date()
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return short_date(day) if day.year == today.year else medium_date(day)


def _news(situation: Situation) -> str:
    pair = situation.pair
    if situation.person.role is Role.COACH or pair is None or not pair.connected or pair.over:
        return ""
    mine, agreed = to_do(situation.summaries), situation.agreements_due
    said = [news] if (news := awaiting(situation.meeting, situation.today)) else []
    if len(mine) > 1:
        due = ngettext("{count} check-in is due.", "{count} check-ins are due.", len(mine))
        said.append(due.format(count=len(mine)))
    elif mine:
        said.append(_due_sentence(mine[0].checkin.due, situation.today))
    if agreed:
        said.append(ngettext("{count} agreement is due.", "{count} agreements are due.", agreed).format(count=agreed))
    if said:
        return " ".join(said)
    if situation.agreements_ahead:
        return _("Nothing is due today.")
    if any(s.stage.under_way for s in situation.summaries):
        return _("Nothing is due from you.")
    return _("Nothing is due.")


def _of_pairs(situation: Situation) -> tuple[str, ...]:
    """Which pair is in view where there are several. The others go without a name: somebody may be looking on."""
    if situation.pair is None or not situation.others:
        return ()
    here = _("This is your pair with {name}.").format(name=partner_name(situation.pair))
    return (here, _("In another pair something is due.")) if situation.due_elsewhere else (here,)


def _due_sentence(due: date, today: date) -> str:
    days = (due - today).days
    if days < 0:
        return _("One check-in was due on {date}.").format(date=short_date(due))
    if days == 0:
        return _("One check-in is due today.")
    if days == 1:
        return _("One check-in is due tomorrow.")
    if days < 7:
        return _("One check-in is due on {weekday}.").format(weekday=day_name(due))
    return _("One check-in is due on {date}.").format(date=short_date(due))


def _over(situation: Situation, pair: Pair) -> Hero:
    assert pair.term_end is not None  # noqa: S101 - that is what over means
    past = pair.term_end <= situation.today
    title = _("Your term with {name} ended on {date}") if past else _("Your term with {name} is closed")
    return Hero(
        title=title.format(name=partner_name(pair), date=medium_date(pair.term_end)),
        line=_(
            "What the two of you wrote and rated together can be read, and no longer changes. Your journal is yours "
            "and goes on."
        ),
        action=Action(_("Look at the term"), Place("people")),
        other=Action(_("See our trends"), Place("trends")),
        chip=_("Your pair"),
    )


def _alone() -> Hero:
    return Hero(
        title=_("Set up your pair"),
        line=_(
            "LeaderLens works between two people: one Leader and one Chief Executive. Once you are a pair, you can "
            "both answer a check-in, seal it, and see the two views side by side."
        ),
        action=Action(_("Set up your pair"), Place("people", act="pair")),
        other=Action(_("Write in your journal"), Place("journal", act="new")),
    )


def _invited() -> Hero:
    return Hero(
        title=_("An invitation is waiting"),
        line=_("Somebody has invited you to be a pair. Have their six words ready: they open the invitation."),
        action=Action(_("Look at the invitation"), Place("people", act="join")),
        chip=_("Your pair"),
    )


def _inviting(situation: Situation, pair: Pair) -> Hero:
    name = partner_name(pair)
    if situation.expired:
        return Hero(
            title=_("Your invitation to {name} has run out").format(name=name),
            line=_("Nobody accepted it in time, which is easily put right: make a new one in People."),
            action=Action(_("Go to People"), Place("people")),
            chip=_("Your pair"),
        )
    return Hero(
        title=_("Your invitation to {name} is ready").format(name=name),
        line=_(
            "If {name} uses this laptop, hand over now: your vault is locked first, and the six words go along. "
            "If {name} has another laptop, People shows the words to say and the file to send."
        ).format(name=name),
        action=Action(_("Hand over to {name}").format(name=name), HandOver(situation.code or "")),
        other=Action(_("Show the invitation"), Place("people")),
        chip=_("Your pair"),
    )


def _chip(summary: CheckInSummary) -> str:
    return _("{month} check-in").format(month=month_name(summary.checkin.due))


def _to_answer(summary: CheckInSummary, pair: Pair, today: date) -> Hero:
    name, checkin = partner_name(pair), summary.checkin
    begun, all_done = summary.answered > 0, summary.answered >= summary.asked
    counted = _("{done} of {total} answered.").format(done=summary.answered, total=summary.asked)
    if summary.stage is Stage.OTHER_WAITING:
        theirs = _("{name} has sealed. You see {name}’s answers after you seal; you cannot change yours afterwards.")
    elif begun:
        theirs = _("{name} has not sealed yet.")
    else:
        theirs = _("You both answer on your own. Nothing shows until both of you have sealed.")
    if all_done:
        title, action = _("Everything is answered"), Action(_("Review and seal"), _rate(checkin.id, "review"))
    elif begun:
        title, action = _("Pick up where you left off"), Action(_("Continue"), _rate(checkin.id, "rate"))
    else:
        title, action = _("Your check-in is open"), Action(_("Begin"), _rate(checkin.id, "rate"))
    return Hero(
        title=title,
        line=_("{counted} {theirs}").format(counted=counted, theirs=theirs.format(name=name)),
        action=action,
        chip=_chip(summary),
        chip_tone="warm",
        aside=due_words(checkin.due, today),
        answered=(summary.answered, summary.asked),
    )


def _rate(checkin_id: str, act: str) -> Place:
    return Place("checkins", checkin_id=checkin_id, act=act)


def _sealed(summary: CheckInSummary, pair: Pair, today: date) -> Hero:
    """The four states between my seal and the reveal: exchange.md section 4."""
    name, stage = partner_name(pair), summary.stage
    if stage is Stage.SEALED_WAITING:
        title = _("Your answers are sealed")
        line = _("{name} has not sealed yet. Until then nobody, not even LeaderLens on {name}’s laptop, can read them.")
        action = Action(_("Hand over to {name}").format(name=name), HandOver())
    elif stage is Stage.BOTH_SEALED:
        title = _("Both of you have sealed")
        line = _("Your key goes out with the next exchange. As soon as {name}’s is here too, you both see both sheets.")
        action = Action(_("Hand over to {name}").format(name=name), HandOver())
    elif stage is Stage.WAITING_FOR_OPENING:
        title = _("Both of you have sealed")
        line = _("{name}’s vault has not sent its key yet. It does so by itself the next time it is open.")
        action = Action(_("Hand over to {name}").format(name=name), HandOver())
    else:
        title = _("Both of you have sealed")
        line = _("Your key is on its way. The reveal opens when {name}’s laptop says that it has arrived.")
        action = Action(_("Look at the check-in"), _rate(summary.checkin.id, "status"))
    return Hero(
        title=title,
        line=line.format(name=name),
        action=action,
        other=None if stage is Stage.WAITING_FOR_RECEIPT else Action(_("Details"), _rate(summary.checkin.id, "status")),
        chip=_chip(summary),
        aside=due_words(summary.checkin.due, today) if stage is Stage.SEALED_WAITING else "",
    )


def _revealed(summary: CheckInSummary, worth: Hero | None) -> Hero:
    """The newest reveal, and a session about it where one is worth having."""
    return Hero(
        title=_("Both of you have sealed"),
        line=_("Both sheets are open to both of you now. The reveal shows where your views meet and where they part."),
        action=Action(_("See the reveal"), Place("reveal", checkin_id=summary.checkin.id)),
        other=Action(_("See our trends"), Place("trends")) if worth is None else worth.action,
        chip=_chip(summary),
    )


def _nothing_due(first: bool, pair: Pair) -> Hero:  # noqa: FBT001 - a state, said by its name
    name = partner_name(pair)
    open_one = Action(_("Open a check-in"), Place("checkins", act="open"))
    if first:
        return Hero(
            title=_("Open your first check-in"),
            line=_(
                "You are a pair with {name}. In a check-in each of you answers alone, about the other and about "
                "yourself. It takes half an hour, and it can wait for a quiet one."
            ).format(name=name),
            action=open_one,
        )
    return Hero(
        title=_("Nothing needs you today"),
        line=_("When you and {name} would like to look again, either of you can open the next check-in.").format(
            name=name
        ),
        action=open_one,
        other=Action(_("See our trends"), Place("trends")),
    )


def _for_coach() -> Hero:
    return Hero(
        title=_("What a coach sees here"),
        line=_(
            "You see a pair’s charts when both of them have agreed to it, and only for as long as they agree. "
            "You never see a journal, and nobody sees yours."
        ),
        action=Action(_("Write in your journal"), Place("journal", act="new")),
        other=Action(_("Go to People"), Place("people")),
    )
