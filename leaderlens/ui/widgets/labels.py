"""Text by its job: headings, body, small print. Each takes its font and colour from the theme and wraps by itself."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import text_palette, theme


class TextLabel(QLabel):
    """A label in a text role. ``tone`` names a colour of Tokens.

    A wrapping label takes all the width it can get (a Preferred one gets half of a row with a stretch in it) and sets
    its lines at ``leading`` per cent of their natural height. ``text()`` is always the plain text.
    """

    def __init__(
        self,
        text: str = "",
        role: Type = Type.BODY,
        tone: str = "ink",
        *,
        wrap: bool = True,
        leading: int = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._leading, self._plain = role, tone, leading, ""
        self._centred = False
        rich = wrap and leading != 100
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding if wrap else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        if not wrap:
            self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        theme().changed.connect(self.restyle)
        self.restyle()
        self.setText(text)

    def text(self) -> str:
        return self._plain

    def setText(self, text: str) -> None:
        self._plain = text
        if self.textFormat() is Qt.TextFormat.RichText:
            body = escape(text).replace("\n", "<br>")
            side = ' align="center"' if self._centred else ""
            text = f'<p{side} style="margin:0; line-height:{self._leading}%">{body}</p>' if text else ""
        super().setText(text)

    def set_centred(self) -> None:
        """Set the lines in the middle."""
        self._centred = True
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setText(self._plain)

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.restyle()

    def set_role(self, role: Type) -> None:
        """Take on another role of text."""
        self._role = role
        self.restyle()

    def make_selectable(self) -> None:
        """Let the text be copied, by mouse and keyboard."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def minimumSizeHint(self) -> QSize:
        """A wrapping label may be as narrow as the page asks; Qt would insist on its own idea of a good shape.

        Its height there is one line: how tall it really is follows from its width, and a least height for the
        narrowest shape would make every page scroll that need not.
        """
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        return QSize(min(hint.width(), theme().metrics.text(80)), min(hint.height(), self.fontMetrics().lineSpacing()))

    def restyle(self) -> None:
        look = theme()
        self.setFont(look.font(self._role))
        self.setPalette(text_palette(self.palette(), getattr(look.tokens, self._tone)))


class Heading(TextLabel):
    """A heading: level 1 names the page, 2 a part of it, 3 a card. Read out as a heading."""

    def __init__(self, text: str = "", level: int = 2, *, wrap: bool = True, parent: QWidget | None = None) -> None:
        role = {1: Type.DISPLAY, 2: Type.TITLE, 3: Type.H3}[level]
        super().__init__(text, role, wrap=wrap, parent=parent)
        self.level = level


class Body(TextLabel):
    """Running text of the interface; ``tone`` ``"ink2"`` for what explains."""

    def __init__(self, text: str = "", tone: str = "ink", *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, Type.BODY, tone, wrap=wrap, leading=118, parent=parent)


class Strong(TextLabel):
    """A short line that matters."""

    def __init__(self, text: str = "", tone: str = "ink", *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, Type.STRONG, tone, wrap=wrap, parent=parent)


class Small(TextLabel):
    """Small print: dates, counts, hints."""

    def __init__(self, text: str = "", tone: str = "ink3", *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, Type.SMALL, tone, wrap=wrap, leading=116, parent=parent)


class Reading(TextLabel):
    """People's own words, and the statements they rate: serif, with room between the lines."""

    def __init__(self, text: str = "", tone: str = "ink", *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, Type.READING, tone, wrap=wrap, leading=132, parent=parent)


class Eyebrow(TextLabel):
    """The small capitals over a title; at most one to a card."""

    def __init__(self, text: str = "", tone: str = "ink3", *, parent: QWidget | None = None) -> None:
        super().__init__(text, Type.EYEBROW, tone, wrap=True, parent=parent)
