from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest

from leaderlens.crypto import keys

VECTORS = Path(__file__).parent.parent / "reference" / "vectors" / "wycheproof"


def cases(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every (group, test) of a Wycheproof file."""
    content = json.loads((VECTORS / name).read_text(encoding="utf-8"))
    return [(group, test) for group in content["testGroups"] for test in group["tests"]]


OURS = [test for _group, test in cases("hkdf_sha256_test.json") if not test["salt"] and len(test["ikm"]) == 64]


@pytest.mark.parametrize("vector", OURS, ids=lambda vector: f"tc{vector['tcId']}")
def test_hkdf_agrees_with_wycheproof(vector: dict[str, Any]) -> None:
    """The vectors of our kind: no salt, a 32-byte secret. A longer output begins with the shorter one."""
    size = min(32, vector["size"])
    assert (
        keys._hkdf(bytes.fromhex(vector["ikm"]), bytes.fromhex(vector["info"]))[:size].hex()
        == (vector["okm"][: 2 * size])
    )


def test_hmac_agrees_with_wycheproof() -> None:
    """The header's seal is an HMAC-SHA256 under a 32-byte key."""
    ours = [
        test for group, test in cases("hmac_sha256_test.json") if (group["keySize"], group["tagSize"]) == (256, 256)
    ]
    assert len(ours) > 20
    for vector in ours:
        tag = hmac.new(bytes.fromhex(vector["key"]), bytes.fromhex(vector["msg"]), hashlib.sha256).hexdigest()
        assert (tag == vector["tag"]) is (vector["result"] == "valid"), vector["tcId"]


def test_each_purpose_has_its_own_key() -> None:
    master = bytes(range(32))
    assert len({master, keys.database_key(master), keys.header_key(master)}) == 3


def test_the_database_key_never_changes() -> None:
    """Frozen: another value would lock every existing vault."""
    assert (
        keys.database_key(bytes(range(32))).hex() == "eeb044e3554fbd8adf90a326d1e1031f0915643d22f6d8eb505907e714a7eadc"
    )
    assert keys.header_key(bytes(range(32))).hex() == "cf4d4cc4f112b43fc542a406e37caf4010c8335e2012e2692d9c1a4bd2989787"


def test_master_keys_are_new_and_of_the_right_length() -> None:
    assert len({keys.new_master_key() for _number in range(20)}) == 20
    assert len(keys.new_master_key()) == keys.MASTER_KEY_BYTES


def test_a_short_master_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        keys.database_key(b"short")
