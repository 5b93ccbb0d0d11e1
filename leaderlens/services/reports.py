"""Reports: one session, a pair over a period, one person over a period.

Everything is read through the services that keep what is not revealed from both. Objectives have a report of their own
(:mod:`leaderlens.services.objective_export`): they and ratings never meet in one document. A report is a document's
value: the upper floors print it or write it as PDF, and Word is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from leaderlens.analysis.histories import ALWAYS, Period
from leaderlens.documents.document import Block, Document, Paragraph, Section, Step, plain
from leaderlens.domain.checkin import Reveal, Subject
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.session import ReflectionSession, SessionState
from leaderlens.errors import ExportError
from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.services import report_pages as pages
from leaderlens.services.audit import note
from leaderlens.services.checkins import CheckIns
from leaderlens.services.landing import Landing, landing
from leaderlens.services.report_charts import chart
from leaderlens.services.session_record import Heard, SessionRecord
from leaderlens.services.whole_files import whole_file

if TYPE_CHECKING:
    from leaderlens.clock import Clock
    from leaderlens.services.agreements import Agreements
    from leaderlens.services.events import Events
    from leaderlens.services.histories import Histories
    from leaderlens.services.open_vault import OpenVault
    from leaderlens.services.priorities import Priorities
    from leaderlens.services.sessions import Sessions

OwnLines: TypeAlias = Callable[[Period], Iterable[Block]]
"""Lines of one's own journal from a period: handed in by the journal's wing, which this module does not know."""


class Kind(StrEnum):
    """What a report is about."""

    SESSION = "session"
    PAIR = "pair"
    PERSONAL = "personal"


class Part(StrEnum):
    """A chapter that can be chosen or left out."""

    TOPICS = "topics"
    NOTES = "notes"
    SAID_BACK = "said_back"
    CLOSING = "closing"
    LATEST = "latest"
    CHANGED = "changed"
    TRENDS = "trends"
    NUMBERS = "numbers"
    SESSIONS = "sessions"
    HEARD = "heard"
    AGREEMENTS = "agreements"
    PRIORITIES = "priorities"
    TIME = "time"
    EVENTS = "events"
    JOURNAL = "journal"


PARTS: dict[Kind, tuple[Part, ...]] = {
    Kind.SESSION: (Part.TOPICS, Part.NOTES, Part.SAID_BACK, Part.AGREEMENTS, Part.CLOSING),
    Kind.PAIR: (
        Part.LATEST, Part.CHANGED, Part.TRENDS, Part.NUMBERS, Part.SESSIONS, Part.HEARD, Part.AGREEMENTS,
        Part.PRIORITIES, Part.EVENTS,
    ),
    Kind.PERSONAL: (
        Part.LATEST, Part.TRENDS, Part.NUMBERS, Part.HEARD, Part.AGREEMENTS, Part.TIME, Part.JOURNAL,
    ),
}  # fmt: skip
"""The chapters of each kind, in their order."""
ASKED_FOR = frozenset({Part.NUMBERS, Part.JOURNAL})
"""Chapters that are in a report only when somebody ticks them."""


class Form(StrEnum):
    """What a report can be: both with headings, described charts and named columns (docs/adr/0027 and 0028)."""

    WORD = "word"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return ".docx" if self is Form.WORD else ".pdf"

    @property
    def label(self) -> str:
        """What people call it."""
        return "Word" if self is Form.WORD else "PDF"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report. ``session_id`` for one session, ``period`` for a review; ``parts`` are its chapters."""

    kind: Kind
    pair: Pair
    parts: frozenset[Part]
    period: Period = ALWAYS
    session_id: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what kind of place it lies in."""

    path: Path
    landing: Landing

    @property
    def sentence(self) -> str:
        """What was done, for whoever asked for it."""
        return _("The report is now in “{name}”, unencrypted.").format(name=self.path.name)


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports from one open vault. ``own_lines`` brings the journal in, if asked."""

    vault: OpenVault
    checkins: CheckIns
    events: Events
    sessions: Sessions
    agreements: Agreements
    priorities: Priorities
    own_lines: OwnLines | None = None

    # ------------------------------------------------------------ what there is

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The reports this person can have: a coach has no ratings, agreements or listening of their own."""
        seated = self.vault.person.role is not Role.COACH
        return tuple(kind for kind in Kind if seated or kind is not Kind.PERSONAL)

    def parts(self, kind: Kind) -> tuple[Part, ...]:
        """The chapters on offer: the journal is, only where its wing has handed in its lines."""
        return tuple(part for part in PARTS[kind] if part is not Part.JOURNAL or self.own_lines is not None)

    def chapters(self, wish: Wish) -> int:
        """How many chapters ``wish`` has: what a step of the writing counts towards."""
        return sum(part in wish.parts and part is not Part.NUMBERS for part in self.parts(wish.kind))

    def held(self, pair_id: str) -> tuple[ReflectionSession, ...]:
        """Sessions that are over, newest first."""
        return tuple(one for one in self.sessions.all(pair_id) if one.state is SessionState.DONE)

    # ------------------------------------------------------------ one report

    def document(self, wish: Wish) -> Document:
        """The report. NotAllowedError ``no-session`` for a session that is not here."""
        match wish.kind:
            case Kind.SESSION:
                return self._session(wish)
            case Kind.PAIR:
                return self._pair(wish)
            case Kind.PERSONAL:
                return self._personal(wish)

    def name_for(self, kind: Kind, form: Form) -> str:
        """What to call the file unless the person says otherwise: never a name of somebody."""
        named = {
            Kind.SESSION: _("LeaderLens session summary {date}"),
            Kind.PAIR: _("LeaderLens pair review {date}"),
            Kind.PERSONAL: _("LeaderLens personal review {date}"),
        }[kind]
        return named.format(date=self._clock().date().isoformat()) + form.suffix

    def export(
        self, wish: Wish, form: Form, target: Path, *, replace: bool = False, step: Step | None = None
    ) -> Exported:
        """Write the report to ``target`` and note it in the log.

        Raises what :meth:`document` does, and ExportError: ``inside-vault``, ``exists``, ``disk-full``, ``read-only``,
        ``unreachable``, ``typesetting``. Then, and when ``step`` raises, nothing of it is left.
        """
        target = target.expanduser().absolute()
        if target.resolve().is_relative_to(self.vault.folder.resolve()):
            raise ExportError(
                _("That folder is part of the vault itself. Nothing was exported; please choose another."),
                code="inside-vault",
            )
        document = self.document(wish)
        with whole_file(target, replace=replace) as unfinished:
            if form is Form.WORD:
                from leaderlens.documents import word  # with its XML: not on the way to the first window

                word.write(document, unfinished, step)
            else:
                from leaderlens.documents import pdf  # with Typst: not on the way to the first window either

                pdf.write(document, unfinished, step)
            said = _("{report}, as {form}: {name}").format(report=_told(wish), form=form.label, name=target.name)
            note(self.vault.database, self._clock, "exported", said)
        return Exported(target, landing(target.parent))

    def note_printed(self, wish: Wish) -> None:
        """Write into the log that a report was sent to a printer."""
        note(self.vault.database, self._clock, "exported", _("{report}, printed").format(report=_told(wish)))

    # ------------------------------------------------------------ the three

    def _session(self, wish: Wish) -> Document:
        record = self.sessions.record(wish.pair.id, wish.session_id)
        session, pair = record.session, wish.pair
        chapters = {
            Part.TOPICS: lambda: pages.chapter(_("Topics"), pages.topics(session), _("No topic was written down.")),
            Part.NOTES: lambda: pages.chapter(_("Notes"), pages.notes(record), _("No notes were kept.")),
            Part.SAID_BACK: lambda: pages.chapter(
                _("What was said back"), pages.said_back(record.check_backs, pair), _("Nothing was said back.")
            ),
            Part.AGREEMENTS: lambda: pages.chapter(
                _("Agreements"), pages.agreements(record.agreements, pair), _("Nothing was agreed.")
            ),
            Part.CLOSING: lambda: pages.chapter(
                _("In closing"),
                (Paragraph(plain(session.closing)),) if session.closing.strip() else (),
                _("Nothing was written in closing."),
            ),
        }
        moment = session.moment
        lines = [
            _names(pair),
            record.script.title,
            *([f"{medium_date(moment.date())}{_length(session)}"] if moment is not None else []),
        ]
        return self._made(_("Session summary"), wish, lines, chapters)

    def _pair(self, wish: Wish) -> Document:
        pair, period = wish.pair, wish.period
        reveals = self._reveals(wish)
        table = Part.NUMBERS in wish.parts
        chapters: dict[Part, Callable[[], tuple[Block, ...]]] = {
            Part.LATEST: lambda: pages.chapter(
                _("The latest check-in"), self._latest(reveals, tuple(Subject), wish, table=table), _no_checkin()
            ),
            Part.CHANGED: lambda: pages.chapter(
                _("What changed"), self._changed(reveals, wish, table=table), _("It takes two check-ins to compare.")
            ),
            Part.TRENDS: lambda: pages.chapter(
                _("Over time"), self._trends(reveals, tuple(Subject), wish, table=table), _no_checkin()
            ),
            Part.SESSIONS: lambda: pages.chapter(
                _("Sessions"), pages.sessions(self._records(wish), pair), _("No session was held in this period.")
            ),
            Part.HEARD: lambda: pages.chapter(
                _("How well each heard the other"), self._hearing(wish), _nothing_heard()
            ),
            Part.AGREEMENTS: lambda: pages.chapter(
                _("Agreements"),
                pages.agreements([a for a in self.agreements.all(pair.id) if period.holds(a.made)], pair),
                _("Nothing was agreed in this period."),
            ),
            Part.PRIORITIES: lambda: pages.chapter(
                _("Priorities"), pages.priorities(self.priorities.all(pair.id)), _("No priority has been chosen yet.")
            ),
            Part.EVENTS: lambda: pages.chapter(
                _("What happened around it"),
                self._happened(wish),
                _("No event of this period is on the timeline."),
            ),
        }
        return self._made(_("Pair review"), wish, [_names(pair), _when(period), _counted(len(reveals))], chapters)

    def _personal(self, wish: Wish) -> Document:
        person, pair, period = self.vault.person, wish.pair, wish.period
        me = Subject(person.role.value)
        reveals = self._reveals(wish)
        table = Part.NUMBERS in wish.parts
        chapters: dict[Part, Callable[[], tuple[Block, ...]]] = {
            Part.LATEST: lambda: pages.chapter(
                _("How you were seen at the latest check-in"),
                self._latest(reveals, (me,), wish, table=table),
                _no_checkin(),
            ),
            Part.TRENDS: lambda: pages.chapter(
                _("How you were seen over time"), self._trends(reveals, (me,), wish, table=table), _no_checkin()
            ),
            Part.HEARD: lambda: pages.chapter(
                _("How well you heard"), pages.heard(self._heard(wish), pair, person.role), _nothing_heard()
            ),
            Part.AGREEMENTS: lambda: pages.chapter(
                _("What you took on"),
                pages.agreements(
                    [a for a in self.agreements.all(pair.id) if period.holds(a.made) and a.owner.includes(person.role)],
                    pair,
                ),
                _("You took nothing on in this period."),
            ),
            Part.TIME: lambda: pages.chapter(
                _("Your time"),
                pages.time_shares([one for one in self.priorities.time_shares(pair.id) if period.holds(one.week)]),
                _("You estimated no week of this period."),
            ),
            Part.JOURNAL: lambda: pages.chapter(
                _("From your own journal"),
                self.own_lines(period) if self.own_lines is not None else (),
                _("No entry of this period is pinned."),
            ),
        }
        lines = [_("{name}, {role}").format(name=person.name, role=person.role.label), _when(period)]
        return self._made(_("Personal review"), wish, [*lines, _counted(len(reveals))], chapters)

    def _made(
        self, title: str, wish: Wish, lines: Iterable[str],
        chapters: dict[Part, Callable[[], tuple[Block, ...]]],
    ) -> Document:  # fmt: skip
        """The chapters that were chosen, in their order, each made when it is read: charts take a moment."""
        chosen = [chapters[part] for part in self.parts(wish.kind) if part in wish.parts and part in chapters]
        return Document(
            title,
            (Section(made()) for made in chosen),
            self._clock(),
            tuple(line for line in lines if line),
            author=self.vault.person.name,
            header=title,
            footer=_("Private"),
            watermark=_watermark(),
        )

    # ------------------------------------------------------------ what a period holds

    def _reveals(self, wish: Wish) -> list[Reveal]:
        """Check-ins of the period that were revealed; nothing else of the other's is ever read here."""
        return [one for one in self.checkins.reveals(wish.pair.id) if wish.period.holds(one.checkin.due)]

    def _records(self, wish: Wish) -> list[SessionRecord]:
        held = reversed(self.held(wish.pair.id))
        return [self.sessions.record(wish.pair.id, one.id) for one in held if _within(one, wish.period)]

    def _heard(self, wish: Wish) -> list[Heard]:
        return [one for one in self.sessions.heard(wish.pair.id) if _within(one.session, wish.period)]

    def _latest(
        self, reveals: list[Reveal], subjects: tuple[Subject, ...], wish: Wish, *, table: bool
    ) -> Iterator[Block]:
        from leaderlens.analysis.dumbbells import dumbbell
        from leaderlens.analysis.summary import reveal_summary

        if not reveals:
            return
        names = self.checkins.library_of(wish.pair.id).names()
        latest = reveals[-1]
        if len(subjects) > 1:
            summary = reveal_summary(latest, reveals[:-1], names)
            yield Paragraph(plain(" ".join((summary.headline + ".", *summary.sentences))))
        asked = {question.subject for question in latest.checkin.questions}
        for subject in subjects:
            if subject in asked:
                yield from chart(dumbbell(latest, subject, names, earlier=reveals[:-1]), table=table)

    def _changed(self, reveals: list[Reveal], wish: Wish, *, table: bool) -> Iterator[Block]:
        from leaderlens.analysis.slopes import what_changed

        if len(reveals) > 1:
            names = self.checkins.library_of(wish.pair.id).names()
            yield from chart(what_changed(reveals[0], reveals[-1], names), table=table)

    def _trends(
        self, reveals: list[Reveal], subjects: tuple[Subject, ...], wish: Wish, *, table: bool
    ) -> Iterator[Block]:
        from leaderlens.analysis.multiples import most_telling

        if not reveals:
            return
        if len(subjects) > 1:
            index = self._histories.index(wish.pair.id, wish.period)
            if index is not None:
                yield from chart(index, table=table)
        for subject in subjects:
            telling = most_telling(reveals, subject)
            if telling:
                moved = self._histories.multiples(wish.pair.id, telling, wish.period)
                yield from chart(moved, table=table)

    def _hearing(self, wish: Wish) -> Iterator[Block]:
        record = self._histories.heard(wish.pair.id, wish.period)
        if record is not None:
            yield from chart(record)
        yield from pages.heard(self._heard(wish), wish.pair)

    def _happened(self, wish: Wish) -> Iterator[Block]:
        found = [event for event in self.events.all(wish.pair.id) if wish.period.holds(event.day)]
        if found:
            yield from chart(self._histories.timeline(wish.pair.id, wish.period))
        yield from pages.events(found)

    @property
    def _histories(self) -> Histories:
        from leaderlens.services.histories import Histories

        return Histories(self.checkins, self.events, self.sessions)

    @property
    def _clock(self) -> Clock:
        return self.vault.keeping.clock


