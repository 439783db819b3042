"""How each person, service and sector is set: symbol, lines of text, and the room that they take together.

Symbols follow METHOD § 3.2: square for a man, circle for a woman, diamond for other or not said, a rounded box for a
service, a double outline for the parent in focus.
"""

import enum
from collections.abc import Iterable, Sequence
from datetime import date
from math import hypot
from typing import NamedTuple

from exports.pictures.lettering import DETAIL, EGO_NAME, NAME, SECTOR, Lettering, wrap
from mapping.boxes import Size
from mapping.cleaning import clean
from mapping.family import Symbol
from mapping.network import Alter, AlterKind, Ego, Sector
from mapping.network_words import age_words
from mapping.terms import sector_name


class Shape(enum.StrEnum):
    """A symbol's outline."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    ROUNDED = "rounded"


_SHAPES = {Symbol.MAN: Shape.SQUARE, Symbol.WOMAN: Shape.CIRCLE, Symbol.OTHER: Shape.DIAMOND}
_SIDES = {Shape.SQUARE: 25.0, Shape.CIRCLE: 28.0, Shape.DIAMOND: 33.0}
"""How wide each symbol is, in points, so that the three look equally heavy."""

_AIR = 3.0
"""Between a symbol and its text."""


class Figure(NamedTuple):
    """One on the map, as drawn."""

    shape: Shape
    symbol: Size
    name: tuple[str, ...]
    details: tuple[str, ...]
    size: Size
    """Everything together."""

    @property
    def text_height(self) -> float:
        """Of the name and the details together."""
        return len(self.name) * NAME.leading + len(self.details) * DETAIL.leading


def figure_of(alter: Alter, met_on: date) -> Figure:
    """A person's symbol with the text outside, or a service's box with the text inside."""
    name, details = _texts(alter, met_on)
    width = max(_widest(name, NAME), _widest(details, DETAIL))
    height = len(name) * NAME.leading + len(details) * DETAIL.leading
    if alter.kind is AlterKind.SERVICE:
        box = Size(max(width + 18, 40.0), max(height + 10, 24.0))  # also where the name is held back
        return Figure(Shape.ROUNDED, box, name, details, box)
    shape = _SHAPES[alter.symbol]
    side = _SIDES[shape]
    size = Size(max(width, side), side + _AIR + height)
    return Figure(shape, Size(side, side), name, details, size)


def ego_figure(ego: Ego, met_on: date) -> Figure:
    """The person in the middle: a symbol large enough to hold the name."""
    name = wrap(clean(ego.name), EGO_NAME)
    details = tuple(filter(None, [age_words(ego, met_on)]))
    width = max(_widest(name, EGO_NAME), _widest(details, DETAIL)) + 8
    height = len(name) * EGO_NAME.leading + len(details) * DETAIL.leading + 4
    shape = _SHAPES[ego.symbol]
    side = {Shape.SQUARE: max(width, height) + 4, Shape.CIRCLE: hypot(width, height), Shape.DIAMOND: width + height}
    symbol = Size(max(side[shape], 60.0), max(side[shape], 60.0))
    return Figure(shape, symbol, name, details, Size(symbol.width + 10, symbol.height + 10))


def sector_lines(sector: Sector) -> tuple[str, ...]:
    """A sector's name, as it stands at the rim."""
    return wrap(clean(sector_name(sector)), SECTOR)


def sector_size(sector: Sector) -> Size:
    """What the sector's name takes up."""
    lines = sector_lines(sector)
    return Size(_widest(lines, SECTOR), len(lines) * SECTOR.leading)


def _texts(alter: Alter, met_on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name's lines and the details' lines: the role and the age."""
    name, role = clean(alter.name), clean(alter.role)
    said = role if name and role.casefold() != name.casefold() else ""
    details = wrap(", ".join(filter(None, [said, age_words(alter, met_on)])), DETAIL)
    return wrap(name or role, NAME), details


def _widest(lines: Sequence[str] | Iterable[str], lettering: Lettering) -> float:
    return max((lettering.width(line) for line in lines), default=0.0)
