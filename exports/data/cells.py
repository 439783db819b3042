"""Facts as cells: each one text, the same in an attribute of GraphML and in a column of CSV.

A date is two cells: what it means (EDTF) and, with `SAID` after its name, how it was said. Several choices are one cell
with `SEPARATOR` between them; words are JSON, because they keep whose they are. A fact that is not there has no cell.
Nothing that could steer a terminal stands in a cell, whatever was stored.
"""

import enum
from datetime import date

import msgspec

from mapping.cleaning import without_hidden
from mapping.dates import FuzzyDate
from mapping.network import Alter, Ego, Sector, Tie
from mapping.words import Words

SAID = "_said"
"""What follows a date's name where the cell holds how it was said."""

SEPARATOR = ";"
"""Between several choices in one cell."""

DATES = frozenset({"born", "since", "until"})
"""The fields that hold a date as vague as memory."""

FORMAT = "1"
"""The number of this way to write a network. A file with a higher number is not read."""


def names_of(kind: type[Ego | Alter | Tie]) -> tuple[str, ...]:
    """The names of all cells that a record of that kind can have, in the order of its fields."""
    return tuple(
        name for field in kind.__struct_fields__ for name in ((field, field + SAID) if field in DATES else (field,))
    )


def cells_of(record: Ego | Alter | Tie) -> dict[str, str]:
    """The record's facts as cells, by the names of its fields, in their order."""
    cells: dict[str, str] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, FuzzyDate):
            cells |= {name: value.edtf, name + SAID: value.said}
        else:
            cells[name] = _cell(value)
    cleaned = {name: without_hidden(cell) for name, cell in cells.items()}
    return {name: cell for name, cell in cleaned.items() if cell}


def sectors_cell(sectors: tuple[Sector, ...]) -> str:
    """The parts of the circle, in their order, as one cell."""
    return without_hidden(_json(sectors))


def _cell(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _json(value) if isinstance(value[0], Words) else SEPARATOR.join(map(_cell, value))
    return str(value)


def _json(values: object) -> str:
    return msgspec.json.encode(values).decode()
