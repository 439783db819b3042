"""How the sheet is divided: the title above, the disc, those who wait beside it, and the legend. Lengths are points."""

from collections.abc import Sequence
from typing import NamedTuple

from exports.pictures.legend import Entry
from exports.pictures.lettering import HEADING, LEGEND, SUBTITLE, TITLE, wrap
from mapping.placement import Placement

MARGIN = 40.0
GLYPH = 46.0
"""How wide a legend's sample is."""

_ROW = 23.0
_COLUMN_AIR = 42.0
_HEADER_AIR = 26.0
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
    heading_lines = wrap(heading, HEADING) if placement.tray else ()
    left, top, right, bottom = placement.disc
    above = max(-top, placement.radius + len(heading_lines) * HEADING.leading + _HEADING_AIR)
    header = MARGIN + len(titles) * TITLE.leading + len(subtitles) * SUBTITLE.leading + _HEADER_AIR
    origin = (MARGIN - left, header + above)
    sizes = [(entry, wrap(entry.meaning, LEGEND)) for entry in entries]
    x, y = _legend_corner(placement, sum(_height(lines) for _, lines in sizes))
    rows = _rows(sizes, (origin[0] + x, origin[1] + y))
    edge = max([origin[0] + right, *(row.middle[0] + GLYPH / 2 + 10 + _widest(row.lines) for row in rows)])
    tray = [(origin[0] + box.x + box.width / 2, origin[1] + box.y + box.height / 2) for _, box in placement.tray]
    titles_end = MARGIN + max([TITLE.width(line) for line in titles] + [SUBTITLE.width(line) for line in subtitles])
    heading_at = _heading(placement, origin)
    headed = heading_at[0] + max((HEADING.width(line) for line in heading_lines), default=0.0)
    lowest = max([origin[1] + bottom, *(row.middle[1] + _ROW / 2 for row in rows), *(y for _, y in tray)])
    return Sheet(
        width=max([edge, headed, titles_end, *(x for x, _ in tray)]) + MARGIN,
        height=lowest + MARGIN,
        origin=origin,
        title=titles,
        subtitle=subtitles,
        heading=heading_at,
        heading_lines=heading_lines,
        rows=rows,
    )


def _heading(placement: Placement, origin: Point) -> Point:
    """The left end of the line above the tray; the disc's middle when there is none."""
    if not placement.tray:
        return origin
    left = min(box.x - box.width / 2 for _, box in placement.tray)
    return origin[0] + left, origin[1] - placement.radius - _HEADING_AIR


def _legend_corner(placement: Placement, height: float) -> Point:
    """The legend's upper left corner, seen from the disc's middle: below a low tray, else to the right of all."""
    left = placement.disc[2] + _COLUMN_AIR
    if not placement.tray:
        return left, placement.radius - height
    lowest = max(box.y + box.height / 2 for _, box in placement.tray)
    if lowest + _COLUMN_AIR + height <= placement.radius:
        return left, placement.radius - height
    beyond = max(box.x + box.width / 2 for _, box in placement.tray)
    return beyond + _COLUMN_AIR, placement.radius - height


def _rows(sizes: Sequence[tuple[Entry, tuple[str, ...]]], corner: Point) -> tuple[Row, ...]:
    rows, y = [], corner[1]
    for entry, lines in sizes:
        height = _height(lines)
        rows.append(Row(entry, lines, (corner[0] + GLYPH / 2, y + height / 2)))
        y += height
    return tuple(rows)


def _height(lines: Sequence[str]) -> float:
    return max(_ROW, len(lines) * LEGEND.leading + 8)


def _widest(lines: Sequence[str]) -> float:
    return max((LEGEND.width(line) for line in lines), default=0.0)
