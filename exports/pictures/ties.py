"""The ways of all ties on a map, those between the same two side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import dist, sqrt
from typing import NamedTuple

from exports.pictures.bends import BOWS, FEW_BOWS, Bow
from exports.pictures.curves import Point
from exports.pictures.marks import DrawnTie, room, swing
from exports.pictures.obstacles import Obstacles
from exports.pictures.paths import Symbol, clearest, clipped, roundabout
from mapping.network import Tie
from mapping.placement.boxes import Box
from mapping.record import Id

_APART = 12.0
"""Between the ends of ties that join the same two."""

_AROUND = 8.0
"""How much farther a way that goes around stays from others: its marks are in its middle, far from the two."""

_MANY = 80
"""How many ties make a map on which only a few kinds of bow are thought of: all would take long."""

_AIR = 4.0
"""Between the marks of ties that join the same two, midway."""


class Place(NamedTuple):
    """Where one on the map can be tied, and what of them a tie should not run over."""

    symbol: Symbol
    text: Box | None

    @property
    def height(self) -> tuple[float, float]:
        """The upper and the lower border of symbol and text together."""
        boxes = [self.symbol.box, *([self.text] if self.text else [])]
        return min(box.y - box.height / 2 for box in boxes), max(box.y + box.height / 2 for box in boxes)


class _Pair(NamedTuple):
    """Two who are tied."""

    a: Place
    b: Place
    ties: Sequence[Tie]


def drawn_ties(ties: Iterable[Tie], places: Mapping[Id, Place], centre: Point) -> list[DrawnTie]:
    """The ways of all ties whose both ends are on the map; `centre` is its middle."""
    pairs: dict[tuple[Id, Id], list[Tie]] = {}
    for tie in ties:
        if tie.a != tie.b and tie.a in places and tie.b in places:
            there, back = (tie.a, tie.b), (tie.b, tie.a)
            pairs.setdefault(back if back in pairs else there, []).append(tie)
    boxes = [place.symbol.box for place in places.values()] + [place.text for place in places.values() if place.text]
    obstacles, bows = Obstacles(boxes), BOWS if len(pairs) <= _MANY else FEW_BOWS
    return [
        drawn
        for (one, other), joined in pairs.items()
        for drawn in _side_by_side(_Pair(places[one], places[other], joined), obstacles, centre, bows)
    ]


def _side_by_side(pair: _Pair, among: Obstacles, centre: Point, bows: Sequence[Bow]) -> Iterator[DrawnTie]:
    start, end = pair.a.symbol, pair.b.symbol
    shifts = _shifts(pair.ties, start, end)
    reach = max(shift[1] + swing(tie) for tie, shift in zip(pair.ties, shifts, strict=True))
    ends = (start.box.x, start.box.y), (end.box.x, end.box.y)
    wide = max(reach - 1, 0.0)
    shared = clearest(*ends, among, centre, wide=wide, bows=bows)
    needed, apart = max(map(room, pair.ties)), dist(*ends)
    if apart < needed + start.box.width + end.box.width:
        lacks = needed - clipped(shared, start, end).length
        # An arc of length l over a chord d rises by the root of 3/16 (l² - d²), three quarters of its control points.
        least = sqrt(max((apart + lacks) ** 2 - apart**2, 0.0) / 3)
        if lacks > 0:
            own = [place.text[:2] for place in (pair.a, pair.b) if place.text]
            shared = roundabout(*ends, among, centre, wide=wide + _AROUND, least=least, own=own) or shared
    for tie, shift in zip(pair.ties, shifts, strict=True):
        way = clipped(shared.beside(*shift), start, end)
        yield DrawnTie(tie, way if tie.a == pair.ties[0].a else way.back)


def _shifts(joined: Sequence[Tie], start: Symbol, end: Symbol) -> list[tuple[float, float]]:
    """How far each tie's ends and its middle lie beside the shared way: no nearer than both can be told apart."""
    if len(joined) == 1:
        return [(0.0, 0.0)]
    narrow = min(start.box.width, start.box.height, end.box.width, end.box.height) * 0.8
    apart = min(_APART, narrow / (len(joined) - 1))
    wanted = [0.0]
    for before, after in pairwise(joined):
        wanted.append(wanted[-1] + max(apart, swing(before) + swing(after) + _AIR))
    half = (len(joined) - 1) / 2
    return [((index - half) * apart, middle - wanted[-1] / 2) for index, middle in enumerate(wanted)]
