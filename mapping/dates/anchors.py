"""Dates that hang on another: when Elsa was 3, before the move. They are computed, and follow what they hang on.

Swedish school years begin in August of the year of birth + 6 + the grade, and end in June.
"""

import calendar
import enum
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, Bound, FuzzyDate
from mapping.dates.edtf import OPEN, Shape, Span, beside, ends_of, marked, span_of
from mapping.family import FamilyMember
from mapping.network import Alter, Ego, everybody
from mapping.record import Id
from mapping.timeline import LifeEvent

if TYPE_CHECKING:
    from mapping.session import Session

_R = TypeVar("_R", Alter, FamilyMember, LifeEvent)

_SCHOOL_AGE = 6
"""The age at which the year before the first grade begins."""


class Trouble(enum.Enum):
    """Why a date that hangs on another has no place in time."""

    GONE = enum.auto()
    """What it hung on is not there any more."""
    CIRCLE = enum.auto()
    """It hangs on itself, straight or round about."""
    UNKNOWN = enum.auto()
    """When that was is not known, or not so that anything follows from it."""


class Hung(NamedTuple):
    """What follows for a date that hangs on another."""

    edtf: str
    trouble: Trouble | None = None


Dates = Mapping[Id, FuzzyDate | None]
"""The births of people and the dates of events, by their identities."""


def hung(when: FuzzyDate, dates: Dates) -> Hung:
    """The EDTF text of a date by what it hangs on; one that hangs on nothing keeps its own."""
    chain: list[Anchor] = []
    seen: set[Id] = set()
    at: FuzzyDate | None = when
    while at is not None and at.anchor is not None:
        if at.anchor.to in seen:
            return Hung("", Trouble.CIRCLE)
        if at.anchor.to not in dates:
            return Hung("", Trouble.GONE)
        seen.add(at.anchor.to)
        chain.append(at.anchor)
        at = dates[at.anchor.to]
    edtf = at.edtf if at else ""
    for anchor in reversed(chain):
        edtf = follows(anchor, edtf) if edtf else ""
    return Hung(edtf, Trouble.UNKNOWN if chain and not edtf else None)


def dates_of(people: Iterable[Ego | Alter], events: Iterable[LifeEvent]) -> Dates:
    """What dates can hang on."""
    return {someone.id: someone.born for someone in people} | {event.id: event.when for event in events}


def reanchored(session: "Session") -> "Session":
    """The session with each date that hangs on another computed anew. What does not change is the same object."""
    people, events = everybody(session.network), session.timeline.events
    if not any(_hangs(record) for record in (*people, *events)):
        return session
    dates = dates_of(people, events)
    ego = _in_step(session.network.ego, dates)
    alters = tuple(_in_step(alter, dates) for alter in session.network.alters)
    moved = tuple(_in_step(event, dates) for event in events)
    if (ego, *alters) != people:
        session = replace(session, network=replace(session.network, ego=ego, alters=alters))
    return replace(session, timeline=replace(session.timeline, events=moved)) if moved != events else session


def only_followed(before: object, after: object) -> bool:
    """Whether two values of a record differ in nothing but dates that follow others."""
    kinds = (Alter, FamilyMember, LifeEvent)
    if not isinstance(before, kinds) or not isinstance(after, kinds) or type(before) is not type(after):
        return False
    return before != after and _bare(before) == _bare(after)


@lru_cache(maxsize=4096)
def follows(anchor: Anchor, edtf: str) -> str:
    """The EDTF text of a date by its anchor, from that of the birth or event that it hangs on; empty when none does."""
    try:
        told = _KINDS[anchor.kind](anchor, edtf)
        if anchor.part is not None and told:
            told = _part_of(span_of(told), anchor.part)
        told = _bounded(told, anchor.bound) if anchor.bound else told
        return marked(told, "~") if anchor.about else told
    except (ValueError, OverflowError):
        return ""


def _while_aged(anchor: Anchor, edtf: str) -> str:
    first, last = span_of(edtf)
    if first is None or last is None or anchor.number is None:
        return ""
    most = anchor.number if anchor.last is None else anchor.last
    begins = _later(first, 12 * anchor.number)
    if first == last:
        return _some_time(begins, _later(last, 12 * (most + 1)) - timedelta(days=1), edtf)
    return _some_time(begins, _later(last, 12 * (most + 1)), edtf)


def _while_in_grade(anchor: Anchor, edtf: str) -> str:
    first, last = span_of(edtf)
    if first is None or last is None or anchor.number is None:
        return ""
    most = anchor.number if anchor.last is None else anchor.last
    begins = date(first.year + _SCHOOL_AGE + anchor.number, 8, 1)
    return _some_time(begins, date(last.year + _SCHOOL_AGE + most + 1, 6, 30), edtf)


