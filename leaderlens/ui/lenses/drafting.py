"""Acts for the editor of a lens: keeps the draft in hand a moment after each key, and finishes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.lens_draft import LensDraft
from leaderlens.i18n import _
from leaderlens.services.own_lenses import OwnLenses
from leaderlens.ui.desk import Desk
from leaderlens.ui.lenses.words import applied, missing, words_of

if TYPE_CHECKING:
    from leaderlens.ui.lenses.page import LensesPage


class Drafting:
    """The draft in hand. ``refused`` tells what did not go; ``left`` is called once there is no draft in hand any more.

    ``_kept`` is what is on the disk of it; ``_strict`` says that somebody meant to finish it and gaps are marked.
    """

    def __init__(
        self,
        page: LensesPage,
        desk: Desk,
        lenses: OwnLenses,
        *,
        refused: Callable[[Exception], bool],
        left: Callable[[], None],
    ) -> None:
        self._page, self._desk, self._lenses = page, desk, lenses
        self._refused, self._left = refused, left
        self._draft: LensDraft | None = None
        self._kept: LensDraft | None = None
        self._item, self._strict = "", False
        editor = page.editor
        editor.left.connect(self._leave)
        editor.finished.connect(self._finish)
        editor.paused.connect(self.keep)
        editor.lens_changed.connect(self._lens_typed)
        editor.item_changed.connect(self._item_typed)
        editor.item_chosen.connect(self._choose_item)
        editor.item_added.connect(self._add_item)
        editor.item_moved.connect(self._move_item)
        editor.item_removed.connect(self._remove_item)
        editor.part_added.connect(self._add_part)
        editor.part_moved.connect(self._move_part)
        editor.part_removed.connect(self._remove_part)
        editor.cluster_added.connect(lambda: self._change(lambda draft: draft.clustered(_("A new group"))[0]))
        editor.cluster_renamed.connect(self._rename_cluster)
        editor.cluster_removed.connect(lambda one: self._change(lambda draft: draft.cluster_removed(one)))

    @property
    def unsaved(self) -> bool:
        """Whether something of the draft is not on the disk yet."""
        return self._draft is not None and self._draft != self._kept

    @property
    def under_way(self) -> bool:
        """Whether there is a draft in hand."""
        return self._draft is not None

    def open(self, work: Callable[[], LensDraft]) -> None:
        """Have a draft made or found, and show it."""

        def opened(draft: LensDraft) -> None:
            self._draft = self._kept = draft
            self._strict = False
            self._item = draft.lens.items[0].id if draft.lens.items else ""
            self._page.show_part(self._page.editor)
            self.show()
            self._desk.changed(Changes(lenses=True))

        self._desk.tasks.run(work, opened, self._refused)

    def show(self) -> None:
        """Show the draft as it stands."""
        draft = self._draft
        if draft is None:
            return
        ids = [item.id for item in draft.lens.items]
        if self._item not in ids:
            self._item = ids[0] if ids else ""
        words = words_of(draft, draft.item(self._item)) if self._item else None
        self._page.editor.show_lens(draft.lens, self._item, words)
        self._show_missing()

    def keep(self) -> None:
        """Hand the draft to the worker; what is kept is remembered once it is on the disk."""
        draft = self._draft
        if draft is None or draft == self._kept:
            return
        self._show_missing()

        def kept(_changes: Changes) -> None:
            self._kept = draft

        self._desk.tasks.run(partial(self._lenses.keep, draft), kept, self._refused)

    def keep_now(self) -> None:
        """As :meth:`keep`, without waiting for the rest of a pause."""
        self._page.editor.hush()
        self.keep()

    def _show_missing(self) -> None:
        if self._draft is not None:
            self._page.editor.show_missing(missing(self._draft), strict=self._strict)

    def _lens_typed(self) -> None:
        editor, draft = self._page.editor, self._draft
        if draft is not None:
            self._draft = draft.renamed(" ".join(editor.name.text().split())).described(
                subtitle=editor.subtitle.text().strip(), question=editor.question.text().strip(),
                intro=editor.intro.text().strip(), author=editor.author.text().strip(),
                title=editor.title.text().strip(),
            )  # fmt: skip

    def _item_typed(self, item_id: str) -> None:
        if self._draft is not None:
            self._draft = applied(self._draft, item_id, self._page.editor.form.words())

    def _change(self, change: Callable[[LensDraft], LensDraft]) -> None:
        """Something other than typing: the editor shows what came of it, and it is kept at once."""
        if self._draft is not None:
            self._draft = change(self._draft)
            self.show()
            self.keep()

    def _choose_item(self, item_id: str) -> None:
        self._item = item_id
        self.show()
        self._page.editor.focus_item()

    def _add_item(self) -> None:
        def added(draft: LensDraft) -> LensDraft:
            draft, self._item = draft.added(_("New item"))
            return draft

        self._change(added)
        self._page.editor.form.name.edit.selectAll()
        self._page.editor.form.name.edit.setFocus()

    def _move_item(self, item_id: str, step: int) -> None:
        self._item = item_id
        self._change(
            lambda draft: draft.moved(item_id, max(0, [one.id for one in draft.lens.items].index(item_id) + step))
        )
        self._page.editor.focus_item()

    def _remove_item(self, item_id: str) -> None:
        if self._draft is None:
            return
        item = self._draft.item(item_id)
        self._change(lambda draft: draft.removed(item_id))
        self._page.editor.focus_item()
        undo = partial(self._put_back, self._draft.lens.id, item_id, lambda draft: draft.put_back(item))
        self._page.done.emit(_("The item was taken out."), undo)

    def _add_part(self, item_id: str) -> None:
        begun = ""

        def added(draft: LensDraft) -> LensDraft:
            nonlocal begun
            draft, begun = draft.part_added(item_id, _("New part"))
            return draft

        self._change(added)
        self._page.editor.form.parts.begin(begun)

    def _move_part(self, item_id: str, part_id: str, step: int) -> None:
        def moved(draft: LensDraft) -> LensDraft:
            at = [part.id for part in draft.item(item_id).parts].index(part_id)
            return draft.part_moved(item_id, part_id, at + step)

        self._change(moved)
        self._page.editor.form.parts.begin(part_id)

    def _remove_part(self, item_id: str, part_id: str) -> None:
        if self._draft is None:
            return
        part = next(one for one in self._draft.item(item_id).parts if one.id == part_id)
        self._change(lambda draft: draft.part_removed(item_id, part_id))
        self._page.editor.form.parts.add.setFocus()
        undo = partial(self._put_back, self._draft.lens.id, item_id, lambda draft: draft.part_put_back(item_id, part))
        self._page.done.emit(_("The part was taken out."), undo)

    def _put_back(self, lens_id: str, item_id: str, change: Callable[[LensDraft], LensDraft]) -> None:
        """Undo taking out, if the same draft is still in hand; what was written since then stays."""
        draft = self._draft
        if draft is None or draft.lens.id != lens_id:
            return
        try:
            restored = change(draft)
        except KeyError:  # the item of the part was taken out since
            return
        self._item = item_id
        self._change(lambda _draft: restored)

    def _rename_cluster(self, cluster_id: str, name: str) -> None:
        name = " ".join(name.split())
        draft = self._draft
        known = {one.id: one.name for one in draft.lens.clusters} if draft is not None else {}
        if name and known.get(cluster_id, name) != name:
            self._change(lambda draft: draft.cluster_renamed(cluster_id, name, name))

    def _leave(self) -> None:
        self.keep_now()
        self._draft = self._kept = None
        self._left()

    def _finish(self) -> None:
        draft = self._draft
        if draft is None:
            return
        found = missing(draft)
        if found.anything:
            self._strict = True
            self._item = next((item.id for item in draft.lens.items if item.id in found.items), self._item)
            self.keep()
            self.show()
            return
        self._page.editor.hush()

        def done(changes: Changes) -> None:
            self._draft = self._kept = None
            self._page.done.emit(_("This version is finished. It can be used, exported or proposed."), None)
            self._desk.changed(changes)
            self._left()

        self._desk.tasks.run(partial(self._lenses.finish, draft), done, self._refused)
