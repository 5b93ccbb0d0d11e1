"""One unlocked vault: its person, its database, and what can be done with it as a whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.clock import Clock
from leaderlens.crypto import header as headers
from leaderlens.crypto import passphrase as passphrases
from leaderlens.crypto import recovery
from leaderlens.crypto.header import Header
from leaderlens.crypto.kdf import KdfCost
from leaderlens.domain.people import Person
from leaderlens.errors import VaultError
from leaderlens.store import last_seen, vault_folder
from leaderlens.store.last_seen import LastSeen

if TYPE_CHECKING:
    from leaderlens.store.database import Database
    from leaderlens.store.instance_lock import InstanceLock
    from leaderlens.store.vault_folder import VaultFolder


@dataclass(frozen=True, slots=True)
class PassphraseChange:
    """What became of the backups when the passphrase changed.

    ``rewritten`` counts those that open with the new one now. ``not_reached`` names the rest (file or folder names):
    they still open with an earlier passphrase, or with the recovery words of their time.
    """

    rewritten: int
    not_reached: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Keeping:
    """What a service needs that works on the vault's files: its folder, its key file, its master key, the price of a
    guess. For services only; it never reaches a page.
    """

    folder: VaultFolder
    header: Header | None
    master_key: bytes
    cost: KdfCost
    clock: Clock


class OpenVault:
    """One unlocked vault. It holds the master key until :meth:`close`; hand its ``database`` down, not itself.

    ``read_only`` is True where nothing can be written (a write-protected disk): show a banner, offer no editor.
    ``older_than`` is set when this vault is older than when it was last open here: somebody put an earlier copy back.
    ``set_aside`` names what an interrupted change had left, now in quarantine.
    """

    def __init__(
        self, keeping: Keeping, person: Person, database: Database, *, lock: InstanceLock | None,
        set_aside: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.id = keeping.folder.vault_id
        self.folder = keeping.folder.path
        self.person = person
        self.database = database
        self.read_only = database.read_only
        self.set_aside = set_aside
        self._keeping = keeping
        self._lock = lock
        self._closed = False
        self.older_than: LastSeen | None = self._compare_with_last_time()

    @property
    def keeping(self) -> Keeping:
        """Folder, key file and key, for the services that copy, rebuild and restore. Empty key once closed."""
        return self._keeping

    @property
    def needs_passphrase(self) -> bool:
        """True when the words opened it and no sound key file is left: ask for a new passphrase."""
        return self._keeping.header is None

    @property
    def epoch(self) -> int:
        """How often the database was rebuilt."""
        return vault_folder.epoch_of(self.database.path.name)

    def recovery_words(self) -> tuple[str, ...]:
        """The 24 words that open this vault without the passphrase."""
        return recovery.to_words(self._keeping.master_key)

    def words_match(self, words: str) -> bool:
        """Whether ``words``, as the person typed them back, are this vault's recovery words.

        Raises VaultError (``words-count``, ``words-unknown``, ``words-checksum``) when they are nobody's.
        """
        return recovery.from_words(words) == self._keeping.master_key

    def passphrase_matches(self, text: str) -> bool:
        """Whether ``text`` is the passphrase of this vault (a second, on purpose); True while it has none.

        Raises VaultError ``no-memory``.
        """
        header = self._keeping.header
        if header is None:
            return True
        try:
            header.unwrap(passphrases.to_bytes(text))
        except VaultError as error:
            if error.code != "wrong-passphrase":
                raise
            return False
        return True

    @property
    def recovery_confirmed(self) -> bool:
        """Whether the person has shown that they wrote the words down."""
        from leaderlens.store import vault_facts

        with self.database.reading() as session:
            return vault_facts.recovery_confirmed(session)

    def confirm_recovery(self) -> None:
        """The person has shown that they wrote the words down."""
        from leaderlens.store import vault_facts

        with self.database.transaction() as session:
            vault_facts.confirm_recovery(session)

    def change_passphrase(self, new: str) -> PassphraseChange:
        """Let ``new`` open this vault from now on, instead of the old passphrase. The recovery words stay the same.

        Nothing is encrypted anew: a copy of the old key file still opens with the old passphrase. So the key files of
        all backups within reach are rewritten as well, and the answer names the others. Raises VaultError
        ``weak-passphrase``, ``no-memory`` or a fault of the disk; then the old one stays.
        """
        refuse_weak(new)
        keeping = self._keeping
        header = headers.build(
            keeping.master_key,
            passphrases.to_bytes(new),
            keeping.cost,
            vault_id=self.id,
            epoch=self.epoch,
            database=self.database.path.name,
        )
        keeping.folder.write_headers(header)
        self.adopt(header, keeping.master_key)
        return self._rekey_backups(header)

    def adopt(self, header: Header | None, master_key: bytes) -> None:
        """Go on with another key file, and after a change of key with another master key. For services."""
        old = self._keeping
        self._keeping = Keeping(old.folder, header, master_key, old.cost, old.clock)

    def note(self, kind: str, detail: str = "") -> None:
        """Write a line of the audit log. What cannot be written must not stop what is being done: a full disk, say."""
        from leaderlens.store import audit

        if self.read_only:
            return
        with suppress(VaultError), self.database.transaction(aside=True) as session:
            audit.add(session, self._keeping.clock(), kind, detail)

    def accept_older(self) -> None:
        """The person knows why this vault is older than when it was last open here: do not say so again."""
        self.older_than = None
        self._remember()

    def close(self) -> None:
        """Let go of the file, the key and the lock. Safe to call twice.

        Python cannot wipe what it has held, so locking a vault replaces the process after this.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self._remember()
        finally:
            self.database.close()
            self.adopt(None, b"")
            if self._lock is not None:
                self._lock.release()

    def _compare_with_last_time(self) -> LastSeen | None:
        """What was remembered of this vault, if it was further on than what is here now."""
        known = last_seen.read(self._keeping.folder.root, self.id)
        if known is not None and (known.epoch, known.seq) > (self.epoch, self.database.seq):
            return known
        return None

    def _remember(self) -> None:
        """Note outside the vault how far it has come; an older copy is not noted until it was accepted."""
        if self.read_only or self.older_than is not None:
            return
        with suppress(VaultError):
            keeping = self._keeping
            last_seen.note(keeping.folder.root, self.id, self.epoch, self.database.seq, keeping.clock())

    def _rekey_backups(self, header: Header) -> PassphraseChange:
        from leaderlens.store import backups, vault_facts

        key = self._keeping.master_key
        done, missed = backups.rekey(backups.listing(self._keeping.folder.backups), header, key)
        not_reached = [backup.path.name for backup in missed]
        rewritten = len(done)
        with self.database.reading() as session:
            outside = str(vault_facts.note(session, "external").get("folder", ""))
        if outside:
            place = Path(outside)
            if place.is_dir():
                done, missed = backups.rekey(backups.listing(place), header, key)
                rewritten += len(done)
                not_reached += [f"{place.name}/{backup.path.name}" for backup in missed]
            else:
                not_reached.append(outside)
        self.note("passphrase-changed", str(rewritten))
        return PassphraseChange(rewritten, tuple(not_reached))


def refuse_weak(text: str) -> None:
    """Raise VaultError ``weak-passphrase`` with the reason when ``text`` may not protect a vault."""
    advice = passphrases.advise(text)
    if not advice.ok:
        raise VaultError(advice.sentence, code="weak-passphrase")
