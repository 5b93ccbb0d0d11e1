"""Commands for people who script: ``verify``, ``backup``, ``restore`` and ``import``, without a window and without Qt.

The passphrase (or the 24 words) comes from a prompt, or from a file descriptor with ``--passphrase-fd N``; never from
an argument, which every process of this computer may read. Exit codes:

====  ==============================================================================================
0     done; for ``verify``: everything is as it was written
1     something went wrong that is none of the below; the sentence on stderr says what
2     the command line was not understood (argparse's own)
4     the passphrase or the words are not right
5     damaged: the vault or the backup is not whole, or a check found something
6     not there: no such vault, no such backup, no database
7     in the way: it is open elsewhere, is there already, or is held
8     the disk: full, write-protected, or gone
9     needs a newer LeaderLens
10    the source is no journal that can be read: nothing was taken in
====  ==============================================================================================
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderlens.clock import Clock, system_clock
from leaderlens.errors import ImportSourceError, LeaderLensError, VaultError
from leaderlens.i18n import _, ngettext
from leaderlens.paths import Paths

if TYPE_CHECKING:  # the window's start reads this module for its parsers, and must not wait for the vault's
    from leaderlens.services.journal_import import ImportPreview, ImportReport
    from leaderlens.services.vault import OpenVault

NAMES = ("verify", "backup", "restore", "import")
DONE, FAILED, WRONG_SECRET, DAMAGED, MISSING, IN_THE_WAY, DISK, TOO_NEW, NO_JOURNAL = 0, 1, 4, 5, 6, 7, 8, 9, 10

_EXIT = {
    "wrong-passphrase": WRONG_SECRET,
    "words-count": WRONG_SECRET,
    "words-unknown": WRONG_SECRET,
    "words-checksum": WRONG_SECRET,
    "wrong-words": WRONG_SECRET,
    "damaged": DAMAGED,
    "altered": DAMAGED,
    "foreign": DAMAGED,
    "missing": MISSING,
    "no-vault": MISSING,
    "no-backup": MISSING,
    "already-open": IN_THE_WAY,
    "busy": IN_THE_WAY,
    "exists": IN_THE_WAY,
    "held": IN_THE_WAY,
    "inside-vault": IN_THE_WAY,
    "disk-full": DISK,
    "read-only": DISK,
    "unreachable": DISK,
    "too-new": TOO_NEW,
    "unreadable": NO_JOURNAL,
    "unknown-format": NO_JOURNAL,
    "encrypted": NO_JOURNAL,
    "too-many": NO_JOURNAL,
    "too-large": NO_JOURNAL,
    "altered-source": NO_JOURNAL,
}
_LONGEST_SECRET = 1_000_000  # bytes read from a file descriptor
_WORDS = 24


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked on the command line."""

    command: str
    source: str
    target: str = ""
    passphrase_fd: int | None = None
    as_json: bool = False
    vault: str = ""
    dry_run: bool = False
    zone: str = ""
    moods: str = "tags"


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser of ``leaderlens``."""
    verify = commands.add_parser("verify", help=_("read a whole vault and say whether all of it is as it was written"))
    verify.add_argument("source", metavar="VAULT", help=_("the vault's folder, or its id"))
    backup = commands.add_parser("backup", help=_("put a proved, encrypted backup of a vault into a folder"))
    backup.add_argument("source", metavar="VAULT", help=_("the vault's folder, or its id"))
    backup.add_argument("target", metavar="DEST", help=_("the folder to put it in"))
    restore = commands.add_parser("restore", help=_("make a vault from a backup; nothing is ever overwritten"))
    restore.add_argument("source", metavar="BACKUP", help=_("the backup's .lldb file, with its .key file beside it"))
    restore.add_argument("target", metavar="DEST", help=_("the folder to make the vault in"))
    bring = commands.add_parser("import", help=_("take in the journal of another program; one import can be undone"))
    bring.add_argument("source", metavar="SOURCE", help=_("its export: a file, an archive or a folder"))
    bring.add_argument("--vault", required=True, metavar="VAULT", help=_("the vault's folder, or its id"))
    bring.add_argument("--dry-run", action="store_true", help=_("only say what would come in"))
    bring.add_argument(
        "--zone", default="", metavar="ZONE", help=_("where times without a zone were, as Europe/London")
    )
    bring.add_argument(
        "--moods",
        choices=("tags", "line", "nothing"),
        default="tags",
        help=_("what becomes of moods: tags unless told"),
    )
    for parser in (verify, backup, restore, bring):
        parser.add_argument(
            "--passphrase-fd", type=int, metavar="N", help=_("read the passphrase or the 24 words from this descriptor")
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help=_("answer as one line of JSON"))


def run(arguments: argparse.Namespace, clock: Clock = system_clock) -> int:
    """Do what the parsed ``arguments`` ask; answers the exit code."""
    wish = Wish(
        arguments.command,
        arguments.source,
        getattr(arguments, "target", ""),
        arguments.passphrase_fd,
        arguments.as_json,
        getattr(arguments, "vault", ""),
        getattr(arguments, "dry_run", False),
        getattr(arguments, "zone", ""),
        getattr(arguments, "moods", "tags"),
    )
    return answer(wish.command, lambda: _COMMANDS[wish.command](wish, clock), as_json=wish.as_json)


def answer(command: str, work: Callable[[], Answer], *, as_json: bool) -> int:
    """Do ``work``, print what came of it, and answer the exit code: how every command ends."""
    import json

    from leaderlens.services.hardening import harden_process

    harden_process()
    try:
        told, sentence, code = work()
    except LeaderLensError as error:
        told, sentence, code = {"problem": error.code}, str(error), _EXIT.get(error.code, FAILED)
    except KeyboardInterrupt:
        told, sentence, code = {"problem": "stopped"}, _("Stopped. Nothing was changed."), FAILED
    if as_json:
        print(json.dumps({"command": command, "exit": code, "sentence": sentence} | dict(told), sort_keys=True))
    else:
        print(sentence, file=sys.stdout if code == DONE else sys.stderr)
    return code


Answer = tuple[Mapping[str, Any], str, int]
"""Facts for ``--json``, a sentence, and the exit code."""


def _verify(wish: Wish, clock: Clock) -> Answer:
    from leaderlens.services import integrity

    vault = open_vault(wish.vault or wish.source, wish.passphrase_fd, clock)
    try:
        found = integrity.check(vault)
    finally:
        vault.close()
    told = {
        "vault": vault.id,
        "sound": found.sound,
        "pages": list(found.pages),
        "trees": len(found.trees),
        "chain": [f"{fault.kind} {fault.what}" for fault in found.chain],
        "older": vault.older_than is not None,
    }
    return told, found.sentence, DONE if found.sound else DAMAGED


def _backup(wish: Wish, clock: Clock) -> Answer:
    from leaderlens.services import backups

    vault = open_vault(wish.vault or wish.source, wish.passphrase_fd, clock)
    try:
        made = backups.copy_out(vault, Path(wish.target))
    finally:
        vault.close()
    told = {"vault": vault.id, "backup": str(made.path), "epoch": made.epoch, "seq": made.seq}
    return told, _("Backed up and proved: {file}").format(file=made.path), DONE


def _restore(wish: Wish, clock: Clock) -> Answer:
    from leaderlens.services import restoring
    from leaderlens.services.vault import Vaults

    path = Path(wish.source)
    if not path.is_file():
        raise VaultError(_("There is no backup at {place}.").format(place=wish.source), code="no-backup")
    vault = restoring.restore_into(Vaults(Path(wish.target), clock), path, _secret(wish.passphrase_fd))
    try:
        told = {"vault": vault.id, "folder": str(vault.folder), "needs_passphrase": vault.needs_passphrase}
    finally:
        vault.close()
    return told, _("Restored and proved: {folder}").format(folder=vault.folder), DONE


def _import(wish: Wish, clock: Clock) -> Answer:
    from leaderlens.services.journal_import import JournalImport, MoodPlan, MoodsAs

    source = Path(wish.source)
    if not source.exists():
        raise ImportSourceError(_("There is no file or folder at {place}.").format(place=source), code="missing")
    vault = open_vault(wish.vault or wish.source, wish.passphrase_fd, clock)
    try:
        bringing = JournalImport(vault.database, clock, wish.zone)
        found = bringing.preview(source)
        told = {
            "vault": vault.id, "format": found.format, "dry_run": wish.dry_run, "zone": found.zone, "new": found.new,
            "known": found.known, "changed": found.changed, "files": found.files, "files_refused": found.files_refused,
            "left_out": found.problem_count,
            "problems": [{"where": one.where, "why": one.code} for one in found.problems],
            "notes": dict(found.notes), "moods": dict(found.moods), "first": found.first and found.first.isoformat(),
            "last": found.last and found.last.isoformat(), "batch": "", "added": 0,
        }  # fmt: skip
        if wish.dry_run:
            return told, _preview_told(found), DONE
        _changes, report = bringing.run(found, MoodPlan(MoodsAs(wish.moods)))
    finally:
        vault.close()
    told |= {
        "batch": report.batch_id,
        "added": report.added,
        "files": report.files,
        "files_refused": report.files_refused,
    }
    return told, _import_told(report), DONE


def _preview_told(found: ImportPreview) -> str:
    new = ngettext("{count} entry would come in", "{count} entries would come in", found.new).format(count=found.new)
    return _(
        "This is {kind}: {new}, {known} are here already, {changed} are here and differ, {out} cannot be read."
    ).format(kind=found.told, new=new, known=found.known, changed=found.changed, out=found.problem_count)


def _import_told(report: ImportReport) -> str:
    new = ngettext("{count} entry came in", "{count} entries came in", report.added).format(count=report.added)
    return _(
        "{new}, {known} were here already, {out} could not be read. The other journal's export is still where it was, "
        "unencrypted: delete it when you no longer need it."
    ).format(new=new, known=report.left, out=report.problem_count)


_COMMANDS = {"verify": _verify, "backup": _backup, "restore": _restore, "import": _import}


def open_vault(place: str, passphrase_fd: int | None, clock: Clock) -> OpenVault:
    """The vault at ``place``, a folder or an id, opened with the secret that is asked for or read.

    VaultError ``no-vault``, and whatever unlocking raises.
    """
    from leaderlens.services.vault import Vaults

    folder = Path(place)
    if not folder.is_dir():
        folder = Paths.of_user().vaults / place
    folder = folder.resolve()
    vaults = Vaults(folder.parent, clock)
    if folder.name not in {listing.id for listing in vaults.listing()}:
        raise VaultError(_("There is no vault at {place}.").format(place=place), code="no-vault")
    secret = _secret(passphrase_fd)
    if len(re.findall(r"\w+", secret)) == _WORDS:
        try:
            return vaults.unlock_with_words(folder.name, secret)
        except VaultError as error:
            if _EXIT.get(error.code) != WRONG_SECRET:
                raise
    return vaults.unlock(folder.name, secret)


def _secret(passphrase_fd: int | None) -> str:
    """The passphrase or the words. VaultError ``no-passphrase`` when the descriptor gives none."""
    if passphrase_fd is None:
        import getpass

        return getpass.getpass(_("Passphrase (or the 24 recovery words): "))
    try:
        with os.fdopen(passphrase_fd, "rb") as pipe:
            found = pipe.read(_LONGEST_SECRET).decode("utf-8").rstrip("\r\n")
    except (OSError, ValueError):
        found = ""
    if not found:
        raise VaultError(
            _("No passphrase could be read from descriptor {number}.").format(number=passphrase_fd),
            code="no-passphrase",
        )
    return found
