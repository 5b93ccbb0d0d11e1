"""Charts as blocks of a report: a heading that can be found, the picture, its note, and the numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from leaderlens.analysis.pictures import Dumbbell, DumbbellGroup, PairedSeries, Picture, SmallMultiples, WhatChanged
from leaderlens.analysis.pictures import Table as Numbers
from leaderlens.documents.document import Block, Figure, Heading, Paragraph, Run, Table, Tone, plain
from leaderlens.domain.people import SEATS
from leaderlens.i18n import _

_WIDTH_MM = 145.0
_PANELS, _FIRST_PANELS, _ROWS = 2, 4, 6
"""Where a tall chart is divided: about thirds of a page, so that none is left half empty; 4 and 2 panels fill one."""
_FEWEST = 3  # points that make a line worth looking at
_NAMING, _COLUMNS = 2, 4
"""Columns that name a row, and how many more a page can hold."""


def chart(picture: Picture, *, table: bool = False) -> Iterator[Block]:
    """The blocks of one chart: what it shows, of whom and when, and the picture; with ``table`` the numbers follow.

    A tall one becomes several pictures, so that its letters stay readable. Lines of one or two points are left out.
    """
    from leaderlens.charts.plate import plate  # with matplotlib: not on the way to the first window

    parts = list(_parts(_telling(picture)))
    if not parts:
        yield Paragraph(plain(_("There are too few check-ins yet for a line to say anything.")), Tone.QUIET)
        return
    yield Heading(2, plain(picture.headline))
    if picture.subtitle:
        yield Paragraph(plain(picture.subtitle), Tone.QUIET)
    for number, part in enumerate(parts):
        yield Figure(
            b"",
            picture.alt if number == 0 else _("The same chart, continued; it is described above."),
            picture.note if number == len(parts) - 1 else "",
            _WIDTH_MM,
            plate(part),
        )
    if table and picture.table.rows:
        yield from _tables(picture.table)


def _tables(numbers: Numbers) -> Iterator[Block]:
    """A table as wide as a page can hold; further columns follow in another, with what names the rows."""
    for start in range(_NAMING, max(_NAMING + 1, len(numbers.columns)), _COLUMNS):

        def cut(row: tuple[str, ...], start: int = start) -> tuple[tuple[Run, ...], ...]:
            return tuple(plain(cell) for cell in (*row[:_NAMING], *row[start : start + _COLUMNS]))

        rows = tuple(cut(row) for row in numbers.rows)
        yield Table(cut(numbers.columns), rows, _("The numbers of the chart above"))


def _telling(picture: Picture) -> Picture:
    """``picture`` without panels in which neither has as many points as make a line."""
    if not isinstance(picture, SmallMultiples):
        return picture
    return replace(picture, panels=tuple(panel for panel in picture.panels if _longest(panel) >= _FEWEST))


def _longest(panel: PairedSeries) -> int:
    return max(sum(point.value is not None for point in panel.of(rater)) for rater in SEATS)


def _parts(picture: Picture) -> Iterator[Picture]:
    bare = replace(picture, note="")
    if isinstance(bare, SmallMultiples):
        places = (0, *range(_FIRST_PANELS, len(bare.panels), _PANELS), len(bare.panels))
        for start, end in pairwise(places):
            if start < end:
                yield replace(bare, panels=bare.panels[start:end])
    elif isinstance(bare, WhatChanged) and len(bare.panels) > 1:
        for panel in bare.panels:
            yield replace(bare, panels=(panel,))
    elif isinstance(bare, Dumbbell):
        for groups in _pages(bare.groups):
            yield replace(bare, groups=groups)
    else:
        yield bare


def _pages(groups: tuple[DumbbellGroup, ...]) -> Iterator[tuple[DumbbellGroup, ...]]:
    """Groups with no more rows between them than fit; a longer group goes on under its title."""
    page: list[DumbbellGroup] = []
    room = _ROWS
    for group in groups:
        rows = group.rows
        while rows:
            if room < min(len(rows), 2):
                yield tuple(page)
                page, room = [], _ROWS
            page.append(replace(group, rows=rows[:room]))
            rows, room = rows[room:], room - min(room, len(rows))
    if page or not groups:
        yield tuple(page)
