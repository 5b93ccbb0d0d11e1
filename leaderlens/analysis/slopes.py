"""Chart 5, what changed: each rating from the last check-in to this one, in two panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderlens.analysis import naming as call
from leaderlens.analysis.change import chance_of_steps
from leaderlens.analysis.pictures import Move, SlopePanel, Table, WhatChanged
from leaderlens.analysis.sentences import opening_items
from leaderlens.analysis.series import about, cell, point, rating
from leaderlens.analysis.thresholds import SEEN_DIFFERENTLY_STEPS
from leaderlens.analysis.words import month, number
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, ngettext, short_date


def _subjects(*, own: bool) -> list[tuple[Role, Subject]]:
    """Each person's view of the other, then (if wanted) of themselves."""
    views = [(rater, Subject(rater.other.value)) for rater in SEATS]
    return [*views, *((rater, Subject(rater.value)) for rater in SEATS)] if own else views


def _title(rater: Role, subject: Subject, naming: call.Naming) -> str:
    if subject.value == rater.value:
        return _("{rater}’s own ratings").format(rater=naming.label(rater))
    return _("{rater}’s view of {subject}").format(rater=naming.label(rater), subject=naming.subject(subject))


def _asked(previous: Reveal, current: Reveal, subject: Subject, lens: str | None) -> list[Question]:
    """Everything either check-in asked about the subject, this one's order first."""
    questions = dict.fromkeys((*current.checkin.questions, *previous.checkin.questions))
    return about(list(questions), subject, lens)


def _panel(
    previous: Reveal,
    current: Reveal,
    rater: Role,
    subject: Subject,
    lens: str | None,
    names: Mapping[str, Item],
    naming: call.Naming,
) -> SlopePanel:
    moves = []
    asked = _asked(previous, current, subject, lens)
    for question in asked:
        before, after = rating(previous, rater, question), rating(current, rater, question)
        if before is not None and after is not None:
            moves.append(Move(question, call.short_name(names, question), before, after))
    return SlopePanel(
        title=_title(rater, subject, naming),
        rater=rater,
        before=previous.checkin.due,
        after=current.checkin.due,
        moves=tuple(sorted(moves, key=lambda move: -abs(move.steps))),
        left_out=len(asked) - len(moves),
    )


def what_changed(
    previous: Reveal | None,
    current: Reveal,
    names: Mapping[str, Item],
    *,
    own: bool = False,
    lens: str | None = None,
    naming: call.Naming = call.ROLE_TITLES,
) -> WhatChanged:
    """Each person's view of the other, last time and this time; with ``own`` also their ratings of themselves.

    Without a previous check-in there is nothing to compare: a picture without panels that says so.
    """
    if previous is None:
        sentence = _("This is your first check-in, so there is nothing to compare it with yet")
        return WhatChanged(sentence, "", "", sentence + ".", Table((_("Item"), _("View")), ()))
    views = _subjects(own=own)
    panels = tuple(_panel(previous, current, rater, subject, lens, names, naming) for rater, subject in views)
    moves = [move for panel in panels for move in panel.moves]
    return WhatChanged(
        headline=_headline(previous, current, moves),
        subtitle=_("Every item, last check-in to this one. Only moves of two steps or more are named."),
        note=_note(panels),
        alt=_alt(panels, names),
        table=_table(previous, current, panels, views, lens, names),
        panels=panels,
    )


def _named(moves: Sequence[Move]) -> list[Move]:
    return [move for move in moves if abs(move.steps) >= SEEN_DIFFERENTLY_STEPS]


def _headline(previous: Reveal, current: Reveal, moves: Sequence[Move]) -> str:
    before, after = previous.checkin.due, current.checkin.due
    close = (before.year, before.month) == (after.year, after.month)
    since = short_date(before) if close else month(before, after)
    if not moves:
        return _("Since {month}: nothing was rated both times").format(month=since)
    named = len(_named(moves))
    if not named:
        return _("Since {month}: no rating moved by two steps or more").format(month=since)
    still = sum(move.steps == 0 for move in moves)
    if still * 2 > len(moves):
        text = ngettext(
            "Since {month}: {count} rating moved by two steps or more; most did not move",
            "Since {month}: {count} ratings moved by two steps or more; most did not move",
            named,
        )
    else:
        text = ngettext(
            "Since {month}: {count} rating moved by two steps or more",
            "Since {month}: {count} ratings moved by two steps or more",
            named,
        )
    return text.format(month=since, count=number(named))


def _note(panels: Sequence[SlopePanel]) -> str:
    one_in = round(1 / chance_of_steps(SEEN_DIFFERENTLY_STEPS))
    parts = [
        _("Grey lines are unchanged or one-step moves (nudged apart so that you can count them)."),
        _(
            "About one in {count} ratings moves two steps by everyday wobble alone, so treat a named line as a "
            "question to ask, and see whether it holds next time."
        ).format(count=number(one_in)),
    ]
    left_out = sum(panel.left_out for panel in panels)
    if left_out:
        parts.append(
            ngettext(
                "{count} rating is left out because it is missing at one of the two check-ins.",
                "{count} ratings are left out because they are missing at one of the two check-ins.",
                left_out,
            ).format(count=left_out)
        )
    return " ".join(parts)


def _alt(panels: Sequence[SlopePanel], names: Mapping[str, Item]) -> str:
    first = panels[0]
    parts = [
        _("Slope chart in {count} panels, scale 1 to 7, from {before} to {after}.").format(
            count=number(len(panels)), before=medium_date(first.before), after=medium_date(first.after)
        )
    ]
    for panel in panels:
        named = _named(panel.moves)
        said = [
            _("{item} from {before} to {after}").format(
                item=opening_items([move.question], names), before=move.before, after=move.after
            )
            for move in named
        ]
        still = sum(move.steps == 0 for move in panel.moves)
        one = len(panel.moves) - len(named) - still
        said += [
            ngettext("{count} unchanged", "{count} unchanged", still).format(count=still),
            ngettext("{count} moved one step", "{count} moved one step", one).format(count=one),
        ]
        if panel.left_out:
            said.append(ngettext("{count} left out", "{count} left out", panel.left_out).format(count=panel.left_out))
        parts.append(_("{title}: {moves}.").format(title=panel.title, moves="; ".join(said)))
    parts.append(_("Table view available."))
    return " ".join(parts)


def _table(
    previous: Reveal,
    current: Reveal,
    panels: Sequence[SlopePanel],
    views: Sequence[tuple[Role, Subject]],
    lens: str | None,
    names: Mapping[str, Item],
) -> Table:
    """Every item either check-in asked, the named moves first; words where a rating is missing."""
    rows = []
    for panel, (rater, subject) in zip(panels, views, strict=True):
        moved = {move.question: move for move in panel.moves}
        left_out = [question for question in _asked(previous, current, subject, lens) if question not in moved]
        for question in (*moved, *left_out):
            move = moved.get(question)
            rows.append(
                (
                    panel.title,
                    call.full_name(names, question),
                    cell(point(previous, rater, question)),
                    cell(point(current, rater, question)),
                    f"{move.steps:+d}" if move and move.steps else "0" if move else "–",
                )
            )
    return Table(
        columns=(
            _("View"),
            _("Item"),
            medium_date(previous.checkin.due),
            medium_date(current.checkin.due),
            _("Steps moved"),
        ),
        rows=tuple(rows),
    )
