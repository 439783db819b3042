"""How one on the map is written in a terminal: a sign for the symbol, marks for what is so, and the name.

Shape and text carry the meaning, so that it is all there without colour (METHOD § 3.2).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size, split_graphemes

from mapping.cleaning import clean
from mapping.family import Symbol
from mapping.network import AWAITED, Alter, AlterKind, Ego

SYMBOLS = {Symbol.MAN: "□", Symbol.WOMAN: "○", Symbol.OTHER: "◇"}
SERVICE = "▭"
EGO = "◎"
DECEASED = "†"
HOUSEHOLDS = {1: "⌂", 2: "⌂₂"}
"""After the names of those who live together."""

_MORE = "…"
_STOPS = ",;:.-\N{EN DASH}"
"""What a first word that stands alone does not end in."""


def sign(someone: Ego | Alter) -> str:
    """The sign for somebody's symbol."""
    if isinstance(someone, Alter):
        return SERVICE if someone.kind is AlterKind.SERVICE else SYMBOLS[someone.symbol]
    return EGO


class Written(NamedTuple):
    """An alter in words and signs, the name by itself so that it can be shortened."""

    before: str
    name: str
    after: str

    def within(self, longest: int) -> str:
        """All of it, with at most `longest` cells for the name."""
        return f"{self.before}{shortened(self.name, longest)}{self.after}"


def written(alter: Alter) -> Written:
    """An alter as it stands on the map.

    Who has died has a cross, who is missing or waited for stands in brackets, who lives in a household has its roof.
    """
    roofs = "".join(HOUSEHOLDS[household] for household in alter.households)
    opening, closing = "()" if alter.standing in AWAITED else ("", "")
    before = f"{sign(alter)} {DECEASED if alter.deceased else ''}{opening}"
    name = clean(alter.name or alter.role)
    return Written(before, name if cell_len(name) else "?", f"{closing}{roofs}")


def label(alter: Alter, longest: int) -> str:
    """An alter as it stands on the map, with at most `longest` cells for the name."""
    return written(alter).within(longest)


@lru_cache(maxsize=8192)
def shortened(name: str, longest: int) -> str:
    """A name in at most `longest` cells: whole, or its first word, or as much as there is room for.

    The first word may stand alone, "Bosse" for Bosse Alm, but not when it says whose: "Elsas lä…" for her teacher.
    """
    if cell_len(name) <= longest:
        return name
    first, *more = name.split()
    first = first.rstrip(_STOPS)
    whose = bool(more) and first.endswith("s") and more[0][0].islower()
    if first and not whose and cell_len(first) <= longest:
        return first
    return set_cell_size(name, longest - 1).rstrip() + _MORE if longest > 2 else set_cell_size(name, longest)


def cells(text: str) -> Iterator[str]:
    """What stands in each cell of a text: wide characters are followed by an empty one, marks join their letter.

    A mark with nothing to stand on has no cell.
    """
    for start, end, width in split_graphemes(text)[0]:
        if width:
            yield text[start:end]
            yield from [""] * (width - 1)
