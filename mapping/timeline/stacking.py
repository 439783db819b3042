"""Labels and marks packed in rows beside a line, so that no two meet; what gets no row is gathered in groups.

A row is as high as a line of text on the canvas. Lengths along it are the canvas's own.
"""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mapping.language import ngettext
from mapping.timeline import LifeEvent
from mapping.timeline.axis import Measure

Lines = tuple[str, ...]


def _title(event: LifeEvent) -> Sequence[Lines]:
    return ((event.title,),)


class Canvas(NamedTuple):
    """What the layout must know of where it is drawn."""

    width: float
    """Of the time axis."""
    measure: Measure
    """How wide a line of text is."""
    mark: Callable[[tuple[LifeEvent, ...]], float]
    """How wide the mark of an event, or of a group, is; it stands before the label."""
    labels: Callable[[LifeEvent], Sequence[Lines]] = _title
    """The ways to write an event, in lines, the best first."""
    gap: float = 1
    """Between a mark and its label, and between neighbours in a row."""
    lead: float = 0
    """How far a point's mark reaches to the left of its day."""
    soft: float = 2
    """How far "about" reaches beyond an end."""
    reach: float = 12
    """How far an end that nobody knows is drawn, fading."""
    least: float = 1
    """How wide a bar is at least."""
    whole: bool = False
    """Whether things stand in whole units only, as in a terminal."""

    def at(self, x: float) -> float:
        """The place as the canvas has it."""
        return float(int(x)) if self.whole and x >= 0 else x


class Stretch(NamedTuple):
    """An event along the axis, in the canvas's units, before its label has a place."""

    event: LifeEvent
    period: bool
    start: float
    sure_start: float
    """From here it is firm; before it, soft. The same as `start` where the beginning is known."""
    sure_end: float
    end: float
    at: float
    """Where a point's mark stands: its left edge. Of a period: where it begins to be seen."""
    ongoing: bool
    """Whether its end is open because it still goes on."""
    cut_start: bool
    """Whether it begins before the axis does."""
    cut_end: bool


class Item(NamedTuple):
    """An event in its place, or several that share one."""

    events: tuple[LifeEvent, ...]
    stretch: Stretch
    """The first event's; of a group, from the first of them to the last."""
    row: int
    """From 0, the nearest to the line."""
    height: int
    """How many rows it takes, from `row` outwards."""
    mark_x: float
    text_x: float
    lines: Lines
    """The label from the top downwards; the mark stands beside the first line."""
    left: float
    right: float
    """The ends of all that it takes, mark, bar and label."""

    @property
    def grouped(self) -> bool:
        """Whether it stands for several events."""
        return len(self.events) > 1


class _Placing(NamedTuple):
    """A way to label something."""

    mark_x: float
    text_x: float
    lines: Lines
    left: float
    right: float
    cost: float


_WRAPPED, _LEFT = 0.3, 0.4
"""What a way to label costs, in rows: first of all it is to stand near the line."""


def stacked(stretches: Sequence[Stretch], canvas: Canvas, rows: int | None = None) -> tuple[tuple[Item, ...], int]:
    """All of them in at most so many rows, and how many it took; without `rows`, as many as are needed."""
    ordered = sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end))
    items, over = _packed(ordered, canvas, rows)
    if over and rows:
        items, over = _packed(ordered, canvas, rows - 1)
        items += _groups(over, canvas, rows - 1)
    items.sort(key=lambda item: (item.stretch.at, item.row))
    return tuple(items), max((item.row + item.height for item in items), default=0)


def _packed(stretches: Sequence[Stretch], canvas: Canvas, rows: int | None) -> tuple[list[Item], list[Stretch]]:
    taken: list[list[tuple[float, float]]] = []
    items, over = list[Item](), list[Stretch]()
    for stretch in stretches:
        ways = [(way, _free_row(taken, way, canvas.gap)) for way in _ways(stretch, canvas)]
        fitting = [(way, row) for way, row in ways if rows is None or row + len(way.lines) <= rows]
        if not fitting:
            over.append(stretch)
            continue
        way, row = min(fitting, key=lambda found: found[1] + len(found[0].lines) + found[0].cost)
        items.append(_item((stretch.event,), stretch, way, row))
        while len(taken) < row + len(way.lines):
            taken.append([])
        for here in taken[row : row + len(way.lines)]:
            insort(here, (way.left, way.right))
    return items, over


