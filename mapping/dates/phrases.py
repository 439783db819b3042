"""What people say about when, read into EDTF, in Swedish and English whichever is spoken (METHOD § 3.1).

Nothing is guessed: a phrase that is not understood stays words, and the event stands among the undated. What can mean
two things is read as the wider one ("the 2000s" as the century), and `reading` says how it was read.
"""

import re
from datetime import date

from mapping.cleaning import clean
from mapping.dates import OPEN, FuzzyDate, undated
from mapping.dates.anchored import anchored
from mapping.dates.edtf import Shape, beside, ends_of, exists, marked
from mapping.dates.known import Known
from mapping.dates.points import hedged, point
from mapping.dates.readings import reading, say
from mapping.dates.words import MONTH, NUMBER, SEASON, YEAR

__all__ = ["Known", "in_edtf", "reading", "say", "understand"]

LONGEST = 120
"""Characters. No phrase about when is longer, and to look for one in a whole story takes time at every key."""

_ONGOING = re.compile(
    r"(?:(?:det )?pågår|pågående|(?:det )?fortsätter|fortfarande|alltjämt|än idag|nu|just nu|(?:it )?(?:still )?goes on"
    r"|ongoing|(?:still )?going on|still|now|right now|continuing)(?: (?:fortfarande|nu|ännu|än|still|now))?"
)
_NOW = "nu|idag|i dag|dags dato|now|today|present|the present|pågår"
_STILL = (
    rf"(?:\s*[-–]\s*(?:{_NOW})| (?:fram )?(?:till|to|until) (?:{_NOW})|,? och framåt|,? onwards?| and onwards?| and on"
    r"|,? (?:och )?(?:det )?(?:pågår|pågående)(?: fortfarande)?|,? (?:and )?still|,? (?:still )?(?:ongoing|going on))"
)
_SINCE = re.compile(
    r"(?:(?:det )?(?:har )?(?:pågått |pågår |ongoing |going on )?(?:ända |ever )?(?:sedan|sen|since)|från och med"
    rf"|fr\.?\s?o\.?\s?m\.?|from|från|starting)\s+(.+?)(?:{_STILL}| tillbaka)?|(.+?)(?:{_STILL}|\s*[-–]\s*)"
)
_UNTIL = re.compile(r"(?:fram till|ända till|till och med|t\.?\s?o\.?\s?m\.?|tills|till|up to|until|to)\s+(.+)")
_BEFORE = re.compile(r"(?:före|innan|before|prior to|earlier than)\s+(.+)")
_AFTER = re.compile(r"(?:efter|after|later than)\s+(.+)")
_NOT_LATER = re.compile(r"(?:senast|no later than|at the latest)\s+(.+)|(.+?) (?:eller tidigare|or earlier)")
_NOT_EARLIER = re.compile(r"(?:tidigast|no earlier than|at the earliest)\s+(.+)|(.+?) (?:eller senare|or later)")
_AFTER_AND_BEFORE = re.compile(r"(?:efter|after)\s+(.+?),?\s+(?:men|och|but|and)\s+(?:före|innan|before)\s+(.+)")
_ONE_OF = re.compile(r"(?:någon gång|nån gång|some ?time)(?: mellan| between)?\s+(.+)|(?:mellan|between)\s+(.+)|(.+)")
_OR = re.compile(r"\s+(?:eller|el\.?|or)\s+")
_BEFORE_SHORT_OR = re.compile(rf"(?:.*\s)?(?:[\d’']+|{MONTH}|{SEASON})\.?")
"""What "el" may stand after, which otherwise is electricity."""
_DASHED = re.compile(r"(?<![\w’'])(?<!\d )[-–](?=\d\d(?!\d))", re.ASCII)
"""Before a year in two digits: "-21"."""
_EITHER_DASHED = re.compile(r"[-–]\d\d\s+(?:eller|el\.?|or)\s+[-–]\d\d", re.ASCII)
_HEAD = re.compile(r"(.+ )\d{4}", re.ASCII)
"""What stands before a year."""
_AND = re.compile(r"\s+(?:och|and)\s+|\s*[-–—]\s*")
_TO = re.compile(r"\s*[-–—/]\s*|\s+(?:fram till|till och med|t\.?\s?o\.?\s?m\.?|till|tills|to|until|through)\s+")
_END_UNKNOWN = re.compile(r"(?:(?:från|from)\s+)?(.+?),? (?:okänt slut|slutet okänt|end not known|end unknown)")
_START_UNKNOWN = re.compile(
    r"(?:fram till|till|until)\s+(.+?),? (?:okänd början|början okänd|beginning not known|beginning unknown)"
)
_MONTH_IN_DIGITS = re.compile(r"\d{4}-\d\d", re.ASCII)
"""That is no month and no years either by now, and so does not exist."""

