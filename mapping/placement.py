"""Where everybody stands: sector and ring become coordinates in a disc (METHOD § 3.2).

Coordinates are derived from what the parent states and never stored. Each canvas hands in its measure of text, so
that a terminal and a picture share the order and the shape of the map. Units are the canvas's own; x grows to the
right and y downwards, the person in the middle stands at (0, 0), and angles run clockwise from the top, in radians.

Everybody gets a ray of their own, in the network's order, and slides outward along it until nothing is in the way;
the rings follow. So the disc grows before anything overlaps, and adding one never changes the others' order.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil, cos, hypot, inf, pi, sin
from typing import NamedTuple

from mapping.boxes import Box, Size, reach, slide
from mapping.network import RINGS, Alter, Ego, Network, Sector, waiting

ROOM = 9
"""A ring is never narrower than this many gaps, so that an empty one is still seen."""

_LEAST = 0.5
"""The least part of an even share of the circle that a sector keeps, however empty it is."""

_TRIES = 3
"""How many times the circle is shared out anew for a smaller disc."""

_SHIFTS = (0.0, 0.15, -0.15, 0.3, -0.3)
"""How far, in parts of one person's share of the sector, a ring may turn to let those further out be seen."""


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


Measure = Callable[[Ego | Alter | Sector], Size]
"""A canvas's measure: what a person, a service or a sector's name takes up on it."""

_Span = tuple[float, float]
_Crowd = tuple[tuple[Alter, Size], ...]


def place(network: Network, measure: Measure, *, gap: float = 7.0) -> Placement:
    """Find a place for everybody, at least `gap` apart. The same network and measure give the same placement."""
    middle = Box(0, 0, *measure(network.ego))
    crowds = [tuple(_crowd(network, sector.key, ring, measure) for ring in RINGS) for sector in network.sectors]
    disc = _smallest(crowds, middle.far + gap, gap)
    wedges = tuple(_named(network.sectors, disc.spans, disc.rings[-1], measure, gap))
    borders = zip(disc.cells, disc.rings[1:], strict=True)
    spots = tuple(spot for ring, border in borders for cell in ring for spot in _centred(cell, border - gap))
    placement = Placement(Spot(network.ego, middle), spots, wedges, disc.rings, ())
    tray = _tray([(alter, measure(alter)) for alter in waiting(network)], placement, gap)
    return placement._replace(tray=tuple(tray))


def _crowd(network: Network, key: str, ring: int, measure: Measure) -> _Crowd:
    return tuple((a, measure(a)) for a in network.alters if a.sector == key and a.ring == ring)


class _Disc(NamedTuple):
    spans: Sequence[_Span]
    cells: Sequence[Sequence[Sequence[Spot]]]
    """Ring by ring, sector by sector, everybody as far in as they can stand."""
    rings: tuple[float, ...]
    needs: Sequence[float]
    """What part of a ring's breadth each sector needs at most: 1 for the sectors that make a ring as broad as it is."""


def _smallest(crowds: Sequence[Sequence[_Crowd]], core: float, gap: float) -> _Disc:
    """The smallest disc of a few tries, each giving more of the circle to the sectors that needed most in the last."""
    demands = [_demand(sector, core, gap) for sector in crowds]
    best = disc = _disc(crowds, _spans(demands), core, gap)
    for _ in range(_TRIES):
        demands = [demand * (0.4 + need) for demand, need in zip(demands, disc.needs, strict=True)]
        disc = _disc(crowds, _spans(demands), core, gap)
        if disc.rings[-1] < best.rings[-1] - 1e-6:
            best = disc
    return best


def _disc(crowds: Sequence[Sequence[_Crowd]], spans: Sequence[_Span], core: float, gap: float) -> _Disc:
    rings, cells, needs = [core], [], [0.0] * len(spans)
    angles: list[list[float]] = [[] for _ in spans]
    for ring in range(len(RINGS)):
        inner = rings[-1]
        tight = []
        for sector, span, seen in zip(crowds, spans, angles, strict=True):
            rays = _rays(sector[ring], span, seen, inner, gap)
            seen.extend(rays)
            tight.append(_cell(sector[ring], rays, span, inner, gap))
        ends = [max((spot.box.far + gap for spot in cell), default=inner) for cell in tight]
        border = max([inner + ROOM * gap, *ends])
        needs = [max(need, (end - inner) / (border - inner)) for need, end in zip(needs, ends, strict=True)]
        cells.append(tight)
        rings.append(border)
    return _Disc(spans, cells, tuple(rings), needs)


