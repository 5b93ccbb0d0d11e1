"""Link an entry: tags of one's own, the attributes and principles it shows, and the pair it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.journal.completion import Vocabulary
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.fields import TextField

_SEVERAL = 40


class LinksSheet(Sheet):
    """``linked(kind, key, on)`` for every change, at once; it can be changed back the same way.

    One field finds everything: type, then Enter takes the row in front; a word that is none of these becomes a tag.
    """

    linked = Signal(str, str, bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            _("Tag and link this entry"),
            _("Before you rate an attribute, you alone are shown what you wrote about it since the last check-in."),
            widest=600,
        )
        self._words = Vocabulary()
        self._people: tuple[tuple[str, str], ...] = ()
        self._on: set[tuple[str, str]] = set()
        self.field = self.add(TextField(_("Type a tag, an attribute, a principle or a name")))
        self.field.edit.installEventFilter(self)
        self.field.changed.connect(self._list)
        self.field.submitted.connect(self._take)
        self.list = self.add(RowsView(_("Tags, attributes, principles and people"), most=9))
        self.list.pressed_row.connect(self._toggle)
        self.done = self.add_action(Button(_("Done"), Kind.PRIMARY))
        self.done.clicked.connect(self.leave)

    def show_links(
        self, vocabulary: Vocabulary, people: tuple[tuple[str, str], ...], on: tuple[tuple[str, str], ...]
    ) -> None:
        """What there is to choose (``people`` as pair id and name), and what is chosen, as (kind, key)."""
        self._words, self._people, self._on = vocabulary, people, set(on)
        self.field.set_text("")
        self._list()
        self.open_sheet(self.field.edit)

    def clear(self) -> None:
        self.field.set_text("")
        self.list.show_rows([])
        self._on.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field.edit and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            rows = self.list.rows.rowCount()
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and rows:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = max(0, min(rows - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self.list.rows.index(row))
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> str:
        return " ".join(self.field.text().split())

    def _list(self) -> None:
        typed = self._typed().casefold()
        rows = []
        known = {tag.casefold() for tag, _count in self._words.tags}
        here = {key for kind, key in self._on if kind == "tag"}
        tags = [*self._words.tags, *((tag, 1) for tag in sorted(here) if tag.casefold() not in known)]
        for tag, count in tags:
            if typed in tag.casefold():
                used = ngettext("{count} entry", "{count} entries", count).format(count=count)
                rows.append(self._row("tag", tag, tag, used))
        if typed and typed not in known and typed not in {tag.casefold() for tag in here}:
            title = _("New tag “{tag}”").format(tag=self._typed())
            rows.insert(0, RowItem(f"new:{self._typed()}", title, icon="plus"))
        for key, name in self._people:
            if typed in name.casefold():
                rows.append(self._row("person", key, name, _("The pair with them")))
        for key, name in self._words.items:
            if typed in f"{name} {key}".casefold():
                rows.append(self._row("item", key, name, _lens_name(key)))
        rows.sort(key=lambda row: 0 if row.ticked and not typed else 1)
        self.list.show_rows(rows[: _SEVERAL if typed else 200])
        if typed and rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self.fit()

    def _row(self, kind: str, key: str, title: str, trailing: str) -> RowItem:
        return RowItem(f"{kind}:{key}", title, trailing=trailing, ticked=(kind, key) in self._on)

    def _take(self) -> None:
        """Enter in the field: the row in front, or done when nothing is typed."""
        if not self._typed():
            self.leave()
            return
        self._toggle(self.list.key())
        self.field.set_text("")
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self, row_key: str) -> None:
        kind, _colon, key = row_key.partition(":")
        if not key:
            return
        if kind == "new":
            kind = "tag"
            self.field.set_text("")
        on = (kind, key) not in self._on
        (self._on.add if on else self._on.discard)((kind, key))
        self.linked.emit(kind, key, on)
        self._list()


def _lens_name(key: str) -> str:
    """Which family an item belongs to, for the names people know."""
    return {"ryley": _("Attribute"), "taylor": _("Principle")}.get(key.partition(".")[0], _("Lens"))
