"""What charts look like, as values: the palette of measurement.md section 8, the shape of each view, text sizes.

Colour always means *whose view*, and a shape repeats it. Charts are drawn on the card's own surface, so every colour
was tested again on that: text 4.5:1 or more, marks and axis 3:1 or more (tests/charts/test_theme.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from leaderlens.domain.people import Role

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


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """Colours, marks and text size of every chart. All lengths are logical pixels.

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
    text_scale: float = 1.0

    def __post_init__(self) -> None:
        if not 1.0 <= self.text_scale <= LARGEST_TEXT:
            raise ValueError("text size lies between 100 and 200 per cent")

    def mark(self, rater: Role) -> Mark:
        """How the view of the person in that seat is drawn. Raises ValueError for a coach, who rates nobody."""
        if rater is Role.COACH:
            raise ValueError("a coach has no view on a chart")
        return self.leader if rater is Role.LEADER else self.chief_executive

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
)
