"""``leaderlens export-journal``: the journal, or part of it, as files for other programs, for people who script.

Asked for with the passphrase like every command, and noted in the vault's log like every export. Exit codes are those
of :mod:`leaderlens.commands`.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from leaderlens import commands
from leaderlens.clock import Clock, system_clock
from leaderlens.errors import ExportError
from leaderlens.i18n import _

NAME = "export-journal"
_FORMATS = ("markdown", "json", "word", "pdf")


def add_parser(known: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser of ``leaderlens``."""
    parser = known.add_parser(NAME, help=_("write the journal, or part of it, to files that are not encrypted"))
    parser.add_argument("--vault", required=True, metavar="VAULT", help=_("the vault's folder, or its id"))
    parser.add_argument(
        "--to", required=True, metavar="DEST", help=_("the file to write, or for Markdown the folder to make")
    )
    parser.add_argument("--format", required=True, choices=_FORMATS, help=_("what to write"))
    parser.add_argument("--query", default="", metavar="WORDS", help=_("only what this search finds"))
    parser.add_argument("--from", dest="first", type=_day, metavar="YYYY-MM-DD", help=_("only from this day on"))
    parser.add_argument("--until", dest="last", type=_day, metavar="YYYY-MM-DD", help=_("only up to this day"))
    parser.add_argument("--replace", action="store_true", help=_("write over a file that is there; never a folder"))
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help=_("read the passphrase or the 24 words from this descriptor")
    )
    parser.add_argument("--json", action="store_true", dest="as_json", help=_("answer as one line of JSON"))


def run(arguments: argparse.Namespace, clock: Clock = system_clock) -> int:
    """Do what the parsed ``arguments`` ask; answers the exit code."""
    return commands.answer(NAME, lambda: _export(arguments, clock), as_json=arguments.as_json)


def _export(arguments: argparse.Namespace, clock: Clock) -> commands.Answer:
    from leaderlens.services.journal_export import Choice, Format, JournalExport

    target, form = Path(arguments.to), Format(arguments.format)
    if form.suffix and target.suffix.lower() != form.suffix:
        raise ExportError(
            _("Please give the file a name that ends in {suffix}. Nothing was written.").format(suffix=form.suffix),
            code="wrong-name",
        )
    vault = commands.open_vault(arguments.vault, arguments.passphrase_fd, clock)
    try:
        done = JournalExport(vault).export(
            Choice(arguments.query, first=arguments.first, last=arguments.last), form, target,
            replace=arguments.replace,
        )  # fmt: skip
    finally:
        vault.close()
    told = {
        "export": str(done.path),
        "format": form.value,
        "entries": done.entries,
        "files": done.files,
        "place": done.landing.ground.value,
        "service": done.landing.service,
    }
    return told, f"{done.sentence} {done.landing.warning}", commands.DONE


def _day(text: str) -> date:
    return date.fromisoformat(text)
