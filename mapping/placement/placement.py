"""Where everybody stands: sector and ring become coordinates in a disc (METHOD § 3.2).

Coordinates are derived from what the parent states and never stored. Each canvas hands in its measure of text, so
that a terminal and a picture share the order and the shape of the map. Units are the canvas's own; x grows to the
right and y downwards, the person in the middle stands at (0, 0), and angles run clockwise from the top, in radians.

First the sectors share out the circle by what they hold (`shares`); then each ring, from the innermost, becomes as
broad as the fullest of its cells needs, whose people stand in rows (`rows`). So the disc grows before anything
overlaps, and as a rule one person more or less moves no border and nobody in another cell.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import atan2, ceil, hypot, pi
from typing import NamedTuple

from mapping.network import RINGS, Alter, Ego, Network, Sector, waiting
from mapping.placement.boxes import Box, Size, reach, slide
from mapping.placement.rows import Filled, Manner, filled
from mapping.placement.shares import Span, shares

ROOM = 14.0
"""A ring is never narrower than this many gaps, so that an empty one is still seen."""

_TIGHTER = tuple(
    Manner(*manner) for manner in ((0.5, 0.25), (0.25, 0.0), (0.0, 0.25), (0.75, 0.0), (0.5, 1.0), (0.25, 0.5))
)
"""The ways in which a cell that makes its ring broad is tried anew; the tightest is taken."""

_OFF = 2
"""How many gaps there are from the rim to the sectors' names."""

_BESIDE = 7
"""How many gaps there are from all of that to those who wait."""


class Spot(NamedTuple):
    """Somebody's place."""

    who: Ego | Alter
    box: Box


class Wedge(NamedTuple):
    """A sector's part of the circle."""

    sector: Sector
    start: float
    end: float
    name: Box
    """Where the sector's name stands, outside the rim."""


