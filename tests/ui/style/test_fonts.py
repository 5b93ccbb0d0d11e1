"""The fonts that ship are the fonts that show, in every role and size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from leaderlens.ui.style.fonts import font, load_fonts
from leaderlens.ui.style.metrics import Metrics, Type


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("role", list(Type))
def test_each_role_is_shown_in_its_family_size_and_weight(role: Type, percent: int, qapp: QApplication) -> None:
    load_fonts()
    made = font(role, Metrics(percent))
    shown = QFontInfo(made)
    assert (shown.family(), shown.pixelSize()) == (role.family, Metrics(percent).type_px(role))
    assert made.weight() == role.weight
    assert (made.capitalization() is QFont.Capitalization.AllUppercase) is (role is Type.EYEBROW)


def test_they_are_loaded_once(qapp: QApplication) -> None:
    assert load_fonts() is load_fonts()
