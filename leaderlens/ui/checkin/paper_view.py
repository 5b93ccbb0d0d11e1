"""A sheet on paper: print it, then key in what was marked; nothing counts before the preview is agreed to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from leaderlens.i18n import _, ngettext
from leaderlens.ui.checkin.paper import KeyedLine
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import TextArea
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.table import TableView


class PaperView(PageScaffold):
    """``print_wanted``, ``keyed(text)`` at each change, ``put_in_wanted`` once previewed, ``back_wanted``."""

    print_wanted = Signal()
    keyed = Signal(str)
    put_in_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("On paper"), width=RATING_WIDTH)
        printed = self.add(Card(gap=10))
        printed.add(Heading(_("Print the sheet"), 3))
        printed.add(
            Body(
                _("The questions in your own order, numbered, with the marks to circle. It holds no answer."),
                "ink2",
            )
        )
        self.print_button = Button(_("Print …"), icon="printer")
        self.print_button.clicked.connect(self.print_wanted)
        printed.add(FlowRow(self.print_button))
        entry = self.add(Card(gap=10))
        entry.add(Heading(_("Key it in"), 3))
        self.how = entry.add(Body("", "ink2"))
        self.field = entry.add(
            TextArea(_("Your marks, one after the other"), placeholder="5 6 - 4 ? 7", least=2, most=8)
        )
        self.field.changed.connect(lambda: self.keyed.emit(self.field.text()))
        self.count = entry.add(Small("", "ink2"))
        self.preview_card = self.add(Card(gap=10))
        self.preview_card.add(Heading(_("What that would put in"), 3))
        self.warning = self.preview_card.add(Body("", "warm"))
        self.preview = self.preview_card.add(TableView(_("Preview of the keyed sheet")))
        self.problem = self.add(Body("", "danger"))
        self.put_in = Button(_("Put these answers in"), Kind.PRIMARY)
        self.back = Button(_("Back to the sheet"), Kind.QUIET)
        self.put_in.clicked.connect(self._put_in)
        self.back.clicked.connect(self.back_wanted)
        self.add(FlowRow(self.put_in, self.back))

    def show_paper(self, title: str, questions: int, *, predict: bool) -> None:
        """A fresh form for a sheet of so many questions."""
        self.set_title(_("On paper"), title)
        how = _(
            "In the order of the paper: 1 to 7, - for no chance to see it, ? for rather talking about it, . for a "
            "question left blank. Blanks between the marks are up to you."
        )
        guess = _("Add your guess about yourself after a slash: 5/4.")
        self.how.setText(_("{how} {guess}").format(how=how, guess=guess) if predict else how)
        self.count.setText(
            ngettext("This sheet has {count} question.", "This sheet has {count} questions.", questions).format(
                count=questions
            )
        )
        self.field.set_text("")
        self.show_keyed((), "")
        self.to_top()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_keyed(self, lines: tuple[KeyedLine, ...], problem: str) -> None:
        """The preview of what was keyed, or where it goes wrong; neither while nothing is."""
        self.field.show_problem(problem)
        self.show_problem("")
        changed = sum(line.changes for line in lines)
        self.warning.setText(
            ngettext(
                "{count} answer you gave already becomes another.",
                "{count} answers you gave already become others.",
                changed,
            ).format(count=changed)
        )
        self.warning.setVisible(bool(changed))
        self.preview_card.setVisible(bool(lines))
        self.preview.show_table(
            (_("No."), _("Question"), _("Answer")),
            tuple(
                (
                    str(line.number),
                    _("{name} · {block}").format(name=line.name, block=line.block),
                    line.answer or _("Blank"),
                )
                for line in lines
            ),
        )
        self.put_in.setEnabled(bool(lines))

    def show_problem(self, sentence: str) -> None:
        """Why it could not be put in; what was keyed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.put_in.setEnabled(bool(sentence))

    def _put_in(self) -> None:
        self.put_in.setEnabled(False)  # once is enough: the answer comes from the worker
        self.put_in_wanted.emit()
