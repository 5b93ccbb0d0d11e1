"""A chip says a word or two, in a colour that never stands alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.chip import Chip, Tone

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.mark.parametrize("tone", list(Tone))
def test_a_chip_is_named_by_its_word_in_every_tone(tone: Tone, qtbot: QtBot) -> None:
    chip = Chip("Due today", tone, icon="calendar")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert (chip.text(), chip.accessibleName()) == ("Due today", "Due today")
    picture = chip.grab().toImage()
    ground = QColor(getattr(theme().tokens, tone.soft))
    assert picture.pixelColor(picture.width() // 2, 2) == ground
    assert QColor(getattr(theme().tokens, tone.ink)) != ground


def test_another_word_makes_another_width(qtbot: QtBot) -> None:
    chip = Chip("3")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set_text("Three of twenty", Tone.WARM)
    assert chip.accessibleName() == "Three of twenty"
    assert chip.sizeHint().width() > narrow
    assert chip.minimumSizeHint().width() <= chip.sizeHint().width()
