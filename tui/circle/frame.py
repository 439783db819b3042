"""The map laid out on a terminal: where everybody stands in cells, as large as there is room for.

Pure: a network and a size give a frame. The places are those of `mapping.placement`, as for the picture; only the
measure of text is the terminal's. Lengths are in units of one cell's width; a cell is two units high.
"""

from collections.abc import Iterator, Sequence
from math import hypot, pi
from typing import NamedTuple

from rich.cells import cell_len

from mapping.cleaning import clean
from mapping.network import Alter, Ego, Network, Sector, waiting
from mapping.placement import Placement, Wedge, cell_at, place
from mapping.placement.boxes import Box, Size, point
from mapping.record import Id
from mapping.terms import sector_name
from tui.circle.dots import HIGH
from tui.circle.glyphs import EGO, label, shortened
from tui.circle.growth import grown

LONGEST = (20, 12, 6, 1)
"""How many cells a name has at least, if the circle then fits: the most that it does. A circle that is too large even
for single letters is scrolled.
"""

_EGO_LONGEST = 12
_GAP = 1.0
_ROOM = 4.0
"""A ring is never narrower than this many gaps."""

_AIR = 1.0
"""Outside the rim, for the sectors' names to be clear of it."""

_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)
"""Where along its part of the rim a sector's name may stand, best first."""

_FAR = 0.45
"""How far from the rim a sector's name may stand, in parts of its radius: into the window's corners."""

_TRAY_ROWS = 4
"""How many rows of the window those who wait may take from the circle; with more, the map is scrolled."""

_TRAY_LONGEST = 24
_TRAY_GAP = 2
_FULL = 0.9
"""How much of the circle names can fill at most; a measure that would fill more is not worth trying."""


class Label(NamedTuple):
    """Somebody on the map, in cells: the left end of the first row, what is written, row by row, and how wide."""

    who: Ego | Alter
    column: int
    row: int
    rows: tuple[str, ...]
    width: int

    @property
    def middle(self) -> tuple[float, float]:
        """In units."""
        return self.column + self.width / 2, (self.row + len(self.rows) / 2) * HIGH

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell is part of it."""
        return 0 <= column - self.column < self.width and 0 <= row - self.row < len(self.rows)


class Name(NamedTuple):
    """A sector's name, in cells."""

    sector: Sector
    number: int
    """The sector's place in the order, from 0."""
    column: int
    row: int
    text: str


class Frame(NamedTuple):
    """The map in cells."""

    width: int
    height: int
    """As large as the window, or larger; then it is scrolled."""
    centre: tuple[float, float]
    """The circle's middle, in units from the upper left corner."""
    rings: tuple[float, ...]
    """Four radii, in units: the middle's border, then the outer border of each ring."""
    wedges: tuple[Wedge, ...]
    labels: tuple[Label, ...]
    """The parent first, then all on the map, then those who wait."""
    names: tuple[Name, ...]
    tray: int
    """The row under the circle in which those who wait begin."""

    @property
    def paper(self) -> tuple[object, ...]:
        """All that decides the paper under the cells: where two frames have the same, only cells differ."""
        return self.width, self.height, self.centre, self.rings, self.tray

    def label_at(self, column: int, row: int) -> Label | None:
        """Who stands in a cell."""
        return next((one for one in self.labels if one.holds(column, row)), None)

    def label_of(self, id_: Id) -> Label | None:
        """Where somebody stands."""
        return next((one for one in self.labels if one.who.id == id_), None)

    def place_at(self, column: int, row: int) -> tuple[Sector, int] | None:
        """The sector and ring at a cell; None in the middle and outside the circle."""
        return cell_at(self.rings, self.wedges, column + 0.5 - self.centre[0], (row + 0.5) * HIGH - self.centre[1])


def framed(network: Network, width: int, height: int) -> Frame:
    """The map in a window of so many cells, with names as long as there is room for."""
    tray = list(_tray([(alter, label(alter, _TRAY_LONGEST)) for alter in waiting(network)], width))
    rows = 1 + tray[-1].row if tray else 0
    room = min(width / 2, (height - min(rows, _TRAY_ROWS)) * HIGH / 2 - HIGH)
    longest = LONGEST[-1]
    placement = placed(network, longest)
    for more in reversed(LONGEST[:-1]):
        if placement.radius > room or _crowded(network, more, room):
            break
        roomier = placed(network, more)
        if roomier.radius > room:
            break
        longest, placement = more, roomier
    return _laid_out(placement, longest, tray, (width, height), room)


def placed(network: Network, longest: int = LONGEST[1]) -> Placement:
    """Everybody's place in units, with so many cells for a name."""

    def measure(what: Ego | Alter | Sector) -> Size:
        if isinstance(what, Sector):
            return Size(0, 0)
        if isinstance(what, Alter):
            return Size(cell_len(label(what, longest)) + 1, HIGH)
        return Size(cell_len(_ego_rows(what)[0]), 3 * HIGH)

    return place(network, measure, gap=_GAP, room=_ROOM)


