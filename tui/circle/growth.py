"""Names that were shortened so that the circle fits grow again into what is free beside them.

The sign stays in its ring and sector, so that the place is as true as before; only the name reaches farther.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from mapping.network import Alter
from tui.circle.glyphs import label

if TYPE_CHECKING:
    from tui.circle.frame import Frame, Label

LONGEST = 24
"""How many cells a name may have at most."""


def grown(frame: "Frame", longest: int) -> "tuple[Label, ...]":
    """The labels, each with as much of its name as there is room for, a little for each in turn."""
    labels = list(frame.labels)
    taken = _Taken(frame)
    growing = {
        number: _steps(one.who, longest)
        for number, one in enumerate(labels)
        if isinstance(one.who, Alter) and one.row < frame.tray
    }
    while growing:
        for number, steps in list(growing.items()):
            larger = next(
                (one for one in _larger(labels[number], steps[:1]) if taken.allows(labels[number], one)), None
            )
            if larger is None:
                del growing[number]
                continue
            taken.exchange(labels[number], larger)
            labels[number] = larger
            if len(steps) == 1:
                del growing[number]
            else:
                growing[number] = steps[1:]
    return tuple(labels)


def _steps(alter: Alter, longest: int) -> list[str]:
    """Ever longer texts, up to the whole name."""
    texts = dict.fromkeys(label(alter, cells) for cells in range(longest, LONGEST + 1))
    return [text for _before, text in pairwise(texts)]


def _larger(one: "Label", texts: Iterable[str]) -> "Iterable[Label]":
    """The label with a longer text: to the right, or to the left with its sign."""
    for text in texts:
        wider = one._replace(rows=(text,))
        yield wider
        yield wider._replace(column=one.column - (wider.width - one.width))


class _Taken:
    """Which cells are taken, row by row."""

    def __init__(self, frame: "Frame") -> None:
        self._frame = frame
        self._rows: dict[int, list[tuple[int, int]]] = {}
        for one in frame.labels:
            for row in range(len(one.rows)):
                self._rows.setdefault(one.row + row, []).append((one.column, one.column + one.width))
        for name in frame.names:
            self._rows.setdefault(name.row, []).append((name.column, name.column + len(name.text)))

    def allows(self, before: "Label", after: "Label") -> bool:
        """Whether there is room: a free cell on each side, inside the window, the sign in the same place."""
        if after.column < 0 or after.column + after.width > self._frame.width:
            return False
        if after.column != before.column and not self._same_place(before, after):
            return False
        mine = (before.column, before.column + before.width)
        others = (span for span in self._rows[before.row] if span != mine)
        return all(last < after.column or first > after.column + after.width for first, last in others)

    def exchange(self, before: "Label", after: "Label") -> None:
        """One label for another in the same row."""
        row = self._rows[before.row]
        row.remove((before.column, before.column + before.width))
        row.append((after.column, after.column + after.width))

    def _same_place(self, before: "Label", after: "Label") -> bool:
        at = self._frame.place_at
        return at(after.column, after.row) == at(before.column, before.row)
