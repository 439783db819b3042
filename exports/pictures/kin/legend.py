"""The genogram's legend: every mark that occurs in it, and no other, in columns under the family."""

import enum
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from exports.pictures.kin.figures import KinFigure
from exports.pictures.kin.households import Household
from exports.pictures.legend import SHAPES, Mark
from exports.pictures.lettering import LEGEND, wrap
from mapping.language import gettext as _
from mapping.network import AWAITED, Kinship
from mapping.network.generations import Generations
from mapping.record import Id
from mapping.terms import term

Point = tuple[float, float]


class Bond(enum.Enum):
    """A kind of line, in the order in which the legend explains them."""

    COUPLE = Kinship.PARTNER
    SEPARATED = Kinship.EX_PARTNER
    DIVORCED = Kinship.DIVORCED
    TOGETHER = "together"
    """Parents of one child, of whom no more is told."""
    CHILD = Kinship.PARENT_CHILD
    ADOPTIVE = Kinship.ADOPTIVE
    STEP = Kinship.STEP
    FOSTER = Kinship.FOSTER
    SIBLINGS = Kinship.SIBLING


class Entry(NamedTuple):
    """A mark and its meaning, in place."""

    mark: Mark | Bond
    lines: tuple[str, ...]
    middle: Point
    """The sample's middle; the text stands to the right of it."""


GLYPH = 46.0
"""How wide a sample is."""

TEXT_AFTER = 8.0
"""Between a sample and its text."""

_HOUSEHOLDS = {1: Mark.HOUSEHOLD, 2: Mark.SECOND_HOUSEHOLD}

_ROW = 28.0
_BETWEEN_COLUMNS = 26.0


class Legend(NamedTuple):
    """The entries, from (0, 0) downwards."""

    entries: tuple[Entry, ...]
    width: float
    height: float


def kin_legend(marks: Sequence[Mark | Bond], width: float) -> Legend:
    """The marks with their meanings, in as many columns as the width holds."""
    if not marks:
        return Legend((), 0.0, 0.0)
    told = [(mark, wrap(_meaning(mark), LEGEND)) for mark in marks]
    widest = GLYPH + TEXT_AFTER + max(LEGEND.width(line) for _, lines in told for line in lines) + _BETWEEN_COLUMNS
    columns = max(1, int((width + _BETWEEN_COLUMNS) // widest))
    each = ceil(len(told) / columns)
    entries = tuple(
        Entry(mark, lines, (number // each * widest + GLYPH / 2, number % each * _ROW + _ROW / 2))
        for number, (mark, lines) in enumerate(told)
    )
    return Legend(entries, ceil(len(told) / each) * widest - _BETWEEN_COLUMNS, each * _ROW)


def occurring(
    family: Generations, figures: Mapping[Id, KinFigure], homes: Iterable[Household]
) -> tuple[Mark | Bond, ...]:
    """What there is to explain in a family: symbols first, then lines. The parent always is."""
    people = [figures[id_] for id_ in family.row_of]
    shapes = {person.shape for person in people}
    marks = {Mark.EGO, *(mark for mark, shape in SHAPES.items() if shape in shapes)}
    marks |= {Mark.DECEASED for person in people if person.deceased}
    marks |= {Mark.WISHED for person in people if person.standing in AWAITED}
    marks |= {_HOUSEHOLDS[home.number] for home in homes}
    kinships: set[Kinship | str | None] = {tie.kinship for tie in family.others}
    kinships |= {couple.kinship or Bond.TOGETHER.value for couple in family.couples}
    kinships |= {child.kinship for sibship in family.sibships for child in sibship.children}
    return (*(mark for mark in Mark if mark in marks), *(bond for bond in Bond if bond.value in kinships))


def _meaning(mark: Mark | Bond) -> str:
    if isinstance(mark, Mark):
        return _meanings()[mark]
    said = _("have children together") if mark is Bond.TOGETHER else term(Kinship(mark.value))
    return said[:1].upper() + said[1:]


def _meanings() -> dict[Mark, str]:
    return {
        Mark.EGO: _("The parent who tells"),
        Mark.WOMAN: _("Woman"),
        Mark.MAN: _("Man"),
        Mark.OTHER: _("Other, or not said"),
        Mark.SERVICE: _("Service or authority"),
        Mark.DECEASED: _("Deceased"),
        Mark.WISHED: _("Wished for and missing, or in a queue"),
        Mark.HOUSEHOLD: _("The household"),
        Mark.SECOND_HOUSEHOLD: _("The second household"),
    }
