"""Two small lines, and the same in a sentence."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.widgets.sparkline import Sparkline, SparkSeries

pytestmark = pytest.mark.usefixtures("plain_look")


LEADER = SparkSeries("Robin", Role.LEADER, (2, None, 5))
CHIEF = SparkSeries("Morgan", Role.CHIEF_EXECUTIVE, (None, None, None))


def test_the_last_rating_is_where_it_is() -> None:
    assert LEADER.last == (2, 5)
    assert CHIEF.last is None
    assert SparkSeries("Robin", Role.LEADER, (4, 3, None)).last == (1, 3)


def test_it_says_what_it_shows_and_paints_gaps_and_nothing(qtbot: QtBot) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(line.sizeHint())
    empty = line.grab().toImage()
    line.show_series((LEADER, CHIEF), "January", "March", "Robin rose from 2 to 5.")
    assert line.accessibleName() == "Robin rose from 2 to 5."
    assert line.grab().toImage() != empty
    assert line.minimumSizeHint().width() <= line.sizeHint().width()
    line.show_series((), "", "", "")
    assert line.accessibleName() == ""
