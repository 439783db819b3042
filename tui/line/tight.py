"""A lane's side with fewer rows than it needs: marks keep their places in time, and words stand where there is room.

A period lies under the marks of others; only marks that would stand on each other become one, with their number.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from mapping.timeline import LifeEvent
from mapping.timeline.stacking import Canvas, Item, Stretch

Events = tuple[LifeEvent, ...]

SHORTEST = 7
"""Cells of label below which there is none."""


class _Mark(NamedTuple):
    """Events that share a mark."""

    events: Events
    stretch: Stretch
    at: int
    width: int

    @property
    def end(self) -> int:
        """The first cell after it."""
        return self.at + self.width


def tight(
    stretches: Sequence[Stretch],
    canvas: Canvas,
    rows: int,
    sign: Callable[[Events], str],
    write: Callable[[str, int], str],
) -> tuple[Item, ...]:
    """All of them in so many rows. `sign` gives a mark, `write` a title in so many cells."""
    if not rows:
        return ()
    held: list[list[_Mark]] = [[] for _row in range(rows)]
    for stretch in sorted(stretches, key=lambda stretch: (stretch.at, stretch.end)):
        mark = _marked((stretch.event,), stretch, canvas, sign)
        costs = [(_cost(mark, row), number) for number, row in enumerate(held)]
        cost, number = min(costs)
        if cost[0]:
            last = held[number].pop()
            mark = _marked((*last.events, stretch.event), last.stretch, canvas, sign)
        held[number].append(mark)
    return tuple(item for number, row in enumerate(held) for item in _written(row, number, canvas, write))


def _marked(events: Events, stretch: Stretch, canvas: Canvas, sign: Callable[[Events], str]) -> _Mark:
    width = cell_len(sign(events))
    at = max(0, min(int(stretch.at), int(canvas.width) - width))
    if len(events) > 1:  # what the others are is told when one goes nearer
        stretch = stretch._replace(period=False, ongoing=False, start=at, end=at + width)
    return _Mark(events, stretch, at, width)


def _cost(mark: _Mark, row: Sequence[_Mark]) -> tuple[bool, float]:
    """What it costs to stand in a row: on another's mark most of all, then on the periods and the words of others."""
    collides = bool(row) and row[-1].end >= mark.at
    covered = sum(
        max(0.0, min(one.stretch.end, mark.stretch.end) - max(one.stretch.start, mark.stretch.start)) for one in row
    )
    return collides, covered + (_words_cut(row[-1], mark) if row else 0)


def _words_cut(last: _Mark, mark: _Mark) -> float:
    """How many cells of the words to the right of one mark would have no room before the next."""
    return max(0, last.end + 1 + cell_len(last.events[0].title) + 1 - mark.at)


def _written(row: Sequence[_Mark], number: int, canvas: Canvas, write: Callable[[str, int], str]) -> list[Item]:
    """The marks with words to their right as far as the next mark, or else to their left as far as what is before."""
    items: list[Item] = []
    taken = 0
    for index, mark in enumerate(row):
        after = row[index + 1].at if index + 1 < len(row) else int(canvas.width)
        right, left = after - mark.end - 2, mark.at - taken - 2
        text = _text(mark, right, write)
        text_x, ends = mark.end + 1, (mark.at, mark.end + 1 + cell_len(text))
        if not text and (text := _text(mark, left, write)):
            text_x = mark.at - 1 - cell_len(text)
            ends = text_x, mark.end
        elif not text:
            ends = mark.at, mark.end
        taken = max(ends[1], int(min(mark.stretch.end, after)))
        at, beside, first, last = map(float, (mark.at, text_x, *ends))
        items.append(Item(mark.events, mark.stretch, number, 1, at, beside, (text,), first, last))
    return items


def _text(mark: _Mark, room: int, write: Callable[[str, int], str]) -> str:
    """As much of the first title as there is room for, and how many more there are; empty where that says nothing."""
    more = f" +{len(mark.events) - 1}" if len(mark.events) > 1 else ""
    return write(mark.events[0].title, room - len(more)) + more if room >= SHORTEST + len(more) else ""
