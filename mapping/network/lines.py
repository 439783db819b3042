"""Somebody told in one line, as people write: a name, and after it a birth or an age.

``Juni, 2017``, ``Juni född våren 2017``, ``Maria, 35``.
"""

import re
from datetime import date
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.dates.phrases import understand

OLDEST = 120
"""Years. A higher number is no age."""

_BORN = re.compile(r"(?P<name>.*?)[\s,]+(?:född|f\.|born|b\.)\s+(?P<born>.+)", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(?P<name>[^,]*[^,\s])\s+(?P<born>\d{4})")
_AGE_LAST = re.compile(
    r"(?P<name>[^,]*[^,\s])\s+(?P<born>\d{1,3}\s*(?:år|years?)(?:\s+(?:gammal|old))?)", re.IGNORECASE
)
_AGE = re.compile(
    r"(?:(?:ca|cirka|about)\s+)?(?P<age>\d{1,3})(?:\s*(?:år|years?)(?:\s+(?:gammal|old))?)?", re.IGNORECASE
)
_BORN_WORD = re.compile(r"(?:född|f\.|born|b\.)\s+", re.IGNORECASE)


class Introduction(NamedTuple):
    """What one line says of somebody."""

    name: str
    born: FuzzyDate | None = None
    """Without a date where words stand after the name that are none."""


def introduced(line: str, on: date) -> Introduction:
    """A name and a birth, from a line that was written on a day."""
    said = clean(line)
    found = _BORN.fullmatch(said) or _YEAR_LAST.fullmatch(said) or _AGE_LAST.fullmatch(said)
    name, born = (found["name"], found["born"]) if found else said.partition(",")[::2]
    return Introduction(name.strip(), birth(born, on) or understand(born) if born.strip() else None)


def birth(said: str, on: date) -> FuzzyDate | None:
    """When somebody was born, told as a date or as the age that they have on a day; None where it is neither.

    An age leaves a year's doubt, so the year is about; the number itself is not kept, for it is wrong in a year.
    """
    words = _BORN_WORD.sub("", clean(said), count=1)
    if (aged := _AGE.fullmatch(words)) and int(aged["age"]) <= OLDEST:
        return FuzzyDate(edtf=f"{on.year - int(aged['age'])}~")
    when = understand(words)
    return when if when.dated else None
