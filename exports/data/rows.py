"""What a file of people and ties says, row by row, before anything is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from mapping.cleaning import without_hidden
from mapping.errors import InvalidError
from mapping.language import gettext as _

MOST = 5_000
"""People, or ties, in one intake. A map is made for 150; so many are some other register."""

MOST_COLUMNS = 500
"""Facts that a file can tell of each. Krets knows thirty."""


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    file: str
    line: int

    def __str__(self) -> str:
        return _("{file}, line {line}").format(file=self.file, line=self.line)


@dataclass(frozen=True)
class Row:
    """One person or one tie, as the file has it."""

    place: Place
    cells: Mapping[str, str]
    """The texts that are not empty, by the field they belong to."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """What the file calls each field."""
    key: str = ""
    """What the file's ties call a person; it need not be an identity of Krets's. Not for ties."""

    def place_of(self, name: str) -> str:
        """Where a field's text stands: the line, and what the file calls the field."""
        return f"{self.place}, {self.headings.get(name, name)}"


@dataclass(frozen=True)
class Rows:
    """Everything that one or several files say of one network."""

    people: tuple[Row, ...] = ()
    ties: tuple[Row, ...] = ()
    egos: tuple[Row, ...] = ()
    """What is said of the parent in the middle: one row, if the files speak of one map."""
    sectors: str = ""
    """The cell with the parts of the circle; empty when the files say nothing of them."""
    format: str = ""
    """The number of Krets's own way to write; empty when another program wrote."""
    unknown: tuple[str, ...] = ()
    """Columns that Krets has no place for."""
    cleaned: tuple[Place, ...] = ()
    """Where invisible characters were taken away."""
    remarks: tuple[str, ...] = ()
    """What else there is to know of how the files were read, a sentence each."""

    def __add__(self, other: "Rows") -> "Rows":
        return Rows(
            people=self.people + other.people,
            ties=self.ties + other.ties,
            egos=self.egos + other.egos,
            sectors=self.sectors or other.sectors,
            format=self.format or other.format,
            unknown=tuple(dict.fromkeys(self.unknown + other.unknown)),
            cleaned=self.cleaned + other.cleaned,
            remarks=self.remarks + other.remarks,
        )


def hides(text: str) -> bool:
    """Whether cleaning takes away something that does not show."""
    return len(without_hidden(text)) < len(text.replace("\r\n", "\n"))


def refuse_too_many(count: int, place: Place, most: int = MOST) -> None:
    """Stop reading where there is more than a map can hold. Raises InvalidError."""
    if count > most:
        refuse(f"{place}: " + _("more than Krets takes in at once ({most})").format(most=most))


def refuse(fault: str) -> NoReturn:
    """Refuse the files for a fault, ``place: what is wrong``. Raises InvalidError."""
    raise InvalidError(_("Not data that Krets can take in. {place}").format(place=fault)) from None
