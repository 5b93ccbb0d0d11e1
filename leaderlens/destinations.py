"""Where the palette can take somebody from anywhere, once a vault is open."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.i18n import _
from leaderlens.ui.desk import Place
from leaderlens.ui.trends.asking import Asking


@dataclass(frozen=True, slots=True)
class Destination:
    """A command of the palette that leads to a place. ``words``: more words to find it by."""

    id: str
    title: str
    group: str
    place: Place
    icon: str
    words: str = ""
    shortcut: str = ""


def destinations() -> tuple[Destination, ...]:
    """All of them, page by page, in the language in use."""
    return (*_safety(), *_journal(), *_sessions(), *_trends(), *_checkins(), *_timeline(), *_people())


def _safety() -> tuple[Destination, ...]:
    group = _("Safety")
    return (
        Destination(
            "safety.backup", _("Back up now"), group, Place("safety", act="backup"), "shield-check", _("copy save")
        ),
        Destination(
            "safety.drill", _("Practise a restoration"), group, Place("safety", act="drill"), "refresh-cw",
            _("restore rehearse backup"),
        ),
    )  # fmt: skip


def _journal() -> tuple[Destination, ...]:
    group = _("Journal")

    def to(act: str, title: str, icon: str, words: str, shortcut: str = "") -> Destination:
        return Destination(f"journal.{act}", title, group, Place("journal", act=act), icon, words, shortcut)

    return (
        Destination(
            "journal.line", _("Write one line"), group, Place("today", act="line"), "notebook-pen",
            _("note jot quick"), "Ctrl+J",
        ),
        to("new", _("New journal entry"), "plus", _("write"), "Ctrl+N"),
        to("find", _("Search the journal"), "search", _("find words")),
        to("calendar", _("Journal calendar"), "calendar-days", _("day date jump year")),
        to("tags", _("Journal tags"), "tag", _("rename merge")),
        to("person", _("Everything about a person"), "user-round", _("name request subject access")),
        to("templates", _("Begin from a template"), "file-text", _("new entry page")),
        to("parked", _("What you parked"), "message-square", _("session sentence")),
        to("bin", _("The journal’s bin"), "trash-2", _("restore erase deleted")),
        Destination("journal.importing", _("Bring entries in"), group, Place("importing"), "download"),
        Destination("journal.exporting", _("Export entries"), group, Place("exporting"), "upload"),
    )  # fmt: skip


def _sessions() -> tuple[Destination, ...]:
    group, sessions = _("Agreements"), _("Sessions")

    def to(tab: str, title: str, icon: str, words: str) -> Destination:
        return Destination(f"commitments.{tab}", title, group, Place("commitments", act=tab), icon, words)

    return (
        Destination(
            "reports", _("Reports"), sessions, Place("reports"), "file-text", _("summary review word pdf print")
        ),
        Destination(
            "sessions.plan",
            _("Plan a session"),
            sessions,
            Place("sessions", act="plan"),
            "calendar-days",
            _("meeting invitation date repair"),
        ),
        Destination(
            "sessions.scripts",
            _("Session scripts"),
            sessions,
            Place("sessions", act="scripts"),
            "file-text",
            _("read change copy repair first conversation annual review"),
        ),
        to("objectives", _("Objectives"), "target", _("aims appraisal review")),
        to("priorities", _("Priorities"), "flag", _("priority few things partners time")),
    )


def _trends() -> tuple[Destination, ...]:
    group, words = _("Trends"), _("chart")
    walk = Destination(
        "walkthrough", _("Walk through a check-in"), group, Place("walkthrough"), "presentation",
        _("projector present screen"),
    )  # fmt: skip
    questions = (
        Destination(
            f"trends.{asking.value}", asking.words, group, Place("trends", act=asking.value), "trending-up", words
        )
        for asking in Asking
    )
    return (*questions, walk)


def _checkins() -> tuple[Destination, ...]:
    group = _("Check-ins")

    def to(act: str, title: str, icon: str, words: str) -> Destination:
        return Destination(f"lenses.{act}", title, group, Place("lenses", act=act), icon, words)

    return (
        to("", _("Lenses"), "target", _("items attributes principles anchors read")),
        to("new", _("Write a lens"), "plus", _("own items editor")),
        to("import", _("Import a lens"), "download", _("file toml")),
    )


def _timeline() -> tuple[Destination, ...]:
    group = _("Timeline")

    def to(act: str, title: str, icon: str, words: str) -> Destination:
        return Destination(f"timeline.{act}", title, group, Place("timeline", act=act), icon, words)

    return (
        to("add", _("Add a day to the timeline"), "plus", _("event council happened")),
        to("council", _("Propose the council’s dates"), "landmark", _("election budget pre-election annual council")),
        to("bring", _("Import a calendar file"), "download", _("ics outlook events")),
    )


def _people() -> tuple[Destination, ...]:
    group = _("People")

    def to(act: str, title: str, icon: str, words: str) -> Destination:
        return Destination(f"people.{act}", title, group, Place("people", act=act), icon, words)

    return (
        to("pair", _("Set up another pair"), "users", _("new term code invite")),
        to("pairs", _("Look at another pair"), "arrow-left-right", _("switch council")),
        to("end", _("End this term"), "flag", _("leave office election last day carry over")),
    )
