from __future__ import annotations

import pytest

from leaderlens.services.vault_symbol import SYMBOLS, symbol_label, symbol_of


def test_there_are_24_and_no_two_are_alike() -> None:
    assert len(set(SYMBOLS)) == len(SYMBOLS) == 24


@pytest.mark.parametrize(
    ("vault_id", "symbol"), [("0" * 32, "oak"), ("0" * 31 + "1", "kite"), ("f" * 32, "owl"), ("0" * 30 + "18", "oak")]
)
def test_a_symbol_never_changes(vault_id: str, symbol: str) -> None:
    """Frozen: people find their vault by it."""
    assert symbol_of(vault_id) == symbol


@pytest.mark.usefixtures("pseudo_language")
def test_labels_are_translated() -> None:
    assert {symbol_label(symbol) for symbol in SYMBOLS} == {f"⟦{symbol}⟧" for symbol in SYMBOLS}
