"""Fewer crossing ties: those who share a ring of a sector change places with each other, and nobody else's moves.

Ring and sector are what the parent stated, so only the order within them is free. A tie counts as a straight line
between two on the map; lines that share an end do not cross, and whoever waits beside the map has no line. The search
is a local one of bounded effort: everybody is first put as near as can be to those whom they are tied to, then pairs
change places as long as that helps.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import atan2

from msgspec.structs import replace

from mapping.network import Alter, Network
from mapping.placement import Placement
from mapping.record import Id

_ROUNDS = 4
"""How often places are found for a better order; names differ in size, so that their places differ a little too."""

_EFFORT = 1_000_000
"""How many pairs of lines are looked at, at most."""

_Point = tuple[float, float]
_Line = tuple[float, float, float, float, int, int, int]
"""Where it begins and ends, whom it joins, each by a number of their own, and how many ties it stands for."""


def crossings(network: Network, placement: Placement) -> int:
    """How many pairs of ties cross."""
    return _crossed(_Tangle(network, placement, 0).lines)


def untangled(network: Network, placed: Callable[[Network], Placement]) -> tuple[Id, ...]:
    """An order of the alters in which fewer ties cross, or the present one. Nobody leaves their ring and sector.

    `placed` finds the places for a network.
    """
    best, placement, effort = network, placed(network), _EFFORT
    fewest = crossings(network, placement)
    for _ in range(_ROUNDS):
        if not fewest:
            break
        tangle = _Tangle(best, placement, effort)
        tangle.gather()
        tangle.exchange()
        tried, effort = _reordered(best, tangle.cells), tangle.effort
        placement = placed(tried)
        count = crossings(tried, placement)
        if count >= fewest:
            break
        best, fewest = tried, count
    return tuple(alter.id for alter in best.alters)


class _Tangle:
    """A map on which those of a cell change places."""

    def __init__(self, network: Network, placement: Placement, effort: int) -> None:
        self.effort = effort
        self.points = {spot.who.id: (spot.box.x, spot.box.y) for spot in (placement.ego, *placement.spots)}
        joined = Counter(
            (min(tie.a, tie.b), max(tie.a, tie.b))
            for tie in network.ties
            if tie.a != tie.b and tie.a in self.points and tie.b in self.points
        )
        self.ends = list(joined)
        numbers = {id_: number for number, id_ in enumerate(self.points)}
        self.lines: list[_Line] = [
            (*self.points[a], *self.points[b], numbers[a], numbers[b], ties) for (a, b), ties in joined.items()
        ]
        self.tied: dict[Id, list[int]] = defaultdict(list)
        for number, pair in enumerate(self.ends):
            for end in pair:
                self.tied[end].append(number)
        self.cells: dict[tuple[str | None, int | None], list[Id]] = defaultdict(list)
        """Who stands in each place of a cell, in the order of the places."""
        for who, _ in placement.spots:
            assert isinstance(who, Alter)  # noqa: S101 - only the middle holds anybody else
            self.cells[who.sector, who.ring].append(who.id)

    def gather(self) -> None:
        """Put everybody in the place of their cell that lies best towards those whom they are tied to, if that helps
        on the whole.
        """
        before, count = {cell: list(here) for cell, here in self.cells.items()}, _crossed(self.lines)
        for here in self.cells.values():
            places = [self.points[id_] for id_ in here]
            start = min(places, key=lambda place: _turn(place, _middle(places)))
            wanted = sorted(range(len(here)), key=lambda number: _turn(self._pull(here[number]), start))
            free = sorted(range(len(here)), key=lambda number: _turn(places[number], start))
            members = list(here)
            for place, number in zip(free, wanted, strict=True):
                here[place] = members[number]
                self.points[members[number]] = places[place]
        self._redraw(range(len(self.lines)))
        if _crossed(self.lines) >= count:
            for cell, here in before.items():
                places = [self.points[id_] for id_ in self.cells[cell]]
                self.points.update(zip(here, places, strict=True))
            self.cells |= before
            self._redraw(range(len(self.lines)))

    def exchange(self) -> None:
        """Let pairs change places, neighbours first, until none gains by it or the effort is spent."""
        helped = True
        while helped and self.effort > 0:
            helped = False
            for here, one, other in self._pairs():
                if self.effort <= 0:
                    break
                helped = self._exchanged(here, one, other) or helped

    def _pairs(self) -> Iterator[tuple[list[Id], int, int]]:
        widest = max(map(len, self.cells.values()), default=0)
        for apart in range(1, widest):
            for here in self.cells.values():
                for one in range(len(here) - apart):
                    yield here, one, one + apart

    def _exchanged(self, here: list[Id], one: int, other: int) -> bool:
        """Exchange two, and back again when no fewer ties cross."""
        moved = list(dict.fromkeys([*self.tied[here[one]], *self.tied[here[other]]]))
        if not moved:
            return False
        before = self._crossing(moved)
        self._swap(here, one, other, moved)
        if self._crossing(moved) < before:
            return True
        self._swap(here, one, other, moved)
        return False

    def _swap(self, here: list[Id], one: int, other: int, moved: Iterable[int]) -> None:
        first, second = here[one], here[other]
        here[one], here[other] = second, first
        self.points[first], self.points[second] = self.points[second], self.points[first]
        self._redraw(moved)

    def _redraw(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            a, b = self.ends[number]
            self.lines[number] = (*self.points[a], *self.points[b], *self.lines[number][4:])

    def _crossing(self, numbers: Sequence[int]) -> int:
        """How many pairs of ties cross of which one is among these."""
        some = [self.lines[number] for number in numbers]
        self.effort -= len(some) * len(self.lines)
        return sum(_crossing(line, self.lines) for line in some) - _crossed(some)

    def _pull(self, id_: Id) -> _Point:
        """The middle of the others whom somebody is tied to."""
        others = [self.points[end] for number in self.tied[id_] for end in self.ends[number] if end != id_]
        return _middle([point for point in others if any(point)] or [self.points[id_]])


def _middle(points: Sequence[_Point]) -> _Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _turn(point: _Point, start: _Point) -> float:
    """How far clockwise a point lies from another, seen from the map's middle; less than half a turn either way."""
    (x, y), (ahead, down) = point, start
    return atan2(ahead * y - down * x, x * ahead + y * down)


