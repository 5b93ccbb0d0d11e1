"""The form that brings back a vault: what it offers, and what it asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.ui.unlock.bring_back import BringBackForm
from tests.ui.fitting import dressed, nameless, untranslated

LABELS = ("24 November 2026, 21:30", "20 November 2026, 08:10")


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> BringBackForm:
    dressed(qapp)
    made = BringBackForm()
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.show_backups(LABELS)
    made.follow(free=True)
    made.show()
    return made


def test_the_newest_is_offered_first_and_enter_asks_for_it(form: BringBackForm, qtbot: QtBot) -> None:
    form.changed.connect(lambda: form.follow(free=True))
    assert form.which.combo.currentText() == LABELS[0]
    assert not form.take.isEnabled()
    qtbot.keyClicks(form.secret.edit, "open sesame")
    with qtbot.waitSignal(form.wanted) as told:
        qtbot.keyClick(form.secret.edit, Qt.Key.Key_Return)
    assert told.args == [0, "open sesame"]
    form.choose(1)
    with qtbot.waitSignal(form.wanted) as told:
        form.take.click()
    assert told.args == [1, "open sesame"]


def test_while_it_comes_back_nothing_can_be_pressed(form: BringBackForm, qtbot: QtBot) -> None:
    form.secret.set_text("open sesame")
    form.set_busy(busy=True)
    form.follow(free=False)
    assert form.take.text() == "Bringing it back…"
    assert not any(part.isEnabled() for part in (form.take, form.which, form.secret, form.elsewhere, form.leave))
    with qtbot.assertNotEmitted(form.wanted):
        form.secret.submitted.emit()


def test_without_backups_only_another_disk_is_offered(
    form: BringBackForm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    form.show_backups(())
    assert form.none.isVisible()
    assert not form.take.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: str(tmp_path))
    with qtbot.waitSignal(form.folder_chosen) as told:
        form.elsewhere.click()
    assert told.args == [tmp_path]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: "")
    with qtbot.assertNotEmitted(form.folder_chosen):
        form.elsewhere.click()


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_is_translatable(qapp: QApplication, qtbot: QtBot) -> None:
    dressed(qapp)
    form = BringBackForm()
    qtbot.addWidget(form)
    form.show_backups(())
    form.show()
    assert untranslated(form) == set()
    assert nameless(form) == []
