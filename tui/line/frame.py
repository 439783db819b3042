"""The timeline laid out as large as its window: which rows each lane has, and where each event stands, in cells."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.record import Id
from mapping.timeline import Lane, LifeEvent
from mapping.timeline.axis import Axis, Birthdays, Tick, birthdays, shifted, ticks
from mapping.timeline.chart import Band, Chart, chart, is_strain
from mapping.timeline.stacking import Canvas, Item, Lines
from tui.line.tight import tight

NAMES = 14
"""Columns to the left, for the lanes' names and a space."""

BROAD = 90
"""From this many columns of axis, marks tell how much something weighed, and labels are longer."""

_FEW = 60
"""Up to so many events it is tried whether all titles have room whole."""

_LENGTHS = (36, 24, 11)
"""How long labels may be, in cells, the longest first."""

_SURE = 2
"""Cells that the days may take within which a point might have been, before it is drawn as vague."""

_LANES = tuple(Lane)
UNDATED = len(_LANES)
"""The number of the margin for what has no date, after the lanes'."""

Sides = Mapping[Lane, tuple[int, int]]


class Story(NamedTuple):
    """What is drawn: the events as they may be seen, and whose ages stand along the axis."""

    events: tuple[LifeEvent, ...]
    people: tuple[tuple[str, FuzzyDate | None], ...]
    """The parent and the children, with their births."""
    today: date
    """The day of the session."""


