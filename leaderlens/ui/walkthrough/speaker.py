"""What the speaker sees and nobody else: where the walk-through stands, what comes next, and their own notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.services.walkthrough import Slide
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class SpeakerNotes(QWidget):
    """Says ``next_wanted``, ``back_wanted``, ``end_wanted``, ``blank_wanted``, ``light_wanted``."""

    next_wanted = Signal()
    back_wanted = Signal()
    end_wanted = Signal()
    blank_wanted = Signal()
    light_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("LeaderLens")
        page = PageScaffold(_("Speaker’s notes"))
        self.place = page.add(Small("", "ink2"))
        card = page.add(Card())
        card.add(Eyebrow(_("On the screen now")))
        self.title = card.add(Heading("", 2))
        self.now = card.add(Body(""))
        card.add_divider()
        card.add(Eyebrow(_("Next")))
        self.next = card.add(Body("", "ink2"))
        notes = page.add(Card())
        notes.add(Eyebrow(_("Your notes")))
        self.remark = notes.add(Reading(""))
        self.forward = Button(_("Next"), Kind.PRIMARY, trailing="arrow-right")
        self.back = Button(_("Back"), icon="arrow-left")
        self.blank = Button(_("Nothing on the screen"), icon="eye-off")
        self.light = Button(_("Light or dark"), Kind.QUIET, icon="moon")
        self.end = Button(_("End"), Kind.QUIET, icon="x")
        for button, wish in (
            (self.forward, self.next_wanted), (self.back, self.back_wanted), (self.blank, self.blank_wanted),
            (self.light, self.light_wanted), (self.end, self.end_wanted),
        ):  # fmt: skip
            button.clicked.connect(wish)
        page.add(FlowRow(self.back, self.forward, self.blank, self.light, self.end))
        page.add(Small(_("Space or Page Down goes on, Page Up goes back, B clears the screen, D changes the light.")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        theme().changed.connect(self.update)

    def show_place(self, slides: tuple[Slide, ...], place: int) -> None:
        """Where it stands."""
        slide = slides[place]
        after = slides[place + 1] if place + 1 < len(slides) else None
        self.place.setText(_("{number} of {count}").format(number=place + 1, count=len(slides)))
        self.title.setText(slide.title)
        self.now.setText(slide.now)
        self.next.setText(_next(slide, after))
        self.remark.setText(slide.remark or _("Nothing noted for this item."))
        self.back.setEnabled(place > 0)
        self.forward.setEnabled(after is not None)

    def show_blank(self, *, blank: bool) -> None:
        """What the button does now."""
        self.blank.setText(_("Show it again") if blank else _("Nothing on the screen"))
        self.blank.set_icon("eye" if blank else "eye-off")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter_for(self).fillRect(self.rect(), QColor(theme().tokens.paper))


def _next(slide: Slide, after: Slide | None) -> str:
    if after is None:
        return _("Nothing more.")
    if after.title != slide.title or after.number != slide.number:
        return _("{title}: {what}").format(title=after.title, what=after.now)
    return after.now
