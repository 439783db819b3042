"""Names that were shortened so that the circle fits grow again into what is free beside them.

The sign stays in its ring and sector, so that the place is as true as before; only the name reaches farther. What is
free to the right of somebody is theirs first; then what is left over to the left, into which the sign moves.
"""

from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from mapping.network import Alter, Sector
from tui.circle.glyphs import Written, written

if TYPE_CHECKING:
    from tui.circle.frame import Frame, Label

LONGEST = 24
"""How many cells a name may have at most."""

_AIR = 1
"""Free cells between neighbours."""


def grown(frame: "Frame", longest: int) -> "tuple[Label, ...]":
    """The labels, each with as much of its name as there is room for; they have `longest` cells for it now."""
    labels = list(frame.labels)
    taken = _Taken(frame)
    names = {
        number: written(one.who)
        for number, one in enumerate(labels)
        if isinstance(one.who, Alter) and one.row < frame.tray
    }
    sides: tuple[Literal["right", "left"], ...] = ("right", "left")
    for side in sides:
        for number, name in names.items():
            larger = _larger(frame, labels[number], name, longest, taken.free(labels[number], side), side)
            taken.exchange(labels[number], larger)
            labels[number] = larger
    return tuple(labels)


def _larger(
    frame: "Frame", one: "Label", name: Written, longest: int, free: int, side: Literal["right", "left"]
) -> "Label":
    """The label with the longest text that fits into so many more cells on that side, and keeps its place."""
    if free <= 0:
        return one
    room = one.width + free
    bare, here, tried = cell_len(name.before) + cell_len(name.after), None, 0
    for cells in range(min(LONGEST, cell_len(name.name), room - bare), longest, -1):
        text = name.within(cells)
        width = cell_len(text)
        if width <= one.width:
            break
        if width != tried:
            tried, here = width, here or frame.place_at(one.column, one.row)
            column = one.column - (width - one.width if side == "left" else 0)
            larger = one._replace(column=column, rows=(text,), width=width)
            if _stays(frame, here, larger, moved=side == "left"):
                return larger
    return one


def _stays(frame: "Frame", here: "tuple[Sector, int] | None", after: "Label", *, moved: bool) -> bool:
    """Whether the sign keeps its ring and sector, which are `here`, and half of the name its sector."""
    half = frame.place_at(after.column + after.width // 2, after.row)
    kept = not moved or frame.place_at(after.column, after.row) == here
    return kept and (here is None or half is None or half[0] == here[0])


class _Taken:
    """Which cells are taken, row by row."""

    def __init__(self, frame: "Frame") -> None:
        self._width = frame.width
        self._rows: dict[int, list[tuple[int, int]]] = {}
        for one in frame.labels:
            for row in range(len(one.rows)):
                self._rows.setdefault(one.row + row, []).append((one.column, one.column + one.width))
        for name in frame.names:
            self._rows.setdefault(name.row, []).append((name.column, name.column + cell_len(name.text)))

    def free(self, one: "Label", side: Literal["right", "left"]) -> int:
        """How many cells a label may take on one side, leaving some air to the next."""
        row, start, end = self._rows[one.row], one.column, one.column + one.width
        if side == "right":
            return min([first - _AIR for first, _last in row if first >= end] + [self._width]) - end
        return start - max([last + _AIR for _first, last in row if last <= start] + [0])

    def exchange(self, before: "Label", after: "Label") -> None:
        """One label for another in the same row."""
        if after is not before:
            row = self._rows[before.row]
            row.remove((before.column, before.column + before.width))
            row.append((after.column, after.column + after.width))
