"""How high everything in the genogram stands: rows of people, and between them the levels of the lines.

Lengths are points, y grows downwards from the top of the uppermost thing.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from exports.pictures.kin.channels import levels
from exports.pictures.kin.descent import Bracket, Descent
from exports.pictures.kin.figures import HALF, KinFigure
from mapping.network.generations import Generations
from mapping.record import Id

_LEVEL = 13.0
"""From one level to the next."""

_UNDER_NAMES = 12.0
_UNDER_BRACKETS = 14.0
_OVER_SYMBOLS = 20.0
"""Between the lowest level and the next row."""

_LEAST = 44.0
"""Between two rows, even where nothing runs sideways."""


class Heights(NamedTuple):
    """The heights, from the top."""

    rows: tuple[float, ...]
    """The middle of each row's symbols."""
    runs: tuple[tuple[float, ...], ...]
    """Each run's level, channel by channel."""
    brackets: tuple[tuple[float, ...], ...]
    """Each bracket's, channel by channel."""
    total: float


def heights(family: Generations, drawn: Descent, figures: Mapping[Id, KinFigure]) -> Heights:
    """The rows as near to each other as their lines and names allow."""
    rows, runs, brackets = [], [], []
    y = 0.0
    for channel, (its_runs, its_brackets) in enumerate(zip(drawn.runs, drawn.brackets, strict=True)):
        top = y
        bracket_levels, run_levels = bracketed(its_brackets), levels(its_runs)
        first = y + _UNDER_NAMES * bool(channel)
        brackets.append(tuple(first + level * _LEVEL for level in bracket_levels))
        if its_brackets:
            y = max(brackets[-1])
            first = y + _UNDER_BRACKETS
        runs.append(tuple(first + level * _LEVEL for level in run_levels))
        if channel == len(family.rows):
            break
        if its_runs:
            y = max(runs[-1]) + _OVER_SYMBOLS
        y = max(y, top + _LEAST * bool(channel)) + HALF
        rows.append(y)
        y += max(figures[id_].bottom for id_ in family.rows[channel])
    return Heights(tuple(rows), tuple(runs), tuple(brackets), y)


def bracketed(brackets: Sequence[Bracket]) -> list[int]:
    """Each bracket's level: the shortest highest, and none on one that it meets there."""
    given: dict[int, int] = {}
    for number in sorted(range(len(brackets)), key=lambda number: _length(brackets[number])):
        met = [given[other] for other in given if _meet(brackets[other], brackets[number])]
        given[number] = max(met, default=-1) + 1
    return [given[number] for number in range(len(brackets))]


def _length(bracket: Bracket) -> float:
    return abs(bracket.ends[0] - bracket.ends[1])


def _meet(one: Bracket, other: Bracket) -> bool:
    return min(one.ends) < max(other.ends) and min(other.ends) < max(one.ends)
