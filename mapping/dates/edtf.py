"""Dates in EDTF (ISO 8601-2:2019), level 1 and the parts of level 2 that people need: which days a text may mean.

- points: a year ``2015``, a month ``2015-03``, a day ``2015-03-12``, a part of a year ``2015-21`` (see `PARTS`), a
  decade ``201X``, a century ``19XX``, some month ``2015-XX``, some day ``2015-03-XX``; each with ``~`` (about),
  ``?`` (unsure) or ``%`` (both) at its end;
- one of several days: ``[2012..2014]`` some time in those years, ``[..2013]`` before 2014, ``[2016..]`` 2016 or later;
- periods: ``2012/2014``; an end ``..`` is open (``2018/..`` still goes on), an empty one is not known (``2018/``).

A period is an interval; everything else is one point in time, known more or less exactly.
"""

import calendar
import enum
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each season as EDTF numbers them; winter runs into the next year, as it does in Sweden."""

PARTS = {
    **{code: (month, 3) for code, month in SEASONS.items()},
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}
"""The parts of a year as EDTF numbers them (seasons 21–24, quarters 33–36, thirds 37–39, halves 40–41): the first month
of each, and how many months it has."""

OPEN = ".."
"""An interval's end that is not reached, or a beginning without limit."""

_POINT = re.compile(
    r"(?:(?P<century>\d\d)XX|(?P<decade>\d{3})X|(?P<year>\d{4})(?:-(?P<month>\d\d|XX))?(?:(?<!X)-(?P<day>\d\d|XX))?)"
    r"(?P<mark>[~?%])?",
    re.ASCII,
)
_ONE_OF = re.compile(r"\[(?P<start>[^.\]]*)\.\.(?P<end>[^.\]]*)\]")


class Span(NamedTuple):
    """The days that an expression may mean. An end that is open or not known is None."""

    first: date | None
    last: date | None


class Shape(enum.Enum):
    """What kind of expression it is."""

    POINT = enum.auto()
    ONE_OF = enum.auto()
    """One of several days, still a single point in time."""
    PERIOD = enum.auto()


class Ends(NamedTuple):
    """An expression taken apart."""

    shape: Shape
    start: str
    """A point; empty where it is not known, and in a period `OPEN` where it has no limit."""
    end: str
    """The same; of a single point it is the start again."""


class Precision(enum.IntEnum):
    """How exactly a date is known, from a day up."""

    DAY = 1
    MONTH = 2
    PART = 3
    """A season, a quarter, a third or a half of a year."""
    YEAR = 4
    DECADE = 5
    CENTURY = 6
    NOTHING = 7


def ends_of(edtf: str) -> Ends:
    """Take an expression apart, without looking at whether its ends exist."""
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return Ends(Shape.PERIOD, start, end)
    if found := _ONE_OF.fullmatch(edtf):
        return Ends(Shape.ONE_OF, found["start"], found["end"])
    return Ends(Shape.POINT, edtf, edtf)


@lru_cache(maxsize=4096)
def span_of(edtf: str) -> Span:
    """The days that the expression `edtf` may mean.

    "About" does not widen the span: how far about reaches, only the person knows.

    Raises:
        ValueError: the text is no expression understood here, a day that does not exist, or an end before its start.
    """
    shape, start, end = ends_of(edtf)
    if shape is Shape.POINT:
        return _span_of_point(edtf)
    if _says_nothing(start, end):
        raise ValueError("an interval needs an end or a beginning, or to go on")
    opened = {"", OPEN} if shape is Shape.PERIOD else {""}
    first = None if start in opened else _span_of_point(start).first
    last = None if end in opened else _span_of_point(end).last
    if first is not None and last is not None and last < first:
        raise ValueError("the end is before the beginning")
    return Span(first, last)


def exists(edtf: str) -> bool:
    """Whether it is an expression understood here, with days that exist and an end after its start."""
    try:
        return bool(span_of(edtf))
    except ValueError:
        return False


def marked(edtf: str, mark: str) -> str:
    """The expression with a mark (``~``, ``?`` or ``%``) added to each of its points."""

    def added(point: re.Match[str]) -> str:
        marks = {*(point["mark"] or ""), mark}
        return point[0].rstrip("~?%") + (mark if len(marks) == 1 else "%")

    return _POINT.sub(added, edtf)


def beside(point: str, step: int) -> str:
    """The point of the same kind right after (`step` 1) or before (-1), with its mark; empty where there is none."""
    found = _POINT.fullmatch(point)
    if found is None or "XX" in (found["month"], found["day"]):
        return ""
    mark = found["mark"] or ""
    try:
        text = _beside(found, step)
        span_of(text)
    except (ValueError, OverflowError):
        return ""
    return text + mark


def _beside(found: re.Match[str], step: int) -> str:
    if found["century"]:
        return f"{int(found['century']) + step:02}XX"
    if found["decade"]:
        return f"{int(found['decade']) + step:03}X"
    year, month = int(found["year"]), found["month"]
    if month is None:
        return f"{year + step:04}"
    if found["day"] is not None:
        return (date(year, int(month), int(found["day"])) + timedelta(days=step)).isoformat()
    kinds = (range(1, 13), range(21, 25), range(33, 37), range(37, 40), range(40, 42))
    kind = next(kind for kind in kinds if int(month) in kind)
    years, place = divmod(kind.index(int(month)) + step, len(kind))
    return f"{year + years:04}-{kind[place]:02}"


def _says_nothing(start: str, end: str) -> bool:
    """Whether neither end of an interval is a point, nor does it go on."""
    return (start in {"", OPEN} and end == "") or (start == OPEN and end == OPEN)


def _span_of_point(text: str) -> Span:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError("not a date in EDTF")
    try:
        return _days(found)
    except (ValueError, KeyError) as error:
        raise ValueError("no such day, month or year") from error


def _days(found: re.Match[str]) -> Span:
    if found["century"]:
        return Span(date(int(found["century"] + "00"), 1, 1), date(int(found["century"] + "99"), 12, 31))
    if found["decade"]:
        return Span(date(int(found["decade"] + "0"), 1, 1), date(int(found["decade"] + "9"), 12, 31))
    year = int(found["year"])
    if found["month"] in {None, "XX"}:
        return _months(year, 1, 12)
    month = int(found["month"])
    if found["day"] not in {None, "XX"}:
        day = date(year, month, int(found["day"]))
        return Span(day, day)
    if found["day"] is None and month in PARTS:
        return _months(year, *PARTS[month])
    return _months(year, month, 1)


def _months(year: int, month: int, number: int) -> Span:
    years, last = divmod(month + number - 2, 12)
    end = date(year + years, last + 1, calendar.monthrange(year + years, last + 1)[1])
    return Span(date(year, month, 1), end)


def precision_of(point: str) -> Precision:
    """How exactly a point is known."""
    found = _POINT.fullmatch(point)
    assert found is not None  # noqa: S101 - the expression was parsed
    if found["century"]:
        return Precision.CENTURY
    if found["decade"]:
        return Precision.DECADE
    if found["month"] in {None, "XX"}:
        return Precision.YEAR
    if found["day"] == "XX":
        return Precision.MONTH
    if found["day"] is not None:
        return Precision.DAY
    return Precision.PART if int(found["month"]) in PARTS else Precision.MONTH
