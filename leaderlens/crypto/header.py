"""The header of a vault: a small file that wraps the master key under the passphrase and says which database is live.

Its JSON has one allowed spelling (sorted keys, no spaces), so every flipped bit shows. Three seals answer three
questions, in this order: ``sum`` (plain hash: is the file damaged?), the AES-GCM tag of the slot (is this the
passphrase?), ``mac`` (did somebody edit the header?). So damage is never reported as a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from leaderlens.crypto import kdf, keys
from leaderlens.errors import VaultError
from leaderlens.i18n import _

MAX_BYTES = 16 * 1024
_MAGIC = "LeaderLens vault"
_VERSION = 1
_NONCE_BYTES = 12
_WRAPPED_BYTES = keys.MASTER_KEY_BYTES + 16  # AES-GCM adds a 16-byte tag
_SUM_DIGITS = 32  # of SHA-256, in hex
_VAULT_ID = re.compile(r"[0-9a-f]{32}")
_DATABASE = re.compile(r"db-[1-9][0-9]{0,8}\.lldb")
_MAX_EPOCH = 999_999_999


@dataclass(frozen=True, slots=True)
class Slot:
    """The master key, wrapped under the key of a passphrase."""

    salt: bytes
    cost: kdf.KdfCost
    nonce: bytes
    wrapped: bytes

    def cost_fields(self) -> dict[str, Any]:
        """What the slot's tag also covers, so that nobody can weaken the derivation unnoticed."""
        return {
            "kind": "passphrase",
            "kdf": "argon2id",
            "salt": self.salt.hex(),
            "m": self.cost.memory_kib,
            "t": self.cost.iterations,
            "p": self.cost.lanes,
        }


@dataclass(frozen=True, slots=True)
class Header:
    """A header that reads well. Trust ``epoch`` and ``database`` only after :meth:`unwrap` or :meth:`verify`.

    ``database`` is the bare name of the live database file, ``epoch`` counts how often it was rebuilt.
    """

    vault_id: str
    epoch: int
    database: str
    slot: Slot
    mac: str

    def unwrap(self, passphrase: bytes) -> bytes:
        """The master key (32 bytes). Takes a second on purpose.

        Raises VaultError: ``wrong-passphrase``, ``no-memory``, ``altered`` (the passphrase is right, but somebody
        changed the rest of the header).
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = kdf.derive(passphrase, self.slot.salt, self.slot.cost)
        try:
            master_key = AESGCM(key).decrypt(self.slot.nonce, self.slot.wrapped, _slot_seal(self.vault_id, self.slot))
        except InvalidTag:
            raise VaultError(
                _("That passphrase is not right. Nothing has changed; please try again."), code="wrong-passphrase"
            ) from None
        if not self.verify(master_key):
            raise VaultError(
                _(
                    "The key file of this vault was changed by something other than LeaderLens, so it was not "
                    "trusted. Your writing is untouched. Your 24 recovery words can open the vault."
                ),
                code="altered",
            )
        return master_key

    def verify(self, master_key: bytes) -> bool:
        """Whether every field is as the holder of ``master_key`` wrote it."""
        return hmac.compare_digest(_mac(self, master_key), self.mac)

    def moved(self, master_key: bytes, *, epoch: int, database: str) -> Header:
        """The same passphrase and key over another database: after a rebuild, or beside a backup. No key derivation."""
        unsigned = Header(self.vault_id, epoch, database, self.slot, mac="")
        return Header(self.vault_id, epoch, database, self.slot, mac=_mac(unsigned, master_key))

    def mover(self, master_key: bytes) -> Callable[[int, str], Header]:
        """:meth:`moved` as a function of (epoch, database name)."""
        return lambda epoch, database: self.moved(master_key, epoch=epoch, database=database)

    def to_bytes(self) -> bytes:
        """The file, always the same for the same header."""
        body = _body(self) | {"mac": self.mac}
        return _canonical(body | {"sum": _sum(body)})


def build(
    master_key: bytes, passphrase: bytes, cost: kdf.KdfCost, *, vault_id: str, epoch: int, database: str
) -> Header:
    """A new header that wraps ``master_key`` under ``passphrase`` (already normalised) with a fresh salt and nonce."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bare = Slot(salt=os.urandom(kdf.SALT_BYTES), cost=cost, nonce=os.urandom(_NONCE_BYTES), wrapped=b"")
    key = kdf.derive(passphrase, bare.salt, cost)
    wrapped = AESGCM(key).encrypt(bare.nonce, master_key, _slot_seal(vault_id, bare))
    slot = Slot(salt=bare.salt, cost=cost, nonce=bare.nonce, wrapped=wrapped)
    unsigned = Header(vault_id=vault_id, epoch=epoch, database=database, slot=slot, mac="")
    return Header(vault_id, epoch, database, slot, mac=_mac(unsigned, master_key))