def _crowded(network: Network, longest: int, room: float) -> bool:
    """Whether the names alone would fill more than the circle can hold."""
    filled = sum((cell_len(label(alter, longest)) + 2) * (HIGH + 1) for alter in network.alters if alter.placed)
    return filled > _FULL * pi * room * room


def _laid_out(placement: Placement, longest: int, tray: Sequence[Label], window: tuple[int, int], room: float) -> Frame:
    """A placement on the window: stretched to fill it, or on a larger sheet when it does not fit."""
    stretch = max(1.0, (room - _AIR) / placement.radius)
    rings = tuple(radius * stretch for radius in placement.rings)
    tray_rows = 1 + tray[-1].row if tray else 0
    widest = max((one.column + one.width for one in tray), default=0)
    width = max(window[0], int(2 * rings[-1] + 2), widest)
    height = max(window[1], int(rings[-1] + 2) + tray_rows)
    centre = width / 2, (height - tray_rows) * HIGH / 2
    labels = [_ego_label(placement.ego.who, centre)]
    for spot in placement.spots:
        assert isinstance(spot.who, Alter)  # noqa: S101 - only the middle holds anybody else
        text = label(spot.who, longest)
        x, y = centre[0] + spot.box.x * stretch, centre[1] + spot.box.y * stretch
        column, row = round(x - spot.box.width / 2), round(y / HIGH - 0.5)
        labels.append(Label(spot.who, column, row, (text,), cell_len(text)))
    below = height - tray_rows
    labels += [one._replace(row=one.row + below) for one in tray]
    bare = Frame(width, height, centre, rings, placement.wedges, tuple(labels), (), below)
    named = bare._replace(names=tuple(_names(bare)))
    return named._replace(labels=grown(named, longest))


def _ego_rows(ego: Ego) -> tuple[str, str, str]:
    """The parent in a double outline."""
    name = f"{EGO} {shortened(clean(ego.name) or '?', _EGO_LONGEST)}"
    line = "═" * (cell_len(name) + 2)
    return f"╔{line}╗", f"║ {name} ║", f"╚{line}╝"


def _ego_label(ego: Ego | Alter, centre: tuple[float, float]) -> Label:
    assert not isinstance(ego, Alter)  # noqa: S101 - the middle is the parent's
    rows = _ego_rows(ego)
    width = cell_len(rows[0])
    return Label(ego, round(centre[0] - width / 2), round(centre[1] / HIGH - len(rows) / 2), rows, width)


def _tray(waiting_: Sequence[tuple[Alter, str]], width: int) -> Iterator[Label]:
    """Those who wait, in rows from 1; row 0 is for the heading."""
    column, row = 0, 1
    for alter, text in waiting_:
        wide = cell_len(text)
        if column and column + wide > width:
            column, row = 0, row + 1
        yield Label(alter, column, row, (text,), wide)
        column += wide + _TRAY_GAP


def _names(frame: Frame) -> Iterator[Name]:
    """The sectors' names: outside the rim where there is room, else just inside it where nobody stands."""
    taken = [_box(one.column, one.row, one.width, len(one.rows)) for one in frame.labels]
    for index, wedge in enumerate(frame.wedges):
        whole = clean(sector_name(wedge.sector))
        found = None
        for text in dict.fromkeys([whole, *(shortened(whole, longest) for longest in (16, 12, 6, 3, 1))]):
            found = _free_place(frame, wedge, cell_len(text), taken)
            if found is not None:
                taken.append(_box(*found, cell_len(text), 1))
                yield Name(wedge.sector, index, *found, text)
                break


def _free_place(frame: Frame, wedge: Wedge, width: int, taken: Sequence[Box]) -> tuple[int, int] | None:
    """The first place along the rim, in cells, where a name of that width is in nobody's way."""
    rim = frame.rings[-1]
    for outside in (True, False):
        for share in _SHARES:
            angle = wedge.start + (wedge.end - wedge.start) * share
            for away in range(1, int(_FAR * rim)):
                radius = rim + away if outside else rim - away
                x, y = point(angle, radius)
                column = round(frame.centre[0] + x - width / 2)
                column = min(max(column, 0), frame.width - width)
                row = int((frame.centre[1] + y) // HIGH)
                if 0 <= row < frame.tray and _fits(frame, wedge, _box(column, row, width, 1), outside, taken):
                    return column, row
    return None


def _fits(frame: Frame, wedge: Wedge, box: Box, outside: bool, taken: Sequence[Box]) -> bool:
    """Whether a name is clear of everybody and, outside, of the rim; inside, within its own sector."""
    x, y = box.x - frame.centre[0], box.y - frame.centre[1]
    if outside:
        near = hypot(max(abs(x) - box.width / 2, 0), max(abs(y) - box.height / 2, 0))
        if near < frame.rings[-1] + _AIR / 2:
            return False
    else:
        ends = [frame.place_at(int(box.x + side * (box.width / 2 + 1)), int(box.y // HIGH)) for side in (-1, 1)]
        if any(end is None or end[0] != wedge.sector for end in ends):
            return False
    return not any(box.overlaps(other, 0.9) for other in taken)


def _box(column: int, row: int, width: int, rows: int) -> Box:
    return Box(column + width / 2, (row + rows / 2) * HIGH, width, rows * HIGH)
