"""The envelope opens for its recipients, in its pair and stream, unchanged, and never otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderlens.crypto.device_keys import DeviceKeys
from leaderlens.crypto.envelope import MAGIC, seal, unseal
from leaderlens.errors import ExchangeError

PAIR = "ab" * 16
MINE, THEIRS, STRANGER = (DeviceKeys.generate() for _one in range(3))
PLAIN = b"describe, express, check back" * 20
SEALED = seal(PLAIN, (MINE.public, THEIRS.public), PAIR, "pair")


def code(data: bytes, keys: DeviceKeys = MINE, pair: str = PAIR, stream: str = "pair") -> str:
    with pytest.raises(ExchangeError) as refused:
        unseal(data, keys, pair, stream)
    assert str(refused.value)
    return refused.value.code


def test_each_recipient_opens_it_and_a_stranger_does_not() -> None:
    assert unseal(SEALED, MINE, PAIR, "pair") == PLAIN
    assert unseal(SEALED, THEIRS, PAIR, "pair") == PLAIN
    assert code(SEALED, STRANGER) == "not-for-us"
    assert PLAIN not in SEALED


def test_it_costs_what_the_design_says() -> None:
    assert len(SEALED) == len(MAGIC) + 1 + 2 * (16 + 4 + 1120 + 16 + len(PLAIN))


def test_moved_to_another_pair_or_stream_it_does_not_open() -> None:
    assert code(SEALED, pair="cd" * 16) == "envelope-sealed"
    assert code(SEALED, stream="coach:" + "0" * 32) == "envelope-sealed"


def test_a_part_given_another_name_does_not_open() -> None:
    forwarded = SEALED.replace(bytes.fromhex(MINE.kid), bytes.fromhex(STRANGER.kid))
    assert code(forwarded, STRANGER) == "envelope-sealed"


def test_every_changed_byte_is_noticed_or_lies_in_the_others_part() -> None:
    """HPKE seals each part for itself; what is inside our own part is always the whole, signed content."""
    mine_end = len(MAGIC) + 1 + 20 + 1136 + len(PLAIN)
    for place in range(len(SEALED)):
        changed = bytearray(SEALED)
        changed[place] ^= 1 << (place % 8)
        if place >= mine_end + 20:
            assert unseal(bytes(changed), MINE, PAIR, "pair") == PLAIN
            continue
        try:
            opened = unseal(bytes(changed), MINE, PAIR, "pair")
        except ExchangeError:
            continue
        assert opened == PLAIN
        assert place >= mine_end  # the other's key id


def test_every_truncation_is_noticed() -> None:
    for size in range(len(SEALED)):
        assert code(SEALED[:size]).startswith("envelope-")
    assert code(SEALED + b"\0") == "envelope-shape"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "envelope-magic"),
        (b"LLX", "envelope-magic"),
        (b"LLX2" + SEALED[4:], "envelope-magic"),
        (b"LLX1", "envelope-shape"),
        (b"LLX1\0", "envelope-shape"),
        (b"LLX1\xff", "envelope-shape"),
        (b"LLX1\x01" + b"\0" * 16 + b"\xff\xff\xff\xff", "envelope-shape"),
        (b"LLX1\x01" + b"\0" * 20, "envelope-shape"),
        (b"LLX1\x02" + SEALED[5 : 5 + 20 + 1136 + len(PLAIN)] * 2, "envelope-shape"),  # the same name twice
    ],
)
def test_shapes_that_are_none(data: bytes, expected: str) -> None:
    assert code(data) == expected


@settings(max_examples=300)
@given(st.binary(max_size=3000), st.booleans())
def test_only_an_exchange_error_leaves_the_reader(data: bytes, framed: bool) -> None:
    body = MAGIC + data if framed else data
    assert code(body)


def test_recipients_have_to_be_one_to_eight_different_ones() -> None:
    with pytest.raises(ValueError, match="recipients"):
        seal(PLAIN, (), PAIR, "pair")
    with pytest.raises(ValueError, match="recipients"):
        seal(PLAIN, (MINE.public, MINE.public), PAIR, "pair")
    with pytest.raises(ValueError, match="recipients"):
        seal(PLAIN, tuple(DeviceKeys.generate().public for _one in range(9)), PAIR, "pair")
