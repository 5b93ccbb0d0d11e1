"""What covers a window while its vault is being closed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.cover import ClosingCover
from tests.ui.fitting import clipped, dressed


@pytest.mark.parametrize("percent", [100, 200])
def test_the_cover_says_what_is_being_done(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    dressed(qapp).set_text_size(percent)
    cover = ClosingCover()
    qtbot.addWidget(cover)
    cover.resize(1000, 640)
    cover.show()
    assert cover.accessibleName() == "Backing up…"
    assert clipped(cover) == []
    assert cover.bar.busy
