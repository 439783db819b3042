"""The lines of the genogram, as strokes to be drawn (METHOD § 3.2; McGoldrick, Gerson and Petry, Genograms, 2020).

A couple is joined by a line, with one slash when they have separated and two when they have divorced; children hang
from it. Step is dashed, foster dotted, adoptive doubled by a dashed line. Lengths are points, y grows downwards.
"""

import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import dist
from typing import NamedTuple

from exports.pictures.backdrop import Point
from exports.pictures.kin.channels import Landing, Run
from exports.pictures.kin.descent import Bracket, Descent
from exports.pictures.kin.figures import KinFigure
from exports.pictures.kin.heights import Heights
from exports.pictures.kin.lining import Lining
from exports.pictures.marks import SLASHES
from mapping.network import Kinship
from mapping.network.generations import DOWNWARD, Couple, Generations, Pair
from mapping.record import Id

_UNDER = 3.0
"""Between a text and the line that begins under it."""

_SLASH = (4.5, 8.5)
"""How far a slash reaches from its middle, sideways and upwards."""

_FROM_END = 22.0
"""From the end of a bracket to its slashes."""

_DOUBLE = 4.0
"""Between an adoptive child's two lines."""


_BEND = 0.3
"""How far aside a bow's control point lies, in parts of its length."""

_FARTHEST = 80.0
"""How far aside it may lie; the bow itself goes half as far, and stays on the sheet."""

_PIECES = 24
"""How many straight pieces a bow is made of."""


class Style(enum.StrEnum):
    """How a line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


STYLES = {Kinship.STEP: Style.DASHED, Kinship.FOSTER: Style.DOTTED}
"""Of the lines to children; of all others the lines are solid."""


class Line(NamedTuple):
    """A stroke through points."""

    points: tuple[Point, ...]
    style: Style = Style.SOLID


class KinLines:
    """The lines of one family, with everybody in place."""

    def __init__(
        self, family: Generations, figures: Mapping[Id, KinFigure], lining: Lining, drawn: Descent, tall: Heights
    ) -> None:
        self.family, self.figures, self.rows = family, figures, family.row_of
        self.lining, self.drawn, self.tall = lining, drawn, tall
        self.brackets = {
            frozenset((bracket.couple.a, bracket.couple.b)): (bracket, level)
            for brackets, levels in zip(drawn.brackets, tall.brackets, strict=True)
            for bracket, level in zip(brackets, levels, strict=True)
        }
        self.starts: dict[Pair, list[float]] = defaultdict(list)
        for run in (run for runs in drawn.runs for run in runs):
            if run.start is not None:
                self.starts[frozenset(family.sibships[run.sibship].parents)].append(run.start)

    def at(self, id_: Id) -> Point:
        """The middle of somebody's symbol."""
        return self.lining.people[id_], self.tall.rows[self.rows[id_]]

    def lines(self) -> Iterator[Line]:
        """Every line: of couples first, then of children."""
        for couple in self.family.couples:
            yield from self._couple(couple)
        for channel, (runs, levels) in enumerate(zip(self.drawn.runs, self.tall.runs, strict=True)):
            for run, level in zip(runs, levels, strict=True):
                yield from self._run(channel, run, level)

    def others(self) -> Iterator[Line]:
        """The ties that no generation has room for, as bows from one straight to the other, under the symbols."""
        for tie in self.family.others:
            assert tie.kinship is not None  # noqa: S101 - they are family ties
            yield from bow(self.at(tie.a), self.at(tie.b), tie.kinship)

    def _couple(self, couple: Couple) -> Iterator[Line]:
        pair = frozenset((couple.a, couple.b))
        if pair in self.brackets:
            yield from bracket_lines(*self.brackets[pair], self._under(couple.a), self._under(couple.b))
            return
        left, right = sorted(pair, key=self.at)
        first, last = self.at(left)[0] + self.figures[left].side, self.at(right)[0] - self.figures[right].side
        parts = pairwise((first, *sorted(self.starts[pair]), last))
        widest = max(parts, key=lambda part: part[1] - part[0])
        yield from couple_line(first, last, self.at(left)[1], couple.kinship, sum(widest) / 2)

    def _run(self, channel: int, run: Run, level: float) -> Iterator[Line]:
        begun = None if run.start is None else (run.start, self._begins(channel, run))
        ends = [self._ends(channel, landing) for landing in run.landings]
        yield from run_lines(begun, level, run.landings, ends)

    def _begins(self, channel: int, run: Run) -> float:
        """How high a run begins: at the couple's line, under the parent's name, or in the row that it has passed."""
        parents = self.family.sibships[run.sibship].parents
        above = self.rows[parents[0]]
        if above < channel - 1:
            return self.tall.rows[channel - 1]
        if len(parents) == 1:
            return self._under(parents[0])
        bracketed = self.brackets.get(frozenset(parents))
        return bracketed[1] if bracketed else self.tall.rows[above]

    def _ends(self, channel: int, landing: Landing) -> float:
        middle = self.tall.rows[channel]
        if landing.child is None:
            return middle
        return middle - self.figures[landing.child].top(landing.x - self.at(landing.child)[0])

    def _under(self, id_: Id) -> float:
        figure = self.figures[id_]
        return self.at(id_)[1] + figure.bottom + _UNDER * bool(figure.name or figure.details)


