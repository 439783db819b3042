"""The timeline laid out: nothing over anything, nothing lost, and vague days vague, on any canvas."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.timeline import Lane, LifeEvent
from mapping.timeline.axis import Axis, whole
from mapping.timeline.chart import Chart, chart
from mapping.timeline.stacking import Canvas, Item, Lines
from tests.exports.stories import EGO, MET_ON, event, long_story
from tests.strategies import life_events

TEN_YEARS = Axis(date(2016, 1, 1), date(2025, 12, 31))


def mark(events: tuple[LifeEvent, ...]) -> float:
    return max(1, abs(events[0].weight or 0)) if len(events) == 1 else 1


def labels(of: LifeEvent) -> list[Lines]:
    title = of.title[:24]
    return [(title,), (title[:12], title[12:])]


def cells(width: int) -> Canvas:
    """A terminal."""
    return Canvas(width, len, mark, labels, whole=True)


def points(width: float) -> Canvas:
    """A paper."""
    return Canvas(width, lambda text: 4.1 * len(text), mark, labels, gap=2.5, lead=0.5, soft=5, reach=30)


def examine(laid: Chart, canvas: Canvas) -> None:
    """Nothing meets in a lane, and nothing is outside."""
    for band in laid.bands:
        for side, rows in ((band.above, band.rows_above), (band.below, band.rows_below)):
            for item in side:
                assert 0 <= item.left <= item.right <= canvas.width + 1e-6
                assert item.row >= 0
                assert item.row + item.height <= rows
                assert item.left <= item.stretch.start
                assert item.stretch.end <= item.right + 1e-6
                for line in item.lines:
                    assert item.left - 1e-6 <= item.text_x
                    assert item.text_x + canvas.measure(line) <= item.right + 1e-6
                assert item.left <= item.mark_x + 1e-6
                assert item.mark_x + canvas.mark(item.events) <= item.right + 1e-6
            for one, other in combinations(side, 2):
                assert apart(one, other, canvas.gap), (one, other)


def apart(one: Item, other: Item, gap: float) -> bool:
    rows = {*range(one.row, one.row + one.height)} & {*range(other.row, other.row + other.height)}
    return not rows or one.right + gap <= other.left + 1e-6 or other.right + gap <= one.left + 1e-6


def told(laid: Chart) -> list[LifeEvent]:
    """All that the chart knows of."""
    found = list(laid.undated)
    for band in laid.bands:
        found += [*band.earlier, *band.later, *(one for item in band.items for one in item.events)]
    return found


some_events = st.lists(life_events((EGO.id,)), max_size=30, unique_by=lambda one: one.id)
canvases = st.one_of(st.integers(56, 200).map(cells), st.floats(300, 1500).map(points))
axes = st.one_of(st.none(), st.tuples(st.dates(date(1850, 1, 1), date(2100, 1, 1)), st.integers(0, 20000)))


@settings(max_examples=150, deadline=None)
@given(some_events, canvases, axes, st.none() | st.integers(1, 3))
def test_nothing_meets_and_nothing_is_lost(
    events: list[LifeEvent], canvas: Canvas, shown: tuple[date, int] | None, rows: int | None
) -> None:
    axis = whole((one.when for one in events), MET_ON)
    if shown:
        axis = Axis(shown[0], date.fromordinal(shown[0].toordinal() + shown[1]))
    laid = chart(events, axis, canvas, MET_ON, None if rows is None else dict.fromkeys(Lane, (rows, rows)))
    examine(laid, canvas)
    assert sorted(str(one.id) for one in told(laid)) == sorted(str(one.id) for one in events)
    assert [band.lane for band in laid.bands] == list(Lane)
    if rows:
        assert max(max(band.rows_above, band.rows_below) for band in laid.bands) <= rows
    else:
        assert not any(item.grouped for band in laid.bands for item in band.items)


@pytest.mark.parametrize("canvas", [cells(60), cells(100), points(700)])
def test_two_hundred_events_in_two_rows_a_lane(canvas: Canvas) -> None:
    events = long_story(200).timeline.events
    axis = whole((one.when for one in events), MET_ON)
    laid = chart(events, axis, canvas, MET_ON, dict.fromkeys(Lane, (1, 1)))
    examine(laid, canvas)
    groups = [item for band in laid.bands for item in band.items if item.grouped]
    assert groups
    assert all(item.lines in {(f"{len(item.events)} händelser",), ("",)} for item in groups)
    assert {one.id for one in told(laid)} == {one.id for one in events}


def only(edtf: str, axis: Axis = TEN_YEARS, weight: int | None = None) -> Item:
    """Where an event of that date stands, on a canvas of a point a day."""
    canvas = Canvas(float(axis.days), len, mark, soft=30, reach=100)
    (item,) = chart([event(1, "Flytt", edtf, weight=weight)], axis, canvas, MET_ON).band(Lane.FAMILY).items
    return item


def day(year: int, month: int, of_month: int) -> float:
    return TEN_YEARS.x(date(year, month, of_month), TEN_YEARS.days)


def test_strain_stands_below_the_line_and_all_else_above() -> None:
    events = [event(number, "x", "2020", weight=weight) for number, weight in enumerate((-3, -1, 0, None, 2))]
    band = chart(events, TEN_YEARS, cells(80), MET_ON).band(Lane.FAMILY)
    assert sorted(one.id.int - 1000 for item in band.below for one in item.events) == [0, 1]
    assert sorted(one.id.int - 1000 for item in band.above for one in item.events) == [2, 3, 4]


def test_a_day_is_a_mark_and_a_year_a_shade_with_the_mark_in_its_middle() -> None:
    exact, vague = only("2019-03-12").stretch, only("2019").stretch
    assert (exact.start, exact.at, exact.end) == (day(2019, 3, 12) + 0.5,) * 3
    assert (vague.start, vague.end) == (day(2019, 1, 1), day(2020, 1, 1))
    assert vague.at == (vague.start + vague.end) / 2
    assert not exact.period


def test_about_reaches_beyond_what_is_said() -> None:
    plain, about = only("2019-03").stretch, only("2019-03~").stretch
    assert (about.start, about.end) == (plain.start - 30, plain.end + 30)


def test_a_period_is_firm_where_it_surely_was_and_soft_where_nobody_knows() -> None:
    vague, exact = only("2017/2021").stretch, only("2017-03-01/2021-05-31").stretch
    assert (vague.start, vague.sure_start) == (day(2017, 1, 1), day(2017, 12, 31))
    assert (vague.sure_end, vague.end) == pytest.approx((day(2021, 1, 2), day(2022, 1, 1)))
    assert (exact.start, exact.end) == (exact.sure_start, exact.sure_end) == (day(2017, 3, 1), day(2021, 6, 1))


def test_what_still_goes_on_runs_to_the_day_of_the_session() -> None:
    axis = Axis(date(2016, 1, 1), date(2026, 12, 31))
    going = only("2018-06/..", axis).stretch
    assert going.ongoing
    assert going.end == axis.x(MET_ON, axis.days) + 1
    assert going.sure_end == going.end
    assert not going.cut_end
    assert only("2018-06/..").stretch.cut_end


def test_an_end_that_nobody_knows_is_drawn_a_little_way() -> None:
    begun = only("../2021-05").stretch
    assert (begun.start, begun.end) == pytest.approx((day(2021, 5, 2) - 100, day(2021, 6, 1)))
    assert begun.sure_start > begun.start


def test_what_reaches_over_an_edge_is_cut_there() -> None:
    over = only("2010/2030").stretch
    assert (over.start, over.end) == (0, TEN_YEARS.days)
    assert over.cut_start
    assert over.cut_end


def test_what_is_not_on_the_axis_is_told_beside_it() -> None:
    events = [event(1, "Förr", "2001"), event(2, "Sedan", "2031"), event(3, "Mitt i", "2020"), event(4, "När?")]
    laid = chart(events, TEN_YEARS, cells(80), MET_ON)
    band = laid.band(Lane.FAMILY)
    assert (band.earlier, band.later, laid.undated) == ((events[0],), (events[1],), (events[3],))
    assert [item.events for item in band.items] == [(events[2],)]


def test_a_mark_touches_the_bar_that_it_belongs_to() -> None:
    """Apart from its bar it would seem to stand at a time of its own."""
    for edtf in ("2016-01-05/2016-01-20", "2020-02-01/2020-03-01", "2025-12-01/2025-12-20", "2017/2019"):
        item = only(edtf, weight=-3)
        assert item.stretch.start - 3 <= item.mark_x <= item.stretch.end


def test_labels_stand_to_the_left_where_the_right_is_full() -> None:
    item = only("2025-12-30")
    assert item.text_x + len("Flytt") < item.mark_x


def test_a_label_is_broken_rather_than_pushed_away() -> None:
    canvas = points(200)
    events = [event(n, "Flytt till Malmö igen", f"20{n}-05") for n in range(16, 26)]
    laid = chart(events, TEN_YEARS, canvas, MET_ON)
    examine(laid, canvas)
    assert any(len(item.lines) == 2 for item in laid.band(Lane.FAMILY).items)
