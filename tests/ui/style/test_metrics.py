"""Sizes grow with the person's text size, and what holds text grows as much as its text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from leaderlens.ui.style.metrics import LARGEST_SCALE, SMALLEST_SCALE, Metrics, Type

SIZES = [Metrics(percent) for percent in range(SMALLEST_SCALE, LARGEST_SCALE + 1, 5)]


@pytest.mark.parametrize("role", list(Type))
def test_text_never_shrinks_and_reading_sizes_double(role: Type) -> None:
    sizes = [metrics.type_px(role) for metrics in SIZES]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 12, "nothing on screen is smaller than this"
    if role.value[3] == 1.0:
        assert sizes[-1] == 2 * sizes[0]


def test_what_is_pressed_is_never_lower_than_its_words() -> None:
    for metrics in SIZES:
        assert metrics.hit >= 1.5 * metrics.type_px(Type.BODY)
        assert metrics.nav >= 1.3 * metrics.type_px(Type.BODY)


def test_gaps_grow_less_than_icons_and_icons_less_than_text() -> None:
    large = Metrics(200)
    assert large.space(40) < large.icon(40) < large.text(40) == 80
    assert all(before.icon() <= after.icon() for before, after in pairwise(SIZES))
