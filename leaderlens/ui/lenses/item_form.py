"""The form of one item: name and meaning, its wording, its parts, where its best lies, and what helps to talk of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import HIGHEST, LOWEST, Subject
from leaderlens.domain.lens import Band, Cluster
from leaderlens.i18n import _
from leaderlens.ui.lenses.parts_form import PartsForm
from leaderlens.ui.lenses.talk_form import TalkForm
from leaderlens.ui.lenses.wording_form import SideForm, in_one_line, put_quietly
from leaderlens.ui.lenses.words import ItemWords
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import Choice, TextArea, TextField
from leaderlens.ui.widgets.layouts import Columns

_DEFAULT = Band(3, 5)


class ItemForm(Card):
    """One item. ``changed`` when the person changes anything of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=10)
        self.name = self.add(TextField(_("Name of the item"), _("A word or two."), limit=60))
        self.definition = self.add(TextArea(_("What it means, if you like"), least=2, most=5))
        self.cluster = self.add(Choice(_("Group")))
        self.about = self.add(
            Choice(
                _("Whose part it mostly is"),
                (
                    ("leader", _("The leader’s")),
                    ("chief_executive", _("The chief executive’s")),
                    ("relationship", _("What is between the two")),
                ),
                _("That side needs words for 1 and 7. The other side may go without."),
            )
        )
        self._wordings = QVBoxLayout()
        self._wordings.setSpacing(theme().metrics.space(12))
        self.body.addLayout(self._wordings)
        self.parts = self.add(PartsForm())
        self.sides: list[SideForm] = []
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
        self.talk = self.add(TalkForm())
        for part in (self.name, self.definition, self.cluster, self.about, self.parts, self.talk):
            part.changed.connect(self.changed)
        self.middle_best.toggled.connect(self._toggle_band)
        for choice in (self.low, self.high):
            choice.changed.connect(self._fit_band)

    def show_item(self, words: ItemWords, clusters: tuple[Cluster, ...], *, pair: bool) -> None:
        """Fill the form in. Says nothing."""
        before = self.blockSignals(True)
        self.name.set_text(words.name)
        put_quietly(self.definition, words.definition)
        self.about.set_value(words.about)
        self.about.setVisible(words.two_sided)
        self.parts.show_parts(words.parts)
        self.parts.setVisible(words.two_sided)
        self.talk.show_words(words)
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
            # not isVisible: the form may be filled in before anybody sees it
            "" if self.about.isHidden() else self.about.value(),
            self.parts.parts(),
            self.talk.prompts,
            self.talk.looks_like,
            in_one_line(self.talk.overdone),
            in_one_line(self.talk.warning_sign),
        )

    def show_missing(self, found: Mapping[str, str]) -> None:
        """Say beside each field what is still to be written."""
        self.name.show_problem(found.get("name", ""))
        for form in self.sides:
            form.show_missing(found)
        self.parts.show_missing(found)

    def _rebuild(self, sides: tuple[Subject | None, ...], *, pair: bool) -> None:
        for form in self.sides:
            self._wordings.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.sides = [SideForm(side, pair=pair) for side in sides]
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
