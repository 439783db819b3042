"""Dates that hang on another: when Elsa was 3, before the move. They are computed, and follow what they hang on."""

import enum
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from mapping.dates import Anchor, FuzzyDate
from mapping.dates.following import follows
from mapping.family import FamilyMember
from mapping.network import Alter, Ego, everybody
from mapping.record import Id
from mapping.timeline import LifeEvent

if TYPE_CHECKING:
    from mapping.session import Session

_R = TypeVar("_R", Alter, FamilyMember, LifeEvent)


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
