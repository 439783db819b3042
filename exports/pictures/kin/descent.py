"""The runs of lines in the genogram, channel by channel, from who stands where.

Channel k lies above row k. Above the runs to the children, a channel holds the brackets of those couples in the row
over it who do not stand side by side.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from exports.pictures.kin.chains import CELL, Chain
from exports.pictures.kin.channels import Landing, Run, crossings, settled, spread
from exports.pictures.kin.lining import Lining
from mapping.network.generations import DOWNWARD, Couple, Generations, Sibship
from mapping.record import Id

_APART = 10.0
"""Between lines that come to one person from above, or leave below."""

_REACH = 24.0
"""Within how much of a symbol's breadth they stay."""

_FROM_WAYS = 12.0
"""Between two lines that pass a row."""

_FROM_NAMES = 3.0
"""How near a line between two names may come to them."""

_FROM_MIDDLE = 12.0
"""How far a line that leaves below somebody may be moved."""


class Bracket(NamedTuple):
    """The line of a couple who do not stand side by side: below the names, from one to the other."""

    couple: Couple
    ends: tuple[float, float]
    """Under `couple.a`, and under `couple.b`."""
    outer_first: bool
    """Whether `couple.a` has fewer partners than `couple.b`."""


class Descent(NamedTuple):
    """All runs and brackets. In each list, a place for every channel; one more than there are rows."""

    runs: tuple[tuple[Run, ...], ...]
    brackets: tuple[tuple[Bracket, ...], ...]

    @property
    def crossings(self) -> int:
        """How many crossings of lines there are, brackets aside."""
        return sum(map(crossings, self.runs))


def descent(family: Generations, chains: Sequence[Chain], lining: Lining) -> Descent:
    """The lines from everybody to their children, and between partners who stand apart."""
    return _Drawer(family, chains, lining).descent()


