"""The two families that ship with LeaderLens, loaded once per process."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from leaderlens.resources import resource
from leaderlens.ui.style.metrics import Metrics, Type

_FILES = (
    "Inter-Regular", "Inter-Italic", "Inter-Medium", "Inter-SemiBold",
    "Newsreader-Regular", "Newsreader-Italic", "Newsreader-Medium", "Newsreader-SemiBold",
)  # fmt: skip
_EYEBROW_TRACKING = 0.6  # px: small capitals need air


@cache
def load_fonts() -> tuple[str, ...]:
    """Give Qt our fonts and name the families it found. Needs a QGuiApplication."""
    families: set[str] = set()
    for file in _FILES:
        number = QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}.ttf")))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def font(role: Type, metrics: Metrics) -> QFont:
    """The font of a text role at the person's text size."""
    made = QFont(role.family)
    made.setPixelSize(metrics.type_px(role))
    made.setWeight(QFont.Weight(role.weight))
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if role is Type.EYEBROW:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _EYEBROW_TRACKING * metrics.scale)
        made.setCapitalization(QFont.Capitalization.AllUppercase)
    return made
