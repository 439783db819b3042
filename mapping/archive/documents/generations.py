"""Which generations of a document are kept, told from their names alone.

A name holds the number, the day on which it was saved, and whether it was the first since the document was opened.
Age is counted in days on which the document was saved, never against today's date: a clock that jumps, forwards or
backwards, can then make nothing look old.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

NEWEST_KEPT = 10
DAYS_KEPT = 30
"""The last generation of each of that many days, counted from the newest."""
OPENINGS_KEPT = 30
"""The first generation of each of that many openings, counted from the newest."""
DERIVED_KEPT = 2
"""Of a document that can be made anew from the others."""

HIGHEST = 9_999_999_999
"""The last number that a name has room for: a save each second reaches it in three hundred years."""

_NAME = re.compile(r"(\d{10})(?:-(\d{8})(-first)?)?\.sealed", re.ASCII)
_OURS = re.compile(r"\d{10}\b.*\.sealed\b.*", re.ASCII | re.DOTALL)


@dataclass(frozen=True)
class Generation:
    """One generation of a document, as its name tells of it."""

    number: int
    day: date | None = None
    """When it was saved, where the worker is; None in archives that did not write it down."""
    first: bool = False
    """Whether it was the first that was saved after the document was opened."""

    @property
    def name(self) -> str:
        """The name of its file."""
        if self.day is None:
            return f"{self.number:010}.sealed"
        return f"{self.number:010}-{self.day.isoformat().replace('-', '')}{'-first' * self.first}.sealed"


class Saved(NamedTuple):
    """When something was saved that is kept anew, in another archive."""

    day: date
    first: bool
    """Whether it was the first of an opening."""


def generation_named(name: str) -> Generation | None:
    """The generation whose file has that name, or None when it is no generation's."""
    fits = _NAME.fullmatch(name)
    if fits is None:
        return None
    number, day, first = fits.groups()
    return Generation(int(number), _day(day), bool(first))


def is_ours(name: str) -> bool:
    """Whether a file can hold a sealed generation: one by its name, or a copy that somebody's cloud made of it."""
    return _OURS.fullmatch(name) is not None


def newest_number(names: Sequence[str]) -> int:
    """The highest number among files' names; 0 when there is none. Names sort as their numbers do."""
    last = max(names, default="")
    if fits := _NAME.fullmatch(last):
        return int(fits[1])
    return max((int(fits[1]) for fits in map(_NAME.fullmatch, names) if fits), default=0)


def superfluous(generations: Sequence[Generation], *, derived: bool = False) -> list[Generation]:
    """Those that need not be kept, of all generations of one document, oldest first.

    Kept are the newest ten, the first of each opening, and the last of each day. A day here is a run of saves with the
    same date: when the clock goes back to a date that has been before, that is another day.
    """
    if derived:
        return list(generations[:-DERIVED_KEPT])
    if len(generations) <= NEWEST_KEPT:
        return []
    last_of_days = [list(run)[-1].number for _day, run in groupby(generations, key=lambda each: each.day)]
    firsts = [each.number for each in generations if each.first]
    newest = [each.number for each in generations[-NEWEST_KEPT:]]
    kept = {*newest, *last_of_days[-DAYS_KEPT:], *firsts[-OPENINGS_KEPT:]}
    return [each for each in generations if each.number not in kept]


def _day(digits: str | None) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date() if digits else None  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
