"""Bundle files: signed, sealed, bounded; whatever else is in a file, only ExchangeError comes out."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderlens.crypto.device_keys import DeviceKeys, PublicKeys
from leaderlens.crypto.envelope import seal
from leaderlens.domain.canonical import canon
from leaderlens.domain.record import VERSION, Event, SetFields, SignedBundle, encode
from leaderlens.errors import ExchangeError
from leaderlens.exchange.bundle import LARGEST_CATCH_UP, LARGEST_FILE, MOST_RECORDS, pack, sign, unpack

PAIR = "ab" * 16
LEADER, CHIEF, STRANGER = (DeviceKeys.generate() for _one in range(3))
AUTHORS: dict[str, PublicKeys] = {keys.kid: keys.public for keys in (LEADER, CHIEF)}
BOTH = (LEADER.public, CHIEF.public)
TAG = b"LeaderLens-bundle-v1\0"


def payload(*events: Event, author: DeviceKeys = LEADER, pair: str = PAIR) -> bytes:
    return encode(pair_id=pair, author=author.kid, n=1, previous="", seen={}, moment=1, events=events)


def record(said: bytes, signature: bytes | None = None, keys: DeviceKeys = LEADER) -> bytes:
    signature = keys.sign(TAG + said) if signature is None else signature
    return len(said).to_bytes(4, "big") + signature + said


def sealed(plaintext: bytes, pair: str = PAIR, stream: str = "pair") -> bytes:
    return seal(plaintext, BOTH, pair, stream)


def code(data: bytes, keys: DeviceKeys = CHIEF) -> str:
    with pytest.raises(ExchangeError) as refused:
        unpack(data, keys, PAIR, AUTHORS)
    assert str(refused.value)
    return refused.value.code


GOOD = sign(payload(SetFields("event", "e1", {"title": "Budget"})), LEADER)


def test_both_laptops_read_what_one_wrote() -> None:
    file = pack([GOOD], BOTH, PAIR)
    assert unpack(file, CHIEF, PAIR, AUTHORS) == unpack(file, LEADER, PAIR, AUTHORS) == (GOOD,)
    assert GOOD.signature == LEADER.sign(TAG + GOOD.payload)
    assert len(file) < 6000


def test_a_catch_up_file_carries_many_records() -> None:
    file = pack([GOOD] * 600, BOTH, PAIR)
    assert code(file) == "too-large"
    assert unpack(file, CHIEF, PAIR, AUTHORS, largest=LARGEST_CATCH_UP) == (GOOD,) * 600


@pytest.mark.parametrize("place", range(0, 4 + 64 + 1024, 7))
def test_every_inner_change_is_noticed_even_under_a_good_seal(place: int) -> None:
    inner = bytearray(record(GOOD.payload, GOOD.signature))
    inner[place] ^= 1
    assert code(sealed(bytes(inner)))


def test_every_truncation_of_the_inside_is_noticed() -> None:
    inner = record(GOOD.payload, GOOD.signature)
    for size in range(0, len(inner), 13):
        assert code(sealed(inner[:size])) == "record-shape"
    assert code(sealed(inner + b"\0")) == "record-shape"


def test_another_pair_another_stream_another_author() -> None:
    foreign = payload(pair="cd" * 16)
    assert code(sealed(record(foreign))) == "wrong-pair"
    stranger = payload(author=STRANGER)
    assert code(sealed(record(stranger, keys=STRANGER))) == "wrong-author"
    coach = json.loads(payload())
    coach.update({"s": "coach:" + "0" * 32, "z": ""})
    coach["z"] = "0" * (-len(canon(coach)) % 1024)
    assert code(sealed(record(canon(coach)))) == "wrong-stream"
    assert code(sealed(record(GOOD.payload), pair="cd" * 16)) == "envelope-sealed"
    assert code(sealed(record(GOOD.payload), stream="coach:" + "0" * 32)) == "envelope-sealed"


def test_a_signature_of_the_other_or_for_another_purpose_does_not_count() -> None:
    assert code(sealed(record(GOOD.payload, keys=CHIEF))) == "bad-signature"
    assert code(sealed(record(GOOD.payload, LEADER.sign(GOOD.payload)))) == "bad-signature"
    assert code(sealed(record(GOOD.payload, LEADER.sign(b"LeaderLens-other-v1\0" + GOOD.payload)))) == "bad-signature"


def test_forwarded_to_somebody_else_it_is_not_theirs() -> None:
    file = seal(record(GOOD.payload, GOOD.signature), (STRANGER.public,), PAIR, "pair")
    assert code(file) == "not-for-us"
    with pytest.raises(ExchangeError) as refused:
        unpack(pack([GOOD], BOTH, PAIR), STRANGER, PAIR, AUTHORS)
    assert refused.value.code == "not-for-us"


def test_a_newer_format_asks_for_an_update() -> None:
    newer = canon({**json.loads(payload()), "v": VERSION + 1})
    assert code(sealed(record(newer))) == "newer-version"


@pytest.mark.parametrize(
    ("plaintext", "expected"),
    [
        (b"", "record-shape"),
        (b"\0" * 68, "record-shape"),
        (b"\0\0\0\0" * MOST_RECORDS, "record-shape"),
        (b"\xff\xff\xff\xff" + b"\0" * 64, "record-shape"),
        (record(b"x"), "json-syntax"),
        (record(b"[]" * 512), "json-syntax"),
        (record(b"[" * 200_000), "json-depth"),
        (record(b"1" * 500_000), "json-number"),
        (record(b'"' + b"\\" * 500_000 + b'"'), "json-string"),
        (record(b'{"a":' * 9 + b"1" + b"}" * 9), "json-depth"),
    ],
    ids=(
        "nothing",
        "one-empty",
        "many-empty",
        "too-long",
        "a-word",
        "lists",
        "deep-lists",
        "long-number",
        "slashes",
        "deep",
    ),
)
def test_hostile_insides(plaintext: bytes, expected: str) -> None:
    start = time.perf_counter()
    assert code(sealed(plaintext)) == expected
    assert time.perf_counter() - start < 2  # measured: 70 ms at worst; this catches a change of order


def test_many_records_are_too_many() -> None:
    inner = b"".join([record(GOOD.payload, GOOD.signature)] * (MOST_RECORDS + 1))
    with pytest.raises(ExchangeError) as refused:
        unpack(sealed(inner), CHIEF, PAIR, AUTHORS, largest=LARGEST_CATCH_UP)
    assert refused.value.code == "record-shape"


def test_too_large_is_never_opened() -> None:
    assert code(b"\0" * (LARGEST_FILE + 1)) == "too-large"


@settings(max_examples=400)
@given(st.binary(max_size=2000))
def test_noise_in_a_file(data: bytes) -> None:
    assert code(data)


@settings(max_examples=200)
@given(st.binary(max_size=400), st.booleans())
def test_noise_under_a_good_seal_and_signature(data: bytes, signed: bool) -> None:
    assert code(sealed(record(data) if signed else data))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=6) | st.just("ryley.patient:leader"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "f", "v", "q", "r"]), inner),
    max_leaves=6,
)
NONSENSE = st.fixed_dictionaries(
    {"op": st.sampled_from(["set", "commit", "open", "grant", ""])},
    optional=dict.fromkeys(("kind", "id", "f", "round", "form", "h", "salt", "q", "r", "of", "peer", "x"), JSON),
)


@settings(max_examples=400)
@given(st.lists(NONSENSE, max_size=3))
def test_well_signed_nonsense_enters_as_facts_or_not_at_all(events: list[dict[str, Any]]) -> None:
    fields = json.loads(payload())
    fields.update({"e": events, "z": ""})
    try:
        fields["z"] = "0" * (-len(canon(fields)) % 1024)
        said = canon(fields)
    except ValueError:
        return
    (read,) = unpack(sealed(record(said)), CHIEF, PAIR, AUTHORS)
    assert isinstance(read, SignedBundle)
    assert len(read.bundle.events) == len(events)
