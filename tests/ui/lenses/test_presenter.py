"""The lenses page acts on two real vaults: written by one, agreed by both, asked of both."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses.view import Act
from tests.seats import Seats
from tests.ui.lenses.sitting import Sitting, sitting


def write(at: Sitting, name: str = "How we listen") -> None:
    """Write a lens with one item, as a person would."""
    at.page.list.new.click()
    at.page.new.name.set_text(name)
    at.page.new.begin.click()
    at.page.editor.add_item.click()
    form = at.page.editor.form
    form.name.set_text("Lets people finish")
    for part, text in (
        ("self", "I let people finish."),
        ("other", "They do."),
        ("low", "Cuts in."),
        ("high", "Waits."),
    ):
        form.sides[0].fields[part].set_text(text)


def test_a_lens_is_written_finished_proposed_agreed_and_asked(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    write(mine)
    mine.page.editor.finish.click()
    assert mine.desk.tasks.told == []
    assert mine.row("How we listen").row.state == "Version 1"
    mine.row("How we listen").buttons[Act.PROPOSE].click()
    assert [row.row.state for row in mine.page.list.shared.rows] == ["Waits for Morgan"]
    both.chief.log.sync()
    theirs = sitting(qtbot, both, both.chief)
    theirs.row("How we listen").buttons[Act.AGREE].click()
    assert theirs.row("How we listen").row.state == "Agreed by both"
    both.leader.log.sync()
    lens_id = both.leader.checkins.library_of(both.pair_id).own[0].id
    checkin_id = both.open_checkin((lens_id,))
    assert checkin_id
    assert both.chief.checkins.overview(both.pair_id)[0].asked == 2


def test_a_lens_that_is_not_whole_is_marked_where_it_is_not_and_kept_all_the_same(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    write(mine)
    mine.page.editor.form.sides[0].fields["low"].set_text("")
    assert mine.presenter.unsaved
    mine.page.editor.finish.click()
    assert not mine.page.editor.isHidden()
    low = mine.page.editor.form.sides[0].fields["low"]
    assert low.field.accessibleDescription() == "Please say what a 1 looks like."
    mine.presenter.leave()
    assert not mine.presenter.unsaved
    later = sitting(qtbot, both, both.leader)
    later.row("How we listen").buttons[Act.EDIT].click()
    assert later.page.editor.form.name.text() == "Lets people finish"
    later.page.editor.back.click()
    later.row("How we listen").buttons[Act.DROP].click()
    assert later.page.list.own.rows == []


def test_items_and_groups_are_ordered_and_come_back(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    write(mine)
    mine.page.editor.add_item.click()
    mine.page.editor.form.name.set_text("Asks")
    mine.page.editor.up.click()
    assert [tab.text() for tab in mine.page.editor.tabs] == ["Asks", "Lets people finish"]
    mine.page.editor.add_cluster.click()
    assert [row.name.text() for row in mine.page.editor.clusters] == ["A new group"]
    with qtbot.waitSignal(mine.page.done) as told:
        mine.page.editor.remove.click()
    assert [tab.text() for tab in mine.page.editor.tabs] == ["Lets people finish"]
    assert told.args is not None
    told.args[1]()
    assert [tab.text() for tab in mine.page.editor.tabs] == ["Asks", "Lets people finish"]


def test_a_shipped_lens_is_copied_and_files_go_out_and_in(qtbot: QtBot, both: Seats, tmp_path: Path) -> None:
    mine = sitting(qtbot, both, both.leader)
    shipped = mine.page.list.shipped.rows[0].row.name
    mine.row(shipped).buttons[Act.COPY].click()
    assert len(mine.page.editor.tabs) == 20
    mine.page.editor.finish.click()
    own = mine.page.list.own.rows[0]
    assert own.row.name == f"{shipped}, ours"
    mine.page.choose_target = lambda _name: mine.page.target_chosen.emit(tmp_path / "twenty")  # type: ignore[method-assign]
    own.buttons[Act.EXPORT].click()
    assert "twenty.toml" in mine.page.told.text()
    theirs = sitting(qtbot, both, both.chief)
    theirs.page.file_chosen.emit(tmp_path / "twenty.toml")
    assert len(theirs.page.editor.tabs) == 20
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"\xff\xfe lens")
    again = sitting(qtbot, both, both.chief)
    again.page.file_chosen.emit(broken)
    assert "broken.toml" in again.page.told.text()
    assert not again.page.list.isHidden()


def test_anchors_are_proposed_by_one_and_agreed_by_the_other(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    mine.row(mine.page.list.shipped.rows[0].row.name).buttons[Act.READ].click()
    card = mine.page.reading.cards[0]
    card.agree.click()
    mine.page.anchors.low.set_text("Shuts the door.")
    mine.presenter.leave()
    later = sitting(qtbot, both, both.leader)
    later.row(later.page.list.shipped.rows[0].row.name).buttons[Act.READ].click()
    later.page.reading.cards[0].agree.click()
    assert later.page.anchors.low.text() == "Shuts the door."
    later.page.anchors.middle.set_text("Leaves it ajar.")
    later.page.anchors.high.set_text("Holds it open.")
    later.page.anchors.propose.click()
    assert [one.row.state for one in later.page.anchors.cards] == ["Waits for Morgan"]
    both.chief.log.sync()
    theirs = sitting(qtbot, both, both.chief)
    theirs.row(theirs.page.list.shipped.rows[0].row.name).buttons[Act.READ].click()
    theirs.page.reading.cards[0].agree.click()
    theirs.page.anchors.cards[0].agree.click()
    assert theirs.page.anchors.cards[0].row.state == "Agreed by both"
    assert theirs.page.anchors.low.text() == "Shuts the door."
    assert theirs.desk.tasks.told == []


def test_one_comes_back_to_where_one_left(qtbot: QtBot, both: Seats) -> None:
    mine = sitting(qtbot, both, both.leader)
    mine.page.resize(900, 500)
    third = mine.page.list.shipped.rows[1].row.name
    mine.row(third).buttons[Act.READ].click()
    card = mine.page.reading.cards[9]
    card.agree.click()
    assert mine.page.focusWidget() is mine.page.anchors.back
    mine.page.anchors.back.click()
    assert mine.page.focusWidget() is card.agree
    mine.page.reading.back.click()
    assert mine.page.focusWidget() is mine.row(third).buttons[Act.READ]
    write(mine)
    mine.page.editor.back.click()
    mine.row("How we listen").buttons[Act.EDIT].click()
    mine.page.editor.back.click()
    assert mine.page.focusWidget() is mine.row("How we listen").buttons[Act.EDIT]
