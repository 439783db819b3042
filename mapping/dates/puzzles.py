"""Why a phrase about time has no date, in one clear sentence with the way out."""

import re

from mapping.dates import FuzzyDate
from mapping.dates.anchored import anchored
from mapping.dates.anchors import Trouble
from mapping.dates.edtf import OPEN, ends_of, exists
from mapping.dates.known import Known
from mapping.dates.names import Problem
from mapping.dates.phrases import in_edtf, plain_phrase
from mapping.language import gettext as _


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
    return _impossible(phrase, known) or _problem(anchored(phrase, known).problem)


def _impossible(phrase: str, known: Known) -> str:
    told = in_edtf(phrase, known.today)
    ends = {*ends_of(told)[1:]} - {"", OPEN}
    if exists(told):
        return ""
    if not all(map(exists, ends)):
        return _("There is no such day in the calendar. Look at the number of the day and the month.")
    if ends:
        return _("The end comes before the beginning. Write the earlier one first.")
    if re.search(r"\d{5,}", phrase):
        return _("A year has four digits, as in 2015.")
    return ""


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
    return ""
