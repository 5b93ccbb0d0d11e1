from __future__ import annotations

import hashlib
import json
import random
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.crypto import header as headers
from leaderlens.crypto.header import Header
from leaderlens.crypto.kdf import KdfCost
from leaderlens.errors import VaultError
from tests.vault_fixtures import CHEAP

MASTER = bytes(range(100, 132))
VAULT = "0123456789abcdef0123456789abcdef"
SECRET = b"a heron by the town hall pond"


def made(cost: KdfCost = CHEAP) -> Header:
    return headers.build(MASTER, SECRET, cost, vault_id=VAULT, epoch=1, database="db-1.lldb")


def edited(data: bytes, **changes: Any) -> bytes:
    """The header as an attacker would edit it: any field changed, ``sum`` made to fit. ``slot_m`` means slot.m."""
    fields = json.loads(data)
    for name, value in changes.items():
        if name.startswith("slot_"):
            fields["slot"][name.removeprefix("slot_")] = value
        else:
            fields[name] = value
    fields.pop("sum")
    spelt = json.dumps(fields, sort_keys=True, separators=(",", ":")) + "\n"
    fields["sum"] = hashlib.sha256(spelt.encode()).hexdigest()[:32]
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def refused(data: bytes) -> str:
    with pytest.raises(VaultError) as caught:
        headers.parse(data)
    return caught.value.code


def test_there_and_back() -> None:
    header = made()
    again = headers.parse(header.to_bytes())
    assert again == header
    assert again.unwrap(SECRET) == MASTER
    assert len(header.to_bytes()) < 600


def test_two_headers_share_no_salt_nonce_or_wrapping() -> None:
    one, other = made().slot, made().slot
    assert not {one.salt, one.nonce, one.wrapped} & {other.salt, other.nonce, other.wrapped}


def test_case_1_wrong_passphrase() -> None:
    with pytest.raises(VaultError) as caught:
        made().unwrap(b"a heron by the town hall bond")
    assert caught.value.code == "wrong-passphrase"


@pytest.mark.parametrize(
    "changes",
    [
        {"slot_m": 4 * 1024**3},
        {"slot_m": 2**70},
        {"slot_t": 10**12},
        {"slot_p": 0},
        {"slot_m": 8192.0},
        {"slot_t": True},
    ],
)
def test_case_7_hostile_derivation_is_refused_before_key_work(changes: dict[str, Any]) -> None:
    assert refused(edited(made().to_bytes(), **changes)) == "damaged"


def test_case_8_a_weakened_derivation_does_not_unwrap() -> None:
    header = made(KdfCost(16 * 1024, 2, 1))
    for changes in ({"slot_m": 8 * 1024}, {"slot_t": 1}, {"slot_p": 2}):
        with pytest.raises(VaultError) as caught:
            headers.parse(edited(header.to_bytes(), **changes)).unwrap(SECRET)
        assert caught.value.code == "wrong-passphrase"


@pytest.mark.parametrize("changes", [{"epoch": 2}, {"db": "db-7.lldb"}, {"mac": "0" * 64}])
def test_case_9_an_edited_field_is_named(changes: dict[str, Any]) -> None:
    with pytest.raises(VaultError) as caught:
        headers.parse(edited(made().to_bytes(), **changes)).unwrap(SECRET)
    assert caught.value.code == "altered"


def test_case_9_another_vault_id_does_not_unwrap() -> None:
    with pytest.raises(VaultError) as caught:
        headers.parse(edited(made().to_bytes(), vault_id="f" * 32)).unwrap(SECRET)
    assert caught.value.code == "wrong-passphrase"


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "C:\\x", "db-1.lldb/..", "db-0.lldb", "", "db-1.lldb\n"])
def test_case_10_the_database_is_a_bare_name(name: str) -> None:
    assert refused(edited(made().to_bytes(), db=name)) == "damaged"


def test_case_11_a_newer_header_is_named_whatever_else_it_holds() -> None:
    assert refused(edited(made().to_bytes(), v=2)) == "too-new"
    assert refused(edited(made().to_bytes(), v=2, extra=[1], slot={})) == "too-new"


@pytest.mark.parametrize("version", [0, -1, True, "2", 2.5, None])
def test_a_version_that_is_none_is_damage(version: object) -> None:
    assert refused(edited(made().to_bytes(), v=version)) == "damaged"


def test_case_13_every_flipped_bit_is_damage_and_never_a_wrong_passphrase() -> None:
    data = made().to_bytes()
    chance = random.Random(13)
    positions = chance.sample(range(len(data) * 8), 400)
    verdicts = set()
    for position in positions:
        flipped = bytearray(data)
        flipped[position // 8] ^= 1 << position % 8
        verdicts.add(refused(bytes(flipped)))
    assert verdicts == {"damaged"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"magic":"LeaderLens vault"}\n',
        b"[" * 10_000,
        b"1" * 10_000,
        b" " * 20_000,
        b'{"magic":' + b'"x"' * 9_000 + b"}",
    ],
)
def test_rubbish_is_damage(data: bytes) -> None:
    assert refused(data) == "damaged"


def test_cut_at_any_length_is_damage() -> None:
    data = made().to_bytes()
    assert {refused(data[:length]) for length in range(len(data))} == {"damaged"}


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_named_error(data: bytes) -> None:
    assert refused(data) == "damaged"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(string.printable, max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["vault_id", "epoch", "db", "mac", "slot", "slot_salt", "slot_nonce", "slot_wrapped", "slot_kdf"]),
    JSON,
)
def test_any_value_in_any_field_ends_in_a_named_error_or_a_header(field: str, value: object) -> None:
    assert verdict(edited(TEMPLATE, **{field: value})) in ({"damaged", "read"} if field == "epoch" else {"damaged"})


def verdict(data: bytes) -> str:
    """``read``, or the code of the refusal."""
    try:
        return "read" if headers.parse(data).to_bytes() == data else "misread"
    except VaultError as error:
        return error.code


TEMPLATE = made().to_bytes()
