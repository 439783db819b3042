"""The timeline laid out for any canvas: lanes under each other on one axis, nothing over anything (METHOD § 3.1).

Pure: the terminal and the paper hand in how wide their texts are and draw what they get. Strain stands below a lane's
line, everything else above it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mapping.timeline import Lane, LifeEvent
from mapping.timeline.axis import Axis
from mapping.timeline.extent import Extent, extent_of
from mapping.timeline.stacking import Canvas, Item, Stretch, stacked

Rows = Mapping[Lane, tuple[int, int]]
"""How many rows each lane may have above its line and below it."""


class Band(NamedTuple):
    """One lane laid out."""

    lane: Lane
    above: tuple[Item, ...]
    """Resources, what is neither, and what nobody has weighed."""
    below: tuple[Item, ...]
    """Strains."""
    rows_above: int
    rows_below: int
    earlier: tuple[LifeEvent, ...]
    """What was over before the axis begins."""
    later: tuple[LifeEvent, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All that is drawn in it, above and below."""
        return (*self.above, *self.below)


class Chart(NamedTuple):
    """The whole timeline laid out."""

    axis: Axis
    width: float
    bands: tuple[Band, ...]
    """All lanes in their order, also those without events."""
    undated: tuple[LifeEvent, ...]
    """Those for the margin, in the order they were told."""
    today: float
    """Where the day of the session ends; may lie outside the canvas."""

    def band(self, lane: Lane) -> Band:
        """The lane's band."""
        return next(band for band in self.bands if band.lane is lane)


def chart(events: Iterable[LifeEvent], axis: Axis, canvas: Canvas, today: date, rows: Rows | None = None) -> Chart:
    """The events laid out on the axis; what still goes on is drawn to `today`, the day of the session.

    Without `rows` each lane gets the rows that it needs and nothing is grouped. With them, the last row of a side that
    is too full holds groups.
    """
    events = tuple(events)
    on_lanes = ((lane, tuple(event for event in events if event.lane is lane)) for lane in Lane)
    bands = tuple(_band(lane, here, axis, canvas, today, rows[lane] if rows else None) for lane, here in on_lanes)
    undated = tuple(event for event in events if not event.when.dated)
    return Chart(axis, canvas.width, bands, undated, axis.x(today, canvas.width) + canvas.width / axis.days)


def is_strain(event: LifeEvent) -> bool:
    """Whether it stands below its lane's line."""
    return event.weight is not None and event.weight < 0


def stretch_of(event: LifeEvent, axis: Axis, canvas: Canvas, today: date) -> Stretch | None:
    """The event along the axis; None when it is undated or no part of it is on the axis."""
    extent = extent_of(event.when, today)
    return _reach(event, extent, axis, canvas) if extent and _side(extent, axis) == 0 else None


@lru_cache(maxsize=16)
def _band(
    lane: Lane,
    events: tuple[LifeEvent, ...],
    axis: Axis,
    canvas: Canvas,
    today: date,
    rows: tuple[int, int] | None,
) -> Band:
    """One lane laid out. Kept: an edit as a rule changes what stands on one, and the others are as they were."""
    placed: tuple[list[Stretch], list[Stretch]] = [], []
    beside: dict[int, list[LifeEvent]] = {-1: [], 1: []}
    for event in events:
        extent = extent_of(event.when, today)
        if extent is None:
            continue
        if side := _side(extent, axis):
            beside[side].append(event)
        else:
            placed[is_strain(event)].append(_reach(event, extent, axis, canvas))
    above, rows_above = stacked(placed[False], canvas, rows and rows[0])
    below, rows_below = stacked(placed[True], canvas, rows and rows[1])
    return Band(lane, above, below, rows_above, rows_below, tuple(beside[-1]), tuple(beside[1]))


def _side(extent: Extent, axis: Axis) -> int:
    """−1 when it was over before the axis begins, 1 when it comes after it, 0 when some of it is on the axis."""
    # Where only one end is known, that is where it is drawn.
    first, last = extent.first or extent.sure_last, extent.last or extent.sure_first
    if last is not None and last < axis.first:
        return -1
    return 1 if first is not None and first > axis.last else 0


def _reach(event: LifeEvent, extent: Extent, axis: Axis, canvas: Canvas) -> Stretch:
    """Its ends on the canvas. An end nobody knows fades over the canvas's reach, "about" over its softness."""
    width, a_day = canvas.width, canvas.width / axis.days
    soft = canvas.soft if extent.about else 0.0
    sure_start = axis.x(extent.sure_first, width) if extent.sure_first else None
    sure_end = axis.x(extent.sure_last, width) + a_day if extent.sure_last else None
    start = axis.x(extent.first, width) - soft if extent.first else None
    end = axis.x(extent.last, width) + a_day + (0 if extent.ongoing else soft) if extent.last else None
    if not extent.period:
        return _point(event, extent, canvas, start, end)
    if start is None:
        known = sure_end if sure_end is not None else width
        start, sure_start = known - canvas.reach, known - canvas.reach / 4
    if end is None:
        known = sure_start if sure_start is not None else start
        sure_end, end = known + canvas.reach / 4, known + canvas.reach
    start, end = canvas.at(start), max(canvas.at(end), canvas.at(start) + canvas.least)
    sure_start = min(max(sure_start if sure_start is not None else start, start), end)
    sure_end = min(max(sure_end if sure_end is not None else end, sure_start), end)
    cut_start, cut_end = start < 0, end > width
    start, end = max(start, 0.0), min(end, width)
    if end - start < canvas.least:
        start, end = max(0.0, end - canvas.least), min(width, start + canvas.least)
    sure_start, sure_end = (canvas.at(min(max(x, start), end)) for x in (sure_start, sure_end))
    return Stretch(event, True, start, sure_start, sure_end, end, start, extent.ongoing, cut_start, cut_end)


def _point(event: LifeEvent, extent: Extent, canvas: Canvas, start: float | None, end: float | None) -> Stretch:
    """A mark in the middle of what is seen of the days that it may have been, or at the only end that is known."""
    width, mark = canvas.width, canvas.mark((event,))
    if start is None or end is None:
        known = start if start is not None else (end or 0.0)
        start, end = (known, known + canvas.reach) if start is not None else (known - canvas.reach, known)
        at = min(max(known, 0.0), width)
    else:
        at = (min(max(start, 0.0), width) + min(max(end, 0.0), width)) / 2
    left = min(max(canvas.at(at - canvas.lead), 0.0), width - mark)
    start, end = canvas.at(min(max(start, 0.0), left)), canvas.at(max(min(end, width), left))
    sure = extent.first is not None and extent.first == extent.last and not extent.about
    if sure:
        start = end = left
    return Stretch(event, False, start, left, left, end, left, False, cut_start=False, cut_end=False)
