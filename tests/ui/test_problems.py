"""The one door for errors: a sentence for the world's doing, a report without private words for ours."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.errors import VaultError
from leaderlens.ui.problems import Problems, report_of
from leaderlens.ui.style.theme import Look, Theme

SECRET = "what I really think of the budget"


def mistake() -> Exception:
    diary = SECRET
    try:
        raise KeyError(diary)
    except KeyError as error:
        return error


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    made = Theme(Look.LIGHT, calm=True)
    made.apply(qapp)
    return made


def test_a_known_error_is_one_sentence() -> None:
    said: list[str] = []
    problems = Problems(said.append)
    problems.tell(VaultError("The disk is full. Everything saved so far is safe."))
    assert said == ["The disk is full. Everything saved so far is safe."]
    assert problems.dialog is None


def test_a_report_says_where_and_never_what(caplog: pytest.LogCaptureFixture, qtbot: QtBot) -> None:
    problems = Problems(pytest.fail)
    error = mistake()
    problems.tell(error)
    assert problems.dialog is not None
    qtbot.addWidget(problems.dialog)
    shown = problems.dialog.report.toPlainText()
    assert "KeyError" in shown
    assert "test_problems.py" in shown
    for text in (shown, caplog.text, report_of(error)):
        assert SECRET not in text
        assert "/home/" not in text
    first = problems.dialog
    problems.tell(mistake())
    assert problems.dialog is first


def test_it_is_the_hook_for_what_nobody_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    said: list[str] = []
    Problems(said.append).install()
    error = VaultError("Busy.")
    sys.excepthook(VaultError, error, None)
    assert said == ["Busy."]
