"""What a session that decodes can still have wrong: links to nobody, doubles, texts that hide something."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from mapping.cleaning import clean
from mapping.family import Family
from mapping.language import gettext as _
from mapping.network import everybody
from mapping.record import Id
from mapping.session import Session


@dataclass(frozen=True)
class Fault:
    """Something wrong, and where. Neither says what was told."""

    place: str
    """As in ``network.ties[3].a``."""
    what: str
    """One phrase in the user's language."""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def faults_of_session(session: Session) -> tuple[Fault, ...]:
    """Everything wrong with a session, in the order of its parts; empty for a sound one."""
    return (
        *_agenda(session),
        *_doubles("network.sectors", (sector.key for sector in session.network.sectors)),
        *_doubles("network", _identities(session)),
        *_doubles("timeline.events", (event.id for event in session.timeline.events)),
        *_doubles("timeline.worries", (worry.id for worry in session.timeline.worries)),
        *_doubles("profile.answers", ((a.question, a.child) for a in session.profile.answers)),
        *_doubles("profile.tasks", ((a.task, a.child) for a in session.profile.tasks)),
        *_doubles("later", (note.id for note in session.later)),
        *_doubles("notes", (note.id for note in session.notes)),
        *_loose_ties(session),
        *_loose_events(session),
        *_unclean(msgspec.to_builtins(session)),
    )


def faults_of_family(family: Family) -> tuple[Fault, ...]:
    """Everything wrong with a family; empty for a sound one."""
    return (
        *_doubles("children", (family.parent.id, *(child.id for child in family.children))),
        *_doubles("consents", (consent.id for consent in family.consents)),
        *_doubles("needs", (need.id for need in family.needs)),
        *_doubles("notes", (note.id for note in family.notes)),
        *_unclean(msgspec.to_builtins(family)),
    )


def _doubles(place: str, keys: Iterable[object]) -> Iterator[Fault]:
    seen = set()
    for number, key in enumerate(keys):
        if key in seen:
            yield Fault(f"{place}[{number}]", _("stands there twice"))
        seen.add(key)


def _agenda(session: Session) -> Iterator[Fault]:
    if not session.agenda:
        yield Fault("agenda", _("is empty"))
    yield from _doubles("agenda", (item.part for item in session.agenda))
    if not session.network.sectors:
        yield Fault("network.sectors", _("is empty"))


def _identities(session: Session) -> Iterator[Id]:
    """Of the parent, everybody around, and the ties: none stands for two."""
    yield from (someone.id for someone in everybody(session.network))
    yield from (tie.id for tie in session.network.ties)


def _loose_ties(session: Session) -> Iterator[Fault]:
    known = _people(session)
    for number, tie in enumerate(session.network.ties):
        if not {tie.a, tie.b} <= known:
            yield Fault(f"network.ties[{number}]", _("points to somebody who is not on the map"))
        if tie.a == tie.b:
            yield Fault(f"network.ties[{number}]", _("joins somebody to themselves"))


def _loose_events(session: Session) -> Iterator[Fault]:
    known, worries = _people(session), {worry.id for worry in session.timeline.worries}
    for number, event in enumerate(session.timeline.events):
        if not ({event.whose, *event.concerns} - {None}) <= known:
            yield Fault(f"timeline.events[{number}]", _("points to somebody who is not on the map"))
        if not {link.worry for link in event.links} <= worries:
            yield Fault(f"timeline.events[{number}]", _("points to a worry that is not there"))


def _people(session: Session) -> set[Id | None]:
    return {someone.id for someone in everybody(session.network)}


def _unclean(record: Any) -> Iterator[Fault]:
    """Texts that hide something, anywhere in plain data. Only then is it written down where they stand."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), record)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            if not _plainly_clean(value) and clean(value, lines=True) != value:
                yield Fault(_written(place), _("holds characters that do not belong in a text"))
        elif isinstance(value, dict):
            waiting.extend(((*place, str(name)), inner) for name, inner in reversed(value.items()))
        elif isinstance(value, list | tuple):
            waiting.extend(((*place, number), inner) for number, inner in reversed([*enumerate(value)]))


def _plainly_clean(text: str) -> bool:
    """Whether a glance tells that `clean` would leave a text as it is. Most are identities, dates and ASCII words."""
    return text.isascii() and text.isprintable() and not text.endswith(" ")


def _written(place: tuple[str | int, ...]) -> str:
    """``network.alters[3].name``"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")
