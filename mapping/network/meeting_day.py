"""The day of a next meeting, as people say it: "12 mars", "tisdag 12/3 kl 10", "2026-03-12"."""

import re
from datetime import date

from mapping.cleaning import clean
from mapping.dates.phrases import understand

_LEAP = 8
"""Years within which every day of a calendar comes, the 29th of February too (1896 to 1904)."""

_WEEKDAYS = (
    "måndag mån monday mon",
    "tisdag tis tuesday tues tue",
    "onsdag ons wednesday wed",
    "torsdag tors thursday thurs thur thu",
    "fredag fre friday fri",
    "lördag lör saturday sat",
    "söndag sön sunday sun",
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_WEEKDAY_BEFORE = re.compile(rf"(?:(?:på|on)\s+)?({'|'.join(_WEEKDAY)})(?:en)?[.,]?\s+")
_WRITTEN_BEFORE = re.compile(r"(?:den|on|the)\s+")
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = re.compile(
    rf",?\s+(?:(?:kl\.?|klockan|at)\s*{_HOUR}(?:[.:][0-5]\d)?|{_HOUR}:[0-5]\d)"
    rf"(?:\s*[-–]\s*{_HOUR}(?:[.:][0-5]\d)?)?(?:\s*[ap]m)?$"
)
_REWRITTEN = (
    (re.compile(r"(?<=\d)(?::[ea]|st|nd|rd|th)\b"), ""),
    (re.compile(r"^(\d{4})(\d\d)(\d\d)$"), r"\1-\2-\3"),
    (re.compile(r"^(\d{1,2}/\d{1,2})-(\d\d)$"), r"\1 20\2"),
)
"""Ways to write a day that only a meeting is written in: ``12:e mars``, ``20260312``, ``12/3-26``."""


def coming_day(said: str, after: date) -> date | None:
    """The one day that is meant, or None when it is no single day, or not the day of the week that was said.

    A day without a year is the first such day from `after` on: a next meeting lies ahead. The hour is passed over.
    """
    words = _CLOCK.sub("", clean(said).casefold())
    weekday = _WEEKDAY_BEFORE.match(words)
    words = _WRITTEN_BEFORE.sub("", words[weekday.end() :] if weekday else words, count=1)
    for way, instead in _REWRITTEN:
        words = way.sub(instead, words)
    day = _day(words) or _first_from(words, after)
    return None if day and weekday and day.weekday() != _WEEKDAY[weekday[1]] else day


def _first_from(words: str, after: date) -> date | None:
    days = (_day(f"{words} {year}") for year in range(after.year, after.year + _LEAP + 1))
    return next((day for day in days if day and day >= after), None)


def _day(words: str) -> date | None:
    when = understand(words)
    if when.about or when.ongoing or when.earliest is None:
        return None
    return when.earliest if when.earliest == when.latest else None
