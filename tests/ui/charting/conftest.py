"""The look of the app for charts under test."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import dressed


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)
