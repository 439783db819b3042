"""The day of a next meeting, as people say it: "12 mars", "12/3", "2026-03-12"."""

import re
from datetime import date

from mapping.cleaning import clean
from mapping.date_phrases import understand

_LEAP = 8
"""Years within which every day of a calendar comes, the 29th of February too (1896 to 1904)."""
_WRITTEN_BEFORE = re.compile(r"(?:den|on|the)\s+", re.IGNORECASE)


def coming_day(said: str, after: date) -> date | None:
    """The one day that is meant, or None when it is no single day.

    A day without a year is the first such day from `after` on: a next meeting lies ahead.
    """
    words = _WRITTEN_BEFORE.sub("", clean(said), count=1)
    return _day(words) or _first_from(words, after)


def _first_from(words: str, after: date) -> date | None:
    days = (_day(f"{words} {year}") for year in range(after.year, after.year + _LEAP + 1))
    return next((day for day in days if day and day >= after), None)


def _day(words: str) -> date | None:
    when = understand(words)
    if when.about or when.ongoing or when.earliest is None:
        return None
    return when.earliest if when.earliest == when.latest else None
