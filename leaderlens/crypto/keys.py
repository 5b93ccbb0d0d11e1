"""The keys of a vault, all grown from its one random master key with HKDF-SHA256 (RFC 5869).

No identity goes into the derivation: the recovery words alone must be able to open the database, with no header left.
"""

from __future__ import annotations

import os

MASTER_KEY_BYTES = 32
_LABEL = b"LeaderLens vault 1 "


def new_master_key() -> bytes:
    """32 random bytes from the operating system."""
    return os.urandom(MASTER_KEY_BYTES)


def database_key(master_key: bytes) -> bytes:
    """The raw 32-byte SQLCipher key."""
    return _hkdf(master_key, _LABEL + b"db")


def header_key(master_key: bytes) -> bytes:
    """The key of the header's HMAC."""
    return _hkdf(master_key, _LABEL + b"header")


def _hkdf(master_key: bytes, info: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    if len(master_key) != MASTER_KEY_BYTES:
        raise ValueError("a master key is 32 bytes")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(master_key)
