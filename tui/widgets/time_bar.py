"""The time that is left as a bar that shrinks, with words: never a number that ticks (METHOD § 4)."""

from math import ceil

from textual.content import Content

from mapping.meeting.time_left import words_of
from tui.shown import row

CELLS = 6
"""So many are few enough for the smallest window, and change some times in a meeting."""


def time_bar(part: float) -> Content:
    """A part of the whole, 0 to 1. What is left is told by shape, and by words beside it."""
    left = ceil(part * CELLS)
    return row(("■" * left, "$accent"), ("□" * (CELLS - left), "$muted"), f" {words_of(part)}")
