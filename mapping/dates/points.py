"""One point in time as people tell it: a day, a month, a season, a year, a decade, the beginning of one, a feast."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mapping.dates.edtf import Shape, ends_of, exists, marked, span_of
from mapping.dates.feasts import feast
from mapping.dates.relative import relative
from mapping.dates.words import MONTH, MONTHS, SEASON, SEASON_WORDS, YEAR, any_of, century_of, year_of

_Rule = Callable[[re.Match[str], date | None], str]


class Hedge(NamedTuple):
    """What was told with a word that makes it about or unsure."""

    words: str
    mark: str
    """In EDTF."""


_ABOUT = re.compile(
    r"(?:ca\.?|c:a|cirka|circa|omkring|runt|kring|ungefär|typ|nån ?gång runt|någon gång (?:runt|omkring|kring)"
    r"|about|around|approximately|roughly|some ?time around)\s+(?:i\s+|in\s+|på\s+)?(.+)"
    r"|(.+?)(?:,? (?:ungefär|eller så|sådär|typ|or so|or thereabouts)|-ish)"
)
_UNSURE = re.compile(
    r"(?:kanske|troligen|troligtvis|antagligen|förmodligen|möjligen|nog|jag tror(?: att)?(?: det var)?|det var nog"
    r"|maybe|perhaps|probably|possibly|i think(?: it was)?|it was probably)\s+(.+)"
    r"|(.+?)(?:,? (?:kanske|tror jag|nog|maybe|perhaps|i think|probably)| ?\?)"
)
_LEADING = re.compile(
    r"(?:det var|it was|någon gång(?: under)?|nån gång(?: under)?|some ?time(?: in| during)?|i|på|under|den|det|år|året"
    r"|in|on|during|at|the|year|född|föddes|f\.|born|b\.)\s+(?=\S)"
)


def point(words: str, today: date | None = None) -> str:
    """The point in EDTF, or empty where it is none. The day may not exist: `span_of` tells."""
    words = words.strip().removesuffix(".")
    if found := _exact(words) or feast(words, today) or (relative(words, today) if today else ""):
        return found
    for pattern, read in _RULES:
        if (match := pattern.fullmatch(words)) and (told := read(match, today)):
            return told
    if hedge := hedged(words):
        return marked(point(hedge.words, today), hedge.mark)
    leading = _LEADING.match(words)
    return point(words[leading.end() :], today) if leading else ""


def hedged(words: str) -> Hedge | None:
    """What is told without the word that makes it about or unsure; None where there is no such word."""
    for pattern, mark in ((_ABOUT, "~"), (_UNSURE, "?")):
        if match := pattern.fullmatch(words):
            return Hedge(match[1] or match[2], mark)
    return None


def _exact(words: str) -> str:
    """A point that is written in EDTF already."""
    text = words.upper()
    return text if ends_of(text).shape is Shape.POINT and exists(text) else ""


def _day(found: re.Match[str], today: date | None) -> str:
    month = found["month"]
    number = int(month) if month.isdecimal() else MONTHS[month]
    year = year_of(found["year"], today)
    return f"{year}-{number:02}-{int(found['day']):02}" if year else ""


def _month(found: re.Match[str], today: date | None) -> str:
    month = found["month"]
    number = int(month) if month.isdecimal() else MONTHS[month]
    year = year_of(found["year"], today)
    return f"{year}-{number:02}" if year else ""


def _season(found: re.Match[str], today: date | None) -> str:
    year = year_of(found["year"], today)
    return f"{year}-{SEASON_WORDS[found['season']]}" if year else ""


def _winter(found: re.Match[str], _today: date | None) -> str:
    following = int(found["year"]) + 1
    return f"{found['year']}-24" if following % 100 == int(found["next"][-2:]) else ""


def _some(found: re.Match[str], today: date | None) -> str:
    """Some month of a year, some day of a month."""
    whole = point(found["of"], today)
    return f"{whole}-XX" if re.fullmatch(r"\d{4}" if found["month"] else r"\d{4}-(?:0\d|1[0-2])", whole) else ""


def _decade(found: re.Match[str], _today: date | None) -> str:
    year = found["year"]
    if found["first"] and (found["first"], found["last"]) == (f"{year[:3]}0", f"{year[:3]}9"):
        return f"{year[:3]}X"
    return f"{year[:2]}XX" if year.endswith("00") else f"{year[:3]}X"


def _short_decade(found: re.Match[str], today: date | None) -> str:
    told = found["tens"]
    tens = int(told) if told.isdecimal() else _TENS[told]
    return f"{(century_of(10 * tens, today) + 10 * tens) // 10}X"


def _year(found: re.Match[str], today: date | None) -> str:
    return year_of(found["year"], today)


def _third(found: re.Match[str], today: date | None) -> str:
    place = 0 if found["early"] else 1 if found["mid"] else 2
    return _third_of(point(found["of"] or found["late"], today), place)


def _third_of(whole: str, place: int) -> str:
    """The beginning, the middle or the end (0, 1, 2) of a point: of a year its third, of the rest the days nearest."""
    plain = whole.rstrip("~?%")
    mark = whole[len(plain) :]
    if re.fullmatch(r"\d{4}", plain):
        return f"{plain}-{37 + place}{mark}"
    if re.fullmatch(r"\d{3}X", plain):
        start, end = ((0, 3), (4, 6), (7, 9))[place]
        return f"[{plain[:3]}{start}{mark}..{plain[:3]}{end}{mark}]"
    if re.fullmatch(r"\d\dXX", plain):
        start, end = ((0, 33), (34, 66), (67, 99))[place]
        return f"[{plain[:2]}{start:02}{mark}..{plain[:2]}{end}{mark}]"
    if re.fullmatch(r"\d{4}-2[1-4]", plain) and exists(plain):
        year, month = int(plain[:4]), 3 * (int(plain[5:]) - 20) + place
        return f"{year + (month > 12):04}-{(month - 1) % 12 + 1:02}{mark}"
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", plain) and (last := span_of(plain).last if exists(plain) else None):
        start, end = ((1, 10), (11, 20), (21, last.day))[place]
        return f"[{plain}-{start:02}{mark}..{plain}-{end:02}{mark}]"
    return ""


def _half(found: re.Match[str], today: date | None) -> str:
    year = year_of(found["year"], today)
    return f"{year}-{40 if found['first'] else 41}" if year else ""


def _quarter(found: re.Match[str], today: date | None) -> str:
    told = found["number"] or found["ordinal"]
    ordinals = ("q1 första first", "q2 andra second", "q3 tredje third", "q4 fjärde fourth")
    number = next((number for number, names in enumerate(ordinals) if told in names.split()), None)
    year = year_of(found["year"], today)
    return f"{year}-{33 + number}" if year and number is not None else ""


_TENS = {
    name: number
    for number, names in enumerate(
        [
            "tiotalet|teens",
            "tjugotalet|twenties",
            "trettiotalet|thirties",
            "fyrtiotalet|forties",
            "femtiotalet|fifties",
            "sextiotalet|sixties",
            "sjuttiotalet|seventies",
            "åttiotalet|eighties",
            "nittiotalet|nineties",
        ],
        start=1,
    )
    for name in names.split("|")
}
"""Decades in words, by their tens."""

_YEAR = rf"(?P<year>{YEAR})"
_FOUR = r"(?P<year>\d{4})"
_INDEFINITE = "vår|sommar|höst|vinter"
"""After these "sen" is late; since is said of the definite: "sen hösten 2014"."""
_DAY_NUMBER = r"(?P<day>\d{1,2})"
_WORDED: tuple[tuple[str, _Rule], ...] = (
    (rf"(?:den |the )?{_DAY_NUMBER}(?::e|:a|\.|st|nd|rd|th)?(?: of| i)? ?(?P<month>{MONTH})\.?,? {_YEAR}", _day),
    (rf"(?P<month>{MONTH})\.? {_DAY_NUMBER}(?:st|nd|rd|th)?,? {_FOUR}", _day),
    (rf"{_DAY_NUMBER}/(?P<month>\d{{1,2}})[ /,-]+(?P<year>\d{{4}}|['’]?\d\d)", _day),
    (rf"{_DAY_NUMBER}\.(?P<month>\d{{1,2}})\.{_FOUR}", _day),
    (rf"{_FOUR}(?P<by>[-/. ])(?P<month>\d{{1,2}})(?P=by){_DAY_NUMBER}", _day),
    (rf"{_FOUR}(?P<month>\d\d)(?P<day>\d\d)", _day),
    (rf"(?P<month>(?!jul )(?:{MONTH}))\.?,?(?: månad)?(?: of| in| i| år)? {_YEAR}", _month),
    (rf"{_FOUR},? (?:i )?(?P<month>{MONTH})", _month),
    (rf"(?P<month>\d{{1,2}})/{_FOUR}", _month),
    (rf"(?P<season>vintern|vinter|winter)(?: of)? {_FOUR} ?[/–-] ?(?P<next>\d{{2}}|\d{{4}})", _winter),
    (rf"(?:the )?(?P<season>{SEASON}),?(?: of| in| i| år)? {_YEAR}", _season),
    (rf"(?P<season>{SEASON}) (?P<year>[0-3][0-9])", _season),
    (rf"{_FOUR},? (?:på )?(?P<season>{SEASON})", _season),
    (r"(?:någon|nån|en|some) (?:(?P<month>månad|month)|dag|day)(?: i| in| of)? (?P<of>.+)", _some),
    (
        r"(?:the )?(?P<year>\d{3}0)(?:['’]?s|[- ]?tale[tn]?s?|[- ]?tal)(?: \((?P<first>\d{4})–(?P<last>\d{4})\))?",
        _decade,
    ),
    (r"(?:the )?['’]?(?P<tens>\d)0['’]?(?:s|[- ]?tal(?:et)?)", _short_decade),
    (rf"(?:the )?(?P<tens>{any_of(_TENS)})", _short_decade),
    (
        r"(?:the )?(?:(?P<first>första|first)|andra|second|sista|last) (?:halvan|halva|halvåret|half)"
        rf"(?: av| of)?(?: år)? {_YEAR}",
        _half,
    ),
    (
        r"(?:the )?(?:(?P<number>q[1-4])|(?P<ordinal>\w+|första|fjärde) (?:kvartalet|quarter))(?: av| of)?"
        rf" {_YEAR}",
        _quarter,
    ),
    (
        r"(?:the )?(?:(?P<early>tidigt|tidiga?|början|early|beginning|start)|(?P<mid>mitten|mitt|mid|middle)"
        r"|(?:sent|sena|slutet|late|end))(?: av| på| i| under| of| in)?[ -](?:den |the )?(?P<of>.+)(?P<late>)",
        _third,
    ),
    (
        rf"(?:(?P<early>tidig ?|för)|(?P<mid>hög)|sen)(?P<of>(?:{SEASON}) .+)"
        rf"|sen (?P<late>(?:{_INDEFINITE}) .+|.+tal)",
        _third,
    ),
    (r"(?P<year>['’]\d\d)", _year),
)
_RULES = [(re.compile(pattern, re.ASCII), rule) for pattern, rule in _WORDED]
