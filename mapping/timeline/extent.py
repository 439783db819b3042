"""Which days an event takes on the drawing, and which of them are sure: vague stays vague (METHOD § 3.1)."""

from datetime import date
from typing import NamedTuple

from mapping.dates import OPEN, FuzzyDate


class Extent(NamedTuple):
    """The days of a point or a period. None: not known."""

    period: bool
    first: date | None
    """The first day that it may have begun, or been."""
    sure_first: date | None
    """Of a period: the day from which it surely was. Of a point: as `first`."""
    sure_last: date | None
    last: date | None
    """The last day that it may have ended, or been; of what still goes on, the day that it is drawn to."""
    ongoing: bool
    about: bool


def extent_of(when: FuzzyDate, today: date) -> Extent | None:
    """The days of a date as it is known on `today`; None for an undated one."""
    if not when.dated:
        return None
    if "/" not in when.edtf:
        return Extent(False, when.earliest, when.earliest, when.latest, when.latest, False, when.about)
    start, _, end = when.edtf.partition("/")
    (first, begun), (ended, last) = _days(start), _days(end)
    if start == end:  # all of that time: nothing in it is unsure
        return Extent(True, first, first, last, last, False, when.about)
    if when.ongoing:
        ended = last = max(today, first or today)
    sure_first = begun if begun is None or ended is None or begun <= ended else _between(begun, ended)
    sure_last = ended if begun is None or ended is None or begun <= ended else _between(begun, ended)
    return Extent(True, first, sure_first, sure_last, last, when.ongoing, when.about)


def _days(point: str) -> tuple[date | None, date | None]:
    if point in {"", OPEN}:
        return None, None
    try:
        when = FuzzyDate(edtf=point)
    except ValueError:
        return None, None
    return when.earliest, when.latest


def _between(one: date, other: date) -> date:
    return date.fromordinal((one.toordinal() + other.toordinal()) // 2)
