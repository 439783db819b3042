"""The way a tie takes: from border to border of two symbols, past what stands in between where it can. Pure geometry.

Most ways are straight. One that meets something bends as little as takes it past; where an even bow does not, one that
swings or turns into an end may. Units are points, y grows downwards.
"""

from collections.abc import Iterable, Sequence
from math import dist, hypot
from typing import NamedTuple

from exports.pictures.bends import BOWS, EVEN, Bow, Line, Seen
from exports.pictures.curves import Point, Way
from exports.pictures.figures import Shape
from exports.pictures.obstacles import Obstacles
from mapping.placement.boxes import Box

_CLEAR = 2.5
"""Between a symbol's border and the end of a tie."""

_RISE = 0.75
"""How far an even way goes aside, in parts of how far its control points do."""

_CALM = 64.0
"""How far the control points of an even way are from the straight way at most, in points, before other bows are thought
of.
"""

_FARTHEST = 107.0
"""How far they are at most."""

_STEEPEST = 0.8
"""How far they are at most, in parts of the straight way."""

_MISS = 3.0
"""How near a tie may pass a symbol or a text. People stand at least 7 apart, so that a tie fits in between."""

_NEARER = 1.0
"""How near it may where there is no other way."""

_STEPS, _NEAR_ENOUGH = 9, 0.005
"""How often, and to which part of a symbol's size, it is reckoned where a way leaves it."""


class Symbol(NamedTuple):
    """A symbol's outline in its place."""

    shape: Shape
    box: Box

    def farness(self, point: Point) -> float:
        """How far from its middle the point lies: 1 where a tie begins, less inside."""
        shape, (x, y, width, height) = self
        across, down, half = abs(point[0] - x), abs(point[1] - y), width / 2 + _CLEAR
        if shape is Shape.CIRCLE:
            return hypot(across, down) / half
        if shape is Shape.DIAMOND:
            return (across + down) / (half + _CLEAR / 2)
        return max(across / half, down / (height / 2 + _CLEAR))


def clearest(
    start: Point,
    end: Point,
    among: Obstacles,
    centre: Point,
    *,
    wide: float = 0.0,
    bows: Sequence[Bow] = BOWS,
) -> Way:
    """The calmest of the ways that run over nothing, else of those that run over the fewest things.

    `centre` is the map's middle; a way is `wide` to each side, where there is room for that; `bows` are the kinds of
    bow that are thought of.
    """
    line, ends = Line.between(start, end, centre), (start, end)
    near = among.near(start, line.ahead, line.length, _FARTHEST * _RISE + _MISS + wide)
    if line.is_free(near, _MISS + wide, ends):
        return line.way(EVEN, 0.0)
    seen = line.seen(near, _FARTHEST * _RISE + _MISS + wide, ends)
    for room in (_MISS + wide, _MISS) if wide else (_MISS,):
        free = min(line.free(line.shut(seen, EVEN, _CALM, room), 0.0, _CALM), default=None)
        if free:
            return line.way(EVEN, free.aside)
    bow, aside = _least(line, seen, bows, (_MISS + wide, _MISS, _NEARER) if bows is BOWS else (_NEARER,))
    return line.way(bow, aside)


def _least(line: Line, seen: Sequence[Seen], bows: Sequence[Bow], rooms: Iterable[float]) -> tuple[Bow, float]:
    """The calmest bow that runs over the fewest things, and how far it bends."""
    farthest, found = min(_FARTHEST, _STEEPEST * line.length), []
    for room in dict.fromkeys(rooms):
        for calm, bow in enumerate(bows):
            bend = line.fewest(line.shut(seen, bow, farthest, room), farthest)
            if not bend.crossed:
                return bow, bend.aside
            found.append((bend.crossed, calm, bow, bend.aside))
    return min(found[-len(bows) :])[2:]


def roundabout(
    start: Point, end: Point, among: Obstacles, centre: Point, *, wide: float, least: float, own: Iterable[Point] = ()
) -> Way | None:
    """A way whose control points are `least` or somewhat more aside and that runs over nothing, if there is one, else
    over nothing but the two's texts, whose middles are `own`.
    """
    line, farthest, room = Line.between(start, end, centre), least + _CALM, _MISS + wide
    near = among.near(start, line.ahead, line.length, farthest * _RISE + room)
    for over in ((start, end), (start, end, *own)):
        shut = line.shut(line.seen(near, farthest * _RISE + room, over), EVEN, farthest, room)
        found = min(line.free(shut, least, farthest), default=None)
        if found:
            return line.way(EVEN, found.aside)
    return None


def clipped(way: Way, start: Symbol, end: Symbol) -> Way:
    """The stretch between the two symbols' borders; the whole way when they stand too near for that."""
    first, last = _leaves(way, start), 1 - _leaves(way.back, end)
    return way.part(first, last) if first < last - 0.02 else way


def _leaves(way: Way, symbol: Symbol) -> float:
    """Where the way leaves a symbol that it starts in."""
    pace = 3 * dist(way.start, way.near_start) or 1.0
    inside, outside = 0.0, min(0.5, max(symbol.box.width, symbol.box.height) / pace)
    if symbol.farness(way.at(outside)) < 1:
        inside, outside = outside, 1.0
    near, far = symbol.farness(way.at(inside) if inside else way.start), min(symbol.farness(way.at(outside)), 2.0)
    for _ in range(_STEPS if near < 1 < far else 0):
        here = inside + (outside - inside) * (1 - near) / (far - near)
        farness = symbol.farness(way.at(here))
        if abs(farness - 1) < _NEAR_ENOUGH:
            return here
        # False position; what is kept counts half each time, so that it is not kept for long (the Illinois way).
        if farness < 1:
            inside, near, far = here, farness, (far + 1) / 2
        else:
            outside, far, near = here, farness, (near + 1) / 2
    return outside
