"""The rooms of one open vault: which page is in view, who acts for it, and who hears that something was written.

Imported only after a vault is open, so that the first window waits for none of it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.destinations import destinations
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Person
from leaderlens.furniture import Furnished, Wishes, pages
from leaderlens.i18n import _
from leaderlens.services.exchange_problems import Problem
from leaderlens.services.suite import Services
from leaderlens.ui.ahead import Ahead
from leaderlens.ui.checkin.presenter import CheckInsPresenter
from leaderlens.ui.desk import Desk, Place, Presenter
from leaderlens.ui.journal.parts import Parts
from leaderlens.ui.main_window import MainWindow, Screen
from leaderlens.ui.reading_only import ReadingOnly
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.chip import Tone

_OWN_PAGES = {"today", "checkins", "people"}
"""Where somebody sits alone, and it matters which pair they act in."""


class Rooms:
    """The pages of one open vault in the window. ``pairs`` is read anew by :meth:`tell`."""

    def __init__(self, window: MainWindow, tasks: Tasks, services: Services, wishes: Wishes, handed_code: str) -> None:
        self.window = window
        self.services = services
        self.wishes = wishes
        self.handed_code = handed_code
        self.pairs: tuple[Pair, ...] = ()
        self._chosen_pair = ""
        self._tasks = tasks
        self._place = Place("")
        self._presenters: dict[str, Presenter] = {}
        self._said: set[str] = set()
        self.journal_parts = Parts()
        self._ahead = Ahead((*self.journal_parts.pieces(), lambda: self.presenter("journal")), window)
        self.desk = Desk(services.vault.person, services.clock, tasks, self.go, self.tell, self.pair)
        self._reading = ReadingOnly(window, window.say_problem) if services.vault.read_only else None
        self._furnished = {furnished.name: furnished for furnished in pages()}
        for furnished in self._furnished.values():
            self._give_room(furnished)
        self._destinations = destinations()
        self._offer_commands()
        window.page_shown.connect(self._shown)
        window.pair_requested.connect(self._look_elsewhere)

    def pair(self) -> Pair | None:
        """The pair in view: the one chosen, or the first whose term is open, or the latest closed, or the first."""
        chosen = [pair for pair in self.pairs if pair.id == self._chosen_pair]
        together = [pair for pair in self.pairs if pair.connected]
        open_terms = [pair for pair in together if not pair.over]
        return next(iter([*chosen, *open_terms, *reversed(together), *self.pairs]), None)

    def choose_pair(self, pair_id: str) -> None:
        """Look at another pair of this person."""
        self._chosen_pair = pair_id
        self.tell(Changes(people=True, checkins=True, reveals=True))

    def hand_over(self, code: str = "") -> None:
        """Leave, and greet the other person; while our invitation waits its code goes along, so nobody types it."""
        pending = next((pair for pair in self.pairs if not pair.connected), None)
        if code or pending is None:
            self.wishes.hand_over(code)
        else:
            self._tasks.run(lambda: self.services.pairing.code(pending.id) or "", self.wishes.hand_over)

    def go(self, place: Place) -> None:
        """Bring a page to the front and let its presenter show ``place``."""
        self._place = place
        self.window.show_page(place.page)

    def tell(self, changes: Changes) -> None:
        """Something was written: the page in view reads again if it cares, and the rail's badges follow."""
        if not changes:
            return
        if changes.people:
            self._tasks.run(self.services.pairing.pairs, lambda pairs: self._pairs_known(pairs, changes))
        else:
            self._spread(changes)

    def sync(self) -> None:
        """Trade with the exchange folder in the background, and show what came."""
        self._tasks.run(self.services.arrive, self.tell)

    def leave(self) -> None:
        """Hand every unsaved word to the worker: before locking."""
        for presenter in self._presenters.values():
            presenter.leave()

    @property
    def unsaved(self) -> bool:
        """Whether a page still holds words that could not be saved."""
        return any(presenter.unsaved for presenter in self._presenters.values())

    def close(self) -> None:
        """Stop listening to the window: another vault's rooms take over."""
        self.window.page_shown.disconnect(self._shown)
        self.window.pair_requested.disconnect(self._look_elsewhere)
        self.window.set_pair("")
        self._ahead.stop()
        self.journal_parts.let_go()
        if self._reading is not None:
            self._reading.stop()
        for destination in self._destinations:
            self.window.commands.remove(destination.id)

    def presenter(self, name: str) -> Presenter:
        """The presenter of a page, which is made now if nobody has been there yet."""
        if name not in self._presenters:
            page, presenter = self._furnished[name].make(self)
            room = self.window.page_widget(name)
            assert isinstance(room, _Room)  # noqa: S101 - _give_room put it there
            room.furnish(page)
            self.window.screens.append(Screen(page, presenter))
            self._presenters[name] = presenter
        return self._presenters[name]

    def _pairs_known(self, pairs: tuple[Pair, ...], changes: Changes) -> None:
        self.pairs = pairs
        self._spread(changes)

    def _spread(self, changes: Changes) -> None:
        presenter = self._presenters.get(self.window.page)
        if presenter is not None:
            presenter.refresh(changes)
        self._show_badge()
        self._show_pair(self.window.page)
        if changes.problems:
            self._tasks.run(self.services.log.problems, self._say_problems)

    def _say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say each thing that ails the exchange once, however often a sync meets it."""
        sentences = {problem.sentence for problem in problems}
        for sentence in sorted(sentences - self._said):
            notice = self.window.say(sentence, Tone.WARM, _("I have read this"), self._put_problems_away)
            notice.acted.connect(notice.closed)
        self._said = sentences

    def _put_problems_away(self) -> None:
        self._tasks.run(self.services.log.put_problems_away, lambda _changes: None)

    def _show_badge(self) -> None:
        pair = self.pair()
        if pair is None or not pair.connected or pair.over:
            self.window.set_badge("checkins", "")
            return
        self._tasks.run(
            lambda: self.services.checkins.overview(pair.id),
            lambda found: self.window.set_badge("checkins", CheckInsPresenter.badge(found)),
        )

    def _shown(self, page: str) -> None:
        """A page came to the front, by the rail or by ``go``: whoever was there before hands over its words."""
        place = self._place if self._place.page == page else Place(page)
        self._place = Place("")
        self._show_pair(page)
        for name, presenter in self._presenters.items():
            if name != page:
                presenter.leave()
        self.presenter(page).show(place)
        self._ahead.start()

    def _show_pair(self, page: str) -> None:
        """Which pair is in view, where there are several: on one's own pages alone. On all the others the other person
        may be looking on, who is not told that there is another pair.
        """
        pair = self.pair()
        several = sum(one.connected for one in self.pairs) > 1
        shown = pair is not None and pair.connected and several and page in _OWN_PAGES
        self.window.set_pair(Person("", pair.name_of(pair.partner), pair.partner).first_name if shown and pair else "")

    def _look_elsewhere(self) -> None:
        self.go(Place("people", act="pairs"))

    def _give_room(self, furnished: Furnished) -> None:
        """Give a page its place; it is made when first gone to, so that unlocking waits for Today alone."""
        f = furnished
        self.window.add_page(f.name, f.title, f.icon, _Room(), f.shortcut, in_rail=not f.below, foot=f.foot,
                             promised=f.promised, below=f.below, words=f.words)  # fmt: skip

    def _offer_commands(self) -> None:
        """From anywhere: a line on Today, a new entry with the caret in it, a backup, and every page's own acts."""
        for to in self._destinations:
            self.window.commands.add(to.id, to.title, to.group, partial(self.go, to.place), shortcut=to.shortcut,
                                     icon=to.icon, words=to.words, enabled=lambda: self.window.in_shell)  # fmt: skip


class _Room(QWidget):
    """A page's place in the window, empty until somebody comes."""

    def furnish(self, page: QWidget) -> None:
        """Put the page in."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.setFocusProxy(page)
