"""Phrases that tell when by somebody's age, grade or birth, or by another event: what the date hangs on.

A name must be one person's and a title one event's, otherwise nothing is taken for meant.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, Bound
from mapping.dates.grades import GRADE, grades_of
from mapping.dates.known import Known
from mapping.dates.names import Problem, event_called, person_called
from mapping.dates.words import MONTH, MONTHS, NUMBER, SEASON, SEASON_WORDS, number_of
from mapping.record import Id


class Hook(NamedTuple):
    """What a phrase hangs on; or why that cannot be told; or neither, when it names nothing."""

    anchor: Anchor | None = None
    problem: Problem | None = None


_Told = Anchor | Problem | None
_Rule = Callable[[re.Match[str], Known], _Told]

_ABOUT = re.compile(r"(?:ca\.?|cirka|omkring|runt|kring|ungefär|about|around|roughly)\s+(?=\S)")
_BOUNDS = (
    (re.compile(r"(?:ända |ever )?(?:sedan|sen|since|från|from)\s+(?:att )?"), Bound.SINCE),
    (re.compile(r"(?:ända |fram |up )?(?:tills|till|until)\s+(?:att |dess att )?"), Bound.UNTIL),
)
_PART = re.compile(
    rf"(?:på |i |in |the )?(?P<part>{SEASON}|{MONTH}),? (?:of )?"
    r"(?=when |när |då |i |in |under |year |grade |class )"
)


def anchored(phrase: str, known: Known) -> Hook:
    """What the phrase hangs on, in small letters."""
    about, bound, part, words = False, None, None, phrase
    if found := _ABOUT.match(words):
        about, words = True, words[found.end() :]
    for pattern, side in _BOUNDS:
        if bound is None and (found := pattern.match(words)):
            bound, words = side, words[found.end() :]
    if found := _PART.match(words):
        part = {**MONTHS, **SEASON_WORDS}[found["part"]]
        words = words[found.end() :]
    told = _told(words, known, alone=bound is not None)
    if isinstance(told, Anchor):
        return Hook(replace(told, part=part or told.part, about=about or told.about, bound=bound))
    return Hook(problem=told)


def _told(words: str, known: Known, *, alone: bool) -> _Told:
    problem: _Told = None
    for pattern, rule in _RULES:
        if found := pattern.fullmatch(words):
            told = rule(found, known)
            if isinstance(told, Anchor):
                return told
            problem = problem or told
    if alone and isinstance(target := _target(words, known), Id):
        return _anchor(AnchorKind.AT, target)
    return problem


def _anchor(kind: AnchorKind, to: Id | Problem, **rest: Any) -> _Told:
    """The anchor; or the problem, where nobody was found; or None where the numbers mean nothing."""
    if not isinstance(to, Id):
        return to
    try:
        return Anchor(kind=kind, to=to, **rest)
    except ValueError:
        return None


def _aged(found: re.Match[str], known: Known) -> _Told:
    number = number_of(found["number"])
    last = number_of(found["last"]) if found["last"] else None
    return _anchor(AnchorKind.AGE, _who(found, known), number=number, last=last, about="åldern" in found[0])


def _aged_in_months(found: re.Match[str], known: Known) -> _Told:
    months = number_of(found["number"]) if found["number"] else 6
    return _anchor(AnchorKind.AFTER, _who(found, known), number=months, about=True)


def _turned(found: re.Match[str], known: Known) -> _Told:
    return _anchor(AnchorKind.AFTER, _who(found, known), number=12 * number_of(found["number"]))


def _teenager(found: re.Match[str], known: Known) -> _Told:
    return _anchor(AnchorKind.AGE, _who(found, known), number=13, last=19)


def _baby(found: re.Match[str], known: Known) -> _Told:
    if found["newborn"]:
        return _anchor(AnchorKind.AT, _who(found, known), about=True)
    return _anchor(AnchorKind.AGE, _who(found, known), number=0)


def _in_grade(found: re.Match[str], known: Known) -> _Told:
    grades = grades_of(found["grade"])
    if grades is None:
        return None
    groups = found.groupdict()
    part = 8 if groups.get("began") else 6 if groups.get("ended") else None
    first, last = (grades[0], None) if groups.get("began") else (grades[1], None) if groups.get("ended") else grades
    last = last if last != first else None
    return _anchor(AnchorKind.GRADE, _who(found, known), number=first, last=last, part=part)


def _graduated(found: re.Match[str], known: Known) -> _Told:
    return _anchor(AnchorKind.GRADE, _who(found, known), number=12, part=6)


def _related(found: re.Match[str], known: Known) -> _Told:
    kind = _RELATIONS.get(found["relation"], AnchorKind.AT)
    target = _target(found["target"], known)
    if kind is AnchorKind.AT:
        if target is Problem.NO_EVENT and found["relation"] in _LOOSE:
            return None
        return _anchor(kind, target, about=bool(found["near"]))
    months = 0 if found["near"] else 6 if found["half"] else None
    if found["number"]:
        months = number_of(found["number"]) * (12 if found["unit"] in {"år", "year", "years"} else 1)
    return _anchor(kind, target, number=months, about=months is not None)


def _target(words: str, known: Known) -> Id | Problem:
    """Somebody's birth, or an event."""
    words = words.removeprefix("att ").removeprefix("that ")
    for pattern in _BIRTHS:
        if found := pattern.fullmatch(words):
            return person_called(found["who"], known)
    person = person_called(words, known)
    return person if isinstance(person, Id) else event_called(words, known)


