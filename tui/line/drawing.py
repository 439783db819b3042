"""The timeline drawn in cells: what stands in each, and in which ink. Pure: the widget only colours it.

Strain hangs below a lane's line and resources stand on it, each with its triangles, so that it is read without colour.
"""

import enum
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.record import Id
from mapping.terms import term
from mapping.timeline.chart import is_strain
from mapping.timeline.stacking import Item
from tui.circle.glyphs import cells, shortened
from tui.line.frame import NAMES, Box, Frame, LaneRows, cut


class Ink(enum.IntEnum):
    """What a cell's sign is, which decides its colour."""

    PAPER = enum.auto()
    RULE = enum.auto()
    """A lane's line, and the years' marks on it."""
    FAINT = enum.auto()
    """Years, ages, and what stands back."""
    LANE = enum.auto()
    NAME = enum.auto()
    NEUTRAL = enum.auto()
    """A bar or mark that is neither strain nor resource."""
    STRAIN = enum.auto()
    RESOURCE = enum.auto()
    CHOSEN = enum.auto()
    CURSOR = enum.auto()
    CROSSED = enum.auto()
    """What the time cursor crosses."""


class Row(NamedTuple):
    """One row of cells: a sign and an ink for each."""

    signs: tuple[str, ...]
    inks: tuple[Ink, ...]
    shaded: bool = False
    """Whether it is part of every other lane, which lies on darker paper."""


class Showing(NamedTuple):
    """What is shown beside the events themselves."""

    chosen: Id | None = None
    cursor: date | None = None
    """Where the time cursor stands; None while it is off."""
    cursor_words: str = ""


FIRM, SOFT, OPEN, BEFORE, AFTER = "━", "╌", "▸", "‹", "›"


class _Sheet:
    """Cells while they are drawn."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.signs = [[" "] * width for _row in range(height)]
        self.inks = [[Ink.PAPER] * width for _row in range(height)]

    def put(self, column: int, row: int, sign: str, ink: Ink) -> None:
        """One sign, where there is a cell."""
        if 0 <= column < self.width and 0 <= row < self.height:
            self.signs[row][column], self.inks[row][column] = sign, ink

    def write(self, column: int, row: int, text: str, ink: Ink) -> None:
        """A text, as far as there are cells."""
        for number, sign in enumerate(_cells(text), column):
            self.put(number, row, sign, ink)

    def rule(self, column: int, row: int, sign: str, ink: Ink) -> None:
        """One sign from a column to the right end."""
        left = self.width - column
        self.signs[row][column:], self.inks[row][column:] = [sign] * left, [ink] * left

    def rows(self) -> tuple[Row, ...]:
        """As it was drawn."""
        return tuple(Row(tuple(signs), tuple(inks)) for signs, inks in zip(self.signs, self.inks, strict=True))


@lru_cache(maxsize=4096)
def _cells(text: str) -> tuple[str, ...]:
    return tuple(cells(text))


def drawn(frame: Frame, showing: Showing) -> tuple[Row, ...]:
    """Every row of the window."""
    sheet = _Sheet(frame.width, frame.height)
    _draw_axis(sheet, frame)
    for lane in frame.lanes:
        _draw_lane(sheet, frame, lane)
    for box in frame.boxes:
        if box.item is not None:
            _draw_extent(sheet, box, box.item)
    for box in frame.boxes:
        _draw_box(sheet, frame, box, chosen=showing.chosen in box.ids)
    if showing.cursor is not None:
        _draw_cursor(sheet, frame, showing.cursor)
        _name_cursor(sheet, frame, showing)
    shaded = {row for lane in frame.lanes[::2] for row in range(lane.top, lane.bottom + 1)}
    return tuple(row._replace(shaded=number in shaded) for number, row in enumerate(sheet.rows()))


def changed(before: tuple[Row, ...], after: tuple[Row, ...]) -> list[int]:
    """The rows that differ."""
    if len(before) != len(after):
        return list(range(len(after)))
    return [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]


def _draw_axis(sheet: _Sheet, frame: Frame) -> None:
    """The years, and under them how old everybody became."""
    for tick in sorted(frame.ticks, key=lambda tick: bool(tick.text)):
        text = tick.text or "·"
        if NAMES + int(tick.x) + cell_len(text) <= frame.width:
            sheet.write(NAMES + int(tick.x), 0, text, Ink.NAME if tick.major else Ink.FAINT)
    for row, ages in enumerate(frame.ages, 1):
        sheet.write(0, row, _whose(clean(ages.name), frame.ages_left if row == len(frame.ages) else 0), Ink.FAINT)
        free = 0
        for x, age in ages.ticks:
            text = _("about {age}").format(age=age) if ages.about and not free else str(age)
            if (
                int(x) >= free
                and int(x) + cell_len(text) <= frame.width - NAMES
                and (age % _step(frame) == 0 or not free)
            ):
                sheet.write(NAMES + int(x), row, text, Ink.FAINT)
                free = int(x) + cell_len(text) + 2


def _whose(name: str, left: int) -> str:
    """Whose ages a row tells; on the last one also how many people's there was no room for."""
    more = f" +{left}" if left else ""
    said = _("{name}, age").format(name=name) + more
    return said if cell_len(said) < NAMES else shortened(name, NAMES - 1 - cell_len(more)) + more


def _step(frame: Frame) -> int:
    """Every how many years an age is told."""
    a_year = (frame.width - NAMES) / frame.axis.days * 365.25
    return next((step for step in (1, 2, 5, 10) if step * a_year >= 4), 20)


