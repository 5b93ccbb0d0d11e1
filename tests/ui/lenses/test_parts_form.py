"""The parts of an item: written by keys, moved, taken out, and said to be missing beside their fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from leaderlens.domain.lens import Wording
from leaderlens.domain.lens_parts import MOST_PARTS
from leaderlens.ui.lenses.parts_form import PartsForm
from leaderlens.ui.lenses.words import PartWords
from tests.ui.fitting import nameless

TRUST = PartWords("whole.trust", "Trust", Wording("I do.", "They do.", "We do.", "No.", "Yes."))
TRUTH = PartWords("whole.truth", "Truth", Wording("", "", ""))


def opened(qtbot: QtBot, *parts: PartWords) -> PartsForm:
    form = PartsForm()
    qtbot.addWidget(form)
    form.resize(480, 900)
    form.show_parts(parts)
    form.show()
    return form


def test_a_part_is_written_by_keys_from_its_name_to_what_a_7_looks_like(qtbot: QtBot) -> None:
    form = opened(qtbot, TRUST, TRUTH)
    told = []
    form.changed.connect(lambda: told.append(form.parts()[1]))
    form.begin("whole.truth")
    for text in ("Candour", "I say it.", "They say it.", "We say it.", "Late.", "", "At once."):
        while isinstance(form.focusWidget(), QAbstractButton):  # beside the name, to move it and to take it out
            qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClicks(form.focusWidget(), text)
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert form.parts()[1] == PartWords(
        "whole.truth", "Candour", Wording("I say it.", "They say it.", "We say it.", "Late.", "At once.")
    )
    assert form.parts()[0] == TRUST
    assert len(told) > 40, "every key is told"


def test_what_is_shown_again_keeps_its_fields_and_its_caret(qtbot: QtBot) -> None:
    form = opened(qtbot, TRUST)
    area = form.forms[0].wording.fields["low"]
    area.edit.setFocus()
    qtbot.keyClicks(area.edit, "Hm. ")
    caret = area.edit.textCursor().position()
    told = []
    form.changed.connect(lambda: told.append(1))
    form.show_parts(form.parts())
    assert (form.forms[0].wording.fields["low"], area.edit.textCursor().position()) == (area, caret)
    assert told == []


def test_parts_are_moved_and_taken_out_by_the_buttons_beside_their_names(qtbot: QtBot) -> None:
    form = opened(qtbot, TRUST, TRUTH)
    moved, removed = [], []
    form.moved.connect(lambda part, step: moved.append((part, step)))
    form.removed.connect(removed.append)
    first, second = form.forms
    assert (first.up.isEnabled(), second.down.isEnabled()) == (False, False)
    qtbot.keyClick(first.down, Qt.Key.Key_Space)
    qtbot.keyClick(second.remove, Qt.Key.Key_Space)
    assert (moved, removed) == ([("whole.trust", 1)], ["whole.truth"])
    assert second.remove.accessibleName() == "Take out: Truth"
    assert nameless(form) == []


def test_what_is_missing_is_said_beside_the_part_it_is_missing_from(qtbot: QtBot) -> None:
    form = opened(qtbot, TRUST, TRUTH)
    form.show_missing(
        {"whole.truth.pair": "Please write this statement.", "whole.truth.name": "Please name this part."}
    )
    assert form.forms[1].wording.fields["pair"].field.accessibleDescription() == "Please write this statement."
    assert form.forms[1].name.field.accessibleDescription() == "Please name this part."
    assert form.forms[0].wording.fields["pair"].field.accessibleDescription() == ""


def test_no_more_parts_than_a_person_can_answer(qtbot: QtBot) -> None:
    form = opened(qtbot, *(PartWords(f"whole.p{number}", "P", Wording("", "", "")) for number in range(MOST_PARTS)))
    assert not form.add.isEnabled()
