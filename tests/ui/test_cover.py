"""What covers a window while its vault is being closed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.cover import ClosingCover
from leaderlens.ui.widgets.labels import TextLabel
from tests.ui.fitting import clipped, dressed


@pytest.fixture
def cover(qtbot: QtBot, qapp: QApplication) -> ClosingCover:
    dressed(qapp)
    made = ClosingCover()
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    return made


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("state", ["saving", "backing_up", "stuck"])
def test_the_cover_says_what_is_being_done(qapp: QApplication, cover: ClosingCover, percent: int, state: str) -> None:
    dressed(qapp).set_text_size(percent)
    getattr(cover, f"show_{state}")()
    assert cover.accessibleName() == cover.title.text()
    assert clipped(cover) == []
    assert cover.bar.busy is (state != "stuck")
    assert cover.retry.isVisible() is (state == "stuck")


def test_what_waits_can_be_tried_again_or_looked_after_by_its_owner(cover: ClosingCover, qtbot: QtBot) -> None:
    cover.show_stuck()
    with qtbot.waitSignal(cover.retry_wished):
        cover.retry.click()
    cover.back.click()
    assert cover.asking
    with qtbot.assertNotEmitted(cover.return_wished):
        cover.enter.click()  # nothing is typed
    cover.passphrase.edit.setText("otter hinge maple")
    with qtbot.waitSignal(cover.return_wished) as wish:
        cover.enter.click()
    assert wish.args == ["otter hinge maple"]
    assert cover.passphrase.edit.text() == ""
    assert not cover.enter.isEnabled()


def test_a_wrong_passphrase_is_said_and_after_a_few_one_waits(cover: ClosingCover, qtbot: QtBot) -> None:
    cover.show_stuck()
    cover.back.click()
    cover.show_refused("This is not it.")
    assert cover.enter.isEnabled()
    cover.show_refused("This is not it.", 4)
    assert "Please wait 4 seconds." in cover.passphrase.accessibleDescription() + " ".join(
        label.text() for label in cover.findChildren(TextLabel)
    )
    assert not cover.enter.isEnabled()
    cover._pause.timeout.emit()
    assert cover.enter.isEnabled()
    assert clipped(cover) == []
