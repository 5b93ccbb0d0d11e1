"""What the journal shows before an entry is open: somewhere to begin, and what one wrote on this day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.journal import JournalLine, by_its_clock
from leaderlens.i18n import _, ngettext, short_date
from leaderlens.ui.journal.beside import Beside
from leaderlens.ui.journal.prompt_card import PromptCard
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.wording import title_of, words_of
from leaderlens.ui.style.metrics import READING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Eyebrow
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class Landing(PageScaffold):
    """``new_wished``, ``templates_wished``, ``entry_chosen(id)``, and the wishes of its ``prompts``."""

    new_wished = Signal()
    templates_wished = Signal()
    entry_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What would you like to keep?"), "", width=READING_WIDTH, parent=parent)
        self.new = Button(_("Write"), Kind.PRIMARY, icon="pencil")
        self.templates = Button(_("Begin from a template"), Kind.SECONDARY, icon="file-text")
        self.new.clicked.connect(self.new_wished)
        self.templates.clicked.connect(self.templates_wished)
        self.add(FlowRow(self.new, self.templates))
        self.prompts = self.add(PromptCard())
        self.then = self.add(Card())
        self.then_title = self.then.add(Eyebrow(""))
        self.then_list = self.then.add(RowsView(_("On this day"), most=5))
        self.then_list.pressed_row.connect(self.entry_chosen)
        self.then.hide()
        self.event_line = self.add(Beside())

    def show_day(self, today: date, lines: Sequence[JournalLine]) -> None:
        """What was written on this day in other years; a day without any takes no room."""
        self.then_title.setText(_("On {day} in other years").format(day=short_date(today)))
        self.then_list.show_rows(
            [
                RowItem(
                    line.id,
                    title_of(line),
                    words_of(line)[1],
                    _ago(today.year - by_its_clock(line.moment).year),
                    "history",
                )
                for line in lines
            ]
        )
        self.then.setVisible(bool(lines))

    def show_event(self, sentence: str) -> None:
        """What happens in the council's life about now; empty for nothing."""
        self.event_line.say(sentence)


def _ago(years: int) -> str:
    if years == 1:
        return _("A year ago")
    return ngettext("{count} year ago", "{count} years ago", years).format(count=years)
