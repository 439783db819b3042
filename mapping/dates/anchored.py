"""Phrases that tell when by somebody's age, grade or birth, or by another event: what the date hangs on.

A name must be one person's and a title one event's, otherwise nothing is taken for meant.
"""

import re
from typing import NamedTuple

from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, Bound
from mapping.dates.aged import RULES, Rule, Told, anchor_to
from mapping.dates.following import TERM_MONTHS
from mapping.dates.fuzzy import WHOLE_YEAR
from mapping.dates.known import Known
from mapping.dates.names import Problem, event_called, is_noun, person_called
from mapping.dates.words import HALF, MONTH, MONTHS, NUMBER, SEASON, SEASON_WORDS, number_of
from mapping.record import Id


class Hook(NamedTuple):
    """What a phrase hangs on; or why that cannot be told; or neither, when it names nothing."""

    anchor: Anchor | None = None
    problem: Problem | None = None


_ABOUT = re.compile(r"(?:ca\.?|cirka|omkring|runt|kring|ungefär|about|around|roughly)\s+(?=\S)")
_BOUNDS = (
    (re.compile(r"(?:ända |ever )?(?:sedan|sen|since|från|from)\s+(?:att )?"), Bound.SINCE),
    (re.compile(r"(?:ända |fram |up )?(?:tills|till|until)\s+(?:att |dess att )?"), Bound.UNTIL),
)
_OFTEN_A_PLACE = re.compile(r"(?:sen|från|from|till|vid|at)\s")
_CLAUSE = re.compile(
    r".+ (?:var|är|blev|was|were|fyllde|fyller|turned|föddes|kom|born|gick|går|började|slutade|tog|started|finished)"
    r"\b.*"
)
_PART = re.compile(
    rf"(?:på |i |in |the )?(?P<part>{SEASON}|{MONTH}),? (?:of )?"
    r"(?=(?:when|när|då|i|in|under|year|grade|class|före|innan|before|efter|after) )"
)


def anchored(phrase: str, known: Known) -> Hook:
    """What the phrase hangs on, in small letters."""
    about, bound, part, words = False, None, None, phrase
    if found := _ABOUT.match(words):
        about, words = True, words[found.end() :]
    place = known.in_line and _OFTEN_A_PLACE.match(words)
    for pattern, side in _BOUNDS:
        if bound is None and (found := pattern.match(words)):
            bound, words = side, words[found.end() :]
    if found := _PART.match(words):
        part = {**MONTHS, **SEASON_WORDS}[found["part"]]
        words = words[found.end() :]
    if bound and place and not _CLAUSE.fullmatch(words):
        return Hook()
    told = _told(words, known)
    if bound and not isinstance(told, Anchor) and isinstance(target := _target(words, known, noun=True), Id):
        told = anchor_to(target, AnchorKind.AT)
    if not isinstance(told, Anchor):
        return Hook(problem=told)
    return Hook(_narrowed(told, part, bound, about=about or told.about))


def _told(words: str, known: Known) -> Told:
    problem: Told = None
    for pattern, rule in (*RULES, _RELATED):
        if found := pattern.fullmatch(words):
            told = rule(found, known)
            if isinstance(told, Anchor):
                return told
            problem = problem or told
    return problem


def _narrowed(told: Anchor, part: int | None, bound: Bound | None, *, about: bool) -> Anchor | None:
    """The anchor with a month or a season before it, or as the end of a period; None where it cannot have both."""
    if told.bound and (bound or (part and not _takes_part(told, part))):
        return None
    return replace(told, part=part or told.part, about=about, bound=bound or told.bound)


def _takes_part(told: Anchor, part: int) -> bool:
    """Whether "the summer before" can be told: not of the end or the beginning of a grade, which is a part itself."""
    if told.kind is not AnchorKind.GRADE or told.bound is None:
        return True
    outermost = 8 if told.bound is Bound.BEFORE else 6
    return part not in TERM_MONTHS and (told.part is None or (told.part == outermost and told.last is None))


