"""How the sheet is divided: the disc, and in the corners that it leaves free the title, those who wait, and the legend.

Lengths are points.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from exports.pictures.legend import Entry
from exports.pictures.lettering import HEADING, LEGEND, SUBTITLE, TITLE, wrap
from mapping.placement import Placement

MARGIN = 21.0
GLYPH = 46.0
"""How wide a legend's sample is."""

RIM = 7.0
"""How far the sectors' colours reach outside the disc."""

_ROW = 21.0
_BESIDE_GLYPH = 10.0
_COLUMN_AIR = 30.0
_HEADER_AIR = 16.0
_HEADING_AIR = 12.0

Point = tuple[float, float]


class Row(NamedTuple):
    """A legend entry in its place."""

    entry: Entry
    lines: tuple[str, ...]
    middle: Point
    """The sample's middle; the text stands to the right of it."""


class Sheet(NamedTuple):
    """Where everything stands, x to the right and y downwards from the top left corner."""

    width: float
    height: float
    origin: Point
    """The disc's middle."""
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    heading: Point
    """The left end of the line above the tray."""
    heading_lines: tuple[str, ...]
    rows: tuple[Row, ...]


def sheet(placement: Placement, entries: Sequence[Entry], *, title: str, subtitle: str, heading: str) -> Sheet:
    """Divide a sheet just large enough for everything."""
    titles, subtitles = wrap(title, TITLE), wrap(subtitle, SUBTITLE)
    headings = wrap(heading, HEADING) if placement.tray else ()
    left, _, right, bottom = placement.disc
    head = (
        MARGIN + max([TITLE.width(line) for line in titles] + [SUBTITLE.width(line) for line in subtitles]),
        MARGIN + len(titles) * TITLE.leading + len(subtitles) * SUBTITLE.leading,
    )
    x = MARGIN - min(left, -placement.radius - RIM)
    origin = (x, _under(head, x, placement, len(headings) * HEADING.leading))
    sizes = [(entry, wrap(entry.meaning, LEGEND)) for entry in entries]
    rows = _rows(sizes, origin, placement)
    tray = [(origin[0] + box.x + box.width / 2, origin[1] + box.y + box.height / 2) for _, box in placement.tray]
    heading_at = _heading(placement, origin)
    headed = heading_at[0] + max((HEADING.width(line) for line in headings), default=0.0)
    meanings = [row.middle[0] + GLYPH / 2 + _BESIDE_GLYPH + _widest(row.lines) for row in rows]
    disc = origin[0] + max(right, placement.radius + RIM), origin[1] + max(bottom, placement.radius + RIM)
    feet = [row.middle[1] + _height(row.lines) / 2 for row in rows]
    return Sheet(
        width=max([disc[0], headed, head[0], *meanings, *(x for x, _ in tray)]) + MARGIN,
        height=max([disc[1], *feet, *(y for _, y in tray)]) + MARGIN,
        origin=origin,
        title=titles,
        subtitle=subtitles,
        heading=heading_at,
        heading_lines=headings,
        rows=rows,
    )


def _under(head: Point, x: float, placement: Placement, heading: float) -> float:
    """How far down the disc's middle lies at `x`: as high as the title in the corner, which ends at `head`, lets it."""
    right, below = head[0] + _HEADER_AIR, head[1] + _HEADER_AIR
    radius, aside = placement.radius + RIM, max(0.0, x - right)
    names = [
        (wedge.name.y - wedge.name.height / 2, x + wedge.name.x - wedge.name.width / 2) for wedge in placement.wedges
    ]
    downs = [
        MARGIN + radius,
        *(MARGIN - top for top, _ in names),
        *(below - top for top, left in names if left < right),
    ]
    if aside < radius:
        downs.append(below + sqrt(radius * radius - aside * aside))
    if placement.tray:
        left = x + min(box.x - box.width / 2 for _, box in placement.tray)
        downs.append((MARGIN if left > right else below) + placement.radius + heading + _HEADING_AIR)
    return max(downs)


def _heading(placement: Placement, origin: Point) -> Point:
    """The left end of the line above the tray; the disc's middle when there is none."""
    if not placement.tray:
        return origin
    left = min(box.x - box.width / 2 for _, box in placement.tray)
    return origin[0] + left, origin[1] - placement.radius - _HEADING_AIR


def _rows(sizes: Sequence[tuple[Entry, tuple[str, ...]]], origin: Point, placement: Placement) -> tuple[Row, ...]:
    """The legend, in the lower right corner, as near to the disc as the disc lets it and below those who wait."""
    height = sum(_height(lines) for _, lines in sizes)
    foot = max(placement.disc[3], placement.radius + RIM)
    left, top = _corner(placement, height, foot)
    rows, y = [], origin[1] + top
    for entry, lines in sizes:
        rows.append(Row(entry, lines, (origin[0] + left + GLYPH / 2, y + _height(lines) / 2)))
        y += _height(lines)
    return tuple(rows)


def _corner(placement: Placement, height: float, foot: float) -> Point:
    """The legend's upper left corner, seen from the disc's middle."""
    top = foot - height
    inside = [
        wedge.name.x + wedge.name.width / 2
        for wedge in placement.wedges
        if wedge.name.y + wedge.name.height / 2 > top - _COLUMN_AIR
    ]
    radius = placement.radius + RIM
    rim = sqrt(max(0.0, radius * radius - top * top)) if top > 0 else radius
    left = max([rim, *inside]) + _COLUMN_AIR
    taken = [box for _, box in placement.tray if box.y + box.height / 2 > top - _COLUMN_AIR]
    beyond = [box.x + box.width / 2 + _COLUMN_AIR for box in taken if box.x + box.width / 2 + _COLUMN_AIR > left]
    return max([left, *beyond]), top


def _height(lines: Sequence[str]) -> float:
    return max(_ROW, len(lines) * LEGEND.leading + 7)


def _widest(lines: Sequence[str]) -> float:
    return max((LEGEND.width(line) for line in lines), default=0.0)
