"""Where labels go so that none overlaps another: plain geometry, in logical pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from leaderlens.i18n import _, short_date, short_month

_DROPPED: Final = 10.0  # cost of leaving a label out, against 0 for centred and 1 for beside its line
_OVER_ANOTHER: Final = 3.0  # of standing over somebody else's line
_FEW_DAYS: Final = 100


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of blocks of these ``heights`` that do not overlap, each as near to the wanted one as can be.

    All lie between ``low`` and ``high``. Least squares under an order constraint (pool adjacent violators). Where there
    is too little room, the blocks share it in proportion to their heights.
    """
    if not wanted:
        return []
    fit = min(1.0, (high - low) / sum(heights))
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    offsets: list[float] = []  # each block's middle, when all stand on each other from 0
    reach = 0.0
    for i in order:
        offsets.append(reach + heights[i] * fit / 2)
        reach += heights[i] * fit
    pools: list[tuple[float, int]] = []  # mean of wanted minus offset, how many
    for i, offset in zip(order, offsets, strict=True):
        mean, count = wanted[i] - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    shifts = [min(max(mean, low), high - reach) for mean, count in pools for _each in range(count)]
    placed = [0.0] * len(wanted)
    for i, offset, shift in zip(order, offsets, shifts, strict=True):
        placed[i] = offset + shift
    return placed


@dataclass(frozen=True, slots=True)
class Tag:
    """A label that belongs to the vertical line at ``x`` and is ``width`` wide."""

    x: float
    width: float


def place_tags(tags: Sequence[Tag], low: float, high: float, gap: float = 8.0) -> list[float | None]:
    """The left edge of each tag in one row between ``low`` and ``high``, or None for one that had to be left out.

    A tag stands centred on its line, or beside it; as many as possible are kept, tidily. Dynamic programming over the
    lines from left to right; ``tags`` must come in that order.
    """
    states: dict[float, tuple[float, list[float | None]]] = {low - gap: (0.0, [])}
    for tag in tags:
        following: dict[float, tuple[float, list[float | None]]] = {}

        def offer(edge: float, cost: float, places: list[float | None]) -> None:
            if edge not in following or cost < following[edge][0]:  # noqa: B023 - used only within this turn
                following[edge] = (cost, places)  # noqa: B023

        centred = min(max(tag.x - tag.width / 2, low), high - tag.width)
        for edge, (cost, places) in states.items():
            offer(edge, cost + _DROPPED, [*places, None])
            for left, price in ((centred, 0.0), (tag.x - 3 - tag.width, 1.0), (tag.x + 3, 1.0)):
                if left >= max(low, edge + gap) and left + tag.width <= high:
                    hidden = sum(other.x != tag.x and left - 2 < other.x < left + tag.width + 2 for other in tags)
                    offer(left + tag.width, cost + price + hidden * _OVER_ANOTHER, [*places, left])
        states = following
    return min(states.values(), key=lambda state: state[0])[1]


def place_in_rows(tags: Sequence[Tag], low: float, high: float, rows: int) -> list[tuple[int, float] | None]:
    """Row (0 is nearest the plot) and left edge of each tag, or None where ``rows`` rows were not enough.

    A tag in an upper row never stands where its line would cross a label of a lower row.
    """
    placed: list[tuple[int, float] | None] = [None] * len(tags)
    for row in range(rows):
        waiting = [
            i
            for i, tag in enumerate(tags)
            if placed[i] is None
            and not any(
                put is not None and put[1] - 8 <= tag.x <= put[1] + tags[j].width + 8 for j, put in enumerate(placed)
            )
        ]
        for i, left in zip(waiting, place_tags([tags[i] for i in waiting], low, high), strict=True):
            if left is not None:
                placed[i] = (row, left)
    return placed


def day_label(day: date, first: date, last: date) -> str:
    """``Sep 2024`` on an axis of months, ``13 Oct`` on one of weeks."""
    if (last - first).days < _FEW_DAYS:
        return short_date(day)
    return _("{month} {year}").format(month=short_month(day), year=day.year)
