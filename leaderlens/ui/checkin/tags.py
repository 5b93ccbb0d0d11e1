"""Optional tags of a rating: what it rests on, and whether it was too little or too much. One tap each, or none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import Amount, Answer, Basis
from leaderlens.i18n import _
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import FlowRow


class TagRow(QWidget):
    """One of a few, or none: pressing what is chosen takes it back. ``changed`` when the person chose."""

    changed = Signal()

    def __init__(self, question: str, items: tuple[tuple[str, str], ...], key: str) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self.buttons = {value: Button(text) for value, text in items}
        for value, button in self.buttons.items():
            button.setCheckable(True)
            button.setAccessibleName(_("{question} {answer}").format(question=question, answer=button.text()))
            button.setAccessibleDescription(_("Optional. Key {key}").format(key=key))
            button.clicked.connect(lambda _on=False, chosen=value: self._clicked(chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Small(question, "ink2"))
        column.addWidget(FlowRow(*self.buttons.values(), gap=6))

    def value(self) -> str:
        """What is chosen; empty for none."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show ``value``. Says nothing."""
        for known, button in self.buttons.items():
            button.setChecked(known == value)

    def cycle(self) -> None:
        """The next of them; none after the last."""
        values = ["", *self.buttons]
        self.set_value(values[(values.index(self.value()) + 1) % len(values)])
        self.changed.emit()

    def _clicked(self, chosen: str) -> None:
        self.set_value(chosen if self.buttons[chosen].isChecked() else "")
        self.changed.emit()


class Tags(QWidget):
    """Both rows below a rating. ``changed`` when the person chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.basis = TagRow(_("What does it rest on?"), tuple((one.value, one.label) for one in Basis), _("B"))
        self.amount = TagRow(_("Was it the right amount?"), tuple((one.value, one.label) for one in Amount), _("A"))
        self._offers_amount = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for row in (self.basis, self.amount):
            column.addWidget(row)
            row.changed.connect(self.changed)

    def show_answer(self, answer: Answer | None, *, amount: bool) -> None:
        """The tags of ``answer``; ``amount`` is whether the item may have been too much."""
        self._offers_amount = amount
        self.basis.set_value(answer.basis.value if answer and answer.basis else "")
        self.amount.set_value(answer.amount.value if answer and answer.amount else "")

    def offer(self, *, rated: bool) -> None:
        """They belong to a rating: before there is one, and where there is none, they are not asked."""
        self.basis.setVisible(rated)
        self.amount.setVisible(rated and self._offers_amount)
        self.setVisible(rated)

    @property
    def chosen_basis(self) -> Basis | None:
        return Basis(self.basis.value()) if self.basis.value() else None

    @property
    def chosen_amount(self) -> Amount | None:
        return Amount(self.amount.value()) if self._offers_amount and self.amount.value() else None
