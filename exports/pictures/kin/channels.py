"""The lines between two rows of the genogram: where each begins, where it lands, and which runs above which.

A run begins under a couple or a parent, goes down to a level of its own, sideways, and down again to each child.
Runs that overlap sideways lie on different levels, in the order in which the fewest lines cross, and no two share a
stretch. All lengths are points.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from mapping.network import Kinship
from mapping.record import Id

_NEAR = 6.0
"""How near two upright lines may come to each other."""

_STEPS = (0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0)
"""How far a start may be moved, the least first."""

_BESIDE = 8.0
"""How near two runs on one level may come."""


class Landing(NamedTuple):
    """Where a run goes down to somebody, or through the next row."""

    x: float
    kinship: Kinship
    child: Id | None
    """None where the line goes on to a later row."""


class Run(NamedTuple):
    """One sibship's lines in one channel."""

    sibship: int
    """Its number."""
    start: float | None
    """None for siblings whose parents are not told."""
    slack: float
    """How far the start may be moved to either side."""
    landings: tuple[Landing, ...]

    @property
    def span(self) -> tuple[float, float]:
        """How far it reaches, from left to right."""
        reached = [landing.x for landing in self.landings] + ([] if self.start is None else [self.start])
        return min(reached), max(reached)


def settled(runs: Sequence[Run]) -> list[Run]:
    """The runs with starts moved a little: over a child where that makes the line straight, and away from lines of
    others.
    """
    done = list(runs)
    for number in (*range(len(done)), *range(len(done))):
        run, others = done[number], (*done[:number], *done[number + 1 :])
        if run.start is not None:
            near = [landing.x for other in others for landing in other.landings]
            near += [other.start for other in others if other.start is not None]
            done[number] = run._replace(start=_freest(run, run.start, near))
    return done


def _freest(run: Run, start: float, others: Sequence[float]) -> float:
    """The place nearest to `start`, and in reach, that keeps away from the others."""
    wished = sorted((landing.x for landing in run.landings), key=lambda x: abs(x - start))
    tried = [x for x in (*wished, *(start + step for step in _STEPS)) if abs(x - start) <= run.slack]
    for x in tried:
        if all(abs(x - other) >= _NEAR for other in others):
            return x
    return start


def levels(runs: Sequence[Run]) -> list[int]:
    """Each run's level, from 0, which is the highest."""
    order = _ordered(runs)
    given: dict[int, int] = {}
    for place, number in enumerate(order):
        above = [given[other] for other in order[:place] if _overlap(runs[other], runs[number])]
        given[number] = max(above, default=-1) + 1
    return [given[number] for number in range(len(runs))]


def crossings(runs: Sequence[Run]) -> int:
    """How many crossings of lines the best order of levels leaves."""
    return sum(_crossed(runs[one], runs[other]) for one, other in combinations(_ordered(runs), 2))


def _ordered(runs: Sequence[Run]) -> list[int]:
    """The runs' numbers from the highest: neighbours change places as long as that saves a crossing."""
    order = sorted(range(len(runs)), key=lambda number: runs[number].span)
    for _ in runs:
        for place in range(len(order) - 1):
            one, other = runs[order[place]], runs[order[place + 1]]
            if _crossed(other, one) < _crossed(one, other):
                order[place : place + 2] = order[place + 1], order[place]
    return order


def _crossed(upper: Run, lower: Run) -> int:
    """How often the lines of two runs cross when one lies above the other."""
    down = [landing.x for landing in upper.landings]
    return _within(down, lower) + _within([] if lower.start is None else [lower.start], upper)


def _within(places: Iterable[float], run: Run) -> int:
    first, last = run.span
    return sum(first < place < last for place in places)


def _overlap(one: Run, other: Run) -> bool:
    """Whether the two would meet on one level; a run straight down lies on none."""
    (first, last), (begin, end) = one.span, other.span
    return first < last and begin < end and first < end + _BESIDE and begin < last + _BESIDE


def spread(places: Sequence[float], apart: float) -> Iterator[float]:
    """For lines that come to one point from these places: how far aside each should stand, so that none cross."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    for number in range(len(places)):
        yield (order.index(number) - (len(places) - 1) / 2) * apart
