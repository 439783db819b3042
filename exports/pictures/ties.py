"""How ties are drawn: their ways side by side, and the marks on them (METHOD § 3.2).

Strength is the line's weight, strain a zigzag laid over it, a broken contact two strokes across a gap, separation one
and divorce two slanting slashes, support an arrow to whoever receives it. Several ties between the same two run side
by side.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import hypot
from typing import NamedTuple

from exports.pictures.paths import Obstacle, Point, Symbol, Way, clearest, clipped, obstacle
from mapping.boxes import Box
from mapping.network import Direction, Kinship, Strength, Tie
from mapping.record import Id

WEIGHTS = {Strength.STRONG: 4.2, Strength.ORDINARY: 1.3, Strength.WEAK: 1.3}
"""How thick each strength's line is."""

SLASHES = {Kinship.EX_PARTNER: 1, Kinship.DIVORCED: 2}
"""How many slashes lie across a couple's line."""

ZIGZAG = 5.0
"""How far the zigzag swings to each side."""

_SWING = 7.0
"""From one of its corners to the next, along the tie."""

_APART = 12.0
"""Between ties that join the same two."""

_GAP = 5.0
"""Half of the gap in a broken tie."""


class Place(NamedTuple):
    """Where one on the map can be tied, and what of them a tie should not run over."""

    symbol: Symbol
    text: Box | None


class DrawnTie(NamedTuple):
    """A tie and its way."""

    tie: Tie
    way: Way

    @property
    def pieces(self) -> tuple[Way, ...]:
        """The stretches that are drawn: one, or two with a gap when the contact is broken."""
        if not self.tie.broken or self.way.length < 4 * _GAP:
            return (self.way,)
        half = _GAP / self.way.length
        return self.way.part(0, 0.5 - half), self.way.part(0.5 + half, 1)

    @property
    def strokes(self) -> tuple[tuple[Point, Point], ...]:
        """The short strokes across the tie."""
        strokes = []
        if self.tie.broken:
            half = min(_GAP / max(self.way.length, 1.0), 0.2)
            strokes += [_across(self.way, 0.5 + side * half, 9, 0.0) for side in (-1, 1)]
        slashes = SLASHES.get(self.tie.kinship, 0) if self.tie.kinship else 0
        first = 0.62 if self.tie.broken else 0.5
        for index in range(slashes):
            shift = (index - (slashes - 1) / 2) * 6 / max(self.way.length, 1.0)
            strokes.append(_across(self.way, first + shift, 9, 0.6))
        return tuple(strokes)

    @property
    def zigzag(self) -> tuple[tuple[Point, ...], ...]:
        """The zigzag over a strained tie, piece by piece."""
        if not self.tie.strained:
            return ()
        return tuple(tuple(_zigzag(piece)) for piece in self.pieces)


def drawn_ties(ties: Iterable[Tie], places: Mapping[Id, Place], centre: Point) -> list[DrawnTie]:
    """The ways of all ties whose both ends are on the canvas; `centre` is the map's middle."""
    pairs: dict[frozenset[Id], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.a != tie.b and tie.a in places and tie.b in places:
            pairs[frozenset((tie.a, tie.b))].append(tie)
    boxes = [box for place in places.values() for box in (place.symbol.box, place.text) if box is not None]
    obstacles = [obstacle(box) for box in boxes]
    return [tie for joined in pairs.values() for tie in _side_by_side(joined, places, obstacles, centre)]


def heads(tie: Tie) -> tuple[bool, bool]:
    """Whether there is an arrowhead at `a`, and at `b`."""
    return tie.support in (Direction.TO_A, Direction.MUTUAL), tie.support in (Direction.TO_B, Direction.MUTUAL)


def _side_by_side(
    joined: list[Tie], places: Mapping[Id, Place], obstacles: list[Obstacle], centre: Point
) -> Iterable[DrawnTie]:
    one, other = joined[0].a, joined[0].b
    start, end = places[one].symbol, places[other].symbol
    shared = clearest((start.box.x, start.box.y), (end.box.x, end.box.y), obstacles, centre)
    narrow = min(start.box.width, start.box.height, end.box.width, end.box.height) * 0.8
    apart = min(_APART, narrow / max(len(joined) - 1, 1))
    for index, tie in enumerate(joined):
        way = clipped(shared.beside((index - (len(joined) - 1) / 2) * apart), start, end)
        yield DrawnTie(tie, way if tie.a == one else Way(way.end, way.control, way.start))


def _across(way: Way, t: float, half: float, slant: float) -> tuple[Point, Point]:
    """A stroke across the way, leaning forward by `slant`."""
    (x, y), (dx, dy) = way.at(t), way.ahead(t)
    sx, sy = -dy + slant * dx, dx + slant * dy
    scale = half / (hypot(sx, sy) or 1.0)
    return (x - sx * scale, y - sy * scale), (x + sx * scale, y + sy * scale)


def _zigzag(way: Way) -> Iterable[Point]:
    swing = ZIGZAG
    yield way.start
    for t in way.evenly(max(3, round(way.length / _SWING))):
        (x, y), (dx, dy) = way.at(t), way.ahead(t)
        yield x - dy * swing, y + dx * swing
        swing = -swing
    yield way.end
