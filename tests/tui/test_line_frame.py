"""The timeline laid out in cells: everything has a place, and nothing stands over anything."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from benchmarks.timeline_on_screen import eventful
from mapping.dates import FuzzyDate
from mapping.timeline import Lane, LifeEvent
from mapping.timeline.axis import Axis, whole
from mapping.timeline.chart import is_strain
from tests.strategies import life_events
from tui.line.drawing import Ink, Showing, changed, drawn
from tui.line.frame import NAMES, UNDATED, Frame, Story, cut, framed, sign_of
from tui.line.navigation import across, along, first_and_last
from tui.line.time_cursor import TimeCursor, moved, words_of

TODAY = date(2026, 3, 12)
SIZES = [(76, 17), (76, 14), (112, 30), (130, 40)]
PERSON = UUID(int=1)


def story_of(*events: LifeEvent) -> Story:
    return Story(events, (("Maria", FuzzyDate(edtf="1991-04-02")),), TODAY)


def frame_of(*events: LifeEvent, size: tuple[int, int] = (112, 30), axis: Axis | None = None) -> Frame:
    axis = axis or whole((event.when for event in events), TODAY)
    return framed(story_of(*events), axis, *size)


def event(number: int, edtf: str, weight: int | None = None, lane: Lane = Lane.HOME) -> LifeEvent:
    return LifeEvent(
        id=UUID(int=number), title=f"Händelse {number}", lane=lane, when=FuzzyDate(edtf=edtf), weight=weight
    )


def seen(frame: Frame) -> list[str]:
    return ["".join(row.signs) for row in drawn(frame, Showing())]


@settings(max_examples=40)
@given(
    st.lists(life_events((PERSON,)), max_size=30, unique_by=lambda event: event.id),
    st.sampled_from(SIZES),
    st.integers(0, 40),
)
def test_any_events_in_any_window(events: list[LifeEvent], size: tuple[int, int], nearer: int) -> None:
    axis = whole((event.when for event in events), TODAY)
    axis = axis.zoomed(0.8**nearer, axis.first + timedelta(days=axis.days // 2))
    frame = frame_of(*events, size=size, axis=axis)
    _holds_all_once(frame, events)
    _nothing_stands_over_anything(frame)
    rows = drawn(frame, Showing(events[0].id if events else None, TODAY, "2026"))
    assert len(rows) == size[1]
    assert all(len(row.signs) == len(row.inks) == size[0] for row in rows)


@pytest.mark.parametrize(("born", "left"), [(3, ""), (4, "+1"), (14, "+11")])
def test_in_a_low_window_it_is_told_how_many_ages_had_no_room(born: int, left: str) -> None:
    people = tuple((f"Barn {number}", FuzzyDate(edtf=f"{1995 + number}-04-02")) for number in range(born))
    events = (event(1, "2019"),)
    axis = whole((one.when for one in events), TODAY)
    low = seen(framed(Story(events, people, TODAY), axis, 76, 14))
    assert [row[: NAMES - 1].rstrip() for row in low[1:4]] == [
        "Barn 0, ålder",
        "Barn 1, ålder",
        f"Barn 2 {left}".rstrip() if left else "Barn 2, ålder",
    ]
    tall = "\n".join(seen(framed(Story(events, people[:4], TODAY), axis, 76, 30)))
    assert "+" not in tall


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_200_events_stay_legible(size: tuple[int, int]) -> None:
    session = eventful(200)
    events = session.timeline.events
    frame = frame_of(*events, size=size)
    _holds_all_once(frame, events)
    _nothing_stands_over_anything(frame)
    text = "\n".join(seen(frame))
    for box in frame.boxes:
        assert box.mark in text


def _holds_all_once(frame: Frame, events: object) -> None:
    boxed = [id_ for box in frame.boxes for id_ in box.ids]
    beside = [one.id for band in frame.chart.bands for one in (*band.earlier, *band.later)]
    assert sorted([*boxed, *beside]) == sorted(one.id for one in events)  # type: ignore[attr-defined]  # they are events


def _nothing_stands_over_anything(frame: Frame) -> None:
    """Marks and words of one row never meet, and none is outside its lane or the window."""
    for row in range(frame.height):
        taken = sorted(_taken(box) for box in frame.boxes if box.row == row)
        assert all(one[1] <= other[0] for one, other in pairwise(taken))
        assert all(start >= NAMES and end <= frame.width for start, end in taken)
    for box in frame.boxes:
        if box.band != UNDATED:
            assert frame.lanes[box.band].top <= box.row <= frame.lanes[box.band].bottom


def _taken(box: object) -> tuple[int, int]:
    item, mark = box.item, cell_len(box.mark)  # type: ignore[attr-defined]  # it is a Box
    if item is None:
        return box.left, box.right  # type: ignore[attr-defined]  # it is a Box
    ends = [(item.mark_x, item.mark_x + mark)]
    ends += [(item.text_x, item.text_x + cell_len(item.lines[0]))] if item.lines[0] else []
    return NAMES + int(min(start for start, _end in ends)), NAMES + int(max(end for _start, end in ends))


def test_strain_hangs_below_the_line_and_resource_stands_on_it() -> None:
    events = (event(1, "2010", -2), event(2, "2012", 2), event(3, "2014"), event(4, "2016/2018", -1))
    frame = frame_of(*events)
    line = next(lane.line for lane in frame.lanes if lane.lane is Lane.HOME)
    for one in events:
        box = frame.box_of(one.id)
        assert box is not None
        assert (box.row > line) == is_strain(one)
        assert ("▼" in box.mark, "▲" in box.mark) == (is_strain(one), one.weight == 2)


@pytest.mark.parametrize(
    ("edtf", "looks"),
    [("2012-05-12", "●"), ("2012~", "○"), ("201X", "○"), ("2002/2020", "━"), ("2002~/2020~", "╌"), ("2002/..", "▸")],
)
def test_what_is_vague_looks_vague(edtf: str, looks: str) -> None:
    frame = frame_of(event(1, edtf), event(2, "2000", lane=Lane.MONEY))
    lane = frame.lanes[list(Lane).index(Lane.HOME)]
    text = "".join(seen(frame)[lane.top : lane.bottom + 1])
    assert looks in text
    assert ("╌" in text) == ("~" in edtf or edtf == "201X" or "/" in edtf)


def test_what_still_goes_on_runs_to_the_day_of_the_session() -> None:
    frame = frame_of(event(1, "2012/.."), event(2, "2000", lane=Lane.MONEY))
    row = next(row for row in seen(frame) if "▸" in row)
    assert abs(row.index("▸") - frame.column_of(TODAY)) <= 1


def test_lanes_are_all_seen_also_when_nothing_is_told() -> None:
    frame = frame_of(size=(112, 30))
    assert [lane.lane for lane in frame.lanes] == list(Lane)
    assert frame.margin == frame.height


def test_what_has_no_date_stands_in_the_margin() -> None:
    frame = frame_of(*(event(number, "") for number in range(1, 30)), size=(76, 17))
    boxes = [box for box in frame.boxes if box.band == UNDATED]
    assert {box.row for box in boxes} == {frame.margin}
    assert sum(len(box.ids) for box in boxes) == 29


def test_one_in_hand_is_seen_and_only_its_rows_change() -> None:
    events = (event(1, "2010"), event(2, "2020", lane=Lane.HELP))
    frame = frame_of(*events)
    before, after = (drawn(frame, Showing(one.id)) for one in events)
    boxes = [frame.box_of(one.id) for one in events]
    assert changed(before, after) == sorted(box.row for box in boxes if box)
    assert Ink.CHOSEN in after[boxes[1].row].inks  # type: ignore[union-attr]  # it is there


def test_the_time_cursor_goes_through_all_lanes_and_says_when() -> None:
    events = (event(1, "2010/2020"), event(2, "2000", lane=Lane.MONEY))
    frame = frame_of(*events)
    rows = drawn(frame, Showing(None, date(2015, 7, 1), "2015"))
    column = frame.column_of(date(2015, 7, 1))
    assert "2015" in "".join(rows[0].signs)
    for lane in frame.lanes:
        assert rows[lane.line].inks[column] in (Ink.CURSOR, Ink.CROSSED)


def test_every_event_is_reached_by_arrows() -> None:
    events = eventful(60).timeline.events
    frame = frame_of(*events, size=(76, 17))
    reached, waiting = set(), [first_and_last(frame)[0]]
    while waiting:
        here = waiting.pop()
        if here is None or here in reached:
            continue
        box = frame.box_of(here)
        reached |= {*box.ids} if box else {here}
        waiting += [along(frame, here, 1), along(frame, here, -1), across(frame, here, 1), across(frame, here, -1)]
    assert reached == {one.id for one in events}


def test_the_mark_tells_how_many_and_which_way() -> None:
    strains = tuple(event(number, "2010", -number) for number in (1, 2))
    assert sign_of(strains, broad=True) == "2●▼"
    assert sign_of((strains[1],), broad=True) == "●▼▼"
    assert sign_of((replace(strains[1], weight=None),), broad=False, sure=False) == "○"
    assert sign_of((event(3, "2010/2012"),), broad=False) == ""


@given(st.text(), st.integers(3, 40))
def test_a_text_is_cut_to_its_cells(text: str, length: int) -> None:
    assert cell_len(cut(text, length)) <= length
    assert cut(text, length) == text or cut(text, length).endswith("…"), "it is seen that there is more"


def test_lanes_without_events_are_passed_by() -> None:
    frame = frame_of(event(1, "2010"), event(2, "2012", lane=Lane.CHILDREN))
    assert across(frame, UUID(int=1), 1) == UUID(int=2)
    assert across(frame, UUID(int=2), -1) == UUID(int=1)
    assert across(frame, UUID(int=2), 1) is None
    assert along(frame, UUID(int=1), 1) is None


def test_the_mark_of_the_one_in_hand_is_lit_also_without_words() -> None:
    frame = frame_of(event(1, "2010", -1), event(2, "2020", lane=Lane.HELP))
    box = frame.box_of(UUID(int=1))
    assert box is not None
    row = drawn(frame, Showing(UUID(int=1)))[box.row]
    assert row.inks["".join(row.signs).index("▼")] is Ink.CHOSEN


@pytest.mark.parametrize("day", [date(1, 1, 1), date(215, 3, 1), date(999, 12, 31), date(9999, 12, 31)])
def test_the_time_cursor_stands_anywhere_in_the_calendar(day: date) -> None:
    near, far = Axis(day, day), Axis(date(1, 1, 1), date(9999, 12, 31))
    for axis in (near, far):
        cursor = TimeCursor.at(day, axis)
        for steps in (-1, 0, 1):
            assert words_of(moved(cursor, steps, axis))
