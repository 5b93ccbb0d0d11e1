"""Rows of the vault's fault table that no one module answers for: keys, false packets, odd text, closed windows.

Rows 4, 60 to 63 and 65. The others stand beside what they test; docs/security.md lists where.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from leaderlens import log
from leaderlens.clock import FixedClock
from leaderlens.crypto.commitment import commitment
from leaderlens.crypto.device_keys import DeviceKeys
from leaderlens.domain.checkin import Answer, Stage
from leaderlens.domain.people import Role
from leaderlens.domain.record import Commit, Open, SetFields, SignedBundle, form_hash
from leaderlens.domain.sheet_codec import encode_sheet
from leaderlens.errors import ExchangeError, NotAllowedError
from leaderlens.exchange.bundle import pack, sign
from leaderlens.services import backups
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.retention import Retention
from leaderlens.services.vault import VaultListing
from leaderlens.ui.problems import Problems
from leaderlens.ui.unlock.page import UnlockPage
from tests.laptops import CHECKIN, PAIR_ID, QUESTIONS, Laptop, TwoLaptops, two_laptops
from tests.two_people import CHIEF_EXECUTIVE, COUNCIL, LEADER, MOMENT, TERM_START, laptop
from tests.ui.fitting import dressed
from tests.ui.safety.conftest import AtSafety, at_safety  # noqa: F401 - a page with a vault behind it
from tests.vault_fixtures import MakeVault

TYPED = "Heron Pond"


# ---------------------------------------------------------------- 4: caps lock, another keyboard
def test_case_4_caps_lock_is_told_the_words_can_be_shown_and_nothing_is_logged(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dressed(qapp)
    caplog.set_level(logging.DEBUG)
    log.start(tmp_path / "log")
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show_vaults((VaultListing("0" * 32, "oak"),), "")
    page.show()
    field = page.passphrase
    for letter in TYPED:  # as a keyboard sends it while Caps Lock is on
        qtbot.keyClick(field.edit, letter.upper())
    assert field.edit.accessibleDescription() == "Caps Lock is on."
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    field.reveal.click()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert field.edit.displayText() == TYPED.upper()  # so another layout shows at once
    field.reveal.click()
    assert field.edit.displayText() != TYPED.upper()
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "log").rglob("*") if path.is_file())
    assert "heron" not in (written + caplog.text).lower()


# ---------------------------------------------------------------- 60: false packets
@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoLaptops]:
    with two_laptops(tmp_path) as both:
        both.leader.say(SetFields("event", "e1", {"title": "Budget day"}))
        both.sync_until_quiet()
        yield both


def put(author: Laptop, data: bytes, number: int) -> None:
    """A file in ``author``'s folder, as somebody with a hand on the shared disk would put it there."""
    (author.own_folder / f"{number:08}-{'ab' * 12}.llx").write_bytes(data)


def next_of(two: TwoLaptops) -> SignedBundle:
    """What the leader's own app would say next."""
    number, last = two.leader.head()
    event = SetFields("event", "e1", {"title": "Never said"})
    return two.forge(two.leader, [event], n=number + 1, previous=last)


def replayed(two: TwoLaptops) -> None:
    put(two.leader, two.leader.files()[0].read_bytes(), 2)


def forged(two: TwoLaptops) -> None:
    """Signed by a stranger in the leader's name."""
    stranger = DeviceKeys.generate()
    said = next_of(two)
    false = replace(sign(said.payload, stranger), bundle=said.bundle)
    put(two.leader, pack((false,), (two.leader.keys.public, two.chief.keys.public), PAIR_ID), 2)


