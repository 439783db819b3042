"""One cell of the map, a sector's part of a ring, in rows: boxes side by side along an arc, row upon row outward.

Each box is pulled straight inwards, down or across, until it rests on the ring's inner border or on boxes before it.
So upright boxes lie as close as bricks, whatever the slant of their row. Rows run to and fro: those who are
neighbours in the order stay neighbours where a row ends.

Angles run clockwise from the top, in radians; x grows to the right and y downwards.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import asin, cos, hypot, inf, pi, sin, sqrt, tan
from typing import NamedTuple

from mapping.placement.belt import QUARTER, Belt
from mapping.placement.boxes import Size

Span = tuple[float, float]
"""From one angle clockwise to another."""

Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_HAIR = 1e-7
"""What reckoning blurs."""

_ROUNDS = 5
"""How often a box is moved along its row to clear the border where the row begins."""


class Manner(NamedTuple):
    """How rows are filled."""

    bold: float
    """How far out, in rows, a row is thought to be when it is reckoned how many it holds: it may turn out to hold
    fewer."""
    spread: float
    """What part of the room that a row has left is spread between its boxes."""


EVEN = Manner(0.0, 1.0)
"""The usual: as many as there is surely room for, evenly spread."""


class Filled(NamedTuple):
    """A cell with everybody in it."""

    boxes: tuple[Bounds, ...]
    far: float
    """How far from the middle the farthest corner is."""


def filled(sizes: Sequence[Size], span: Span, inner: float, manner: Manner = EVEN, within: float = inf) -> Filled:
    """Boxes of these sizes, in order, none nearer the middle than `inner`, none across the borders of `span`.

    Given up, and infinitely far, as soon as they do not stay `within` that distance.
    """
    rows = _Rows(sizes, span, inner, manner)
    while len(rows.boxes) < len(sizes):
        rows.add()
        if rows.far >= within:
            return Filled((), inf)
    return Filled(tuple(rows.boxes if rows.clockwise else map(_mirrored, rows.boxes)), rows.far)


class _Rows:
    """A cell being filled. Every other row runs the other way: then the whole is seen in a mirror."""

    def __init__(self, sizes: Sequence[Size], span: Span, inner: float, manner: Manner) -> None:
        self.sizes, self.span, self.inner, self.manner = sizes, span, inner, manner
        self.boxes: list[Bounds] = []
        self.far, self.clockwise = inner, True
        self.borders = [(cos(border), sin(border)) for border in span]
        width, height = (sum(side) / len(sizes) for side in zip(*sizes, strict=True))
        middle = (span[0] + span[1]) / 2
        level, upright = abs(cos(middle)), abs(sin(middle))
        self.belt = Belt.of(width, height)
        self.shares = [w / width * level * level + h / height * upright * upright for w, h in sizes]
        """How many usual boxes each takes up in its row."""
        self.rise = max(width * upright, height * level)
        self.radius = inner + (width * upright + height * level) / 2 + manner.bold * self.rise

    def add(self) -> None:
        """One more row, on those that there are."""
        first, before = len(self.boxes), None
        for size, angle in zip(self.sizes[first:], self._angles(first), strict=False):
            box = self._settled(size, angle, before)
            if box is None:
                break
            self.boxes.append(box)
            before = box
            left, top, right, bottom = box
            self.far = max(self.far, hypot(max(-left, right), max(-top, bottom)))
        if len(self.boxes) == first:
            self.radius += self.rise / 3
            return
        self.radius += self.rise
        self.boxes = [_mirrored(box) for box in self.boxes]
        self.span = -self.span[1], -self.span[0]
        self.borders = [(level, -upright) for level, upright in reversed(self.borders)]
        self.clockwise = not self.clockwise

    def _angles(self, first: int) -> list[float]:
        """Where those from `first` on should stand, as many as the row holds."""
        (start, end), size = self.span, self.sizes[first]
        # How far from each border the middle of a box stays.
        clear = [(abs(level) * size[0] + abs(upright) * size[1]) / 2 for level, upright in self.borders]
        if end - start < pi:
            self.radius = max(self.radius, max(clear) / sin((end - start) / 2) + _HAIR)
        begin = self.belt.length(start + asin(min(1.0, clear[0] / self.radius))) * self.radius
        last = self.belt.length(end - asin(min(1.0, clear[1] / self.radius))) * self.radius
        steps = [0.0, *accumulate([(a + b) / 2 for a, b in pairwise(self.shares[first:])])]
        count = max(1, sum([begin + step <= last for step in steps]))
        extra = max(0.0, last - begin - steps[count - 1]) / count * self.manner.spread
        return [
            self.belt.angle((begin + step + extra * (n + 0.5)) / self.radius) for n, step in enumerate(steps[:count])
        ]

    def _settled(self, size: Size, angle: float, before: Bounds | None) -> Bounds | None:
        """The place nearest to the middle at about that angle, beyond the one before in the row; None when it would
        lie across a border.
        """
        quarter = self.belt.quarter(angle)
        wide, deep = size if quarter % 2 == 0 else (size.height, size.width)
        along = self.radius * sin(angle - quarter * QUARTER) - wide / 2
        if before is not None:
            along = max(along, _along(before, quarter))
        start, end = self.span[0] - quarter * QUARTER, self.span[1] - quarter * QUARTER
        out = inf
        for _ in range(_ROUNDS):
            out = self._rest(quarter, along, along + wide, start, end)
            needed = tan(start) * (out + deep) if 0 <= start < QUARTER else -inf
            if along >= needed:
                break
            along = needed + _HAIR
        box = _upright(quarter, (along, out, along + wide, out + deep))
        return box if out < self.radius + self.rise and self._clear(box, angle) else None

    def _rest(self, quarter: int, first: float, last: float, start: float, end: float) -> float:
        """How far out a box rests that reaches from `first` to `last` along its quarter."""
        nearest = max(first, -last, 0.0)
        out = sqrt(max(0.0, self.inner * self.inner - nearest * nearest))
        if -QUARTER < start < 0:
            out = max(out, first / tan(start))
        if 0 < end < QUARTER:
            out = max(out, last / tan(end))
        return max(out, *_tops(self.boxes, quarter % 4, first + _HAIR, last - _HAIR))

    def _clear(self, box: Bounds, angle: float) -> bool:
        """Whether the box, at about that angle, lies between the borders."""
        left, top, right, bottom = box
        x, y, wide, high = (left + right) / 2, (top + bottom) / 2, right - left, bottom - top
        narrow = self.span[1] - self.span[0] < pi
        for (level, upright), border, side in zip(self.borders, self.span, (1, -1), strict=True):
            apart = side * (level * x + upright * y) - (abs(level) * wide + abs(upright) * high) / 2
            if apart < -2 * _HAIR and (narrow or side * (angle - border) < QUARTER):
                return False
        return True


def _mirrored(box: Bounds) -> Bounds:
    return -box[2], box[1], -box[0], box[3]


def _along(box: Bounds, quarter: int) -> float:
    """How far along the quarter a box reaches."""
    return (box[2], box[3], -box[0], -box[1])[quarter % 4]


def _upright(quarter: int, turned: Bounds) -> Bounds:
    """The box that reaches, seen from its quarter, from here to there along it and from here to there outward."""
    first, near, last, far = turned
    return (
        (first, -far, last, -near),
        (near, first, far, last),
        (-last, near, -first, far),
        (-far, -last, -near, -first),
    )[quarter % 4]


def _tops(boxes: Sequence[Bounds], quarter: int, first: float, last: float) -> list[float]:
    """How far out the boxes reach that lie between the two along the quarter; 0 at least."""
    if quarter == 0:
        return [0.0, *[-top for left, top, right, _ in boxes if left < last and right > first]]
    if quarter == 1:
        return [0.0, *[right for _, top, right, bottom in boxes if top < last and bottom > first]]
    if quarter == 2:
        return [0.0, *[bottom for left, _, right, bottom in boxes if -right < last and -left > first]]
    return [0.0, *[-left for left, top, _, bottom in boxes if -bottom < last and -top > first]]
