"""How each person, service and sector is set: symbol, lines of text, and the room that they take together.

Symbols follow METHOD § 3.2: square for a man, circle for a woman, diamond for other or not said, a rounded box for a
service, a double outline for the parent in focus.
"""

import enum
from collections.abc import Iterable, Sequence
from datetime import date
from math import hypot
from typing import NamedTuple

from exports.pictures.lettering import DETAIL, EGO_NAME, NAME, SECTOR, Lettering, cut, wrap, wraps
from mapping.cleaning import clean
from mapping.family import Symbol
from mapping.network import Alter, AlterKind, Ego, Sector
from mapping.network.words import age_words
from mapping.placement.boxes import Size
from mapping.terms import sector_name


class Shape(enum.StrEnum):
    """A symbol's outline."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    ROUNDED = "rounded"


_SHAPES = {Symbol.MAN: Shape.SQUARE, Symbol.WOMAN: Shape.CIRCLE, Symbol.OTHER: Shape.DIAMOND}
_SIDES = {Shape.SQUARE: 15.0, Shape.CIRCLE: 17.0, Shape.DIAMOND: 20.0}
"""How wide each symbol is, in points, so that the three look equally heavy."""

_UNDER = 1.5
"""Between a symbol and its text."""

_AIR, _SIDE_AIR = 5.5, 10.0
"""Around the text in a service's box: above and below together, and to both sides together."""

_APART = 4.5
"""What is reckoned as lost around each when the text is set."""

_MEASURES = (NAME.measure, 54.0, 46.0)
"""How wide lines may be: a short text is set on one line, a long one where it is best."""


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
    """A person's symbol with the text outside, or a service's box with the text inside.

    The text is set in the measure, of `_MEASURES`, in which everything together takes up the least, and no more of it
    is cut than need be.
    """
    name, details = _texts(alter, met_on)
    lines = zip(wraps(name, NAME, _MEASURES), wraps(details, DETAIL, _MEASURES), strict=True)
    around = _in_box if alter.kind is AlterKind.SERVICE else _under_symbol
    figures = [around(alter, *texts) for texts in dict.fromkeys(lines)]
    return min(figures, key=lambda figure: (cut(figure.name) + cut(figure.details), _room(figure)))


def _in_box(_alter: Alter, name: tuple[str, ...], details: tuple[str, ...]) -> Figure:
    width, height = _extent(name, details)
    box = Size(max(width + _SIDE_AIR, 34.0), max(height + _AIR, 20.0))  # also where the name is held back
    return Figure(Shape.ROUNDED, box, name, details, box)


def _under_symbol(alter: Alter, name: tuple[str, ...], details: tuple[str, ...]) -> Figure:
    width, height = _extent(name, details)
    shape = _SHAPES[alter.symbol]
    side = _SIDES[shape]
    size = Size(max(width, side), side + _UNDER + height)
    return Figure(shape, Size(side, side), name, details, size)


def _extent(name: tuple[str, ...], details: tuple[str, ...]) -> Size:
    width = max(_widest(name, NAME), _widest(details, DETAIL))
    return Size(width, len(name) * NAME.leading + len(details) * DETAIL.leading)


def _room(figure: Figure) -> float:
    """What a figure takes up with some air around it."""
    return (figure.size.width + _APART) * (figure.size.height + _APART)


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


def _texts(alter: Alter, met_on: date) -> tuple[str, str]:
    """The name, and the details: the role and the age."""
    name, role = clean(alter.name), clean(alter.role)
    said = role if name and role.casefold() != name.casefold() else ""
    return name or role, ", ".join(filter(None, [said, age_words(alter, met_on)]))


def _widest(lines: Sequence[str] | Iterable[str], lettering: Lettering) -> float:
    return max((lettering.width(line) for line in lines), default=0.0)
