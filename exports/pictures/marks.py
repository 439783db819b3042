"""The marks on a tie (METHOD § 3.2), as geometry.

Strength is the line's weight, strain a zigzag laid over it, a broken contact two strokes across a gap, separation one
and divorce two slanting slashes, support an arrow to whoever receives it. All can be on one tie: where a stroke or an
arrowhead is, the zigzag rests.
"""

from collections.abc import Iterator
from math import hypot
from typing import NamedTuple

from exports.pictures.curves import Point, Way
from mapping.network import Direction, Kinship, Strength, Tie

WEIGHTS = {Strength.STRONG: 4.2, Strength.ORDINARY: 1.3, Strength.WEAK: 1.3}
"""How thick each strength's line is."""

SLASHES = {Kinship.EX_PARTNER: 1, Kinship.DIVORCED: 2}
"""How many slashes lie across a couple's line."""

ARROW = 10.0
"""How much of a tie an arrowhead takes."""

_SWINGS = {Strength.STRONG: 6.5, Strength.ORDINARY: 5.0, Strength.WEAK: 5.0}
"""How far the zigzag swings to each side: always well beyond the line."""

_STEP = 8.0
"""From one of its corners to the next, along the tie."""

_GAP = 5.0
"""Half of the gap in a broken tie."""

_ACROSS = 9.0
"""Half of a stroke's length."""

_SLANT = 0.6
"""How much a slash leans forward."""

_BETWEEN = 6.0
"""Between two slashes."""

_REST = 5.0
"""How near a stroke no zigzag comes."""

_BESIDE_GAP = 0.3
"""Where on a broken tie the slashes are, in parts of its length."""


class DrawnTie(NamedTuple):
    """A tie and its way, from `a` to `b`."""

    tie: Tie
    way: Way

    @property
    def heads(self) -> tuple[bool, bool]:
        """Whether there is an arrowhead at `a`, and at `b`."""
        support = self.tie.support
        return support in (Direction.TO_A, Direction.MUTUAL), support in (Direction.TO_B, Direction.MUTUAL)

    @property
    def pieces(self) -> tuple[Way, ...]:
        """The stretches that are drawn: one, or two with a gap when the contact is broken."""
        if not self.tie.broken:
            return (self.way,)
        half = self._part(_GAP)
        return self.way.part(0, 0.5 - half), self.way.part(0.5 + half, 1)

    @property
    def strokes(self) -> tuple[tuple[Point, Point], ...]:
        """The short strokes across the tie."""
        half = self._part(_GAP) if self.tie.broken else 0.0
        gap = (0.5 - half, 0.5 + half) if self.tie.broken else ()
        return (*(_across(self.way, t, 0.0) for t in gap), *(_across(self.way, t, _SLANT) for t in self._slashed))

    @property
    def zigzag(self) -> tuple[tuple[Point, ...], ...]:
        """The zigzag over a strained tie, stretch by stretch."""
        if not self.tie.strained:
            return ()
        swing = _SWINGS[self.tie.strength]
        return tuple(tuple(_zigzag(self.way.part(*span), swing)) for span in self._strained)

    @property
    def _slashed(self) -> list[float]:
        """Where the slashes are."""
        count = SLASHES.get(self.tie.kinship, 0) if self.tie.kinship else 0
        middle, apart = _BESIDE_GAP if self.tie.broken else 0.5, self._part(_BETWEEN)
        return [middle + (index - (count - 1) / 2) * apart for index in range(count)]

    @property
    def _strained(self) -> list[tuple[float, float]]:
        """The stretches between arrowheads, gap and slashes; the whole of a tie that has no room between them."""
        rest, slashes = self._part(_REST), self._slashed
        rests = [(slashes[0] - 2 * rest, slashes[-1] + 2 * rest)] if slashes else []
        if self.tie.broken:
            rests.append((0.5 - self._part(_GAP) - rest, 0.5 + self._part(_GAP) + rest))
        heads = [self._part(ARROW) if head else 0.0 for head in self.heads]
        starts = [heads[0], *(last for _, last in rests)]
        ends = [*(first for first, _ in rests), 1 - heads[1]]
        spans = [(first, last) for first, last in zip(starts, ends, strict=True) if last - first > self._part(_STEP)]
        return spans or [(0.0, 1.0)]

    def _part(self, length: float) -> float:
        """A length in points as a part of the way, at most a fifth of it."""
        return min(length / max(self.way.length, 1.0), 0.2)


def room(tie: Tie) -> float:
    """How long a tie has to be for its marks to be read."""
    slashes = SLASHES.get(tie.kinship, 0) if tie.kinship else 0
    heads = (tie.support is not None) + (tie.support is Direction.MUTUAL)
    return 4.0 + ARROW * heads + 4 * _GAP * tie.broken + 2 * _BETWEEN * slashes + 3 * _STEP * tie.strained


def swing(tie: Tie) -> float:
    """How far it reaches to each side of its way."""
    return _SWINGS[tie.strength] if tie.strained else WEIGHTS[tie.strength] / 2


def _across(way: Way, t: float, slant: float) -> tuple[Point, Point]:
    """A stroke across the way, leaning forward by `slant`."""
    (x, y), (dx, dy) = way.at(t), way.ahead(t)
    sx, sy = -dy + slant * dx, dx + slant * dy
    scale = _ACROSS / (hypot(sx, sy) or 1.0)
    return (x - sx * scale, y - sy * scale), (x + sx * scale, y + sy * scale)


def _zigzag(way: Way, swing: float) -> Iterator[Point]:
    corners = max(3, round(way.length / _STEP))
    yield way.start
    for t in way.evenly(corners):
        yield way.beside_at(t, swing)
        swing = -swing
    yield way.end
