"""Both people at their page of commitments, over real vaults."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.objective_export import ObjectiveExport
from leaderlens.ui.commitments.form import CommitmentForm
from leaderlens.ui.commitments.page import CommitmentsPage
from leaderlens.ui.commitments.presenter import CommitmentsPresenter
from leaderlens.ui.commitments.wing import Wing
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.chip import Chip
from leaderlens.ui.widgets.labels import TextLabel
from leaderlens.ui.widgets.notice import NoticeBar
from tests.reflection import Chair, Room
from tests.ui.fitting import settle
from tests.ui.tasks_fixture import ImmediateTasks


class Sitting:
    """One person at the page. As the app does, the page in view reads again after each write."""

    def __init__(self, chair: Chair, room: Room, qtbot: QtBot, size: tuple[int, int] = (900, 640)) -> None:
        self.chair, self.room = chair, room
        self.tasks = ImmediateTasks()
        self.went: list[Place] = []
        self.done: list[str] = []
        self.page = CommitmentsPage()
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        self.page.done.connect(self.done.append)
        vault = chair.seat.laptop.vault
        desk = Desk(vault.person, room.seats.clock, self.tasks, self.went.append, self.changed, self.pair)
        export = ObjectiveExport(chair.objectives, vault.folder)
        self.wing = Wing(chair.agreements, chair.objectives, chair.priorities, FormDrafts(vault.database), export)
        self.presenter = CommitmentsPresenter(self.page, desk, self.wing)

    def pair(self) -> Pair | None:
        found = self.chair.seat.laptop.pairing.pairs()
        return next((one for one in found if one.id == self.room.pair_id), None)

    def changed(self, changes: Changes) -> None:
        self.presenter.refresh(changes)

    def show(self, act: str = "", entry_id: str = "") -> None:
        self.page.show()
        self.presenter.show(Place("commitments", act=act, entry_id=entry_id))
        settle()

    def meet(self) -> None:
        self.room.meet()
        self.presenter.refresh(Changes(commitments=True, people=True))
        settle()

    def button(self, text: str) -> Button:
        """The button in sight with these words."""
        settle()
        return next(each for each in self.page.findChildren(Button) if each.text() == text and each.isVisible())

    def press(self, text: str) -> None:
        self.button(text).click()
        settle()

    def buttons(self) -> set[str]:
        settle()
        return {each.text() for each in self.page.findChildren(Button) if each.isVisible()}

    def open(self, title: str) -> None:
        assert self.page.listed is not None
        next(row for row in self.page.listed.rows.values() if row.line.title == title).click()
        settle()

    def fill(self, **values: str) -> None:
        self.form.fill(values)

    @property
    def form(self) -> CommitmentForm:
        assert self.page.form is not None
        return self.page.form

    def rows(self) -> list[tuple[str, str, str]]:
        """Title, line and mark of each row."""
        assert self.page.listed is not None
        return [(row.line.title, row.line.line, row.line.mark.text) for row in self.page.listed.rows.values()]

    def texts(self) -> list[str]:
        """Every word in sight."""
        settle()
        labels = [each.text() for each in self.page.findChildren(TextLabel) if each.isVisible()]
        chips = [each.text() for each in self.page.findChildren(Chip) if each.isVisible()]
        return labels + chips + [each.sentence for each in self.page.findChildren(NoticeBar) if each.isVisible()]


def written(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())
