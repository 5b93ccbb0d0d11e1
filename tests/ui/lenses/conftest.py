"""The look every widget of these tests is painted in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.ui import accessibility
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import dressed


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Light, and calm: nothing moves."""
    accessibility.install()
    return dressed(qapp)
