"""Sizes: space, radii, hit targets and the type scale, and how they grow with the person's text size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SMALLEST_SCALE, LARGEST_SCALE = 100, 200
"""Text size in per cent that a person may choose."""


class Type(Enum):
    """A role of text: family, weight, size in px at 100 %, and how much of the person's scale it takes on.

    Titles are large already, so they take on part of it: at 200 % they must leave room for what they announce.
    """

    ALOUD = ("Newsreader", 500, 40, 0.35)
    DISPLAY = ("Newsreader", 500, 32, 0.6)
    TITLE = ("Newsreader", 500, 23, 0.75)
    ROOM = ("Newsreader", 400, 22, 0.75)
    STATEMENT = ("Newsreader", 400, 20, 0.9)
    READING = ("Newsreader", 400, 18, 1.0)
    NUMERAL = ("Newsreader", 500, 26, 0.8)
    H3 = ("Inter", 600, 16, 1.0)
    BODY = ("Inter", 400, 15, 1.0)
    STRONG = ("Inter", 600, 15, 1.0)
    MEDIUM = ("Inter", 500, 15, 1.0)
    SMALL = ("Inter", 400, 13, 1.0)
    SMALL_STRONG = ("Inter", 600, 13, 1.0)
    EYEBROW = ("Inter", 600, 12, 1.0)
    RAIL = ("Inter", 500, 12, 0.6)

    @property
    def family(self) -> str:
        return self.value[0]

    @property
    def weight(self) -> int:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in logical px for one text size. ``percent`` is 100 to 200."""

    percent: int = 100

    @property
    def scale(self) -> float:
        return self.percent / 100

    def type_px(self, role: Type) -> int:
        """The pixel size of a text role."""
        size, share = role.value[2], role.value[3]
        return round(size * (1 + (self.scale - 1) * share))

    def text(self, value: float) -> int:
        """A length that holds text (a row, a button): grows with it."""
        return round(value * self.scale)

    def space(self, value: float) -> int:
        """A gap or padding: grows a little, so that large text keeps the room it needs."""
        return round(value * (1 + (self.scale - 1) * 0.25))

    def icon(self, value: float = 20) -> int:
        """The side of an icon."""
        return round(value * (1 + (self.scale - 1) * 0.75))

    def slow(self, value: float) -> int:
        """The side of a picture whose words stand below it: the words need the room more."""
        return round(value * (1 + (self.scale - 1) * 0.35))

    @property
    def hit(self) -> int:
        """The least height of something to press."""
        return self.text(38) if self.percent < 150 else round(38 + 38 * (self.scale - 1) * 0.75)

    @property
    def nav(self) -> int:
        """Height of a place in the rail."""
        return round(42 * (1 + (self.scale - 1) * 0.5))

    @property
    def nav_least(self) -> int:
        """The same where the window is low."""
        return round(34 * (1 + (self.scale - 1) * 0.5))

    @property
    def rail_icon(self) -> int:
        """The side of an icon that stands above its word in the narrow rail."""
        return self.slow(20)

    @property
    def rail_wide(self) -> int:
        """Width of the rail whose words stand beside their icons."""
        return round(228 * (1 + (self.scale - 1) * 0.5))

    @property
    def rail_narrow(self) -> int:
        """Width of the rail whose words stand below their icons."""
        return round(88 * (1 + (self.scale - 1) * 0.5))


RADIUS_INPUT, RADIUS_BUTTON, RADIUS_CARD = 8, 10, 14
GAP = 16
CARD_PADDING = (24, 22)
PAGE_MARGIN = (40, 32)
CONTENT_WIDTH, RATING_WIDTH, READING_WIDTH = 1080, 820, 700
RAIL_NEEDS = 1100
"""Below this window width (logical px at 100 %) the words of the rail stand below their icons."""
FADE_MS = 140
