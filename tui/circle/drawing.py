"""The map drawn in cells: what stands in each, and in which ink. Pure: the widget only colours it.

Rings and sectors' borders are faint dots under everything, ties are lines of dots, people stand on top. What colour
says is said by shape or text too.
"""

import enum
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import hypot
from typing import NamedTuple

from mapping.language import gettext as _
from mapping.network import Alter, Direction, Kinship, Network, Strength, Tie
from mapping.placement.boxes import point
from mapping.record import Id
from tui.circle.dots import BLANK, HIGH, Dots, Point, braille
from tui.circle.frame import Frame, Label
from tui.circle.glyphs import cells


class Ink(enum.IntEnum):
    """What a cell's sign is, which decides its colour."""

    RIM = enum.auto()
    TIE = enum.auto()
    STRAIN = enum.auto()
    NAME = enum.auto()
    SIGN = enum.auto()
    """The symbol before a name."""
    BACK = enum.auto()
    """Somebody who stands back."""
    EGO = enum.auto()
    CHOSEN = enum.auto()
    SECTOR = enum.auto()


class Cell(NamedTuple):
    """One cell's sign."""

    sign: str
    ink: Ink
    sector: int = 0
    """Whose hue it has, for the inks that have one."""


class Showing(NamedTuple):
    """What of the network is shown."""

    ties: tuple[Tie, ...] = ()
    concerned: frozenset[Id] | None = None
    """Who does not stand back; None for nobody who does."""
    chosen: Id | None = None
    other: Id | None = None
    """The one whom a tie is being drawn to."""
    offered: str = ""
    """What is written where nobody waits, while somebody who might is held."""
    offered_at: tuple[int, int] = (0, 0)


Cells = dict[int, dict[int, Cell]]
"""Row by row, then by column; a cell that is not there is empty paper."""

_APART = 1.5
"""Between ties that join the same two, in units."""

_SLASHES = {Kinship.EX_PARTNER: "/", Kinship.DIVORCED: "//"}


def drawn(network: Network, frame: Frame, showing: Showing) -> Cells:
    """Every cell that holds something."""
    spans = tuple((wedge.start, wedge.end) for wedge in frame.wedges)
    rim = _backdrop(frame.centre, frame.rings, spans)
    sheet = defaultdict(dict, {row: cells.copy() for row, cells in rim.items()})
    _draw_ties(sheet, frame, showing)
    sectors = {sector.key: index for index, sector in enumerate(network.sectors)}
    for name in frame.names:
        _write(sheet, name.column, name.row, name.text, Ink.SECTOR, name.number)
    if frame.tray < frame.height:
        _write(sheet, 0, frame.tray, _("Waiting for a place"), Ink.BACK)
    for one in frame.labels:
        _draw_label(sheet, one, showing, sectors)
    _write(sheet, *showing.offered_at, showing.offered, Ink.TIE)
    return sheet


def changed(before: Cells, after: Cells) -> set[int]:
    """The rows that differ."""
    return {row for row in before.keys() | after.keys() if before.get(row) != after.get(row)}


@lru_cache(maxsize=8)
def _backdrop(centre: Point, rings: tuple[float, ...], spans: tuple[tuple[float, float], ...]) -> Cells:
    """The rings, and dotted borders between the sectors. Kept: it is the same for every key pressed."""
    dots = Dots()
    for radius in rings[1:]:
        dots.circle(centre, radius, every=1 if radius == rings[-1] else 2)
    for start, _end in spans:
        inner, outer = (_from(centre, point(start, radius)) for radius in (rings[0], rings[-1]))
        dots.line(inner, outer, every=3)
    sheet: Cells = defaultdict(dict)
    for (column, row), bits in dots.bits().items():
        sheet[row][column] = _dotted(bits, Ink.RIM)
    return sheet


@lru_cache(maxsize=1024)
def _dotted(bits: int, ink: Ink) -> Cell:
    return Cell(braille(bits), ink)


def _from(centre: Point, offset: Point) -> Point:
    return centre[0] + offset[0], centre[1] + offset[1]


class _Line(NamedTuple):
    """A tie's way, from middle to middle."""

    tie: Tie
    start: Point
    end: Point
    ends: tuple[Label, Label]

    def at(self, share: float) -> Point:
        """The point so far along it."""
        (sx, sy), (ex, ey) = self.start, self.end
        return sx + (ex - sx) * share, sy + (ey - sy) * share


def _draw_ties(sheet: Cells, frame: Frame, showing: Showing) -> None:
    plain, strained = Dots(), Dots()
    lines = list(_lines(frame, showing))
    for line in lines:
        _draw_line(plain, strained, line)
    # A rim gives way to a tie in the same cell; a zigzag keeps the dots of the line it swings around.
    for ink, dots in ((Ink.TIE, plain), (Ink.STRAIN, strained)):
        for (column, row), bits in dots.bits().items():
            below = sheet[row].get(column)
            under = ord(below.sign) - BLANK if below is not None and below.ink is Ink.TIE else 0
            sheet[row][column] = _dotted(bits | under, ink)
    for line in lines:
        _draw_marks(sheet, line)


