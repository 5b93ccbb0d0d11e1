"""The two cards under a reveal's headline: what the two of you see alike, and what you see differently."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderlens.analysis.agreement import Zone
from leaderlens.analysis.summary import PairedView
from leaderlens.i18n import _, ngettext
from leaderlens.ui.reveal.view_rows import AIR, ViewRow
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Heading, Small

FEW = 5
"""Rows a card shows; the chart below has them all."""


class ViewsCard(Card):
    """A heading, a line about it, a few rows, and how many more there are. ``picked`` says a question's key."""

    picked = Signal(str)

    def __init__(self, title: str) -> None:
        self.heading = Heading(title, 3)
        self.line = Small("", "ink2")
        self.sentence = Body("", "ink2")
        self.more = Small("")
        self._words = (self.heading, self.line, self.sentence, self.more)
        super().__init__(gap=6)
        for label in self._words[:-1]:
            self.add(label)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.add(self.more)
        self.add_stretch()
        self.rows: tuple[ViewRow, ...] = ()

    def restyle(self) -> None:
        """Rows reach further out than words, so that a row's name stands under the heading."""
        super().restyle()
        air = theme().metrics.space(AIR)
        edge = self.body.contentsMargins()
        self.body.setContentsMargins(edge.left() - air, edge.top(), edge.right() - air, edge.bottom())
        for label in self._words:
            label.setContentsMargins(air, 0, air, 0)

    def _show(self, views: tuple[PairedView, ...], line: str, sentence: str, *, apart: bool) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = tuple(ViewRow(view, apart=apart) for view in views[:FEW])
        for row in self.rows:
            self._rows.addWidget(row)
            row.clicked.connect(lambda _on=False, key=row.view.question.key: self.picked.emit(key))
        more = len(views) - len(self.rows)
        for label, text in (
            (self.line, line),
            (self.sentence, sentence),
            (self.more, ngettext("and {count} more", "and {count} more", more).format(count=more) if more else ""),
        ):
            label.setText(text)
            label.setVisible(bool(text))


class AlikeCard(ViewsCard):
    """Within one step of each other; shared strengths come first."""

    def __init__(self) -> None:
        super().__init__(_("Seen alike"))

    def show_views(self, views: tuple[PairedView, ...], apart: int) -> None:
        """``views`` within one step; ``apart`` is how many are not."""
        strengths = sum(view.zone is Zone.SHARED_STRENGTH for view in views)
        line = _("{count} of {total} within one step").format(count=len(views), total=len(views) + apart)
        if strengths:
            shared = ngettext(
                "{count} shared strength, rated 6 or 7 by both", "{count} shared strengths, rated 6 or 7 by both",
                strengths,
            )  # fmt: skip
            line = _("{first}; {second}").format(first=line, second=shared.format(count=strengths))
        sentence = "" if views else _("Nothing that both of you rated is within one step this time.")
        self._show(views, line if views else "", sentence, apart=False)


class DifferentlyCard(ViewsCard):
    """Two or more steps apart; what has lasted comes first."""

    def __init__(self) -> None:
        super().__init__(_("Seen differently"))

    def show_views(self, views: tuple[PairedView, ...]) -> None:
        line = ngettext("{count} is two or more steps apart", "{count} are two or more steps apart", len(views))
        sentence = _(
            "Nothing is two or more steps apart this time. That is good news, and worth a minute together: what are "
            "you each doing that makes it so?"
        )
        self._show(views, line.format(count=len(views)) if views else "", "" if views else sentence, apart=True)
