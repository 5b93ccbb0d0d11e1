"""From nothing to a real vault, through the wizard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.ui.welcome.page import WelcomePage
from leaderlens.ui.welcome.presenter import WelcomePresenter
from tests.ui.fitting import dressed
from tests.ui.tasks_fixture import ImmediateTasks
from tests.vault_fixtures import PASSPHRASE


class Scene:
    """The wizard over one laptop, with what came of it."""

    def __init__(self, vaults: Vaults, qtbot: QtBot) -> None:
        self.vaults = vaults
        self.ended: list[tuple[OpenVault, str]] = []
        self.tasks = ImmediateTasks()
        self.page = WelcomePage()
        qtbot.addWidget(self.page)
        self.page.resize(1000, 640)
        self.page.show()
        self.presenter = WelcomePresenter(
            self.page, self.tasks, vaults, lambda vault, page: self.ended.append((vault, page))
        )
        self.presenter.start()

    def say_who(self, name: str = "Robin Thackwray", role: Role = Role.LEADER) -> None:
        self.page.opening.begin.click()
        self.page.person.name.set_text(name)
        next(card for card in self.page.person.roles.cards if card.value == role.value).click()
        self.page.person.go_on.click()

    def take_the_six_words(self) -> str:
        form = self.page.passphrase
        words = " ".join(form.grid.words)
        form.go_on.click()
        form.again.set_text(words)
        form.take.click()
        return words

    def answer(self, words: tuple[str, ...]) -> None:
        for number, field in self.page.check.check.fields.items():
            field.set_text(words[number - 1].upper())
        self.page.check.confirm.click()


@pytest.fixture
def scene(vaults: Vaults, qapp: QApplication, qtbot: QtBot) -> Iterator[Scene]:
    dressed(qapp)
    made = Scene(vaults, qtbot)
    yield made
    made.presenter.leave()
    for vault, _page in made.ended:
        vault.close()


def test_a_new_person_ends_with_a_confirmed_vault_that_the_six_words_open(scene: Scene) -> None:
    scene.say_who()
    passphrase = scene.take_the_six_words()
    assert len(passphrase.split()) == 6
    words = scene.page.words.words.grid.words
    assert len(words) == 24
    scene.page.words.done.click()
    scene.answer(words)
    scene.page.done.pair.click()
    ((vault, page),) = scene.ended
    assert (vault.person.name, vault.person.role, page) == ("Robin Thackwray", Role.LEADER, "people")
    assert vault.recovery_confirmed
    vault.close()
    again = scene.vaults.unlock(vault.id, passphrase)
    assert again.person.name == "Robin Thackwray"
    again.close()


def test_not_now_leaves_the_words_unconfirmed(scene: Scene) -> None:
    scene.say_who(role=Role.COACH, name="Helen Price")
    scene.take_the_six_words()
    scene.page.words.done.click()
    scene.page.check.later.click()
    assert scene.page.done.reminder.isVisible()
    scene.page.done.today.click()
    ((vault, page),) = scene.ended
    assert page == "today"
    assert not vault.recovery_confirmed


def test_wrong_words_are_pointed_at_and_the_words_can_be_seen_again(scene: Scene) -> None:
    scene.say_who()
    scene.take_the_six_words()
    words = scene.page.words.words.grid.words
    scene.page.words.done.click()
    scene.answer(tuple(reversed(words)))
    assert scene.page.pane is scene.page.check
    assert all(field.edit.accessibleDescription() for field in scene.page.check.check.fields.values())
    scene.page.check.look.click()
    assert scene.page.words.words.grid.words == words


def test_other_six_words_are_other_words(scene: Scene) -> None:
    scene.say_who()
    before = scene.page.passphrase.grid.words
    scene.page.passphrase.another.click()
    assert scene.page.passphrase.grid.words != before


def test_advice_is_given_while_one_types_ones_own(scene: Scene) -> None:
    scene.say_who()
    form = scene.page.passphrase
    form.own.click()
    form.own_field.set_text("short")
    assert "16 characters" in form.own_field.edit.accessibleDescription()
    assert not form.go_on.isEnabled()
    form.own_field.set_text(PASSPHRASE)
    assert form.go_on.isEnabled()


def test_a_name_that_is_none_goes_back_to_its_step(scene: Scene) -> None:
    scene.say_who(name="…")
    scene.take_the_six_words()
    assert scene.page.pane is scene.page.person
    assert scene.page.person.name.edit.accessibleDescription()
    assert scene.vaults.listing() == ()
    assert scene.tasks.told == []


def test_a_full_disk_is_told_and_one_may_try_again(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_args: object) -> OpenVault:
        raise VaultError("The disk is full.", code="disk-full")

    with monkeypatch.context() as patch:
        patch.setattr(Vaults, "create", no_room)
        scene.say_who()
        scene.take_the_six_words()
    assert [str(error) for error in scene.tasks.told] == ["The disk is full."]
    assert scene.page.passphrase.isVisible()
    scene.take_the_six_words()
    assert scene.page.pane is scene.page.words


def test_who_has_been_handed_the_laptop_chooses_their_own_role(scene: Scene) -> None:
    scene.vaults.create("Robin Thackwray", Role.LEADER, PASSPHRASE).close()
    scene.presenter.start(handed_over=True)
    assert "handed" in scene.page.opening.title.text()
    assert scene.page.opening.unlock.isVisible()
    scene.page.opening.begin.click()
    assert not scene.page.person.roles.value()


def test_a_vault_made_half_way_is_closed_when_the_window_goes(scene: Scene) -> None:
    scene.say_who()
    passphrase = scene.take_the_six_words()
    scene.presenter.leave()
    (listing,) = scene.vaults.listing()
    vault = scene.vaults.unlock(listing.id, passphrase)
    assert not vault.recovery_confirmed
    vault.close()