class Placement(NamedTuple):
    """The map's geometry."""

    ego: Spot
    spots: tuple[Spot, ...]
    """Everybody on the map, in the order of the network within each ring of each sector."""
    wedges: tuple[Wedge, ...]
    rings: tuple[float, ...]
    """Four radii: the middle's border, then the outer border of each ring."""
    tray: tuple[Spot, ...]
    """Those who wait for a place, to the right of the disc and its sector names."""

    @property
    def radius(self) -> float:
        """The disc's."""
        return self.rings[-1]

    @property
    def disc(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the disc with its sector names."""
        names = [wedge.name for wedge in self.wedges]
        return (
            min([-self.radius, *(n.x - n.width / 2 for n in names)]),
            min([-self.radius, *(n.y - n.height / 2 for n in names)]),
            max([self.radius, *(n.x + n.width / 2 for n in names)]),
            max([self.radius, *(n.y + n.height / 2 for n in names)]),
        )


def cell_at(rings: Sequence[float], wedges: Sequence[Wedge], x: float, y: float) -> tuple[Sector, int] | None:
    """The sector and the ring at a point from the middle; None in the middle itself and outside the disc."""
    away, angle = hypot(x, y), atan2(x, -y)
    if not rings[0] < away <= rings[-1]:
        return None
    ring = sum(away > border for border in rings)
    turned = (wedge for wedge in wedges if (angle - wedge.start) % (2 * pi) < wedge.end - wedge.start)
    return next(((wedge.sector, ring) for wedge in turned), None)


Measure = Callable[[Ego | Alter | Sector], Size]
"""A canvas's measure: what a person, a service or a sector's name takes up on it."""


_Crowd = list[tuple[Alter, Size]]
"""Who stands in a cell, each with the room that they need: half a gap around them."""


def place(network: Network, measure: Measure, *, gap: float = 4.5, room: float = ROOM) -> Placement:
    """Find a place for everybody, at least `gap` apart. The same network and measure give the same placement.

    No ring is narrower than `room` gaps.
    """
    ego = measure(network.ego)
    crowds = _crowds(network, measure, gap)
    loads = [[sum([wide * high for _, (wide, high) in crowd]) for crowd in sector] for sector in crowds]
    people = sum(len(crowd) for sector in crowds for crowd in sector)
    spans = shares(loads, sum(map(sum, loads)) / max(people, 1))
    rings, spots = [hypot(ego.width + gap, ego.height + gap) / 2], list[Spot]()
    for ring in range(len(RINGS)):
        inner = rings[-1]
        here = [(sector[ring], span) for sector, span in zip(crowds, spans, strict=True) if sector[ring]]
        cells = _packed(here, inner, room * gap)
        rings.append(max([inner + room * gap, *(cell.far for cell in cells)]))
        for (crowd, _), cell in zip(here, cells, strict=True):
            spots += _centred(crowd, cell, rings[-1], gap)
    wedges = tuple(_named(network.sectors, spans, rings[-1], measure, gap))
    placement = Placement(Spot(network.ego, Box(0, 0, *ego)), tuple(spots), wedges, tuple(rings), ())
    tray = _tray([(alter, measure(alter)) for alter in waiting(network)], placement, gap)
    return placement._replace(tray=tuple(tray))


def _crowds(network: Network, measure: Measure, gap: float) -> list[list[_Crowd]]:
    """Everybody on the map, by sector and ring."""
    cells: dict[tuple[str | None, int | None], _Crowd] = defaultdict(list)
    for alter in network.alters:
        if alter.placed:
            width, height = measure(alter)
            cells[alter.sector, alter.ring].append((alter, Size(width + gap, height + gap)))
    return [[cells[sector.key, ring] for ring in RINGS] for sector in network.sectors]


def _packed(crowds: Sequence[tuple[_Crowd, Span]], inner: float, least: float) -> list[Filled]:
    """The cells of one ring. Whichever reaches farthest is packed more tightly, until that no longer helps."""
    sizes = [[size for _, size in crowd] for crowd, _ in crowds]
    cells = [filled(here, span, inner) for here, (_, span) in zip(sizes, crowds, strict=True)]
    tighter = [iter(_TIGHTER if len(here) > 1 else ()) for here in sizes]
    while cells:
        farthest = max(range(len(cells)), key=lambda number: cells[number].far)
        manner, far = next(tighter[farthest], None), cells[farthest].far
        if manner is None or far <= inner + least:
            break
        again = filled(sizes[farthest], crowds[farthest][1], inner, manner, far)
        cells[farthest] = min(cells[farthest], again, key=lambda cell: cell.far)
    return cells


def _centred(crowd: _Crowd, cell: Filled, outer: float, gap: float) -> Iterator[Spot]:
    """Move a cell outward to the middle of its ring. Scaling from the centre only takes boxes apart."""
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in cell.boxes]
    slack = (outer - cell.far) / 2
    factor = 1 + slack / max(hypot(x, y) for x, y in middles)
    for (who, (width, height)), (x, y) in zip(crowd, middles, strict=True):
        yield Spot(who, Box(x * factor, y * factor, width - gap, height - gap))


def _named(
    sectors: Sequence[Sector], spans: Sequence[Span], rim: float, measure: Measure, gap: float
) -> Iterator[Wedge]:
    """The sectors with their names around the rim, each clear of those before it."""
    names: list[Box] = []
    for sector, (start, end) in zip(sectors, spans, strict=True):
        size, middle = measure(sector), (start + end) / 2
        names.append(slide(middle, size, rim + _OFF * gap + reach(size, middle), names, gap))
        yield Wedge(sector, start, end, names[-1])


def _tray(crowd: Sequence[tuple[Alter, Size]], disc: Placement, gap: float) -> Iterator[Spot]:
    """Columns of about one height beside the disc: low and few for a few, nearly as high as the disc for many."""
    total = sum(size.height + gap for _, size in crowd)
    height = disc.radius if total <= 3 * disc.radius else 2 * disc.radius
    height = total / ceil(total / height) if crowd else height
    x, y, widest = disc.disc[2] + _BESIDE * gap, 0.0, 0.0
    column: list[tuple[Alter, Size, float]] = []
    for alter, size in crowd:
        if column and y + size.height / 2 > height:
            yield from _column(column, x, widest, -disc.radius)
            x, y, widest, column = x + widest + 2 * gap, 0.0, 0.0, []
        column.append((alter, size, y))
        y, widest = y + size.height + gap, max(widest, size.width)
    yield from _column(column, x, widest, -disc.radius)


def _column(column: Sequence[tuple[Alter, Size, float]], x: float, width: float, top: float) -> Iterator[Spot]:
    for alter, size, y in column:
        yield Spot(alter, Box(x + width / 2, top + y + size.height / 2, *size))
