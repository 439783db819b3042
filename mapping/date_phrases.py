"""What people say about when, read into EDTF and said back, in Swedish and English.

Nothing is guessed: a phrase that is not understood stays words, and the event stands among the undated.
"""

import re

from mapping.cleaning import clean
from mapping.dates import OPEN, FuzzyDate, undated
from mapping.language import current
from mapping.language import gettext as _

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_SEASONS = {
    name: number
    for number, names in {
        21: "våren vår spring",
        22: "sommaren sommar summer",
        23: "hösten höst autumn fall",
        24: "vintern vinter winter",
    }.items()
    for name in names.split()
}
_ABOUT = re.compile(r"(?:ca\.?|cirka|circa|omkring|runt|ungefär|about|around)\s+(.+)")
_SINCE = re.compile(r"(?:sedan|sen|från|since|from)\s+(.+)|(.+?)\s*[-–]\s*(?:nu|idag|now|today)?")
_UNTIL = re.compile(r"(?:till|fram till|until|to)\s+(.+)")
_BETWEEN = re.compile(r"(?:från\s+|from\s+)?(.+?)\s*(?:[-–/]|\btill\b|\bto\b)\s*(.+)")
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?([a-zåäö]+)\s+(\d{4})")
_NAMED_FIRST = re.compile(r"([a-z]+)\s+(\d{1,2}),?\s+(\d{4})")
"""As English writes a day."""
_NUMBERED = re.compile(r"(\d{1,2})/(\d{1,2})[ -](\d{4})")


def understand(said: str) -> FuzzyDate:
    """Read a phrase. What was said is always kept; `edtf` is empty when it was not understood."""
    words = clean(said)
    edtf = _read(words.casefold())
    if not edtf:
        return undated(words)
    try:
        return FuzzyDate(edtf=edtf, said=words)
    except ValueError:
        return undated(words)


def say(when: FuzzyDate) -> str:
    """The date as people say it: in their own words where there are any."""
    return when.said or reading(when)


def reading(when: FuzzyDate) -> str:
    """How the date was understood, in the language spoken now; empty for an undated one."""
    if not when.edtf:
        return ""
    start, slash, end = when.edtf.partition("/")
    if not slash:
        return _say_point(start)
    if end == OPEN:
        return _("since {start}").format(start=_say_point(start))
    if start == OPEN:
        return _("until {end}").format(end=_say_point(end))
    return f"{_say_point(start)}\N{EN DASH}{_say_point(end)}"


def _read(words: str) -> str:
    if point := _read_point(words):
        return point
    if (found := _SINCE.fullmatch(words)) and (point := _read_point(found[1] or found[2])):
        return f"{point}/{OPEN}"
    if (found := _UNTIL.fullmatch(words)) and (point := _read_point(found[1])):
        return f"{OPEN}/{point}"
    if found := _BETWEEN.fullmatch(words):
        start, end = _read_point(found[1]), _read_point(found[2])
        if start and end:
            return f"{start}/{end}"
    try:
        return FuzzyDate(edtf=words).edtf
    except ValueError:
        return ""


def _read_point(words: str) -> str:
    words = words.strip()
    if found := _ABOUT.fullmatch(words):
        point = _read_point(found[1])
        return point if not point or point.endswith("~") else point + "~"
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", words):
        return words if _exists(words) else ""
    if found := _NAMED.fullmatch(words):
        return _named(*found.groups())
    if found := _NAMED_FIRST.fullmatch(words):
        return _named(found[2], found[1], found[3])
    if found := _NUMBERED.fullmatch(words):
        point = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        return point if _exists(point) else ""
    return ""


def _named(day: str | None, name: str, year: str) -> str:
    if name in _SEASONS and day is None:
        return f"{year}-{_SEASONS[name]}"
    if name not in _MONTHS:
        return ""
    month = f"{year}-{_MONTHS[name]:02}"
    point = month if day is None else f"{month}-{int(day):02}"
    return point if _exists(point) else ""


def _exists(edtf: str) -> bool:
    try:
        FuzzyDate(edtf=edtf)
    except ValueError:
        return False
    return True


def _say_point(edtf: str) -> str:
    plain = edtf.removesuffix("~")
    year, *rest = plain.split("-")
    if not rest:
        said = year
    elif int(rest[0]) in {21, 22, 23, 24}:
        said = _season_name(int(rest[0])).format(year=year)
    else:
        said = _calendar_words(plain, day=len(rest) > 1)
    return _("about {when}").format(when=said) if edtf.endswith("~") else said


def _season_name(season: int) -> str:
    return {
        21: _("spring {year}"),
        22: _("summer {year}"),
        23: _("autumn {year}"),
        24: _("winter {year}"),
    }[season]


def _calendar_words(edtf: str, *, day: bool) -> str:
    from babel.dates import format_date, format_skeleton

    first = FuzzyDate(edtf=edtf).earliest
    assert first is not None  # noqa: S101 - a point that was parsed has a first day
    if day:
        return format_date(first, format="long", locale=current())
    return format_skeleton("yMMMM", first, locale=current())
