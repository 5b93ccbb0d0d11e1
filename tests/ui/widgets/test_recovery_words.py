"""The recovery words on screen and on paper, and asking for three of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Theme
from leaderlens.ui.widgets import recovery_words
from leaderlens.ui.widgets.recovery_words import RecoveryWords, WordCheck, draw_words
from tests.ui.fitting import clipped, dressed

WORDS = tuple(f"word{number}" for number in range(1, 25))


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)


def test_the_words_are_shown_spoken_with_numbers_and_taken_away_again(qtbot: QtBot) -> None:
    shown = RecoveryWords()
    qtbot.addWidget(shown)
    shown.show_words(WORDS)
    assert "24 word24" in shown.grid.accessibleDescription()
    assert WORDS[0] not in QGuiApplication.clipboard().text()
    shown.show_words(())
    assert shown.grid.words == ()
    assert not shown.grid.accessibleDescription()


def test_printing_is_offered_for_what_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[str, ...]] = []
    monkeypatch.setattr(recovery_words, "print_words", lambda words, _parent: printed.append(words))
    shown = RecoveryWords()
    qtbot.addWidget(shown)
    shown.show_words(WORDS)
    shown.printer.click()
    assert printed == [WORDS]


def test_a_page_of_paper_holds_every_word_within_its_margins() -> None:
    page = QImage(1240, 1754, QImage.Format.Format_Grayscale8)  # A4 at 150 dpi
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    draw_words(painter, QRectF(page.rect()), WORDS)
    painter.end()
    ink = [(x, y) for x in range(0, 1240, 4) for y in range(0, 1754, 4) if page.pixelColor(x, y).value() < 128]
    assert len(ink) > 300
    assert min(x for x, _y in ink) >= 120
    assert max(x for x, _y in ink) <= 1120
    columns = {(x - 124) // 330 for x, y in ink if y > 450}
    assert columns == {0, 1, 2}


def test_asking_gives_empty_fields_named_by_number(qtbot: QtBot) -> None:
    check = WordCheck()
    qtbot.addWidget(check)
    check.ask((3, 11, 20))
    check.resize(640, 200)
    check.show()
    assert [field.edit.accessibleName() for field in check.fields.values()] == ["Word 3", "Word 11", "Word 20"]
    qtbot.keyClicks(check.fields[11].edit, "Kitten")
    assert check.answers() == {3: "", 11: "Kitten", 20: ""}
    with qtbot.waitSignal(check.submitted):
        qtbot.keyClick(check.fields[20].edit, Qt.Key.Key_Return)


def test_a_wrong_word_is_said_at_its_field_until_it_is_typed_anew(qtbot: QtBot) -> None:
    check = WordCheck()
    qtbot.addWidget(check)
    check.ask((3, 11, 20))
    check.resize(640, 200)
    check.show()
    check.show_wrong((11, 20))
    said = {number: field.edit.accessibleDescription() for number, field in check.fields.items()}
    assert not said[3]
    assert said[11] == said[20] != ""
    check.adjustSize()
    assert clipped(check) == []
    qtbot.keyClicks(check.fields[11].edit, "k")
    assert not check.fields[11].edit.accessibleDescription()


def test_asking_again_leaves_nothing_of_the_last_answers(qtbot: QtBot) -> None:
    check = WordCheck()
    qtbot.addWidget(check)
    check.ask((1, 2, 3))
    check.fields[1].set_text("about")
    check.ask((1, 5, 6))
    assert check.answers() == {1: "", 5: "", 6: ""}
    check.ask(())
    check.start()
    assert check.answers() == {}