def _related(found: re.Match[str], known: Known) -> Told:
    """Before, after or at the same time as something."""
    relation, words = found["relation"], found["target"].removeprefix("att ").removeprefix("that ")
    if known.in_line and _OFTEN_A_PLACE.match(f"{relation} ") and not _CLAUSE.fullmatch(words):
        return None
    kind = _RELATIONS.get(relation, AnchorKind.AT)
    target = _target(words, known, noun=kind is AnchorKind.AFTER, child=kind is AnchorKind.BEFORE)
    if kind is AnchorKind.AT:
        if target is Problem.NO_EVENT and relation in _LOOSE:
            return None
        year = WHOLE_YEAR if relation.endswith(_SAME_YEAR) else None
        return anchor_to(target, kind, about=bool(found["near"]), part=year)
    if found["year"]:
        return anchor_to(target, kind, number=12, part=WHOLE_YEAR)
    months = _months(found)
    if months is None and not isinstance(target, Id) and isinstance(told := _told(words, known), Anchor):
        return _side_of(told, Bound(kind))
    return anchor_to(target, kind, number=months, about=months is not None)


def _months(found: re.Match[str]) -> int | None:
    """How many before or after."""
    if not found["number"]:
        return 0 if found["near"] else 6 if found["half"] else None
    years = found["unit"][0] in "åy"
    return number_of(found["number"]) * (12 if years else 1) + (6 if found["more"] and years else 0)


def _side_of(told: Anchor, side: Bound) -> Told:
    """Before or after an age, a grade or a birthday."""
    aged = told.kind in {AnchorKind.AGE, AnchorKind.GRADE} or (told.kind is AnchorKind.AFTER and told.number)
    return replace(told, bound=side) if aged and told.bound is None else None


def _target(words: str, known: Known, *, noun: bool = False, child: bool = False) -> Id | Problem | None:
    """Somebody's birth, or an event; None where the words may as well name a place, or somebody who did not come.

    `noun`: what is no clause has to be a noun. `child`: the name of a child of the parent's is enough.
    """
    for pattern in _BIRTHS:
        if found := pattern.fullmatch(words):
            return person_called(found["who"], known)
    came = _CAME.fullmatch(words)
    person = person_called(came["who"] if came else words, known)
    if isinstance(person, Id) and (came or child) and person in known.children:
        return person
    if (isinstance(person, Id) and not came) or (noun and not is_noun(words, known)):
        return None
    return event_called(words, known)


_RELATIONS = {
    "före": AnchorKind.BEFORE,
    "innan": AnchorKind.BEFORE,
    "before": AnchorKind.BEFORE,
    "efter": AnchorKind.AFTER,
    "after": AnchorKind.AFTER,
}
"""All other words for it mean at the same time."""

_SAME_YEAR = ("år som", "year as", "year that")
_LOOSE = frozenset({"när", "då", "when", "under", "during", "at"})
"""What begins so many phrases that it need not be an event that is meant."""

_BIRTHS = (
    re.compile(r"(?P<who>.+?) (?:föddes|kom till världen|kom till oss|fötts|var född|was born)"),
    re.compile(r"(?P<who>.+?)(?:['’]s|s|['’])? (?:födelse|födsel|birth)"),
    re.compile(r"(?:the )?birth of (?P<who>.+)"),
)
_CAME = re.compile(r"(?P<who>.+?) (?:kom|came)")
_RELATED: tuple[re.Pattern[str], Rule] = (
    re.compile(
        rf"(?:(?:(?P<number>{NUMBER})(?P<more>{HALF})? (?P<unit>år|månad|månader|year|years|month|months)"
        r"|(?P<half>ett halvår|half a year)|(?P<year>året|the year)"
        r"|(?P<near>strax|precis|direkt|just|kort|genast|nästan direkt|right|shortly|soon|straight)) )?"
        r"(?P<relation>före|innan|before|efter|after|samtidigt som|samtidigt med|i samband med|vid|under|när|då"
        r"|at the same time as|during|when|at|samma år som|(?:the )?same year (?:as|that)) (?P<target>.+)"
    ),
    _related,
)
