"""Dates told from the day of the session: last autumn, two years ago. Each is turned into a date that stays true."""

import re
from datetime import date, timedelta

from mapping.dates.edtf import beside, span_of
from mapping.dates.words import HALF, MONTH, MONTHS, NUMBER, YEARS_AWAY, number_of

_DAYS = {
    "idag": 0,
    "i dag": 0,
    "today": 0,
    "igår": -1,
    "i går": -1,
    "yesterday": -1,
    "i förrgår": -2,
    "förrgår": -2,
    "the day before yesterday": -2,
    "imorgon": 1,
    "i morgon": 1,
    "tomorrow": 1,
}
_MONTHS = {
    "den här månaden": 0,
    "this month": 0,
    "förra månaden": -1,
    "last month": -1,
    "nästa månad": 1,
    "next month": 1,
}
_WEEKS = {
    "den här veckan": 0,
    "i veckan": 0,
    "this week": 0,
    "förra veckan": -1,
    "last week": -1,
    "nästa vecka": 1,
    "next week": 1,
}
_SEASON = {
    "våras våren spring vår": 21,
    "somras sommaren summer sommar": 22,
    "höstas hösten autumn fall höst": 23,
    "vintras vintern winter vinter": 24,
}
_LAST_SEASON = re.compile(r"i (våras|somras|höstas|vintras)|förra (våren|sommaren|hösten|vintern)|last (\w+)")
_THIS_SEASON = re.compile(r"(?:i|nu i|den här|this) (vår(?:en)?|sommar(?:en)?|höst(?:en)?|vinter(?:n)?|\w+)")
_IN_MONTH = re.compile(rf"(?:i|nu i|in|last|i förra) ({MONTH})(?: månad)?")
_AGO = re.compile(
    rf"(?:för )?(?:ungefär |omkring |ca |runt |drygt |knappt |about |around )?(?P<number>{NUMBER})"
    rf"(?:(?P<half>{HALF})|(?: ?[-–] ?| eller | till | or | to )(?P<last>{NUMBER}))? ?"
    r"(?P<unit>halvår|år|year|månad|month|veck|week|dag|day)(?:er|ar|or|a|s)? (?:sedan|sen|tillbaka|ago)"
)
_HALF_A_YEAR = re.compile(r"half a year ago|för (?:ett )?halvår (?:sedan|sen)")


def relative(words: str, today: date) -> str:
    """What the words mean on `today`, in EDTF; empty where they are not told from that day."""
    try:
        return _whole(words, today) or _season(words, today) or _month(words, today) or _ago(words, today)
    except (ValueError, OverflowError):
        return ""


def _whole(words: str, today: date) -> str:
    if words in _DAYS:
        return (today + timedelta(days=_DAYS[words])).isoformat()
    if words in YEARS_AWAY:
        return f"{today.year + YEARS_AWAY[words]:04}"
    if words in _MONTHS:
        return _months_away(today, _MONTHS[words])
    if words in _WEEKS:
        monday = today + timedelta(weeks=_WEEKS[words], days=-today.weekday())
        return f"[{monday}..{monday + timedelta(days=6)}]"
    return ""


def _season(words: str, today: date) -> str:
    """Last: the latest that is over. This: the one that is, or else the next."""
    last = _LAST_SEASON.fullmatch(words)
    found = last or _THIS_SEASON.fullmatch(words)
    name = next(filter(None, found.groups()), "") if found else ""
    number = next((number for names, number in _SEASON.items() if name in names.split()), 0)
    if not number:
        return ""
    seasons = [f"{today.year + years:04}-{number}" for years in (-2, -1, 0, 1)]
    if last:
        return next(season for season in reversed(seasons) if _last_day(season) < today)
    return next(season for season in seasons if _last_day(season) >= today)


def _last_day(season: str) -> date:
    return span_of(season).last or date.max


def _month(words: str, today: date) -> str:
    """The latest of that name that has begun."""
    found = _IN_MONTH.fullmatch(words)
    if not found:
        return ""
    month = MONTHS[found[1]]
    return f"{today.year - (month > today.month):04}-{month:02}"


def _ago(words: str, today: date) -> str:
    """Years and months ago are told in round numbers, so they are about."""
    if _HALF_A_YEAR.fullmatch(words):
        return _months_away(today, -6) + "~"
    found = _AGO.fullmatch(words)
    if not found:
        return ""
    number, unit = number_of(found["number"]), found["unit"]
    if found["half"]:
        return _months_away(today, -12 * number - 6) + "~" if unit in {"år", "year"} else ""
    if found["last"]:
        first, last = _so_long_ago(number_of(found["last"]), unit, today), _so_long_ago(number, unit, today)
        return f"[{first}..{last}]"
    return _so_long_ago(number, unit, today)


def _so_long_ago(number: int, unit: str, today: date) -> str:
    if unit in {"år", "year"}:
        return f"{today.year - number:04}~"
    if unit in {"månad", "month", "halvår"}:
        return _months_away(today, -number * (6 if unit == "halvår" else 1)) + "~"
    if unit in {"veck", "week"}:
        return f"{today - timedelta(weeks=number)}~"
    return (today - timedelta(days=number)).isoformat()


def _months_away(today: date, number: int) -> str:
    month = f"{today.year:04}-{today.month:02}"
    for _step in range(min(abs(number), 1200)):
        month = beside(month, 1 if number > 0 else -1)
    return month
