"""Names that were shortened so that the circle fits grow again into what is free beside them.

The sign stays in its ring and sector, so that the place is as true as before; only the name reaches farther.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len

from mapping.network import Alter
from tui.circle.glyphs import written

if TYPE_CHECKING:
    from tui.circle.frame import Frame, Label

LONGEST = 24
"""How many cells a name may have at most."""


def grown(frame: "Frame", longest: int) -> "tuple[Label, ...]":
    """The labels, each with as much of its name as there is room for, a little for each in turn."""
    labels = list(frame.labels)
    taken = _Taken(frame)
    growing = [
        (number, _longer(one.who, longest))
        for number, one in enumerate(labels)
        if isinstance(one.who, Alter) and one.row < frame.tray
    ]
    while growing:
        still = []
        for number, texts in growing:
            larger = _larger(labels[number], texts, taken)
            if larger is not None:
                taken.exchange(labels[number], larger)
                labels[number] = larger
                still.append((number, texts))
        growing = still
    return tuple(labels)


def _larger(one: "Label", texts: Iterator[str], taken: "_Taken") -> "Label | None":
    """The label with the next longer text: to the right, or to the left with its sign."""
    if not taken.beside(one):
        return None
    text = next(texts, None)
    if text is None:
        return None
    wider = one._replace(rows=(text,))
    to_the_left = wider._replace(column=one.column - (wider.width - one.width))
    return next((option for option in (wider, to_the_left) if taken.allows(one, option)), None)


def _longer(alter: Alter, longest: int) -> Iterator[str]:
    """Ever longer texts, up to the whole name; made one at a time, as most find no room for many."""
    whole = written(alter)
    before = whole.within(longest)
    for cells in range(longest + 1, min(LONGEST, cell_len(whole.name)) + 1):
        text = whole.within(cells)
        if text != before:
            yield text
            before = text


class _Taken:
    """Which cells are taken, row by row."""

    def __init__(self, frame: "Frame") -> None:
        self._frame = frame
        self._rows: dict[int, list[tuple[int, int]]] = {}
        for one in frame.labels:
            for row in range(len(one.rows)):
                self._rows.setdefault(one.row + row, []).append((one.column, one.column + one.width))
        for name in frame.names:
            self._rows.setdefault(name.row, []).append((name.column, name.column + cell_len(name.text)))

    def beside(self, one: "Label") -> bool:
        """Whether there is a free cell to the right or the left, with one more for air."""
        row = self._rows[one.row]
        left, right = one.column - 2, one.column + one.width + 1
        return any(all(not first <= cell < last for first, last in row) for cell in (left, right))

    def allows(self, before: "Label", after: "Label") -> bool:
        """Whether there is room: a free cell on each side, inside the window, the sign in the same place."""
        if after.column < 0 or after.column + after.width > self._frame.width:
            return False
        if not self._stays(before, after):
            return False
        mine = (before.column, before.column + before.width)
        others = (span for span in self._rows[before.row] if span != mine)
        return all(last < after.column or first > after.column + after.width for first, last in others)

    def exchange(self, before: "Label", after: "Label") -> None:
        """One label for another in the same row."""
        row = self._rows[before.row]
        row.remove((before.column, before.column + before.width))
        row.append((after.column, after.column + after.width))

    def _stays(self, before: "Label", after: "Label") -> bool:
        """Whether the sign keeps its ring and sector, and half of the name its sector."""
        at = self._frame.place_at
        here, half = at(before.column, before.row), at(after.column + after.width // 2, after.row)
        kept = after.column == before.column or at(after.column, after.row) == here
        return kept and (here is None or half is None or half[0] == here[0])
