"""From the text of a cell to the fact it tells: strict where Krets has choices, open where people have words.

A choice may be written as it is stored, or as it is called in Swedish or English. Each reader raises ValueError, with
what could stand there, for a text that is none of that.
"""

import enum
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TypeVar
from uuid import UUID

import msgspec

from exports.data.cells import DATES, SAID
from exports.data.columns import folded
from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.dates.phrases import understand
from mapping.family import Symbol
from mapping.language import LANGUAGES, speaking
from mapping.language import gettext as _
from mapping.network import (
    RINGS,
    AlterKind,
    Direction,
    Feeling,
    Frequency,
    Kinship,
    Standing,
    Strength,
    Support,
    Wish,
)
from mapping.record import Id
from mapping.terms import ring_name, term
from mapping.words import Voice, Words

_T = TypeVar("_T")
_E = TypeVar("_E", bound=enum.StrEnum)
Reader = Callable[[str], object]

_YES = frozenset({"true", "yes", "ja", "j", "y", "1", "x", "sant"})
_NO = frozenset({"false", "no", "nej", "n", "0", "falskt"})


def fact(field: str, cells: Mapping[str, str]) -> object:
    """The fact that `field`'s cell tells. Raises ValueError, which says in the user's language what could stand."""
    text = cells[field]
    if field not in DATES:
        return _READERS.get(field, clean)(text)
    when, said = _when(text), cells.get(field + SAID, "")
    return FuzzyDate(edtf=when.edtf, said=clean(said)) if said else when


def said_alone(field: str, cells: Mapping[str, str]) -> FuzzyDate | None:
    """A date of which only the words are in the cells."""
    said = clean(cells.get(field + SAID, ""))
    return FuzzyDate(said=said) if said and field not in cells else None


def chosen(text: str, choices: Mapping[str, _T], called: Iterable[str]) -> _T:
    """What `text` stands for among `choices`, by folded name. Raises ValueError, with what they are `called`."""
    found = choices.get(folded(text))
    if found is None:
        raise ValueError(
            _("Krets does not know what stands there. It can be: {choices}").format(choices="; ".join(called))
        )
    return found


def spellings(choices: Iterable[_T], *names: Callable[[_T], str]) -> dict[str, _T]:
    """Each choice by what it is called, folded, in every language."""
    found: dict[str, _T] = {}
    for language in LANGUAGES:
        with speaking(language):
            found |= {folded(name(choice)): choice for choice in choices for name in names}
    return found


def identity(text: str) -> Id | None:
    """The text as an identity of Krets's, if it is one."""
    try:
        return UUID(text) if len(text) == _LENGTH_OF_UUID else None
    except ValueError:
        return None


_LENGTH_OF_UUID = 36


def parts(text: str) -> list[str]:
    """The texts of a cell that holds several."""
    return [part for part in map(clean, re.split(r"[;,|\n]", text)) if part]


def _one_of(kind: type[_E]) -> Callable[[str], _E]:
    return _named(tuple(kind), term)


def _named(choices: tuple[_T, ...], name: Callable[[_T], str]) -> Callable[[str], _T]:
    known = cache(lambda: spellings(choices, str, name))  # not before it is needed, and then for every row
    return lambda text: chosen(text, known(), map(name, choices))


def _several(reader: Callable[[str], _T]) -> Callable[[str], tuple[_T, ...]]:
    return lambda text: tuple(dict.fromkeys(map(reader, parts(text))))


def _ring(text: str) -> int:
    """A number is 2.0 where it has been among decimals."""
    return _ring_by_name(text.removesuffix(".0"))


_ring_by_name = _named(RINGS, ring_name)


def _household(text: str) -> int:
    return chosen(text, {"1": 1, "2": 2}, "12")


def _yes(text: str) -> bool:
    return chosen(text, {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}, (_("yes"), _("no")))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("Write the day as 2026-03-12.")) from None


def _when(text: str) -> FuzzyDate:
    try:
        return FuzzyDate(edtf=text)
    except ValueError:
        return understand(text)


def _words(text: str) -> tuple[Words, ...]:
    """Words as Krets writes them; any other text is what a document says."""
    try:
        told = msgspec.json.decode(text, type=tuple[Words, ...])
    except ValueError:
        told = (Words(voice=Voice.DOCUMENT, text=text),)
    return tuple(Words(voice=words.voice, text=clean(words.text, lines=True)) for words in told)


_READERS: Mapping[str, Reader] = {
    "kind": _one_of(AlterKind),
    "symbol": _one_of(Symbol),
    "deceased": _yes,
    "ring": _ring,
    "households": _several(_household),
    "frequency": _one_of(Frequency),
    "feeling": _one_of(Feeling),
    "gives": _several(_one_of(Support)),
    "receives": _several(_one_of(Support)),
    "wish": _one_of(Wish),
    "standing": _one_of(Standing),
    "words": _words,
    "next_meeting": _day,
    "strength": _one_of(Strength),
    "strained": _yes,
    "broken": _yes,
    "kinship": _one_of(Kinship),
    "support": _one_of(Direction),
}
"""How the fields with choices are read. All others are one line of text."""
