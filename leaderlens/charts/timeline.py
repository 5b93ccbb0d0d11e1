"""Chart 7, the timeline: when did we rate, talk, and what was going on? Three lanes on one date axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from leaderlens.analysis.histories import Talk, Timeline
from leaderlens.analysis.pictures import Absence
from leaderlens.charts.drawing import GRID, LINK, Drawing, Pen, Spot, Stamp
from leaderlens.charts.fonts import STRONG, shorten, width_of, wrap
from leaderlens.charts.furniture import BODY, SMALL, TICK, Frills, Page, close_page, open_page, season_key
from leaderlens.charts.layout import Tag, place_in_rows
from leaderlens.charts.series import Frame, draw_seasons
from leaderlens.charts.theme import ChartTheme
from leaderlens.charts.trend import absent, spaced_days
from leaderlens.domain.people import SEATS
from leaderlens.i18n import _

_NAMES_SHARE: Final = 0.2  # of the width at most beside the lanes; else lane names stand above them
_TOPIC: Final = 118.0  # a session's topics keep to this width, at 100 % text


def timeline(picture: Timeline, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of chart 7."""
    page = open_page(picture, theme, width, frills, scale=False)
    days = _days(picture)
    if not days:
        return close_page(page, picture, frills)
    drawing, tick = page.drawing, theme.px(TICK)
    lanes = (_("Council"), _("Check-ins"), _("Sessions"))
    beside = max(width_of(lane, theme.px(BODY), STRONG) for lane in lanes) + theme.room(16)
    inline = beside <= page.width * _NAMES_SHARE
    left = page.left + (beside if inline else 0.0) + theme.ink(12)
    frame = Frame(left, page.right - theme.ink(16), 0, 1, min(days), max(days))
    page.y += theme.room(12)
    head = 0.0 if inline else theme.px(BODY) * 1.5
    marks = _named(picture, frame)
    tags = [Tag(frame.x(day), width_of(label, tick)) for day, label in marks]
    placed = place_in_rows(tags, left - theme.ink(8), page.right, 3)
    rows = max((put[0] + 1 for put in placed if put), default=0)
    council = page.y + head + rows * tick * 1.45 + theme.room(12)
    checkins = council + theme.room(70) + head * 1.6
    radius = _radius(frame, [one.day for one in picture.checkins], theme)
    sessions = checkins + theme.room(74) + head
    depth = _topics(drawing, frame, picture.talks, sessions + theme.room(22), page.right)
    foot = max(depth, sessions + theme.room(20)) + theme.room(4)
    draw_seasons(drawing, frame, picture.seasons, council + theme.ink(10), foot)
    for lane, y in zip(lanes, (council, checkins, sessions), strict=True):
        drawing.rule(left - theme.ink(8), page.right, y)
        if inline:
            drawing.text(left - theme.room(20), y, lane, BODY, theme.text, weight=STRONG, align="right", gid="lane")
        else:
            lift = {council: theme.room(12) + rows * tick * 1.45, checkins: theme.ink(13) + theme.room(20) + tick}
            above = y - lift.get(y, theme.room(14))
            drawing.text(page.left, above - theme.px(BODY) * 0.4, lane, BODY, theme.text, weight=STRONG, gid="lane")
    _today(drawing, frame, picture.today, council, sessions)
    _council(drawing, marks, tags, placed, council)
    _checkins(page, picture, frame, checkins, radius)
    _sessions(drawing, frame, picture.talks, sessions)
    page.y = foot
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


def _days(picture: Timeline) -> list[date]:
    return [
        *(one.day for one in picture.checkins),
        *(one.day for one in picture.talks),
        *(one.day for one in picture.events),
    ]


def _named(picture: Timeline, frame: Frame) -> list[tuple[date, str]]:
    """What is named above the council's line, in order: the events, and today where something lies ahead of it."""
    marks = [(one.day, one.label) for one in picture.events]
    if picture.today is not None and frame.first < picture.today < frame.last:
        marks.append((picture.today, _("today")))
    return sorted(marks)


def _radius(frame: Frame, days: Sequence[date], theme: ChartTheme) -> float:
    """Marks shrink where check-ins stand close."""
    if len(days) < 2:
        return 6.0
    return min(6.0, max(2.6, (frame.right - frame.left) / len(days) * 0.26 / theme.ink(1)))


def _council(
    drawing: Drawing,
    marks: Sequence[tuple[date, str]],
    tags: Sequence[Tag],
    placed: Sequence[tuple[int, float] | None],
    y: float,
) -> None:
    """Squares on the line, their names above it, each with a hairline down to its square. Today has no square."""
    theme, tick = drawing.theme, drawing.theme.px(TICK)
    hair = Pen(theme.axis, 1.0, LINK, "dotted", gid="event")
    for (_day, label), tag, put in zip(marks, tags, placed, strict=True):
        now = label == _("today")
        if not now:
            drawing.view(tag.x, y, theme.shared, 5.4, gid="event")
        if put is None:
            continue
        middle = y - theme.room(14) - (put[0] + 0.4) * tick * 1.45
        if put[0]:
            drawing.line([(tag.x, middle + tick * 0.8), (tag.x, y - theme.ink(8))], hair)
        colour = theme.muted if now else theme.text
        drawing.text(put[1], middle, label, TICK, colour, gid="today" if now else "event")


