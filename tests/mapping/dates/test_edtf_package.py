"""Which days an expression spans, checked against the `edtf` package on every expression that both understand.

Where Krets says something else it is on purpose, and each difference stands here with its reason.
"""

import calendar
import time
from datetime import date, timedelta
from itertools import combinations, product

import edtf
import pytest

from mapping.dates.edtf import PARTS, Span, ends_of, span_of

YEARS = (1899, 1999, 2000, 2012, 2015, 2016, 2100)
MARKS = ("", "~", "?", "%")


def _points() -> list[str]:
    """Centuries, decades, years, parts of years, months, days and unspecified ones, with each mark."""
    plain = []
    for year in YEARS:
        plain += [f"{year}", f"{year // 10}X", f"{year // 100}XX", f"{year}-XX"]
        plain += [f"{year}-{month:02}" for month in (1, 2, 3, 6, 9, 12)]
        plain += [f"{year}-02-{calendar.monthrange(year, 2)[1]}", f"{year}-12-31", f"{year}-02-XX", f"{year}-11-XX"]
    marked = [point + mark for point, mark in product(sorted({*plain}), MARKS)]
    return marked + [f"{year}-{part}" for year, part in product(YEARS, PARTS)]


def _intervals() -> list[str]:
    """Periods that are shut, open or of unknown length, and one of several days."""
    ends = ("1999", "2012-02", "2012-02-29", "2015~", "2015-21", "2016-24", "2016-12?", "2016-12-31", "2100")
    shut = [f"{start}/{end}" for number, start in enumerate(ends) for end in ends[number:]]
    half = [shape.format(end) for end in ends for shape in ("{}/..", "../{}", "{}/", "/{}")]
    alike = [("1999", "2012", "2015"), ("2012-02", "2015-03", "2016-12"), ("2012-02-29", "2015-01-01", "2016-12-31")]
    one_of = [f"[{start}..{end}]" for kind in alike for start, end in combinations(kind, 2)]
    one_of += [shape.format(end) for kind in alike for end in kind for shape in ("[..{}]", "[{}..]")]
    return shut + half + one_of


EXPRESSIONS = [*_points(), *_intervals()]


def test_enough_is_checked() -> None:
    assert len({*EXPRESSIONS}) >= 500


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_the_days_are_those_of_the_package(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    assert span_of(text) == _as_here(text, Span(_day(theirs.lower_strict()), _day(theirs.upper_strict())))


@pytest.mark.parametrize("text", ["2015-21~", "2015-37?", "[2015-21..2016]", "[..2015-22]", "[2012..2015-03]"])
def test_what_the_package_does_not_read_is_read_here(text: str) -> None:
    """A part of a year with a mark or in a set, and sets of unlike ends: families say them ("about spring 2015")."""
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(text)
    assert span_of(text)


def _as_here(text: str, theirs: Span) -> Span:
    """The days that the package gives, with the differences that are meant."""
    (first, last), end = theirs, ends_of(text).end
    if "-24" in end and last is not None:
        last = date(last.year + 1, 3, 1) - timedelta(days=1)  # in Sweden a winter runs into the next year
    if "/" in text and not end:
        last = None  # an end that is not known may be any day; the package gives a period ten years
    if text.startswith("/"):
        first = None  # the same for its beginning
    return Span(first, last)


def _day(told: time.struct_time | float) -> date | None:
    """A day of the package's; one that is infinitely far away is none."""
    return date(*told[:3]) if isinstance(told, time.struct_time) else None
