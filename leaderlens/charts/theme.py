"""What charts look like, as values: the palette of measurement.md section 8, the shape of each view, text sizes.

Colour always means *whose view*, and a shape repeats it. Charts are drawn on the card's own surface, so every colour
was tested again on that: text 4.5:1 or more, marks and axis 3:1 or more (tests/charts/test_theme.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from leaderlens.domain.people import Role
from leaderlens.i18n import _

MINIMUM_PX: Final = 12.0
"""9 pt at 96 dpi: no text of a chart is smaller, at 100 % text."""

LARGEST_TEXT: Final = 2.0


class Shape(StrEnum):
    """The outline that says whose view a mark is, also in black and white. Values are matplotlib's names."""

    CIRCLE = "o"
    DIAMOND = "D"
    SQUARE = "s"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one view is drawn: ``colour`` as ``#RRGGBB`` and its shape."""

    colour: str
    shape: Shape


def blend(colour: str, ground: str, share: float) -> str:
    """``colour`` at opacity ``share`` (0 to 1) over ``ground``, as an opaque colour: transparency prints badly."""
    mixed = (
        round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in range(1, 7, 2)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=512)
def contrast(one: str, other: str) -> float:
    """How strongly two colours stand out from each other, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """Colours, marks and text size of every chart. All lengths are logical pixels.

    ``ramps`` are the seven heat colours of each view, leader first; ``stack`` the layers of counted closeness from the
    foot up; ``letters`` asks for L and CE at line ends, ``mark_scale`` for larger marks (print in black and white).
    ``text_scale`` is the person's text size, 1.0 to 2.0; ValueError outside.
    """

    name: str
    surface: str
    text: str
    muted: str
    axis: str
    grid: str
    alert: str
    leader: Mark
    chief_executive: Mark
    shared: Mark
    band: str
    ramps: tuple[tuple[str, ...], tuple[str, ...]]
    stack: tuple[str, str, str, str]
    dark_digit: str = "#10161F"
    light_digit: str = "#FFFFFF"
    letters: bool = False
    mark_scale: float = 1.0
    text_scale: float = 1.0

    def __post_init__(self) -> None:
        if not 1.0 <= self.text_scale <= LARGEST_TEXT:
            raise ValueError("text size lies between 100 and 200 per cent")

    def mark(self, rater: Role) -> Mark:
        """How the view of the person in that seat is drawn. Raises ValueError for a coach, who rates nobody."""
        if rater is Role.COACH:
            raise ValueError("a coach has no view on a chart")
        return self.leader if rater is Role.LEADER else self.chief_executive

    def ramp(self, rater: Role) -> tuple[str, ...]:
        """The colours of ratings 1 to 7 on that person's heat map. Raises ValueError for a coach."""
        self.mark(rater)
        return self.ramps[0] if rater is Role.LEADER else self.ramps[1]

    def digit_on(self, fill: str) -> str:
        """The digit that reads best on a filled cell."""
        return max((self.dark_digit, self.light_digit), key=lambda digit: contrast(digit, fill))

    def initials(self, rater: Role) -> str:
        """``L`` or ``CE`` for line ends in black and white, else empty."""
        if not self.letters:
            return ""
        return _("L") if rater is Role.LEADER else _("CE")

    def scaled(self, text_scale: float) -> ChartTheme:
        """The same theme at another text size."""
        return replace(self, text_scale=text_scale)

    def px(self, size: float) -> float:
        """A text size at this theme's scale, never under the minimum."""
        return max(size, MINIMUM_PX) * self.text_scale

    def room(self, length: float) -> float:
        """A space that must grow with the text (a row, a gutter)."""
        return length * self.text_scale

    def ink(self, length: float) -> float:
        """A mark or line that grows with the text, but less, so that charts stay calm at 200 %."""
        return length * (1 + (self.text_scale - 1) * 0.45)


LIGHT: Final = ChartTheme(
    name="light",
    surface="#FFFFFF",
    text="#1A2330",
    muted="#566273",
    axis="#7C8796",
    grid="#E4E8ED",
    alert="#B5470A",
    leader=Mark("#692A99", Shape.CIRCLE),
    chief_executive=Mark("#00785C", Shape.DIAMOND),
    shared=Mark("#4A5563", Shape.SQUARE),
    band="#EAEDF1",
    ramps=(
        ("#FBF9FD", "#F3ECF8", "#E6D9F0", "#D2BCE4", "#B491D0", "#8A57B0", "#5B2386"),
        ("#F7FBFA", "#E6F4EF", "#CDE7DE", "#A6D3C4", "#6DB59E", "#26806A", "#0A5744"),
    ),
    stack=("#3F4B5A", "#7A8696", "#C4773A", "#9E3D06"),
    dark_digit="#10161F",
)

DARK: Final = ChartTheme(
    name="dark",
    surface="#1A2323",
    text="#E9EDF2",
    muted="#A3AFBD",
    axis="#768394",
    grid="#2E3A3C",
    alert="#F39A55",
    leader=Mark("#C08CF0", Shape.CIRCLE),
    chief_executive=Mark("#45DBAE", Shape.DIAMOND),
    shared=Mark("#AEBBCB", Shape.SQUARE),
    band="#263133",
    ramps=(
        tuple(blend("#C08CF0", "#1A2323", share) for share in (0.07, 0.15, 0.25, 0.37, 0.75, 0.87, 1.0)),
        tuple(blend("#45DBAE", "#1A2323", share) for share in (0.06, 0.13, 0.22, 0.33, 0.62, 0.8, 1.0)),
    ),
    stack=("#C9D3DE", "#7D8A99", "#B9713A", "#F39A55"),
    dark_digit="#12171F",
    light_digit="#E9EDF2",
)

PAPER: Final = ChartTheme(
    name="paper",
    surface="#FFFFFF",
    text="#000000",
    muted="#3C3C3C",
    axis="#6A6A6A",
    grid="#D8D8D8",
    alert="#000000",
    leader=Mark("#000000", Shape.CIRCLE),
    chief_executive=Mark("#5C5C5C", Shape.DIAMOND),
    shared=Mark("#3C3C3C", Shape.SQUARE),
    band="#EBEBEB",
    ramps=(("#FCFCFC", "#EFEFEF", "#DEDEDE", "#C6C6C6", "#A2A2A2", "#666666", "#2E2E2E"),) * 2,
    stack=("#4A4A4A", "#B4B4B4", "#E6E6E6", "#000000"),
    dark_digit="#000000",
    letters=True,
    mark_scale=1.35,
)
"""For a printer without colour: larger marks, letters at the line ends; shape alone says whose view it is."""
