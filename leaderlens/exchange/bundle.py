"""Bundle files: signed records in an envelope. Strict, bounded, and total: only ExchangeError leaves a reader.

```
file    envelope (leaderlens.crypto.envelope) around: record+
record  length of the payload (u32, big endian) | Ed25519 signature (64 bytes) | payload (leaderlens.domain.record)
signed  "LeaderLens-bundle-v1" 0x00 || payload
```
Several records in one file make a catch-up file; the exchange folder carries one per file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from leaderlens.crypto.device_keys import SIGNATURE_SIZE, DeviceKeys, PublicKeys
from leaderlens.crypto.envelope import damaged, seal, unseal
from leaderlens.domain.record import (
    LARGEST_PAYLOAD,
    PAIR_STREAM,
    RecordError,
    SignedBundle,
    decode,
)
from leaderlens.errors import ExchangeError
from leaderlens.i18n import _

LARGEST_FILE = 1024 * 1024
"""Bytes of a file in the exchange folder."""
LARGEST_CATCH_UP = 16 * LARGEST_FILE
"""Bytes of a file that is handed over by other means (e-mail, a memory stick)."""
MOST_RECORDS = 4096
"""Records of one file."""

_TAG = b"LeaderLens-bundle-v1\0"
_LENGTH_SIZE = 4


def sign(payload: bytes, keys: DeviceKeys) -> SignedBundle:
    """The payload as its author signs it. RecordError when it is none."""
    return SignedBundle(decode(payload), keys.sign(_TAG + payload), payload)


def pack(bundles: Iterable[SignedBundle], recipients: Sequence[PublicKeys], pair_id: str) -> bytes:
    """The bytes of a file with ``bundles`` for ``recipients`` (our own laptop and the other's)."""
    records = b"".join(len(one.payload).to_bytes(_LENGTH_SIZE, "big") + one.signature + one.payload for one in bundles)
    return seal(records, recipients, pair_id, PAIR_STREAM)


def unpack(
    data: bytes, keys: DeviceKeys, pair_id: str, authors: Mapping[str, PublicKeys], *, largest: int = LARGEST_FILE
) -> tuple[SignedBundle, ...]:
    """The records of a file, every one of them well-formed, of this pair and signed by one of ``authors`` (by kid).

    One wrong record refuses the whole file. Raises ExchangeError: ``too-large``, ``envelope-…``, ``not-for-us``,
    ``record-shape``, ``json-…``, ``payload-…``, ``newer-version``, ``wrong-pair``, ``wrong-stream``, ``wrong-author``,
    ``bad-signature``.
    """
    if len(data) > largest:
        raise damaged("too-large")
    plaintext = unseal(data, keys, pair_id, PAIR_STREAM)
    return tuple(_verified(signature, payload, pair_id, authors) for signature, payload in _records(plaintext))


def _records(plaintext: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Signatures and payloads, with every byte accounted for."""
    place = count = 0
    while place < len(plaintext) or not count:
        start = place + _LENGTH_SIZE + SIGNATURE_SIZE
        size = int.from_bytes(plaintext[place : place + _LENGTH_SIZE], "big")
        count += 1
        if not 0 < size <= LARGEST_PAYLOAD or start + size > len(plaintext) or count > MOST_RECORDS:
            raise damaged("record-shape")
        yield plaintext[place + _LENGTH_SIZE : start], plaintext[start : start + size]
        place = start + size


def _verified(signature: bytes, payload: bytes, pair_id: str, authors: Mapping[str, PublicKeys]) -> SignedBundle:
    try:
        bundle = decode(payload)
    except RecordError as error:
        raise _newer() if error.code == "newer-version" else damaged(error.code) from None
    if bundle.pair_id != pair_id:
        raise damaged("wrong-pair")
    if bundle.stream != PAIR_STREAM:
        raise damaged("wrong-stream")
    author = authors.get(bundle.author)
    if author is None:
        raise damaged("wrong-author")
    if not author.verify(signature, _TAG + payload):
        raise damaged("bad-signature")
    return SignedBundle(bundle, signature, payload)


def _newer() -> ExchangeError:
    return ExchangeError(
        _(
            "The other laptop writes with a newer LeaderLens than this one can read. Nothing is lost: please install "
            "the newest LeaderLens here, and what is waiting will be taken in."
        ),
        code="newer-version",
    )
