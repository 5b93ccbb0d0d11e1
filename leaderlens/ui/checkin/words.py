"""What check-ins are called on screen: titles, due dates, the words of each stage. Plain values and text, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.domain.checkin import Answer, CheckIn, Ended, Ending, FormKind, Missing, Stage, step_label
from leaderlens.domain.lens import Lens
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.i18n import _, day_name, long_date, medium_date, month_name, month_year, ngettext, short_date
from leaderlens.services.checkins import CheckInSummary

SECONDS_EACH = 7
"""How long one judgement takes (measurement.md section 1, "Burden")."""


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


def answer_words(answer: Answer | None, *, targeted: bool = False) -> str:
    """An answer in a few words: ``6, Almost always``; of an item with a target band, ``5, A little too much``."""
    if answer is None:
        return _("Not answered")
    if answer.rating is not None:
        label = step_label(answer.rating, targeted=targeted)
        return _("{number}, {label}").format(number=answer.rating, label=label)
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
    if stage is Stage.ENDED:
        return StageWords(
            _("This check-in has ended"),
            _("It ended without a reveal. Nothing was deleted, and nothing sealed in it is ever opened."),
            _("Ended"),
            "neutral",
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


def ended_words(ended: Ended, me: Role, partner: str) -> StageWords:
    """How a check-in ended, who said so, and what that means for what was written in it."""
    who = _("you") if ended.by is me else partner
    if ended.how is Ending.WITHDRAWN:
        title, chip = _("This check-in was withdrawn"), _("Withdrawn")
        told = _("Withdrawn by {who} on {date}. It counts in no chart.")
    else:
        title, chip = _("This check-in was closed as missed"), _("Missed")
        told = _("Closed by {who} on {date}. Charts show it as missed, and join nothing across it.")
    kept = _("Nothing was deleted: drafts and sealed sheets stay in their own vaults, and are never opened.")
    line = _("{told} {kept}").format(told=told.format(who=who, date=medium_date(ended.on)), kept=kept)
    return StageWords(title, line, chip, "neutral")


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """One check-in as the list shows it. ``act`` is what its button asks for, as in ``Place.act``.

    ``may_end`` says whether it can be withdrawn or closed; ``paper`` whether its sheet can be done on paper. Without
    an ``action`` there is nothing to press.
    """

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
    may_end: bool = False
    paper: bool = False


def row_of(
    summary: CheckInSummary, lenses: Iterable[Lens], partner: str, today: date, me: Role, *, over: bool = False
) -> CheckInRow:
    """The row of one check-in from the chair of ``me``. ``lenses`` are those at hand, for their names.

    Once the term is ``over``, what was not sealed by both stays as it is: there is nothing more to do with it.
    """
    checkin, stage = summary.checkin, summary.stage
    names = [lens.name for lens in lenses if lens.id in checkin.lenses]
    if checkin.form is FormKind.PULSE:
        names.insert(0, _("Pulse"))
    if stage is Stage.REVEALED:
        action, act = _("See the reveal"), "reveal"
    elif left_open(stage, over=over):
        action, act = "", ""
    elif stage.sealed_by_me:
        action, act = _("Where it stands"), "status"
    elif summary.answered:
        action, act = _("Continue"), "rate"
    else:
        action, act = _("Begin"), "rate"
    return CheckInRow(
        checkin_id=checkin.id,
        title=title_of(checkin, today),
        due=medium_date(checkin.due) if stage.sealed_by_me or over else due_words(checkin.due, today),
        detail=_(" · ").join(names),
        stage=stage,
        words=_left_open() if left_open(stage, over=over) else _row_words(summary, partner, me),
        answered=summary.answered,
        asked=summary.asked,
        action=action,
        act=act,
        may_end=bool(summary.may_end) and not over,
        paper=not stage.sealed_by_me and not over,
    )


def left_open(stage: Stage, *, over: bool) -> bool:
    """Whether a check-in was not sealed by both when their term ended."""
    return over and (not stage.sealed_by_me or stage is Stage.SEALED_WAITING)


def _left_open() -> StageWords:
    """A sheet that was not sealed when the term ended."""
    return StageWords(
        _("Left open when the term ended"),
        _("Not both of you had sealed. What you wrote stays in your vault, and is never opened."),
        _("Left open"),
        "neutral",
    )


def _row_words(summary: CheckInSummary, partner: str, me: Role) -> StageWords:
    ended = summary.checkin.ended
    if summary.stage is Stage.ENDED and ended is not None:
        return ended_words(ended, me, partner)
    return stage_words(summary.stage, partner)


@dataclass(frozen=True, slots=True)
class LensOffer:
    """A lens one may choose when opening a check-in."""

    lens_id: str
    name: str
    detail: str
    chosen: bool


def offer_of(lens: Lens, chosen: Iterable[str]) -> LensOffer:
    """How a lens is offered; ``chosen`` are the lenses that the pair uses."""
    own = _("A lens of your own") if lens.own else lens.subtitle
    counted = burden(len(lens.questions))
    detail = _("{subtitle} · {burden}").format(subtitle=own, burden=counted) if own else counted
    return LensOffer(lens.id, lens.name, detail, lens.id in set(chosen))


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
class ReviewLine:
    """One question of the sheet. ``position`` is where it stands in it, ``answer`` its words or empty for none."""

    position: int
    block: str
    name: str
    answer: str
    noted: bool


def guesses_told(predictions: Sequence[int | None]) -> str:
    """How many of what may be predicted is; empty where nothing may be."""
    if not predictions:
        return ""
    done = sum(one is not None for one in predictions)
    return _("{done} of {total} guessed").format(done=done, total=len(predictions))
