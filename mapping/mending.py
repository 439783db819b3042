"""Putting right what a session that decodes can have wrong. Nothing that somebody told is thrown away.

What is named twice gets a name of its own, unless both are the same; what points to nobody points no more. See
`soundness` for what is looked for.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar
from uuid import uuid5

import msgspec
from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.family import Family
from mapping.network import SECTORS, everybody
from mapping.profile import Answer, TaskAnswer
from mapping.record import Id, Record
from mapping.session import AgendaItem, Part, Session
from mapping.timeline import LifeEvent

R = TypeVar("R", bound=Record)
A = TypeVar("A", Answer, TaskAnswer)


def mended(session: Session) -> Session:
    """The session with every fault that can be put right without asking anybody. A sound one is given as it is."""
    session = _clean(session, Session)
    network, timeline, profile = session.network, session.timeline, session.profile
    taken = {network.ego.id}
    network = replace(network, alters=_apart(network.alters, taken), sectors=_sectors(session))
    people = {someone.id for someone in everybody(network)}
    ties = tuple(tie for tie in network.ties if {tie.a, tie.b} <= people and tie.a != tie.b)
    worries = _apart(timeline.worries, set())
    known = {worry.id for worry in worries}
    events = tuple(_tied(event, people, known) for event in _apart(timeline.events, set()))
    return replace(
        session,
        agenda=_agenda(session),
        network=replace(network, ties=_apart(ties, {*taken, *people})),
        timeline=replace(timeline, events=events, worries=worries),
        profile=replace(
            profile,
            answers=_latest(profile.answers, lambda answer: (answer.question, answer.child)),
            tasks=_latest(profile.tasks, lambda task: (task.task, task.child)),
        ),
        later=_apart(session.later, set()),
        notes=_apart(session.notes, set()),
    )


def mended_family(family: Family) -> Family:
    """The family with every fault put right."""
    family = _clean(family, Family)
    return replace(
        family,
        children=_apart(family.children, {family.parent.id}),
        consents=_apart(family.consents, set()),
        needs=_apart(family.needs, set()),
        notes=_apart(family.notes, set()),
    )


def _clean(record: R, type_: type[R]) -> R:
    return msgspec.convert(_cleaned(msgspec.to_builtins(record)), type=type_)


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _cleaned(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(inner) for inner in value]
    return clean(value, lines=True) if isinstance(value, str) else value


def _apart(records: Sequence[R], taken: set[Id]) -> tuple[R, ...]:
    """The records, of which each has an id of its own and none is there twice; `taken` is added to."""
    kept: list[R] = []
    for number, record in enumerate(dict.fromkeys(records)):
        id_: Id = record.id  # type: ignore[attr-defined]  # every record that stands in a list has one
        if id_ in taken:
            id_ = uuid5(id_, f"{number}")
            record = replace(record, id=id_)
        taken.add(id_)
        kept.append(record)
    return tuple(kept)


def _latest(records: Sequence[A], asked: Callable[[A], Hashable]) -> tuple[A, ...]:
    """One answer to each question: the last, where the first one stood."""
    return tuple({asked(record): record for record in records}.values())


def _tied(event: LifeEvent, people: set[Id], worries: set[Id]) -> LifeEvent:
    return replace(
        event,
        whose=event.whose if event.whose in people else None,
        concerns=tuple(id_ for id_ in event.concerns if id_ in people),
        links=tuple(link for link in event.links if link.worry in worries),
    )


def _agenda(session: Session) -> tuple[AgendaItem, ...]:
    done = {item.part for item in session.agenda if item.done}
    order = dict.fromkeys(item.part for item in session.agenda) or Part
    return tuple(AgendaItem(part=part, done=part in done) for part in order)


def _sectors(session: Session) -> tuple[Any, ...]:
    named = {sector.key: sector for sector in reversed(session.network.sectors)}
    return tuple(reversed(named.values())) or SECTORS
