"""The timeline's legend: every mark that occurs on the sheet, and no other, in rows under it."""

import enum
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from exports.pictures.lettering import Lettering
from exports.pictures.timeline_strips import Strip
from mapping.language import gettext as _
from mapping.terms import term
from mapping.timeline import LifeEvent, Role
from mapping.timeline.stacking import Item

MEANING = Lettering("Regular", 8.0, 400.0, 400.0, 1)
SAMPLE = 30.0
"""How wide a sample is."""
_AIR = 16.0


class Sign(enum.Enum):
    """What a legend can explain, in the order in which it does."""

    RESOURCE = enum.auto()
    STRAIN = enum.auto()
    NEITHER = enum.auto()
    UNWEIGHED = enum.auto()
    PERIOD = enum.auto()
    SOFT = enum.auto()
    ONGOING = enum.auto()
    FOG = enum.auto()
    GROUP = enum.auto()
    TRIGGERS = enum.auto()
    KEEPS = enum.auto()
    EASES = enum.auto()
    BIRTHDAYS = enum.auto()
    TODAY = enum.auto()


class Sample(NamedTuple):
    """A mark, its meaning, and how far from the left its sample begins."""

    sign: Sign
    meaning: str
    x: float


ROLES = {Role.TRIGGERS: Sign.TRIGGERS, Role.KEEPS: Sign.KEEPS, Role.EASES: Sign.EASES}


def legend_of(
    lanes: Sequence[Strip], worries: Sequence[Strip], width: float, also: Iterable[Sign]
) -> tuple[tuple[Sample, ...], ...]:
    """What occurs, and `also`, in rows that are no wider than `width`."""
    occurring = {*_of_lanes(lanes), *_of_worries(worries), *also}
    rows: list[list[Sample]] = [[]]
    x = 0.0
    for sign, meaning in _meanings().items():
        if sign not in occurring:
            continue
        wide = SAMPLE + MEANING.width(meaning)
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append(Sample(sign, meaning, x))
        x += wide + _AIR
    return tuple(tuple(row) for row in rows if row)


def weighed(event: LifeEvent) -> Sign:
    """The mark of an event, by what it weighs."""
    if event.weight is None:
        return Sign.UNWEIGHED
    return Sign.RESOURCE if event.weight > 0 else Sign.STRAIN if event.weight else Sign.NEITHER


def _of_lanes(strips: Iterable[Strip]) -> Iterator[Sign]:
    for strip in strips:
        for item in (*strip.above, *strip.below):
            yield Sign.GROUP if item.grouped else weighed(item.events[0])
            yield from _of_reach(item)
        yield from (weighed(one.event) for one in strip.undated if one.event)


def _of_worries(strips: Iterable[Strip]) -> Iterator[Sign]:
    for strip in strips:
        for item in (*strip.above, *strip.below):
            yield from (ROLES[role] for role in strip.roles(item.events[0]))
            yield from _of_reach(item)
        for one in strip.undated:
            yield from (ROLES[role] for role in strip.roles(one.event)) if one.event else ()


def _of_reach(item: Item) -> Iterator[Sign]:
    stretch = item.stretch
    if not stretch.period:
        if stretch.end - stretch.start > 1:
            yield Sign.FOG
        return
    yield Sign.PERIOD
    if stretch.sure_start - stretch.start > 1 or stretch.end - stretch.sure_end > 1:
        yield Sign.SOFT
    if stretch.ongoing and not stretch.cut_end:
        yield Sign.ONGOING


def _meanings() -> dict[Sign, str]:
    return {
        Sign.RESOURCE: _("Above the line: what gave strength, the more marks the more"),
        Sign.STRAIN: _("Below the line: what was heavy"),
        Sign.NEITHER: _("Neither heavy nor good"),
        Sign.UNWEIGHED: _("Not said how it was"),
        Sign.PERIOD: _("A period of time"),
        Sign.SOFT: _("Fades: not known exactly when it began or ended"),
        Sign.ONGOING: _("Still going on"),
        Sign.FOG: _("Not known exactly when: some time within the shade"),
        Sign.GROUP: _("Several events"),
        **{sign: _capital(term(role)) for role, sign in ROLES.items()},
        Sign.BIRTHDAYS: _("Ages: a mark on each birthday"),
        Sign.TODAY: _("The day of the meeting"),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
