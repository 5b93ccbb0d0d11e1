"""One person at the lenses page, over a real vault."""

from __future__ import annotations

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from leaderlens.services.anchors import AgreedAnchors
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.own_lenses import OwnLenses
from leaderlens.store import pairs
from leaderlens.ui.desk import Place
from leaderlens.ui.lenses.list_view import Row
from leaderlens.ui.lenses.page import LensesPage
from leaderlens.ui.lenses.presenter import LensesPresenter
from tests.seats import Seat, Seats
from tests.ui.desks import KeptDesk


@dataclass
class Sitting:
    """One person at the page."""

    page: LensesPage
    desk: KeptDesk
    presenter: LensesPresenter

    def row(self, name: str) -> Row:
        """The row of that lens, the first there is."""
        rows = (*self.page.list.shared.rows, *self.page.list.own.rows, *self.page.list.shipped.rows)
        return next(row for row in rows if row.row.name == name)


def sitting(qtbot: QtBot, both: Seats, seat: Seat) -> Sitting:
    laptop = seat.laptop
    with laptop.database.reading() as session:
        pair = pairs.pair(session, both.pair_id)
    page, desk = LensesPage(), KeptDesk(laptop.vault.person, both.clock, pair)
    qtbot.addWidget(page)
    page.show()
    role = laptop.vault.person.role
    lenses = OwnLenses(laptop.database, seat.log, role, both.clock)
    anchors = AgreedAnchors(laptop.database, seat.log, role)
    presenter = LensesPresenter(page, desk.desk, lenses, anchors, FormDrafts(laptop.database))
    presenter.show(Place("lenses"))
    return Sitting(page, desk, presenter)