def _who(found: re.Match[str], known: Known) -> Id | Problem:
    return person_called(found.groupdict().get("who") or "jag", known)


_RELATIONS = {
    "före": AnchorKind.BEFORE,
    "innan": AnchorKind.BEFORE,
    "before": AnchorKind.BEFORE,
    "efter": AnchorKind.AFTER,
    "after": AnchorKind.AFTER,
}
"""All other words for it mean at the same time."""

_LOOSE = frozenset({"när", "då", "when", "under", "during", "at"})
"""What begins so many phrases that it need not be an event that is meant."""

_WHEN = r"(?:(?:när|då|medan|as|when|while) )?"
_WAS = r"(?:var|är|blev|was|were|is) (?:bara |only |ungefär |runt |about |around |typ )?"
_YEARS = r"(?:[- ]?(?:års?(?:[- ]?åldern)?|years?|yrs?))?(?: gam(?:mal|la)| old| of age)?"
_TWO = rf"(?P<number>{NUMBER})(?:(?: ?[-–] ?| eller | till | or | to )(?P<last>{NUMBER}))?"
_GOES = r"(?:gick|går|läste|började|börjar|slutade|var|was|were|went|is)(?: ut)?"
_BIRTHS = (
    re.compile(r"(?P<who>.+?) (?:föddes|kom|kom till världen|kom till oss|fötts|var född|was born|came)"),
    re.compile(r"(?P<who>.+?)(?:['’]s|s|['’])? (?:födelse|födsel|birth)"),
    re.compile(r"(?:the )?birth of (?P<who>.+)"),
)
_WORDED: tuple[tuple[str, _Rule], ...] = (
    (rf"{_WHEN}(?P<who>.+?) {_WAS}{_TWO}{_YEARS}", _aged),
    (rf"(?:i |vid )?{_TWO}[- ]?års?[- ]?(?:åldern|ålder)", _aged),
    (rf"(?:at (?:the )?age (?:of )?|aged |age ){_TWO}", _aged),
    (
        rf"{_WHEN}(?P<who>.+?) {_WAS}(?:(?P<number>{NUMBER}) (?:månad(?:er)?|mån|months?)|(?:ett )?halvår|half a year)"
        r"(?: gam(?:mal|la)| old)?",
        _aged_in_months,
    ),
    (rf"{_WHEN}(?P<who>.+?) (?:fyllde|fyller|har fyllt|turned|turns) (?P<number>{NUMBER})(?: år)?", _turned),
    (rf"(?:på |on )?(?P<who>.+?)(?:['’]?s)? (?P<number>{NUMBER})[- ]?årsdag(?:en)?", _turned),
    (r"(?:on )?(?P<who>.+?)['’]s (?P<number>\d{1,2})(?:st|nd|rd|th) birthday", _turned),
    (rf"{_WHEN}(?P<who>.+?) (?:var|was) (?:en |a |i )?(?:tonåring|tonåren|teenager|teens)", _teenager),
    (r"(?:i (?:mina )?tonåren|i min tonår|som tonåring|in my teens|as a teenager)", _teenager),
    (
        rf"{_WHEN}(?P<who>.+?) (?:var|was) (?:alldeles |helt )?"
        r"(?:(?P<newborn>nyfödd|(?:a )?newborn)|(?:en |a )?(?:bebis|baby))",
        _baby,
    ),
    (
        rf"{_WHEN}(?P<who>.+?) (?:(?P<began>började|börjar|started)|(?P<ended>slutade|gick ut|finished))"
        rf" (?:i )?{GRADE}",
        _in_grade,
    ),
    (rf"{_WHEN}(?P<who>.+?) {_GOES} (?:i |in |på |at )?(?:the )?{GRADE}", _in_grade),
    (rf"(?P<who>.+?) (?:i|in) {GRADE}", _in_grade),
    (rf"(?:under |i |in |på |at )?(?:the )?{GRADE}", _in_grade),
    (rf"{_WHEN}(?P<who>.+?) (?:tog|tar) (?:studenten|studentexamen)", _graduated),
    (
        rf"(?:(?:(?P<number>{NUMBER}) (?P<unit>år|månad|månader|year|years|month|months)"
        r"|(?P<half>ett halvår|half a year)"
        r"|(?P<near>strax|precis|direkt|just|kort|genast|nästan direkt|right|shortly|soon|straight)) )?"
        r"(?P<relation>före|innan|before|efter|after|samtidigt som|samtidigt med|i samband med|vid|under|när|då"
        r"|at the same time as|during|when|at) (?P<target>.+)",
        _related,
    ),
)
_RULES = [(re.compile(pattern), rule) for pattern, rule in _WORDED]
