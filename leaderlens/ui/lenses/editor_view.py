"""The editor of a lens: what it is, its groups, its items in their order, and the form of the item in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.lens import Cluster, Lens
from leaderlens.domain.lens_draft import MOST_ITEMS
from leaderlens.i18n import _, ngettext
from leaderlens.ui.accessibility import announce
from leaderlens.ui.lenses.item_form import ItemForm
from leaderlens.ui.lenses.words import ItemWords, Missing
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.choices import ChoiceCard
from leaderlens.ui.widgets.fields import TextArea, TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.pause import Pause


class ItemTab(ChoiceCard):
    """One item of the list. ``moved(step)`` with Alt and an arrow, ``gone`` with Delete."""

    moved = Signal(int)
    gone = Signal()

    def __init__(self, item_id: str, name: str, line: str) -> None:
        super().__init__(item_id, name, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.gone.emit()
        else:
            super().keyPressEvent(event)


class ClusterRow(QWidget):
    """One group: its name, and a way to take it out."""

    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, cluster: Cluster) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.name = TextField(_("Name of the group"), limit=60)
        self.name.set_text(cluster.name)
        self.remove = IconButton("x", _("Take out the group {name}").format(name=cluster.name))
        self.name.row.addWidget(self.remove)
        column.addWidget(self.name)
        self.name.edit.editingFinished.connect(lambda: self.renamed.emit(cluster.id, self.name.text()))
        self.remove.clicked.connect(lambda: self.removed.emit(cluster.id))


class EditorView(QWidget):
    """``lens_changed`` and ``item_changed`` at every key, ``paused`` when they should be kept; the rest as named."""

    lens_changed = Signal()
    item_changed = Signal(str)
    paused = Signal()
    item_chosen = Signal(str)
    item_added = Signal()
    item_moved = Signal(str, int)
    item_removed = Signal(str)
    part_added = Signal(str)
    part_moved = Signal(str, str, int)
    part_removed = Signal(str, str)
    cluster_added = Signal()
    cluster_renamed = Signal(str, str)
    cluster_removed = Signal(str)
    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(14))
        self.back = Button(_("All lenses"), Kind.QUIET, icon="arrow-left")
        self.finish = Button(_("Finish this version"), Kind.PRIMARY, icon="check")
        column.addWidget(FlowRow(self.back, self.finish))
        self.told = Body("", "ink2")
        column.addWidget(self.told)
        self.about, self.more = Card(gap=10), Card(gap=10)
        column.addWidget(self.about)
        self._build_about()
        columns = Columns((2, 3), needs=700, top=True)
        self.items = Card(gap=8)
        self.items.add(Heading(_("Items"), 2))
        self.items.add(Small(_("Alt with an arrow moves an item, Delete takes it out."), "ink2"))
        self._tabs_column = QVBoxLayout()
        self._tabs_column.setSpacing(theme().metrics.space(6))
        self.items.body.addLayout(self._tabs_column)
        self.tabs: list[ItemTab] = []
        self.add_item = Button(_("Add an item"), icon="plus")
        self.up = IconButton("chevron-up", _("Move the item up"))
        self.down = IconButton("chevron-down", _("Move the item down"))
        self.remove = IconButton("trash-2", _("Take the item out"))
        self.items.add(FlowRow(self.add_item, self.up, self.down, self.remove))
        columns.add(self.items)
        self.form = ItemForm()
        columns.add(self.form)
        column.addWidget(columns)
        column.addWidget(self.more)
        self.item = ""
        self._pause = Pause(self)
        self._wire()

    def _build_about(self) -> None:
        self.about.add(Heading(_("The lens"), 2))
        self.name = self.about.add(TextField(_("Name"), limit=60))
        self.subtitle = self.about.add(TextField(_("What it is for, in a line"), _("If you like.")))
        self.more.add(Heading(_("More, if you like"), 2))
        self.question = self.more.add(
            TextField(_("The question above every sheet"), _("Otherwise: how consistently it was true."))
        )
        self.intro = self.more.add(TextArea(_("Why these items"), least=2, most=6))
        source = Columns((1, 1), needs=520, top=True)
        self.author = TextField(_("Whose thinking it is"), _("If it is somebody else’s."))
        self.title = TextField(_("Where it was published"))
        source.add(self.author)
        source.add(self.title)
        self.more.add(source)
        self._clusters = QVBoxLayout()
        self.more.body.addLayout(self._clusters)
        self.clusters: list[ClusterRow] = []
        self.add_cluster = Button(_("Add a group of items"), Kind.QUIET, icon="plus")
        self.more.add(FlowRow(self.add_cluster))

    def show_lens(self, lens: Lens, item_id: str, words: ItemWords | None) -> None:
        """Show a draft with one item in hand; ``words`` is None while it has no items. Says nothing."""
        before = self.blockSignals(True)
        texts = (
            (self.name, lens.name), (self.subtitle, lens.subtitle), (self.question, lens.question),
                 (self.intro, lens.intro), (self.author, lens.source.author), (self.title, lens.source.title),
        )  # fmt: skip
        for field, text in texts:
            if field.text() != text:
                field.set_text(text)
        self._show_clusters(lens.clusters)
        self._show_items(lens, item_id)
        self.item = item_id if words is not None else ""
        self.form.setVisible(words is not None)
        if words is not None:
            self.form.show_item(words, lens.clusters, pair=lens.about == "pair")
        places = [item.id for item in lens.items]
        at = places.index(item_id) if item_id in places else -1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(places) - 1)
        self.remove.setEnabled(at >= 0)
        self.add_item.setEnabled(len(places) < MOST_ITEMS)
        self.blockSignals(before)

    def show_missing(self, found: Missing, *, strict: bool) -> None:
        """How far the draft is; ``strict`` marks the fields too: once somebody meant to finish it."""
        counts = {item_id: len(fields) for item_id, fields in found.items.items()}
        for tab in self.tabs:
            left = counts.get(tab.value, 0)
            tab.set_line(
                ngettext("{count} thing to write", "{count} things to write", left).format(count=left) if left else ""
            )
        told = [*found.lens, *found.rest]
        if counts:
            total = sum(counts.values())
            told.append(
                ngettext("{count} thing is still to be written.", "{count} things are still to be written.", total)
                .format(count=total)
            )  # fmt: skip
        if not found.anything:
            told = [_("Everything is there. Finish this version to use or share it.")]
        self.told.setText(" ".join(told))
        self.told.set_tone("warm" if strict and found.anything else "ink2")
        self.name.show_problem(found.name if strict else "")
        self.form.show_missing(found.items.get(self.item, {}) if strict else {})

    def say(self, sentence: str) -> None:
        """Why something did not go."""
        self.told.setText(sentence)
        self.told.set_tone("danger")
        announce(self.told, sentence)

    def hush(self) -> None:
        """What was typed is being kept already."""
        self._pause.stop()

    def focus_item(self) -> None:
        """Lead the keyboard to the item in hand in the list."""
        for tab in self.tabs:
            if tab.value == self.item:
                tab.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_items(self, lens: Lens, item_id: str) -> None:
        for tab in self.tabs:
            self._tabs_column.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self.tabs = [ItemTab(item.id, item.name or _("Without a name yet"), "") for item in lens.items]
        for tab in self.tabs:
            self._tabs_column.addWidget(tab)
            tab.setChecked(tab.value == item_id)
            tab.clicked.connect(lambda _checked=False, tab=tab: self.item_chosen.emit(tab.value))
            tab.moved.connect(lambda step, tab=tab: self.item_moved.emit(tab.value, step))
            tab.gone.connect(lambda tab=tab: self.item_removed.emit(tab.value))

    def _show_clusters(self, clusters: tuple[Cluster, ...]) -> None:
        for row in self.clusters:
            self._clusters.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.clusters = [ClusterRow(cluster) for cluster in clusters]
        for row in self.clusters:
            self._clusters.addWidget(row)
            row.renamed.connect(self.cluster_renamed)
            row.removed.connect(self.cluster_removed)

    def _wire(self) -> None:
        for field in (self.name, self.subtitle, self.question, self.intro, self.author, self.title):
            field.changed.connect(self._lens_typed)
        self.form.changed.connect(self._item_typed)
        self.form.parts.added.connect(lambda: self.part_added.emit(self.item))
        self.form.parts.moved.connect(lambda part, step: self.part_moved.emit(self.item, part, step))
        self.form.parts.removed.connect(lambda part: self.part_removed.emit(self.item, part))
        self._pause.over.connect(self.paused)
        self.back.clicked.connect(self.left)
        self.finish.clicked.connect(self.finished)
        self.add_item.clicked.connect(self.item_added)
        self.add_cluster.clicked.connect(self.cluster_added)
        self.up.clicked.connect(lambda: self.item_moved.emit(self.item, -1))
        self.down.clicked.connect(lambda: self.item_moved.emit(self.item, 1))
        self.remove.clicked.connect(lambda: self.item_removed.emit(self.item))

    def _lens_typed(self) -> None:
        if not self.signalsBlocked():
            self._pause.touch()
            self.lens_changed.emit()

    def _item_typed(self) -> None:
        if self.item and not self.signalsBlocked():
            for tab in self.tabs:
                if tab.value == self.item:
                    tab.setText(self.form.name.text() or _("Without a name yet"))
            self._pause.touch()
            self.item_changed.emit(self.item)