def _before(anchor: Anchor, edtf: str) -> str:
    """Before the first day that it may have been, so that it stands before it whatever is found out."""
    ends = ends_of(edtf)
    start = "" if ends.start == OPEN else ends.start
    if anchor.number is not None:
        return _away(start or ends.end, -anchor.number)
    if not start:
        return "" if ends.end in {"", OPEN} else f"[..{ends.end}]"
    first = span_of(start).first
    earlier = beside(start, -1) or (first and (first - timedelta(days=1)).isoformat())
    return f"[..{earlier}]" if earlier else ""


def _after(anchor: Anchor, edtf: str) -> str:
    """After a point: from the first day that it may have been. After a period: from its end, if it has one."""
    ends = ends_of(edtf)
    start = "" if ends.start == OPEN else ends.start
    if ends.shape is Shape.PERIOD and ends.end not in {"", OPEN}:
        start = ends.end
    if anchor.number is not None:
        return _away(start, anchor.number)
    return f"[{start}..]" if start else ""


def _at(_anchor: Anchor, edtf: str) -> str:
    """At the same time; during a period, some time in it."""
    ends = ends_of(edtf)
    if ends.shape is not Shape.PERIOD:
        return edtf
    start, end = (point.replace(OPEN, "") for point in (ends.start, ends.end))
    if start == end:
        return start
    return f"[{start}..{end}]"


_KINDS = {
    AnchorKind.AGE: _while_aged,
    AnchorKind.GRADE: _while_in_grade,
    AnchorKind.BEFORE: _before,
    AnchorKind.AFTER: _after,
    AnchorKind.AT: _at,
}


def _away(point: str, months: int) -> str:
    """So many months from a point, as exactly as the point is known."""
    first, last = span_of(point)
    if first is None or last is None:
        return ""
    if first == last:
        return _some_time(_later(first, months), _later(last, months), point)
    following = _later(last + timedelta(days=1), months)
    return _some_time(_later(first, months), following - timedelta(days=1), point)


def _part_of(span: Span, part: int) -> str:
    """The month or season of that number in the days, or one of several; empty where there is none."""
    if span.first is None or span.last is None:
        return ""
    parts = [f"{year:04}-{part:02}" for year in range(span.first.year - 1, span.last.year + 1)]
    found = [text for text in parts if _meet(span_of(text), span)]
    if not found:
        return ""
    return found[0] if len(found) == 1 else f"[{found[0]}..{found[-1]}]"


def _meet(one: Span, other: Span) -> bool:
    return None not in (*one, *other) and one.first <= other.last and other.first <= one.last  # type: ignore[operator]


def _bounded(edtf: str, bound: Bound) -> str:
    """The period that begins or ends then; about, when that is one of several days."""
    ends = ends_of(edtf)
    point = ends.start if bound is Bound.SINCE else ends.end
    if not point:
        return ""
    point = point if ends.shape is Shape.POINT else marked(point, "~")
    return f"{point}/{OPEN}" if bound is Bound.SINCE else f"{OPEN}/{point}"


def _some_time(first: date, last: date, like: str) -> str:
    """Some time from one day to another, in whole years or months when those fit, with the mark that `like` has."""
    mark = next((mark for mark in "%~?" if mark in like), "")
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        start, end = f"{first.year:04}", f"{last.year:04}"
    elif whole_months:
        start, end = first.isoformat()[:7], last.isoformat()[:7]
    else:
        start, end = first.isoformat(), last.isoformat()
    return start + mark if start == end else f"[{start}{mark}..{end}{mark}]"


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month; the last of a month stays the last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, most = day.year + years, calendar.monthrange(day.year + years, month + 1)[1]
    was_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, most if was_last else min(day.day, most))


def _hangs(record: Alter | Ego | LifeEvent) -> bool:
    return any(when is not None and when.anchor is not None for when in _dates_in(record).values())


def _in_step(record: _R, dates: Dates) -> _R:
    moved = {
        name: replace(when, edtf=edtf)
        for name, when in _dates_in(record).items()
        if when is not None and when.anchor is not None and (edtf := hung(when, dates).edtf) != when.edtf
    }
    return replace(record, **moved) if moved else record


def _dates_in(record: Alter | Ego | LifeEvent) -> dict[str, FuzzyDate | None]:
    if isinstance(record, LifeEvent):
        return {"when": record.when}
    if isinstance(record, Alter):
        return {"born": record.born, "since": record.since, "until": record.until}
    return {"born": record.born}


def _bare(record: Alter | Ego | LifeEvent) -> Alter | Ego | LifeEvent:
    """The record without what follows from other dates: the dates that hang on something, as they were told."""
    anchored = {name: when for name, when in _dates_in(record).items() if when is not None and when.anchor is not None}
    return replace(record, **{name: replace(when, edtf="") for name, when in anchored.items()})
