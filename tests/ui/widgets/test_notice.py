"""Notices: each once, three at most, with a way out; a toast waits for whoever is on it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.notice import Banner, Glyph, NoticeArea, NoticeBar, Toast

pytestmark = pytest.mark.usefixtures("plain_look")


def test_the_same_sentence_is_said_once_and_three_stay(qtbot: QtBot) -> None:
    area = NoticeArea()
    qtbot.addWidget(area)
    first = area.say("One.")
    assert area.say("One.") is first
    for sentence in ("Two.", "Three.", "Four."):
        area.say(sentence, Tone.WARM)
    assert [notice.sentence for notice in area.notices] == ["Two.", "Three.", "Four."]
    area.clear()
    assert area.notices == []
    assert area.isHidden()


def test_acting_on_a_notice_puts_it_away(qtbot: QtBot) -> None:
    area, done = NoticeArea(), list[str]()
    qtbot.addWidget(area)
    notice = area.say("There is no room.", Tone.WARM, "Try again", lambda: done.append("tried"))
    assert notice.accessibleName() == "There is no room."
    notice.action.click()
    assert done == ["tried"]
    assert area.notices == []
    area.say("Saved.").close_button.click()
    assert area.notices == []


def test_a_banner_is_there_while_it_has_something_to_say(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_sentence("Demo: Kelderby Council", "Look as someone else")
    assert not banner.isHidden()
    assert banner.accessibleName() == "Demo: Kelderby Council"
    with qtbot.waitSignal(banner.acted):
        banner.action.click()
    banner.show_sentence("")
    assert banner.isHidden()


def test_a_toast_can_be_undone_and_goes_by_itself(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    line = QLineEdit(window)
    window.show()
    line.setFocus()
    toast = Toast(window, seconds=0.01)
    toast.say("The entry is in the bin", undo=True)
    assert toast.undo.isVisible()
    assert window.rect().contains(toast.geometry())
    with qtbot.waitSignals([toast.undone, toast.gone]):
        toast.undo.click()
    toast.say("Saved")
    assert not toast.undo.isVisible()
    qtbot.waitUntil(toast.isHidden, timeout=5_000)


def test_a_toast_does_not_go_from_under_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    with qtbot.waitExposed(window):
        window.show()
    toast = Toast(window, seconds=60)
    toast.say("The entry is in the bin", undo=True)
    window.activateWindow()
    toast.undo.setFocus()
    qtbot.waitUntil(toast.undo.hasFocus)
    toast._time_is_up()
    assert not toast.isHidden()
    toast.close_button.click()
    assert toast.isHidden()


@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_has_its_icon(tone: Tone, qtbot: QtBot) -> None:
    notice = NoticeBar("A sentence.", tone, closable=False)
    qtbot.addWidget(notice)
    notice.resize(400, 60)
    assert not notice.grab().isNull()
    assert notice.close_button.isHidden()
    assert notice.findChildren(Glyph)
