"""A lens with two sides, written by keys over a real vault, through its file and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Prompts, Wording
from leaderlens.domain.lens_file import parse_lens
from leaderlens.domain.people import Role
from leaderlens.ui.lenses.view import Act
from leaderlens.ui.lenses.wording_form import WordingForm
from tests.seats import Seats
from tests.ui.lenses.sitting import Sitting, sitting

ASKED = ("self", "other", "pair", "low", "high")


def begin(qtbot: QtBot, at: Sitting, name: str) -> None:
    """Begin a lens of two sides by keys."""
    at.page.list.new.click()
    qtbot.keyClicks(at.page.new.name.edit, name)
    card = next(card for card in at.page.new.about.cards if card.value == "relationship")
    qtbot.keyClick(card, Qt.Key.Key_Space)
    qtbot.keyClick(at.page.new.begin, Qt.Key.Key_Space)


def word(qtbot: QtBot, form: WordingForm, *texts: str) -> None:
    """Type one text after another into a wording; where it has no statement about the two, there is none to type."""
    for part, text in zip(ASKED, texts, strict=True):
        if text:
            qtbot.keyClicks(form.fields[part].edit, text)


def write(qtbot: QtBot, at: Sitting) -> None:
    """An item of two sides with one part and questions for its conversation."""
    begin(qtbot, at, "What each owes")
    qtbot.keyClick(at.page.editor.add_item, Qt.Key.Key_Space)
    form = at.page.editor.form
    qtbot.keyClicks(form.name.edit, "Plain speaking")
    for side in form.sides:
        word(qtbot, side, "I speak plainly.", "They speak plainly.", "", "Hints.", "Says it.")
    qtbot.keyClick(form.parts.add, Qt.Key.Key_Space)
    qtbot.keyClicks(form.parts.forms[0].name.edit, "In private")
    word(qtbot, form.parts.forms[0].wording, "I do.", "They do.", "We do.", "Never.", "Always.")
    qtbot.keyClicks(form.talk.describe.edit, "When was it plain?")
    qtbot.keyClick(form.talk.seat.combo, Qt.Key.Key_Down)
    qtbot.keyClicks(form.talk.express.edit, "What did it cost you?")


def test_two_sides_a_part_and_questions_are_written_by_keys_and_go_through_a_file(
    qtbot: QtBot, both: Seats, tmp_path: Path
) -> None:
    mine = sitting(qtbot, both, both.leader)
    write(qtbot, mine)
    qtbot.keyClick(mine.page.editor.finish, Qt.Key.Key_Space)
    assert mine.desk.tasks.told == []
    target = tmp_path / "owes.toml"
    mine.page.choose_target = lambda _name: mine.page.target_chosen.emit(target)  # type: ignore[method-assign]
    mine.row("What each owes").buttons[Act.EXPORT].click()
    item = parse_lens(target.read_text(encoding="utf-8"), target.name).items[0]
    (part,) = item.parts
    assert (part.id, part.name) == ("new_item.new_part", "In private")
    assert part.wording == {Subject.PAIR: Wording("I do.", "They do.", "We do.", "Never.", "Always.")}
    leader = Prompts("", "What did it cost you?", "")
    assert item.prompts == part.prompts == Prompts("When was it plain?", "", "", {Role.LEADER: leader})
    theirs = sitting(qtbot, both, both.chief)
    theirs.page.file_chosen.emit(target)
    form = theirs.page.editor.form
    assert form.parts.forms[0].name.text() == "In private"
    assert form.talk.prompts == item.prompts
    theirs.page.editor.finish.click()
    theirs.page.choose_target = lambda _name: theirs.page.target_chosen.emit(target)  # type: ignore[method-assign]
    theirs.row("What each owes").buttons[Act.EXPORT].click()
    assert parse_lens(target.read_text(encoding="utf-8"), target.name).items == (item,)


def test_a_part_left_bare_keeps_the_lens_from_being_finished_and_says_where(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    write(qtbot, mine)
    low = mine.page.editor.form.parts.forms[0].wording.fields["low"]
    low.edit.selectAll()
    qtbot.keyClick(low.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(mine.page.editor.finish, Qt.Key.Key_Space)
    assert not mine.page.editor.isHidden()
    assert low.field.accessibleDescription() == "Please say what a 1 looks like."
    assert mine.page.editor.told.text() == "1 thing is still to be written."


def test_a_part_taken_out_comes_back_with_what_was_written_since(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    write(qtbot, mine)
    form = mine.page.editor.form
    qtbot.keyClick(form.parts.add, Qt.Key.Key_Space)
    qtbot.keyClicks(form.parts.forms[1].name.edit, "In public")
    qtbot.keyClick(form.parts.forms[1].up, Qt.Key.Key_Space)
    assert [one.name for one in form.parts.parts()] == ["In public", "In private"]
    with qtbot.waitSignal(mine.page.done) as told:
        qtbot.keyClick(form.parts.forms[1].remove, Qt.Key.Key_Space)
    qtbot.keyClicks(form.parts.forms[0].name.edit, " too")
    assert told.args is not None
    told.args[1]()
    assert [one.name for one in form.parts.parts()] == ["In public too", "In private"]
    assert form.parts.parts()[1].wording.pair_statement == "We do."


def test_an_item_taken_out_comes_back_with_what_was_written_since(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    write(qtbot, mine)
    qtbot.keyClick(mine.page.editor.add_item, Qt.Key.Key_Space)
    qtbot.keyClicks(mine.page.editor.form.name.edit, "Asks")
    with qtbot.waitSignal(mine.page.done) as told:
        qtbot.keyClick(mine.page.editor.tabs[0], Qt.Key.Key_Delete)
    qtbot.keyClicks(mine.page.editor.form.name.edit, " twice")
    assert told.args is not None
    told.args[1]()
    assert [tab.text() for tab in mine.page.editor.tabs] == ["Plain speaking", "Asks twice"]
    mine.presenter.leave()
    later = sitting(qtbot, both, both.leader)
    later.row("What each owes").buttons[Act.EDIT].click()
    assert later.page.editor.form.parts.forms[0].name.text() == "In private"
