"""Park for our next session: exactly what will leave the journal, and who will see it, before it does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import Choice
from leaderlens.ui.widgets.labels import Body, Eyebrow, Reading, Small


class ParkSheet(Sheet):
    """``park_wished(text, pair_id)`` when the person has read what will leave and said yes."""

    park_wished = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Park for our next session"), widest=620)
        self._text = ""
        self._names: dict[str, str] = {}
        self.who = self.add(Choice(_("With")))
        self.who.changed.connect(self._say_who)
        card = self.add(Card())
        card.add(Eyebrow(_("Exactly this will leave your journal")))
        self.words = card.add(Reading(""))
        self.seen_by = self.add(Body("", "ink"))
        self.add(Small(_("A copy goes to the list of topics you share. You both see it; nothing else of this entry "
                         "goes with it. It is noted here and in your vault’s log. A copy that has left cannot be "
                         "called back.")))  # fmt: skip
        self.park = self.add_action(Button(_("Park this"), Kind.PRIMARY, icon="message-square"))
        self.keep = self.add_action(Button(_("Keep it to myself"), Kind.QUIET))
        self.park.clicked.connect(self._park)
        self.keep.clicked.connect(self.leave)

    def show_sentence(self, text: str, pairs: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Show ``text`` as it would leave; ``pairs`` are (id, the other person's name)."""
        self._text, self._names = text, dict(pairs)
        self.words.setText(_("“{words}”").format(words=text))
        self.who.set_items(pairs)
        self.who.set_value(chosen)
        self.who.setVisible(len(pairs) > 1)
        self._say_who()
        self.open_sheet(self.keep)

    def clear(self) -> None:
        self._text = ""
        self.words.setText("")

    def _say_who(self) -> None:
        name = self._names.get(self.who.value(), "")
        self.seen_by.setText(_("{name} will see it when your two vaults next meet.").format(name=name))
        self.fit()

    def _park(self) -> None:
        text, pair_id = self._text, self.who.value()
        self.leave()
        if text and pair_id:
            self.park_wished.emit(text, pair_id)


class ParkedSheet(Sheet):
    """Everything that was ever parked from this journal. ``entry_chosen(id)`` to open where it came from."""

    entry_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("What you parked"), _("Every sentence that left your journal this way."), widest=680)
        self.nothing = self.add(
            Body(_("Nothing yet. Select a sentence in an entry, then choose “Park for our next session”."), "ink2")
        )
        self.list = self.add(RowsView(_("Parked sentences"), most=8))
        self.list.pressed_row.connect(self._open)

    def show_parked(self, rows: tuple[RowItem, ...]) -> None:
        """Show the log; keys are ``entry/number``."""
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.open_sheet(self.list if rows else self.close_button)

    def clear(self) -> None:
        self.list.show_rows([])

    def _open(self, key: str) -> None:
        entry_id = key.partition("/")[0]
        if entry_id:
            self.leave()
            self.entry_chosen.emit(entry_id)