def _told(wish: Wish) -> str:
    """Which report it was, for the log: and whether the journal was in it."""
    kind = {
        Kind.SESSION: _("Session summary"), Kind.PAIR: _("Pair review"), Kind.PERSONAL: _("Personal review"),
    }[wish.kind]  # fmt: skip
    if wish.kind is Kind.PERSONAL and Part.JOURNAL in wish.parts:
        return _("{report} with pinned journal entries").format(report=kind)
    return kind


def _watermark() -> str:
    return _("Developmental, not an appraisal")


def _names(pair: Pair) -> str:
    return _("{leader} and {chief_executive}, {council}").format(
        leader=pair.leader, chief_executive=pair.chief_executive, council=pair.council
    )


def _when(period: Period) -> str:
    if period.first is not None and period.last is not None:
        return _("{first} to {last}").format(first=medium_date(period.first), last=medium_date(period.last))
    if period.first is not None:
        return _("Since {first}").format(first=medium_date(period.first))
    return (
        _("Up to {last}").format(last=medium_date(period.last)) if period.last is not None else _("From the beginning")
    )


def _counted(check_ins: int) -> str:
    return ngettext("{count} check-in", "{count} check-ins", check_ins).format(count=check_ins)


def _length(session: ReflectionSession) -> str:
    minutes = session.minutes
    if session.began is not None and session.ended is not None:
        minutes = round((session.ended - session.began).total_seconds() / 60)
    return ", " + ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes) if minutes else ""


def _within(session: ReflectionSession, period: Period) -> bool:
    moment = session.moment
    return moment is not None and period.holds(moment.date())


def _no_checkin() -> str:
    return _("No check-in was revealed in this period.")


def _nothing_heard() -> str:
    return _("Nothing was said back in this period.")
