"""The promise of contrast, for every theme."""

from __future__ import annotations

from itertools import product

import pytest

from leaderlens.charts.theme import DARK, LIGHT
from leaderlens.domain.people import SEATS, Role
from leaderlens.ui.style.tokens import Accent, Mode, contrast, tokens_for
from leaderlens.ui.widgets.chip import Tone

THEMES = [pytest.param(tokens_for(mode, accent), id=f"{mode}-{accent}") for mode, accent in product(Mode, Accent)]
GROUNDS = ("paper", "surface", "sunken", "rail", "rail_selected")
SOFT = ("warm_soft", "good_soft", "danger_soft")
"""What notices and chips stand on; their words are ink, what they offer to do is in the accent."""
TEXT_PAIRS = [
    *product(("ink", "ink2", "ink3", "accent"), GROUNDS),
    *product(("ink", "ink2", "ink3", "accent", "warm", "good", "danger"), ("accent_soft",)),
    *product(("ink", "ink2", "ink3", "accent"), SOFT),
    *product(("warm", "good", "danger"), ("sunken",)),
    *product(("leader", "chief_executive"), ("paper", "sunken", "accent_soft")),
    *product(("surface",), ("leader", "chief_executive", "ink2")),
    ("good", "rail_selected"),
    ("ink", "selection"),
    ("ink2", "selection"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("warm", "warm_soft"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("danger", "paper"),
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


def test_each_pair_is_asked_about_once() -> None:
    assert len(TEXT_PAIRS) == len(set(TEXT_PAIRS))


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("theme", THEMES)
def test_the_words_of_a_chip_can_be_read(theme, tone: Tone) -> None:  # noqa: ANN001
    assert contrast(getattr(theme, tone.ink), getattr(theme, tone.soft)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_names_of_views_in_the_colours_of_charts_can_be_read(theme) -> None:  # noqa: ANN001
    marks = (DARK if theme.dark else LIGHT).mark
    poor = {
        (role, ground): round(contrast(marks(role).colour, getattr(theme, ground)), 2)
        for role, ground in product(SEATS, ("paper", "surface", "sunken"))
        if contrast(marks(role).colour, getattr(theme, ground)) < 4.5
    }
    assert poor == {}


def test_the_accent_says_whose_vault_is_open() -> None:
    assert tokens_for(Mode.LIGHT, Accent.of(Role.LEADER)).accent == "#55237D"
    assert tokens_for(Mode.DARK, Accent.of(Role.CHIEF_EXECUTIVE)).accent == "#73C9BC"
    assert Accent.of(Role.COACH) is Accent.COACH
    assert Accent.of(None) is Accent.INK
