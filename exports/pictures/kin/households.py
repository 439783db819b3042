"""The households in the genogram: one outline around those who live together.

The parent lives in the first household. Where an outline around them all would also go around somebody who lives
elsewhere, it is left out, and the household stands on the network map only.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exports.pictures.backdrop import Point
from exports.pictures.enclosures import HOUSEHOLDS, around
from exports.pictures.kin.figures import KinFigure
from exports.pictures.kin.lines import KinLines
from mapping.network import Network
from mapping.network.generations import Generations
from mapping.placement.boxes import Box
from mapping.record import Id

_OWN = 1
"""The parent's household."""

_WIDER = 8.0
"""How much wider the second household's outline is, so that both are seen around one who lives in both."""


class Household(NamedTuple):
    """A household's number, and the outline around it."""

    number: int
    outline: tuple[Point, ...]


def households(
    network: Network, family: Generations, figures: Mapping[Id, KinFigure], lines: KinLines
) -> Iterator[Household]:
    """The outlines of those households that can have one, seen from the family's own (0, 0)."""
    boxes = {id_: _box(figures[id_], lines.at(id_)) for id_ in family.row_of}
    for number in HOUSEHOLDS:
        members = {alter.id for alter in network.alters if number in alter.households} & boxes.keys()
        if members and number == _OWN:
            members.add(network.ego.id)
        inside = [box for id_, box in boxes.items() if id_ in members]
        apart = [box for id_, box in boxes.items() if id_ not in members]
        air = _WIDER * (number - _OWN)
        around_them = [box._replace(width=box.width + air, height=box.height + air) for box in inside]
        outline = around(around_them, apart)
        if outline and len(members) > 1:
            yield Household(number, tuple(outline))


def _box(figure: KinFigure, at: Point) -> Box:
    """Somebody's symbol and texts together."""
    top = figure.top(0)
    return Box(at[0], at[1] + (figure.bottom - top) / 2, figure.width, top + figure.bottom)
