"""Fields: what is typed, hidden, said and grown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.fields import Choice, PassphraseField, TextArea, TextField


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    made = Theme(Look.LIGHT, calm=True)
    made.apply(qapp)
    return made


def test_a_field_is_named_by_its_label_and_says_its_problem(qtbot: QtBot) -> None:
    field = TextField("Your name", "As the other should see it")
    qtbot.addWidget(field)
    assert field.edit.accessibleName() == "Your name"
    assert field.edit.accessibleDescription() == "As the other should see it"
    field.show_problem("Please give a name.")
    assert field.edit.accessibleDescription() == "Please give a name."
    assert field.edit.property("problem") is True
    field.show_problem("")
    assert field.edit.accessibleDescription() == "As the other should see it"


def test_a_passphrase_is_hidden_until_shown_and_gone_once_taken(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "correct horse")
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    field.reveal.click()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert field.reveal.accessibleName() == "Hide the passphrase"
    assert field.take() == "correct horse"
    assert field.text() == ""
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    qtbot.keyClick(field.edit, "a")
    assert not field.caps_lock
    qtbot.keyClick(field.edit, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field.edit, "A")
    assert field.caps_lock
    assert field.edit.accessibleDescription() == "Caps Lock is on."
    qtbot.keyClick(field.edit, "a")
    assert not field.caps_lock


def test_a_text_area_grows_with_its_text(qtbot: QtBot) -> None:
    area = TextArea("Note", least=2, most=6)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    low = area.edit.sizeHint().height()
    with qtbot.waitSignal(area.changed):
        area.set_text("one\ntwo\nthree\nfour")
    middle = area.edit.sizeHint().height()
    area.set_text("\n" * 40)
    high = area.edit.sizeHint().height()
    assert low < middle < high
    area.set_text("\n" * 80)
    assert area.edit.sizeHint().height() == high


def test_choices_come_back_as_values(qtbot: QtBot) -> None:
    choice = Choice("Cadence", (("m", "Every month"), ("q", "Every quarter")))
    qtbot.addWidget(choice)
    choice.set_value("q")
    choice.set_value("no such")
    assert choice.value() == "q"


@pytest.mark.parametrize("percent", [100, 200])
def test_a_text_area_scrolls_only_past_its_most_lines(qtbot: QtBot, look: Theme, percent: int) -> None:
    look.set_text_size(percent)
    area = TextArea("Note", least=2, most=4)
    qtbot.addWidget(area)
    area.resize(600, 600)
    area.show()
    for lines in (1, 2, 3, 4):
        area.set_text("\n".join(["A line."] * lines))
        QApplication.processEvents()
        assert area.edit.verticalScrollBar().maximum() == 0, lines
    area.set_text("\n".join(["A line."] * 5))
    QApplication.processEvents()
    assert area.edit.verticalScrollBar().maximum() > 0
