"""Agreeing: what was agreed so far, and one more: its words, who sees to it, by when, and how both will know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.agreement import Owner
from leaderlens.i18n import _
from leaderlens.services.agreements import LONGEST
from leaderlens.ui.sessions.rows import Rows
from leaderlens.ui.sessions.view import Agreeing
from leaderlens.ui.sessions.words import day_of
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import Choice, TextArea, TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.pause import Pause


class AgreePanel(Card):
    """``agreed(text, owner, due, how)`` for an agreement to keep, ``typed`` while one is being written; ``left_out`` to
    skip on purpose what comes before.
    """

    agreed = Signal(str, str, object, str)
    typed = Signal()
    left_out = Signal()

    def __init__(self) -> None:
        super().__init__(gap=10)
        self.add(Heading(_("What you agree"), 3))
        self._made = self.add(Rows(4))
        self.why = self.add(Body("", "ink2"))
        self.leave_out = Button(_("Leave that out today and agree"), Kind.SECONDARY)
        self._leave_row = self.add(FlowRow(self.leave_out))
        self.form = QWidget()
        fields = QVBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(theme().metrics.space(10))
        self.text = TextArea(_("We agree that"), least=2, most=6, limit=LONGEST)
        self.owner = Choice(_("Who sees to it"))
        self.due = DateField(_("By when"))
        self.how = TextField(_("How we will know"), limit=LONGEST)
        self.keep = Button(_("Keep this agreement"), Kind.PRIMARY, icon="check")
        beside = Columns((1, 1), needs=380, top=True)
        beside.add(self.owner)
        beside.add(self.due)
        for part in (self.text, beside, self.how, FlowRow(self.keep)):
            fields.addWidget(part)
        self.add(self.form)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._ready = False
        self.keep.clicked.connect(self._keep)
        self.leave_out.clicked.connect(self.left_out)
        self.text.changed.connect(self._count)
        self._pause = Pause(self)
        self._pause.over.connect(self.typed)
        for changed in (self.text.changed, self.owner.changed, self.due.changed, self.how.changed):
            changed.connect(self._pause.touch)
        self._count()

    def show_agreeing(self, agreeing: Agreeing) -> None:
        """Open or not; what is typed stays."""
        self.why.setText(agreeing.why)
        self.why.setVisible(not agreeing.open)
        self._leave_row.setVisible(not agreeing.open)
        self.form.setVisible(agreeing.open)
        if not self._ready:
            self.show_words(agreeing.owners, agreeing.earliest, agreeing.due, {})
        if agreeing.made == self._shown:
            return
        self._shown = agreeing.made
        self._made.put(*(part for text, detail in agreeing.made for part in (Strong(text), Small(detail, "ink2"))))

    def words(self) -> dict[str, str]:
        """The agreement in the making, field by field; empty while nothing of it is written."""
        if not (self.text.text().strip() or self.how.text().strip()):
            return {}
        return {
            "due": self.due.value().isoformat(),
            "how": self.how.text(),
            "owner": self.owner.value(),
            "text": self.text.text(),
        }

    def show_words(
        self, owners: tuple[tuple[str, str], ...], earliest: date, due: date, words: Mapping[str, str]
    ) -> None:
        """A fresh form for these two people, or the agreement they had begun. Nothing is due before ``earliest``."""
        self.owner.set_items(owners)
        self.owner.set_value(words.get("owner") or Owner.BOTH.value)
        self.due.set_earliest(earliest)
        self.due.set_value(day_of(words.get("due", "")) or due)
        self.text.set_text(words.get("text", ""))
        self.how.set_text(words.get("how", ""))
        self._ready = True
        self._pause.stop()

    def start(self) -> None:
        """Another session: an empty form, until it is known for whom."""
        self._empty()
        self._ready = False

    def forget(self, due: date) -> None:
        """The agreement is kept: an empty form for the next."""
        self.due.set_value(due)
        self.owner.set_value(Owner.BOTH.value)
        self._empty()

    def _empty(self) -> None:
        self.text.set_text("")
        self.how.set_text("")
        self._pause.stop()

    def _count(self) -> None:
        self.keep.setEnabled(bool(self.text.text().strip()))

    def show_ready(self) -> None:
        """It was not kept; it may be tried again."""
        self._count()

    def _keep(self) -> None:
        self.keep.setEnabled(False)  # once is enough
        self.agreed.emit(self.text.text(), self.owner.value(), self.due.value(), self.how.text())
