"""The words that dates are told in, Swedish and English side by side: months, seasons, numbers, years."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

MONTHS = {
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
"""The months by name and by its short form."""

SEASON_WORDS = {
    name: number
    for number, names in {
        21: "våren vår spring",
        22: "sommaren sommar summer",
        23: "hösten höst autumn fall",
        24: "vintern vinter winter",
    }.items()
    for name in names.split()
}

NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "noll zero",
            "ett en one a an",
            "två two",
            "tre three",
            "fyra four",
            "fem five",
            "sex six",
            "sju seven",
            "åtta eight",
            "nio nine",
            "tio ten",
            "elva eleven",
            "tolv twelve",
            "tretton thirteen",
            "fjorton fourteen",
            "femton fifteen",
            "sexton sixteen",
            "sjutton seventeen",
            "arton eighteen",
            "nitton nineteen",
            "tjugo twenty",
        )
    )
    for name in names.split()
} | {"ett par": 2, "a couple of": 2, "trettio": 30, "thirty": 30, "fyrtio": 40, "forty": 40, "femtio": 50, "fifty": 50}
"""Numbers in words, as far as people write them so."""

_PIVOT = 5
"""Years ahead of a session that a year of two digits may lie."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def number_of(word: str) -> int:
    """A number in digits or words. Raises KeyError for another word."""
    return int(word) if re.fullmatch(r"[0-9]{1,4}", word) else NUMBERS[word]


MONTH = any_of(MONTHS)
SEASON = any_of(SEASON_WORDS)
NUMBER = rf"[0-9]{{1,3}}|{any_of(NUMBERS)}"
HALF = "[,.]5|½| ?1/2| och ett halvt?| och en halv| and a half"
"""What makes a number half a one more."""

YEARS_AWAY: Mapping[str, int] = {
    "i år": 0,
    "det här året": 0,
    "this year": 0,
    "i fjol": -1,
    "ifjol": -1,
    "förra året": -1,
    "last year": -1,
    "i förfjol": -2,
    "förrförra året": -2,
    "the year before last": -2,
    "nästa år": 1,
    "next year": 1,
}
"""How far from the year of a session these are."""

_YEARS_AGO = rf"(?:för )?(?:{NUMBER}) (?:år sedan|år sen|years? ago)"
YEAR = rf"[0-9]{{4}}|['’´\-–][0-9]{{2}}|3[2-9]|[4-9][0-9]|{any_of(YEARS_AWAY)}|{_YEARS_AGO}"
"""A year as it is told after a month, a season or a feast: in four digits, in two, or in words."""


def year_of(told: str, today: date | None) -> str:
    """The year in four digits, as it is told on a day; empty where a day is needed and is not known."""
    if re.fullmatch(r"\d{4}", told, re.ASCII):
        return told
    if found := re.fullmatch(r"\D?(\d\d)", told, re.ASCII):
        return str(century_of(int(found[1]), today) + int(found[1]))
    if today is None:
        return ""
    if told in YEARS_AWAY:
        return f"{today.year + YEARS_AWAY[told]:04}"
    ago = re.fullmatch(rf"(?:för )?({NUMBER}) .*", told, re.ASCII)
    return f"{max(0, today.year - number_of(ago[1])):04}" if ago else ""


def century_of(two_digits: int, today: date | None) -> int:
    """The first year of the century that a year of two digits is taken to be in: this one unless it is far ahead."""
    this = (today or date(2025, 1, 1)).year + _PIVOT
    century = this // 100 * 100
    return century if century + two_digits <= this else century - 100
