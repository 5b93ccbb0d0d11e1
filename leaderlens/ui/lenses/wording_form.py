"""The statements of an item, of one of its sides or of one of its parts, and what 1, 4 and 7 look like."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Wording
from leaderlens.domain.lens_file import LONGEST_ANCHOR, LONGEST_STATEMENT
from leaderlens.i18n import _
from leaderlens.ui.lenses.bounded_text import BoundedText
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.fields import TextArea
from leaderlens.ui.widgets.labels import Heading


class WordingForm(QWidget):
    """One wording. ``place`` begins the names of its fields where something is missing (``leader.low``).

    ``pair`` adds the statement about the two of them.
    """

    changed = Signal()

    def __init__(self, title: str = "", place: str = "", *, pair: bool) -> None:
        super().__init__()
        self._place, self._pair = place, pair
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        if title:
            column.addWidget(Heading(title, 3))
        self.fields = {
            "self": _statement(_("Statement about oneself"), _("I let people finish.")),
            "other": _statement(_("Statement about the other"), _("They let people finish.")),
            "pair": _statement(_("Statement about the two of you"), _("We let each other finish.")),
            "low": BoundedText(_("What a 1 looks like"), LONGEST_ANCHOR),
            "middle": BoundedText(_("What a 4 looks like, if you like"), LONGEST_ANCHOR),
            "high": BoundedText(_("What a 7 looks like"), LONGEST_ANCHOR),
        }
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
            put_quietly(self.fields[part], text)

    def wording(self) -> Wording:
        """What it holds."""
        text = {part: in_one_line(area) for part, area in self.fields.items()}
        return Wording(
            text["self"], text["other"], text["pair"] if self._pair else "", text["low"], text["high"], text["middle"]
        )

    def show_missing(self, found: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it."""
        for part, area in self.fields.items():
            area.show_problem(found.get(f"{self._place}{part}", ""))


class SideForm(WordingForm):
    """The wording of one side of two, or of both alike: ``side`` is then None."""

    def __init__(self, side: Subject | None, *, pair: bool) -> None:
        titles = {Subject.LEADER: _("The leader’s side"), Subject.CHIEF_EXECUTIVE: _("The chief executive’s side")}
        if side is None:
            super().__init__(pair=pair)
        else:
            super().__init__(titles[side], f"{side.value}.", pair=pair)
        self.side = side


def _statement(label: str, example: str) -> BoundedText:
    return BoundedText(label, LONGEST_STATEMENT, placeholder=example, least=1)


def put_quietly(area: TextArea, text: str) -> None:
    """Show ``text``; the caret stays where it already stands there. Says nothing."""
    if area.text() != text:
        before = area.blockSignals(True)
        area.set_text(text)
        area.blockSignals(before)


def in_one_line(area: TextArea) -> str:
    """What was typed, as one sentence after another."""
    return " ".join(area.text().split())