_OPEN_END = re.compile(r"/\.{2,}$")
"""Of a period in EDTF, whose full stops mean that it goes on."""

_WHOLE = re.compile(r"(?:hela|all of|the whole of|all)\s+(.+)")
_LAST_PARTS = re.compile(rf".*?(?P<rest>(?:(?:{MONTH})\s+)?(?P<year>{YEAR}))", re.ASCII)


def understand(said: str, known: Known | None = None) -> FuzzyDate:
    """Read a phrase. What was said is always kept; `edtf` is empty when it was not understood.

    With what is `known`, a phrase may be told from the day of the session, from somebody's age or grade, or from
    another event; then the date hangs on that, and follows it.
    """
    words, known = clean(said), known or Known()
    phrase = plain_phrase(words)
    if not known.in_line or _EITHER_DASHED.fullmatch(phrase):  # in a line "-21" is as often degrees or a sum
        phrase = _DASHED.sub("’", phrase)
    edtf = in_edtf(phrase, known.today)
    if edtf:
        meant = exists(edtf) and not (known.in_line and known.far(edtf))
        return FuzzyDate(edtf=edtf if meant else "", said=words)
    anchor = anchored(phrase, known).anchor
    return known.hung(FuzzyDate(said=words, anchor=anchor)) if anchor else undated(words)


def plain_phrase(words: str) -> str:
    """The phrase as it is looked for: in small letters, with single spaces, without a full stop."""
    phrase = " ".join(words.casefold().split())
    phrase = f"{phrase.rstrip('.')}.." if _OPEN_END.search(phrase) else phrase.rstrip(".!,; ")
    return phrase if len(phrase) <= LONGEST else ""


def in_edtf(phrase: str, today: date | None = None) -> str:
    """A phrase that names no person and no event, in EDTF; empty where it is not understood.

    The days may not exist and the end may come before the beginning: `mapping.dates.edtf.exists` tells.
    """
    text = phrase.upper()
    if ends_of(text).shape is not Shape.POINT and exists(text):
        return text
    if told := point(phrase, today):
        return told
    if _ONGOING.fullmatch(phrase):
        return "/" + OPEN
    told = _one_sided(phrase, today) or _one_of(phrase, today) or _period(phrase, today)
    return told or (phrase if _MONTH_IN_DIGITS.fullmatch(phrase) else "")


def _one_sided(phrase: str, today: date | None) -> str:
    """Before or after something, without or with a bound on the other side."""
    if found := _AFTER_AND_BEFORE.fullmatch(phrase):
        start, end = _beside(found[1], 1, today), _beside(found[2], -1, today)
        return f"[{start}..{end}]" if start and end else ""
    if (found := _BEFORE.fullmatch(phrase)) and (end := _beside(found[1], -1, today)):
        return f"[..{end}]"
    if (found := _AFTER.fullmatch(phrase)) and (start := _beside(found[1], 1, today)):
        return f"[{start}..]"
    if (found := _NOT_LATER.fullmatch(phrase)) and (end := _single(found[1] or found[2], today)):
        return f"[..{end}]"
    if (found := _NOT_EARLIER.fullmatch(phrase)) and (start := _single(found[1] or found[2], today)):
        return f"[{start}..]"
    return ""


