"""One person's side of an item: what they were asked, their answer with its tags, their note, what they added since."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.domain.checkin import Answer, Missing, SecondView, step_label
from leaderlens.domain.people import Role
from leaderlens.i18n import _, medium_date
from leaderlens.ui.charting.marks import ViewLabel, ViewMark, view_colour, view_name
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.labels import Small, Strong, TextLabel


def answer_words(answer: Answer | None, *, targeted: bool = False) -> tuple[str, str]:
    """A rating's number and label, or no number and the reason in words."""
    if answer is None:
        return "", _("Not answered")
    if answer.rating is not None:
        return str(answer.rating), step_label(answer.rating, targeted=targeted)
    return "", _("No chance to see it") if answer.missing is Missing.NO_CHANCE else _("I’d rather talk about this")


def tags_words(answer: Answer | None) -> str:
    """What a rating rests on and whether it was the right amount, in one line; empty where neither was said."""
    if answer is None:
        return ""
    return _(" · ").join(tag.label for tag in (answer.basis, answer.amount) if tag is not None)


class Quote(QWidget):
    """A person's note, in their own words and letters: never read as markup."""

    def __init__(self, rater: Role) -> None:
        super().__init__()
        self._rater = rater
        self.words = TextLabel("", Type.READING)  # plain text, always
        self.words.make_selectable()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 0, 2)
        row.addWidget(self.words)
        theme().changed.connect(self.update)

    def show_note(self, note: str) -> None:
        self.words.setText(note)
        self.words.setAccessibleName(_("Note with {view}: {note}").format(view=view_name(self._rater), note=note))
        self.setVisible(bool(note))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.width() - 3 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
        painter_for(self).fillRect(QRectF(side, 0, 3, self.height()), QColor(view_colour(self._rater)))


class SecondViewBlock(QWidget):
    """What somebody added after the reveal: its day, a rating if there is one, and their words."""

    def __init__(self, view: SecondView, *, targeted: bool) -> None:
        super().__init__()
        day = medium_date(view.on)
        if view.rating is None:
            told = _("Second view, {date}").format(date=day)
        else:
            label = step_label(view.rating, targeted=targeted)
            told = _("Second view, {date}: {number} · {label}").format(date=day, number=view.rating, label=label)
        self.heading = Small(told, "ink2")
        self.quote = Quote(view.rater)
        self.quote.show_note(view.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.quote)


class ViewColumn(QWidget):
    """One person's side. What was sealed stands first and never changes; what came since stands below it, dated."""

    def __init__(self, rater: Role) -> None:
        super().__init__()
        self.rater = rater
        self.statement = Small("", "ink2")
        self.mark = ViewMark(rater)
        self.rating = Strong("")
        self.tags = Small("", "ink2")
        self.guess = Small("", "ink2")
        self.note = Quote(rater)
        self.seconds: tuple[SecondViewBlock, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(ViewLabel(rater))
        answered = QHBoxLayout()
        answered.setSpacing(8)
        answered.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        answered.addWidget(self.rating, 1)
        column.addLayout(answered)
        for part in (self.tags, self.guess, self.statement, self.note):
            column.addWidget(part)
        self._since = QVBoxLayout()
        self._since.setSpacing(8)
        column.addLayout(self._since)
        column.addStretch(1)

    def show_answer(
        self, statement: str, answer: Answer | None, seconds: tuple[SecondView, ...] = (), *, targeted: bool = False
    ) -> None:
        """Show what was sealed, and ``seconds``, the views added since."""
        number, words = answer_words(answer, targeted=targeted)
        self.mark.set_hollow(hollow=not number)
        said = _("{number} · {label}").format(number=number, label=words) if number else words
        self.rating.setText(said)
        self.rating.setAccessibleName(_("{view}: {answer}").format(view=view_name(self.rater), answer=said))
        guess = answer.prediction if answer is not None else None
        guessed = _("Guessed that the other gave {number}").format(number=guess) if guess is not None else ""
        for label, text in ((self.tags, tags_words(answer)), (self.guess, guessed)):
            label.setText(text)
            label.setVisible(bool(text))
        self.statement.setText(_("Asked: “{statement}”").format(statement=statement))
        self.note.show_note(answer.note if answer is not None else "")
        for block in self.seconds:
            self._since.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.seconds = tuple(SecondViewBlock(view, targeted=targeted) for view in seconds)
        for block in self.seconds:
            self._since.addWidget(block)
