"""The values of the settings page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from leaderlens.ui.preferences.view import PreferencesView


def test_views_are_values() -> None:
    view = PreferencesView("Robin", "Leader", Path("vault"), "0.1.0", (100, 200), (5,), "LeaderLens 0.1.0")
    assert replace(view, name="Morgan") != view == replace(view)