def _draw_lane(sheet: _Sheet, frame: Frame, lane: LaneRows) -> None:
    sheet.rule(NAMES, lane.line, "─", Ink.RULE)
    for tick in frame.ticks:
        if tick.major:
            sheet.put(NAMES + int(tick.x), lane.line, "┼", Ink.RULE)
    for row, text in enumerate(_wrapped(term(lane.lane), lane.bottom - lane.top + 1), lane.top):
        sheet.write(0, row, text, Ink.LANE)


def _wrapped(name: str, rows: int) -> list[str]:
    """A lane's name, in two rows where it is long and there are two."""
    if cell_len(name) < NAMES or rows < 2:
        return [shortened(name, NAMES - 1)]
    first, *rest = name.split()
    while rest and cell_len(f"{first} {rest[0]}") < NAMES:
        first = f"{first} {rest.pop(0)}"
    return [cut(first, NAMES - 1), *([cut(" ".join(rest), NAMES - 1)] if rest else [])]


def _draw_box(sheet: _Sheet, frame: Frame, box: Box, *, chosen: bool) -> None:
    if box.item is None:
        _draw_undated(sheet, frame, box, chosen=chosen)
        return
    item = box.item
    text, ink = item.lines[0], Ink.CHOSEN if chosen else _ink(item)
    at, words = NAMES + int(item.mark_x), NAMES + int(item.text_x)
    after = words + cell_len(text)
    if text:
        begins = item.stretch.period and words - 1 <= NAMES + item.stretch.start  # a bar's own beginning stays
        _clear(sheet, words - 1, box.row, only=Ink.RULE if begins else None)
        _clear(sheet, after, box.row)
    for column in (at - 1, at + cell_len(box.mark)):
        _clear(sheet, column, box.row, only=Ink.RULE)
    sheet.write(at, box.row, box.mark, ink)
    sheet.write(words, box.row, text, Ink.CHOSEN if chosen else Ink.NAME)
    if chosen and box.mark and words == at + cell_len(box.mark) + 1:
        sheet.put(words - 1, box.row, " ", ink)


def _clear(sheet: _Sheet, column: int, row: int, only: Ink | None = None) -> None:
    """Empty a cell beside a label or a mark, so that it stands free of a lane's line, or of the bar it stands on."""
    if NAMES <= column < sheet.width and only in (None, sheet.inks[row][column]):
        sheet.put(column, row, " ", Ink.PAPER)


def _draw_extent(sheet: _Sheet, box: Box, item: Item) -> None:
    """A period's bar, soft where nobody knows; of a point, the days that it may have been."""
    stretch, ink = item.stretch, _ink(item)
    start, end = NAMES + int(stretch.start), NAMES + max(int(stretch.end), int(stretch.start) + 1)
    if not stretch.period:
        if end - start > 2 and not item.grouped:
            for column in range(start, end):
                sheet.put(column, box.row, SOFT, ink)
        return
    for column in range(start, min(end, sheet.width)):
        firm = NAMES + stretch.sure_start <= column < max(NAMES + stretch.sure_end, NAMES + stretch.sure_start + 1)
        sheet.put(column, box.row, FIRM if firm else SOFT, ink)
    if stretch.ongoing and not stretch.cut_end:
        sheet.put(min(end, sheet.width) - 1, box.row, OPEN, ink)
    if stretch.cut_start:
        sheet.put(start, box.row, BEFORE, ink)
    if stretch.cut_end:
        sheet.put(min(end, sheet.width) - 1, box.row, AFTER, ink)


def _ink(item: Item) -> Ink:
    if all(map(is_strain, item.events)):
        return Ink.STRAIN
    good = any((event.weight or 0) > 0 for event in item.events)
    return Ink.RESOURCE if good else Ink.NEUTRAL


def _draw_undated(sheet: _Sheet, frame: Frame, box: Box, *, chosen: bool) -> None:
    """In the margin: its mark and as much of it as there is room for."""
    sheet.write(0, frame.margin, shortened(_("Without a date"), NAMES - 1), Ink.LANE)
    events = [event for event in frame.chart.undated if event.id in box.ids]
    count = ngettext("{count} event", "{count} events", len(events)).format(count=len(events))
    text = f"{box.mark} {clean(events[0].title) if len(events) == 1 else count}"
    ink = Ink.CHOSEN if chosen else Ink.STRAIN if all(map(is_strain, events)) else Ink.NAME
    sheet.write(box.left, box.row, cut(text, box.right - box.left), ink)


def _draw_cursor(sheet: _Sheet, frame: Frame, day: date) -> None:
    """A line through all the lanes; what stands in its way is lit."""
    column = frame.column_of(day)
    if NAMES <= column < frame.width:
        for row in range(1 + len(frame.ages), frame.margin):
            sign, crossed = sheet.signs[row][column], sheet.inks[row][column] not in (Ink.PAPER, Ink.RULE)
            sheet.put(column, row, sign if crossed else "┃", Ink.CROSSED if crossed else Ink.CURSOR)


def _name_cursor(sheet: _Sheet, frame: Frame, showing: Showing) -> None:
    """Which time it is, on the axis."""
    assert showing.cursor is not None  # noqa: S101 - only drawn while it is on
    column, text = frame.column_of(showing.cursor), f" {clean(showing.cursor_words)} "
    if NAMES <= column < frame.width:
        left = min(max(NAMES, column - cell_len(text) // 2), frame.width - cell_len(text))
        sheet.write(left, 0, text, Ink.CHOSEN)
