"""How a tie's way can bend, and what each bend would run over. Pure geometry.

How far a way has to bend is reckoned and not tried out: seen along the straight way, each thing in between shuts a
range of bends, and the least bend outside all ranges is free. Units are points, y grows downwards.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from math import hypot
from typing import NamedTuple

from exports.pictures.curves import Point, Way
from exports.pictures.obstacles import Obstacle

_INWARD = 1.25
"""How much farther a bend towards the map's middle counts as; most ties are there."""

_ENDS = 0.02
"""How near its ends a way is looked at, in parts of its length."""

_STATIONS = 200
"""In how many places along the straight way it is known how far each bow has come."""

_BROAD = 0.1
"""How far along the way something reaches, in parts of its length, for its side to be met before its corners."""

_BLUR = 1e-6
"""What reckoning blurs."""

Seen = tuple[int, list[tuple[int, float]]]
"""Something beside the straight way: the station on it where a bow comes farthest towards it, and its corners, each by
its station and how far to the side it is.
"""

Span = tuple[float, float]
"""A range of bends."""


class Bow(NamedTuple):
    """A kind of bow: where along the straight way its two control points stand, and how it swings.

    A way that bends by b has its first control point b + swing aside, its second b - swing.
    """

    near: float
    far: float
    swing: float
    """To one side first and then to the other, in parts of the straight way's length."""


def _turning(turn: float, swing: float = 0.0) -> Bow:
    """A bow that is one curve around a point there on the straight way: midway, or nearer an end, so that the way
    turns into that end from its side, past a label that stands before it.
    """
    return Bow(turn * 2 / 3, (1 + turn * 2) / 3, swing)


EVEN = _turning(0.5)


def _turnings(turns: Iterable[float], *swings: float) -> list[Bow]:
    """All bows that turn in one of these places and swing so far, first to either side."""
    return [_turning(turn, side * swing) for swing in swings for side in (1, -1) for turn in turns]


BOWS = (
    EVEN,
    _turning(0.75),
    _turning(0.25),
    *_turnings([0.5], 0.07, 0.13, 0.19),
    *_turnings([0.75, 0.25], 0.1, 0.18),
    _turning(1.0),
    _turning(0.0),
    *_turnings([0.5], 0.26, 0.34),
    *_turnings([1.0, 0.0], 0.14),
    *_turnings([0.75, 0.25], 0.3),
)
"""The kinds that are thought of, the calmest first."""

FEW_BOWS = (EVEN, *_turnings([0.5], 0.16))
"""Those that are thought of on a map with many ties."""


class Bend(NamedTuple):
    """How a way bends."""

    crossed: int
    """How much it runs over."""
    pull: float
    """How far it bends, as it counts."""
    aside: float
    """How far its control points are from the straight way, before it swings."""


