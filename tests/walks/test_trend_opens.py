"""Walk (b): the trends page is opened: down to the rows on the worker, up to the chart as values."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread

from leaderlens.analysis.pictures import SmallMultiples
from leaderlens.services.lenses import Library
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.trends.page import TrendsPage
from leaderlens.ui.widgets.chart_view import ChartView
from tests.seats import all_rated, seats
from tests.ui.trends.conftest import presenter_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_from_the_rows_to_the_drawn_chart(tmp_path: Path, qtbot: QtBot) -> None:
    with seats(tmp_path) as both:
        questions = Library().questions(("ryley",))
        for leader, chief in ((6, 4), (6, 5), (7, 4)):
            checkin_id = both.open_checkin(("ryley",), both.clock().date())
            both.reveal(checkin_id, all_rated(questions, leader), all_rated(questions, chief))
            both.clock.moment += timedelta(days=28)

        errors: list[Exception] = []
        tasks = BackgroundTasks(errors.append)
        main = QThread.currentThread()
        read_on: list[bool] = []
        trends = both.leader.trends
        pair = both.leader.laptop.pairing.pairs()[0]
        desk = Desk(
            both.leader.laptop.vault.person, both.clock, tasks, lambda _place: None, lambda _changes: None, lambda: pair
        )
        page = TrendsPage()
        qtbot.addWidget(page)
        presenter = presenter_of(page, desk, both)
        page.resize(1000, 800)
        page.show()

        def noting(work: Callable[[], object]) -> Callable[[], object]:
            def run() -> object:
                read_on.append(QThread.currentThread() is main)
                return work()

            return run

        asked = tasks.run
        tasks.run = lambda work, *rest, **more: asked(noting(work), *rest, **more)  # type: ignore[method-assign]
        presenter.show(Place("trends"))
        qtbot.waitUntil(lambda: any(view.isVisible() for view in page.findChildren(ChartView)), timeout=30_000)
        tasks.finish()

        assert errors == []
        assert read_on
        assert not any(read_on), "rows are read and charts are drawn on the worker"
        expected = trends.overview(pair.id).multiples
        assert isinstance(expected, SmallMultiples)
        shown = {view.accessibleDescription() for view in page.findChildren(ChartView) if view.isVisible()}
        assert expected.alt in shown
