"""The chapters of reports that are made of words and tables: what two people said, agreed and chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaderlens.documents.document import (
    Align,
    Block,
    Heading,
    Item,
    Listing,
    Marker,
    Paragraph,
    Quote,
    Run,
    Table,
    Tone,
    plain,
)
from leaderlens.domain.agreement import Agreement, AgreementReview
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Pair, Role
from leaderlens.domain.priority import SUGGESTED_SHARE, Horizon, Priority, TimeShare
from leaderlens.domain.session import CheckBack, ReflectionSession, Topic
from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.services.report_words import owner_name, slot_name, state_name, verdict_name
from leaderlens.services.session_record import Heard, SessionRecord


def chapter(title: str, blocks: Iterable[Block], nothing: str) -> tuple[Block, ...]:
    """Blocks under a heading of the first level, or under it a sentence that there are none."""
    found = tuple(blocks)
    return (Heading(1, plain(title)), *(found or (Paragraph(plain(nothing), Tone.QUIET),)))


# ---------------------------------------------------------------- one session


def topics(session: ReflectionSession) -> Iterator[Block]:
    """What was on the table, and why."""
    if session.topics:
        yield Listing(Marker.BULLET, tuple(Item((Paragraph(_topic(one)),)) for one in session.topics))


def notes(record: SessionRecord) -> Iterator[Block]:
    """The lines that were kept, step by step; where two versions stand, both.

    They are of both: whose laptop a line was typed on says nothing about whose words it holds.

    The other's script may have been changed by them: lines of steps that ours does not know come last.
    """
    known = {step.id: step.title for step in record.script.steps}
    named = [(title, [line for line in record.lines if line.step == step]) for step, title in known.items()]
    other = [line for line in record.lines if line.step not in known]
    for title, lines in (*named, (_("Other notes"), other)):
        if lines:
            yield Heading(2, plain(title))
        for line in lines:
            shown, *others = [text for text in (line.text, *line.others) if text]  # one of them may have struck it out
            yield Paragraph(plain(shown))
            for version in others:
                yield Quote((Paragraph((Run(_("Also written: ")), Run(version))),))


def said_back(check_backs: Sequence[CheckBack], pair: Pair) -> Iterator[Block]:
    """What each heard, and whether that was it."""
    for one in check_backs:
        listener, speaker = pair.name_of(one.listener), pair.name_of(one.speaker)
        yield Heading(2, plain(_("What {listener} heard").format(listener=listener)))
        yield Paragraph(plain(one.heard))
        yield Paragraph(
            plain(_("Was that it? {speaker}: {verdict}.").format(speaker=speaker, verdict=verdict_name(one.verdict))),
            Tone.QUIET,
        )
        if one.correction.strip():
            yield Quote((Paragraph(plain(one.correction)),))


def _topic(topic: Topic) -> tuple[Run, ...]:
    named = (Run(_("{slot}: ").format(slot=slot_name(topic.slot)), bold=True), Run(topic.title))
    return (*named, Run("\n" + topic.why, italic=True)) if topic.why else named


# ---------------------------------------------------------------- several sessions


def sessions(held: Sequence[SessionRecord], pair: Pair) -> Iterator[Block]:
    """Each session with how it ended in words and how many agreements came of it."""
    for record in held:
        session = record.session
        began = session.moment
        if began is None:
            continue
        yield Heading(
            2, plain(_("{date}: {script}").format(date=medium_date(began.date()), script=record.script.title))
        )
        if record.session.topics:
            yield Paragraph(plain(", ".join(topic.title for topic in session.topics)), Tone.QUIET)
        if session.closing.strip():
            yield Paragraph(plain(session.closing))
        if record.agreements:
            yield Listing(
                Marker.BULLET,
                tuple(Item((Paragraph(plain(_agreed(one, pair))),)) for one in record.agreements),
            )


def heard(found: Sequence[Heard], pair: Pair, only: Role | None = None) -> Iterator[Block]:
    """How well each heard the other, session by session; of one person, where ``only`` names them."""
    seats = SEATS if only is None else (only,)
    if not found:
        return
    if only is None:
        yield Paragraph(
            plain(
                _(
                    "After one has said back what they heard, the other says whether that was it. All of it counts as "
                    "100 %, part of it as 50 %."
                )
            )
        )
    rows = tuple(
        (plain(medium_date(one.session.moment.date())), *(plain(_share(_of(one, seat))) for seat in seats))
        for one in found
        if one.session.moment is not None
    )
    header = (plain(_("Session")), *(plain(_("{name} heard").format(name=pair.name_of(seat))) for seat in seats))
    yield Table(header, rows, _("How well each heard the other"), (Align.START, *(Align.END for _seat in seats)))


def _of(one: Heard, seat: Role) -> float | None:
    return one.leader if seat is Role.LEADER else one.chief_executive


def _share(value: float | None) -> str:
    return "–" if value is None else _("{percent} %").format(percent=round(value * 100))


# ---------------------------------------------------------------- what was agreed and chosen


def agreements(found: Sequence[Agreement], pair: Pair) -> Iterator[Block]:
    """Every agreement in a row: what, who, by when, what became of it."""
    if not found:
        return
    settled = sum(one.settled for one in found)
    told = ngettext("{count} agreement, {settled} settled.", "{count} agreements, {settled} settled.", len(found))
    yield Paragraph(plain(told.format(count=len(found), settled=settled)))
    yield Table(
        (plain(_("Agreed")), plain(_("Who")), plain(_("By")), plain(_("What became of it"))),
        tuple(
            (
                plain(one.text, *((f"\n{_('We will know: {how}').format(how=one.how)}",) if one.how.strip() else ())),
                plain(owner_name(one.owner, pair)),
                plain(medium_date(one.due) if one.due else "–"),
                (Run(state_name(one.state), bold=True), *_line(one.reviews)),
            )
            for one in found
        ),
        _("Agreements"),
    )


def _line(reviews: Sequence[AgreementReview]) -> tuple[Run, ...]:
    said = reviews[-1].line.strip() if reviews else ""
    return (Run("\n" + said),) if said else ()


def _agreed(one: Agreement, pair: Pair) -> str:
    return _("{text} ({owner}; {state})").format(
        text=one.text, owner=owner_name(one.owner, pair), state=state_name(one.state).lower()
    )


def priorities(found: Sequence[Priority]) -> Iterator[Block]:
    """The few things they chose, and who stands behind each."""
    for one in found:
        yield Heading(2, plain(one.title))
        horizon = _("Early") if one.horizon is Horizon.EARLY else _("Longer term")
        told = [horizon, _("chosen {date}").format(date=medium_date(one.chosen))]
        if one.put_down is not None:
            told.append(_("put down {date}").format(date=medium_date(one.put_down)))
        yield Paragraph(plain(" · ".join(told)), Tone.QUIET)
        if one.why.strip():
            yield Paragraph(plain(one.why))
        groups = (
            (_("Wholly committed"), one.committed), (_("Delivers"), one.delivers),
            (_("Supports while it suits them"), one.supports), (_("Partners"), one.partners),
        )  # fmt: skip
        rows = tuple((plain(name), plain(", ".join(people))) for name, people in groups if people)
        if rows:
            yield Table((plain(_("How firmly")), plain(_("Who"))), rows, _("Who stands behind this priority"))


def time_shares(found: Sequence[TimeShare]) -> Iterator[Block]:
    """One person's own estimates of time spent on relationships."""
    if not found:
        return
    low, high = SUGGESTED_SHARE
    yield Paragraph(
        plain(
            _("Your own weekly estimates; the convenor lens suggests {low} to {high} %.").format(low=low, high=high)
        )
    )  # fmt: skip
    rows = tuple((plain(medium_date(one.week)), plain(_("{percent} %").format(percent=one.percent))) for one in found)
    yield Table(
        (plain(_("Week of")), plain(_("Time on relationships"))),
        rows,
        _("Weekly share of time spent on building relationships"),
        (Align.START, Align.END),
    )


def events(found: Sequence[Event]) -> Iterator[Block]:
    """What happened around them."""
    if found:
        yield Table(
            (plain(_("Day")), plain(_("Event"))),
            tuple((plain(medium_date(one.day)), plain(one.title)) for one in found),
            _("Events of the period"),
        )
