"""Charts as blocks of a report: a heading that can be found, the picture, its note, and the numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from leaderlens.analysis.pictures import Dumbbell, DumbbellGroup, Picture, SmallMultiples, WhatChanged
from leaderlens.analysis.pictures import Table as Numbers
from leaderlens.documents.document import Block, Drawing, Figure, Heading, Run, Table, plain
from leaderlens.i18n import _

if TYPE_CHECKING:
    from leaderlens.charts.plate import Plate

Draws: TypeAlias = "Callable[[Plate], Drawing]"
"""Makes of a plate what draws it on a page: handed in, because only the upper floors can."""

_WIDTH_MM = 150.0
_PANELS, _ROWS = 4, 13
"""What fits on a page with letters that can be read."""
_NAMING, _COLUMNS = 2, 4
"""Columns that name a row, and how many more a page can hold."""


def chart(picture: Picture, draws: Draws | None, *, level: int = 3, table: bool = False) -> Iterator[Block]:
    """The blocks of one chart. A tall one becomes several pictures, so that its letters stay readable.

    ``draws`` gives a PDF lines in place of pixels; with ``table`` the numbers follow.
    """
    from leaderlens.charts.plate import plate  # with matplotlib: not on the way to the first window

    yield Heading(level, plain(picture.headline))
    parts = list(_parts(picture))
    for number, part in enumerate(parts):
        printed = plate(part)
        said = (picture.subtitle if number == 0 else "", picture.note if number == len(parts) - 1 else "")
        yield Figure(
            printed.png,
            picture.alt if number == 0 else _("The same chart, continued; it is described above."),
            " ".join(sentence for sentence in said if sentence),
            _WIDTH_MM,
            draws(printed) if draws is not None else None,
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


def _parts(picture: Picture) -> Iterator[Picture]:
    bare = replace(picture, note="")
    if isinstance(bare, SmallMultiples) and len(bare.panels) > _PANELS:
        for start in range(0, len(bare.panels), _PANELS):
            yield replace(bare, panels=bare.panels[start : start + _PANELS])
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