def _crossed(lines: Sequence[_Line]) -> int:
    """How many pairs of ties cross among these."""
    return sum(_crossing(line, lines[number + 1 :]) for number, line in enumerate(lines))


def _crossing(line: _Line, lines: Iterable[_Line]) -> int:
    """How many pairs a line's ties make with those that it crosses."""
    x, y, end_x, end_y, one, other, ties = line
    dx, dy = end_x - x, end_y - y
    count = 0
    for first_x, first_y, last_x, last_y, a, b, more in lines:
        first, last = dx * (first_y - y) - dy * (first_x - x), dx * (last_y - y) - dy * (last_x - x)
        # Most lines lie wholly to one side, and then this is all there is to know.
        if (first > 0) == (last > 0) or a in (one, other) or b in (one, other):
            continue
        across, down = last_x - first_x, last_y - first_y
        begin, end = (
            across * (y - first_y) - down * (x - first_x),
            across * (end_y - first_y) - down * (end_x - first_x),
        )
        if (begin > 0) != (end > 0):
            count += more
    return count * ties


def _reordered(network: Network, cells: dict[tuple[str | None, int | None], list[Id]]) -> Network:
    """The network with each cell's members in another order, in the places that they have among all."""
    alters = {alter.id: alter for alter in network.alters}
    orders = {cell: iter(here) for cell, here in cells.items()}
    return replace(
        network,
        alters=tuple(
            alters[next(orders[alter.sector, alter.ring])] if (alter.sector, alter.ring) in orders else alter
            for alter in network.alters
        ),
    )