def _free_row(taken: list[list[tuple[float, float]]], way: _Placing, gap: float) -> int:
    """The nearest row from which on there is room for all its lines."""
    left, right, height = way.left - gap, way.right + gap, len(way.lines)
    free = 0
    for number, row in enumerate(taken):
        free = free + 1 if all(end <= left or start >= right for start, end in row) else 0
        if free == height:
            return number + 1 - height
    return len(taken) - free


def _item(events: tuple[LifeEvent, ...], stretch: Stretch, way: _Placing, row: int) -> Item:
    return Item(events, stretch, row, len(way.lines), way.mark_x, way.text_x, way.lines, way.left, way.right)


def _ways(stretch: Stretch, canvas: Canvas) -> list[_Placing]:
    """Every way to label it inside the canvas; when there is none, without words."""
    mark = canvas.mark((stretch.event,))
    ways = [way for lines in canvas.labels(stretch.event) for way in _around(stretch, lines, canvas, mark)]
    return ways or [_bare(stretch, mark, canvas)]


def _around(stretch: Stretch, lines: Lines, canvas: Canvas, mark: float) -> Iterator[_Placing]:
    """Inside a bar, to the right, and to the left."""
    wide = max(map(canvas.measure, lines), default=0)
    before = mark + canvas.gap if mark else 0
    cost = _WRAPPED * (len(lines) - 1)
    start, end = max(0.0, stretch.start), min(canvas.width, stretch.end)
    if not stretch.period:
        if stretch.at + before + wide <= canvas.width:
            right = max(end, stretch.at + before + wide)
            yield _Placing(stretch.at, stretch.at + before, lines, min(start, stretch.at), right, cost)
        if stretch.at - canvas.gap - wide >= 0:
            x = stretch.at - canvas.gap - wide
            yield _Placing(stretch.at, x, lines, min(start, x), max(end, stretch.at + mark), cost + _LEFT)
        return
    if start + 2 * canvas.gap + before + wide <= end:
        x = start + canvas.gap
        yield _Placing(x, x + before, lines, start, end, cost)
        return
    # A mark stands in its bar, or touches it: apart from it, it would seem to stand at a time of its own.
    inside = mark <= end - start
    after = end + canvas.gap if inside else end + before
    if after + wide <= canvas.width:
        yield _Placing(start if inside else end, after, lines, start, after + wide, cost)
    mark_x = start if inside else start - mark
    if mark_x - canvas.gap - wide >= 0:
        x = mark_x - canvas.gap - wide
        yield _Placing(mark_x, x, lines, x, end, cost + _LEFT)


def _bare(stretch: Stretch, mark: float, canvas: Canvas) -> _Placing:
    x = min(max(0.0, stretch.at), canvas.width - mark)
    return _Placing(
        x, x + mark, ("",), min(x, max(0.0, stretch.start)), max(x + mark, min(canvas.width, stretch.end)), _LEFT
    )


def _groups(stretches: Sequence[Stretch], canvas: Canvas, row: int) -> list[Item]:
    """What found no row, in one row: each by itself where it can be, otherwise with its neighbours."""
    clusters: list[list[Stretch]] = []
    drawn: list[Item] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.at):
        cluster = [stretch]
        item = _cluster(cluster, canvas, row)
        while drawn and drawn[-1].right + canvas.gap > item.left:
            cluster = clusters.pop() + cluster
            drawn.pop()
            item = _cluster(cluster, canvas, row)
        clusters.append(cluster)
        drawn.append(item)
    return drawn


def _cluster(cluster: Sequence[Stretch], canvas: Canvas, row: int) -> Item:
    first = cluster[0]
    if len(cluster) == 1:
        way = min((way for way in _ways(first, canvas) if len(way.lines) == 1), default=None, key=lambda way: way.cost)
        return _item((first.event,), first, way or _bare(first, canvas.mark((first.event,)), canvas), row)
    events = tuple(stretch.event for stretch in cluster)
    last = max(stretch.at for stretch in cluster)
    between = first._replace(
        period=False, start=first.at, sure_start=first.at, sure_end=last, end=last, ongoing=False, cut_end=False
    )
    text, mark = ngettext("{count} event", "{count} events", len(events)), canvas.mark(events)
    ways = sorted(_around(between, (text,), canvas, mark), key=lambda way: way.cost)
    return _item(events, between, ways[0] if ways else _bare(between, mark, canvas), row)
