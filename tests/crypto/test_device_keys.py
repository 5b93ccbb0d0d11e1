"""The keys of one laptop: made, kept as raw bytes, named, and never trusted when they bind nobody."""

import hashlib
import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from leaderlens.crypto.device_keys import DeviceKeys, PublicKeys

VECTORS = Path(__file__).parents[1] / "reference" / "vectors"


def test_keys_survive_a_trip_through_raw_bytes() -> None:
    keys = DeviceKeys.generate()
    again = DeviceKeys(keys.sign_private, keys.seal_private)

    assert (len(keys.sign_private), len(keys.seal_private)) == (32, 96)
    assert (len(keys.public.sign_public), len(keys.public.seal_public)) == (32, 1216)
    assert again == keys
    assert again.public == keys.public
    assert hash(again) == hash(keys)
    assert keys.public.verify(again.sign(b"word"), b"word")


def test_the_name_of_a_key_binds_both_halves() -> None:
    keys, other = DeviceKeys.generate(), DeviceKeys.generate()
    public = keys.public

    expected = hashlib.sha256(b"LeaderLens-kid-v1\0" + public.sign_public + public.seal_public).hexdigest()[:32]
    assert keys.kid == public.kid == expected
    assert PublicKeys(public.sign_public, other.public.seal_public).kid != expected
    assert PublicKeys(other.public.sign_public, public.seal_public).kid != expected


def test_a_signature_fits_its_message_and_its_author_only() -> None:
    keys, other = DeviceKeys.generate(), DeviceKeys.generate()
    signature = keys.sign(b"describe, express, check back")

    assert keys.public.verify(signature, b"describe, express, check back")
    assert not keys.public.verify(signature, b"describe, express, check bacK")
    assert not other.public.verify(signature, b"describe, express, check back")
    assert not keys.public.verify(signature[:-1], b"describe, express, check back")


def test_private_halves_stay_out_of_the_repr() -> None:
    keys = DeviceKeys.generate()

    assert repr(keys) == f"DeviceKeys({keys.kid})"
    assert keys != "keys"
    assert keys != DeviceKeys.generate()


@pytest.mark.parametrize(("sign", "seal"), [(31, 1216), (33, 1216), (32, 1215), (32, 1217), (0, 0)])
def test_public_keys_of_the_wrong_length_are_refused(sign: int, seal: int) -> None:
    with pytest.raises(ValueError, match="length"):
        PublicKeys(b"\x09" * sign, b"\x09" * seal)


@pytest.mark.parametrize(("sign", "seal"), [(31, 96), (32, 95), (33, 96)])
def test_private_keys_of_the_wrong_length_are_refused(sign: int, seal: int) -> None:
    with pytest.raises(ValueError, match="length"):
        DeviceKeys(b"\x09" * sign, b"\x09" * seal)


def test_a_receiving_key_that_is_none_is_refused_when_used() -> None:
    keys = PublicKeys(DeviceKeys.generate().public.sign_public, b"\xff" * 1216)

    with pytest.raises(ValueError, match="public key"):
        _ = keys.sealer


def test_every_wycheproof_vector_for_ed25519() -> None:
    groups = json.loads((VECTORS / "wycheproof" / "ed25519_test.json").read_text(encoding="utf-8"))["testGroups"]
    seal = DeviceKeys.generate().public.seal_public
    seen = 0
    for group in groups:
        keys = PublicKeys(bytes.fromhex(group["publicKey"]["pk"]), seal)
        for case in group["tests"]:
            verdict = keys.verify(bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
            assert verdict == (case["result"] == "valid"), case["tcId"]
            seen += 1
    assert seen == 151


def test_every_cctv_edge_point_is_judged_as_rfc_8032_and_ref10_do() -> None:
    """Keys of low order are refused outright; what is left follows the ref10 rule the vectors' README describes:
    a non-canonical R and a low-order residue are rejected, the rest is accepted.
    """
    cases = json.loads((VECTORS / "cctv-ed25519" / "ed25519vectors.json").read_text(encoding="utf-8"))
    seal = DeviceKeys.generate().public.seal_public
    refused = judged = 0
    for case in cases:
        flags = set(case["flags"] or ())
        key, signature, message = bytes.fromhex(case["key"]), bytes.fromhex(case["sig"]), case["msg"].encode()
        if "low_order_A" in flags:
            with pytest.raises(ValueError, match="low order"):
                PublicKeys(key, seal)
            refused += 1
            continue
        accepted = not flags & {"non_canonical_R", "low_order_residue", "reencoded_k"}
        assert PublicKeys(key, seal).verify(signature, message) == accepted, case["number"]
        judged += 1
    assert refused + judged == len(cases) == 914
    assert judged > 0


def test_the_refused_low_order_keys_really_would_bind_nobody() -> None:
    """Why the guard is there: OpenSSL itself accepts one signature under a low-order key for many messages."""
    key = Ed25519PublicKey.from_public_bytes(b"\x01" + b"\0" * 31)
    signature = b"\x01" + b"\0" * 63
    accepted = 0
    for number in range(8):
        try:
            key.verify(signature, f"message {number}".encode())
        except InvalidSignature:
            continue
        accepted += 1
    assert accepted == 8
