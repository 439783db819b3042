"""A measure as it is told: a heading, a figure, rows with small bars, and what it may mean."""

import enum
from collections.abc import Iterable
from typing import NamedTuple

from mapping.language import current, ngettext
from mapping.network import Network, person
from mapping.record import Id
from mapping.terms import term

MOST_NAMES = 12
"""How many names stand on a row before the rest are only counted."""
_HUNDRED = 100
_EXACT_BELOW = 10


class Row(NamedTuple):
    """One row under a measure."""

    name: str
    """Of what."""
    said: str = ""
    """Its figure, in words."""
    bar: tuple[float, ...] = ()
    """Lengths after each other; for the sectors one for each ring. Empty: no bar."""
    more: str = ""
    """Who they are, or what it is."""


class Told(NamedTuple):
    """One measure."""

    heading: str
    said: str
    """The measure itself, or empty when the rows say it."""
    rows: tuple[Row, ...]
    meaning: str
    """One sentence on what it may mean."""
    reckoned: str = ""
    """How it is counted, where that is not plain."""
    whole: float | None = None
    """The length that stands for all there is; None when each whole number is one of something."""


class Chapter(NamedTuple):
    """Measures that belong together."""

    title: str
    told: tuple[Told, ...]


def counted(name: str, who: tuple[Id, ...], network: Network | None = None) -> Row:
    """A row of how many, and with `network` who they are."""
    return Row(name, str(len(who)), (len(who),), names_of(network, who) if network else "")


def names_of(network: Network, ids: Iterable[Id]) -> str:
    """The names of some on the map; when they are many, the first, and how many more.

    No commas between: a name may hold one ("Socialsekreterare, barn och familj").
    """
    people = [someone.name for someone in (person(network, id_) for id_ in ids) if someone]
    said = " · ".join(people[:MOST_NAMES])
    left = len(people) - MOST_NAMES
    return f"{said} " + ngettext("and {count} more", "and {count} more", left) if left > 0 else said


def row_name(choice: enum.Enum) -> str:
    """What a choice is called, at the beginning of a row."""
    name = term(choice)
    return name[:1].upper() + name[1:]


def of_hundred(share: float) -> str:
    """A share of 0 to 1, as so many of a hundred; never 0 for what there is a little of."""
    whole = round(share * _HUNDRED)
    return "<1" if share > 0 and whole == 0 else str(whole)


def about(value: float) -> str:
    """A figure without decimals, where they would say more than is known."""
    return str(round(value)) if value >= _EXACT_BELOW else figure(value)


def figure(value: float, decimals: int = 1) -> str:
    """A figure with at most so many decimals, as the language writes it."""
    from babel.numbers import format_decimal

    return format_decimal(value, format="0." + "#" * decimals, locale=current())
