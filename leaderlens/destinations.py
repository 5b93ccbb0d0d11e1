"""Where the palette can take somebody from anywhere, once a vault is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

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
    to = partial(_act, _("Safety"), "safety")
    return (
        to("backup", _("Back up now"), "shield-check", _("copy save")),
        to("drill", _("Practise a restoration"), "refresh-cw", _("restore rehearse backup")),
    )


def _journal() -> tuple[Destination, ...]:
    group = _("Journal")
    to = partial(_act, group, "journal")
    line = Place("today", act="line")
    return (
        Destination("journal.line", _("Write one line"), group, line, "notebook-pen", _("note jot quick"), "Ctrl+J"),
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
    )


def _sessions() -> tuple[Destination, ...]:
    group = _("Sessions")
    session, settled = partial(_act, group, "sessions"), partial(_act, _("Agreements"), "commitments")
    words = _("summary review word pdf print")
    return (
        Destination("reports", _("Reports"), group, Place("reports"), "file-text", words),
        session("plan", _("Plan a session"), "calendar-days", _("meeting invitation date repair")),
        session(
            "scripts", _("Session scripts"), "file-text", _("read change copy repair first conversation annual review")
        ),
        settled("objectives", _("Objectives"), "target", _("aims appraisal review")),
        settled("priorities", _("Priorities"), "flag", _("priority few things partners time")),
    )


def _trends() -> tuple[Destination, ...]:
    group, words = _("Trends"), _("chart")
    to = partial(_act, group, "trends")
    walk, asked = Place("walkthrough"), _("projector present screen")
    return (
        *(to(asking.value, asking.words, "trending-up", words) for asking in Asking),
        Destination("walkthrough", _("Walk through a check-in"), group, walk, "presentation", asked),
    )


def _checkins() -> tuple[Destination, ...]:
    to = partial(_act, _("Check-ins"), "lenses")
    return (
        to("", _("Lenses"), "target", _("items attributes principles anchors read")),
        to("new", _("Write a lens"), "plus", _("own items editor")),
        to("import", _("Import a lens"), "download", _("file toml")),
    )


def _timeline() -> tuple[Destination, ...]:
    to = partial(_act, _("Timeline"), "timeline")
    return (
        to("add", _("Add a day to the timeline"), "plus", _("event council happened")),
        to("council", _("Propose the council’s dates"), "landmark", _("election budget pre-election annual council")),
        to("bring", _("Import a calendar file"), "download", _("ics outlook events")),
    )


def _people() -> tuple[Destination, ...]:
    to = partial(_act, _("People"), "people")
    return (
        to("pair", _("Set up another pair"), "users", _("new term code invite")),
        to("pairs", _("Look at another pair"), "arrow-left-right", _("switch council")),
        to("end", _("End this term"), "flag", _("leave office election last day carry over")),
    )


def _act(group: str, page: str, act: str, title: str, icon: str, words: str, shortcut: str = "") -> Destination:
    """What a page can be asked for."""
    return Destination(f"{page}.{act}", title, group, Place(page, act=act), icon, words, shortcut)
