"""Dates said back, in the language spoken now. `mapping.dates.phrases.understand` reads every one of them again."""

from collections.abc import Callable
from datetime import date

from mapping.dates import OPEN, AnchorKind, Bound, FuzzyDate
from mapping.dates.edtf import Ends, Shape, beside, ends_of, span_of
from mapping.language import current
from mapping.language import gettext as _


def say(when: FuzzyDate) -> str:
    """The date as people say it: in their own words where there are any."""
    return when.said or reading(when)


def reading(when: FuzzyDate) -> str:
    """How the date was understood; empty where only the words are known. Of one that hangs on another: when that is."""
    if not when.edtf:
        return ""
    ends = ends_of(when.edtf)
    if ends.shape is Shape.POINT:
        return _point(ends.start)
    if ends.shape is Shape.PERIOD:
        return _period(ends)
    after = when.anchor is not None and (when.anchor.kind is AnchorKind.AFTER or when.anchor.bound is Bound.AFTER)
    return _one_of(ends, around=after)


def _period(ends: Ends) -> str:
    start, end = (point and point.replace(OPEN, "") and _point(point) for point in (ends.start, ends.end))
    if ends.end == OPEN:
        return _("since {start}").format(start=start) if start else _("still goes on")
    if ends.start == OPEN:
        return _("until {end}").format(end=end)
    if not end:
        return _("from {start}, end not known").format(start=start)
    if not start:
        return _("until {end}, beginning not known").format(end=end)
    if ends.start == ends.end:
        return _("the whole of {when}").format(when=start)
    if (mark := _mark(ends.start)) and mark != _mark(ends.end):
        return _("from {start} to {end}").format(start=start, end=end)  # "about 2012–2014" is about both
    return f"{start}\N{EN DASH}{end}"


def _mark(point: str) -> str:
    return point[len(point.rstrip("~?%")) :]


def _one_of(ends: Ends, *, around: bool) -> str:
    """One of several days. What hangs on something in 2018 and comes after it may be in 2018 too: "2018 or later"."""
    if ends.start and ends.end:
        return _("some time {start}–{end}").format(start=_point(ends.start), end=_point(ends.end))
    if ends.end:
        following = beside(ends.end, 1)
        if following:
            return _("before {when}").format(when=_point(following))
        return _("{when} or earlier").format(when=_point(ends.end))
    previous = "" if around else beside(ends.start, -1)
    if previous:
        return _("after {when}").format(when=_point(previous))
    return _("{when} or later").format(when=_point(ends.start))


def _point(edtf: str) -> str:
    plain = edtf.rstrip("~?%")
    said = _plain(plain)
    if edtf.endswith("~"):
        return _("about {when}").format(when=said)
    if edtf.endswith("?"):
        return _("perhaps {when}").format(when=said)
    return _("perhaps about {when}").format(when=said) if edtf.endswith("%") else said


def _plain(edtf: str) -> str:
    year, *rest = edtf.split("-")
    if not rest:
        return _decade(year) if "X" in year else year
    if rest == ["XX"]:
        return _("some month in {year}").format(year=year)
    if rest[-1] == "XX":
        return _("some day in {month}").format(month=_month(f"{year}-{rest[0]}"))
    if len(rest) > 1:
        return _day(edtf)
    part = int(rest[0])
    if part <= 12:
        return _month(edtf)
    return _part(part).format(year=f"{year}/{(int(year) + 1) % 100:02}" if part == 24 else year)


def _decade(edtf: str) -> str:
    """A decade, or a century; 2000 begins both, so that the years are told."""
    first, last = edtf.replace("X", "0"), edtf.replace("X", "9")
    said = _("the {year}s").format(year=first)
    return f"{said} ({first}\N{EN DASH}{last})" if first.endswith("00") else said


def _part(part: int) -> str:
    return {
        21: _("spring {year}"),
        22: _("summer {year}"),
        23: _("autumn {year}"),
        24: _("winter {year}"),
        33: _("the first quarter of {year}"),
        34: _("the second quarter of {year}"),
        35: _("the third quarter of {year}"),
        36: _("the fourth quarter of {year}"),
        37: _("the beginning of {year}"),
        38: _("the middle of {year}"),
        39: _("the end of {year}"),
        40: _("the first half of {year}"),
        41: _("the second half of {year}"),
    }[part]


def _day(edtf: str) -> str:
    from babel.dates import format_date

    return _with_year(edtf, lambda day: format_date(day, format="long", locale=current()))


def _month(edtf: str) -> str:
    from babel.dates import format_skeleton

    return _with_year(edtf, lambda day: format_skeleton("yMMMM", day, locale=current()))


def _with_year(edtf: str, said: Callable[[date], str]) -> str:
    """A day in words, with its year in four digits; the calendar is the same every 400 years."""
    day = span_of(edtf).first or date.min
    like = day.replace(year=day.year + 2000) if day.year < 1000 else day
    return said(like).replace(str(like.year), f"{day.year:04}")
