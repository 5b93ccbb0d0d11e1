"""The promise of contrast, for every theme."""

from __future__ import annotations

from itertools import product

import pytest

from leaderlens.domain.people import Role
from leaderlens.ui.style.tokens import Accent, Mode, contrast, tokens_for

THEMES = [pytest.param(tokens_for(mode, accent), id=f"{mode}-{accent}") for mode, accent in product(Mode, Accent)]
GROUNDS = ("paper", "surface", "sunken", "rail", "rail_selected")
TEXT_PAIRS = [
    *product(("ink", "ink2", "ink3", "accent"), GROUNDS),
    *product(("ink", "ink2", "accent"), ("accent_soft",)),
    ("ink", "selection"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("warm", "warm_soft"),
    ("ink", "warm_soft"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("danger", "paper"),
    ("ink", "danger_soft"),
    ("good", "good_soft"),
    ("good", "surface"),
    ("good", "paper"),
    ("good", "rail"),
    ("warm", "surface"),
    ("warm", "paper"),
    ("leader", "surface"),
    ("chief_executive", "surface"),
]
LINE_PAIRS = [
    *product(("line_strong", "focus"), GROUNDS),
    ("accent", "accent_soft"),
    ("focus", "accent_soft"),
    ("warm", "rail"),
    ("danger", "surface"),
    ("leader", "paper"),
    ("chief_executive", "paper"),
]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the well-known grey that just fails


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme) -> None:  # noqa: ANN001
    poor = {
        (ink, ground): round(contrast(getattr(theme, ink), getattr(theme, ground)), 2)
        for ink, ground in TEXT_PAIRS
        if contrast(getattr(theme, ink), getattr(theme, ground)) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES)
def test_outlines_and_focus_can_be_seen(theme) -> None:  # noqa: ANN001
    poor = {
        (line, ground): round(contrast(getattr(theme, line), getattr(theme, ground)), 2)
        for line, ground in LINE_PAIRS
        if contrast(getattr(theme, line), getattr(theme, ground)) < 3
    }
    assert poor == {}


def test_the_accent_says_whose_vault_is_open() -> None:
    assert tokens_for(Mode.LIGHT, Accent.of(Role.LEADER)).accent == "#55237D"
    assert tokens_for(Mode.DARK, Accent.of(Role.CHIEF_EXECUTIVE)).accent == "#73C9BC"
    assert Accent.of(Role.COACH) is Accent.COACH
    assert Accent.of(None) is Accent.INK
