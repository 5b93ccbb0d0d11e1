from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.charts.layout import Tag, day_label, place_in_rows, place_tags, spread

HEIGHTS = st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), min_size=1, max_size=8)


@given(HEIGHTS)
def test_spread_blocks_keep_apart_and_inside(blocks: list[tuple[float, float]]) -> None:
    wanted, heights = [w for w, _h in blocks], [h for _w, h in blocks]
    placed = spread(wanted, heights, 0, 400)
    fit = min(1.0, 400 / sum(heights))
    boxes = sorted((y - h * fit / 2, y + h * fit / 2) for y, h in zip(placed, heights, strict=True))
    assert boxes[0][0] >= -1e-6
    assert boxes[-1][1] <= 400 + 1e-6
    assert all(lower[1] <= upper[0] + 1e-6 for lower, upper in pairwise(boxes))


def test_spread_leaves_what_does_not_touch() -> None:
    assert spread([10, 50, 90], [20, 20, 20], 0, 100) == [10, 50, 90]


def test_spread_moves_two_that_touch_by_the_same_amount_and_keeps_their_order() -> None:
    assert spread([50, 54], [20, 20], 0, 100) == [42, 62]
    assert spread([54, 50], [20, 20], 0, 100) == [62, 42]


def test_spread_of_nothing_is_nothing() -> None:
    assert spread([], [], 0, 10) == []


def test_a_lone_tag_is_centred_and_two_near_ones_stand_back_to_back() -> None:
    assert place_tags([Tag(100, 40)], 0, 400) == [80]
    left, right = place_tags([Tag(100, 60), Tag(120, 60)], 0, 400)
    assert left is not None
    assert right is not None
    assert left + 60 < 120
    assert left + 60 + 8 <= right


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(20, 120)), max_size=9, unique_by=lambda tag: tag[0]),
    st.integers(1, 3),
)
def test_tags_in_one_row_never_overlap_and_stay_inside(raw: list[tuple[int, int]], rows: int) -> None:
    tags = [Tag(x, width) for x, width in sorted(raw)]
    placed = place_in_rows(tags, 0, 400, rows)
    for level in range(rows):
        row = sorted(
            (put[1], put[1] + tag.width) for tag, put in zip(tags, placed, strict=True) if put and put[0] == level
        )
        assert all(a[1] < b[0] for a, b in pairwise(row))
        assert all(left >= 0 and right <= 400 for left, right in row)
    for tag, put in zip(tags, placed, strict=True):
        if put and put[0]:  # its line crosses no label of a lower row
            assert not any(
                other and other[0] < put[0] and other[1] < tag.x < other[1] + tags[i].width
                for i, other in enumerate(placed)
            )


def test_tags_that_cannot_be_placed_are_left_out() -> None:
    assert place_tags([Tag(50, 90), Tag(52, 90), Tag(54, 90)], 0, 100).count(None) == 2


def test_days_are_named_by_month_over_months_and_by_day_over_weeks() -> None:
    assert day_label(date(2024, 9, 10), date(2024, 9, 10), date(2025, 11, 1)) == "Sep 2024"
    assert day_label(date(2024, 9, 10), date(2024, 9, 10), date(2024, 10, 9)) == "10 Sep"
