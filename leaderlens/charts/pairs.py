"""Two lines on one plot that are not one item: the check-back record, and any two series side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from leaderlens.analysis.histories import Comparison, HearingRecord
from leaderlens.analysis.pictures import EventMark, Point, Season
from leaderlens.charts.drawing import Drawing, Spot
from leaderlens.charts.fonts import STRONG, shorten, width_of
from leaderlens.charts.furniture import (
    BODY,
    TICK,
    VALUE,
    Frills,
    Page,
    close_page,
    naming_of,
    open_page,
    scale_words,
    season_key,
)
from leaderlens.charts.layout import spread
from leaderlens.charts.series import (
    NUDGE,
    Frame,
    draw_breaks,
    draw_events,
    draw_seasons,
    draw_view,
    event_rows,
    latest,
    span_of,
)
from leaderlens.charts.theme import ChartTheme
from leaderlens.charts.trend import absence_key, absent, spaced_days
from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _

_HIGH: Final = 190.0
_TALL: Final = 260.0


def hearing(picture: HearingRecord, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of the check-back record: from *no* at the foot to *yes, as it was meant* at the top."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    days = span_of(point for rater in SEATS for point in picture.of(rater))
    if days is None:
        return close_page(page, picture, frills)
    drawing, tick = page.drawing, theme.px(TICK)
    naming = naming_of(picture)
    _keys(page, [(rater, _("what {name} heard").format(name=naming.mention(rater)), False) for rater in SEATS])
    words = ((0.0, _("no")), (0.5, _("partly")), (1.0, _("yes")))
    left = page.left + max(width_of(word, tick) for _value, word in words) + 10
    ends = {
        rater: f"{theme.initials(rater)} {round(100 * value)} %".strip()
        for rater in SEATS
        if (value := latest(picture.of(rater))) is not None
    }
    room = max((width_of(label, theme.px(VALUE), STRONG) for label in ends.values()), default=10.0) + 16
    frame = Frame(left + 12, page.right - room, 0, 1, *days, 0.0, 1.0)
    frame = _framed(page, frame, picture.events, theme.room(_HIGH))
    _behind(page, frame, picture.events, picture.seasons)
    for value, word in words:
        drawing.rule(left, frame.right + 10, frame.y(value))
        drawing.text(left - 10, frame.y(value), word, TICK, theme.muted, align="right", gid="scale")
    meet = _meet(picture.leader, picture.chief_executive)
    shift = {rater: (0.02 if rater is Role.CHIEF_EXECUTIVE else -0.02) if meet else 0.0 for rater in SEATS}
    for rater in SEATS:
        mark = theme.mark(rater)
        draw_view(drawing, frame, picture.of(rater), mark, rater.value, shift=shift[rater], width=2.6, radius=4.4)
        for point in picture.of(rater):
            if point.value is not None:
                x, y = frame.x(point.day), frame.y(point.value + shift[rater])
                drawing.spots.append(Spot(x - 9, y - 9, x + 9, y + 9, day=point.day))
    _labels(
        drawing,
        frame,
        [
            (ends[rater], (latest(picture.of(rater)) or 0) + shift[rater], theme.mark(rater).colour, rater.value)
            for rater in reversed(SEATS)
            if rater in ends
        ],
    )
    asked = sorted({point.day for rater in SEATS for point in picture.of(rater)})
    page.y = _days(page, frame, asked)
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


def compare(picture: Comparison, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of any two series: the second with hollow marks."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    days = span_of(point for one in picture.lines for point in one.points)
    if days is None:
        return close_page(page, picture, frills)
    drawing, tick = page.drawing, theme.px(TICK)
    _keys(page, [(one.line.rater, one.label, bool(place)) for place, one in enumerate(picture.lines)])
    drawing.text(page.left, page.y + theme.px(TICK) * 0.9, scale_words(), TICK, theme.muted, gid="key")
    page.y += theme.px(TICK) * 1.8
    left = page.left + width_of("7", tick) + 10
    frame = Frame(left + 12, page.right - width_of("7", theme.px(VALUE), STRONG) - 18, 0, 1, *days)
    frame = _framed(page, frame, picture.events, theme.room(_TALL) * (1 if theme.text_scale < 1.5 else 0.8))
    _behind(page, frame, picture.events, picture.seasons)
    for value in range(LOWEST, HIGHEST + 1):
        drawing.rule(left, frame.right + 10, frame.y(value))
        drawing.text(left - 10, frame.y(value), str(value), TICK, theme.muted, align="right", gid="scale")
    meet = len(picture.lines) > 1 and _meet(picture.lines[0].points, picture.lines[1].points)
    shifts = [(-NUDGE, NUDGE)[place % 2] if meet else 0.0 for place in range(len(picture.lines))]
    labels = []
    for place, (one, shift) in enumerate(zip(picture.lines, shifts, strict=True)):
        mark, name = theme.mark(one.line.rater), f"line{place}"
        draw_breaks(drawing, frame, one.breaks)
        draw_view(
            drawing,
            frame,
            one.points,
            mark,
            name,
            shift=shift,
            width=2.8 if not place else 2.0,
            radius=4.4,
            breaks=one.breaks,
            hollow=bool(place),
        )
        newest = latest(one.points)
        if newest is not None:
            labels.append((f"{newest:g}", newest + shift, mark.colour, name))
        for point in one.points:
            x = frame.x(point.day)
            if point.value is not None:
                y = frame.y(point.value + shift)
                drawing.spots.append(Spot(x - 9, y - 9, x + 9, y + 9, one.line.question, point.day))
            elif point.absence is not None:
                absent(drawing, x, frame.bottom + theme.ink(12) * (place + 1), point.absence, mark, name)
    _labels(drawing, frame, labels)
    lanes = sum(any(point.value is None for point in one.points) for one in picture.lines)
    foot = Frame(
        frame.left, frame.right, frame.top, frame.bottom + (theme.ink(12) * (lanes + 1) if lanes else 0), *days
    )
    page.y = _days(page, foot, sorted({point.day for one in picture.lines for point in one.points}))
    page.y = absence_key(page, [(one.line.rater, one.points) for one in picture.lines])
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


def _keys(page: Page, series: Sequence[tuple[Role, str, bool]]) -> None:
    """Each series by its name, filled or hollow, one to a line where two do not fit beside each other."""
    theme, drawing = page.theme, page.drawing
    pitch, x = theme.px(BODY) * 1.7, page.left
    for place, (rater, name, hollow) in enumerate(series):
        mark = theme.mark(rater)
        indent = theme.ink(14) + theme.room(5)
        label = shorten(name, page.width - indent, theme.px(BODY), STRONG)
        wide = indent + width_of(label, theme.px(BODY), STRONG)
        if x > page.left and x + wide > page.right:
            x, page.y = page.left, page.y + pitch
        drawing.view(x + theme.ink(7), page.y + pitch / 2, mark, 6, hollow=hollow, gid=f"key:line{place}")
        drawing.text(x + indent, page.y + pitch / 2, label, BODY, mark.colour, weight=STRONG, gid="key")
        x += wide + theme.room(22)
    page.y += pitch


def _meet(first: Sequence[Point], second: Sequence[Point]) -> bool:
    """Whether two marks of one day would cover each other."""
    theirs = {(point.day, point.value) for point in second if point.value is not None}
    return any((point.day, point.value) in theirs for point in first)


def _framed(page: Page, frame: Frame, events: Sequence[EventMark], high: float) -> Frame:
    """The plot below the event labels it needs."""
    theme = page.theme
    rows = event_rows(page.drawing, frame, events, 2)[0]
    top = page.y + theme.room(16) + (12 + rows * theme.px(TICK) * 1.4 if rows else 0)
    return Frame(frame.left, frame.right, top, top + high, frame.first, frame.last, frame.low, frame.high)


def _behind(page: Page, frame: Frame, events: Sequence[EventMark], seasons: Sequence[Season]) -> None:
    rows = event_rows(page.drawing, frame, events, 2)[0]
    draw_seasons(page.drawing, frame, seasons, frame.top, frame.bottom)
    pitch = page.theme.px(TICK) * 1.4
    draw_events(page.drawing, frame, events, rows=rows, pitch=pitch, foot=frame.bottom + 8)


def _labels(drawing: Drawing, frame: Frame, labels: Sequence[tuple[str, float, str, str]]) -> None:
    """The latest values at the line ends: text, value, colour, name of the series."""
    line = drawing.theme.px(VALUE) * 1.35
    wanted = [frame.y(value) for _text, value, _colour, _name in labels]
    placed = spread(wanted, [line] * len(wanted), frame.top - line / 2, frame.bottom + line / 2)
    for (text, _value, colour, name), y in zip(labels, placed, strict=True):
        drawing.text(frame.right + 14, y, text, VALUE, colour, weight=STRONG, gid=f"value:{name}")


def _days(page: Page, frame: Frame, days: Sequence[date]) -> float:
    """Dates below the plot. Answers the height below them."""
    theme, tick = page.theme, page.theme.px(TICK)
    middle = frame.bottom + 12 + tick * 0.8
    for label, left in spaced_days(days, frame, tick, page.left, page.right):
        page.drawing.text(left, middle, label, TICK, theme.muted, gid="day")
    return middle + tick * 0.9
