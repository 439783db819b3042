"""Feasts, holidays and school terms that people date by: the Swedish ones, in Swedish and English words."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from mapping.dates.words import YEAR, year_of

_FIXED = {
    "jul(?:en)?|christmas|xmas": "{}-12-24~",
    "julafton(?:en)?|christmas eve": "{}-12-24",
    "juldagen|christmas day": "{}-12-25",
    "annandag(?:en)? jul|annandagen|boxing day": "{}-12-26",
    "lucia(?:dagen)?": "{}-12-13",
    "nyårsafton(?:en)?|new year['’]?s eve": "{}-12-31",
    "nyårsdagen|new year['’]?s day": "{}-01-01",
    "trettondag(?:en|safton| jul)?|epiphany": "{}-01-06",
    "alla hjärtans dag|valentine['’]?s day": "{}-02-14",
    "valborg(?:smässoafton(?:en)?)?|walpurgis night": "{}-04-30",
    "första maj|1:a maj|may day": "{}-05-01",
    "nationaldagen|(?:the )?national day": "{}-06-06",
    "halloween": "{}-10-31",
    "sommarlov(?:et)?|(?:the )?summer (?:holidays?|break|vacation)": "{}-22",
    "skolstart(?:en)?|terminsstart(?:en)?|(?:the )?(?:school start|start of school|start of term)": "{}-08",
    "skolavslutning(?:en)?|(?:the )?(?:end of school|last day of school|end of term)": "{}-06",
    "studenten|student(?:examen)?": "{}-06",
    "vårtermin(?:en)?|vt|(?:the )?spring (?:term|semester)": "{}-40",
    "hösttermin(?:en)?|ht|(?:the )?autumn (?:term|semester)|(?:the )?fall (?:term|semester)": "[{0}-08..{0}-12]",
}
"""What falls on the same days each year. "Christmas" is the days about its eve."""


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus, after Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int, mark: str = "") -> Callable[[int], str]:
    return lambda year: (easter(year) + timedelta(days=days)).isoformat() + mark


def _weekday_from(month: int, day: int, weekday: int, mark: str = "", days: int = 0) -> Callable[[int], str]:
    """The first such day of the week (0 Monday) from a day on, and `days` more."""

    def found(year: int) -> str:
        start = date(year, month, day)
        return (start + timedelta(days=(weekday - start.weekday()) % 7 + days)).isoformat() + mark

    return found


def _weeks(first: int, last: int) -> Callable[[int], str]:
    """Some time in the weeks so numbered."""
    return lambda year: f"[{date.fromisocalendar(year, first, 1)}..{date.fromisocalendar(year, last, 7)}]"


def _about_easter(year: int) -> str:
    return f"[{easter(year) - timedelta(days=8)}..{easter(year) + timedelta(days=8)}]"


_MOVING: dict[str, Callable[[int], str]] = {
    "påsk(?:en)?|easter": _from_easter(0, "~"),
    "skärtorsdag(?:en)?|maundy thursday": _from_easter(-3),
    "långfredag(?:en)?|good friday": _from_easter(-2),
    "påskafton(?:en)?|easter eve": _from_easter(-1),
    "påskdagen|easter sunday": _from_easter(0),
    "annandag(?:en)? påsk|easter monday": _from_easter(1),
    "kristi himmelsfärds?(?:dag(?:en)?)?|kristi flygare|ascension(?: day)?": _from_easter(39),
    "pingst(?:en)?|pentecost|whitsun": _from_easter(49, "~"),
    "midsommar(?:en)?|midsummer": _weekday_from(6, 19, 4, "~"),
    "midsommarafton(?:en)?|midsummer(?:['’]s)? eve": _weekday_from(6, 19, 4),
    "midsommardagen|midsummer(?:['’]s)? day": _weekday_from(6, 20, 5),
    "alla helgons? ?(?:dag(?:en)?|helg(?:en)?)?|allhelgona(?:helgen)?|all saints(?:['’])?(?: day)?": (
        _weekday_from(10, 31, 5)
    ),
    "mors dag|mother['’]?s day": _weekday_from(5, 25, 6),
    "fars dag|father['’]?s day": _weekday_from(11, 8, 6),
    "första advent|1:a advent|first of advent|first sunday of advent|advent sunday": _weekday_from(11, 27, 6),
    "sportlov(?:et)?|vinterlov(?:et)?|(?:the )?winter (?:half-term|break)": _weeks(7, 10),
    "påsklov(?:et)?|(?:the )?easter (?:holidays?|break)": _about_easter,
    "höstlov(?:et)?|läslov(?:et)?|(?:the )?autumn (?:half-term|break)": _weeks(44, 44),
    "jullov(?:et)?|(?:the )?christmas (?:holidays?|break)": lambda year: f"[{year}-12-20..{year + 1:04}-01-10]",
}

_TURN = re.compile(
    r"(?:årsskiftet|nyår(?:et)?|(?:the )?turn of the year|new year) (?P<year>\d{4})\s?[/–-]\s?(?:\d\d)?(?P<next>\d\d)",
    re.ASCII,
)
_SCHOOL_YEAR = re.compile(
    r"(?:läsåret|skolåret|(?:the )?school year) (?P<year>\d{4})\s?[/–-]\s?(?:\d\d)?(?P<next>\d\d)", re.ASCII
)
_LAST = {
    "i julas": "jul",
    "förra julen": "jul",
    "last christmas": "jul",
    "i påskas": "påsk",
    "förra påsken": "påsk",
    "last easter": "påsk",
    "i midsomras": "midsommar",
    "förra midsommaren": "midsommar",
    "last midsummer": "midsommar",
}
_NAMED = [
    (re.compile(rf"(?:{names}),?(?: i| of| in| år)? ?(?P<year>{YEAR})", re.ASCII), days)
    for names, days in [
        *((names, lambda year, text=text: text.format(f"{year:04}")) for names, text in _FIXED.items()),
        *_MOVING.items(),
    ]
]


def feast(words: str, today: date | None) -> str:
    """The days that a feast with its year means, in EDTF; empty where the words are none."""
    for pattern, days in ((_TURN, "[{}-12-31..{:04}-01-01]"), (_SCHOOL_YEAR, "[{}-08..{:04}-06]")):
        if found := pattern.fullmatch(words):
            following = int(found["year"]) + 1
            return days.format(found["year"], following) if following % 100 == int(found["next"]) else ""
    if words in _LAST:
        return _last(_LAST[words], today) if today else ""
    for named, in_year in _NAMED:
        if found := named.fullmatch(words):
            return _in_year(in_year, year_of(found["year"], today))
    return ""


def _in_year(days: Callable[[int], str], year: str) -> str:
    try:
        return days(int(year)) if year else ""
    except (ValueError, OverflowError):
        return ""


def _last(name: str, today: date) -> str:
    this_year = feast(f"{name} {today.year:04}", today)
    return this_year if this_year[:10] < today.isoformat() else feast(f"{name} {today.year - 1:04}", today)
