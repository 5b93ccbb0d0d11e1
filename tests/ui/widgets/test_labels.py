"""Text by its job: read out as it stands, wrapped by itself, never taken for markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette, QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small, Strong, TextLabel

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.mark.parametrize("kind", [Heading, Body, Strong, Small, Reading, Eyebrow])
def test_what_somebody_wrote_is_never_markup(kind: type[TextLabel], qtbot: QtBot) -> None:
    words = "<b>You</b> & <img src='x'>\nsecond line"
    label = kind(words)
    qtbot.addWidget(label)
    assert label.text() == words
    if label.textFormat() is Qt.TextFormat.RichText:
        page = QTextDocument()
        page.setHtml(QLabel.text(label))
        assert page.toPlainText().replace("\u2028", "\n") == words
    else:
        assert QLabel.text(label) == words


def test_a_wrapping_label_is_taller_where_it_is_narrower(qtbot: QtBot) -> None:
    label = Body("A sentence that needs several lines where there is little room for it.")
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > label.heightForWidth(600)
    assert label.minimumSizeHint().width() <= 80
    line = Body("One line", wrap=False)
    qtbot.addWidget(line)
    assert not line.wordWrap()
    assert line.minimumSizeHint().width() > 20


def test_tone_role_and_middle_can_change(qtbot: QtBot) -> None:
    label = Body("Quiet")
    qtbot.addWidget(label)
    label.set_tone("warm")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme().tokens.warm)
    label.set_role(Type.TITLE)
    assert label.font().pixelSize() == theme().metrics.type_px(Type.TITLE)
    label.set_centred()
    assert label.alignment() & Qt.AlignmentFlag.AlignHCenter
    assert label.text() == "Quiet"
    label.make_selectable()
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_is_read_out_as_one(level: int, qtbot: QtBot) -> None:
    heading = Heading("Our trends", level)
    qtbot.addWidget(heading)
    spoken = QAccessible.queryAccessibleInterface(heading)
    assert spoken.role() is QAccessible.Role.Heading
    assert spoken.text(QAccessible.Text.Name) == "Our trends"
    assert heading.level == level
