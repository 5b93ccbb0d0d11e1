"""A form for a commitment: its words are kept a moment after they are typed, however they are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.fields import TextArea
from leaderlens.ui.widgets.pause import PAUSE_MS
from tests.reflection import Room
from tests.ui.commitments.desks import Sitting


def test_who_types_without_a_rest_is_kept_all_the_same(both: Room, qtbot: QtBot) -> None:
    sitting = Sitting(both.leader, both, qtbot)
    sitting.show()
    sitting.press("Write down an agreement")
    text = sitting.form.inputs["text"]
    assert isinstance(text, TextArea)
    qtbot.keyClicks(text.edit, "Papers by Friday noon")

    def typed_on() -> bool:
        qtbot.keyClicks(text.edit, "a")
        qtbot.keyClick(text.edit, Qt.Key.Key_Backspace)
        return bool(sitting.wing.drafts.all())

    qtbot.waitUntil(typed_on, timeout=PAUSE_MS * 5)
    (draft,) = sitting.wing.drafts.all().values()
    assert draft["text"].startswith("Papers by Friday noon")
