"""The form of an item: where its best lies."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.domain.lens import Band
from tests.ui.lenses.pages import edit, opened


def test_the_band_of_the_best_never_turns_over(qtbot: QtBot) -> None:
    page = opened(qtbot)
    edit(page)
    form = page.editor.form
    assert form.words().target == Band(3, 5)
    form.low.set_value("6")
    form.low.changed.emit()
    target = form.words().target
    assert target is not None
    assert target.low <= target.high
    form.middle_best.click()
    assert form.words().target is None
    assert form.band.isHidden()
