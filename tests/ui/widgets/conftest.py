"""The look these widgets are painted in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.ui import accessibility
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import dressed


@pytest.fixture
def plain_look(qapp: QApplication) -> Theme:
    """Light, calm and at 100 %."""
    accessibility.install()
    return dressed(qapp)
