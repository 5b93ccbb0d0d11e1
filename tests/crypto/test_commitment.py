"""A commitment binds a sheet to one seat, pair, check-in and form, and tells nothing."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from leaderlens.crypto.commitment import commitment, new_salt, opens
from leaderlens.domain.canonical import CanonicalError, Json

PAIR, ROUND, FORM, SALT = "ab" * 16, "c1" * 16, "f0" * 32, "5a" * 32
ANSWERS: dict[str, Json] = {
    "ryley.patient:leader": {"v": 5, "note": "…"},
    "ryley.patient:chief_executive": {"m": "talk"},
}
BOUND: dict[str, Any] = {
    "pair_id": PAIR,
    "checkin_id": ROUND,
    "form": FORM,
    "seat": "leader",
    "salt": SALT,
    "answers": ANSWERS,
}


def test_the_hash_is_the_one_the_design_names() -> None:
    said = json.dumps(
        {"form": FORM, "pair": PAIR, "r": ANSWERS, "round": ROUND, "salt": SALT, "seat": "leader"},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    expected = hashlib.sha256(b"LeaderLens-commit-v1\0" + said.encode()).hexdigest()
    assert commitment(PAIR, ROUND, FORM, "leader", SALT, ANSWERS) == expected


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("pair_id", "cd" * 16),
        ("checkin_id", "c2" * 16),
        ("form", "f1" * 32),
        ("seat", "chief_executive"),
        ("salt", "5b" * 32),
        ("answers", {**ANSWERS, "ryley.patient:leader": {"v": 6, "note": "…"}}),
        ("answers", {}),
    ],
)
def test_it_opens_for_what_it_was_made_of_and_for_nothing_else(name: str, other: Any) -> None:
    sealed = commitment(**BOUND)
    assert opens(sealed, **BOUND)
    assert not opens(sealed, **{**BOUND, name: other})
    assert not opens("0" * 64, **BOUND)


def test_salts_are_fresh_and_long() -> None:
    salts = {new_salt() for _one in range(100)}
    assert len(salts) == 100
    assert all(len(bytes.fromhex(salt)) == 32 for salt in salts)


def test_answers_outside_the_profile_cannot_be_committed_to() -> None:
    with pytest.raises(CanonicalError):
        commitment(PAIR, ROUND, FORM, "leader", SALT, {"ryley.patient:leader": {"v": 4.5}})  # type: ignore[dict-item]
