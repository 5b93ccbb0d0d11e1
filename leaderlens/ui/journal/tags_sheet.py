"""The tags of a journal: how often each is used, other names for them, and two made into one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.journal_text import LONGEST_TAG
from leaderlens.i18n import _, ngettext
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body


class TagsSheet(Sheet):
    """``tag_chosen(tag)`` to list its entries, ``rename_wished(tag, name)``, ``merge_wished(tag, into)``.

    A name that another tag has already makes the two one, and the sheet asks first.
    """

    tag_chosen = Signal(str)
    rename_wished = Signal(str, str)
    merge_wished = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Your tags"), widest=520)
        self._tags: dict[str, int] = {}
        self.nothing = self.add(
            Body(_("No tags yet. Add one below the title of an entry: a word or two you will look for later."), "ink2")
        )
        self.list = self.add(RowsView(_("Your tags")))
        self.list.chosen.connect(self._chosen)
        self.list.pressed_row.connect(self._chosen)
        self.name = self.add(
            TextField(_("Name"), _("Give it a name another tag has, and the two become one."), limit=LONGEST_TAG)
        )
        self.name.changed.connect(self._typed)
        self.name.submitted.connect(self._rename)
        self.show_entries = self.add_action(Button(_("Show its entries"), Kind.SECONDARY, icon="search"))
        self.rename = self.add_action(Button(_("Rename"), Kind.PRIMARY))
        self.show_entries.clicked.connect(self._show_entries)
        self.rename.clicked.connect(self._rename)

    def show_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Show tags with how many entries carry each."""
        self._tags = dict(tags)
        self.list.show_rows([RowItem(tag, tag, trailing=_count(count), icon="tag") for tag, count in tags])
        self.nothing.setVisible(not tags)
        for widget in (self.list, self.name, self.show_entries, self.rename):
            widget.setVisible(bool(tags))
        if tags and not self.list.key():
            self.list.choose_first()
        self._chosen(self.list.key())
        self.open_sheet(self.list if tags else self.close_button)

    def clear(self) -> None:
        self._tags = {}
        self.list.show_rows([])
        self.name.set_text("")

    def _chosen(self, tag: str) -> None:
        self.unask()
        self.name.set_text(tag)

    def _typed(self) -> None:
        name = " ".join(self.name.text().split())
        here = self.list.key()
        other = self._other(name)
        self.rename.setEnabled(bool(name) and name != here)
        self.rename.setText(_("Make them one") if other else _("Rename"))

    def _other(self, name: str) -> str:
        """The other tag that has that name already, however it is capitalised."""
        here = self.list.key()
        return next((tag for tag in self._tags if tag != here and tag.casefold() == name.casefold()), "")

    def _rename(self) -> None:
        tag, name = self.list.key(), " ".join(self.name.text().split())
        if not tag or not name or name == tag:
            return
        other = self._other(name)
        if not other:
            self.rename_wished.emit(tag, name)
            return
        count = self._tags[tag]
        sentence = ngettext(
            "{count} entry tagged “{tag}” will be tagged “{other}” instead.",
            "{count} entries tagged “{tag}” will be tagged “{other}” instead.",
            count,
        ).format(count=count, tag=tag, other=other)
        self.ask(sentence, _("Make them one"), lambda: self.merge_wished.emit(tag, other), Tone.WARM)

    def _show_entries(self) -> None:
        tag = self.list.key()
        self.leave()
        if tag:
            self.tag_chosen.emit(tag)


def _count(count: int) -> str:
    return ngettext("{count} entry", "{count} entries", count).format(count=count)
