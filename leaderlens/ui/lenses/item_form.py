"""The form of one item: its name and meaning, its statements, what 1, 4 and 7 look like, and where its best lies."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import HIGHEST, LOWEST, Subject
from leaderlens.domain.lens import Band, Cluster, Wording
from leaderlens.domain.lens_file import LONGEST_ANCHOR, LONGEST_STATEMENT
from leaderlens.i18n import _
from leaderlens.ui.lenses.view import ItemWords
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import Choice, TextArea, TextField
from leaderlens.ui.widgets.labels import Heading
from leaderlens.ui.widgets.layouts import Columns

_DEFAULT = Band(3, 5)


class WordingForm(QWidget):
    """The statements and anchors of one side; ``side`` is None where one wording serves both."""

    changed = Signal()

    def __init__(self, side: Subject | None, *, pair: bool) -> None:
        super().__init__()
        self.side, self._pair = side, pair
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        if side is not None:
            title = _("About the leader") if side is Subject.LEADER else _("About the chief executive")
            column.addWidget(Heading(title, 3))
        statement = _("At most {count} characters.").format(count=LONGEST_STATEMENT)
        anchor = _("At most {count} characters.").format(count=LONGEST_ANCHOR)
        self.fields = {
            "self": TextArea(_("Statement about oneself"), statement, placeholder=_("I let people finish."), least=1,
                             most=3),
            "other": TextArea(_("Statement about the other"), statement, placeholder=_("They let people finish."),
                              least=1, most=3),
            "pair": TextArea(_("Statement about the two of you"), statement,
                             placeholder=_("We let each other finish."), least=1, most=3),
            "low": TextArea(_("What a 1 looks like"), anchor, least=2, most=4),
            "middle": TextArea(_("What a 4 looks like, if you like"), anchor, least=2, most=4),
            "high": TextArea(_("What a 7 looks like"), anchor, least=2, most=4),
        }  # fmt: skip
        for part, area in self.fields.items():
            column.addWidget(area)
            area.changed.connect(self.changed)
            if part == "pair":
                area.setVisible(pair)

    def show_wording(self, said: Wording) -> None:
        """Fill it in. Says nothing."""
        texts = {"self": said.self_statement, "other": said.other_statement, "pair": said.pair_statement,
                 "low": said.low, "middle": said.middle, "high": said.high}  # fmt: skip
        for part, text in texts.items():
            area = self.fields[part]
            if area.text() != text:
                before = area.blockSignals(True)
                area.set_text(text)
                area.blockSignals(before)

    def wording(self) -> Wording:
        """What it holds."""
        text = {part: " ".join(area.text().split()) for part, area in self.fields.items()}
        return Wording(
            text["self"], text["other"], text["pair"] if self._pair else "", text["low"], text["high"], text["middle"]
        )

    def show_missing(self, found: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it."""
        start = "" if self.side is None else f"{self.side.value}."
        for part, area in self.fields.items():
            area.show_problem(found.get(f"{start}{part}", ""))


class ItemForm(Card):
    """One item. ``changed`` when the person changes anything of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=10)
        self.name = self.add(TextField(_("Name of the item"), _("A word or two.")))
        self.name.edit.setMaxLength(60)
        self.definition = self.add(TextArea(_("What it means, if you like"), least=2, most=5))
        self.cluster = self.add(Choice(_("Group")))
        self._wordings = QVBoxLayout()
        self._wordings.setSpacing(theme().metrics.space(12))
        self.body.addLayout(self._wordings)
        self.sides: list[WordingForm] = []
        self.middle_best = self.add(
            CheckRow(
                _("The best lies in the middle"),
                _("For what can be overdone: rated from far too little (1) to far too much (7)."),
            )
        )
        band = Columns((1, 1), needs=420, top=True)
        steps = tuple((str(step), str(step)) for step in range(LOWEST + 1, HIGHEST))
        self.low, self.high = Choice(_("Best from"), steps), Choice(_("Best up to"), steps)
        band.add(self.low)
        band.add(self.high)
        self.band = self.add(band)
        self.name.changed.connect(self.changed)
        self.definition.changed.connect(self.changed)
        self.cluster.changed.connect(self.changed)
        self.middle_best.toggled.connect(self._toggle_band)
        for choice in (self.low, self.high):
            choice.changed.connect(self._fit_band)

    def show_item(self, words: ItemWords, clusters: tuple[Cluster, ...], *, pair: bool) -> None:
        """Fill the form in. Says nothing."""
        before = self.blockSignals(True)
        self.name.set_text(words.name)
        self.definition.set_text(words.definition)
        self.cluster.set_items(tuple((one.id, one.name) for one in clusters))
        self.cluster.set_value(words.cluster)
        self.cluster.setVisible(bool(clusters))
        if [form.side for form in self.sides] != list(words.wordings) or not self.sides:
            self._rebuild(tuple(words.wordings), pair=pair)
        for form in self.sides:
            form.show_wording(words.wordings[form.side])
        band = words.target or _DEFAULT
        self.low.set_value(str(band.low))
        self.high.set_value(str(band.high))
        self.middle_best.setChecked(words.target is not None)
        self.band.setVisible(words.target is not None)
        self.blockSignals(before)

    def words(self) -> ItemWords:
        """What the form holds."""
        band = Band(int(self.low.value()), int(self.high.value())) if self.middle_best.isChecked() else None
        return ItemWords(
            " ".join(self.name.text().split()),
            self.definition.text().strip(),
            {form.side: form.wording() for form in self.sides},
            self.cluster.value(),
            band,
        )

    def show_missing(self, found: Mapping[str, str]) -> None:
        """Say beside each field what is still to be written."""
        self.name.show_problem(found.get("name", ""))
        for form in self.sides:
            form.show_missing(found)

    def _rebuild(self, sides: tuple[Subject | None, ...], *, pair: bool) -> None:
        for form in self.sides:
            self._wordings.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.sides = [WordingForm(side, pair=pair) for side in sides]
        for form in self.sides:
            self._wordings.addWidget(form)
            form.changed.connect(self.changed)

    def _toggle_band(self, shown: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self.band.setVisible(shown)
        self.changed.emit()

    def _fit_band(self) -> None:
        """The lower end never lies above the higher one: what was changed last pulls the other along."""
        low, high = int(self.low.value()), int(self.high.value())
        if low > high:
            other, value = (self.high, low) if self.sender() is self.low else (self.low, high)
            other.set_value(str(value))
        self.changed.emit()
