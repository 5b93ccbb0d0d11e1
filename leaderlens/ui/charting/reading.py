"""A chart read point by point: the days it shows, each with the words its own table has for it.

Built from the table, so what is said of a point and what the table says cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from leaderlens.analysis.histories import HeatMap, Timeline
from leaderlens.analysis.pictures import PairedTrend, Picture
from leaderlens.domain.checkin import Question
from leaderlens.i18n import _, medium_date


@dataclass(frozen=True, slots=True)
class Stop:
    """One place to stop at while reading: a day, what to say, and the row of a chart whose table has days across.

    ``row`` counts rows from 0; a chart with one row for each day has only row 0. ``question`` where it is about one.
    """

    day: date
    said: str
    row: int = 0
    question: Question | None = None


def stops_in(picture: Picture) -> tuple[Stop, ...]:
    """Everything that can be read in ``picture``, row by row and oldest first; nothing in a chart without days."""
    written = {medium_date(day): day for day in _days(picture)}
    columns, rows = picture.table.columns, picture.table.rows
    questions = _questions(picture)
    across = [(place, written[head]) for place, head in enumerate(columns) if head in written]
    if len(across) > 1:
        return tuple(
            Stop(day, _said(row[0], columns[place], row[place]), number, questions.get(number))
            for number, row in enumerate(rows)
            for place, day in across
        )
    found: dict[date, list[str]] = {}
    for row in rows:
        if row and row[0] in written:
            line = ", ".join(row[1:]) if isinstance(picture, Timeline) else _line(columns, row)
            found.setdefault(written[row[0]], []).append(line)
    return tuple(
        Stop(day, f"{medium_date(day)}: {'; '.join(said)}", 0, questions.get(0)) for day, said in sorted(found.items())
    )


def _said(item: str, day: str, value: str) -> str:
    return _("{item}, {day}: {value}").format(item=item, day=day, value=value)


def _line(columns: tuple[str, ...], row: tuple[str, ...]) -> str:
    """``Leader’s view 5, Chief Executive’s view 4, Steps apart 1``."""
    cells = zip(columns[1:], row[1:], strict=True)
    return ", ".join(_("{column} {value}").format(column=column, value=value) for column, value in cells if value)


def _questions(picture: Picture) -> dict[int, Question]:
    """What the rows of the table are about, where they are about a question."""
    if isinstance(picture, HeatMap):
        rows = [row.question for group in picture.groups for row in group.rows]
        return dict(enumerate(rows))
    if isinstance(picture, PairedTrend) and picture.series is not None:
        return {0: picture.series.question}
    return {}


def _days(value: object) -> set[date]:
    """Every day that a picture's values name."""
    return set(_walk(value))


def _walk(value: object) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _walk(getattr(value, one.name))
