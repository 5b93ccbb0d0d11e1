"""The bridge to the charts floor: what the card says as text is not drawn again."""

from __future__ import annotations

from leaderlens.ui.charting.drawing import drawn_large, height_for, render, spots_in
from leaderlens.ui.widgets.chart_view import ChartRequest
from tests.charts.samples import DUMBBELL


def test_pixels_come_in_the_size_and_on_the_ground_that_was_asked_for() -> None:
    high = height_for(DUMBBELL, 700, 1.0)
    raster = render(ChartRequest(DUMBBELL, 700, high, 2.0, 1.0, dark=True, ground="#1A2323"))
    assert (raster.width, raster.height) == (1400, high * 2)
    assert len(raster.rgba) == raster.width * raster.height * 4
    assert raster.rgba[:4] == b"\x1a\x23\x23\xff"


def test_larger_text_needs_more_height() -> None:
    assert height_for(DUMBBELL, 700, 2.0) > height_for(DUMBBELL, 700, 1.0)


def test_every_row_has_its_spot_within_the_picture() -> None:
    rows = [row.question for group in DUMBBELL.groups for row in group.rows]
    spots = spots_in(DUMBBELL, 700, 1.5)
    assert [spot.question for spot in spots] == rows
    high = height_for(DUMBBELL, 700, 1.5)
    assert all(0 <= spot.left < spot.right <= 700 and 0 <= spot.top < spot.bottom <= high for spot in spots)


def test_a_chart_for_a_room_fills_it_and_no_more() -> None:
    for room in ((1178, 475), (800, 900), (1760, 700)):
        raster = drawn_large(DUMBBELL, room, 1.0, dark=True, ground="#111818")
        assert raster.width <= room[0] + 1
        assert raster.height <= room[1] + 1
        assert raster.width > room[0] * 0.85 or raster.height > room[1] * 0.85
        assert raster.rgba[:3] == b"\x11\x18\x18"