def _one_of(phrase: str, today: date | None) -> str:
    found = _ONE_OF.fullmatch(phrase)
    if not found:
        return ""
    ends = _pair(found[1] or found[2] or found[3], _OR if found[3] else _AND, today)
    return f"[{ends[0]}..{ends[1]}]" if ends else ""


def _period(phrase: str, today: date | None) -> str:
    if (found := _END_UNKNOWN.fullmatch(phrase)) and (start := _single(found[1], today)):
        return f"{start}/"
    if (found := _START_UNKNOWN.fullmatch(phrase)) and (end := _single(found[1], today)):
        return f"/{end}"
    if (found := _WHOLE.fullmatch(phrase)) and (whole := _single(found[1], today)):
        return f"{whole}/{whole}"
    if (found := _SINCE.fullmatch(phrase)) and (start := _since(found[1] or found[2], today)):
        return f"{start}/{OPEN}"
    if (found := _UNTIL.fullmatch(phrase)) and (end := _single(found[1], today)):
        return f"{OPEN}/{end}"
    return _from_to(phrase, today)


def _from_to(phrase: str, today: date | None) -> str:
    """From one point to another; the word that makes it about or unsure, before or after, is meant of both."""
    marks, rest = "", phrase
    while len(marks) < 2 and (hedge := hedged(rest)):
        marks, rest = marks + hedge.mark, hedge.words
    ends = _pair(re.sub(r"^(?:från(?: och med)?|from)\s+", "", rest), _TO, today)
    told = "/".join(ends) if ends else ""
    for mark in marks:
        told = marked(told, mark)
    return told


def _since(words: str, today: date | None) -> str:
    """A point, or how long ago: since two years."""
    if told := _single(words, today):
        return told
    return point(f"för {words} sedan", today) if today and re.match(rf"(?:{NUMBER})\s", words) else ""


def _single(words: str, today: date | None) -> str:
    """A point that can be an end of something: one of several days cannot."""
    told = point(words, today)
    return told if ends_of(told).shape is Shape.POINT else ""


def _beside(words: str, step: int, today: date | None) -> str:
    """The point right after or before the one that was told; of one of several days, beside all of them."""
    told = ends_of(point(words, today))
    end = told.end if step > 0 else told.start
    return (beside(end, step) or _nonexistent(end)) if end else ""


def _nonexistent(point_: str) -> str:
    """The point itself when it does not exist, so that this can be told."""
    return "" if exists(point_) else point_


def _pair(words: str, between: re.Pattern[str], today: date | None) -> tuple[str, str] | None:
    """Two points around a word or a line, the first one perhaps without the month and year that the second has; or of
    two years the second without the season that the first has.
    """
    for split in between.finditer(words):
        start, end = words[: split.start()], words[split.end() :]
        if split[0].strip().rstrip(".") == "el" and not _BEFORE_SHORT_OR.fullmatch(start):
            continue
        last = _single(end, today)
        if not last and re.fullmatch(r"\d{4}", start, re.ASCII) and re.fullmatch(r"\d\d", end, re.ASCII):
            last = start[:2] + end if start[2:] < end else ""
        if between is _OR and re.fullmatch(r"\d{4}", end, re.ASCII) and (head := _HEAD.fullmatch(start)):
            last = _single(head[1] + end, today) or last
        if last and (first := _single(start, today) or _borrowing(start, end, today)):
            return first, last
    return None


def _borrowing(start: str, end: str, today: date | None) -> str:
    found = _LAST_PARTS.fullmatch(end)
    if not found or not start.strip():
        return ""
    tails = (found["rest"], found["year"])
    return next(filter(None, (_single(f"{start} {tail}", today) for tail in tails)), "")
