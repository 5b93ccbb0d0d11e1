"""The look that is on, and what follows when it changes."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.services.vault_symbol import SYMBOLS
from leaderlens.ui.style.fonts import font, load_fonts
from leaderlens.ui.style.icons import pixmap, symbol_icon
from leaderlens.ui.style.metrics import Metrics, Type
from leaderlens.ui.style.sheet import sheet_for
from leaderlens.ui.style.theme import Look, Theme, theme
from leaderlens.ui.style.tokens import Accent, Mode, tokens_for
from leaderlens.ui.widgets.labels import Body


def test_our_fonts_are_the_ones_that_show(qapp: QApplication) -> None:
    assert {"Inter", "Newsreader"} <= set(load_fonts())
    for role in Type:
        assert QFontInfo(font(role, Metrics())).family() == role.family


def test_welsh_quotes_and_arrows_are_in_the_fonts(qapp: QApplication) -> None:
    from PySide6.QtGui import QRawFont

    load_fonts()
    for role in (Type.BODY, Type.STRONG, Type.READING, Type.DISPLAY):
        raw = QRawFont.fromFont(font(role, Metrics()))
        assert all(raw.supportsCharacter(ord(sign)) for sign in "ŵŷẁẃẅỳâêîôûŴŶ‘’“”–…")
    assert all(QRawFont.fromFont(font(Type.BODY, Metrics())).supportsCharacter(ord(sign)) for sign in "←→↑↓")


def test_a_change_reaches_labels_and_the_application(qtbot: QtBot, qapp: QApplication) -> None:
    look = Theme(Look.LIGHT, Accent.INK, calm=True)
    look.apply(qapp)
    label = Body("Hello")
    qtbot.addWidget(label)
    small = label.font().pixelSize()
    with qtbot.waitSignal(look.changed):
        look.set_text_size(200)
    assert label.font().pixelSize() == 2 * small
    look.set_look(Look.DARK)
    assert look.tokens.dark
    assert label.palette().windowText().color().name().upper() == look.tokens.ink
    look.set_accent(Accent.LEADER)
    assert theme().tokens.accent == "#C08CF0"
    look.set_text_size(900)
    assert look.metrics.percent == 200
    look.set_text_size(100)
    look.set_look(Look.LIGHT)


class _Told(QWidget):
    """Counts how often it is told that its style is another."""

    told = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        _Told.told += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_widget_deep_in_the_window_is_dressed_as_often_as_one_at_its_top(qtbot: QtBot, qapp: QApplication) -> None:
    look = Theme(Look.LIGHT, calm=True)
    look.apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    inner, deep = window, 20
    for _level in range(deep):
        inner = _Told(inner)
    window.show()
    _Told.told = 0
    look.set_text_size(120)
    assert 0 < _Told.told <= 2 * deep, "a change of theme took 8 s in a window whose pages had all been seen"
    look.set_text_size(100)


def test_a_widget_that_is_gone_does_not_hear_of_it(qapp: QApplication) -> None:
    look = Theme(Look.LIGHT, calm=True)
    look.apply(qapp)
    label = Body("Hello")
    label.deleteLater()
    qapp.processEvents()
    del label
    look.set_accent(Accent.COACH)
    assert theme() is look


@pytest.mark.parametrize(("mode", "accent", "percent"), list(product(Mode, Accent, (100, 200))))
def test_the_sheet_parses_and_names_only_our_colours(qtbot: QtBot, mode: Mode, accent: Accent, percent: int) -> None:
    tokens = tokens_for(mode, accent)
    sheet = sheet_for(tokens, Metrics(percent))
    ours = {value for name in tokens.__slots__ if str(value := getattr(tokens, name)).startswith("#")}
    assert set(re.findall(r"#[0-9A-F]{6}\b", sheet)) <= ours
    label = QLabel("x")
    qtbot.addWidget(label)
    label.setStyleSheet(sheet)  # Qt warns about a sheet it cannot read, and a warning fails the test
    label.show()


def test_every_vault_symbol_has_a_picture_of_its_own(qapp: QApplication) -> None:
    icons = [symbol_icon(symbol) for symbol in SYMBOLS]
    assert len(set(icons)) == len(SYMBOLS)
    assert all(icon.startswith("symbols/") for icon in icons)
    assert all(not pixmap(icon, 24, "#000000", 1.0).toImage().isNull() for icon in icons)
    assert symbol_icon("something newer") == "key-round"
    assert symbol_icon("../secrets") == "key-round"
