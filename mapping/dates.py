"""Dates as vague as memory: EDTF text, what the person said, and a total order.

The notation is EDTF (ISO 8601-2:2019, level 1), of which these are understood: a year ``2015``, a month ``2015-03``,
a day ``2015-03-12``, a season ``2015-21`` (21 spring, 22 summer, 23 autumn, 24 winter), each with ``~`` for "about";
intervals ``2012/2014``, still going on ``2018/..``, ended but begun at an unknown time ``../2014``.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mapping.record import Record

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each season as EDTF numbers them; winter runs into the next year, as it does in Sweden."""

OPEN = ".."
"""An interval's end that is not known or not reached."""

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~)?", re.ASCII)


class Span(NamedTuple):
    """The days that an expression may mean. An open end is None."""

    first: date | None
    last: date | None


class FuzzyDate(Record, frozen=True):
    """When something happened, as exactly as anybody knows."""

    edtf: str = ""
    """EDTF text; empty when nothing is known that could be ordered."""
    said: str = ""
    """What the person said, kept as it was said."""

    def __post_init__(self) -> None:
        if self.edtf:
            span_of(self.edtf)

    @property
    def earliest(self) -> date | None:
        """The first day it can mean, or None when that is not known."""
        return span_of(self.edtf).first if self.edtf else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean, or None when that is not known or it still goes on."""
        return span_of(self.edtf).last if self.edtf else None

    @property
    def dated(self) -> bool:
        """Whether it has a place in the order."""
        return bool(self.edtf)

    @property
    def ongoing(self) -> bool:
        """Whether it still goes on."""
        return self.edtf.endswith("/" + OPEN)

    @property
    def about(self) -> bool:
        """Whether any part of it is approximate."""
        return "~" in self.edtf

    @property
    def order(self) -> tuple[bool, date, date, str, str]:
        """The key of the total order: dated before undated, then by first day (an unknown beginning comes first),
        then by last day (what still goes on comes last), then by the texts, so that no two differ without an order.
        """
        return (not self.dated, self.earliest or date.min, self.latest or date.max, self.edtf, self.said)


def undated(said: str = "") -> FuzzyDate:
    """A date of which only the words are known."""
    return FuzzyDate(said=said)


@lru_cache(maxsize=4096)
def span_of(edtf: str) -> Span:
    """The days that the expression `edtf` may mean.

    "About" does not widen the span: how far about reaches, only the person knows.

    Raises:
        ValueError: the text is no expression understood here, a day that does not exist, or an end before its start.
    """
    if "/" not in edtf:
        return _span_of_point(edtf)
    start, _, end = edtf.partition("/")
    if start == end == OPEN:
        raise ValueError("an interval needs an end or a beginning")
    first = None if start == OPEN else _span_of_point(start).first
    last = None if end == OPEN else _span_of_point(end).last
    if first is not None and last is not None and last < first:
        raise ValueError("the end is before the beginning")
    return Span(first, last)


def _span_of_point(text: str) -> Span:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError("not a date in EDTF")
    year = int(found["year"])
    if found["month"] is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    month = int(found["month"])
    if found["day"] is not None:
        day = date(year, month, int(found["day"]))
        return Span(day, day)
    if month in SEASONS:
        return _season(year, SEASONS[month])
    return Span(date(year, month, 1), _end_of_month(year, month))


def _season(year: int, month: int) -> Span:
    last = month + 2
    return Span(date(year, month, 1), _end_of_month(year + (last > 12), last % 12 or 12))


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
