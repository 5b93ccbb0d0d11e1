"""A form for a commitment: its words are kept a moment after they are typed, and none of them is cut on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.services.priorities import LONGEST_NAME, MOST_NAMES
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


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ("\n".join(f"Name {number}" for number in range(MOST_NAMES + 1)), "No more than 30 lines are kept."),
        (
            "Robin\n" + "w" * (LONGEST_NAME + 1),
            "One of these lines is longer than 120 characters. Please shorten it, or make it two.",
        ),
    ],
)
def test_names_that_would_not_all_be_kept_are_not_handed_in(
    names: str, sentence: str, both: Room, qtbot: QtBot
) -> None:
    sitting = Sitting(both.leader, both, qtbot)
    sitting.show("priorities")
    sitting.press("Choose a priority")
    sitting.fill(title="Homes", horizon="longer", committed=names)
    sitting.form.keep.click()
    people = sitting.form.inputs["committed"]
    assert isinstance(people, TextArea)
    assert people.field.accessibleDescription() == sentence
    assert both.leader.priorities.all(both.pair_id) == ()
    sitting.fill(committed="\n".join(f"Name {number}" for number in range(MOST_NAMES)) + "\nName 1")
    sitting.form.keep.click()
    (kept,) = both.leader.priorities.all(both.pair_id)
    assert len(kept.committed) == MOST_NAMES
