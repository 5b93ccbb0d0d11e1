"""Buttons: named by what they say, pressed by mouse, Enter and Space, and a ring only for the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.buttons import Button, IconButton, Kind, mirrored

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_any_key_people_expect(key: Qt.Key, qtbot: QtBot) -> None:
    button = Button("Seal", Kind.PRIMARY, icon="lock", trailing="arrow-right")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_what_it_says_is_its_name_and_it_grows_with_it(qtbot: QtBot) -> None:
    button = Button("Seal")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    button.setText("Seal this sheet")
    assert button.accessibleName() == "Seal this sheet"
    assert button.sizeHint().width() > narrow
    plain = button.sizeHint().width()
    button.set_icon("lock")
    assert button.sizeHint().width() > plain
    assert button.minimumSizeHint().width() <= button.sizeHint().width()
    button.set_kind("danger")
    assert button.kind is Kind.DANGER


def test_the_ring_is_for_the_keyboard(qtbot: QtBot) -> None:
    button = Button("Go on")
    qtbot.addWidget(button)
    button.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert not button.ring
    button.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))
    button.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert button.ring
    button.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    button.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    assert button.ring, "coming back to the window finds the ring where it was"


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("enabled", [True, False])
def test_each_kind_paints_itself(kind: Kind, enabled: bool, qtbot: QtBot) -> None:
    button = Button("Go on", kind, icon="check")
    qtbot.addWidget(button)
    button.setEnabled(enabled)
    button.resize(button.sizeHint())
    picture = button.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(0, picture.height(), 3)}
    assert len(colours) > 3


def test_an_icon_has_a_name_a_tooltip_and_another_side(qtbot: QtBot) -> None:
    button = IconButton("eye", "Show", shortcut="Alt+V")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Show", "Show  Alt+V")
    button.set_icon("eye-off", "Hide")
    assert (button.accessibleName(), button.toolTip()) == ("Hide", "Hide")
    assert button.sizeHint().width() == button.sizeHint().height() >= 38


def test_arrows_follow_the_direction_of_reading(qtbot: QtBot) -> None:
    button = Button("Go on")
    qtbot.addWidget(button)
    assert mirrored(button, "arrow-right") == "arrow-right"
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert mirrored(button, "arrow-right") == "arrow-left"
    assert mirrored(button, "lock") == "lock"