def parse(data: bytes) -> Header:
    """Read a header file. No key work, no allocation beyond the file.

    Raises VaultError: ``damaged``, ``too-new``.
    """
    if len(data) > MAX_BYTES:
        raise damaged()
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        raise damaged() from None
    if not isinstance(fields, dict) or fields.get("magic") != _MAGIC or _canonical(fields) != data:
        raise damaged()
    found = fields.pop("sum", None)
    if found != _sum(fields):
        raise damaged()
    version = fields.get("v")
    if type(version) is int and version > _VERSION:  # whole, so it really says so; every version keeps magic, v, sum
        raise VaultError(
            _(
                "This vault needs a newer LeaderLens. It was left exactly as it is. "
                "Please install the newer version to open it."
            ),
            code="too-new",
        )
    return _Fields(fields).header()


def damaged() -> VaultError:
    """The header does not read as one. Also what both copies of it being damaged amounts to."""
    return VaultError(
        _(
            "The key file of this vault is damaged. This is not about your passphrase, and your writing is untouched. "
            "Your 24 recovery words can open the vault."
        ),
        code="damaged",
    )


class _Fields:
    """Reads exactly the fields version 1 has, each of its exact type and within its bounds."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields

    def header(self) -> Header:
        fields = self.fields
        if set(fields) != {"magic", "v", "vault_id", "epoch", "db", "slot", "mac"} or _number(fields["v"]) != _VERSION:
            _refuse()
        slot = fields["slot"]
        if not isinstance(slot, dict):
            _refuse()
        return Header(
            vault_id=_text(fields["vault_id"], _VAULT_ID),
            epoch=_number(fields["epoch"], _MAX_EPOCH),
            database=_text(fields["db"], _DATABASE),  # a bare name: no folder, no "..", no drive
            slot=self._slot(slot),
            mac=_text(fields["mac"], re.compile(r"[0-9a-f]{64}")),
        )

    @staticmethod
    def _slot(slot: dict[str, Any]) -> Slot:
        if set(slot) != {"kind", "kdf", "salt", "m", "t", "p", "nonce", "wrapped"}:
            _refuse()
        if slot["kind"] != "passphrase" or slot["kdf"] != "argon2id":
            _refuse()
        try:
            cost = kdf.KdfCost(_number(slot["m"]), _number(slot["t"]), _number(slot["p"]))
        except ValueError:
            _refuse()
        return Slot(
            salt=_hex(slot["salt"], kdf.SALT_BYTES),
            cost=cost,
            nonce=_hex(slot["nonce"], _NONCE_BYTES),
            wrapped=_hex(slot["wrapped"], _WRAPPED_BYTES),
        )


def _refuse() -> NoReturn:
    raise damaged()


def _number(value: object, most: int = 2**53) -> int:
    if type(value) is not int or not 0 <= value <= most:  # a bool is an int to isinstance
        _refuse()
    return value


def _text(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        _refuse()
    return value


def _hex(value: object, size: int) -> bytes:
    return bytes.fromhex(_text(value, re.compile(rf"[0-9a-f]{{{2 * size}}}")))


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


def _body(header: Header) -> dict[str, Any]:
    """Every field but the two seals of the whole."""
    slot = header.slot.cost_fields() | {"nonce": header.slot.nonce.hex(), "wrapped": header.slot.wrapped.hex()}
    return {
        "magic": _MAGIC,
        "v": _VERSION,
        "vault_id": header.vault_id,
        "epoch": header.epoch,
        "db": header.database,
        "slot": slot,
    }


def _slot_seal(vault_id: str, slot: Slot) -> bytes:
    """What the slot's tag covers besides the wrapped key."""
    return _canonical({"magic": _MAGIC, "v": _VERSION, "vault_id": vault_id, "slot": slot.cost_fields()})


def _mac(header: Header, master_key: bytes) -> str:
    return hmac.new(keys.header_key(master_key), _canonical(_body(header)), hashlib.sha256).hexdigest()


def _sum(fields: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(fields)).hexdigest()[:_SUM_DIGITS]
