"""Phrases that tell when by how old somebody was, or in which grade: when Elsa was 3, in my teens, in sixth grade."""

import re
from collections.abc import Callable
from typing import Any

from mapping.dates import Anchor, AnchorKind
from mapping.dates.grades import GRADE, grades_of
from mapping.dates.known import Known
from mapping.dates.names import Problem, person_called
from mapping.dates.words import HALF, NUMBER, number_of
from mapping.record import Id

Told = Anchor | Problem | None
"""What a phrase hangs on; or why that cannot be told; or neither."""

Rule = Callable[[re.Match[str], Known], Told]


def anchor_to(to: Id | Problem | None, kind: AnchorKind, **rest: Any) -> Told:
    """The anchor; or the problem, where nobody was found; or None where the numbers mean nothing."""
    if not isinstance(to, Id):
        return to
    try:
        return Anchor(kind=kind, to=to, **rest)
    except ValueError:
        return None


def _who(found: re.Match[str], known: Known) -> Id | Problem:
    """Whoever is named; otherwise whose event it is. In a line that may be of a child's; another's tells nothing."""
    if told := found.groupdict().get("who"):
        return person_called(told, known)
    if known.whose is None or known.whose == known.me:
        return known.me or Problem.NOBODY
    return Problem.WHOSE if known.in_line and known.whose not in known.children else known.whose


def _aged(found: re.Match[str], known: Known) -> Told:
    number = number_of(found["number"])
    last = number_of(found["last"]) if found["last"] else None
    return anchor_to(_who(found, known), AnchorKind.AGE, number=number, last=last, about="åldern" in found[0])


