"""The timeline (tidslinje): life events on parallel lanes, dated as vaguely as memory is (METHOD § 3.1)."""

import enum
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from mapping.dates import FuzzyDate, span_of, undated
from mapping.record import Id, Record
from mapping.words import Words


class Lane(enum.StrEnum):
    """The parallel lanes, in the order they are drawn."""

    FAMILY = "family"
    """Family and relations."""
    HOME = "home"
    HEALTH = "health"
    SCHOOL_WORK = "school_work"
    MONEY = "money"
    HELP = "help"
    """Help and contacts."""
    CHILDREN = "children"


class Role(enum.StrEnum):
    """What an event does to a worry."""

    TRIGGERS = "triggers"
    KEEPS = "keeps"
    """Keeps it going."""
    EASES = "eases"


class Worry(Record, frozen=True):
    """Something the family worries about, that events can be tied to."""

    id: Id
    text: str


class WorryLink(Record, frozen=True):
    """An event's part in a worry."""

    worry: Id
    role: Role


class LifeEvent(Record, frozen=True):
    """Something that happened, or that goes on."""

    id: Id
    title: str
    lane: Lane
    when: FuzzyDate = undated()
    """A point or a period; an open end means that it still goes on."""
    whose: Id | None = None
    """Whose event it is: the parent, a child, or another person on the map."""
    concerns: tuple[Id, ...] = ()
    """Others on the map whom it concerns."""
    weight: int | None = None
    """−3 (a heavy strain) … 0 … +3 (a strong resource); None when not said."""
    links: tuple[WorryLink, ...] = ()
    words: tuple[Words, ...] = ()
    sensitive: bool = False
    """Shown only when the worker chooses, in no picture, and in a family's data only when that is chosen."""

    def __post_init__(self) -> None:
        if self.weight is not None and not -3 <= self.weight <= 3:
            raise ValueError("weight must be from -3 to 3")


class Timeline(Record, frozen=True):
    """All events and worries of a session."""

    events: tuple[LifeEvent, ...] = ()
    worries: tuple[Worry, ...] = ()


def in_order(timeline: Timeline) -> tuple[LifeEvent, ...]:
    """The events by date, undated ones last; events of the same date keep the order they were told in."""
    return tuple(sorted(timeline.events, key=lambda event: event.when.order[:3]))


def shared(timeline: Timeline) -> Timeline:
    """What others may see: no sensitive event, no worry that only such events speak of, and no date told by one."""
    gone = {event.id for event in timeline.events if event.sensitive}
    if not gone:
        return timeline
    events = tuple(
        replace(event, when=standing_alone(event.when, gone)) for event in timeline.events if event.id not in gone
    )
    linked = {link.worry for event in events for link in event.links}
    hidden = {link.worry for event in timeline.events for link in event.links} - linked
    return Timeline(events=events, worries=tuple(worry for worry in timeline.worries if worry.id not in hidden))


def standing_alone(when: FuzzyDate, gone: Collection[Id]) -> FuzzyDate:
    """A date that hung on what is `gone` keeps its days, and says no longer what it hung on ("after the prison")."""
    return FuzzyDate(edtf=when.edtf) if when.anchor and when.anchor.to in gone else when


class Ages(NamedTuple):
    """How old somebody may have been, in whole years."""

    least: int
    most: int
    about: bool
    """Whether it is approximate; a year's doubt is then not told apart from it."""


def ages_at(born: FuzzyDate | None, when: FuzzyDate) -> Ages | None:
    """All ages that a birth and a date allow, or None when either is not known, or when it was before the birth.

    In a period somebody has every age from its beginning to its end; in one that still goes on, that at its beginning.
    """
    beginning = when.edtf.partition("/")[0] if when.ongoing else when.edtf
    if born is None or not born.edtf or not beginning:
        return None
    (first, last), birth = span_of(beginning), span_of(born.edtf)
    if first is None or last is None or birth.first is None or birth.last is None or last < birth.first:
        return None
    least, most = max(0, _years(birth.last, first)), _years(birth.first, last)
    about = born.about or when.about
    return Ages(most if about and most - least == 1 else least, most, about)


def _years(birth: date, day: date) -> int:
    """Whole years from one day to another; negative when the birth is later."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
