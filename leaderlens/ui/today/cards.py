"""The cards of the Today page: what to do now, the latest reveal, the journal, and the word about recovery words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.desk import Place
from leaderlens.ui.style.theme import theme
from leaderlens.ui.today.rows import ROW_INSET, EntryRow
from leaderlens.ui.today.view import Action, Hero, JournalRow, LatestCard
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.chip import Chip
from leaderlens.ui.widgets.labels import Body, Heading, Reading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph
from leaderlens.ui.widgets.progress import SegmentedProgress
from leaderlens.ui.widgets.sparkline import Sparkline, SparkSeries

_GO_ON = "arrow-right"


class ActionButton(Button):
    """A button that may lead elsewhere as the page changes. ``wished`` carries where."""

    wished = Signal(object)

    def __init__(self, kind: Kind, *, trailing: str = "") -> None:
        super().__init__("", kind, trailing=trailing)
        self._action: Action | None = None
        self.clicked.connect(self._wish)
        self.hide()

    def show_action(self, action: Action | None) -> None:
        """Offer ``action``; nothing with None."""
        self._action = action
        if action is not None:
            self.setText(action.text)
        self.setVisible(action is not None)

    def _wish(self) -> None:
        if self._action is not None:
            self.wished.emit(self._action.wish)


class NowCard(HeroCard):
    """What to do now. ``wished`` when one of its buttons is pressed."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=14)
        self.chip, self.aside = Chip(""), Small(wrap=False)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(self.chip)
        head.addWidget(self.aside)
        head.addStretch(1)
        self.title, self.line = Heading("", 2), Body("", "ink2")
        self.progress = SegmentedProgress()
        self.action = ActionButton(Kind.PRIMARY, trailing=_GO_ON)
        self.other = ActionButton(Kind.QUIET)
        self._buttons = FlowRow(gap=8)
        for part in (self._head, self.title, self.progress, self.line):
            self.add(part)
        self.add_stretch()
        self.add(self._buttons)
        for button in (self.action, self.other):
            self._buttons.add(button)
            button.wished.connect(self.wished)

    def show_hero(self, hero: Hero) -> None:
        self.chip.set_text(hero.chip, hero.chip_tone)
        self.chip.setVisible(bool(hero.chip))
        self.aside.setText(hero.aside)
        self.aside.setVisible(bool(hero.aside))
        self._head.setVisible(bool(hero.chip or hero.aside))
        self.title.setText(hero.title)
        self.line.setText(hero.line)
        self.progress.setVisible(hero.answered is not None)
        if hero.answered is not None:
            done, asked = hero.answered
            self.progress.show_progress(asked, done, done if done < asked else -1)
        self.action.show_action(hero.action)
        self.other.show_action(hero.other)
        self._buttons.updateGeometry()


class RevealCard(Card):
    """What the newest reveal said, with a small trend. Its frame stands before its words are read."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=12)
        self.title = Heading("", 3)
        self.headline = Reading()
        self.hint = Body("", "ink2")
        self.item = Strong(wrap=True)
        self.chip = Chip("")
        self._item_row = QWidget()
        row = QHBoxLayout(self._item_row)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.item, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.trend = Sparkline()
        self.trend.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.action, self.other = ActionButton(Kind.SECONDARY), ActionButton(Kind.QUIET)
        self._buttons = FlowRow(gap=8)
        for part in (self.title, self.headline, self.hint, self._item_row):
            self.add(part)
        self.add(self.trend, 100)  # it grows with the card; the stretch below serves a card without it
        self.add_stretch()
        self.add(self._buttons)
        for button in (self.action, self.other):
            self._buttons.add(button)
            button.wished.connect(self.wished)

    def show_latest(self, card: LatestCard) -> None:
        self.title.setText(card.title)
        self.headline.setText(card.headline)
        self.headline.setVisible(bool(card.headline))
        self.hint.setText(card.hint)
        self.hint.setVisible(bool(card.hint))
        self.item.setText(card.item)
        self.chip.set_text(card.apart)
        self.chip.setVisible(bool(card.apart))
        self._item_row.setVisible(bool(card.item))
        series = tuple(SparkSeries(line.name, line.rater, line.values) for line in card.lines)
        self.trend.setVisible(bool(series) or not (card.headline or card.hint))  # the frame keeps its place
        self.trend.show_series(series, card.first, card.last, card.said)
        self.action.show_action(card.action)
        self.other.show_action(card.other)
        self._buttons.updateGeometry()


class JournalCard(Card):
    """The last few entries, and a way to write another."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=4)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(ROW_INSET, 0, 0, 4)
        head.addWidget(Heading(_("Your journal"), 3, wrap=False), 1)
        self.write = Button(_("Write"), Kind.QUIET, icon="pencil")
        self.write.setAccessibleName(_("Write a new journal entry"))
        self.write.clicked.connect(lambda: self.wished.emit(Place("journal", act="new")))
        head.addWidget(self.write)
        self.add(self._head)
        self._rows: list[EntryRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.empty = Body(
            _("Nothing is written yet. What you write here stays in your vault: nobody else ever reads it."), "ink2"
        )
        self.empty.setContentsMargins(ROW_INSET, 0, ROW_INSET, 0)
        self.add(self.empty)
        self.add_stretch()

    def restyle(self) -> None:
        """Rows reach out to both sides, so that their words stand in line with the heading."""
        super().restyle()
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(
            margins.left() - ROW_INSET, margins.top() - 8, margins.right() - ROW_INSET, margins.bottom()
        )

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        return tuple(self._rows)

    def show_rows(self, rows: tuple[JournalRow, ...]) -> None:
        if rows == tuple(shown.row for shown in self._rows) and rows:
            return
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [EntryRow(row) for row in rows]
        for place, row in enumerate(self._rows):
            row.clicked.connect(lambda _checked=False, known=row.row.entry_id: self._open(known))
            self._list.insertWidget(place, row)
        self.empty.setVisible(not rows)

    def _open(self, entry_id: str) -> None:
        self.wished.emit(Place("journal", entry_id=entry_id))


class RecoveryCard(Card):
    """A reminder until the recovery words are known to be written down."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=8)
        title = QWidget()
        row = QHBoxLayout(title)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().metrics.space(10))
        row.addWidget(Glyph("key-round", "warm"))
        row.addWidget(Heading(_("Write down your recovery words"), 3), 1)
        self.add(title)
        self.add(
            Body(
                _("They open your vault if you forget your passphrase. Without either, nobody can open your vault."),
                "ink2",
            )
        )
        self.show_words = Button(_("Show the words"))
        self.show_words.clicked.connect(lambda: self.wished.emit(Place("people")))
        self.add_row(self.show_words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
