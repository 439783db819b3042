"""The way a tie takes: from border to border of two symbols, past the labels in between where it can. Pure geometry.

A way is a quadratic Bézier curve; a straight one has its control point midway. Units are points, y grows downwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import dist, hypot
from typing import NamedTuple

from exports.pictures.figures import Shape
from mapping.boxes import Box

BENDS = (0.1, 0.2, 0.32)
"""How far a way may bend aside, in parts of its length."""

SIDES = (60.0, 100.0, 140.0)
"""How far to an end's side a way may turn into it, in points."""

_CLEAR = 2.5
"""Between a symbol's border and the end of a tie."""

_MISS = 4.0
"""How near a tie may pass a text or a symbol without running over it."""

_STRAIGHT = 1e-6
"""How far from its middle a straight way's control point may lie: what reckoning blurs."""

_STEP = 18.0
"""How closely a way is watched for what it crosses; less than the height of any text."""

Point = tuple[float, float]


class Symbol(NamedTuple):
    """A symbol's outline in its place."""

    shape: Shape
    box: Box

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside, or as near as no tie should come."""
        shape, (x, y, width, height) = self
        across, down, half = abs(point[0] - x), abs(point[1] - y), width / 2 + _CLEAR
        if shape is Shape.CIRCLE:
            return across * across + down * down < half * half
        if shape is Shape.DIAMOND:
            return across + down < half + _CLEAR / 2
        return across < half and down < height / 2 + _CLEAR


class Obstacle(NamedTuple):
    """What a way should not run over, with the room that it wants around it."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


def obstacle(box: Box) -> Obstacle:
    """A text or a symbol as something to go around."""
    across, down = box.width / 2 + _MISS, box.height / 2 + _MISS
    return Obstacle(box.x - across, box.y - down, box.x + across, box.y + down)


