"""Why a phrase about time has no date, in one clear sentence with the way out."""

import re

from mapping.dates import FuzzyDate
from mapping.dates.anchored import anchored
from mapping.dates.anchors import Trouble
from mapping.dates.edtf import OPEN, ends_of, exists
from mapping.dates.known import Known
from mapping.dates.names import Problem, person_called
from mapping.dates.phrases import in_edtf, plain_phrase
from mapping.language import gettext as _
from mapping.record import Id


def puzzle(when: FuzzyDate, known: Known | None = None) -> str:
    """Why a date has only its words, as far as that can be told; empty when it was read, or is not understood at all.

    It is asked of what `mapping.dates.phrases.understand` gave, or of a date that hung on something that is gone.
    """
    if when.edtf or not when.said:
        return ""
    known = known or Known()
    if when.anchor is not None:
        return _trouble(when, known)
    phrase = plain_phrase(when.said)
    return _impossible(phrase, known) or _unsaid(phrase, known) or _problem(anchored(phrase, known).problem)


def _impossible(phrase: str, known: Known) -> str:
    told = in_edtf(phrase, known.today)
    ends = {*ends_of(told)[1:]} - {"", OPEN}
    if exists(told):
        return ""
    if not all(map(exists, ends)):
        return _("There is no such day in the calendar. Look at the number of the day and the month.")
    if ends:
        return _("The end comes before the beginning. Write the earlier one first.")
    if re.search("[0-9]{5,}", phrase):
        return _("A year has four digits, as in 2015.")
    return ""


def _unsaid(phrase: str, known: Known) -> str:
    """What is missing in a phrase for it to have a place in time."""
    if not isinstance(person_called(phrase, known), Id) and "-" in (told := in_edtf(f"{phrase} {_LEAP}", known.today)):
        if not all(map(exists, {*ends_of(told)[1:]} - {"", OPEN})):
            return _("There is no such day in the calendar. Look at the number of the day and the month.")
        return _("Of which year? Write the year too, as in March 2015.")
    if (found := _BESIDE.fullmatch(phrase)) and exists(in_edtf(found[1], known.today)):
        return _("No calendar reaches further than that. Look at the year.")
    if found := _NEW_YEAR.fullmatch(phrase):
        before, year, after = int(found[1]) - 1, int(found[1]), (int(found[1]) + 1) % 100
        pair = f"{before:04}/{year % 100:02}", f"{year:04}/{after:02}"
        return _("Which New Year? Write New Year {one} or New Year {other}.").format(one=pair[0], other=pair[1])
    if _MANY_YEARS.fullmatch(phrase):
        return _(
            "That can be many years. The words are kept; an age or a number of years, even a rough one, gives a date."
        )
    if _one_end_hangs(phrase, known):
        return _("A period can hang on one event only when the other end is open. Write the year of both ends.")
    return ""


def _one_end_hangs(phrase: str, known: Known) -> bool:
    """Whether it goes from a year to an event, or the other way about."""
    found = _FROM_TO.fullmatch(phrase)
    if not found:
        return False
    dated = [exists(in_edtf(found[end], known.today)) for end in (1, 2)]
    return dated.count(True) == 1 and anchored(f"sedan {found[1 + dated.index(False)]}", known).anchor is not None


def _trouble(when: FuzzyDate, known: Known) -> str:
    trouble, anchor = known.worked_out(when).trouble, when.anchor
    if trouble is Trouble.CIRCLE:
        return _("This hangs on itself: what it is told from is told from this. Write one of them with a year.")
    if trouble is Trouble.GONE:
        return _("What this was told from is not there any more. The words are kept; write when it was in another way.")
    if anchor is None:
        return ""
    if any(event.id == anchor.to for event in known.events):
        return _("When that happened is not known yet. Give that event a date, and this one follows.")
    return _("When they were born is not known, or does not tell this. Write the year under Born, and this follows.")


def _problem(problem: Problem | None) -> str:
    if problem is Problem.NOBODY:
        return _("Nobody on the map is called that. Put the person on the map, and write this again.")
    if problem is Problem.SEVERAL_PEOPLE:
        return _("Several on the map are called that. Write the whole name.")
    if problem is Problem.NO_EVENT:
        return _("No event with those words in its title is found. Add that event first, or write a year.")
    if problem is Problem.SEVERAL_EVENTS:
        return _("Several events fit those words. Write more of the title, or a year.")
    if problem is Problem.WHOSE:
        return _("Whose age or grade is that? Write it out, as in “when Elsa was 3”.")
    return ""


_LEAP = "2016"
"""A year that has all days."""
_BESIDE = re.compile(r"(?:före|innan|before|efter|after) (.+)")
_NEW_YEAR = re.compile(r"(?:vid |på |runt |at )?(?:nyår(?:et)?|årsskiftet|(?:the )?new year) ([0-9]{4})")
_FROM_TO = re.compile(r"(?:(?:från|from) )?(.+?)(?:\s*[-–]\s*| (?:fram till|till|to|until) )(.+)")
_MANY_YEARS = re.compile(
    r"(?:(?:när|då|medan|when|while) .+ (?:var|was|were)|som|as a)"
    r" (?:små|liten|ung|yngre|barn|a child|child|small|little|young)"
    r"|(?:för )?(?:några|flera|många|några få|some|several|many|a few) (?:år|years?) (?:sedan|sen|ago)"
    r"|för länge (?:sedan|sen)|(?:a )?long (?:time )?ago"
)
