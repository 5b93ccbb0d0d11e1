"""What stands around every chart: its headline, the key that names the two views, and the note on chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from leaderlens.analysis.naming import Naming
from leaderlens.analysis.pictures import Picture, Season
from leaderlens.charts.drawing import Drawing, Fill
from leaderlens.charts.fonts import REGULAR, STRONG, balanced, width_of
from leaderlens.charts.theme import ChartTheme
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _

HEADLINE: Final = 20.0
TITLE: Final = 15.0
BODY: Final = 14.0
SMALL: Final = 12.5
TICK: Final = 12.5
VALUE: Final = 15.0

_WIDEST_NOTE: Final = 760.0
_EDGE_ON_PAPER: Final = 32.0
_EDGE_ON_CARD: Final = 2.0


@dataclass(frozen=True, slots=True)
class Frills:
    """Which texts around the chart are drawn. On a page the card shows the headline and the note as real text."""

    headline: bool = True
    note: bool = True


@dataclass(slots=True)
class Page:
    """The drawing, the edges its content keeps to, and how far down it has come."""

    drawing: Drawing
    left: float
    right: float
    y: float
    edge: float

    @property
    def theme(self) -> ChartTheme:
        return self.drawing.theme

    @property
    def width(self) -> float:
        """Room between the edges."""
        return self.right - self.left


def naming_of(picture: Picture) -> Naming:
    """How the picture calls the two people: in its key and at its line ends as in its sentences."""
    return Naming(picture.leader_name, picture.chief_executive_name)


def scale_words() -> str:
    """The ends of the rating scale in words."""
    return _("1 rarely – 7 always")


def open_page(
    picture: Picture, theme: ChartTheme, width: float, frills: Frills, *, raters: tuple[Role, ...] = SEATS, scale: bool
) -> Page:
    """A page with its headline (if wanted) and its key: the views in ``raters``, and the scale's words if ``scale``."""
    edge = _EDGE_ON_PAPER if frills.headline else _EDGE_ON_CARD
    drawing = Drawing(width, theme)
    page = Page(drawing, edge, width - edge, edge * 0.85, edge)
    beside = page.left
    if frills.headline:
        page.y = drawing.paragraph(
            page.left,
            page.y,
            picture.headline,
            balanced(picture.headline, page.width, theme.px(HEADLINE), STRONG),
            HEADLINE,
            theme.text,
            weight=STRONG,
            pitch=1.35,
            gid="headline",
        )
        if picture.subtitle:
            page.y = drawing.paragraph(
                page.left, page.y + 4, picture.subtitle, page.width, BODY, theme.muted, pitch=1.6, gid="subtitle"
            )
            beside = drawing.words[-1].right + theme.room(20)
            page.y -= theme.px(BODY) * 1.6
    naming = naming_of(picture)
    _key(page, [(rater, naming.view(rater)) for rater in raters], beside, scale=scale)
    return page


def _key(page: Page, views: list[tuple[Role, str]], x: float, *, scale: bool) -> None:
    """The two views with their marks, flowing on from ``x`` and wrapping at the right edge."""
    theme, drawing, pitch = page.theme, page.drawing, page.theme.px(BODY) * 1.6
    started = x > page.left
    size = theme.px(BODY)
    if not views and not scale:
        page.y += pitch if started else 0
        return
    shown: list[tuple[Role | None, str]] = [*views, *([(None, scale_words())] if scale else [])]
    indents = [theme.ink(14) + theme.room(5) if rater else 0.0 for rater, _label in shown]
    widths = [
        indent + width_of(label, size, STRONG if rater else REGULAR)
        for (rater, label), indent in zip(shown, indents, strict=True)
    ]
    gap = theme.room(22)
    if started and x + sum(widths) + gap * (len(widths) - 1) > page.right:
        x, page.y = page.left, page.y + pitch + 4
    for (rater, label), indent, wide in zip(shown, indents, widths, strict=True):
        if x > page.left and x + wide > page.right:
            x, page.y = page.left, page.y + pitch
        middle = page.y + pitch / 2
        if rater:
            drawing.view(x + theme.ink(7), middle, theme.mark(rater), 6, gid=f"key:{rater.value}")
            colour, weight = theme.mark(rater).colour, STRONG
        else:
            colour, weight = theme.muted, REGULAR
        drawing.text(x + indent, middle, label, BODY, colour, weight=weight, gid="key")
        x += wide + gap
    page.y += pitch


def swatches(page: Page, shown: Sequence[tuple[str, str]]) -> float:
    """A line of small filled squares with their words, wrapping at the right edge. Answers the height below."""
    theme, drawing, size = page.theme, page.drawing, page.theme.px(TICK)
    side, pitch = theme.ink(11), theme.px(TICK) * 1.7
    x, y = page.left, page.y + theme.room(8)
    if not shown:
        return page.y
    for colour, label in shown:
        wide = side + 7 + width_of(label, size)
        if x > page.left and x + wide > page.right:
            x, y = page.left, y + pitch
        middle = y + pitch / 2
        drawing.fill(x, middle - side / 2, x + side, middle + side / 2, Fill(colour, "swatch", theme.axis))
        drawing.text(x + side + 7, middle, label, TICK, theme.muted, gid="key")
        x += wide + theme.room(20)
    return y + pitch


def season_key(page: Page, seasons: Sequence[Season]) -> float:
    """What the bands behind the chart are. Answers the height below."""
    return swatches(page, [(page.theme.band, label) for label in dict.fromkeys(one.label for one in seasons)])


def close_page(page: Page, picture: Picture, frills: Frills) -> Drawing:
    """The finished drawing, with the note on chance and small numbers below the chart (if wanted)."""
    theme = page.theme
    if frills.note and picture.note:
        page.y = page.drawing.paragraph(
            page.left,
            page.y + theme.room(14),
            picture.note,
            min(page.width, theme.room(_WIDEST_NOTE)),
            SMALL,
            theme.muted,
            pitch=1.6,
            gid="note",
        )
    page.drawing.height = float(round(page.y + max(page.edge * 0.85, 4)))
    return page.drawing
