"""How the genogram's sheet is divided: the title above, the family in the middle, the legend below."""

from collections.abc import Mapping
from typing import NamedTuple

from exports.pictures.backdrop import Point
from exports.pictures.kin.arrangement import Arrangement
from exports.pictures.kin.figures import KinFigure
from exports.pictures.kin.heights import Heights
from exports.pictures.kin.legend import Legend
from exports.pictures.lettering import LEGEND, SUBTITLE, TITLE, wrap
from mapping.record import Id

MARGIN = 40.0

LEAST = 640.0
"""How wide a sheet is between its margins, at the least: the legend has room for its columns."""

_UNDER_TITLE = 30.0
_OVER_LEGEND = 40.0


class KinSheet(NamedTuple):
    """Where everything stands, x to the right and y downwards from the top left corner."""

    width: float
    height: float
    origin: Point
    """Where the family's own (0, 0) lies."""
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    hint: tuple[str, ...]
    """A line under the family, where there is little of it."""
    hint_at: Point
    legend_at: Point


class Room(NamedTuple):
    """How much the family takes up."""

    left: float
    right: float
    height: float


def room(arrangement: Arrangement, tall: Heights, figures: Mapping[Id, KinFigure]) -> Room:
    """From the leftmost text, symbol or line to the rightmost, and from the top down."""
    lining = arrangement.lining
    edges = [(x - figures[id_].width / 2, x + figures[id_].width / 2) for id_, x in lining.people.items()]
    edges += [(x, x) for x in lining.ways.values()]
    return Room(min(left for left, _ in edges), max(right for _, right in edges), tall.total)


def kin_sheet(family: Room, legend: Legend, *, title: str, subtitle: str, hint: str) -> KinSheet:
    """Divide a sheet just large enough for everything, the family in its middle."""
    titles, subtitles, hints = wrap(title, TITLE), wrap(subtitle, SUBTITLE), (hint,) * bool(hint)
    texts = [*map(TITLE.width, titles), *map(SUBTITLE.width, subtitles), *map(LEGEND.width, hints)]
    across = max([LEAST, family.right - family.left, legend.width, *texts])
    top = MARGIN + len(titles) * TITLE.leading + len(subtitles) * SUBTITLE.leading + _UNDER_TITLE
    below = top + family.height + len(hints) * 3 * SUBTITLE.leading
    legend_top = below + _OVER_LEGEND
    return KinSheet(
        width=across + 2 * MARGIN,
        height=(legend_top + legend.height if legend.entries else below) + MARGIN,
        origin=(MARGIN + (across - family.right - family.left) / 2, top),
        title=titles,
        subtitle=subtitles,
        hint=hints,
        hint_at=(MARGIN + across / 2, below - SUBTITLE.leading),
        legend_at=(MARGIN, legend_top),
    )
