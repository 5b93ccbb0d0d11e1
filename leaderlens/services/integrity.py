"""The check of a whole vault, for the background after each unlock: page seals, b-trees, and the chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leaderlens.crypto import keys
from leaderlens.errors import VaultError
from leaderlens.i18n import _, ngettext
from leaderlens.services.backups import backup_if_moved
from leaderlens.services.open_vault import OpenVault
from leaderlens.store.chain import ChainFault

_NOTE = "check"


@dataclass(frozen=True, slots=True)
class Check:
    """How a check went, at ``moment`` (UTC). The tuples are empty for a sound vault.

    ``pages``: seals that do not fit. ``trees``: what SQLite's own check says. ``chain``: entries and sheets that are
    not as they were last written. ``mended`` tells that only unused pages were off, and that they were cleared.
    """

    moment: datetime
    pages: tuple[str, ...] = ()
    trees: tuple[str, ...] = ()
    chain: tuple[ChainFault, ...] = ()
    mended: bool = False

    @property
    def sound(self) -> bool:
        """Whether everything is as it was written."""
        return not (self.pages or self.trees or self.chain)

    @property
    def sentence(self) -> str:
        """What to tell the person."""
        if self.mended:
            return _("An unused part of the file was damaged. Nothing you wrote was affected, and it has been cleared.")
        if self.sound:
            return _("Everything was read and is as you wrote it.")
        if self.pages or self.trees:
            return _(
                "Part of this vault's file is damaged. Please go on as little as possible, and go back to a backup: "
                "the damaged file will be kept."
            )
        count = len(self.chain)
        return ngettext(
            "{count} entry or sheet is not as it was last written here: an older part of the file may have been put "
            "back. Please compare with a backup.",
            "{count} entries or sheets are not as they were last written here: an older part of the file may have been "
            "put back. Please compare with a backup.",
            count,
        ).format(count=count)


def check(vault: OpenVault) -> Check:
    """Read and check everything (2 s for twenty years), beside the work of other threads; note the outcome.

    An alarm of page seals alone, with b-trees and chain in order, is about a page nobody uses: the vault is backed up,
    the file cleared of such pages, and checked again (vault.md section 2.3). Raises VaultError for the disk's faults.
    """
    found = _look(vault)
    if found.pages and not found.trees and not found.chain and not vault.read_only:
        found = _mended(vault, found)
    if not vault.read_only:
        from leaderlens.store import vault_facts

        with vault.database.transaction(aside=True) as session:
            fields = {"moment": int(found.moment.timestamp()), "sound": found.sound}
            vault_facts.set_note(session, _NOTE, fields)
    if not found.sound or found.mended:
        vault.note("checked", "mended" if found.mended else "damaged")
    return found


def last_check(vault: OpenVault) -> tuple[datetime, bool] | None:
    """When the last check was, and whether all was sound; None when there was none yet."""
    from leaderlens.store import vault_facts

    with vault.database.reading() as session:
        fields = vault_facts.note(session, _NOTE)
    moment = vault_facts.moment_of(fields)
    return None if moment is None else (moment, fields.get("sound") is True)


def _look(vault: OpenVault) -> Check:
    from leaderlens.store import chain, copies

    pages, trees = vault.database.page_alarms(), vault.database.tree_faults()
    if not pages and not trees and (more := copies.overhang(vault.database.path, _key(vault))):
        pages = (f"{more} bytes after the last page",)
    links: tuple[ChainFault, ...] = ()
    if not trees:
        try:
            with vault.database.reading() as session:
                links = chain.faults(session.connection())
        except VaultError as error:
            if error.code != "damaged":
                raise
            trees = ("the chain could not be read",)
    return Check(vault.keeping.clock(), pages, trees, links)


def _key(vault: OpenVault) -> bytes:
    return keys.database_key(vault.keeping.master_key)


def _mended(vault: OpenVault, found: Check) -> Check:
    """Back up, clear unused pages, look again. As found where the backup or the clearing does not succeed."""
    from leaderlens.store.database import raw

    try:
        backup_if_moved(vault)
        with vault.database.still(), raw(
            vault.database.path, _key(vault), read_only=False
        ) as connection:  # fmt: skip
            connection.execute("VACUUM")
    except VaultError:
        return found
    again = _look(vault)
    return Check(again.moment, again.pages, again.trees, again.chain, mended=again.sound)