def _lines(frame: Frame, showing: Showing) -> Iterable[_Line]:
    """The ties whose both ends are on the map, those of the same two side by side.

    To somebody who waits beside the map a tie is drawn only when one of the two is chosen: it would cross the circle.
    """
    chosen = (showing.chosen, showing.other)
    labels = {one.who.id: one for one in frame.labels}
    away = {one.who.id for one in frame.labels if one.row >= frame.tray and one.who.id not in chosen}
    pairs: dict[frozenset[Id], list[Tie]] = defaultdict(list)
    for tie in showing.ties:
        if away & {tie.a, tie.b}:
            continue
        if tie.a != tie.b and tie.a in labels and tie.b in labels:
            pairs[frozenset((tie.a, tie.b))].append(tie)
    for joined in pairs.values():
        one, other = sorted((joined[0].a, joined[0].b))
        start, end = labels[one].middle, labels[other].middle
        length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
        aside = -(end[1] - start[1]) / length, (end[0] - start[0]) / length
        for number, tie in enumerate(joined):
            off = (number - (len(joined) - 1) / 2) * _APART
            from_, to = (_from(at, (aside[0] * off, aside[1] * off)) for at in (start, end))
            if tie.a == one:
                yield _Line(tie, from_, to, (labels[one], labels[other]))
            else:
                yield _Line(tie, to, from_, (labels[other], labels[one]))


def _draw_line(plain: Dots, strained: Dots, line: _Line) -> None:
    """Strength by weight, strain as a zigzag over it, a broken contact with a gap."""
    tie, pieces = line.tie, [(0.0, 1.0)]
    if tie.broken:
        half = min(2.0 / (_length(line) or 1.0), 0.2)
        pieces = [(0.0, 0.5 - half), (0.5 + half, 1.0)]
    for first, last in pieces:
        ends = line.at(first), line.at(last)
        plain.line(*ends, every=3 if tie.strength is Strength.WEAK else 1, thick=tie.strength is Strength.STRONG)
        if tie.strained:
            strained.zigzag(*ends)


def _length(line: _Line) -> float:
    return hypot(line.end[0] - line.start[0], line.end[1] - line.start[1])


def _draw_marks(sheet: Cells, line: _Line) -> None:
    """Two strokes where a contact is broken, slashes of a separation, and arrowheads at who receives support."""
    dx, dy = line.end[0] - line.start[0], line.end[1] - line.start[1]
    level = abs(dx) >= abs(dy)
    tie = line.tie
    if tie.broken:
        _set(sheet, line.at(0.5), "‖" if level else "=", Ink.TIE)
    if tie.kinship in _SLASHES:
        column, row = _cell(line.at(0.4 if tie.broken else 0.5))
        _write(sheet, column, row, _SLASHES[tie.kinship], Ink.TIE)
    if tie.support in (Direction.TO_B, Direction.MUTUAL):
        _set(sheet, _before(line, to_end=True), _head(dx, dy), Ink.TIE)
    if tie.support in (Direction.TO_A, Direction.MUTUAL):
        _set(sheet, _before(line, to_end=False), _head(-dx, -dy), Ink.TIE)


def _before(line: _Line, *, to_end: bool) -> Point:
    """The last point of the line before it reaches the one at that end."""
    reached = line.ends[1 if to_end else 0]
    steps = int(_length(line) * 2) + 1
    at = line.at(0.5)
    for step in range(steps + 1):
        share = step / steps
        at = line.at(1 - share if to_end else share)
        column, row = _cell(at)
        if not reached.holds(column, row):
            break
    return at


def _head(dx: float, dy: float) -> str:
    if abs(dx) >= abs(dy):
        return "▶" if dx > 0 else "◀"
    return "▼" if dy > 0 else "▲"


def _draw_label(sheet: Cells, one: Label, showing: Showing, sectors: dict[str, int]) -> None:
    who = one.who
    chosen = who.id in (showing.chosen, showing.other)
    back = showing.concerned is not None and who.id not in showing.concerned
    ink = Ink.CHOSEN if chosen else Ink.BACK if back else Ink.NAME if isinstance(who, Alter) else Ink.EGO
    hue = sectors.get(who.sector or "", -1) if isinstance(who, Alter) else -1
    for number, text in enumerate(one.rows):
        _write(sheet, one.column, one.row + number, text, ink, hue)
    if ink is Ink.NAME and hue >= 0:
        _write(sheet, one.column, one.row, one.rows[0][0], Ink.SIGN, hue)


def _write(sheet: Cells, column: int, row: int, text: str, ink: Ink, sector: int = 0) -> None:
    sheet[row].update(enumerate(_written(text, ink, sector), column))


@lru_cache(maxsize=2048)
def _written(text: str, ink: Ink, sector: int) -> tuple[Cell, ...]:
    return tuple(Cell(sign, ink, sector) for sign in cells(text))


def _set(sheet: Cells, at: Point, sign: str, ink: Ink) -> None:
    column, row = _cell(at)
    sheet[row][column] = Cell(sign, ink)


def _cell(at: Point) -> tuple[int, int]:
    return int(at[0] // 1), int(at[1] // HIGH)
