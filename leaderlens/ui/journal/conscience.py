"""Before the first words: what private means here, and what it does not mean. Shown once, and from the menu ever after.

The facts are those of shared/domain/local-government.md; what is unsettled is said as "may".
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.metrics import READING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph
from leaderlens.ui.widgets.page import PageScaffold


class Conscience(PageScaffold):
    """``understood`` when the person goes on."""

    understood = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Private does not mean exempt"),
            _("Two minutes, once. You can read this again from the journal’s menu."),
            width=READING_WIDTH,
            parent=parent,
        )
        for icon, title, words in _points():
            self.add(_Point(icon, title, words))
        self.add(
            Small(
                _("This is general information about England and Wales, and not legal advice. Your monitoring officer, "
                  "or whoever looks after information rights, can tell you what applies to you.")
            )
        )  # fmt: skip
        self.go_on = Button(_("I understand"), Kind.PRIMARY)
        self.go_on.clicked.connect(self.understood)
        self.add(FlowRow(self.go_on))


def _points() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "lock",
            _("Nobody reads it but you"),
            _("Your journal is encrypted in your own vault. It never goes to the other person, to a coach or to a "
              "server. Words leave it only when you export them or park a sentence, and you see them first."),
        ),
        (
            "landmark",
            _("The law looks at what the words are about"),
            _("Information held for the council can be asked for under freedom of information and environmental rules "
              "wherever it is kept, on your own laptop too. A tribunal has held that one person’s own notes of a "
              "meeting on council business were to be disclosed."),
        ),
        (
            "user-round",
            _("People you write about may ask"),
            _("What you write about somebody may be personal data about them, your opinion of them included."),
        ),
        (
            "shield-check",
            _("Once asked, nothing may go"),
            _("To delete or hide information so that a request cannot be met is an offence. If a request comes, or may "
              "come, put your vault on hold under Safety: nothing can be erased or overwritten until you lift it."),
        ),
        (
            "notebook-pen",
            _("What helps"),
            _("Keep how it felt apart from what was decided. Mark a paragraph as personal reflection or council "
              "business; move business to the official record; find everything about a named person from the menu."),
        ),
    )  # fmt: skip


class _Point(QWidget):
    """One thing to know."""

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__()
        space = theme().metrics.space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(16))
        mark = QVBoxLayout()
        mark.addSpacing(2)
        mark.addWidget(Glyph(icon, "accent", 22))
        mark.addStretch(1)
        row.addLayout(mark)
        lines = QVBoxLayout()
        lines.setSpacing(space(4))
        lines.addWidget(Heading(title, 3))
        lines.addWidget(Body(words, "ink2"))
        row.addLayout(lines, 1)