def _demand(crowds: Sequence[_Crowd], core: float, gap: float) -> float:
    """The angle that a sector's fullest ring would like to have, as if all stood in one row."""
    wanted = 0.3
    for index, crowd in enumerate(crowds):
        middle = core + (index + 0.5) * ROOM * gap
        wanted = max(wanted, sum(max(size) + gap for _, size in crowd) / middle)
    return wanted


def _spans(demands: Sequence[float]) -> list[_Span]:
    """Share out the circle, the first sector's middle at the top: to each a least share, the rest by demand."""
    if not demands:
        return []
    least = 2 * pi * _LEAST / len(demands)
    rest = (2 * pi - least * len(demands)) / sum(demands)
    widths = [least + demand * rest for demand in demands]
    return list(pairwise(accumulate(widths, initial=-widths[0] / 2)))


def _rays(crowd: _Crowd, span: _Span, seen: Sequence[float], inner: float, gap: float) -> list[float]:
    """An angle for each, evenly spread in order, turned a little so that those nearer the middle hide nobody."""
    if not crowd:
        return []
    middle = (span[0] + span[1]) / 2
    level, upright = abs(cos(middle)), abs(sin(middle))
    across = [width * level + height * upright + gap for _, (width, height) in crowd]
    share = (span[1] - span[0]) / sum(across)
    before = accumulate(across[:-1], initial=0.0)
    even = [span[0] + (passed + width / 2) * share for passed, width in zip(before, across, strict=True)]
    best, clearest = even, -1.0
    for shift in _SHIFTS if seen else (0.0,):
        turned = [angle + shift * width * share for angle, width in zip(even, across, strict=True)]
        clear = min((abs(a - b) for a in turned for b in seen), default=inf)
        if clear > clearest + 1e-9 and (not shift or not _pushed(crowd, turned, span, inner, gap)):
            best, clearest = turned, clear
    return best


def _pushed(crowd: _Crowd, rays: Sequence[float], span: _Span, inner: float, gap: float) -> bool:
    """Whether the sector's borders would push somebody outward from the ring's inner border."""
    return any(
        _inside(ray, size, span, gap) > inner + gap + reach(size, ray)
        for (_, size), ray in zip(crowd, rays, strict=True)
    )


def _inside(ray: float, size: Size, span: _Span, gap: float) -> float:
    """The least radius at which a box on `ray` clears both borders of its sector."""
    least = 0.0
    for border in span:
        turn = abs(ray - border)
        if turn < pi / 2:
            clear = ((size[0] + gap) * abs(cos(border)) + (size[1] + gap) * abs(sin(border))) / 2
            least = max(least, clear / sin(turn))
    return least


def _cell(crowd: _Crowd, rays: Sequence[float], span: _Span, inner: float, gap: float) -> list[Spot]:
    """One ring of one sector. Those who find no room in the first row slide outward into the next."""
    boxes: list[Box] = []
    for (_, size), ray in zip(crowd, rays, strict=True):
        start = max(inner + gap + reach(size, ray), _inside(ray, size, span, gap))
        boxes.append(slide(ray, size, start, boxes, gap))
    return [Spot(alter, box) for (alter, _), box in zip(crowd, boxes, strict=True)]


def _centred(cell: Sequence[Spot], outer: float) -> Iterator[Spot]:
    """Move a cell outward to the middle of its ring. Scaling from the centre only takes boxes apart."""
    if not cell:
        return
    slack = outer - max(spot.box.far for spot in cell)
    factor = 1 + max(0.0, slack) / 2 / max(hypot(spot.box.x, spot.box.y) for spot in cell)
    for who, box in cell:
        yield Spot(who, Box(box.x * factor, box.y * factor, box.width, box.height))


def _named(
    sectors: Sequence[Sector], spans: Sequence[_Span], rim: float, measure: Measure, gap: float
) -> Iterator[Wedge]:
    """The sectors with their names around the rim, each clear of those before it."""
    names: list[Box] = []
    for sector, (start, end) in zip(sectors, spans, strict=True):
        size, middle = measure(sector), (start + end) / 2
        names.append(slide(middle, size, rim + 2 * gap + reach(size, middle), names, gap))
        yield Wedge(sector, start, end, names[-1])


def _tray(crowd: Sequence[tuple[Alter, Size]], disc: Placement, gap: float) -> Iterator[Spot]:
    """Columns of about one height beside the disc: low and few for a few, nearly as high as the disc for many."""
    total = sum(size.height + gap for _, size in crowd)
    height = disc.radius if total <= 3 * disc.radius else 2 * disc.radius
    height = total / ceil(total / height) if crowd else height
    x, y, widest = disc.disc[2] + 6 * gap, 0.0, 0.0
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
