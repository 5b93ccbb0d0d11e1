from __future__ import annotations

import pytest

from leaderlens.charts.fonts import balanced, drawable, families, shorten, width_of, wrap
from leaderlens.charts.lettering import letters


def test_charts_are_lettered_in_inter() -> None:
    assert families()[0] == "Inter"


def test_lines_are_no_wider_than_asked() -> None:
    text = "A gap does not say who is right; a gap that is there again next time is the one to explore."
    lines = wrap(text, 220, 14)
    assert len(lines) > 2
    assert " ".join(lines) == text
    assert all(width_of(line, 14) <= 220 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("Informality without intimate friendship", 90, 14, lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert width_of(shorten("Keeping political confidence", 80, 14), 14) <= 80


def test_a_balanced_headline_has_no_lone_last_word() -> None:
    text = "Decisive and accessible have drifted apart since the spring"
    room = width_of(text, 20, 600) - 5
    lines = wrap(text, balanced(text, room, 20, 600), 20, 600)
    assert len(lines) == 2
    assert len(lines[-1].split()) > 2


@pytest.mark.parametrize("dpi", [72, 108, 144])
def test_measured_widths_are_those_of_the_letters_that_are_drawn(dpi: float) -> None:
    for text in ("Attuned to others", "1 rarely – 7 always", "Ŵyneb ŷ"):
        _mask, width, _start, _depth = letters(text, 14.0, 600, dpi)
        assert width / (dpi / 72) == pytest.approx(width_of(text, 14.0, 600), abs=2.5)


def test_a_sign_that_no_font_has_becomes_an_empty_box() -> None:
    assert drawable("Calm 🙂 and ŵ") == "Calm □ and ŵ"
    assert width_of("🙂", 14) == width_of("□", 14)
