"""Opening real vaults through the unlock window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.people import Role
from leaderlens.services import backups
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults, symbol_label
from leaderlens.services.vault_symbol import symbol_of
from leaderlens.ui.unlock.page import UnlockPage
from leaderlens.ui.unlock.presenter import UnlockPresenter
from tests.ui.fitting import dressed
from tests.ui.tasks_fixture import ImmediateTasks
from tests.vault_fixtures import OTHER_PASSPHRASE, PASSPHRASE, edit_header

NEW = "velvet ribbon anchor thunder maple orchard"


class Scene:
    """The window over the vaults of one laptop, with what came of it."""

    def __init__(self, vaults: Vaults, qtbot: QtBot) -> None:
        self.opened: list[OpenVault] = []
        self.newcomers = 0
        self.tasks = ImmediateTasks()
        self.page = UnlockPage()
        qtbot.addWidget(self.page)
        self.presenter = UnlockPresenter(self.page, self.tasks, vaults, self.opened.append, self._newcomer)
        self.page.resize(1000, 640)
        self.page.show()

    def give(self, passphrase: str) -> None:
        self.page.passphrase.set_text(passphrase)
        self.page.unlock.click()

    @property
    def problem(self) -> str:
        return self.page.passphrase.edit.accessibleDescription()

    def _newcomer(self) -> None:
        self.newcomers += 1


@pytest.fixture
def ids(vaults: Vaults) -> tuple[str, str]:
    """Two vaults, closed: the leader's and the chief executive's."""
    made = (
        vaults.create("Robin Thackwray", Role.LEADER, PASSPHRASE),
        vaults.create("Morgan Adeyinka", Role.CHIEF_EXECUTIVE, OTHER_PASSPHRASE),
    )
    for vault in made:
        vault.close()
    return made[0].id, made[1].id


@pytest.fixture
def scene(vaults: Vaults, ids: tuple[str, str], qapp: QApplication, qtbot: QtBot) -> Iterator[Scene]:
    dressed(qapp)
    made = Scene(vaults, qtbot)
    made.presenter.show(selected=ids[0])
    yield made
    made.presenter.leave()
    for vault in made.opened:
        vault.close()


def test_the_right_passphrase_opens_the_chosen_vault(scene: Scene, ids: tuple[str, str]) -> None:
    scene.give(PASSPHRASE)
    assert [vault.id for vault in scene.opened] == [ids[0]]
    assert not scene.page.passphrase.text()


def test_the_last_vault_is_offered_first_and_after_a_hand_over_the_other(scene: Scene, ids: tuple[str, str]) -> None:
    assert scene.page.tiles.value() == ids[0]
    scene.presenter.show(selected=ids[0], not_this=ids[0])
    assert scene.page.tiles.value() == ids[1]
    scene.give(OTHER_PASSPHRASE)
    assert scene.opened[0].person.name == "Morgan Adeyinka"


def test_a_stranger_reads_no_name_and_no_role(scene: Scene) -> None:
    said = " ".join(widget.accessibleName() for widget in scene.page.findChildren(type(scene.page.tiles.tiles[0])))
    assert "Robin" not in said
    assert "Leader" not in said


def test_wrong_passphrases_are_told_and_from_the_fifth_on_ask_for_patience(scene: Scene) -> None:
    for _try in range(4):
        scene.give("not the passphrase")
    assert scene.problem
    assert "You can try again" not in scene.problem
    assert scene.page.unlock.isEnabled()
    scene.give("not the passphrase")
    assert scene.problem.endswith("You can try again in 2 seconds.")
    assert not scene.page.unlock.isEnabled()
    assert scene.opened == []
    assert scene.tasks.told == []


def test_a_vault_that_is_open_elsewhere_says_so(scene: Scene, vaults: Vaults, ids: tuple[str, str]) -> None:
    elsewhere = vaults.unlock(ids[0], PASSPHRASE)
    try:
        scene.give(PASSPHRASE)
        assert "open" in scene.problem
        assert "You can try again" not in scene.problem
    finally:
        elsewhere.close()
    scene.give(PASSPHRASE)
    assert len(scene.opened) == 1


def spoil(vaults: Vaults, vault_id: str) -> bytes:
    """Flip a bit of the database; answers what it is then."""
    path = vaults.folder / vault_id / "db-1.lldb"
    data = bytearray(path.read_bytes())
    data[2_000] ^= 1
    path.write_bytes(data)
    return bytes(data)


def back_up(vaults: Vaults, vault_id: str, words: str) -> None:
    """Write one line, and keep a backup of that."""
    vault = vaults.unlock(vault_id, PASSPHRASE)
    Journal(vault.database, vaults.clock).quick_line(words)
    backups.backup_now(vault)
    vault.close()


def bodies(vault: OpenVault) -> list[str]:
    return [line.excerpt for line in Journal(vault.database, vault.keeping.clock).lines()]


def test_case_18_a_damaged_vault_is_offered_its_backup_and_kept(
    scene: Scene, vaults: Vaults, ids: tuple[str, str]
) -> None:
    back_up(vaults, ids[0], "The heron.")
    damaged = spoil(vaults, ids[0])
    scene.give(PASSPHRASE)
    assert "The database of this vault is damaged" in scene.problem
    assert scene.page.bring_back.isVisible()
    scene.page.bring_back.click()
    form = scene.page.backups
    assert form.which.combo.currentText() == "24 November 2026, 21:30"
    assert form.secret.text() == PASSPHRASE  # it was just typed
    form.take.click()
    assert "It is as it was on 24 November 2026, 21:30." in scene.page.said
    assert scene.presenter.holds_vault
    scene.page.enter.click()
    assert bodies(scene.opened[0]) == ["The heron."]
    assert damaged in {path.read_bytes() for path in scene.opened[0].keeping.folder.in_quarantine()}


@pytest.mark.parametrize("gone", ["database", "everything but the backups"])
def test_case_25_a_missing_database_is_offered_its_newest_backup(
    scene: Scene, vaults: Vaults, ids: tuple[str, str], gone: str
) -> None:
    back_up(vaults, ids[0], "One.")
    back_up(vaults, ids[0], "Two.")
    for path in (vaults.folder / ids[0]).glob("db-*" if gone == "database" else "*.*"):
        path.unlink()
    scene.give(PASSPHRASE)
    assert ("db-1.lldb" if gone == "database" else "damaged") in scene.problem
    scene.page.bring_back.click()
    scene.page.backups.take.click()
    scene.page.enter.click()
    assert bodies(scene.opened[0]) == ["Two.", "One."]


def test_case_49_a_damaged_backup_is_passed_over_for_the_one_before(
    scene: Scene, vaults: Vaults, ids: tuple[str, str]
) -> None:
    back_up(vaults, ids[0], "One.")
    back_up(vaults, ids[0], "Two.")
    newest = vaults.backups(ids[0])[0].path
    data = bytearray(newest.read_bytes())
    data[9_000] ^= 1
    newest.write_bytes(data)
    spoil(vaults, ids[0])
    scene.give(PASSPHRASE)
    scene.page.bring_back.click()
    form = scene.page.backups
    form.take.click()
    assert "damaged too" in form.secret.edit.accessibleDescription()
    assert form.which.value() == "1"
    form.take.click()
    scene.page.enter.click()
    assert bodies(scene.opened[0]) == ["One."]
    assert newest.read_bytes() == bytes(data)


def test_a_damaged_key_file_is_put_back_and_every_word_is_there(
    scene: Scene, vaults: Vaults, ids: tuple[str, str]
) -> None:
    back_up(vaults, ids[0], "The heron.")
    for name in ("vault.key", "vault.key2"):
        (vaults.folder / ids[0] / name).write_bytes(b"rubbish")
    scene.give(PASSPHRASE)
    scene.page.bring_back.click()
    scene.page.backups.take.click()
    assert "every word is there" in scene.page.said
    scene.page.enter.click()
    assert bodies(scene.opened[0]) == ["The heron."]


def test_without_a_backup_here_another_disk_may_hold_one(
    scene: Scene, vaults: Vaults, ids: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vaults.unlock(ids[0], PASSPHRASE)
    Journal(vault.database, vaults.clock).quick_line("The heron.")
    copied = backups.copy_out(vault, tmp_path / "stick")
    backups.remove(vault, backups.listing(vault))
    vault.close()
    spoil(vaults, ids[0])
    scene.give(PASSPHRASE)
    scene.page.bring_back.click()
    form = scene.page.backups
    assert form.none.text().startswith("There is no backup of this vault on this computer.")
    assert not form.take.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: str(tmp_path / "vaults"))
    form.elsewhere.click()
    assert form.none.text() == "There is no backup of this vault in “vaults”."
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: str(copied.path.parent))
    form.elsewhere.click()
    form.secret.set_text("not the passphrase")
    form.take.click()
    assert "not right" in form.secret.edit.accessibleDescription()
    form.secret.set_text(PASSPHRASE)
    form.take.click()
    scene.page.enter.click()
    assert bodies(scene.opened[0]) == ["The heron."]


def elsewhere(scene: Scene, folder: Path, qtbot: QtBot, vaults: Vaults) -> Scene:
    """Another laptop, without any vault."""
    made = Scene(replace(vaults, folder=folder), qtbot)
    made.presenter.show()
    return made


def test_on_a_new_laptop_a_copy_becomes_ones_vault(
    scene: Scene, vaults: Vaults, ids: tuple[str, str], tmp_path: Path, qtbot: QtBot, clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for vault_id, passphrase in zip(ids, (PASSPHRASE, OTHER_PASSPHRASE), strict=True):
        vault = vaults.unlock(vault_id, passphrase)
        Journal(vault.database, vaults.clock).quick_line(f"The heron of {vault.person.name}.")
        backups.copy_out(vault, tmp_path / "stick")
        vault.close()
        clock.moment += timedelta(minutes=1)
    there = elsewhere(scene, tmp_path / "new laptop", qtbot, vaults)
    form = there.page.backups
    assert form.none.text().startswith("Please choose the folder")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: str(tmp_path))
    form.elsewhere.click()
    assert form.none.text().startswith("There is no copy of a vault in")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: str(tmp_path / "stick"))
    form.elsewhere.click()
    labels = [form.which.combo.itemText(row) for row in range(2)]
    symbols = {one.label for one in vaults.listing()}
    assert {label.split(" (")[1].rstrip(")") for label in labels} == symbols  # two people's, told apart
    mine = next(number for number, label in enumerate(labels) if symbol_label(symbol_of(ids[0])) in label)
    form.choose(mine)
    form.secret.set_text(PASSPHRASE)
    form.take.click()
    assert there.page.said.startswith("It is on this laptop now, as it was on 24 November 2026")
    there.page.enter.click()
    assert bodies(there.opened[0]) == ["The heron of Robin Thackwray."]
    there.opened[0].close()
    there.presenter.show()
    there.page.show_passphrase()
    there.page.from_copy.click()
    form.elsewhere.click()
    form.choose(mine)
    form.secret.set_text(PASSPHRASE)
    form.take.click()
    assert "on this laptop already" in form.secret.edit.accessibleDescription()
    assert there.page.backups.take.isEnabled()


def test_not_now_on_a_new_laptop_leads_back_to_the_first_steps(
    scene: Scene, vaults: Vaults, tmp_path: Path, qtbot: QtBot
) -> None:
    there = elsewhere(scene, tmp_path / "new laptop", qtbot, vaults)
    there.page.backups.leave.click()
    assert there.newcomers == 1


def test_a_vault_brought_back_is_closed_when_nobody_goes_in(scene: Scene, vaults: Vaults, ids: tuple[str, str]) -> None:
    back_up(vaults, ids[0], "The heron.")
    spoil(vaults, ids[0])
    scene.give(PASSPHRASE)
    scene.page.bring_back.click()
    scene.page.backups.take.click()
    scene.presenter.leave()
    assert scene.opened == []
    vaults.unlock(ids[0], PASSPHRASE).close()


def test_a_backup_is_no_help_against_a_wrong_passphrase_or_a_newer_version(
    scene: Scene, vaults: Vaults, ids: tuple[str, str]
) -> None:
    back_up(vaults, ids[0], "The heron.")
    scene.give("not the passphrase")
    assert not scene.page.bring_back.isVisible()
    for name in ("vault.key", "vault.key2"):
        edit_header(vaults.folder / ids[0] / name, v=2)
    scene.give(PASSPHRASE)
    assert "newer" in scene.problem
    assert not scene.page.bring_back.isVisible()


def test_a_damaged_key_file_has_its_own_sentence(scene: Scene, vaults: Vaults, ids: tuple[str, str]) -> None:
    for name in ("vault.key", "vault.key2"):
        (vaults.folder / ids[0] / name).write_bytes(b"not a header")
    scene.give(PASSPHRASE)
    assert "damaged" in scene.problem


def test_the_words_open_the_vault_and_the_old_passphrase_may_stay(
    scene: Scene, vaults: Vaults, ids: tuple[str, str]
) -> None:
    words = _words_of(vaults, ids[0])
    scene.page.use_words.click()
    scene.page.words.set_text(words.upper())
    scene.page.unlock_by_words.click()
    assert scene.page.fresh.isVisible()
    assert not scene.page.words.text()
    scene.page.fresh.back.click()
    assert [vault.id for vault in scene.opened] == [ids[0]]


def test_the_words_open_the_vault_and_a_new_passphrase_replaces_the_old(
    scene: Scene, vaults: Vaults, ids: tuple[str, str]
) -> None:
    words = _words_of(vaults, ids[0])
    for name in ("vault.key", "vault.key2"):
        (vaults.folder / ids[0] / name).write_bytes(b"")
    scene.page.use_words.click()
    scene.page.words.set_text(words)
    scene.page.unlock_by_words.click()
    fresh = scene.page.fresh
    assert len(fresh.grid.words) == 6
    assert not fresh.back.isVisible()
    fresh.own.click()
    fresh.own_field.set_text(NEW)
    fresh.go_on.click()
    fresh.again.set_text(NEW)
    fresh.take.click()
    (vault,) = scene.opened
    vault.close()
    again = vaults.unlock(ids[0], NEW)
    assert again.person.name == "Robin Thackwray"
    again.close()


def test_wrong_words_are_told_at_the_words(scene: Scene) -> None:
    scene.page.use_words.click()
    scene.page.words.set_text("abandon ability able")
    scene.page.unlock_by_words.click()
    assert "24" in scene.page.words.edit.accessibleDescription()
    assert scene.page.words.isVisible()


def test_a_vault_waiting_for_its_new_passphrase_is_closed_when_the_window_goes(
    scene: Scene, vaults: Vaults, ids: tuple[str, str]
) -> None:
    words = _words_of(vaults, ids[0])
    scene.page.use_words.click()
    scene.page.words.set_text(words)
    scene.page.unlock_by_words.click()
    scene.presenter.leave()
    assert scene.opened == []
    free = vaults.unlock(ids[0], PASSPHRASE)
    assert free.id == ids[0]
    free.close()


def test_a_mistake_of_ours_goes_through_the_one_door(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Vaults, "unlock", break_down)
    scene.give(PASSPHRASE)
    assert [type(error) for error in scene.tasks.told] == [RuntimeError]
    assert scene.page.unlock.isEnabled()


def test_a_newcomer_is_sent_on(scene: Scene) -> None:
    scene.page.new_vault.click()
    assert scene.newcomers == 1


def _words_of(vaults: Vaults, vault_id: str) -> str:
    vault = vaults.unlock(vault_id, PASSPHRASE)
    words = " ".join(vault.recovery_words())
    vault.close()
    return words


def test_a_vault_that_opens_after_somebody_turned_to_the_wizard_is_closed_again(
    scene: Scene, vaults: Vaults, ids: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlock(self: Vaults, vault_id: str, passphrase: str) -> OpenVault:
        scene.presenter.leave()  # "Make a new vault" was pressed while the key was derived
        return real(self, vault_id, passphrase)

    real = Vaults.unlock
    monkeypatch.setattr(Vaults, "unlock", unlock)
    scene.give(PASSPHRASE)
    assert scene.opened == []
    monkeypatch.undo()
    vaults.unlock(ids[0], PASSPHRASE).close()
