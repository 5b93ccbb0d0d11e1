"""Every colour of LeaderLens by its job, for light and dark and for each accent.

The accent is the person whose vault is open: violet for the leader, pine for the chief executive, slate for a coach,
ink before anybody has unlocked. Contrast is part of the promise: text has 4.5:1 or more on what it stands on, the
outlines of controls and focus rings 3:1 or more, in all eight themes (tests/ui/style/test_tokens.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leaderlens.domain.people import Role


class Mode(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


class Accent(StrEnum):
    """Whose vault is open."""

    INK = "ink"
    LEADER = "leader"
    CHIEF_EXECUTIVE = "chief_executive"
    COACH = "coach"

    @classmethod
    def of(cls, role: Role | None) -> Accent:
        """The accent of a person's role; ink before anybody has unlocked."""
        return cls.INK if role is None else cls(role.value)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Colours are ``#RRGGBB``. ``line`` is decoration, ``line_strong`` outlines something to use.

    ``leader`` and ``chief_executive`` are the colours of *views* in charts, the same in everybody's vault.
    """

    mode: Mode
    paper: str
    surface: str
    sunken: str
    rail: str
    rail_selected: str
    line: str
    line_strong: str
    ink: str
    ink2: str
    ink3: str
    warm: str
    warm_soft: str
    danger: str
    danger_hover: str
    danger_soft: str
    on_danger: str
    good: str
    good_soft: str
    leader: str
    chief_executive: str
    accent: str
    accent_hover: str
    accent_soft: str
    accent_line: str
    on_accent: str
    focus: str
    selection: str

    @property
    def dark(self) -> bool:
        return self.mode is Mode.DARK


_LIGHT = {
    "paper": "#F6F4EF",
    "surface": "#FFFFFF",
    "sunken": "#F0EDE6",
    "rail": "#ECE9E1",
    "rail_selected": "#FFFFFF",
    "line": "#E4DFD4",
    "line_strong": "#857F70",
    "ink": "#1A2827",
    "ink2": "#465452",
    "ink3": "#5C6663",
    "warm": "#80530A",
    "warm_soft": "#F8EFDC",
    "danger": "#A3352B",
    "danger_hover": "#872A21",
    "danger_soft": "#F9E8E5",
    "on_danger": "#FFFFFF",
    "good": "#2B6A47",
    "good_soft": "#E3F0E8",
    "leader": "#55237D",
    "chief_executive": "#0E5A55",
}
_DARK = {
    "paper": "#111818",
    "surface": "#1A2323",
    "sunken": "#151D1D",
    "rail": "#0C1212",
    "rail_selected": "#1E2929",
    "line": "#2A3535",
    "line_strong": "#74837F",
    "ink": "#ECEFEA",
    "ink2": "#B9C3BF",
    "ink3": "#93A09B",
    "warm": "#E2B765",
    "warm_soft": "#332811",
    "danger": "#F0958A",
    "danger_hover": "#F5B0A7",
    "danger_soft": "#3A1F1C",
    "on_danger": "#2B0D0A",
    "good": "#8CCFA5",
    "good_soft": "#1A3325",
    "leader": "#C08CF0",
    "chief_executive": "#73C9BC",
}
_STEPS = ("accent", "accent_hover", "accent_soft", "accent_line", "on_accent", "focus", "selection")
_ACCENTS: dict[tuple[Mode, Accent], tuple[str, ...]] = {
    (Mode.LIGHT, Accent.INK): ("#22302F", "#101A19", "#E9E7DF", "#CBC7BB", "#FFFFFF", "#22302F", "#DAD7CC"),
    (Mode.LIGHT, Accent.LEADER): ("#55237D", "#421864", "#F1EAF7", "#D3BFE4", "#FFFFFF", "#55237D", "#E3D4F0"),
    (Mode.LIGHT, Accent.CHIEF_EXECUTIVE): (
        "#0E5A55", "#0A4743", "#E1EEEB", "#B9D6D0", "#FFFFFF", "#0E5A55", "#CFE5E0",
    ),
    (Mode.LIGHT, Accent.COACH): ("#3C4858", "#2C3643", "#E8ECF1", "#C2CAD5", "#FFFFFF", "#3C4858", "#D6DDE6"),
    (Mode.DARK, Accent.INK): ("#D7DDD8", "#F2F5F1", "#263131", "#4B5958", "#111818", "#D7DDD8", "#3A4847"),
    (Mode.DARK, Accent.LEADER): ("#C08CF0", "#D3ADF6", "#2C2140", "#573F78", "#1E0A33", "#D0A8F5", "#46305F"),
    (Mode.DARK, Accent.CHIEF_EXECUTIVE): (
        "#73C9BC", "#8FD7CC", "#1D3634", "#2F5652", "#06201D", "#8FD7CC", "#27514C",
    ),
    (Mode.DARK, Accent.COACH): ("#AEBBCB", "#C6D0DC", "#232D39", "#455262", "#111A24", "#C6D0DC", "#394759"),
}  # fmt: skip


def tokens_for(mode: Mode, accent: Accent) -> Tokens:
    """The theme of a mode and an accent."""
    base = _LIGHT if mode is Mode.LIGHT else _DARK
    return Tokens(mode=mode, **base, **dict(zip(_STEPS, _ACCENTS[mode, accent], strict=True)))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
