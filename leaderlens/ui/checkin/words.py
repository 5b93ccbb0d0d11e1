"""What check-ins are called on screen: titles, due dates, the words of each stage. Plain values and text, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.domain.checkin import Answer, CheckIn, Missing, Question, Stage, rating_label
from leaderlens.domain.lens import Item, Lens
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.i18n import _, day_name, long_date, medium_date, month_name, month_year, ngettext, short_date
from leaderlens.services.checkins import CheckInSummary

SECONDS_EACH = 7
"""How long one judgement takes (measurement.md section 1, "Burden")."""
BLOCKS = ("other", "self", "us")
"""The blocks of a sheet in the order they are asked."""


def first_name(pair: Pair, role: Role) -> str:
    """What the person in that seat is called on screen."""
    return Person("", pair.name_of(role), role).first_name


def title_of(checkin: CheckIn, today: date) -> str:
    """``November check-in``, with the year where it is another one."""
    if checkin.due.year == today.year:
        return _("{month} check-in").format(month=month_name(checkin.due))
    return _("{month} check-in").format(month=month_year(checkin.due))


def due_words(due: date, today: date) -> str:
    """``Due Friday 27 November``; today, tomorrow and past days in their own words."""
    if due == today:
        return _("Due today")
    if due == today + timedelta(days=1):
        return _("Due tomorrow")
    if due < today:
        return _("Was due {date}").format(date=medium_date(due))
    return _("Due {date}").format(date=long_date(due) if due.year == today.year else medium_date(due))


def minutes(judgements: int) -> int:
    """About how many minutes that many judgements take; never less than one."""
    return max(1, round(judgements * SECONDS_EACH / 60))


def burden(judgements: int) -> str:
    """``68 judgements, about 8 minutes``."""
    counted = ngettext("{count} judgement", "{count} judgements", judgements).format(count=judgements)
    time = minutes(judgements)
    lasting = ngettext("about {count} minute", "about {count} minutes", time).format(count=time)
    return _("{judgements}, {minutes}").format(judgements=counted, minutes=lasting)


def badge(summaries: Iterable[CheckInSummary]) -> str:
    """What the rail says beside Check-ins: how many sheets are mine to do. Empty for none."""
    due = sum(not summary.stage.sealed_by_me for summary in summaries)
    return ngettext("{count} due", "{count} due", due).format(count=due) if due else ""


def block_title(block: str, partner: str) -> str:
    """``About Morgan``, ``About you``, ``About the two of you``."""
    if block == "other":
        return _("About {name}").format(name=partner)
    return _("About you") if block == "self" else _("About the two of you")


def answer_words(answer: Answer | None) -> str:
    """An answer in a few words: ``6, Almost always``."""
    if answer is None:
        return _("Not answered")
    if answer.rating is not None:
        return _("{number}, {label}").format(number=answer.rating, label=rating_label(answer.rating))
    return _("No chance to see it") if answer.missing is Missing.NO_CHANCE else _("I’d rather talk about this")


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage from one person's chair: a heading, what it means, and a word or two for a chip in a list."""

    title: str
    line: str
    chip: str
    tone: str


def stage_words(stage: Stage, partner: str) -> StageWords:
    """The words of exchange.md section 4, true on one laptop and on two."""
    if stage is Stage.TO_DO:
        return StageWords(
            _("Your sheet is waiting for you"),
            _("You can stop at any time; every answer is saved as you give it. {name} sees nothing of it.").format(
                name=partner
            ),
            _("To do"),
            "warm",
        )
    if stage is Stage.OTHER_WAITING:
        return StageWords(
            _("{name} has sealed").format(name=partner),
            _("You see theirs after you seal yours; you cannot change yours afterwards."),
            _("{name} has sealed").format(name=partner),
            "warm",
        )
    if stage is Stage.SEALED_WAITING:
        return StageWords(
            _("Your answers are sealed"),
            _(
                "{name} has not sealed yet. Until then nobody can read your answers, and neither can this app when "
                "{name} is using it."
            ).format(name=partner),
            _("Waiting for {name}").format(name=partner),
            "neutral",
        )
    if stage is Stage.REVEALED:
        return StageWords(
            _("Both sheets are open"),
            _("You and {name} see the same thing now: both answers, side by side.").format(name=partner),
            _("Revealed"),
            "good",
        )
    if stage is Stage.WAITING_FOR_RECEIPT:
        line = _(
            "Both sheets are sealed and your key is on its way to {name}. You both see both once it has arrived."
        ).format(name=partner)
    else:
        line = _(
            "Both sheets are sealed. They open the next time {name} opens LeaderLens, and then you both see both."
        ).format(name=partner)
    return StageWords(_("Both of you have sealed"), line, _("Both sealed"), "accent")


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """One check-in as the list shows it. ``act`` is what its button asks for, as in ``Place.act``."""

    checkin_id: str
    title: str
    due: str
    detail: str
    stage: Stage
    words: StageWords
    answered: int
    asked: int
    action: str
    act: str


