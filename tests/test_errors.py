"""Errors a person may read: a sentence and a stable code."""

from __future__ import annotations

import pytest

from leaderlens.errors import ContentError, ExchangeError, LeaderLensError, NotAllowedError, VaultError

KINDS = {
    LeaderLensError: "problem", VaultError: "vault", ExchangeError: "exchange", ContentError: "content",
    NotAllowedError: "not-allowed",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "code"), KINDS.items())
def test_each_kind_is_its_sentence_and_has_a_code(kind: type[LeaderLensError], code: str) -> None:
    error = kind("The disk is full. Nothing was lost.")
    assert isinstance(error, LeaderLensError)
    assert str(error) == "The disk is full. Nothing was lost."
    assert error.code == code


def test_one_error_may_have_a_closer_code_and_leaves_its_kind_alone() -> None:
    assert VaultError("No.", code="wrong-passphrase").code == "wrong-passphrase"
    assert VaultError("No.").code == "vault"
