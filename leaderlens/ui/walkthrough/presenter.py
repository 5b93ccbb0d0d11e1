"""What the walk-through does: read the plan, keep what is ticked, fill the screen, remember where it stopped."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from leaderlens.domain.changes import Changes
from leaderlens.domain.walkthrough import WalkThrough
from leaderlens.services.walkthrough import Preparing, Slide, WalkThroughs
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.walkthrough.page import WalkThroughPage


class WalkThroughPresenter:
    """Acts for the page. Every tick is kept at once; so is every step, so that a lock or a flat battery loses none."""

    def __init__(self, page: WalkThroughPage, desk: Desk, walks: WalkThroughs) -> None:
        self._page, self._desk, self._walks = page, desk, walks
        self._pair_id = ""
        self._kept: WalkThrough | None = None
        self._asked = 0
        page.draw_with(desk.tasks)
        page.plan_changed.connect(self._changed)
        page.checkin_asked.connect(self._read)
        page.begin_asked.connect(self.begin)
        page.moved.connect(self._moved)
        page.ended.connect(self._keep)
        page.back_asked.connect(lambda: desk.go(Place("trends")))
        page.checkins_asked.connect(lambda: desk.go(Place("checkins")))

    @property
    def unsaved(self) -> bool:
        """Whether a note is on the page that is not in the vault."""
        return bool(self._pair_id and self._kept is not None and self._page.plan != self._kept)

    def show(self, place: Place) -> None:
        """Show the plan; for a check-in where one is named."""
        self._read(place.checkin_id)

    def refresh(self, changes: Changes) -> None:
        if (changes.reveals or changes.people) and self._page.running is None:
            self._read("")

    def leave(self) -> None:
        """What is typed goes to the worker, and the screen is cleared."""
        self._page.settle()
        self._page.stop()
        if self.unsaved:
            self._keep()

    def begin(self, place: int) -> None:
        """Fill the screen from ``place`` on."""
        plan, pair_id, asked = replace(self._page.plan, place=place), self._pair_id, self._asked
        if plan.questions:
            self._desk.tasks.run(
                lambda: self._walks.slides(pair_id, plan), lambda slides: self._present(asked, slides, place)
            )

    def _read(self, checkin_id: str) -> None:
        pair = self._desk.pair()
        self._page.settle()
        self._asked += 1
        if pair is None:
            self._pair_id, self._kept = "", None
            self._page.show_nothing()
            return
        if pair.id != self._pair_id:
            self._pair_id, self._kept = pair.id, None
            self._page.show_blank()
        asked, pair_id = self._asked, pair.id
        self._desk.tasks.run(
            lambda: self._walks.prepare(pair_id, checkin_id), lambda found: self._prepared(asked, found)
        )

    def _prepared(self, asked: int, preparing: Preparing | None) -> None:
        if asked != self._asked:
            return
        if preparing is None:
            self._kept = None
            self._page.show_nothing()
            return
        self._kept = preparing.plan
        self._page.show_preparing(preparing)

    def _present(self, asked: int, slides: tuple[Slide, ...], place: int) -> None:
        if asked == self._asked:
            self._page.present(slides, place)

    def _changed(self) -> None:
        """Something was ticked or written: keep it, and count the steps."""
        self._keep()
        asked, pair_id, plan = self._asked, self._pair_id, self._page.plan
        if pair_id:
            self._desk.tasks.run(
                lambda: self._walks.count(pair_id, plan), lambda count: self._counted(asked, plan, count)
            )

    def _counted(self, asked: int, plan: WalkThrough, count: int) -> None:
        if asked == self._asked and plan == self._page.plan:
            self._page.show_slides(count)

    def _moved(self, place: int) -> None:
        self._page.plan = replace(self._page.plan, place=place)
        self._keep()

    def _keep(self) -> None:
        plan, pair_id = self._page.plan, self._pair_id
        if pair_id:
            self._desk.tasks.run(partial(self._walks.keep, pair_id, plan), lambda _none: self._was_kept(pair_id, plan))

    def _was_kept(self, pair_id: str, plan: WalkThrough) -> None:
        if pair_id == self._pair_id:
            self._kept = plan
