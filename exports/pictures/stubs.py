"""Ties of those who wait for a place: each a short stub beside the one who waits, with the name of the other.

A whole tie would cross the map and the sectors' names to somebody who has no place on it yet. The stub carries all
marks that the tie would; the one it leads to is named and not shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from exports.pictures.curves import Point, bent
from exports.pictures.lettering import DETAIL
from exports.pictures.marks import DrawnTie, room
from exports.pictures.paths import Symbol, clipped
from exports.pictures.ties import Place
from exports.pictures.writing import written
from mapping.network import Tie
from mapping.placement.boxes import Box
from mapping.record import Id

_LEAST = 26.0
"""How long a stub is, where its marks need no more."""

_ROW = 19.0
"""From one stub to the next below it, where there is room."""

_LEAST_ROW = 11.0
"""The least; those for whom there is none are counted."""

_BETWEEN = 6.0
"""How much of the room between two who wait their stubs may take."""

_AIR = 4.0
"""Between a stub and its name, and between the name and what stands beside it."""

_WIDEST = 100.0
"""How wide a name may be, where there is room."""

_NAMED = 44.0
"""How much of the room a name has before the stub has more than `_LEAST`."""

_MORE = "\N{HORIZONTAL ELLIPSIS}"


class Stub(NamedTuple):
    """A stub in its place."""

    drawn: DrawnTie
    waiting: Id
    """The one whom it stands beside."""
    name: str
    """The other's, as far as there is room for it."""
    at: Point
    """The name's middle."""


def stubs(
    ties: Iterable[Tie], waiting: Mapping[Id, Place], names: Mapping[Id, str], taken: Callable[[float, float], float]
) -> Iterator[Stub]:
    """The stubs of everybody who waits.

    `names` are everybody's, on the map and beside it. `taken(x, y)` tells how far to the right something stands to the
    left of `x` at that height.
    """
    tied: dict[Id, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.a != tie.b and tie.a in names and tie.b in names:
            for end in (tie.a, tie.b):
                if end in waiting:
                    tied[end].append(tie)
    for end, joined in tied.items():
        yield from _column(end, joined, waiting[end], names, taken)


def _column(
    end: Id, joined: Sequence[Tie], place: Place, names: Mapping[Id, str], taken: Callable[[float, float], float]
) -> Iterator[Stub]:
    heights = list(_rows(place, len(joined)))
    for tie, y in zip(joined, heights, strict=False):
        right = _border(place, y)
        free = taken(right, y) + _AIR
        more = f" +{len(joined) - len(heights)}" if y == heights[-1] and len(joined) > len(heights) else ""
        named = DETAIL.width(more) + min(_NAMED, DETAIL.width(written(names[_other(tie, end)])[: int(_WIDEST)]))
        left = max(right - max(_LEAST, room(tie)), min(free + named + _AIR, right - _LEAST), free)
        name = _fitted(names[_other(tie, end)], left - _AIR - free - DETAIL.width(more)) + more
        way = bent((right, y), (left, y), 0.0)
        middle = left - _AIR - DETAIL.width(name) / 2, y
        yield Stub(DrawnTie(tie, way if tie.a == end else way.back), end, name, middle)


def _other(tie: Tie, end: Id) -> Id:
    return tie.b if tie.a == end else tie.a


def _rows(place: Place, count: int) -> Iterator[float]:
    """The heights of the stubs: beside the symbol, else beside symbol and text, and no more than there is room for."""
    box, (top, bottom) = place.symbol.box, place.height
    if count * _ROW <= box.height + _BETWEEN:
        top, bottom = box.y - box.height / 2, box.y + box.height / 2
    tall = bottom - top + _BETWEEN
    shown = min(count, max(1, int(tall / _LEAST_ROW)))
    row = min(_ROW, tall / shown)
    for index in range(shown):
        yield (top + bottom) / 2 + (index - (shown - 1) / 2) * row


def _fitted(name: str, room: float) -> str:
    """As much of a name as there is room for on one line; nothing where that is next to nothing."""
    line, room = written(name)[: int(_WIDEST)], min(room, _WIDEST)
    if DETAIL.width(line) <= room:
        return line
    while line and DETAIL.width(line + _MORE) > room:
        line = line[:-1].rstrip()
    return line + _MORE if len(line) > 1 else ""


def _border(place: Place, y: float) -> float:
    """How far to the left somebody reaches at that height."""
    box = place.symbol.box
    far = Symbol(place.symbol.shape, Box(box.x - 1000, y, 0, 0))
    way = clipped(bent((box.x, y), (box.x - 1000, y), 0.0), place.symbol, far)
    reaches = [way.start[0]]
    if place.text and abs(y - place.text.y) < place.text.height / 2 + _AIR:
        reaches.append(place.text.x - place.text.width / 2 - _AIR)
    return min(reaches)
