"""A lens to read: whose thinking it is, how it is used, and every item with what it asks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Cluster, Item, Lens, Wording
from leaderlens.i18n import _
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.chip import Chip, Tone
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small
from leaderlens.ui.widgets.layouts import FlowRow


class ItemCard(Card):
    """One item. ``anchors_wanted(key)`` when the pair may agree its anchors."""

    anchors_wanted = Signal(str)

    def __init__(self, item: Item, *, anchors: bool) -> None:
        super().__init__(gap=8)
        self.item = item
        self.add(Heading(item.name, 3))
        if item.definition:
            self.add(Body(item.definition, "ink2"))
        if item.target is not None:
            best = _("Best between {low} and {high}").format(low=item.target.low, high=item.target.high)
            self.add(FlowRow(Chip(best, Tone.ACCENT, icon="target")))
        for part in item.parts or (item,):
            self._show(part, named=bool(item.parts))
        for told, text in ((_("Overdone: {text}"), item.overdone), (_("A warning sign: {text}"), item.warning_sign)):
            if text:
                self.add(Small(told.format(text=text), "ink2"))
        prompts = item.prompts
        asked = (prompts.describe, prompts.express, prompts.check_back) if prompts is not None else ()
        if any(asked):
            self.add(Eyebrow(_("For your conversation")))
            for text in asked:
                if text:
                    self.add(Small(text, "ink2"))
        self.agree = Button(_("Agree what 1, 4 and 7 look like"), Kind.QUIET, icon="handshake")
        self.agree.setAccessibleName(_("Agree what 1, 4 and 7 look like: {name}").format(name=item.name))
        if anchors:
            self.add(FlowRow(self.agree))
        else:
            self.agree.setParent(self)
            self.agree.hide()
        self.agree.clicked.connect(lambda: self.anchors_wanted.emit(item.key))

    def _show(self, item: Item, *, named: bool) -> None:
        if named:
            self.add(Eyebrow(item.name))
        told: list[Wording] = []
        for subject, said in item.wording.items():
            if said in told:
                continue
            told.append(said)
            if len(set(map(id, item.wording.values()))) > 1:
                self.add(
                    Eyebrow(_("About the leader") if subject is Subject.LEADER else _("About the chief executive"))
                )
            self.add(Reading(said.pair_statement or said.self_statement))
            for mark, text in (("1", said.low), ("4", said.middle), ("7", said.high)):
                if text:
                    self.add(Small(_("{rating}: {text}").format(rating=mark, text=text), "ink2"))


class ReadingView(QWidget):
    """``left``, and ``anchors_wanted(item key)``."""

    left = Signal()
    anchors_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().metrics.space(14))
        self.back = Button(_("All lenses"), Kind.QUIET, icon="arrow-left")
        self._column.addWidget(FlowRow(self.back))
        self._parts: list[QWidget] = []
        self.cards: list[ItemCard] = []
        self.back.clicked.connect(self.left)

    def show_lens(self, lens: Lens, *, anchors: bool) -> None:
        """Show a lens; ``anchors`` where a pair may agree anchors for its items."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.cards = [], []
        self._put(self._about(lens))
        for cluster in lens.clusters or (None,):
            if cluster is not None:
                self._put(_group(cluster))
            for item in lens.items:
                if cluster is None or item.cluster == cluster.id:
                    card = ItemCard(item, anchors=anchors and not item.parts and bool(item.wording))
                    card.anchors_wanted.connect(self.anchors_wanted)
                    self.cards.append(card)
                    self._put(card)
        self.back.setFocus()

    def place_of(self, item: str) -> QWidget:
        """The way to the anchors of an item; without one, the way back."""
        return next((card.agree for card in self.cards if card.item.key == item), self.back)

    @staticmethod
    def _about(lens: Lens) -> Card:
        about = Card(gap=10)
        about.add(Heading(lens.name, 2))
        for text in (lens.subtitle, lens.intro, lens.how_to_use):
            if text:
                about.add(Body(text, "ink2"))
        if lens.question:
            about.add(Reading(lens.question))
        source = lens.source
        said = ", ".join(part for part in (source.author, source.title, source.publication) if part)
        for text in (said and _("Source: {source}").format(source=said), source.note, lens.grouping_note,
                     lens.two_sides_note):  # fmt: skip
            if text:
                about.add(Small(text, "ink2"))
        return about

    def _put(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)


def _group(cluster: Cluster) -> QWidget:
    heading = QWidget()
    column = QVBoxLayout(heading)
    column.setContentsMargins(0, theme().metrics.space(10), 0, 0)
    column.addWidget(Heading(cluster.name, 2))
    column.addWidget(Small(cluster.line, "ink2"))
    return heading
