"""Measures as lines with small bars. Pure text building: a bar shows how many, and no colour says good or bad."""

from collections.abc import Iterator

from textual.content import Content

from mapping.measures.words import Row, Told
from mapping.network import RINGS
from mapping.terms import ring_name
from tui.shown import row, shown

MARKS = ("■", "▪", "·")
"""What a bar is made of; its parts after each other differ in shape, as the rings from the nearest."""
NAME_WIDTH = 24
BAR_WIDTH = 32
"""Cells. A longer bar is drawn to scale, as are all in the same measure."""
FIGURE_WIDTH = 5
GAP = "  "


def measure_lines(told: Told) -> Iterator[tuple[str, Content]]:
    """One measure from heading to meaning, as (class in the style sheet, line)."""
    yield "measure", shown(told.heading)
    if told.said:
        yield "said", shown(told.said)
    for each in told.rows:
        yield "row", _line(each, _scale(told))
        if each.more:
            yield "more", shown(each.more)
    if any(len(each.bar) > 1 for each in told.rows):
        yield "row", _legend()
    if told.reckoned:
        yield "reckoned", shown(told.reckoned)
    yield "meaning", shown(told.meaning)


def _line(each: Row, scale: float) -> Content:
    name = shown(each.name.replace("\n", " ")).truncate(NAME_WIDTH, ellipsis=True, pad=True)
    bar = "".join(mark * _cells(length * scale) for length, mark in zip(each.bar, MARKS, strict=False))
    return row(name, f"{each.said:>{FIGURE_WIDTH}}", GAP, (bar, "$accent"))


def _legend() -> Content:
    """What the parts of a bar are, under the bars."""
    rings = GAP.join(f"{mark} {ring_name(ring)}" for mark, ring in zip(MARKS, RINGS, strict=True))
    return row(" " * (NAME_WIDTH + FIGURE_WIDTH + len(GAP)), (rings, "$muted"))


def _scale(told: Told) -> float:
    """Cells for each one that is counted."""
    if told.whole is not None:
        return BAR_WIDTH / told.whole
    longest = max((sum(each.bar) for each in told.rows), default=0)
    return min(1, BAR_WIDTH / longest) if longest else 1


def _cells(length: float) -> int:
    """What is there is seen, however little."""
    return max(1, round(length)) if length > 0 else 0