def _aged_less(found: re.Match[str], known: Known) -> Told:
    """So many months, weeks or days old."""
    number = number_of(found["number"]) if found["number"] else 6
    days = next((days for unit, days in _DAYS.items() if (found["unit"] or "").startswith(unit)), 30)
    return anchor_to(_who(found, known), AnchorKind.AFTER, number=number * days // 30, about=True)


def _aged_about(found: re.Match[str], known: Known) -> Told:
    """Nearly three, or two and a half."""
    months = 12 * number_of(found["number"]) + (6 if "half" in found.groupdict() else 0)
    return anchor_to(_who(found, known), AnchorKind.AFTER, number=months, about=True)


def _turned(found: re.Match[str], known: Known) -> Told:
    return anchor_to(_who(found, known), AnchorKind.AFTER, number=12 * number_of(found["number"]))


def _teenager(found: re.Match[str], known: Known) -> Told:
    return anchor_to(_who(found, known), AnchorKind.AGE, number=13, last=19)


def _baby(found: re.Match[str], known: Known) -> Told:
    if found["newborn"]:
        return anchor_to(_who(found, known), AnchorKind.AT, about=True)
    return anchor_to(_who(found, known), AnchorKind.AGE, number=0)


def _in_grade(found: re.Match[str], known: Known) -> Told:
    grades = grades_of(found["grade"])
    if grades is None:
        return None
    groups = found.groupdict()
    part = 8 if groups.get("began") else 6 if groups.get("ended") else None
    first, last = (grades[0], None) if groups.get("began") else (grades[1], None) if groups.get("ended") else grades
    last = last if last != first else None
    return anchor_to(_who(found, known), AnchorKind.GRADE, number=first, last=last, part=part)


def _in_somebodys_grade(found: re.Match[str], known: Known) -> Told:
    """Elsa in first grade; where nobody is named, and in a line ("with Granny in first grade"), it may be another's."""
    told = _in_grade(found, known)
    return None if known.in_line or told is Problem.NOBODY else told


def _in_bare_grade(found: re.Match[str], known: Known) -> Told:
    """In first grade; without its "in", in a line, it may be what was begun, or anything ("first class")."""
    bare = known.in_line and not found["at"] and not found["grade"].startswith("å")
    return None if bare else _in_grade(found, known)


def _started_school(found: re.Match[str], known: Known) -> Told:
    """In the year before the first grade, or in the first: which, is not said."""
    return anchor_to(_who(found, known), AnchorKind.GRADE, number=0, last=1, part=8)


def _graduated(found: re.Match[str], known: Known) -> Told:
    return anchor_to(_who(found, known), AnchorKind.GRADE, number=12, part=6)


_DAYS = {"v": 7, "w": 7, "d": 1}
"""Of the units shorter than a month, by their first letter."""

_WHO = (
    r"(?P<who>(?!(?:innan|före|before|efter|after|strax|sedan|sen|since|tills?|until) )"
    r"(?:(?! (?:när|då|medan|when|while) ).)+?)"
)
_WHEN = r"(?:(?:när|då|medan|as|when|while) )?"
_WAS = r"(?:var|är|blev|was|were|is) (?:bara |only |ungefär |runt |about |around |typ )?"
_NEARLY = "(?:nästan|snart|almost|nearly)"
_YEARS = r"(?:[- ]?(?:års?(?:[- ]?åldern)?|years?|yrs?))?(?: gam(?:mal|la)| old| of age)?"
_NUMBER = rf"(?P<number>{NUMBER})"
_TWO = rf"{_NUMBER}(?:(?: ?[-–] ?| eller | till | or | to )(?P<last>{NUMBER}))?"
_GOES = r"(?:gick|går|läste|började|börjar|slutade|var|was|were|went|is)(?: ut)?"
_BEGAN = "(?P<began>började|börjar|started|starts)"
_ENDED = "(?P<ended>slutade|gick ut|finished)"
_SHORT = r"(?P<unit>månad(?:er)?|mån|months?|veck(?:a|or)|weeks?|dag(?:ar)?|days?)"

_WORDED: tuple[tuple[str, Rule], ...] = (
    (rf"{_WHEN}{_WHO} {_WAS}{_TWO}{_YEARS}", _aged),
    (rf"(?:i |vid )?{_TWO}[- ]?års?[- ]?(?:åldern|ålder)", _aged),
    (rf"(?:at (?:the )?age (?:of )?|aged |age ){_TWO}", _aged),
    (rf"{_WHEN}{_WHO} {_WAS}(?:{_NUMBER} {_SHORT}|(?:ett )?halvår|half a year)(?: gam(?:mal|la)| old)?", _aged_less),
    (rf"{_WHEN}{_WHO} {_WAS}{_NUMBER}(?P<half>{HALF}){_YEARS}", _aged_about),
    (rf"{_WHEN}{_WHO} (?:var|är|was|is) {_NEARLY} {_NUMBER}{_YEARS}", _aged_about),
    (rf"{_WHEN}{_WHO} {_NEARLY} (?:var|är|was|is) {_NUMBER}{_YEARS}", _aged_about),
    (rf"{_WHEN}{_WHO} (?:fyllde|fyller|har fyllt|turned|turns) {_NUMBER}(?: år)?", _turned),
    (rf"(?:på |on )?{_WHO}(?:['’]?s)? {_NUMBER}[- ]?årsdag(?:en)?", _turned),
    (rf"(?:on )?{_WHO}['’]s (?P<number>[0-9]{{1,2}})(?:st|nd|rd|th) birthday", _turned),
    (rf"{_WHEN}{_WHO} (?:var|was) (?:en |a |i )?(?:tonåring|tonåren|teenager|teens)", _teenager),
    (r"(?:i|in|som|as) (?:a )?(?:(?P<who>mina|min|my) )?(?:tonåren|tonår|tonåring|teens|teenager)|tonåren", _teenager),
    (
        rf"{_WHEN}{_WHO} (?:var|was) (?:alldeles |helt )?"
        r"(?:(?P<newborn>nyfödd|(?:a )?newborn)|(?:en |a )?(?:bebis|baby))",
        _baby,
    ),
    (rf"{_WHEN}{_WHO} (?:{_BEGAN}|{_ENDED}) (?:i )?{GRADE}", _in_grade),
    (rf"{_WHEN}{_WHO} {_GOES} (?:i |in |på |at )?(?:the )?{GRADE}", _in_grade),
    (rf"{_WHEN}{_WHO} {_BEGAN} (?:i )?(?:skolan?|school)", _started_school),
    (rf"{_WHO} (?:i|in) {GRADE}", _in_somebodys_grade),
    (rf"(?P<at>under |i |in |på |at )?(?:the )?{GRADE}", _in_bare_grade),
    (rf"{_WHEN}{_WHO} (?:tog|tar) (?:studenten|studentexamen)", _graduated),
)
RULES = tuple((re.compile(pattern), rule) for pattern, rule in _WORDED)
"""What each phrase means, in small letters; the first that fits is meant."""
