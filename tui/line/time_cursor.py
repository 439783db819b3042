"""The time cursor: a time to stand at, moved by year, or by season where the window shows few years."""

from datetime import date
from typing import NamedTuple

from mapping.dates import FuzzyDate
from mapping.dates.phrases import reading
from mapping.timeline.axis import Axis

_FEW = 9 * 365
"""Days of axis up to which it moves by season."""

_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}
"""By its first month, a season as EDTF numbers it."""


class TimeCursor(NamedTuple):
    """Where it stands."""

    day: date
    season: bool
    """Whether it stands at a season, or at a year."""

    @classmethod
    def at(cls, day: date, axis: Axis) -> "TimeCursor":
        """The season or year that a day is in, by how many years are seen."""
        if axis.days > _FEW:
            return cls(date(day.year, 7, 1), season=False)
        return cls(_in_season(day.year, day.month), season=True)


def moved(cursor: TimeCursor, steps: int, axis: Axis) -> TimeCursor:
    """So many years or seasons later; never out of the calendar."""
    here = TimeCursor.at(cursor.day, axis)
    months = here.day.year * 12 + here.day.month - 1 + steps * (3 if here.season else 12)
    year, month = divmod(months, 12)
    if not date.min.year < year < date.max.year:
        return cursor
    return here._replace(day=date(year, month + 1, 15 if here.season else 1))


def words_of(cursor: TimeCursor) -> str:
    """``våren 2015``, or the year alone."""
    if not cursor.season:
        return str(cursor.day.year)
    first = cursor.day.month - 1
    year = max(cursor.day.year - (first == 0), date.min.year)
    return reading(FuzzyDate(edtf=f"{year:04}-{_SEASONS[first or 12]}"))


def _in_season(year: int, month: int) -> date:
    """The middle of a season: spring is March to May, and winter runs into the next year."""
    middle = {0: (year, 1), 1: (year, 4), 2: (year, 7), 3: (year, 10)}[month % 12 // 3]
    return date(min(middle[0] + (month == 12), date.max.year), middle[1], 15)
