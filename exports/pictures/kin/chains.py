"""Couples in a row: who stands beside whom, so that as many couples as can be are neighbours.

Somebody's former partners stand on one side and the present one on the other. Widths are counted in cells, so that
the engine, which divides a box evenly, can be told exactly where in it a line begins.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from exports.pictures.figures import Shape
from exports.pictures.kin.figures import KinFigure
from exports.pictures.marks import SLASHES
from mapping.network import Kinship
from mapping.network.generations import Couple, Generations
from mapping.record import Id

CELL = 8.0
"""In points."""

_BETWEEN = 3
"""Cells between two who stand side by side; odd, so that one cell is the middle."""

_SLASHED = 5
"""Cells between two whose line is crossed by slashes."""


class Chain(NamedTuple):
    """Those of one generation who are joined as couples, directly or through others, from left to right."""

    row: int
    members: tuple[Id, ...]
    cells: tuple[int, ...]
    """How wide each is; odd."""

    gaps: tuple[int, ...]
    """The cells between each and the next; odd."""

    @property
    def width(self) -> int:
        """In cells."""
        return sum(self.cells) + sum(self.gaps)

    @property
    def turned(self) -> "Chain":
        """The other way round."""
        return Chain(self.row, self.members[::-1], self.cells[::-1], self.gaps[::-1])

    def middle(self, member: Id) -> int:
        """The cell in the middle of somebody."""
        place = self.members.index(member)
        return sum(self.cells[:place]) + sum(self.gaps[:place]) + self.cells[place] // 2

    def between(self, one: Id, other: Id) -> int:
        """The cell in the middle between two: of the gap between neighbours, else about halfway."""
        first, last = sorted((self.members.index(one), self.members.index(other)))
        if last == first + 1:
            return sum(self.cells[:last]) + sum(self.gaps[:first]) + self.gaps[first] // 2
        return (self.middle(one) + self.middle(other)) // 2

    def gap(self, one: Id, other: Id) -> float:
        """How wide it is between two neighbours, in points."""
        return self.gaps[min(self.members.index(one), self.members.index(other))] * CELL

    def neighbours(self, one: Id, other: Id) -> bool:
        """Whether the two stand side by side."""
        return abs(self.members.index(one) - self.members.index(other)) == 1


def chains(family: Generations, figures: Mapping[Id, KinFigure]) -> tuple[Chain, ...]:
    """Everybody in chains; who is no part of a couple is a chain alone."""
    partners = _partners(family.couples)
    made = []
    for row, people in enumerate(family.rows):
        left = dict.fromkeys(people)
        while left:
            members = _arranged(_component(next(iter(left)), partners), partners, figures)
            left = {one: None for one in left if one not in members}
            cells = tuple(_cells(figures[member].width) for member in members)
            made.append(Chain(row, members, cells, tuple(_gaps(members, partners))))
    return tuple(made)


def _partners(couples: Iterable[Couple]) -> dict[Id, dict[Id, Kinship | None]]:
    partners: dict[Id, dict[Id, Kinship | None]] = defaultdict(dict)
    for couple in couples:
        partners[couple.a][couple.b] = couple.kinship
        partners[couple.b][couple.a] = couple.kinship
    return partners


def _component(first: Id, partners: Mapping[Id, Mapping[Id, object]]) -> list[Id]:
    met, ahead = {first: None}, [first]
    for one in ahead:
        for other in partners.get(one, ()):
            if other not in met:
                met[other] = None
                ahead.append(other)
    return list(met)


def _arranged(
    people: Sequence[Id], partners: Mapping[Id, Mapping[Id, Kinship | None]], figures: Mapping[Id, KinFigure]
) -> tuple[Id, ...]:
    """From the one with the most partners outward, to both sides."""
    hub = max(people, key=lambda one: len(partners.get(one, ())))
    line = [hub]
    left = [one for one in people if one != hub]
    while left:
        place, one = _next(line, left, partners)
        line.insert(place, one)
        left.remove(one)
    if len(line) == 2 and figures[line[0]].shape is not Shape.SQUARE and figures[line[1]].shape is Shape.SQUARE:
        line.reverse()
    return tuple(line)


def _next(line: Sequence[Id], left: Sequence[Id], partners: Mapping[Id, Mapping[Id, Kinship | None]]) -> tuple[int, Id]:
    """Who comes next, and before which place: beside a partner at an end of the line, if there is one, else beyond
    an end; present partners to the right and former ones to the left, as far as that can be.
    """
    last = len(line)
    joined = [(one, inner) for inner in line for one in left if one in partners[inner]]
    for one, inner in joined:
        place = last if partners[inner][one] is Kinship.PARTNER else 0
        if inner == line[place and -1]:
            return place, one
    for one, inner in joined:
        if inner in (line[0], line[-1]):
            return (0 if inner == line[0] else last), one
    one, inner = joined[0]
    return (last if partners[inner][one] is Kinship.PARTNER else 0), one


def _gaps(members: Sequence[Id], partners: Mapping[Id, Mapping[Id, Kinship | None]]) -> Iterator[int]:
    for one, other in pairwise(members):
        yield _SLASHED if partners[one].get(other) in SLASHES else _BETWEEN


def _cells(width: float) -> int:
    return ceil(width / CELL) // 2 * 2 + 1
