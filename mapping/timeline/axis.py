"""The time axis: days as places on a canvas, its ticks by zoom, and everybody's birthdays along it (METHOD § 3.1).

Lengths are the canvas's own: cells in a terminal, points on paper.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mapping.dates import FuzzyDate
from mapping.language import current

Measure = Callable[[str], float]
"""How wide a line of text is on the canvas."""

_VAGUE = 3650
"""A point that may be any of more days than this does not stretch the axis: its middle does."""

_EVERY = (1, 2, 5, 10, 20, 50, 100)
"""How many years may lie between two that are named."""


class Axis(NamedTuple):
    """The days that are drawn, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it shows; never fewer than one."""
        return max(1, (self.last - self.first).days + 1)

    def x(self, day: date, width: float) -> float:
        """Where a day begins on a canvas so wide; below zero or above `width` when it is not on the axis."""
        return (day - self.first).days / self.days * width

    def day(self, x: float, width: float) -> date:
        """The day at a place on the canvas."""
        return shifted(self.first, int(x / width * self.days))

    def zoomed(self, times: float, around: date) -> "Axis":
        """`times` as many days, so that `around` keeps its place as far as it can; never fewer than a month."""
        days = max(31, min(round(self.days * times), 366 * 400))
        share = (around - self.first).days / self.days
        first = shifted(around, -round(days * share))
        return Axis(first, shifted(first, days - 1))

    def moved(self, share: float) -> "Axis":
        """The axis a share of itself later, or earlier when `share` is below zero."""
        first = shifted(self.first, round(self.days * share))
        return Axis(first, shifted(first, self.days - 1))


class Tick(NamedTuple):
    """A place on the axis."""

    x: float
    text: str
    """Empty where there is no room for a name."""
    major: bool
    """Whether it begins a year, or among years a named one."""


class Birthdays(NamedTuple):
    """One person's ages along the axis."""

    name: str
    about: bool
    """Whether the birth is known only vaguely, so that the days are too."""
    ticks: tuple[tuple[float, int], ...]
    """Each birthday's place and the age reached; 0 is the birth."""


def shifted(day: date, days: int) -> date:
    """The day so many days later, or the calendar's last or first."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def whole(dates: Iterable[FuzzyDate], today: date) -> Axis:
    """Whole years, from the first day that anything is known of to the last, or to `today`."""
    known = [day for when in dates if when.dated for day in _stretching(when, today)] or [today]
    return Axis(date(min(known).year, 1, 1), date(max(*known, today).year, 12, 31))


def ticks(axis: Axis, width: float, measure: Measure, gap: float) -> tuple[Tick, ...]:
    """The years, and their months where there is room; named as often as the names fit with `gap` between them."""
    a_year = width / axis.days * 365.25
    every = next((n for n in _EVERY if n * a_year >= measure("2000") + gap), _EVERY[-1] * 5)
    years = [date(year, 1, 1) for year in range(axis.first.year, axis.last.year + 1)]
    found = [
        Tick(axis.x(day, width), str(day.year) if day.year % every == 0 else "", major=day.year % every == 0)
        for day in years
        if day >= axis.first and (day.year % every == 0 or a_year > gap)
    ]
    if every > 1:
        return tuple(found)
    return tuple(sorted((*found, *_months(axis, width, measure, gap))))


def birthdays(name: str, born: FuzzyDate | None, axis: Axis, width: float) -> Birthdays | None:
    """Somebody's birthdays on the axis; None when the birth is unknown, or when there is none to show.

    A birth that is known vaguely counts as being in the middle of the days that it may mean.
    """
    if born is None or born.earliest is None or born.latest is None:
        return None
    day = middle(born.earliest, born.latest)
    found = []
    for year in range(max(day.year, axis.first.year), axis.last.year + 1):
        birthday = _birthday(day, year)
        if axis.first <= birthday <= axis.last:
            found.append((axis.x(birthday, width), year - day.year))
    about = born.about or (born.latest - born.earliest).days > 31
    return Birthdays(name, about, tuple(found)) if found else None


def _birthday(born: date, year: int) -> date:
    """In a common year, somebody born on 29 February is a year older on 1 March."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def middle(first: date, last: date) -> date:
    """The day halfway."""
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


def _stretching(when: FuzzyDate, today: date) -> Iterator[date]:
    first, last = when.earliest, when.latest
    if first and last and "/" not in when.edtf and (last - first) > timedelta(days=_VAGUE):
        yield middle(first, last)
        return
    yield from filter(None, (first, last, today if when.ongoing else None))


def _months(axis: Axis, width: float, measure: Measure, gap: float) -> Iterator[Tick]:
    """Months, named when all of them can be; else the quarters, unnamed when they do not fit either."""
    a_month = width / axis.days * 30.4
    names = _month_names()
    widest = max(map(measure, names))
    every = 1 if a_month >= widest + gap else 3
    named = every * a_month >= widest + gap
    if every * a_month < 2 * gap:
        return
    for year in range(axis.first.year, axis.last.year + 1):
        # A year's own name stands where January's would.
        for month in range(1 + every, 13, every):
            day = date(year, month, 1)
            if axis.first <= day <= axis.last:
                yield Tick(axis.x(day, width), names[month - 1] if named else "", major=False)


def _month_names() -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names("abbreviated", context="stand-alone", locale=current())
    return tuple(names[month].rstrip(".") for month in range(1, 13))
