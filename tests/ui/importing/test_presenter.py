"""The import page acts on a real vault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.domain.changes import Changes
from leaderlens.errors import VaultError
from leaderlens.services.journal_import import ImportStoppedError
from leaderlens.ui.desk import Place
from tests.ui.importing.conftest import AtImport


def test_choose_look_map_bring_in_and_take_back(at_import: AtImport) -> None:
    page = at_import.page
    at_import.choose("daylio-csv")
    assert page.look.isVisible()
    assert not page.choose.isVisible()
    assert page.look.headline.text() == "This is a Daylio export (CSV)"
    assert at_import.journal.count() == 0
    page.look.moods._fields["Spent"].set_text("tired")
    page.look.bring.click()
    assert page.done.sentence.text() == "2 entries came in."
    assert at_import.journal.count("tag:tired") == 1
    assert at_import.kept.told[-1] == Changes(journal=True)
    page.done.undo.click()
    assert at_import.journal.count() == 0
    assert page.earlier.outcome.text() == "2 entries were taken out again."
    assert page.choose.isVisible()


def test_an_earlier_import_is_taken_back_but_for_what_was_changed(at_import: AtImport) -> None:
    page = at_import.page
    at_import.bring("jrnl-json")
    entry = at_import.journal.entry(at_import.journal.lines("second")[0].id)
    assert entry is not None
    at_import.kept.clock.moment = at_import.kept.clock().replace(hour=22)  # type: ignore[attr-defined]
    at_import.journal.save(replace(entry, body="Mine"))
    at_import.presenter.refresh(Changes(journal=True))
    ((batch, row),) = page.earlier.rows.items()
    row.undo.click()
    row.sure.click()
    assert batch
    assert page.earlier.outcome.text() == ("1 entry was taken out again. 1 stayed, because you have changed it since.")
    assert at_import.journal.count() == 1


def test_the_same_again_has_nothing_to_bring_in(at_import: AtImport) -> None:
    path = at_import.bring("jrnl-json")
    at_import.page.done.journal.click()
    assert at_import.kept.went == [Place("journal")]
    at_import.presenter.show(Place("importing"))
    at_import.page.choose.chosen.emit(path)
    assert not at_import.page.look.bring.isVisible()
    at_import.page.look.leave_it.click()
    assert at_import.page.choose.isVisible()


def test_what_is_no_journal_is_said_where_it_was_chosen(at_import: AtImport) -> None:
    wrong = at_import.folder / "x.bin"
    wrong.write_bytes(b"\x00")
    at_import.page.choose.chosen.emit(wrong)
    assert at_import.page.choose.told.text().startswith("This is no journal that LeaderLens can read.")
    assert at_import.page.choose.buttons.isVisible()


def test_stopping_and_leaving_take_nothing_in(at_import: AtImport) -> None:
    at_import.choose("jrnl-json")
    step = at_import.presenter._step
    at_import.presenter.leave()
    assert not at_import.presenter.unsaved
    with pytest.raises(ImportStoppedError) as stopped:
        step(0, 2)
    assert at_import.presenter._not_done(stopped.value)
    assert at_import.page.choose.told.text() == "Stopped. Nothing was brought in."
    assert at_import.journal.count() == 0


def test_a_full_disk_is_said_and_a_bug_goes_to_the_one_door(at_import: AtImport) -> None:
    assert at_import.presenter._not_done(VaultError("The disk is full.", code="disk-full"))
    assert at_import.page.choose.told.text() == "The disk is full."
    assert not at_import.presenter._not_done(RuntimeError())
    assert at_import.presenter._not_undone(VaultError("The vault is held.", code="held"))
    assert at_import.page.earlier.outcome.text() == "The vault is held."
    assert not at_import.presenter._not_undone(RuntimeError())
