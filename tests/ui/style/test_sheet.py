"""The style sheet says only colours of the tokens and sizes of the metrics, and leaves no blank to fill."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from leaderlens.ui.style.metrics import Metrics
from leaderlens.ui.style.sheet import palette_for, sheet_for
from leaderlens.ui.style.tokens import Accent, Mode, tokens_for

LOOKS = [tokens_for(mode, accent) for mode, accent in product(Mode, Accent)]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_whole_in_every_look(percent: int) -> None:
    sheets = {sheet_for(tokens, Metrics(percent)) for tokens in LOOKS}
    assert len(sheets) == len(LOOKS), "each look differs"
    for sheet in sheets:
        assert sheet.count("{") == sheet.count("}") > 5
        assert not re.search(r"None|\\$|\{\w+\}", sheet)


def test_the_palette_follows_the_tokens() -> None:
    for tokens in LOOKS:
        palette = palette_for(tokens)
        assert palette.color(QPalette.ColorRole.WindowText) == QColor(tokens.ink)
        text, ground = (palette.color(role).lightness() for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Base))
        assert (text > ground) is tokens.dark
