"""The envelope of a bundle file: sealed once per laptop that may read it, tied to its pair and stream.

```
"LLX1" | count (1 byte) | count x ( key id (16 bytes) | length (u32, big endian) | HPKE message )
```
HPKE base mode, MLKEM768_X25519 + HKDF-SHA256 + AES-256-GCM (exchange.md section 0). ``info`` carries a domain tag, the
pair and the stream, so that an envelope moved elsewhere does not open. Who wrote it is not the envelope's business: the
signature inside says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from leaderlens.crypto.device_keys import DeviceKeys, PublicKeys
from leaderlens.errors import ExchangeError
from leaderlens.i18n import _

MAGIC = b"LLX1"
MOST_RECIPIENTS = 8
"""Laptops one envelope can be sealed to."""

_KID_SIZE = 16
_LENGTH_SIZE = 4
_HEAD = len(MAGIC) + 1
_OVERHEAD = 1120 + 16  # encapsulated key and tag
_INFO_TAG = b"LeaderLens-envelope-v1\0"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def damaged(code: str) -> ExchangeError:
    """The error of a file that is damaged or foreign; ``code`` says which rule it broke."""
    return ExchangeError(
        _(
            "A file in the exchange folder is damaged, or was not made by LeaderLens. It was set aside, and nothing "
            "of it was taken in."
        ),
        code=code,
    )


def seal(plaintext: bytes, recipients: Sequence[PublicKeys], pair_id: str, stream: str) -> bytes:
    """``plaintext`` in an envelope that each of ``recipients`` can open. ValueError for none, too many or repeated."""
    if not 1 <= len(recipients) <= MOST_RECIPIENTS or len({keys.kid for keys in recipients}) != len(recipients):
        raise ValueError("an envelope needs one to eight different recipients")
    info = _info(pair_id, stream)
    parts = [MAGIC, bytes([len(recipients)])]
    for keys in recipients:
        message = _SUITE.encrypt(plaintext, keys.sealer, info)
        parts += [bytes.fromhex(keys.kid), len(message).to_bytes(_LENGTH_SIZE, "big"), message]
    return b"".join(parts)


def unseal(data: bytes, keys: DeviceKeys, pair_id: str, stream: str) -> bytes:
    """What is in the envelope ``data``, opened with ``keys``.

    Raises ExchangeError: ``envelope-magic``, ``envelope-shape``, ``not-for-us`` (no part is sealed to these keys),
    ``envelope-sealed`` (tampered with, or moved here from another pair or stream).
    """
    message = _part_for(data, bytes.fromhex(keys.kid))
    try:
        return _SUITE.decrypt(message, keys.opener, _info(pair_id, stream))
    except (InvalidTag, ValueError):
        raise damaged("envelope-sealed") from None


def _part_for(data: bytes, kid: bytes) -> bytes:
    """The message sealed to ``kid``. Every byte of the envelope has to be accounted for."""
    if data[: len(MAGIC)] != MAGIC:
        raise damaged("envelope-magic")
    if len(data) < _HEAD or not 1 <= data[len(MAGIC)] <= MOST_RECIPIENTS:
        raise damaged("envelope-shape")
    parts: dict[bytes, bytes] = {}
    place = _HEAD
    for _number in range(data[len(MAGIC)]):
        start = place + _KID_SIZE + _LENGTH_SIZE
        size = int.from_bytes(data[place + _KID_SIZE : start], "big")
        name, message = data[place : place + _KID_SIZE], data[start : start + size]
        place = start + size
        if size < _OVERHEAD or place > len(data) or name in parts:
            raise damaged("envelope-shape")
        parts[name] = message
    if place != len(data):
        raise damaged("envelope-shape")
    if kid not in parts:
        raise damaged("not-for-us")
    return parts[kid]


def _info(pair_id: str, stream: str) -> bytes:
    return _INFO_TAG + pair_id.encode() + b"\0" + stream.encode()