def row_of(summary: CheckInSummary, lenses: Iterable[Lens], partner: str, today: date) -> CheckInRow:
    """The row of one check-in. ``lenses`` are those at hand, for their names."""
    checkin, stage = summary.checkin, summary.stage
    names = [lens.name for lens in lenses if lens.id in checkin.lenses]
    if stage is Stage.REVEALED:
        action, act = _("See the reveal"), "reveal"
    elif stage.sealed_by_me:
        action, act = _("Where it stands"), "status"
    elif summary.answered:
        action, act = _("Continue"), "rate"
    else:
        action, act = _("Begin"), "rate"
    return CheckInRow(
        checkin_id=checkin.id,
        title=title_of(checkin, today),
        due=medium_date(checkin.due) if stage.sealed_by_me else due_words(checkin.due, today),
        detail=_(" · ").join(names),
        stage=stage,
        words=stage_words(stage, partner),
        answered=summary.answered,
        asked=summary.asked,
        action=action,
        act=act,
    )


@dataclass(frozen=True, slots=True)
class LensOffer:
    """A lens one may choose when opening a check-in."""

    lens_id: str
    name: str
    detail: str
    judgements: int
    chosen: bool


def offer_of(lens: Lens) -> LensOffer:
    """How a lens is offered: the two of the main job are ticked, the optional ones are not."""
    count = len(lens.questions)
    detail = _("{subtitle} · {burden}").format(subtitle=lens.subtitle, burden=burden(count))
    return LensOffer(lens.id, lens.name, detail, count, chosen=not lens.optional)


@dataclass(frozen=True, slots=True)
class QuickDate:
    """A due date that is one press away."""

    day: date
    label: str


def quick_dates(today: date) -> tuple[QuickDate, ...]:
    """The coming Friday (a week on, if today is one), in a week, and in two weeks."""
    ahead = (4 - today.weekday()) % 7 or 7
    friday = today + timedelta(days=ahead)
    this = ahead <= 4  # from Monday on it is "this" Friday
    named = _("This {weekday}, {date}") if this else _("Next {weekday}, {date}")
    fortnight = today + timedelta(days=14)
    return (
        QuickDate(friday, named.format(weekday=day_name(friday), date=short_date(friday))),
        QuickDate(fortnight, _("In two weeks, {date}").format(date=short_date(fortnight))),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is asked. ``examples`` are (whose, what it can look like)."""

    question: Question
    block: str
    about: str
    name: str
    definition: str
    stem: str
    statement: str
    low: str
    high: str
    examples: tuple[tuple[str, str], ...]


def asked(question: Question, item: Item, lens: Lens, rater: Role, partner: str) -> Asked:
    """``question`` in the words of ``rater``'s chair. Never anything that was answered before."""
    wording = item.wording[question.subject]
    block = question.subject.seen_by(rater)
    return Asked(
        question=question,
        block=block,
        about=block_title(block, partner),
        name=item.name,
        definition=item.definition,
        stem=lens.question,
        statement=item.statement(rater, question.subject),
        low=wording.low,
        high=wording.high,
        examples=tuple(
            (_looks_like(subject.value), text)
            for subject, text in item.looks_like.items()
            if block == "us" or subject is question.subject
        ),
    )


def _looks_like(role: str) -> str:
    if role == Role.LEADER.value:
        return _("What it can look like for a Leader")
    if role == Role.CHIEF_EXECUTIVE.value:
        return _("What it can look like for a Chief Executive")
    return _("What it can look like between you")


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One question of the sheet. ``position`` is where it stands in it, ``answer`` its words or empty for none."""

    position: int
    block: str
    name: str
    answer: str
    noted: bool
