"""How each one in the genogram is set: a symbol with the age inside, the name under it. Lengths are points.

The symbols are those of the network map (METHOD § 3.2), larger, so that the age has room in them.
"""

from datetime import date
from math import sqrt
from typing import NamedTuple

from exports.pictures.figures import Shape, ego_figure, figure_of
from exports.pictures.lettering import DETAIL, EGO_NAME, NAME, Lettering, wrap
from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.network import Alter, Ego, Standing
from mapping.network.words import ages_then
from mapping.placement.boxes import Size

SYMBOLS = {
    Shape.SQUARE: Size(34.0, 34.0),
    Shape.CIRCLE: Size(38.0, 38.0),
    Shape.DIAMOND: Size(46.0, 46.0),
    Shape.ROUNDED: Size(44.0, 32.0),
}
"""How large each symbol is, so that they look equally heavy."""

HALF = 23.0
"""From the middle of a row's symbols to the edge of the highest."""

RIM = 4.0
"""How far outside the symbol the second outline of the parent in focus lies."""

_AIR = 5.0
"""Between a symbol and the name."""

_WRITABLE = {Shape.SQUARE: 30.0, Shape.CIRCLE: 34.0, Shape.DIAMOND: 32.0, Shape.ROUNDED: 40.0}
"""How wide a line in the middle of each symbol may be."""


class KinFigure(NamedTuple):
    """One in the genogram, as drawn around the middle of the symbol."""

    shape: Shape
    symbol: Size
    inside: str
    """The age, where it has room in the symbol."""
    name: tuple[str, ...]
    details: tuple[str, ...]
    """Under the name: an age too long for the symbol."""
    ego: bool
    deceased: bool
    standing: Standing

    @property
    def lettering(self) -> Lettering:
        """How the name is set."""
        return EGO_NAME if self.ego else NAME

    @property
    def width(self) -> float:
        """Of everything together."""
        lines = [*map(self.lettering.width, self.name), *map(DETAIL.width, self.details)]
        return max(self.symbol.width + 2 * RIM, *lines, 0.0)

    @property
    def text_top(self) -> float:
        """How far under the symbol's middle the name begins."""
        return self.symbol.height / 2 + _AIR + RIM * self.ego

    @property
    def bottom(self) -> float:
        """How far under the symbol's middle the lowest text ends, or the symbol where there is none."""
        text = len(self.name) * self.lettering.leading + len(self.details) * DETAIL.leading
        return self.text_top + text if text else self.symbol.height / 2 + RIM * self.ego

    def top(self, aside: float) -> float:
        """How far over the symbol's middle its border is, that far aside from it."""
        half = self.symbol.width / 2 + RIM * self.ego
        if self.shape is Shape.CIRCLE:
            return sqrt(max(half * half - aside * aside, 0.0))
        if self.shape is Shape.DIAMOND:
            return half + 0.41 * RIM * self.ego - abs(aside)
        return self.symbol.height / 2 + RIM * self.ego

    @property
    def side(self) -> float:
        """How far from the symbol's middle its border is, to either side."""
        return self.symbol.width / 2 + RIM * self.ego * (1.41 if self.shape is Shape.DIAMOND else 1.0)


def kin_figure(someone: Ego | Alter, on: date, *, ego: bool) -> KinFigure:
    """How somebody is set, with the age on that day. Without name and role there is a symbol alone."""
    drawn = figure_of(someone, on) if isinstance(someone, Alter) else ego_figure(someone, on)
    deceased = isinstance(someone, Alter) and someone.deceased
    age = "" if deceased or drawn.shape is Shape.ROUNDED else ages_then(someone.born, FuzzyDate(edtf=on.isoformat()))
    fits = DETAIL.width(age) <= _WRITABLE[drawn.shape]
    named = clean(someone.name) or (clean(someone.role) if isinstance(someone, Alter) else "")
    return KinFigure(
        shape=drawn.shape,
        symbol=SYMBOLS[drawn.shape],
        inside=age if fits else "",
        name=wrap(named, EGO_NAME if ego else NAME),
        details=() if fits else (age,),
        ego=ego,
        deceased=deceased,
        standing=someone.standing if isinstance(someone, Alter) else Standing.PRESENT,
    )
