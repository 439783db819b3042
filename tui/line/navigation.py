"""Which event is next when an arrow is pressed: left and right in time on one lane, up and down to the next lane."""

from mapping.record import Id
from tui.line.frame import UNDATED, Box, Frame


def along(frame: Frame, here: Id | None, steps: int) -> Id | None:
    """The event before or after on the same lane, also outside the window; None when there is none."""
    lane = _lane_of(frame, here)
    if lane is None:
        return _nearest_to_middle(frame)
    stops = _stops(frame, lane)
    at = next(number for number, ids in enumerate(stops) if here in ids)
    there = at + steps
    return stops[there][0] if 0 <= there < len(stops) else None


def across(frame: Frame, here: Id | None, steps: int) -> Id | None:
    """The event nearest in time on the next lane up (−1) or down (1) that has any in the window."""
    box, lane = frame.box_of(here), _lane_of(frame, here)
    at = box.at if box is not None else frame.width // 2
    if lane is None:
        return _nearest_to_middle(frame)
    number = lane + steps
    while 0 <= number <= UNDATED:
        boxes = [one for one in frame.boxes if one.band == number]
        if boxes:
            return min(boxes, key=lambda one: (_apart(one, at), abs(one.at - at))).ids[0]
        number += steps
    return None


def first_and_last(frame: Frame) -> tuple[Id | None, Id | None]:
    """The first event and the last of all, on whatever lane; None when none is dated."""
    bands = frame.chart.bands
    events = [event for band in bands for event in (*band.earlier, *band.later)]
    events += [event for band in bands for item in band.items for event in item.events]
    ordered = sorted(events, key=lambda event: event.when.order)
    return (ordered[0].id, ordered[-1].id) if ordered else (None, None)


def _apart(box: Box, at: int) -> int:
    """How far a column is from what a box takes; nothing inside it."""
    return max(box.left - at, at - (box.right - 1), 0)


def _lane_of(frame: Frame, id_: Id | None) -> int | None:
    """The number of the lane of an event, in the window or outside it."""
    box = frame.box_of(id_)
    if box is not None:
        return box.band
    for number, band in enumerate(frame.chart.bands):
        if any(event.id == id_ for event in (*band.earlier, *band.later)):
            return number
    return None


def _stops(frame: Frame, lane: int) -> list[tuple[Id, ...]]:
    """Where one can stop on a lane, in the order of time: each in the window, groups as one, and each outside it."""
    boxes = sorted((box for box in frame.boxes if box.band == lane), key=lambda box: (box.at, box.row))
    here = [box.ids for box in boxes]
    if lane == UNDATED:
        return here
    band = frame.chart.bands[lane]
    earlier, later = (sorted(side, key=lambda event: event.when.order) for side in (band.earlier, band.later))
    return [*((event.id,) for event in earlier), *here, *((event.id,) for event in later)]


def _nearest_to_middle(frame: Frame) -> Id | None:
    """What is taken when nothing is in hand."""
    middle = frame.width // 2
    box = min(frame.boxes, key=lambda one: (_apart(one, middle), one.row), default=None)
    return box.ids[0] if box else None