def _checkins(page: Page, picture: Timeline, frame: Frame, y: float, radius: float) -> None:
    """Both marks of every check-in, the leader's above the line; hollow, crossed or square where there is none."""
    theme, drawing, tick = page.theme, page.drawing, page.theme.px(TICK)
    lift = theme.ink(13)
    said: list[Tag] = []
    labels: list[str] = []
    for one in picture.checkins:
        x = frame.x(one.day)
        drawing.spots.append(Spot(x - 9, y - lift - 9, x + 9, y + lift + 9, day=one.day))
        for rater in SEATS:
            at = y + (-lift if rater is SEATS[0] else lift)
            absence = one.of(rater)
            mark = theme.mark(rater)
            name = rater.value
            if one.planned:
                drawing.view(x, at, theme.shared, radius * 0.8, hollow=True, gid="planned")
            elif absence is None:
                drawing.view(x, at, mark, radius, gid=f"{name}:checkin")
            elif absence is Absence.MISSED:
                drawing.view(x, at, mark, radius, hollow=True, gid=f"{name}:missed")
                label = _("{name} missed").format(name=rater.label)
                said.append(Tag(x, width_of(label, tick)))
                labels.append(label)
            else:
                absent(drawing, x, at, absence, mark, name)
    order = sorted(range(len(said)), key=lambda place: said[place].x)
    ordered = [said[place] for place in order]
    for place, put in zip(order, place_in_rows(ordered, frame.left - 8, page.right, 1), strict=True):
        if put is not None:
            drawing.text(put[1], y - lift - theme.room(18), labels[place], TICK, theme.muted, gid="missed")
    days = sorted({one.day for one in picture.checkins})
    if days:
        for label, at in spaced_days(days, frame, tick, frame.left - theme.ink(12), page.right):
            drawing.text(at, y + lift + theme.room(20), label, TICK, theme.muted, gid="day", backed=True)


def _sessions(drawing: Drawing, frame: Frame, talks: Sequence[Talk], y: float) -> None:
    theme = drawing.theme
    for talk in talks:
        gid = "talk:planned" if talk.planned else "talk"
        drawing.spots.append(Spot(frame.x(talk.day) - 9, y - 9, frame.x(talk.day) + 9, y + 9, day=talk.day))
        drawing.stamp(
            frame.x(talk.day),
            y,
            Stamp("o", theme.text, theme.ink(7.4) * theme.mark_scale, hollow=talk.planned, gid=gid),
        )


def _topics(drawing: Drawing, frame: Frame, talks: Sequence[Talk], top: float, right: float) -> float:
    """Each session's topics below it, in as many rows as they need so that none overlaps. Answers the height below."""
    theme = drawing.theme
    size, pitch = theme.px(SMALL), theme.px(SMALL) * 1.4
    room = theme.room(_TOPIC)
    blocks = [_lines(talk, room, size) for talk in talks]
    wide = [max((width_of(line, size) for line in lines), default=0.0) for lines in blocks]
    low = frame.left - theme.ink(12)
    ends: list[list[tuple[float, float]]] = []  # per row: the spans taken
    heights: list[int] = []
    places: list[tuple[int, float] | None] = []
    for talk, lines, width in zip(talks, blocks, wide, strict=True):
        x = frame.x(talk.day)
        left = min(max(x - width / 2, low), right - width)
        if not lines:
            places.append(None)
            continue
        row = next(
            (
                number
                for number, taken in enumerate(ends)
                if all(left + width + 10 <= start or left >= end + 10 for start, end in taken)
            ),
            len(ends),
        )
        if row == len(ends):
            ends.append([])
            heights.append(0)
        ends[row].append((left, left + width))
        heights[row] = max(heights[row], len(lines))
        places.append((row, left + width / 2))
    starts = [top]
    for height in heights:
        starts.append(starts[-1] + height * pitch + theme.room(8))
    hair = Pen(theme.axis, 1.0, LINK, "dotted", gid="topic")
    for talk, lines, place in zip(talks, blocks, places, strict=True):
        if place is None:
            continue
        row, middle = place
        if row:
            x = frame.x(talk.day)
            free = all(not start - 4 <= x <= end + 4 for taken in ends[:row] for start, end in taken)
            stop = starts[row] - 2 if free else top - theme.room(4)
            drawing.line([(x, top - theme.room(10)), (x, stop)], hair)
        for number, line in enumerate(lines):
            colour = theme.muted if talk.planned else theme.text
            y = starts[row] + (number + 0.5) * pitch
            drawing.text(middle, y, line, SMALL, colour, align="center", gid="topic", backed=bool(row))
    return starts[-1] - theme.room(8) if heights else top


def _lines(talk: Talk, room: float, size: float) -> list[str]:
    """A session's topics as short lines; a star for what was celebrated."""
    if talk.planned and not talk.topics:
        return [_("Planned")]
    lines = []
    for topic, celebrated in talk.topics:
        star = " ★" if celebrated else ""
        wrapped = wrap(topic, room - width_of(star, size), size, lines=2)
        lines += [*wrapped[:-1], shorten(wrapped[-1], room - width_of(star, size), size) + star] if wrapped else []
    return lines


def _today(drawing: Drawing, frame: Frame, today: date | None, top: float, foot: float) -> None:
    """A hairline where today is, where something lies ahead of it."""
    if today is None or not frame.first < today < frame.last:
        return
    theme = drawing.theme
    x = frame.x(today)
    drawing.line([(x, top - theme.room(8)), (x, foot)], Pen(theme.axis, 1.2, GRID, "dashed", gid="today"))