def cut(two: TwoLaptops) -> None:
    data = pack((next_of(two),), (two.leader.keys.public, two.chief.keys.public), PAIR_ID)
    put(two.leader, data[: len(data) // 2], 2)


def misaddressed(two: TwoLaptops) -> None:
    """Sealed for two strangers."""
    strangers = (DeviceKeys.generate().public, DeviceKeys.generate().public)
    put(two.leader, pack((next_of(two),), strangers, PAIR_ID), 2)


def own(two: TwoLaptops) -> None:
    """The reader's own words, handed back to them as if they were the leader's."""
    two.chief.say(SetFields("event", "e2", {"title": "Mine"}))
    two.sync_until_quiet()
    put(two.leader, two.chief.files()[-1].read_bytes(), 2)


@pytest.mark.parametrize("attack", [replayed, forged, cut, misaddressed, own])
def test_case_60_a_false_packet_changes_nothing(two: TwoLaptops, attack: Callable[[TwoLaptops], None]) -> None:
    attack(two)
    shared = two.chief.shared()
    before = two.chief.contents()
    for _look in range(3):  # a file that may still be on its way is given time
        two.clock.moment += 2 * (MOMENT - MOMENT.replace(hour=0))
        two.chief.sync()
    assert two.chief.contents() == before
    assert two.chief.shared() == shared
    two.leader.say(SetFields("event", "e1", {"title": "Budget day, at last"}))
    two.sync_until_quiet()
    assert two.chief.shared()["e1"]["title"].value == "Budget day, at last"  # and the true one still comes through


# ---------------------------------------------------------------- 61: a swapped contact card
def test_case_61_a_contact_card_swapped_in_the_folder_joins_nobody(tmp_path: Path) -> None:
    clock, exchange = FixedClock(MOMENT), tmp_path / "exchange"
    with (
        laptop(tmp_path, LEADER, Role.LEADER, clock, exchange) as robin,
        laptop(tmp_path, CHIEF_EXECUTIVE, Role.CHIEF_EXECUTIVE, clock, exchange) as morgan,
        laptop(tmp_path, "Mallory", Role.LEADER, clock, tmp_path / "elsewhere") as mallory,
    ):
        sent = robin.pairing.invite("The other one", COUNCIL, TERM_START, None)
        false = mallory.pairing.invite("The other one", COUNCIL, TERM_START, None)
        true = sent.file.read_bytes()
        sent.file.write_bytes(false.file.read_bytes())
        with pytest.raises(ExchangeError) as refused:
            morgan.pairing.accept(sent.code)
        assert refused.value.code == "wrong-code"
        assert morgan.pairing.pairs() == ()
        sent.file.write_bytes(true)
        morgan.pairing.accept(sent.code)
        robin.pairing.complete()
        ours, theirs = robin.pairing.pairs()[0], morgan.pairing.pairs()[0]
        assert ours.connected
        assert ours.id == theirs.id


# ---------------------------------------------------------------- 62: a rating changed after the other's was seen
def test_case_62_a_rating_changed_after_seeing_the_others_is_told_and_not_shown(two: TwoLaptops) -> None:
    two.leader.open_checkin()
    two.leader.seal()
    two.leader.sync()
    honest, salt, form = {QUESTIONS[0]: Answer(rating=2)}, "5a" * 32, form_hash(QUESTIONS)
    sealed = commitment(PAIR_ID, CHECKIN, form, "chief_executive", salt, encode_sheet(honest))
    first = two.forge(two.chief, [Commit(CHECKIN, form, sealed)], n=1, previous="", seen=3)
    two.drop(two.chief, first)
    two.leader.sync()  # both are sealed: ours is opened
    peer = two.read(two.leader.files()[-2], two.chief)[-1].bundle.id
    changed = Open(CHECKIN, salt, QUESTIONS, {QUESTIONS[0]: Answer(rating=7)}, first.bundle.id, peer)
    two.drop(two.chief, two.forge(two.chief, [changed], n=2, previous=first.bundle.id, seen=4))
    two.leader.sync()
    assert "open-mismatch" in two.leader.codes()
    assert two.leader.stage() is Stage.WAITING_FOR_OPENING
    with pytest.raises(NotAllowedError):
        two.leader.reveal()


# ---------------------------------------------------------------- 63: odd text
@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם, and back again",
        "\U0001f469\u200d\U0001f4bb and 🌧️ and e\u0301 beside é",
        unicodedata.normalize("NFD", "Llanfairpwllgwyngyll, ŵ ŷ"),
        "tabs\tand\r\nbreaks\u2028of every kind",
        "x" * 20_000_000,
    ],
    ids=["rtl", "emoji", "composed", "breaks", "20 MB"],
)
def test_case_63_odd_text_is_stored_exactly(make_vault: MakeVault, clock: FixedClock, text: str) -> None:
    journal = Journal(make_vault().database, clock)
    entry = replace(journal.blank(), body=text)
    journal.save(entry)
    kept = journal.entry(entry.id)
    assert kept is not None
    assert kept.body == text


def test_case_63_half_a_character_and_a_nul_never_lose_the_rest(make_vault: MakeVault, clock: FixedClock) -> None:
    journal = Journal(make_vault().database, clock)
    entry = replace(journal.blank(), body="before \ud83d between \x00 after")
    journal.save(entry)
    kept = journal.entry(entry.id)
    assert kept is not None
    assert kept.body == "before \ufffd between \ufffd after"


# ---------------------------------------------------------------- 65: a window that is closed instead of answered
@pytest.mark.parametrize("how", ["escape", "close"])
def test_case_65_a_report_that_is_closed_does_nothing(
    qapp: QApplication, qtbot: QtBot, make_vault: MakeVault, how: str
) -> None:
    dressed(qapp)
    vault = make_vault()
    Journal(vault.database, vault.keeping.clock).quick_line("A long day")
    before = {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()}
    problems = Problems(lambda _sentence: None)
    problems.tell(RuntimeError())
    dialog = problems.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    if how == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert not dialog.isVisible()
    assert {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()} == before


def test_case_65_enter_on_a_question_never_deletes(at_safety: AtSafety, qtbot: QtBot) -> None:  # noqa: F811
    """Wherever Safety asks whether something shall go, Enter and Space on what has the keyboard keep it."""
    page, vault = at_safety.page, at_safety.vault
    journal = Journal(vault.database, at_safety.clock)
    journal.save(replace(journal.blank(at_safety.clock().replace(year=2020)), body="old"))
    backups.backup_now(vault)
    Retention(vault, at_safety.clock).choose(6)
    Holds(vault).begin()
    at_safety.show()
    page.activateWindow()
    questions: list[Callable[[], object]] = [
        page.hold.end.click,
        page.retention.erase.click,
        lambda: page.retention.ask_about_backups(1),
        lambda: page.keys.ask_about_backups(("one",)),
    ]
    for number, ask in enumerate(questions):
        if number == 1:
            Holds(vault).end()
            at_safety.show()
        ask()
        focus = QApplication.focusWidget()
        assert focus is not None
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            qtbot.keyClick(focus, key)
        if number == 0:
            assert Holds(vault).standing() is not None
    assert len(journal.lines()) == 1
    assert len(backups.listing(vault)) == 1
