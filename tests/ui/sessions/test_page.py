"""The sessions page: four steps in words, and nothing promised."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from leaderlens.ui.desk import Place
from leaderlens.ui.sessions.page import SessionsPage
from leaderlens.ui.sessions.view import Offer, SessionsView
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, untranslated

VIEW = SessionsView(
    "What to start from",
    "Sit down with Morgan and open your latest reveal.",
    Offer("Open the latest reveal", Place("reveal")),
    Offer("Go to trends", Place("trends")),
)


def opened(qtbot: QtBot, width: int = 936, height: int = 640) -> SessionsPage:
    page = SessionsPage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    return page


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(936, 640), (1052, 800)])
def test_nothing_is_cut_off_and_everything_is_named(
    qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    page = opened(qtbot, *size)
    page.show_offers(VIEW)
    assert (clipped(page), nameless(page)) == ([], [])


def test_four_steps_and_no_promises(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert page.foot.isHidden()
    page.show_offers(VIEW)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert [step in words for step in ("Describe", "Express", "Check back", "Agree")] == [True] * 4
    assert not any(promise in words.lower() for promise in ("soon", "later version", "will be able"))


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_is_translatable(qtbot: QtBot) -> None:
    assert untranslated(opened(qtbot)) == set()