def couple_line(first: float, last: float, y: float, kinship: Kinship | None, slashed: float) -> Iterator[Line]:
    """A couple's line between two places, with its slashes in a third."""
    yield Line(((first, y), (last, y)), _couple_style(kinship))
    yield from _slashes((slashed, y), kinship)


def bracket_lines(bracket: Bracket, level: float, under_a: float, under_b: float) -> Iterator[Line]:
    """The line of a couple who do not stand side by side, below the names; its slashes are at the outer end."""
    (a, b), kinship = bracket.ends, bracket.couple.kinship
    yield Line(((a, under_a), (a, level), (b, level), (b, under_b)), _couple_style(kinship))
    outer, inner = (a, b) if bracket.outer_first else (b, a)
    yield from _slashes((outer + (_FROM_END if inner > outer else -_FROM_END), level), kinship)


def run_lines(begun: Point | None, level: float, landings: Sequence[Landing], ends: Sequence[float]) -> Iterator[Line]:
    """A sibship's lines: down, sideways at the level, and down to each child.

    The bar is in the style of those nearest by birth; what leads only to others is in theirs.
    """
    bar = _style(min((landing.kinship for landing in landings), key=_nearness))
    hung = [begun] if begun else []
    hung += [(landing.x, end) for landing, end in zip(landings, ends, strict=True) if _style(landing.kinship) is bar]
    hung.sort()
    (first, _), (last, _) = hung[0], hung[-1]
    yield _line((hung[0], (first, level), (last, level), hung[-1]), bar)
    for inner in hung[1:-1]:
        yield _line((inner, (inner[0], level)), bar)
    for landing, end in sorted(zip(landings, ends, strict=True), key=lambda one: _outside(one[0].x, first, last)):
        x, style = landing.x, _style(landing.kinship)
        if style is not bar:
            yield _line(((min(max(x, first), last), level), (x, level), (x, end)), style)
            first, last = min(first, x), max(last, x)
        if landing.kinship is Kinship.ADOPTIVE:
            yield _line(((x + _DOUBLE, level), (x + _DOUBLE, end)), Style.DASHED)


def bow(start: Point, end: Point, kinship: Kinship) -> Iterator[Line]:
    """A line that bends aside, so that it is not taken for one of the straight ones, with a couple's slashes."""
    (x1, y1), (x2, y2) = start, end
    bend = min(_BEND, _FARTHEST / (dist(start, end) or 1.0))
    aside = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    points = [
        tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for a, b, c in zip(start, aside, end, strict=True))
        for t in (step / _PIECES for step in range(_PIECES + 1))
    ]
    yield Line(tuple((x, y) for x, y in points), _style(kinship))
    x, y = points[_PIECES // 2]
    yield from _slashes((x, y), kinship)


def _outside(x: float, first: float, last: float) -> float:
    """How far a place lies beside a bar."""
    return max(first - x, x - last)


def _couple_style(kinship: Kinship | None) -> Style:
    return Style.SOLID if kinship else Style.DASHED


def _style(kinship: Kinship) -> Style:
    return STYLES.get(kinship, Style.SOLID)


def _nearness(kinship: Kinship) -> int:
    return DOWNWARD.index(kinship) if kinship in DOWNWARD else -1


def _line(points: Sequence[Point], style: Style) -> Line:
    """A line through the points that differ from the one before."""
    return Line(tuple(point for before, point in zip((None, *points), points, strict=False) if point != before), style)


def _slashes(at: Point, kinship: Kinship | None) -> Iterator[Line]:
    count = SLASHES.get(kinship, 0) if kinship else 0
    for number in range(count):
        x, y = at[0] + (number - (count - 1) / 2) * 5.5, at[1]
        yield Line(((x - _SLASH[0], y + _SLASH[1]), (x + _SLASH[0], y - _SLASH[1])))