class Line(NamedTuple):
    """The straight way between two points, and what is seen from it: how far ahead, and how far to the side."""

    start: Point
    end: Point
    length: float
    ahead: Point
    """The direction, of length 1."""
    inward: float
    """To which side the map's middle lies."""

    @classmethod
    def between(cls, start: Point, end: Point, centre: Point) -> "Line":
        """The line, in a map with that middle."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = hypot(dx, dy) or 1.0
        inward = (centre[1] - start[1]) * dx - (centre[0] - start[0]) * dy
        return cls(start, end, length, (dx / length, dy / length), inward)

    def way(self, bow: Bow, aside: float) -> Way:
        """The way with that bow that bends by `aside`."""
        (sx, sy), (ex, ey), (dx, dy) = self.start, self.end, self.ahead
        swing = bow.swing * self.length
        near, far = aside + swing, aside - swing
        return Way(
            self.start,
            (sx + (ex - sx) * bow.near - dy * near, sy + (ey - sy) * bow.near + dx * near),
            (sx + (ex - sx) * bow.far - dy * far, sy + (ey - sy) * bow.far + dx * far),
            self.end,
        )

    def is_free(self, near: Iterable[Obstacle], room: float, over: Collection[Point]) -> bool:
        """Whether nothing stands nearer to the straight way than `room`, but what has its middle in `over`."""
        (sx, sy), (dx, dy), half = self.start, self.ahead, self.length / 2
        level, upright, looked = abs(dx), abs(dy), half * (1 - 2 * _ENDS)
        for x, y, across, down in near:
            if abs((y - sy) * dx - (x - sx) * dy) - across * upright - down * level < room:
                off = abs((x - sx) * dx + (y - sy) * dy - half) - across * level - down * upright
                if off < looked and (x, y) not in over:
                    return False
        return True

    def seen(self, near: Iterable[Obstacle], aside: float, over: Collection[Point]) -> list[Seen]:
        """What stands beside the way and no farther aside, but what has its middle in `over`."""
        (sx, sy), (dx, dy), half = self.start, self.ahead, self.length / 2
        level, upright, looked, scale = abs(dx), abs(dy), half * (1 - 2 * _ENDS), _STATIONS / self.length
        found = []
        for x, y, across, down in near:
            side = (y - sy) * dx - (x - sx) * dy
            if abs(side) - across * upright - down * level < aside:
                far, reach = (x - sx) * dx + (y - sy) * dy, across * level + down * upright
                off = abs(far - half) - reach
                if off < looked and (x, y) not in over:
                    a, b = across * dx + down * dy, across * dx - down * dy
                    c, d = down * dx - across * dy, -down * dx - across * dy
                    corners = [(far + a, side + c), (far + b, side + d), (far - a, side - c), (far - b, side - d)]
                    if off < 0 and reach > self.length * _BROAD:
                        corners = _cut(corners, half)
                    if off + 2 * reach >= looked:
                        corners = _between(corners, half - looked, half + looked)
                    midmost = half if off < 0 else far - reach if far > half else far + reach
                    found.append((int(midmost * scale), [(int(ahead * scale), aside) for ahead, aside in corners]))
        return found

    def shut(self, things: Iterable[Seen], bow: Bow, farthest: float, room: float) -> list[Span]:
        """The bends up to `farthest` that would come nearer than `room` to each thing."""
        bends, shifts = _stations(bow.near, bow.far)
        swing, spans = bow.swing * self.length, []
        for midmost, corners in things:
            if swing:
                met = [side * bends[station] - swing * shifts[station] for station, side in corners]
            else:
                met = [side * bends[station] for station, side in corners]
            more = room * bends[midmost] - _BLUR
            first, last = min(met) - more, max(met) + more
            if first < farthest and last > -farthest:
                spans.append((first, last))
        return spans

    def free(self, shut: Sequence[Span], least: float, farthest: float) -> Iterator[Bend]:
        """The least free bend to either side, if there is one up to `farthest`."""
        ordered = sorted(shut)
        for side in (1, -1):
            bend = least
            for first, last in ordered if side > 0 else sorted([(-last, -first) for first, last in shut]):
                if first < bend < last:
                    bend = last
            if bend <= farthest:
                yield self._bend(0, bend * side)

    def fewest(self, shut: Sequence[Span], farthest: float) -> Bend:
        """Of the bends up to `farthest`, the least that runs over the fewest things."""
        best, crossed = self._bend(sum([first < 0 < last for first, last in shut]), 0.0), 0
        # What ends in a place is behind before what begins there is met.
        for bend, change in sorted([(first, 1) for first, _ in shut] + [(last, -1) for _, last in shut]):
            beside = crossed if change > 0 else crossed - 1
            crossed += change
            if beside <= best.crossed and -farthest <= bend <= farthest:
                best = min(best, self._bend(beside, bend))
        return best

    def _bend(self, crossed: int, aside: float) -> Bend:
        return Bend(crossed, abs(aside) * (_INWARD if aside * self.inward > 0 else 1.0), aside)


@cache
def _stations(near: float, far: float) -> tuple[list[float], list[float]]:
    """For each place along the straight way: how far a bow with these control points has to bend for each point that
    it goes aside there, and how much of its swing it has there.
    """
    t, bends, shifts = _ENDS / 8, [], []
    for station in range(_STATIONS):
        ahead = (station + 0.5) / _STATIONS
        while t < 1 - _ENDS / 8 and t * (3 * (1 - t) * ((1 - t) * near + t * far) + t * t) < ahead:
            t += 0.0005
        bends.append(1 / (3 * t * (1 - t)))
        shifts.append(1 - 2 * t)
    return bends, shifts


def _cut(shape: Sequence[Point], limit: float) -> list[Point]:
    """The outline of a shape with corners also where it crosses a distance ahead.

    Midway a bend reaches farthest: there even the side of a thing may be met first.
    """
    corners, before = [], shape[-1]
    for here in shape:
        if (before[0] < limit) is not (here[0] < limit):
            corners.append(_meeting(before, here, limit))
        corners.append(here)
        before = here
    return corners


def _between(shape: Sequence[Point], first: float, last: float) -> list[Point]:
    """What of a shape lies between two distances ahead."""
    kept = [corner for corner in _cut(_cut(shape, first), last) if first <= corner[0] <= last]
    return kept or [(min(max(shape[0][0], first), last), shape[0][1])]


def _meeting(one: Point, other: Point, limit: float) -> Point:
    """Where the line between two points is that far ahead."""
    return limit, one[1] + (other[1] - one[1]) * (limit - one[0]) / (other[0] - one[0])
