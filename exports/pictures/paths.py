"""The way a tie takes: from border to border of two symbols, past what stands in between where it can. Pure geometry.

Most ways are straight. One that meets something bends as little as takes it past. How far that is, is reckoned and not
tried out: seen along the straight way, each thing in between shuts a range of bends, and the least bend outside all
ranges is free. Units are points, y grows downwards.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import dist, hypot, sqrt
from typing import NamedTuple

from exports.pictures.curves import Point, Way
from exports.pictures.figures import Shape
from exports.pictures.obstacles import Obstacles
from mapping.boxes import Box

_CLEAR = 2.5
"""Between a symbol's border and the end of a tie."""

_CALM = 96.0
"""How far a way bends at most before ways that turn into an end are thought of: its control point from the straight
way, in points, which is twice as far as the way itself goes aside."""

_FARTHEST = 160.0
"""How far a way bends at most, in points."""

_TURNS = (0.5, 0.75, 0.25, 1.0, 0.0)
"""Where the control point may stand along the straight way: midway, or nearer either end, so that the way turns into
that end from its side, past a label that stands before it."""

_TURNED = 40.0
"""How many points of bend a way that turns into an end counts as: an even bow is calmer."""

_INWARD = 1.25
"""How much farther a bend towards the map's middle counts as; most ties are there."""

_ENDS = 0.02
"""How near its ends a way is looked at, in parts of its length."""

PATIENCE = 9
"""How many may stand near a way for which a wider bend is sought; among more there is seldom one."""

_STEPS, _NEAR_ENOUGH = 9, 0.005
"""How often, and to which part of a symbol's size, it is reckoned where a way leaves it."""

_BLUR = 1e-6
"""What reckoning blurs."""

_Shape = list[Point]
"""The corners of something in order: how far ahead on the straight way, and how far to the side."""

_Span = tuple[float, float]


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


class _Bend(NamedTuple):
    """How a way bends: how far, as it counts; where its control point is along the straight way; how far from it."""

    pull: float
    turn: float
    aside: float


class _Line(NamedTuple):
    """The straight way between two points, and what is seen from it: how far ahead, and how far to the side."""

    start: Point
    end: Point
    length: float
    ahead: Point
    """The direction, of length 1."""
    wide: float
    """How far the tie reaches to each side of its way."""
    inward: float
    """To which side the map's middle lies."""

    @classmethod
    def between(cls, start: Point, end: Point, centre: Point, wide: float) -> "_Line":
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = hypot(dx, dy) or 1.0
        inward = (centre[1] - start[1]) * dx - (centre[0] - start[0]) * dy
        return cls(start, end, length, (dx / length, dy / length), wide, inward)

    def way(self, bend: _Bend) -> Way:
        """The way that bends so."""
        (sx, sy), (ex, ey), (dx, dy) = self.start, self.end, self.ahead
        x, y = sx + (ex - sx) * bend.turn, sy + (ey - sy) * bend.turn
        return Way(self.start, (x - dy * bend.aside, y + dx * bend.aside), self.end)

    def seen(self, among: Obstacles, aside: float, over: Collection[Point], bow: float = 4.0) -> list[_Shape]:
        """What a bow that goes no farther aside can meet, as far as it lies beside the way, but what has its middle in
        `over`; with a `bow` of 0, what any way can meet.
        """
        (sx, sy), (dx, dy), wide, half = self.start, self.ahead, self.wide, self.length / 2
        level, upright, looked, found = abs(dx), abs(dy), half * (1 - 2 * _ENDS), []
        for x, y, across, down in among.near(self.start, self.ahead, self.length, aside + 2 * wide):
            across, down = across + wide, down + wide
            far, reach = (x - sx) * dx + (y - sy) * dy, across * level + down * upright
            off = abs(far - half) - reach
            if off < looked:
                side = (y - sy) * dx - (x - sx) * dy
                swept = aside * (1 - bow * (off / self.length) ** 2) if off > 0 else aside
                if abs(side) - across * upright - down * level < swept and (x, y) not in over:
                    shape = self._corners(far, side, across, down)
                    if off < 0:
                        shape = _cut(shape, half)
                    whole = off + 2 * reach < looked
                    found.append(shape if whole else _between(shape, half - looked, half + looked))
        return found

    def _corners(self, far: float, side: float, across: float, down: float) -> _Shape:
        dx, dy = self.ahead
        ax, ay, bx, by = across * dx, across * dy, down * dx, down * dy
        return [
            (far + ax + by, side - ay + bx),
            (far + ax - by, side - ay - bx),
            (far - ax - by, side + ay - bx),
            (far - ax + by, side + ay + bx),
        ]

    def shut(self, shapes: Iterable[_Shape], turn: float) -> list[_Span]:
        """The bends that would run over each thing. A way that bends by b is 2t(1 - t)b to the side at t."""
        length, spans, summit = self.length, [], self.length * (0.25 + turn / 2)
        scale, slope = length * length / 2, 1 - 2 * turn
        for shape in shapes:
            if turn == 0.5:
                bends = [side / (far * (length - far)) * scale for far, side in shape]
            else:
                # The place t on a way that turns at `turn` is 2t(1 - t) of `turn` and t² of the whole length ahead.
                bends = [
                    side / (2 * t * (1 - t))
                    for far, side in _cut(shape, summit)
                    for t in [(sqrt(turn * turn + slope * far / length) - turn) / slope]
                ]
            spans.append((min(bends) + _BLUR, max(bends) - _BLUR))
        return sorted([span for span in spans if span[0] < span[1]])

    def free(self, shut: Sequence[_Span], turn: float, least: float, farthest: float) -> Iterator[_Bend]:
        """The least free bend to either side, if there is one up to `farthest`."""
        for side in (1, -1):
            bend = least
            for first, last in shut if side > 0 else sorted([(-last, -first) for first, last in shut]):
                if first < bend < last:
                    bend = last
            if bend <= farthest:
                yield self.bend(bend * side, turn)

    def fewest(self, shut: Sequence[_Span]) -> _Bend:
        """Of the calm bends, none of which is free, the least that runs over the fewest things."""
        firsts, lasts = [first for first, _ in shut], sorted([last for _, last in shut])
        calm = [bend for bend in (0.0, *firsts, *lasts) if abs(bend) <= _CALM]
        crossed = [bisect_left(firsts, bend) - bisect_right(lasts, bend) for bend in calm]
        fewest = min(crossed)
        return min(self.bend(bend, 0.5) for bend, count in zip(calm, crossed, strict=True) if count == fewest)

    def bend(self, aside: float, turn: float) -> _Bend:
        """A bend by `aside`."""
        pull = abs(aside) * (_INWARD if aside * self.inward > 0 else 1.0) + (0.0 if turn == 0.5 else _TURNED)
        return _Bend(pull, turn, aside)


