"""What is asked over the charts: which items to draw, and whether a chart may really lie outside the vault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from leaderlens.analysis.naming import full_name
from leaderlens.domain.checkin import Question
from leaderlens.i18n import _
from leaderlens.ui.charting.item_ticks import ItemTicks, Preset, TickGroup
from leaderlens.ui.trends.answers import MOST_PANELS, Answer, Offers
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body, Heading, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.overlay import Overlay


class ItemPicker(Overlay):
    """``chosen(tuple of Question)`` when the person is done; Escape leaves everything as it was."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 640)
        self.column.addWidget(Heading(_("Choose items"), 2))
        self.ticks = ItemTicks(MOST_PANELS, _("They are drawn in the order you tick them."))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.ticks)
        self.column.addWidget(scroll, 1)
        self.show_them = Button(_("Show them"), Kind.PRIMARY)
        self.show_them.clicked.connect(self._done)
        self.column.addWidget(FlowRow(self.show_them))
        self.ticks.changed.connect(lambda: self.show_them.setEnabled(bool(self.ticks.ticked)))

    def height_wanted(self) -> int:
        """As much as there is: a long list."""
        return 10_000

    def ask(self, answer: Answer) -> None:
        """Offer the items about the subject in view, by lens and cluster."""
        about = tuple(one for one in answer.offers.questions if one.subject is answer.wish.subject)
        focus = tuple(one for one in about if one.item in answer.offers.focus)
        presets = (
            Preset(_("The most telling"), answer.offers.telling),
            Preset(_("Our focus items"), focus),
            *(Preset(one.title, tuple(q for q, _name in one.items)) for one in _groups(answer.offers, about)[:6]),
        )
        self.ticks.show_items(_groups(answer.offers, about), answer.wish.items, presets)
        self.show_them.setEnabled(bool(self.ticks.ticked))
        self.open(self.ticks.search.edit)

    def _done(self) -> None:
        ticked = self.ticks.ticked
        self.leave()
        self.chosen.emit(ticked)


def _groups(offers: Offers, questions: tuple[Question, ...]) -> tuple[TickGroup, ...]:
    """The questions by cluster of their lens; those of a lens without clusters under its name."""
    found: dict[str, list[tuple[Question, str]]] = {}
    clusters = {
        item.key: cluster for lens in offers.lenses for item in lens.items if (cluster := lens.cluster_of(item))
    }
    lenses = {lens.id: lens.name for lens in offers.lenses}
    for question in questions:
        cluster = clusters.get(question.item)
        lens = question.item.partition(".")[0]
        title = cluster.name if cluster is not None else lenses.get(lens, lens)
        found.setdefault(title, []).append((question, full_name(offers.names, question)))
    return tuple(TickGroup(title, tuple(items)) for title, items in found.items())


class KeepSheet(Overlay):
    """Says where a chart is going to lie before it is written. ``sure(Path)`` when the person wants it there."""

    sure = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 520)
        self._target = Path()
        self.column.addWidget(Heading(_("Save this chart outside your vault?"), 2))
        self.name = Strong("")
        self.warning = Body("", "ink2")
        self.both = Body(_("It shows the views of both of you: keep it where only the two of you can read it."), "ink2")
        for label in (self.name, self.warning, self.both):
            self.column.addWidget(label)
        self.save = Button(_("Save it"), Kind.PRIMARY, icon="download")
        self.no = Button(_("Not now"))
        self.save.clicked.connect(self._done)
        self.no.clicked.connect(self.leave)
        self.column.addWidget(FlowRow(self.save, self.no))

    def ask(self, target: Path, warning: str) -> None:
        """Ask about ``target``."""
        self._target = target
        self.name.setText(str(target))
        self.warning.setText(warning)
        self.open(self.save)

    def _done(self) -> None:
        self.leave()
        self.sure.emit(self._target)
