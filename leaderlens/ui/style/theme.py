"""Which look is on: mode, accent, text size and motion, and the signal that says it changed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from leaderlens.ui.style.fonts import font, load_fonts
from leaderlens.ui.style.icons import icon
from leaderlens.ui.style.metrics import LARGEST_SCALE, SMALLEST_SCALE, Metrics, Type
from leaderlens.ui.style.sheet import palette_for, sheet_for
from leaderlens.ui.style.tokens import Accent, Mode, Tokens, tokens_for


class Look(StrEnum):
    """What the person chose: follow the computer, or always light, or always dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of the whole application. Change it with the ``set_`` methods; ``changed`` follows at once.

    Painted widgets read ``tokens`` and ``metrics`` when they paint and connect ``changed`` to their ``restyle``.
    ``calm`` switches every motion off. It is the person's own setting: Qt 6.11 cannot ask the system for it.
    """

    changed = Signal()

    def __init__(
        self, look: Look = Look.SYSTEM, accent: Accent = Accent.INK, percent: int = 100, *, calm: bool = False
    ) -> None:
        super().__init__()
        self._look, self._accent, self._calm = look, accent, calm
        self._app: QApplication | None = None
        self.metrics = Metrics(_bounded(percent))
        self._measures: dict[Type, QFontMetrics] = {}  # asked for a thousand times while a page is laid out
        self.tokens: Tokens = tokens_for(self._mode(), accent)

    @property
    def look(self) -> Look:
        return self._look

    @property
    def accent(self) -> Accent:
        return self._accent

    @property
    def calm(self) -> bool:
        """Whether nothing may move."""
        return self._calm

    def apply(self, app: QApplication) -> None:
        """Dress ``app``: fonts, palette, style sheet. Call once, before widgets are made."""
        load_fonts()
        self._measures.clear()
        self._app = app
        app.setStyle("Fusion")  # the same bones on every system; the sheet and our painters cover all of it
        use_theme(self)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._dress()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._dress()

    def set_accent(self, accent: Accent) -> None:
        if accent is not self._accent:  # dressing the whole app again takes 40 ms
            self._accent = accent
            self._dress()

    def set_text_size(self, percent: int) -> None:
        """Text size in per cent; kept within 100 to 200."""
        self.metrics = Metrics(_bounded(percent))
        self._measures.clear()
        self._dress()

    def set_calm(self, *, calm: bool) -> None:
        self._calm = calm

    def font(self, role: Type) -> QFont:
        return font(role, self.metrics)

    def font_metrics(self, role: Type) -> QFontMetrics:
        if role not in self._measures:
            self._measures[role] = QFontMetrics(font(role, self.metrics))
        return self._measures[role]

    def icon(self, name: str, colour: str | None = None, side: int = 20) -> QIcon:
        """A QIcon in a token's colour (default: quiet ink). Painted widgets draw icons themselves instead."""
        return icon(name, self.metrics.icon(side), colour or self.tokens.ink2)

    def _mode(self) -> Mode:
        if self._look is Look.SYSTEM:
            dark = QApplication.instance() is not None and (
                QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            )
            return Mode.DARK if dark else Mode.LIGHT
        return Mode(self._look.value)

    def _system_changed(self) -> None:
        if self._look is Look.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        self.tokens = tokens_for(self._mode(), self._accent)
        if self._app is not None:
            scheme = {Look.SYSTEM: Qt.ColorScheme.Unknown, Look.LIGHT: Qt.ColorScheme.Light}
            hints = self._app.styleHints()
            hints.setColorScheme(scheme.get(self._look, Qt.ColorScheme.Dark))  # the title bar follows where it can
            self._app.setStyleSheet(
                ""
            )  # one sheet put over another reaches a widget once for each ancestor: 8 s, not 1
            self._app.setFont(self.font(Type.BODY))
            self._app.setPalette(palette_for(self.tokens))
            self._app.setStyleSheet(sheet_for(self.tokens, self.metrics))
        self.changed.emit()


_current: Theme | None = None


def use_theme(theme: Theme) -> None:
    """Make ``theme`` the one that widgets read: a process has one look, as it has one language."""
    global _current  # noqa: PLW0603
    _current = theme


def theme() -> Theme:
    """The look in use."""
    if _current is None:
        use_theme(Theme())
    assert _current is not None  # noqa: S101 - set in the line above
    return _current


def _bounded(percent: int) -> int:
    return max(SMALLEST_SCALE, min(LARGEST_SCALE, percent))


def text_palette(palette: QPalette, colour: str) -> QPalette:
    """``palette`` with its text in ``colour``: a style sheet on every label would make a change of theme slow."""
    made = QPalette(palette)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        made.setColor(role, QColor(colour))
    return made