def clearest(
    start: Point, end: Point, among: Obstacles, centre: Point, *, wide: float = 0.0, patience: int = PATIENCE
) -> Way:
    """The least bent of the ways that run over nothing, else one that runs over little.

    `centre` is the map's middle; a way is `wide` to each side, where there is room for that.
    """
    line, ends = _Line.between(start, end, centre, wide), (start, end)
    seen = line.seen(among, _CALM / 2, ends)
    shut = line.shut(seen, 0.5)
    found = list(line.free(shut, 0.5, 0.0, _CALM))
    if not found and len(seen) <= patience:
        wider = line.seen(among, _FARTHEST / 2, ends, bow=0.0)
        for turn in _TURNS:
            found += line.free(line.shut(wider, turn), turn, 0.0, _FARTHEST)
    if not found and wide:
        return clearest(start, end, among, centre, patience=patience)
    return line.way(min(found, default=None) or line.fewest(shut))


def roundabout(
    start: Point, end: Point, among: Obstacles, centre: Point, *, wide: float, least: float, own: Iterable[Point] = ()
) -> Way | None:
    """A way that bends by `least` or somewhat more and runs over nothing, if there is one, else over nothing but the
    two's texts, whose middles are `own`.
    """
    line, farthest = _Line.between(start, end, centre, wide), least + _CALM
    for over in ((start, end), (start, end, *own)):
        shut = line.shut(line.seen(among, farthest / 2, over), 0.5)
        found = min(line.free(shut, 0.5, least, farthest), default=None)
        if found:
            return line.way(found)
    return None


def _cut(shape: _Shape, limit: float) -> _Shape:
    """The outline of a shape with corners also where it crosses a distance ahead.

    Nearest to a way's summit a bend reaches farthest: there even the side of a thing may be met first.
    """
    corners, before = [], shape[-1]
    for here in shape:
        if (before[0] < limit) is not (here[0] < limit):
            corners.append(_meeting(before, here, limit))
        corners.append(here)
        before = here
    return corners


def _between(shape: _Shape, first: float, last: float) -> _Shape:
    """What of a shape lies between two distances ahead."""
    kept = [corner for corner in _cut(_cut(shape, first), last) if first <= corner[0] <= last]
    return kept or [(min(max(shape[0][0], first), last), shape[0][1])]


def _meeting(one: Point, other: Point, limit: float) -> Point:
    """Where the line between two points is that far ahead."""
    return limit, one[1] + (other[1] - one[1]) * (limit - one[0]) / (other[0] - one[0])


def clipped(way: Way, start: Symbol, end: Symbol) -> Way:
    """The stretch between the two symbols' borders; the whole way when they stand too near for that."""
    first, last = _leaves(way, start), 1 - _leaves(way.back, end)
    return way.part(first, last) if first < last - 0.02 else way


def _leaves(way: Way, symbol: Symbol) -> float:
    """Where the way leaves a symbol that it starts in."""
    pace = 2 * dist(way.start, way.control) or 1.0
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
