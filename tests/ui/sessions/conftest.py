"""The look every widget of these tests is painted in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.ui import accessibility
from leaderlens.ui.style.theme import Look, Theme


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Light, and calm: nothing moves."""
    made = Theme(Look.LIGHT, calm=True)
    made.apply(qapp)
    accessibility.install()
    return made
