"""The card about how long the journal is kept: a rule of the person's own, and erasing only when they say so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.services.retention import MONTHS_ON_OFFER
from leaderlens.ui.safety.matter import Matter, stacked
from leaderlens.ui.safety.view import SafetyView, kept_for
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import Choice
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow


class RetentionCard(Card):
    """Wishes: ``months_chosen(int)`` (0 for ever), ``erase_wanted``, then ``backups_answered(delete)``."""

    months_chosen = Signal(int)
    erase_wanted = Signal()
    backups_answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=18)
        self.add(Heading(_("How long the journal is kept"), 2))
        self.erase = Button(_("Erase them…"), icon="trash-2")
        self.matter = self.add(Matter(_("Journal entries"), "notebook-pen", self.erase))
        self.period = Choice(
            _("Keep entries"),
            tuple((str(months), kept_for(months)) for months in (0, *MONTHS_ON_OFFER)),
            _("Counted from the day an entry is about. Four years are a term of office."),
        )
        self.matter.column.insertWidget(2, self.period)
        self._build_erasing()
        self._build_backups()
        self.period.changed.connect(lambda: self.months_chosen.emit(int(self.period.value())))
        self.erase.clicked.connect(self._open)

    def show_view(self, view: SafetyView) -> None:
        """Show the rule, and what it asks for. A question that is open stays, unless there is nothing left to ask."""
        self.matter.say(view.retention.sentence, well=view.retention.well)
        self.period.set_value(str(view.months))
        self.period.setEnabled(not view.read_only)
        self.erase.setVisible(bool(view.due))
        self.erase.setEnabled(not view.held and not view.read_only)
        self._what.setText(
            ngettext(
                "{count} entry goes for good, from the vault and from its search. That cannot be undone.",
                "{count} entries go for good, from the vault and from its search. That cannot be undone.",
                view.due,
            ).format(count=view.due)
        )
        self.sure.setText(ngettext("Erase {count} entry", "Erase {count} entries", view.due).format(count=view.due))

    def set_busy(self, *, busy: bool) -> None:
        """Entries or backups are going."""
        self.matter.set_busy(busy=busy)
        for widget in (self.period, self.keep, self.sure, self.keep_backups, self.delete_backups):
            widget.setEnabled(not busy)

    def ask_about_backups(self, count: int) -> None:
        """The entries are gone from the vault; ``count`` earlier backups still hold them."""
        self._which.setText(
            ngettext(
                "They are gone from the vault. {count} earlier backup on this computer still holds them.",
                "They are gone from the vault. {count} earlier backups on this computer still hold them.",
                count,
            ).format(count=count)
        )
        self.matter.open_form(self._asking)
        self.keep_backups.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_forms(self, sentence: str = "", tone: str = "good") -> None:
        """Put the questions away, and say what came of it."""
        self.matter.open_form(None)
        self.matter.tell(sentence, tone)

    def _build_erasing(self) -> None:
        self._what = Body("", "ink2")
        self.keep = Button(_("Keep them"), Kind.PRIMARY)
        self.sure = Button("", Kind.DANGER)
        self._erasing = stacked(
            self._what,
            Body(
                _(
                    "If somebody has asked for information that may be among them, please switch on the hold below "
                    "instead: erasing it then would be an offence."
                ),
                "ink2",
            ),
            FlowRow(self.keep, self.sure),
        )
        self.matter.add_form(self._erasing)
        self.keep.clicked.connect(self._leave)
        self.sure.clicked.connect(self.erase_wanted)

    def _build_backups(self) -> None:
        self._which = Body("", "ink2")
        self.keep_backups = Button(_("Keep the earlier backups"), Kind.PRIMARY)
        self.delete_backups = Button(_("Make a fresh one and delete these"), Kind.DANGER)
        self._asking = stacked(
            self._which,
            Body(
                _(
                    "If you keep them, they go in their own time, as newer ones are made. What was set aside can be "
                    "deleted under “Where things are”. Copies elsewhere are yours to delete."
                ),
                "ink2",
            ),
            FlowRow(self.keep_backups, self.delete_backups),
        )
        self.matter.add_form(self._asking)
        self.keep_backups.clicked.connect(lambda: self.backups_answered.emit(False))
        self.delete_backups.clicked.connect(lambda: self.backups_answered.emit(True))

    def _leave(self) -> None:
        self.close_forms()

    def _open(self) -> None:
        self.matter.open_form(self._erasing)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
