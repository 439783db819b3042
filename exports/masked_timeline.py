"""How much of a timeline leaves where names do not: when, in which lane, whose, and how heavy or good; no free words.

Titles and worries are told in the family's own words, and may name anybody. What is left still shows the pattern.
"""

import re

from msgspec.structs import replace

from exports.masks import Mask, masked
from mapping.dates import FuzzyDate
from mapping.language import gettext as _
from mapping.session import Session
from mapping.timeline import LifeEvent, Timeline, Worry, shared

_WITHIN_A_YEAR = re.compile(r"(\d{4})-[\dX]{2}(?:-[\dX]{2})?")


def masked_with_timeline(session: Session, mask: Mask) -> Session:
    """The session as `masked` lets it leave, and its timeline without words; what is sensitive stays behind anyway.

    Where there are no names at all, nor are there any days: only years.
    """
    timeline = shared(session.timeline)
    if mask is Mask.NAMES:
        return replace(session, timeline=timeline)
    bare = Timeline(
        events=tuple(_bare(event, mask) for event in timeline.events),
        worries=tuple(_unsaid(worry, number) for number, worry in enumerate(timeline.worries, start=1)),
    )
    return replace(masked(session, mask), timeline=bare)


def _bare(event: LifeEvent, mask: Mask) -> LifeEvent:
    bare = replace(event, title="", when=FuzzyDate(edtf=event.when.edtf), words=())
    return replace(bare, when=_year(event.when), whose=None, concerns=()) if mask is Mask.NONE else bare


def _unsaid(worry: Worry, number: int) -> Worry:
    return replace(worry, text=_("Worry {number}").format(number=number))


def _year(when: FuzzyDate) -> FuzzyDate:
    """The date, its months and days left out."""
    try:
        return FuzzyDate(edtf=_WITHIN_A_YEAR.sub(r"\1", when.edtf))
    except ValueError:
        return FuzzyDate()
