"""A new lens: it needs a name, and is about each person unless told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses.new_view import NewView


def test_a_lens_begins_with_a_name(qtbot: QtBot) -> None:
    form, begun = NewView(), []
    qtbot.addWidget(form)
    form.begun.connect(lambda *told: begun.append(told))
    form.start()
    qtbot.keyClick(form.name.edit, Qt.Key.Key_Return)
    assert begun == []
    assert form.name.field.accessibleDescription() == "Please give the lens a name."
    form.name.set_text("  How we  listen ")
    form.begin.click()
    form.about.set_value("pair")
    form.begin.click()
    assert begun == [("How we listen", "person"), ("How we listen", "pair")]
