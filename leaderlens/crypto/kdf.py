"""From a passphrase to a key: Argon2id (RFC 9106), slow on purpose."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.errors import VaultError
from leaderlens.i18n import _

SALT_BYTES = 16
KEY_BYTES = 32
_MEMORY_KIB = range(8 * 1024, 1024 * 1024 + 1)
_ITERATIONS = range(1, 17)
_LANES = range(1, 9)


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess at a passphrase costs: memory in KiB, passes over it, lanes. ValueError beyond the bounds.

    The bounds (8 MiB to 1 GiB, 1 to 16 passes, 1 to 8 lanes) are checked before any work is done, so a hostile header
    cannot make this computer reserve terabytes or count for years.
    """

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        if self.memory_kib not in _MEMORY_KIB or self.iterations not in _ITERATIONS or self.lanes not in _LANES:
            raise ValueError("a key derivation outside its bounds")


DEFAULT = KdfCost(memory_kib=256 * 1024, iterations=3, lanes=4)
"""About a second on a laptop; some 1,250 guesses a second on a large graphics card, by estimate."""


def derive(passphrase: bytes, salt: bytes, cost: KdfCost) -> bytes:
    """The 32-byte key of ``passphrase`` under ``salt`` (16 bytes). VaultError ``no-memory`` when it does not fit."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # the vault picker needs the cost only

    try:
        return Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
        ).derive(passphrase)
    except MemoryError:
        raise VaultError(
            _(
                "There is not enough memory free on this computer to open the vault ({needed} MB are needed for a "
                "moment). Nothing is wrong with your passphrase or your vault. Please close other programs and try "
                "again."
            ).format(needed=cost.memory_kib // 1024),
            code="no-memory",
        ) from None
