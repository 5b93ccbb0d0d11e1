"""The house: what it shows first, how a vault is gone into and left, and that no word stays behind unsaved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QDialog

from leaderlens import app, relaunch
from leaderlens.app import FreshProcess, House
from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer
from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.services import backups
from leaderlens.services.checkins import CheckIns
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.vault import OpenVault
from leaderlens.ui.checkin.page import CheckInsPage
from leaderlens.ui.cover import ClosingCover
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.style.tokens import Accent
from leaderlens.ui.unlock.page import UnlockPage
from leaderlens.ui.welcome.page import WelcomePage
from leaderlens.ui.widgets.labels import TextLabel
from tests.house import KeptDepartures, a_house, full_page, still
from tests.two_people import COUNCIL, MOMENT, PASSPHRASE, laptop
from tests.ui.checkin.seats import fill_disk, free_disk

NAME = "Robin Thackwray"


@pytest.fixture
def house(tmp_path: Path, qapp: QApplication) -> Iterator[House]:
    with a_house(tmp_path / "installation", qapp) as made:
        yield made


def vault_of(house: House, name: str = NAME, role: Role = Role.LEADER) -> OpenVault:
    return house.vaults.create(name, role, PASSPHRASE)


def move_in(house: House, vault: OpenVault, page: str = "today") -> None:
    house.window.show()
    house.open_vault(vault, page)
    still(house)


def write(house: House, words: str) -> None:
    """Begin a journal entry, and leave the hands on the keys."""
    assert house.rooms is not None
    house.rooms.go(Place("journal", act="new"))
    still(house)
    page = house.window.findChild(JournalPage)
    assert isinstance(page, JournalPage)
    page.editor.body.insertPlainText(words)


def stored(house: House, vault_id: str) -> list[str]:
    """Every journal entry of a locked vault."""
    vault = house.vaults.unlock(vault_id, PASSPHRASE)
    try:
        journal = Journal(vault.database, house.clock)
        return [entry.body for line in journal.lines() if (entry := journal.entry(line.id)) is not None]
    finally:
        vault.close()


def said(house: House) -> str:
    return " ".join(label.text() for label in house.window.findChildren(TextLabel) if label.isVisible())


def test_the_first_start_makes_a_vault(house: House) -> None:
    house.start()
    assert isinstance(full_page(house), WelcomePage)
    assert house.window.windowTitle() == "LeaderLens"
    assert house.theme.accent is Accent.INK


def test_where_there_is_a_vault_it_is_asked_for(house: House) -> None:
    vault_of(house).close()
    house.start()
    page = full_page(house)
    assert isinstance(page, UnlockPage)
    assert NAME not in said(house), "a stranger learns no name"


def test_after_a_hand_over_the_only_owner_is_not_asked_again(house: House) -> None:
    vault = vault_of(house)
    house.change_settings(house.settings.with_choice(last_vault=vault.id))
    vault.close()
    house.start(next_person=True)
    assert isinstance(full_page(house), WelcomePage)


def test_after_a_hand_over_the_other_vault_is_offered(house: House) -> None:
    first, second = vault_of(house), vault_of(house, "Morgan Adeyinka", Role.CHIEF_EXECUTIVE)
    house.change_settings(house.settings.with_choice(last_vault=first.id))
    first.close()
    second.close()
    house.start(next_person=True)
    page = full_page(house)
    assert isinstance(page, UnlockPage)
    page.passphrase.edit.setText(PASSPHRASE)
    page.unlock.click()
    still(house)
    still(house)
    assert house.rooms is not None
    assert house.rooms.services.vault.id == second.id


@pytest.mark.parametrize("role", list(Role))
def test_an_opened_vault_gives_its_colour_and_its_rooms(house: House, role: Role) -> None:
    vault = vault_of(house, role=role)
    move_in(house, vault)
    assert house.window.page == "today"
    assert house.theme.accent is Accent.of(role)
    kept = json.loads(house.paths.settings_file.read_text(encoding="utf-8"))
    assert kept["last_vault"] == vault.id
    assert NAME not in json.dumps(kept)


def test_what_was_being_written_is_saved_before_the_vault_closes(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    write(house, "We spoke about the depot.")
    assert house.close_vault()
    assert house.rooms is None
    assert stored(house, vault.id) == ["We spoke about the depot."]


LONG = "I was short with the budget team. " * 300
"""More than a page of the vault holds."""


@pytest.fixture
def gone(house: House, monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], str]]:
    """Where a house that leaves for real has gone: arguments and secret of its successor."""
    left: list[tuple[list[str], str]] = []
    monkeypatch.setattr(relaunch, "into_fresh_process", lambda arguments, secret: left.append((arguments, secret)))
    house.departures = FreshProcess(house)
    return left


def cover_of(house: House) -> ClosingCover:
    cover = house.window.findChild(ClosingCover)
    assert isinstance(cover, ClosingCover)
    assert cover.isVisible()
    return cover


def test_34_a_full_disk_while_locking_covers_keeps_every_word_and_tries_again(
    house: House, gone: list[tuple[list[str], str]]
) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    fill_disk(vault.database)
    write(house, LONG)
    house.idle.lock_requested.emit()
    cover = cover_of(house)
    page = house.window.findChild(JournalPage)
    assert isinstance(page, JournalPage)
    assert not page.isVisible(), "nothing of the page is in sight"
    assert cover.title.text() == "Not everything is saved yet"
    assert "nothing is lost while LeaderLens stays open" in cover.line.text()
    assert cover.retry.hasFocus()
    for command in ("go.today", "journal.new", "lock"):
        assert not house.window.commands.run(command), "no key leads behind the cover"
    house.window.show_page("today")
    assert cover.isVisible()
    cover.retry.click()
    assert gone == []
    assert cover.title.text() == "Not everything is saved yet"
    free_disk(vault.database)
    assert house._waiting is not None
    house._waiting._timer.timeout.emit()
    assert gone == [([], "")]
    assert stored(house, vault.id) == [LONG]


def test_34_only_its_owner_comes_back_from_behind_the_cover(house: House, gone: list[tuple[list[str], str]]) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    fill_disk(vault.database)
    write(house, LONG)
    house.lock()
    cover = cover_of(house)
    cover.back.click()
    cover.passphrase.edit.setText("somebody else guesses")
    cover.enter.click()
    still(house)
    assert cover_of(house) is cover
    assert "not the passphrase" in said(house)
    house.window.close()
    assert cover_of(house) is cover, "closing asks nobody to throw away words that are not theirs"
    cover.back.click()
    cover.passphrase.edit.setText(PASSPHRASE)
    cover.passphrase.edit.returnPressed.emit()
    still(house)
    page = house.window.findChild(JournalPage)
    assert isinstance(page, JournalPage)
    assert page.isVisible()
    [notice] = [one for one in house.window.notices.notices if "stays open" in one.sentence]
    notice.acted.emit()
    assert gone == [([], "")]
    assert stored(house, vault.id) == []


def test_saving_for_a_lock_is_covered_before_it_begins(house: House, gone: list[tuple[list[str], str]]) -> None:
    move_in(house, vault_of(house))
    seen: list[str] = []
    assert house.rooms is not None
    leave = house.rooms.leave

    def look() -> None:
        seen.append(cover_of(house).title.text())
        leave()

    house.rooms.leave = look  # type: ignore[method-assign]
    house.lock()
    assert (seen, gone) == (["Saving…"], [([], "")])


def test_a_sheet_or_dialog_does_not_stand_on_the_cover(house: House) -> None:
    move_in(house, vault_of(house))
    dialog = QDialog(house.window)
    dialog.open()
    house.window.palette_sheet.show_palette()
    house.window.say_done("Kept in your journal")
    house._cover_up()
    assert not dialog.isVisible()
    assert not house.window.palette_sheet.isVisible()
    assert not house.window.toast.isVisible()
    house.window.set_banner("A hold is on.")
    assert not house.window.banner.isVisible()
    house.uncover()
    assert house.window.banner.isVisible()


def test_asked_to_end_the_house_saves_and_goes(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    write(house, "We spoke about the depot.")
    house.end()
    assert not house.window.isVisible()
    assert stored(house, vault.id) == ["We spoke about the depot."]


def test_asked_to_end_over_words_that_no_disk_takes_it_waits_covered(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    fill_disk(vault.database)
    write(house, LONG)
    house.end()
    assert cover_of(house).title.text() == "Not everything is saved yet"
    free_disk(vault.database)
    assert house._waiting is not None
    house._waiting._timer.timeout.emit()
    assert not house.window.isVisible()
    assert stored(house, vault.id) == [LONG]


def test_asked_to_end_while_locking_there_is_no_successor(house: House, gone: list[tuple[list[str], str]]) -> None:
    move_in(house, vault_of(house))
    assert house.rooms is not None
    leave = house.rooms.leave

    def asked_to_end() -> None:
        house.end()
        leave()

    house.rooms.leave = asked_to_end  # type: ignore[method-assign]
    house.lock()
    assert gone == []
    assert house.rooms is None


def test_closing_the_window_leaves_nothing_on_the_clipboard(house: House) -> None:
    move_in(house, vault_of(house))
    house.application.clipboard().setText("a sentence from the journal")
    house.window.close()
    assert house.application.clipboard().text() == ""


def test_locking_leaves_nothing_on_the_clipboard(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relaunch, "into_fresh_process", lambda _arguments, _secret: None)
    house.departures = FreshProcess(house)
    move_in(house, vault_of(house))
    house.application.clipboard().setText("a sentence from the journal")
    house.window.lock_requested.emit()
    assert house.application.clipboard().text() == ""
    assert not house.window.isVisible()


def test_a_hand_over_takes_the_waiting_invitation_along(house: House) -> None:
    kept = KeptDepartures()
    house.departures = kept
    move_in(house, vault_of(house))
    house.window.hand_over_requested.emit()
    assert kept.gone == ["hand over"], "nobody is invited: there is nothing to take along"
    assert house.rooms is not None
    sent = house.rooms.services.pairing.invite("Morgan Adeyinka", COUNCIL, date(2026, 5, 19))
    house.rooms.pairs = house.rooms.services.pairing.pairs()
    house.window.hand_over_requested.emit()
    still(house)
    assert kept.gone[1:] == [f"hand over {sent.code}"]


def test_the_successor_is_told_to_greet_the_next_person(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[tuple[list[str], str]] = []
    monkeypatch.setattr(relaunch, "into_fresh_process", lambda arguments, secret: gone.append((arguments, secret)))
    house.departures = FreshProcess(house)
    move_in(house, vault_of(house))
    house.hand_over("oak kite river salt")
    assert gone == [(["--next-person"], "oak kite river salt")]


def test_a_handed_code_leads_to_joining(house: House) -> None:
    vault_of(house).close()
    house.start("oak kite river salt")
    vault = vault_of(house, "Morgan Adeyinka", Role.CHIEF_EXECUTIVE)
    move_in(house, vault)
    assert house.window.page == "people"


def test_choices_are_held_to_at_once_and_kept(house: House) -> None:
    house.change_settings(house.settings.with_choice(theme="dark", text_size=150, lock_minutes=2))
    assert house.theme.metrics.percent == 150
    assert house.theme.look == "dark"
    kept = json.loads(house.paths.settings_file.read_text(encoding="utf-8"))
    assert (kept["theme"], kept["text_size"], kept["lock_minutes"]) == ("dark", 150, 2)


def test_a_choice_that_no_disk_takes_is_said_and_holds_until_the_end(house: House) -> None:
    house.start()
    house.paths.settings_file.unlink()
    house.paths.settings.rmdir()
    house.paths.settings.write_text("in the way", encoding="utf-8")
    house.change_settings(house.settings.with_choice(text_size=115))
    assert house.theme.metrics.percent == 115
    assert "could not be saved on the disk" in said(house)


def test_the_demonstration_changes_nobodys_choices(house: House) -> None:
    before = house.paths.settings_file.read_text(encoding="utf-8")
    house.is_demo = True
    house.change_settings(house.settings.with_choice(text_size=200))
    move_in(house, vault_of(house))
    assert house.paths.settings_file.read_text(encoding="utf-8") == before


def test_a_full_disk_keeps_nobody_out_of_their_vault(house: House) -> None:
    vault = vault_of(house)
    fill_disk(vault.database)
    move_in(house, vault)
    assert house.window.page == "today"
    free_disk(vault.database)


def test_an_idle_house_asks_to_lock(house: House) -> None:
    kept = KeptDepartures()
    house.departures = kept
    move_in(house, vault_of(house))
    house.idle.lock_requested.emit()
    assert kept.gone == ["lock"]


def test_recovery_words_do_not_stay_before_an_empty_chair(house: House) -> None:
    kept = KeptDepartures()
    house.departures = kept
    house.start()
    house.idle.lock_requested.emit()
    assert kept.gone == [], "there is nothing to forget yet"
    page = full_page(house)
    assert isinstance(page, WelcomePage)
    page.person_given.emit(NAME, Role.LEADER)
    page.passphrase.chosen.emit(PASSPHRASE)
    still(house)
    house.idle.lock_requested.emit()
    assert kept.gone == ["lock"]


def test_closing_the_window_closes_the_vault(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    house.window.close()
    house.vaults.unlock(vault.id, PASSPHRASE).close()
    assert house.rooms is None


def test_the_window_does_not_close_over_words_that_no_disk_takes(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    fill_disk(vault.database)
    write(house, "I was short with the budget team. " * 300)
    assert not house.window.close()
    still(house)
    assert house.window.isVisible()
    assert house.idle._timer.isActive(), "an empty chair still locks"
    assert "did not close" in said(house)
    free_disk(vault.database)
    assert house.window.close()
    assert stored(house, vault.id) == ["I was short with the budget team. " * 300]


def test_nobody_is_kept_in_for_words_they_would_rather_lose(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    fill_disk(vault.database)
    write(house, "I was short with the budget team. " * 300)
    house.window.close()
    [notice] = [one for one in house.window.notices.notices if "did not close" in one.sentence]
    notice.acted.emit()
    assert not house.window.isVisible()
    assert house.rooms is None
    assert stored(house, vault.id) == []


def test_an_answer_that_no_disk_takes_keeps_the_vault_open(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    assert house.rooms is not None
    pairing = house.rooms.services.pairing
    code = pairing.invite("Morgan Adeyinka", COUNCIL, date(2026, 5, 19)).code
    with laptop(house.paths.data.parent / "other", "Morgan Adeyinka", Role.CHIEF_EXECUTIVE, FixedClock(MOMENT),
                house.paths.exchange) as other:  # fmt: skip
        other.pairing.accept(code)
    pairing.complete()
    house.rooms.tell(Changes(people=True))
    still(house)
    pair = house.rooms.pair()
    assert pair is not None
    checkin_id = house.rooms.services.checkins.open(pair.id, date(2026, 12, 1), ("convenor",))[1]
    house.rooms.go(Place("checkins", checkin_id, act="rate"))
    still(house)
    page = house.window.findChild(CheckInsPage)
    assert isinstance(page, CheckInsPage)
    note = "“…” " * 790  # more than a page of the vault holds
    page.moments.go_on.click()
    still(house)
    fill_disk(vault.database)
    page.rating.card.choose(3)
    page.rating.card.note.set_text(note)
    page.rating.later.click()  # nothing tells of it on the page one goes to, so the one door must
    still(house)
    assert "disk" in said(house)
    assert not house.close_vault(), "the answer is nowhere else"
    free_disk(vault.database)
    assert house.close_vault()
    again = house.vaults.unlock(vault.id, PASSPHRASE)
    try:
        checkins = CheckIns(again.database, PairLog(again.database, house.clock), Library(), Role.LEADER, house.clock)
        kept = checkins.sheet(pair.id, checkin_id).sheet.answers
    finally:
        again.close()
    assert list(kept.values()) == [Answer(3, note=note.strip())]


def test_a_page_that_stumbles_keeps_no_vault_open(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    told: list[BaseException] = []
    monkeypatch.setattr(house.tasks, "_on_error", told.append)

    def stumble(_answer: object) -> None:
        raise RuntimeError

    write(house, "We spoke about the depot.")
    house.tasks.run(lambda: None, stumble)
    assert house.close_vault()
    assert [type(one) for one in told] == [RuntimeError]
    assert stored(house, vault.id) == ["We spoke about the depot."]


def test_leaving_backs_up_what_was_written(house: House) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    write(house, "We spoke about the depot.")
    house.window.close()
    again = house.vaults.unlock(vault.id, PASSPHRASE)
    newest = backups.listing(again)[0]
    try:
        assert (newest.epoch, newest.seq) == (again.epoch, again.database.seq)
    finally:
        again.close()


def test_a_backup_that_takes_long_is_covered_and_nothing_private_is_in_sight(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[tuple[list[str], str]] = []
    monkeypatch.setattr(relaunch, "into_fresh_process", lambda arguments, secret: gone.append((arguments, secret)))
    monkeypatch.setattr(app, "_SAY_AFTER_MS", 0)
    covered: list[str] = []
    house.departures = FreshProcess(house)
    vault = vault_of(house)
    move_in(house, vault)
    make = backups.backup_if_moved

    def slowly(vault: OpenVault) -> backups.Backup | None:
        while not covered:
            QThread.msleep(5)
        return make(vault)

    show = ClosingCover.show_backing_up

    def say(cover: ClosingCover) -> None:
        show(cover)
        covered.append(cover.accessibleName())
        house.lock()  # the session is locked meanwhile, as well
        house.window.close()

    monkeypatch.setattr(backups, "backup_if_moved", slowly)
    monkeypatch.setattr(ClosingCover, "show_backing_up", say)
    house.lock()
    assert covered == ["Backing up…"]
    assert gone == [([], "")], "once, however often it was asked for"


def test_33_a_backup_that_no_disk_takes_keeps_nobody_from_locking(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault: OpenVault) -> None:
        raise VaultError("The disk is full.", code="disk-full")

    gone: list[tuple[list[str], str]] = []
    monkeypatch.setattr(relaunch, "into_fresh_process", lambda arguments, secret: gone.append((arguments, secret)))
    monkeypatch.setattr(backups, "backup_if_moved", full)
    house.departures = FreshProcess(house)
    vault = vault_of(house)
    move_in(house, vault)
    write(house, "We spoke about the depot.")
    house.lock()
    assert gone == [([], "")]
    assert stored(house, vault.id) == ["We spoke about the depot."]


def test_a_hold_is_over_the_window_and_every_deletion_is_refused_with_a_sentence(house: House) -> None:
    vault = vault_of(house)
    Holds(vault).begin()
    move_in(house, vault)
    write(house, "We spoke about the depot.")
    assert house.rooms is not None
    assert house.caretaker is not None
    house.rooms.go(Place("today"))
    still(house)
    house.caretaker._aside.drain()
    assert house.window.banner.isVisible()
    journal = house.rooms.services.journal
    entry = journal.lines()[0].id
    house.tasks.run(lambda: journal.bin(entry), lambda _changes: None)
    still(house)
    assert "A hold is on, so nothing can be deleted" in said(house)
    house.window.banner.action.click()
    still(house)
    assert house.window.page == "safety"


def test_the_promise_in_the_rail_leads_to_safety(house: House) -> None:
    move_in(house, vault_of(house))
    house.window.rail.places["safety"].click()
    still(house)
    assert house.window.page == "safety"
    assert "There is no backup yet" in said(house)


def test_41_the_computers_own_lock_locks(house: House) -> None:
    kept = KeptDepartures()
    house.departures = kept
    move_in(house, vault_of(house))
    assert house._session is not None
    house._session.lock_requested.emit()
    assert kept.gone == ["lock"]


def test_a_locked_laptop_still_knows_when_something_is_due_and_nothing_else(
    house: House, gone: list[tuple[list[str], str]]
) -> None:
    vault = vault_of(house)
    move_in(house, vault)
    due = house.clock() + timedelta(hours=3)
    house.bell.set_moments((due,))
    house.lock()
    assert gone == [([], f"\n{int(due.timestamp() // 60)}")]


def test_the_successor_minds_the_bell_and_still_finds_the_code(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    due = (house.clock() + timedelta(hours=3)).replace(second=0, microsecond=0)
    started: list[str] = []
    monkeypatch.setattr(app, "begin", lambda: house)
    monkeypatch.setattr(house, "start", lambda code, *, next_person: started.append(f"{code} {next_person}"))
    monkeypatch.setattr(relaunch, "received_secret", lambda _pipe: f"oak kite\n{int(due.timestamp() // 60)}")
    monkeypatch.setattr(type(house.application), "exec", lambda *_self: 0)
    assert app.run(hand_over=7, next_person=True) == 0
    assert started == ["oak kite True"]
    assert house.bell.moments == (due,)


def test_another_vault_does_not_ring_for_the_one_before(house: House) -> None:
    house.bell.set_moments((house.clock() + timedelta(hours=3),))
    move_in(house, vault_of(house))
    assert house.bell.moments == ()


@pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform stacks no windows
def test_whoever_follows_a_reminder_finds_the_window(house: House) -> None:
    house.start()
    house.window.hide()
    house.tray.clicked.emit()
    assert house.window.isVisible()
