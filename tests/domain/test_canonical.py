"""One value, one spelling: RFC 8785 on the float-free profile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.canonical import DEEPEST, LARGEST_NUMBER, CanonicalError, Json, canon, fit, parse
from leaderlens.domain.text import portable

JCS = Path(__file__).parents[1] / "reference" / "vectors" / "jcs" / "testdata"

TEXT = st.text(max_size=40).filter(lambda text: portable(text) == text)
KEYS = st.from_regex(r"[a-z0-9_:.-]{1,12}", fullmatch=True)
LEAVES = st.none() | st.booleans() | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER) | TEXT
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max((depth(one) for one in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((depth(one) for one in value), default=0)
    return 0


def outcome(data: bytes) -> Json | CanonicalError:
    try:
        return parse(data)
    except CanonicalError as error:
        return error


# What the profile says to each public vector: byte-equal inside it, a named refusal outside it.
VERDICTS = {
    "arrays": None,
    "french": "json-key",
    "structures": "json-number",
    "unicode": "json-key",
    "values": "json-number",
    "weird": "json-key",
}


@pytest.mark.parametrize("name", sorted(VERDICTS))
def test_rfc_8785_vectors(name: str) -> None:
    output = (JCS / "output" / f"{name}.json").read_bytes()
    written = "".join((JCS / "outhex" / f"{name}.txt").read_text(encoding="ascii").split())
    assert bytes.fromhex(written) == output
    value = json.loads((JCS / "input" / f"{name}.json").read_text(encoding="utf-8"))

    if VERDICTS[name] is None:
        assert canon(value) == output
        assert parse(output) == value
    else:
        with pytest.raises(CanonicalError) as refused:
            canon(value)
        assert refused.value.code in {VERDICTS[name], "json-key"}
        with pytest.raises(CanonicalError):
            parse(output)


def test_the_strings_and_values_of_the_vectors_that_the_profile_allows_come_out_byte_equal() -> None:
    """The parts of the refused vectors that lie inside the profile, under keys the profile knows."""
    french = json.loads((JCS / "input" / "french.json").read_text(encoding="utf-8"))
    assert canon(list(french.values())) == (
        b'["This sorting order","is wrong according to French","but canonicalization MUST","ignore locale"]'
    )
    assert canon({"text": "A\u030a"}) == b'{"text":"A\xcc\x8a"}'
    literals = json.loads((JCS / "input" / "values.json").read_text(encoding="utf-8"))["literals"]
    assert canon({"literals": literals}) == b'{"literals":[null,true,false]}'
    assert canon({"s": '\u20ac$\nA\'B"\\\\"/'}) == '{"s":"\u20ac$\\nA\'B\\"\\\\\\\\\\"/"}'.encode()


@given(VALUES.filter(lambda value: depth(value) <= DEEPEST))
def test_there_and_back(value: Json) -> None:
    data = canon(value)
    assert parse(data) == value
    assert canon(parse(data)) == data


@given(VALUES, st.integers(0, 400), st.integers(0, 255))
def test_another_spelling_is_never_taken_for_the_same_value(value: Json, place: int, byte: int) -> None:
    try:
        data = bytearray(canon(value))
    except CanonicalError:
        return
    data[place % len(data)] = byte
    other = outcome(bytes(data))
    assert other.code.startswith("json-") if isinstance(other, CanonicalError) else canon(other) == bytes(data)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_only_a_canonical_error_leaves_the_parser(data: bytes) -> None:
    value = outcome(data)
    assert value.code if isinstance(value, CanonicalError) else canon(value) == data


ATTACKS: dict[str, tuple[bytes, str]] = {
    "duplicate key": (b'{"a":1,"a":2}', "json-not-canonical"),
    "unsorted keys": (b'{"b":1,"a":2}', "json-not-canonical"),
    "space": (b'{"a": 1}', "json-not-canonical"),
    "trailing line break": (b"[]\n", "json-not-canonical"),
    "minus zero": (b"-0", "json-not-canonical"),
    "leading zero": (b"01", "json-syntax"),
    "plus": (b"+1", "json-syntax"),
    "float": (b"1.0", "json-number"),
    "exponent": (b"1e2", "json-number"),
    "not a number": (b"NaN", "json-number"),
    "infinity": (b"-Infinity", "json-number"),
    "beyond 2^53": (b"9007199254740992", "json-number"),
    "a giant number": (b"1" * 100_000, "json-number"),
    "escaped letter": (b'"\\u0041"', "json-not-canonical"),
    "escaped solidus": (b'"\\/"', "json-not-canonical"),
    "half a surrogate pair": (b'"\\ud800"', "json-string"),
    "raw control character": (b'"\x01"', "json-syntax"),
    "escaped control character": (b'"\\u0001"', "json-string"),
    "direction override": ('"\u202e"'.encode(), "json-string"),
    "not UTF-8": (b'"\xff"', "json-utf8"),
    "overlong UTF-8": (b'"\xc0\xaf"', "json-utf8"),
    "byte order mark": (b"\xef\xbb\xbf[]", "json-syntax"),
    "capital key": (b'{"A":1}', "json-key"),
    "empty key": (b'{"":1}', "json-key"),
    "long key": (b'{"' + b"a" * 81 + b'":1}', "json-key"),
    "nine levels": (b"[" * 9 + b"]" * 9, "json-depth"),
    "a hundred thousand levels": (b"[" * 100_000, "json-depth"),
    "long string": (b'"' + b"a" * 65_537 + b'"', "json-string"),
    "two values": (b"1 2", "json-syntax"),
    "nothing": (b"", "json-syntax"),
    "comment": (b"[/**/]", "json-syntax"),
    "trailing comma": (b"[1,]", "json-syntax"),
    "single quotes": (b"{'a':1}", "json-syntax"),
}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_attacks_on_the_parser(name: str) -> None:
    data, code = ATTACKS[name]
    with pytest.raises(CanonicalError) as refused:
        parse(data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.0, "json-number"),
        (2**53, "json-number"),
        ({1: 2}, "json-key"),
        ((1, 2), "json-type"),
        (b"bytes", "json-type"),
        ({"a": {"b": object()}}, "json-type"),
    ],
)
def test_values_outside_the_profile_are_not_written(value: Any, code: str) -> None:
    with pytest.raises(CanonicalError) as refused:
        canon(value)
    assert refused.value.code == code


def test_eight_levels_and_the_largest_numbers_are_inside() -> None:
    value: Json = [LARGEST_NUMBER, -LARGEST_NUMBER]
    for _level in range(DEEPEST - 1):
        value = [value]
    assert parse(canon(value)) == value


def test_whatever_is_inside_a_value_is_made_fit_to_travel() -> None:
    assert fit({"a": ["x\x07", 1, None], "b": True}) == {"a": ["x", 1, None], "b": True}
