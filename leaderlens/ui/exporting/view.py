"""What the export page says, as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leaderlens.i18n import _, ngettext
from leaderlens.services.journal_export import Choice, Format
from leaderlens.services.landing import Ground, Landing

WHAT = ("all", "found", "chosen")
MOST_PRINTED = 400
"""How many entries a preview lays out while one waits; more are better printed from a PDF."""


@dataclass(frozen=True, slots=True)
class FormatCard:
    """A format as it is offered. ``note`` is what else there is to know once it is chosen."""

    value: Format
    title: str
    line: str
    icon: str
    note: str


def FORMATS() -> tuple[FormatCard, ...]:
    """Every format, the ones that keep everything first."""
    return (
        FormatCard(Format.MARKDOWN, _("A folder of Markdown"), _("One text file for each entry, and its files"),
            "folder", _("Opens in any editor. LeaderLens reads it back without losing a character.")),
        FormatCard(Format.JSON, _("JSON"), _("One file with everything in it, for other programs"),
            "table", _("LeaderLens reads it back without losing a character. Pictures and files are inside.")),
        FormatCard(Format.WORD, _("Word"), _("To read, edit and print; headings a screen reader knows"),
            "file-text", _("Accessible: real headings, described pictures, named table columns.")),
        FormatCard(Format.PDF, _("PDF"), _("To read, print and hand on; looks the same everywhere"),
            "printer", _("Accessible too (PDF/UA). A very long journal becomes a folder, one PDF a year.")),
    )  # fmt: skip


def note_of(form: Format) -> str:
    """What there is to know about a format once it is chosen."""
    return next(card.note for card in FORMATS() if card.value is form)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the journal's page had in view: the words searched for, and the entries picked."""

    query: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportView:
    """Everything on the page. ``whats`` are (value, title, line, icon) of what can be chosen from."""

    whats: tuple[tuple[str, str, str, str], ...]
    what: str
    counted: str
    format: Format
    format_note: str
    place: str
    warning: str
    severe: bool
    ready: bool
    printable: bool
    print_note: str


def view_of(
    offer: Offer, what: str, count: int | None, form: Format, target: Path | None, where: Landing | None
) -> ExportView:
    """The page. ``count`` is None until it is known; ``where`` is what kind of place ``target`` is."""
    return ExportView(
        whats=_whats(offer),
        what=what,
        counted=_counted(count),
        format=form,
        format_note=note_of(form),
        place=str(target) if target else "",
        warning=where.warning if where else "",
        severe=where is not None and where.ground is not Ground.PLAIN,
        ready=bool(count) and target is not None,
        printable=bool(count) and count is not None and count <= MOST_PRINTED,
        print_note=_("To print more than {count} entries, export a PDF and print that.").format(count=MOST_PRINTED)
        if count and count > MOST_PRINTED
        else "",
    )


def choice_of(offer: Offer, what: str) -> Choice:
    """Which entries a choice on the page means, before any span of days."""
    if what == "chosen":
        return Choice(ids=offer.ids)
    return Choice(query=offer.query) if what == "found" else Choice()


def _whats(offer: Offer) -> tuple[tuple[str, str, str, str], ...]:
    found = [("all", _("Everything"), _("The whole journal"), "")]
    if offer.query.strip():
        found.append(("found", _("What the search shows"), _("“{words}”").format(words=offer.query.strip()), ""))
    if offer.ids:
        many = len(offer.ids)
        chosen = ngettext("{count} entry picked", "{count} entries picked", many).format(count=many)
        found.append(("chosen", _("Chosen entries"), chosen, ""))
    return tuple(found)


def _counted(count: int | None) -> str:
    if count is None:
        return ""
    if count == 0:
        return _("No entry is among these.")
    return ngettext("{count} entry", "{count} entries", count).format(count=count)
