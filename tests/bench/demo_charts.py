"""The process that builds the demo and draws its charts beside a bare matplotlib line chart. Not imported.

``demo_charts.py TURNS REPORT`` writes one JSON object to the file descriptor REPORT: ``build`` with the seconds of two
demo builds, and ``charts`` with the milliseconds of every turn by chart. Each chart is laid out, drawn and turned into
bytes, as the app does it in its worker; the bare chart is two lines of the same points at the same size.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

from leaderlens.analysis.pictures import PairedTrend, Picture
from leaderlens.domain.checkin import Reveal, Subject
from leaderlens.domain.people import Role
from leaderlens.services import demo
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.histories import Histories
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pairing import Pairing
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.services.trends import Trends

WIDTH = 900


def main() -> None:
    turns, report = int(sys.argv[1]), int(sys.argv[2])
    builds = []
    with demo.temporary_folder() as folder:
        for number in range(2):
            place = folder / str(number)
            place.mkdir()
            began = time.perf_counter()
            built = demo.build(place)
            builds.append(time.perf_counter() - began)
        pictures = _pictures(built)
    found = {"build": builds, "charts": _timed(pictures, turns)}
    os.write(report, json.dumps(found).encode() + b"\n")


def _pictures(built: demo.Demo) -> dict[str, Picture]:
    """Every chart of the leader's reveal and trends pages."""
    vault = built.open(Role.LEADER)
    try:
        log = PairLog(vault.database, built.clock)
        library = Library()
        checkins = CheckIns(vault.database, log, library, vault.person.role, built.clock)
        trends = Trends(checkins, Events(vault.database, log))
        pair_id = Pairing(vault.database, vault.person, built.clock, built.exchange).pairs()[0].id
        scripts = SessionScripts(vault.database, built.clock)
        sessions = Sessions(vault.database, log, scripts, vault.person.role, built.clock)
        reveals = checkins.reveals(pair_id)
        story = trends.overview(pair_id)
        revealed = trends.reveal(pair_id, reveals[-1].checkin.id)
        pictures: dict[str, Picture | None] = {
            "small multiples": story.multiples,
            "paired trend": trends.item_trend(pair_id, story.questions[0]),
            "dumbbell": next(iter(revealed.dumbbells.values())),
            "what changed": story.changed,
            "early days": story.index,
            **_long_run(Histories(checkins, trends.events, sessions), pair_id, reveals[-1]),
        }
    finally:
        vault.close()
    return {name: picture for name, picture in pictures.items() if picture is not None}


def _long_run(histories: Histories, pair_id: str, latest: Reveal) -> dict[str, Picture | None]:
    """Two years in pictures. The page of 33 items, twenty attributes and thirteen principles, has a line of its own."""
    chief = Subject.CHIEF_EXECUTIVE
    return {
        "33 items, dumbbell": histories.dumbbell(pair_id, latest.checkin.id, chief),
        "33 items and more, heat map": histories.heat_map(pair_id, chief, Role.LEADER),
        "usual range": histories.index(pair_id),
        "agreement over time": histories.agreement(pair_id, chief),
        "timeline": histories.timeline(pair_id),
        "predictions": histories.predictions(pair_id),
        "surprises": histories.surprise(pair_id, latest.checkin.id, Role.CHIEF_EXECUTIVE),
        "check-back record": histories.heard(pair_id),
    }


def _timed(pictures: dict[str, Picture], turns: int) -> dict[str, list[float]]:
    """Milliseconds by chart, taking turns; the first turn fills matplotlib's caches and does not count."""
    from leaderlens.charts.figure import size_for
    from leaderlens.charts.render import render_rgba
    from leaderlens.charts.theme import LIGHT

    trend = next(picture for picture in pictures.values() if isinstance(picture, PairedTrend))
    height = size_for(trend, WIDTH, LIGHT)[1]
    work: dict[str, Callable[[], object]] = {"bare line chart": lambda: _bare(trend, height)}
    for name, picture in pictures.items():
        size = size_for(picture, WIDTH, LIGHT)
        work[name] = lambda picture=picture, size=size: render_rgba(picture, LIGHT, *size)  # type: ignore[misc]
    times: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(turns + 1):
        for name, draw in work.items():
            began = time.perf_counter()
            draw()
            if turn:
                times[name].append((time.perf_counter() - began) * 1e3)
    return times


def _bare(trend: PairedTrend, height: int) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    series = trend.series
    if series is not None:
        for points in (series.leader, series.chief_executive):
            axes.plot([point.day for point in points], [point.value for point in points])
    canvas.draw()
    return bytes(canvas.buffer_rgba())


if __name__ == "__main__":
    main()