class Way(NamedTuple):
    """A quadratic Bézier curve."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point a part `t` (0 to 1) of the way."""
        (sx, sy), (cx, cy), (ex, ey) = self
        rest = 1 - t
        a, b, c = rest * rest, 2 * rest * t, t * t
        return a * sx + b * cx + c * ex, a * sy + b * cy + c * ey

    def ahead(self, t: float) -> Point:
        """The direction there, of length 1."""
        (sx, sy), (cx, cy), (ex, ey) = self
        dx = (1 - t) * (cx - sx) + t * (ex - cx)
        dy = (1 - t) * (cy - sy) + t * (ey - cy)
        length = hypot(dx, dy) or 1.0
        return dx / length, dy / length

    def part(self, first: float, last: float) -> "Way":
        """The stretch between two places on the way."""
        (sx, sy), (cx, cy), (ex, ey) = self
        a, b, c = (1 - first) * (1 - last), first + last - 2 * first * last, first * last
        return Way(self.at(first), (a * sx + b * cx + c * ex, a * sy + b * cy + c * ey), self.at(last))

    def beside(self, distance: float) -> "Way":
        """The way moved sideways."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        length = hypot(dx, dy) or 1.0
        x, y = -dy / length * distance, dx / length * distance
        moved = [(px + x, py + y) for px, py in self]
        return Way(moved[0], moved[1], moved[2])

    def evenly(self, pieces: int) -> Iterator[float]:
        """The places on the way that part it in pieces of about one length, without its ends."""
        if dist(self.control, _between(self.start, self.end)) < _STRAIGHT:
            yield from (piece / pieces for piece in range(1, pieces))
            return
        fine = 4 * pieces
        points = [self.at(step / fine) for step in range(fine + 1)]
        gone = list(accumulate((dist(a, b) for a, b in pairwise(points)), initial=0.0))
        step = 0
        for piece in range(1, pieces):
            wanted = gone[-1] * piece / pieces
            while step < fine - 1 and gone[step + 1] < wanted:
                step += 1
            yield (step + (wanted - gone[step]) / ((gone[step + 1] - gone[step]) or 1.0)) / fine

    @property
    def length(self) -> float:
        """About how long it is; exact for a straight one."""
        middle = self.at(0.5)
        return dist(self.start, middle) + dist(middle, self.end)


def _between(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def bent(start: Point, end: Point, bend: float) -> Way:
    """A way that bends aside at its middle by about half of `bend` parts of its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return Way(start, ((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend), end)


def clearest(start: Point, end: Point, obstacles: Iterable[Obstacle], centre: Point) -> Way:
    """The straightest of the ways that cross the fewest obstacles, `centre` being the map's middle.

    What a way starts or ends in, the tied two themselves, is no obstacle.
    """
    best = bent(start, end, 0.0)
    near = [one for one in _near(best, obstacles) if not (one.holds(start) or one.holds(end))]
    fewest = _crossed(best, near, len(near) + 1)
    for way in _ways(start, end, centre) if fewest else ():
        crossed = _crossed(way, near, fewest)
        if crossed < fewest:
            best, fewest = way, crossed
        if not fewest:
            break
    return best


def _ways(start: Point, end: Point, centre: Point) -> Iterator[Way]:
    """Bends, the least first; then ways that come into an end from its side,
    where its label does not stand, the side away from the middle first."""
    for bend in BENDS:
        yield bent(start, end, bend)
        yield bent(start, end, -bend)
    for towards in (1, -1):
        for x, y in (end, start):
            outward = towards if x >= centre[0] else -towards
            for aside in SIDES:
                yield Way(start, (x + aside * outward, y), end)


def clipped(way: Way, start: Symbol, end: Symbol) -> Way:
    """The stretch between the two symbols' borders; the whole way when they stand too near for that."""
    first = _leaves(way, start)
    last = 1 - _leaves(Way(way.end, way.control, way.start), end)
    return way.part(first, last) if first < last - 0.02 else way


def _leaves(way: Way, symbol: Symbol) -> float:
    """Where the way leaves a symbol that it starts in."""
    inside, outside = 0.0, 0.5
    if symbol.holds(way.at(outside)):
        outside = 1.0
    for _ in range(9):
        middle = (inside + outside) / 2
        if symbol.holds(way.at(middle)):
            inside = middle
        else:
            outside = middle
    return outside


def _near(way: Way, obstacles: Iterable[Obstacle]) -> list[Obstacle]:
    """The obstacles that any of the ways could reach."""
    (sx, sy), _, (ex, ey) = way
    aside = max(max(BENDS) / 2 * way.length, max(SIDES) / 2)
    first, last = min(sx, ex) - aside, max(sx, ex) + aside
    upper, lower = min(sy, ey) - aside, max(sy, ey) + aside
    return [one for one in obstacles if one[0] < last and one[2] > first and one[1] < lower and one[3] > upper]


def _crossed(way: Way, obstacles: Sequence[Obstacle], enough: int) -> int:
    """How many of the obstacles the way runs over; counting stops at `enough`."""
    (sx, sy), (cx, cy), (ex, ey) = way
    first, last, upper, lower = min(sx, cx, ex), max(sx, cx, ex), min(sy, cy, ey), max(sy, cy, ey)
    points: list[Point] = []
    count = 0
    for left, top, right, bottom in obstacles:
        if right < first or left > last or bottom < upper or top > lower:
            continue
        if not points:
            steps = _steps(max(4, int(way.length / _STEP)))
            points = [(a * sx + b * cx + c * ex, a * sy + b * cy + c * ey) for a, b, c in steps]
        for x, y in points:
            if left < x < right and top < y < bottom:
                count += 1
                break
        if count >= enough:
            break
    return count


@cache
def _steps(count: int) -> tuple[tuple[float, float, float], ...]:
    """The weights of a way's three points at even steps between its ends."""
    return tuple(((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in (step / count for step in range(1, count)))
