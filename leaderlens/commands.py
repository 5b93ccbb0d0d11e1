"""Commands for people who script: ``verify``, ``backup`` and ``restore``, without a window and without Qt.

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
====  ==============================================================================================
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderlens.clock import Clock, system_clock
from leaderlens.errors import LeaderLensError, VaultError
from leaderlens.i18n import _
from leaderlens.paths import Paths

if TYPE_CHECKING:  # the window's start reads this module for its parsers, and must not wait for the vault's
    from leaderlens.services.vault import OpenVault

NAMES = ("verify", "backup", "restore")
DONE, FAILED, WRONG_SECRET, DAMAGED, MISSING, IN_THE_WAY, DISK, TOO_NEW = 0, 1, 4, 5, 6, 7, 8, 9

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


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the three commands to the parser of ``leaderlens``."""
    verify = commands.add_parser("verify", help=_("read a whole vault and say whether all of it is as it was written"))
    verify.add_argument("source", metavar="VAULT", help=_("the vault's folder, or its id"))
    backup = commands.add_parser("backup", help=_("put a proved, encrypted backup of a vault into a folder"))
    backup.add_argument("source", metavar="VAULT", help=_("the vault's folder, or its id"))
    backup.add_argument("target", metavar="DEST", help=_("the folder to put it in"))
    restore = commands.add_parser("restore", help=_("make a vault from a backup; nothing is ever overwritten"))
    restore.add_argument("source", metavar="BACKUP", help=_("the backup's .lldb file, with its .key file beside it"))
    restore.add_argument("target", metavar="DEST", help=_("the folder to make the vault in"))
    for parser in (verify, backup, restore):
        parser.add_argument(
            "--passphrase-fd", type=int, metavar="N", help=_("read the passphrase or the 24 words from this descriptor")
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help=_("answer as one line of JSON"))


def run(arguments: argparse.Namespace, clock: Clock = system_clock) -> int:
    """Do what the parsed ``arguments`` ask; answers the exit code."""
    import json

    from leaderlens.services.hardening import harden_process

    harden_process()
    wish = Wish(
        arguments.command,
        arguments.source,
        getattr(arguments, "target", ""),
        arguments.passphrase_fd,
        arguments.as_json,
    )
    try:
        told, sentence, code = _COMMANDS[wish.command](wish, clock)
    except LeaderLensError as error:
        told, sentence, code = {"problem": error.code}, str(error), _EXIT.get(error.code, FAILED)
    except KeyboardInterrupt:
        told, sentence, code = {"problem": "stopped"}, _("Stopped. Nothing was changed."), FAILED
    if wish.as_json:
        print(json.dumps({"command": wish.command, "exit": code, "sentence": sentence} | dict(told), sort_keys=True))
    else:
        print(sentence, file=sys.stdout if code == DONE else sys.stderr)
    return code


_Answer = tuple[Mapping[str, Any], str, int]


def _verify(wish: Wish, clock: Clock) -> _Answer:
    from leaderlens.services import integrity

    vault = _open(wish, clock)
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


def _backup(wish: Wish, clock: Clock) -> _Answer:
    from leaderlens.services import backups

    vault = _open(wish, clock)
    try:
        made = backups.copy_out(vault, Path(wish.target))
    finally:
        vault.close()
    told = {"vault": vault.id, "backup": str(made.path), "epoch": made.epoch, "seq": made.seq}
    return told, _("Backed up and proved: {file}").format(file=made.path), DONE


def _restore(wish: Wish, clock: Clock) -> _Answer:
    from leaderlens.services import restoring
    from leaderlens.services.vault import Vaults

    path = Path(wish.source)
    if not path.is_file():
        raise VaultError(_("There is no backup at {place}.").format(place=wish.source), code="no-backup")
    vault = restoring.restore_into(Vaults(Path(wish.target), clock), path, _secret(wish))
    try:
        told = {"vault": vault.id, "folder": str(vault.folder), "needs_passphrase": vault.needs_passphrase}
    finally:
        vault.close()
    return told, _("Restored and proved: {folder}").format(folder=vault.folder), DONE


_COMMANDS = {"verify": _verify, "backup": _backup, "restore": _restore}


def _open(wish: Wish, clock: Clock) -> OpenVault:
    from leaderlens.services.vault import Vaults

    folder = Path(wish.source)
    if not folder.is_dir():
        folder = Paths.of_user().vaults / wish.source
    folder = folder.resolve()
    vaults = Vaults(folder.parent, clock)
    if folder.name not in {listing.id for listing in vaults.listing()}:
        raise VaultError(_("There is no vault at {place}.").format(place=wish.source), code="no-vault")
    secret = _secret(wish)
    if len(re.findall(r"\w+", secret)) == _WORDS:
        try:
            return vaults.unlock_with_words(folder.name, secret)
        except VaultError as error:
            if _EXIT.get(error.code) != WRONG_SECRET:
                raise
    return vaults.unlock(folder.name, secret)


def _secret(wish: Wish) -> str:
    """The passphrase or the words. VaultError ``no-passphrase`` when the descriptor gives none."""
    if wish.passphrase_fd is None:
        import getpass

        return getpass.getpass(_("Passphrase (or the 24 recovery words): "))
    try:
        with os.fdopen(wish.passphrase_fd, "rb") as pipe:
            found = pipe.read(_LONGEST_SECRET).decode("utf-8").rstrip("\r\n")
    except (OSError, ValueError):
        found = ""
    if not found:
        raise VaultError(
            _("No passphrase could be read from descriptor {number}.").format(number=wish.passphrase_fd),
            code="no-passphrase",
        )
    return found
