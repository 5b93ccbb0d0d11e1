"""Words that no disk takes wait behind the cover: tried again by themselves, and only their owner leads back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.errors import VaultError
from leaderlens.services.open_vault import OpenVault
from leaderlens.ui.cover import ClosingCover
from leaderlens.ui.waiting import Waiting
from tests.ui.fitting import dressed
from tests.ui.tasks_fixture import ImmediateTasks
from tests.vault_fixtures import PASSPHRASE, MakeVault


@dataclass
class Watch:
    cover: ClosingCover
    vault: OpenVault
    tasks: ImmediateTasks = field(default_factory=ImmediateTasks)
    told: list[str] = field(default_factory=list)

    def wait(self) -> Waiting:
        return Waiting(
            self.cover, self.vault, self.tasks, lambda: self.told.append("again"), lambda: self.told.append("back")
        )

    def give(self, passphrase: str) -> None:
        self.cover.back.click()
        self.cover.passphrase.edit.setText(passphrase)
        self.cover.enter.click()


@pytest.fixture
def watch(make_vault: MakeVault, qapp: QApplication, qtbot: QtBot) -> Watch:
    dressed(qapp)
    cover = ClosingCover()
    qtbot.addWidget(cover)
    cover.show()
    return Watch(cover, make_vault())


def test_34_the_disk_is_asked_again_by_itself_and_on_wish(watch: Watch) -> None:
    waiting = watch.wait()
    assert waiting._timer.isActive()
    waiting._timer.timeout.emit()
    assert watch.cover.title.text() == "Not everything is saved yet", "a try that nobody asked for shows nothing"
    watch.cover.retry.click()
    assert watch.cover.title.text() == "Saving…"
    assert watch.told == ["again", "again"]
    waiting.go_on(lambda: watch.told.append("end"))
    waiting._timer.timeout.emit()
    assert watch.told == ["again", "again", "end"]
    waiting.stop()
    assert not waiting._timer.isActive()


def test_34_the_form_stays_while_the_disk_is_tried_again(watch: Watch) -> None:
    waiting = watch.wait()
    watch.cover.back.click()
    watch.cover.passphrase.edit.setText("half a pass")
    waiting._timer.timeout.emit()
    waiting.go_on(lambda: None)
    assert watch.cover.asking
    assert watch.cover.passphrase.edit.text() == "half a pass"


def test_34_only_the_passphrase_leads_back_and_guessing_takes_longer_and_longer(watch: Watch) -> None:
    watch.wait()
    for _try in range(4):
        watch.give("somebody else guesses")
        assert watch.cover.enter.isEnabled()
    watch.give("somebody else guesses")
    assert not watch.cover.enter.isEnabled()
    watch.cover._pause.timeout.emit()
    assert watch.told == []
    watch.give(PASSPHRASE)
    assert watch.told == ["back"]


def test_what_keeps_a_passphrase_from_being_checked_is_said(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(_vault: OpenVault, _text: str) -> bool:
        raise VaultError("There is not enough memory free.", code="no-memory")

    monkeypatch.setattr(OpenVault, "passphrase_matches", no_memory)
    watch.wait()
    watch.give(PASSPHRASE)
    assert watch.told == []
    assert watch.tasks.told == []
    assert "not enough memory" in watch.cover.passphrase.edit.accessibleDescription()