class _Drawer:
    """Draws the lines of one family."""

    def __init__(self, family: Generations, chains: Sequence[Chain], lining: Lining) -> None:
        self.family, self.lining, self.rows = family, lining, family.row_of
        self.chain_of = {member: chain for chain in chains for member in chain.members}
        self.apart = [couple for couple in family.couples if not self.chain_of[couple.a].neighbours(couple.a, couple.b)]
        self.ways = dict(lining.ways)
        self.taken = [[self._extent(chain) for chain in chains if chain.row == row] for row in range(len(family.rows))]
        self.partners = Counter(one for couple in family.couples for one in couple[:2])
        self.below = self._below()
        self.above = self._above()

    def descent(self) -> Descent:
        """Everything, channel by channel."""
        channels = range(len(self.family.rows) + 1)
        runs: dict[int, list[Run]] = defaultdict(list)
        for number, sibship in enumerate(self.family.sibships):
            for channel, run in self._stretches(number, sibship):
                runs[channel].append(run)
        brackets: dict[int, list[Bracket]] = defaultdict(list)
        for couple in self.apart:
            ends = self.below[couple.a, couple], self.below[couple.b, couple]
            outer_first = self.partners[couple.a] <= self.partners[couple.b]
            brackets[self.rows[couple.a] + 1].append(Bracket(couple, ends, outer_first))
        return Descent(
            tuple(tuple(settled(runs[channel])) for channel in channels),
            tuple(tuple(brackets[channel]) for channel in channels),
        )

    def _stretches(self, number: int, sibship: Sibship) -> list[tuple[int, Run]]:
        """A sibship's runs, each with its channel: one, or one more for each row that the line passes."""
        landings = tuple(Landing(self.above[child.id, number], child.kinship, child.id) for child in sibship.children)
        row = self.rows[sibship.children[0].id]
        if not sibship.parents:
            return [(row, Run(number, None, 0.0, landings))]
        start, slack = self._start(number, sibship)
        closest = min((child.kinship for child in sibship.children), key=DOWNWARD.index)
        stretches = []
        for passed, way in self._ways(number, self.rows[sibship.parents[0]], row, landings):
            stretches.append((passed, Run(number, start, slack, (Landing(way, closest, None),))))
            start, slack = way, 0.0
        return [*stretches, (row, Run(number, start, slack, landings))]

    def _ways(self, number: int, above: int, below: int, landings: Sequence[Landing]) -> list[tuple[int, float]]:
        """The rows that a line passes, and where: straight over where it goes next, if there is room."""
        following = [landing.x for landing in landings]
        for row in range(below - 1, above, -1):
            key = (number, row)
            free = [x for x in following if self._free(row, x, key)]
            self.ways[key] = min(free, key=lambda x: abs(x - self.ways[key]), default=self.ways[key])
            following = [self.ways[key]]
        return [(row, self.ways[number, row]) for row in range(above + 1, below)]

    def _free(self, row: int, x: float, key: tuple[int, int]) -> bool:
        """Whether a line can pass a row there, past the people and the other lines."""
        others = [way for other, way in self.ways.items() if other != key and other[1] == row]
        return all(abs(x - way) >= _FROM_WAYS for way in others) and not any(
            left - _FROM_NAMES < x < right + _FROM_NAMES for left, right in self.taken[row]
        )

    def _extent(self, chain: Chain) -> tuple[float, float]:
        """Where a chain begins and ends."""
        first = chain.members[0]
        left = self.lining.people[first] - (chain.middle(first) + 0.5) * CELL
        return left, left + chain.width * CELL

    def _start(self, number: int, sibship: Sibship) -> tuple[float, float]:
        """Where the line to the children begins, and how far that may be moved."""
        if len(sibship.parents) == 1:
            return self.below[sibship.parents[0], number], _FROM_MIDDLE
        one, other = sibship.parents
        chain, at = self.chain_of[one], self.lining.people
        middle = at[one] + (chain.between(one, other) - chain.middle(one)) * CELL
        if chain.neighbours(one, other):
            return middle, chain.gap(one, other) / 2 - _FROM_NAMES
        return middle, abs(at[one] - at[other]) / 4

    def _below(self) -> dict[tuple[Id, object], float]:
        """Where each line that leaves somebody downwards stands, by what it is: a sibship's number, or a couple."""
        at = self.lining.people
        leaving: dict[Id, list[tuple[object, float]]] = defaultdict(list)
        for number, sibship in enumerate(self.family.sibships):
            if len(sibship.parents) == 1:
                leaving[sibship.parents[0]].append((number, _middle(at[child.id] for child in sibship.children)))
        for couple in self.apart:
            leaving[couple.a].append((couple, at[couple.b]))
            leaving[couple.b].append((couple, at[couple.a]))
        return self._side_by_side(leaving)

    def _above(self) -> dict[tuple[Id, object], float]:
        """Where each sibship's line comes down to a child, by the sibship's number."""
        coming: dict[Id, list[tuple[object, float]]] = defaultdict(list)
        for number, sibship in enumerate(self.family.sibships):
            for child in sibship.children:
                coming[child.id].append((number, self._comes_from(number, sibship)))
        return self._side_by_side(coming)

    def _comes_from(self, number: int, sibship: Sibship) -> float:
        before = (number, self.rows[sibship.children[0].id] - 1)
        if before in self.lining.ways:
            return self.lining.ways[before]
        return _middle(self.lining.people[one] for one in sibship.parents or [c.id for c in sibship.children])

    def _side_by_side(self, lines: Mapping[Id, Sequence[tuple[object, float]]]) -> dict[tuple[Id, object], float]:
        placed = {}
        for one, ways in lines.items():
            apart = min(_APART, _REACH / max(len(ways) - 1, 1))
            for (what, _towards), aside in zip(ways, spread([x for _, x in ways], apart), strict=True):
                placed[one, what] = self.lining.people[one] + aside
        return placed


def _middle(places: Iterable[float]) -> float:
    known = list(places)
    return sum(known) / len(known)
