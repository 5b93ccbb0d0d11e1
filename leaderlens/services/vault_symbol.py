"""A small picture for each vault, so that two people who share a laptop find theirs without any name being shown."""

from __future__ import annotations

from leaderlens.i18n import N_, _

SYMBOLS = (
    N_("oak"), N_("kite"), N_("lighthouse"), N_("anchor"), N_("bell"), N_("bridge"), N_("candle"), N_("compass"),
    N_("feather"), N_("fern"), N_("harbour"), N_("heron"), N_("kettle"), N_("lantern"), N_("maple"), N_("owl"),
    N_("pebble"), N_("quill"), N_("acorn"), N_("sail"), N_("shell"), N_("teapot"), N_("willow"), N_("wheel"),
)  # fmt: skip
"""The 24 symbols. Never reorder, rename or extend: a vault's symbol is worked out from its id."""


def symbol_of(vault_id: str) -> str:
    """The symbol of a vault: one of ``SYMBOLS``, the same for ever."""
    return SYMBOLS[int(vault_id, 16) % len(SYMBOLS)]


def symbol_label(symbol: str) -> str:
    """``oak`` in the person's language."""
    return _(symbol)
