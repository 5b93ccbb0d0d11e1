"""What the page for reports says, as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaderlens.analysis.histories import ALWAYS, Period
from leaderlens.domain.people import Pair
from leaderlens.domain.session import ReflectionSession
from leaderlens.i18n import _, medium_date
from leaderlens.services.landing import Ground, Landing
from leaderlens.services.reports import Form, Kind, Part

YEAR, TERM, DAYS, ALL = "year", "term", "days", "all"
SUFFIXES = {Form.WORD: "Word", Form.PDF: "PDF"}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A chapter as it is offered."""

    value: Part
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class ReportsView:
    """Everything on the page. ``missing`` says why there is nothing to report yet, empty when there is."""

    kinds: tuple[tuple[str, str, str, str], ...]
    kind: Kind
    sessions: tuple[tuple[str, str], ...]
    session: str
    period: str
    parts: tuple[PartRow, ...]
    ticked: frozenset[Part]
    form: Form
    form_note: str
    place: str
    warning: str
    severe: bool
    missing: str
    ready: bool
    printable: bool

    @property
    def of_one_session(self) -> bool:
        """Whether a session is to be chosen, rather than a period."""
        return self.kind is Kind.SESSION


def kind_cards(kinds: tuple[Kind, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """The reports on offer: value, title, line, icon."""
    told = {
        Kind.SESSION: (_("Session summary"), _("What you said, heard and agreed, on a page or two"), "message-square"),
        Kind.PAIR: (_("Pair review"), _("The two of you over time: charts, sessions, agreements"), "users"),
        Kind.PERSONAL: (_("Personal review"), _("You over time, for your own eyes"), "user-round"),
    }
    return tuple((kind.value, *told[kind]) for kind in kinds)


def form_cards() -> tuple[tuple[str, str, str, str], ...]:
    """Word and PDF: value, title, line, icon."""
    return (
        (Form.WORD.value, _("Word"), _("To read, edit and print; headings a screen reader knows"), "file-text"),
        (Form.PDF.value, _("PDF"), _("To read, print and hand on; looks the same everywhere"), "printer"),
    )


def form_note(form: Form) -> str:
    """What there is to know about a format once it is chosen."""
    if form is Form.WORD:
        return _("Accessible: real headings, described charts, named table columns. Anybody can change it.")
    return _(
        "Accessible: real headings, described charts, named table columns (PDF/UA). Charts stay sharp at any size."
    )


def period_choices() -> tuple[tuple[str, str], ...]:
    """Spans of time on offer."""
    return (
        (YEAR, _("The last year")),
        (TERM, _("This term")),
        (DAYS, _("Between two days")),
        (ALL, _("Everything")),
    )


def part_rows(kind: Kind, parts: tuple[Part, ...]) -> tuple[PartRow, ...]:
    """The chapters of a report as rows to tick."""
    mine = kind is Kind.PERSONAL
    told = {
        Part.TOPICS: (_("Topics"), _("What was on the table, and why")),
        Part.NOTES: (_("Notes"), _("Every line, step by step")),
        Part.SAID_BACK: (_("What was said back"), _("What each heard, and whether that was it")),
        Part.CLOSING: (_("In closing"), ""),
        Part.LATEST: (_("The latest check-in"), _("Both views side by side, for every item")),
        Part.CHANGED: (_("What changed"), _("From the first check-in of the period to the last")),
        Part.TRENDS: (_("Over time"), _("The most telling items, both views")),
        Part.NUMBERS: (_("The numbers behind the charts"), _("Tables; they make a report much longer")),
        Part.SESSIONS: (_("Sessions"), _("When, what about, and what came of each")),
        Part.HEARD: (_("How well you heard"), "") if mine else (_("How well each heard the other"), ""),
        Part.AGREEMENTS: (_("What you took on"), "") if mine else (_("Agreements"), _("And what became of them")),
        Part.PRIORITIES: (_("Priorities"), _("And who stands behind each")),
        Part.TIME: (_("Your time"), _("Your own weekly estimates, which nobody else has")),
        Part.EVENTS: (_("What happened around it"), _("The timeline of the period")),
        Part.JOURNAL: (
            _("Pinned entries of my journal"),
            _("Whole, in your own words. Only if you tick this, and only in this report."),
        ),
    }
    return tuple(PartRow(part, *told[part]) for part in parts)


def session_choices(held: tuple[ReflectionSession, ...], titles: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The sessions to choose from, newest first: id and text. ``titles`` are those of the scripts."""
    return tuple(
        (
            one.id,
            _("{date}: {script}").format(date=medium_date(one.began.date()), script=titles.get(one.script, one.script)),
        )
        for one in held
        if one.began is not None
    )


def period_of(chosen: str, today: date, pair: Pair, days: tuple[date, date]) -> Period:
    """The days that a choice means."""
    if chosen == YEAR:
        begins = today.replace(year=today.year - 1, day=min(today.day, 28))
        return Period(max(begins, pair.term_start), today)
    if chosen == TERM:
        return Period(pair.term_start, pair.term_end or today)
    if chosen == DAYS:
        return Period(min(days), max(days))
    return ALWAYS


def place_words(target: Path | None, where: Landing | None) -> tuple[str, str, bool]:
    """Where it goes, what that means, and whether to say so loudly."""
    return (
        str(target) if target else "",
        where.warning if where else "",
        where is not None and where.ground is not Ground.PLAIN,
    )


def missing(kind: Kind, pair: Pair | None, held: int) -> str:
    """Why there is nothing to report yet; empty when there is."""
    if pair is None:
        return _("Reports are about the two of you. Connect in People first; then they can be made here.")
    if kind is Kind.SESSION and not held:
        return _("No session has been held yet. After the first, its summary can be made here.")
    return ""