class Box(NamedTuple):
    """An event in its place on the screen, or several that share one."""

    ids: tuple[Id, ...]
    band: int
    """The number of its lane, or `UNDATED`."""
    row: int
    left: int
    right: int
    """The first column after it."""
    at: int
    """Where it stands in time; among the undated, in their order."""
    mark: str
    item: Item | None
    """None for an undated one."""

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell is part of it."""
        return row == self.row and self.left <= column < self.right


class LaneRows(NamedTuple):
    """Where a lane is drawn."""

    lane: Lane
    top: int
    line: int
    """The row of its line; what is nearest above stands on it."""
    bottom: int
    """Its last row."""


class Frame(NamedTuple):
    """The whole window, laid out."""

    story: Story
    width: int
    height: int
    chart: Chart
    ticks: tuple[Tick, ...]
    ages: tuple[Birthdays, ...]
    ages_left: int
    """Of how many people more there would be ages, had the window room for them."""
    lanes: tuple[LaneRows, ...]
    boxes: tuple[Box, ...]
    margin: int
    """The row of what has no date; `height` when there is none."""

    @property
    def axis(self) -> Axis:
        """The days that are drawn."""
        return self.chart.axis

    def box_of(self, id_: Id | None) -> Box | None:
        """Where an event stands; None when it is not in the window."""
        return next((box for box in self.boxes if id_ in box.ids), None)

    def box_at(self, column: int, row: int) -> Box | None:
        """What stands in a cell."""
        return next((box for box in reversed(self.boxes) if box.holds(column, row)), None)

    def day_at(self, column: int) -> date:
        """The day of a column."""
        return self.axis.day(min(max(column - NAMES, 0), self.width - NAMES), self.width - NAMES)

    def column_of(self, day: date) -> int:
        """The column of a day, which may lie outside the window."""
        return NAMES + int(self.axis.x(day, self.width - NAMES))


def framed(story: Story, axis: Axis, width: int, height: int) -> Frame:
    """The story in a window of at least `NAMES` + 20 columns and 10 rows."""
    across = width - NAMES
    canvas = canvas_of(across)
    ages = _ages(story, axis, across)
    whole = _whole_names(story, axis, across, height - 1) or chart(story.events, axis, canvas, story.today)
    undated = bool(whole.undated)
    sides, ages_shown = _sides(story, whole, height - 1 - undated, len(ages))
    whole = whole._replace(bands=tuple(_above(band) if not sides[band.lane][1] else band for band in whole.bands))
    packed = frozenset((b.lane, side) for b in whole.bands for side in (0, 1) if _needs(b)[side] > sides[b.lane][side])
    laid = whole._replace(bands=tuple(_within(band, sides[band.lane], canvas) for band in whole.bands))
    spare = height - 1 - ages_shown - undated - sum(map(sum, sides.values()))
    lanes = _stood(sides, 1 + ages_shown, apart=spare >= len(_LANES) - 1)
    margin = height - 1 if undated else height
    boxes = (*_boxes(laid, lanes, packed), *_margin(laid, margin, width))
    named = ticks(axis, across, cell_len, 2)
    return Frame(story, width, height, laid, named, ages[:ages_shown], len(ages) - ages_shown, lanes, boxes, margin)


def _whole_names(story: Story, axis: Axis, width: int, rows: int) -> Chart | None:
    """The chart with titles as long as may be, further from the line; None where the window has no rows for it."""
    if len(story.events) > _FEW:
        return None
    laid = chart(story.events, axis, canvas_of(width, longest=True), story.today)
    needed = sum(sum(_needs(band)) for band in laid.bands)
    return laid if needed + len(story.people) + bool(laid.undated) <= rows else None


def _above(band: Band) -> Band:
    """A lane for which there is no row below: what would hang there stands on the line, and needs a row more."""
    if not band.below:
        return band
    return band._replace(above=(*band.above, *band.below), below=(), rows_above=band.rows_above + 1, rows_below=0)


@lru_cache(maxsize=16)
def _within(band: Band, rows: tuple[int, int], canvas: Canvas) -> Band:
    """A lane in the rows that it has: sides that need more are packed tightly."""
    sides = []
    for items, needed, granted in zip((band.above, band.below), _needs(band), rows, strict=True):
        if needed <= granted:
            sides.append(items)
            continue
        stretches = [item.stretch for item in items]
        sides.append(tight(stretches, canvas, granted, partial(sign_of, broad=False, tight=True), _in_few))
    return band._replace(above=sides[0], below=sides[1], rows_above=rows[0], rows_below=rows[1])


@lru_cache(maxsize=4)
def canvas_of(width: int, *, longest: bool = False) -> Canvas:
    """What the layout must know of a terminal that has so many columns of axis; with the `longest` labels only, or all.

    Kept: lanes are laid out anew only on another canvas, and one with new functions would be another.
    """
    broad = width >= BROAD
    ways = 1 if longest else len(_LENGTHS)
    return Canvas(
        width=width,
        measure=cell_len,
        mark=lambda events: cell_len(sign_of(events, broad=broad)),
        labels=lambda event: _labels(event.title, broad)[:ways],
        reach=6,
        whole=True,
    )


def sign_of(events: tuple[LifeEvent, ...], *, broad: bool, sure: bool = True, tight: bool = False) -> str:
    """The mark of an event: a dot for a point, a hollow one when vague, and which way it weighed; of several, how many.

    A period that weighs nothing has a mark only where it may lie under others.
    """
    first = events[0].weight or 0
    if len(events) > 1:
        weights = [event.weight or 0 for event in events]
        return f"{len(events)}●" + ("▼" if max(weights) < 0 else "▲" if min(weights) > 0 else "")
    way = ("▼" if first < 0 else "▲") * (abs(first) if broad else first != 0)
    point = "" if "/" in events[0].when.edtf else "●" if sure else "○"
    return point + way or "┣" * tight


@lru_cache(maxsize=4096)
def _labels(title: str, broad: bool) -> tuple[Lines, ...]:
    """A title as long as there is room for."""
    text = clean(title) or "?"
    return tuple(dict.fromkeys((cut(text, length),) for length in _LENGTHS[0 if broad else 1 :]))


@lru_cache(maxsize=4096)
def cut(text: str, length: int) -> str:
    """A text in at most so many cells, cut where a word ends as far as that leaves most of it."""
    if cell_len(text) <= length:
        return text
    words = text.split()
    while words and cell_len(" ".join(words)) > length - 1:
        words.pop()
    whole = " ".join(words)
    return f"{whole if cell_len(whole) * 2 > length else set_cell_size(text, length - 1).rstrip()}…"


def _in_few(title: str, length: int) -> str:
    """A title in at most so many cells."""
    return cut(clean(title) or "?", length)


def _ages(story: Story, axis: Axis, across: int) -> tuple[Birthdays, ...]:
    found = (birthdays(name, born, axis, across) for name, born in story.people)
    return tuple(ages for ages in found if ages)


def _sides(story: Story, whole: Chart, room: int, people: int) -> tuple[dict[Lane, tuple[int, int]], int]:
    """The rows of each lane above and below its line, and how many people's ages there is room for.

    Every lane has its line, and a row below where there is any strain at all: lanes do not come and go with the years.
    The rows that are left go where there would else be too few.
    """
    strained = Counter(event.lane for event in story.events if is_strain(event) and event.when.dated)
    # In a window that is too low for all, the lanes with fewest strains have them on the line.
    hanging = [lane for lane, _count in strained.most_common(max(0, room - len(_LANES)))]
    sides = {lane: [1, int(lane in hanging)] for lane in _LANES}
    left = room - sum(map(sum, sides.values()))
    ages = min(people, max(0, min(left, 3 if left < 12 else 6)))
    left -= ages
    wants = {band.lane: _needs(band) for band in whole.bands}
    both = [(lane, side) for lane in _LANES for side in (0, 1)]
    while lacking := [(lane, side) for lane, side in both if wants[lane][side] > sides[lane][side]][: max(0, left)]:
        for lane, side in lacking:
            sides[lane][side] += 1
        left -= len(lacking)
    low = [lane for lane in _LANES if sum(sides[lane]) == 1]
    if left >= len(low):  # room for the whole name
        sides |= {lane: [1, 1] for lane in low}
    return {lane: (above, below) for lane, (above, below) in sides.items()}, ages


def _needs(band: Band) -> tuple[int, int]:
    """The rows above and below the line that a lane needs to have a place for everything."""
    return band.rows_above, band.rows_below


def _stood(sides: Sides, top: int, *, apart: bool) -> tuple[LaneRows, ...]:
    lanes = []
    for lane in _LANES:
        above, below = sides[lane]
        line = top + above - 1
        lanes.append(LaneRows(lane, top, line, line + below))
        top = line + below + 1 + apart
    return tuple(lanes)


def _boxes(laid: Chart, lanes: tuple[LaneRows, ...], packed: frozenset[tuple[Lane, int]]) -> list[Box]:
    boxes = []
    broad = laid.width >= BROAD
    for number, (band, here) in enumerate(zip(laid.bands, lanes, strict=True)):
        for side, items in enumerate((band.above, band.below)):
            tightly = (band.lane, side) in packed
            for item in items:
                row = here.line + 1 + item.row if side else here.line - item.row
                left, right = NAMES + int(item.left), NAMES + max(int(item.right), int(item.left) + 1)
                ids = tuple(event.id for event in item.events)
                sure = item.stretch.end - item.stretch.start <= _SURE
                mark = sign_of(item.events, broad=broad and not tightly, sure=sure, tight=tightly)
                boxes.append(Box(ids, number, row, left, right, NAMES + int(item.stretch.at), mark, item))
    return boxes


def _margin(laid: Chart, row: int, width: int) -> list[Box]:
    """What has no date, beside each other in one row; those without room share the last place."""
    undated = laid.undated
    if not undated:
        return []
    marks = [sign_of((event,), broad=False, sure=False) for event in undated]
    each = max(8, min(36, (width - NAMES) // len(undated) - 1))
    fit = max(1, (width - NAMES) // (each + 1))
    boxes, left = [], NAMES
    for number, event in enumerate(undated[:fit]):
        ids = tuple(one.id for one in undated[number:]) if number == fit - 1 else (event.id,)
        right = min(left + each, width)
        mark = marks[number] if len(ids) == 1 else f"{len(ids)}●"
        boxes.append(Box(ids, UNDATED, row, left, right, left, mark, None))
        left = right + 1
    return boxes


def around(frame: Frame, day: date) -> Axis:
    """The axis moved so that a day stands well inside it."""
    if frame.axis.first <= day <= frame.axis.last:
        return frame.axis
    first = shifted(day, -frame.axis.days // 4 if day > frame.axis.last else -frame.axis.days * 3 // 4)
    return Axis(first, shifted(first, frame.axis.days - 1))
