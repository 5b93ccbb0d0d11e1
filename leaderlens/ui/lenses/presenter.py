"""Acts for the lenses page: the list and its files, sharing a lens, and trading words about anchors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.anchors import ProposedAnchors
from leaderlens.domain.changes import Changes
from leaderlens.domain.lens import Lens
from leaderlens.domain.lens_draft import LensDraft
from leaderlens.domain.people import Pair, Role
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.anchors import AgreedAnchors
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.lenses import Library
from leaderlens.services.own_lenses import OwnLens, OwnLenses, SharedLens
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.lenses import view
from leaderlens.ui.lenses.drafting import Drafting
from leaderlens.ui.lenses.view import Act

if TYPE_CHECKING:
    from leaderlens.ui.lenses.page import LensesPage

_ANCHORS = ("low", "middle", "high")
_Shelf = tuple[tuple[OwnLens, ...], tuple[SharedLens, ...], tuple[Lens, ...]]


class LensesPresenter:
    """Lenses, for the person at the desk. What is being written is :class:`Drafting`'s."""

    def __init__(
        self, page: LensesPage, desk: Desk, lenses: OwnLenses, anchors: AgreedAnchors, drafts: FormDrafts
    ) -> None:
        self._page, self._desk, self._lenses, self._anchors = page, desk, lenses, anchors
        self._drafts = drafts
        self._shelf: _Shelf = ((), (), ())
        self._read_lens: Lens | None = None
        self._anchors_item = ""
        self._came_from = ("", "")
        self._outgoing: Lens | None = None
        self._writing = Drafting(page, desk, lenses, refused=self._refused, left=self._to_list)
        self._wire()

    @property
    def unsaved(self) -> bool:
        """Whether something of the draft is not on the disk yet."""
        return self._writing.unsaved

    def show(self, place: Place) -> None:
        if self._writing.under_way:
            self._writing.show()
            return
        acts = {"new": self._begin_new, "import": self._page.choose_file}
        self._read(acts.get(place.act))

    def refresh(self, changes: Changes) -> None:
        if changes.lenses or changes.people:
            self._read()

    def leave(self) -> None:
        """Keep what was typed, now."""
        self._writing.keep_now()
        words, item = self._page.anchors.half_written, self._anchors_item
        if words is not None and item:
            fields = dict(zip(_ANCHORS, words, strict=True))
            self._desk.tasks.run(lambda: self._drafts.keep(f"anchors.{item}", fields), lambda _changes: None)

    def _wire(self) -> None:
        page = self._page
        page.list.acted.connect(self._act)
        page.list.new_wanted.connect(self._begin_new)
        page.file_chosen.connect(self._take_in)
        page.target_chosen.connect(self._write)
        page.new.begun.connect(self._begin)
        page.new.left.connect(self._to_list)
        page.reading.left.connect(self._to_list)
        page.reading.anchors_wanted.connect(self._open_anchors)
        page.anchors.left.connect(self._leave_anchors)
        page.anchors.proposed.connect(self._propose_anchors)
        page.anchors.said.connect(self._say_anchors)

    # ------------------------------------------------------------ the list

    def _pair(self) -> Pair | None:
        pair = self._desk.pair()
        return pair if pair is not None and pair.connected and self._desk.person.role is not Role.COACH else None

    def _read(self, then: Callable[[], None] | None = None) -> None:
        pair = self._pair()

        def shelf() -> _Shelf:
            shared = self._lenses.shared(pair.id) if pair is not None else ()
            return self._lenses.all(), shared, Library().shipped()

        def known(found: _Shelf) -> None:
            self._shelf = found
            self._page.list.show_listing(view.listing(*found, pair))
            if self._anchors_item:
                self._show_anchors()
            if then is not None:
                then()

        self._desk.tasks.run(shelf, known)

    def _to_list(self) -> None:
        """Back to the list, and in it to where one came from."""
        self._read_lens = None
        self._page.show_part(self._page.list)
        self._read(lambda: self._page.lead_to(self._page.list.place_of(*self._came_from)))

    def _act(self, key: str, act: str) -> None:
        kind, _colon, name = key.partition(":")
        lens = self._lens_of(kind, name)
        self._came_from = (key, act)
        if act in view.WORDS:
            pair = self._pair()
            if pair is not None:
                self._run(partial(self._lenses.say, pair.id, name, view.WORDS[act]), _("Your word is on its way."))
        elif act == Act.EDIT:
            self._writing.open(partial(self._revise, name))
        elif act == Act.DROP:
            self._drop(name)
        elif lens is None:
            return
        elif act == Act.READ:
            self._show_lens(lens)
        elif act == Act.COPY:
            self._writing.open(partial(self._lenses.copy, lens, _("{name}, ours").format(name=lens.name)))
        elif act == Act.EXPORT:
            self._outgoing = lens
            self._page.choose_target(lens.name)
        elif act == Act.PROPOSE and (pair := self._pair()) is not None:
            self._run(partial(self._lenses.propose, pair.id, name), _("Proposed. It can be used once both agreed."))

    def _lens_of(self, kind: str, name: str) -> Lens | None:
        own, shared, shipped = self._shelf
        if kind == "own":
            return next((one.newest for one in own if one.id == name), None)
        if kind == "shared":
            return next((one.lens for one in shared if one.proposal.id == name), None)
        return next((one for one in shipped if one.id == name), None)

    def _revise(self, lens_id: str) -> LensDraft:
        return self._lenses.revise(lens_id)

    def _drop(self, lens_id: str) -> None:
        draft = next((one.draft for one in self._shelf[0] if one.id == lens_id), None)
        if draft is not None:
            undo = partial(self._run, partial(self._lenses.keep, draft), _("The draft is back."))
            self._run(partial(self._lenses.drop_draft, lens_id), _("The draft was discarded."), undo)

    def _run(self, work: Callable[[], Changes], said: str, undo: Callable[[], None] | None = None) -> None:
        def done(changes: Changes) -> None:
            self._page.tell("")
            self._page.done.emit(said, undo)
            self._desk.changed(changes)
            self._read()

        self._desk.tasks.run(work, done, self._refused)

    def _refused(self, error: Exception) -> bool:
        if not isinstance(error, LeaderLensError):
            return False
        self._page.tell(str(error))
        return True

    # ------------------------------------------------------------ files

    def _take_in(self, path: Path) -> None:
        self._writing.open(partial(self._lenses.take_in_file, path))

    def _write(self, path: Path) -> None:
        lens = self._outgoing
        if lens is None:
            return
        target = path if path.suffix else path.with_suffix(".toml")
        said = _("Saved as {file}.").format(file=target.name)
        self._desk.tasks.run(
            partial(self._lenses.write_file, lens, target), lambda _none: self._page.tell(said, "ink2"), self._refused
        )

    # ------------------------------------------------------------ reading, and anchors

    def _show_lens(self, lens: Lens) -> None:
        self._read_lens = lens
        ours = lens.id in {one.id for one in self._shelf[2]} or any(
            one.lens == lens and one.proposal.agreed for one in self._shelf[1]
        )
        self._page.reading.show_lens(lens, anchors=ours and self._pair() is not None)
        self._page.show_part(self._page.reading)

    def _open_anchors(self, item: str) -> None:
        self._anchors_item = item
        self._show_anchors()
        self._page.anchors.back.setFocus()
        self._desk.tasks.run(lambda: self._drafts.all().get(f"anchors.{item}"), self._put_in)

    def _put_in(self, kept: dict[str, str] | None) -> None:
        if kept is not None:
            low, middle, high = (kept.get(part, "") for part in _ANCHORS)
            self._page.anchors.put_in(low, middle, high)

    def _show_anchors(self) -> None:
        pair, lens, key = self._pair(), self._read_lens, self._anchors_item
        if pair is None or lens is None:
            return

        def known(sets: tuple[ProposedAnchors, ...]) -> None:
            self._page.anchors.show_anchors(view.anchors_of(lens.item(key), sets, pair))
            self._page.show_part(self._page.anchors)

        self._desk.tasks.run(partial(self._anchors.all, pair.id), known)

    def _leave_anchors(self) -> None:
        self.leave()
        item, self._anchors_item = self._anchors_item, ""
        self._page.anchors.forget()
        if self._read_lens is not None:
            self._page.show_part(self._page.reading)
            self._page.lead_to(self._page.reading.place_of(item))

    def _propose_anchors(self, low: str, middle: str, high: str) -> None:
        pair = self._pair()
        if pair is not None:
            item = self._anchors_item

            def work() -> Changes:
                changes = self._anchors.propose(pair.id, item, low, middle, high)
                return changes + self._drafts.drop(f"anchors.{item}")

            self._page.anchors.forget()
            self._run(work, _("Proposed. Your words count once both have agreed."))

    def _say_anchors(self, proposal: str, word: str) -> None:
        pair = self._pair()
        if pair is not None:
            said = _("Your word is on its way.")
            self._page.anchors.forget()
            self._run(partial(self._anchors.say, pair.id, proposal, view.WORDS[word]), said)

    # ------------------------------------------------------------ writing one

    def _begin_new(self) -> None:
        self._page.show_part(self._page.new)
        self._page.new.start()

    def _begin(self, name: str, about: str) -> None:
        self._writing.open(partial(self._lenses.begin, name, about))
