"""Every change that can be made to a session: pure functions from one Session to the next.

Identities and clocks are handed in by the caller. Each raises ClosedError for a closed session.
"""

from typing import Protocol, TypeVar

from msgspec.structs import replace as _replace

from mapping.meeting.edits import mark_part as mark_part
from mapping.network import Alter, Ego, Tie, person, ties_of
from mapping.profile import Answer, TaskAnswer
from mapping.record import Id
from mapping.session import LaterNote, Session, revise
from mapping.timeline import LifeEvent, Worry


class _Identified(Protocol):
    @property
    def id(self) -> Id: ...


_R = TypeVar("_R", bound=_Identified)


def put_event(session: Session, event: LifeEvent) -> Session:
    """Add an event, or replace the one with its identity."""
    events = _put(session.timeline.events, event)
    return revise(session, event.id, timeline=_replace(session.timeline, events=events))


def remove_event(session: Session, id_: Id) -> Session:
    """Take an event away."""
    events = _without(session.timeline.events, id_)
    return revise(session, id_, timeline=_replace(session.timeline, events=events))


def put_worry(session: Session, worry: Worry) -> Session:
    """Add a worry, or replace the one with its identity. One without words is taken away, and no event points to it."""
    told = session.timeline
    if worry.text:
        return revise(session, timeline=_replace(told, worries=_put(told.worries, worry)))
    events = tuple(_unlink(event, worry.id) for event in told.events)
    return revise(session, timeline=_replace(told, worries=_without(told.worries, worry.id), events=events))


def put_alter(session: Session, alter: Alter) -> Session:
    """Add a person or service, or replace the one with that identity, in the same place of the order."""
    alters = _put(session.network.alters, alter)
    return revise(session, alter.id, network=_replace(session.network, alters=alters))


def put_ego(session: Session, ego: Ego) -> Session:
    """Correct what is known of the parent, who keeps their identity. Raises ValueError for another identity."""
    if ego.id != session.network.ego.id:
        raise ValueError("the parent in the middle stays the same person")
    return revise(session, network=_replace(session.network, ego=ego))


def put_alters(session: Session, alters: tuple[Alter, ...]) -> Session:
    """Add several at once, as one step that is undone as one."""
    for alter in alters:
        session = put_alter(session, alter)
    return session


def remove_alter(session: Session, id_: Id) -> Session:
    """Take somebody off the map, and with them their ties.

    What was told of them in events and answers stays; events only no longer point to them.

    Raises:
        ValueError: it is the parent, who stays.
    """
    if id_ == session.network.ego.id:
        raise ValueError("the parent stays on the map")
    gone = {id_, *(tie.id for tie in ties_of(session.network, id_))}
    network = _replace(
        session.network,
        alters=tuple(_unmention(alter, id_) for alter in _without(session.network.alters, id_)),
        ties=tuple(tie for tie in session.network.ties if tie.id not in gone),
    )
    events = tuple(_forget(event, id_) for event in session.timeline.events)
    return revise(
        session,
        network=network,
        timeline=_replace(session.timeline, events=events),
        to_confirm=tuple(waiting for waiting in session.to_confirm if waiting not in gone),
    )


def arrange(session: Session, order: tuple[Id, ...]) -> Session:
    """Put the alters in another order. Nothing is said of them, so that what waits to be confirmed still waits.

    Raises:
        ValueError: `order` is not all the alters, each once.
    """
    alters = {alter.id: alter for alter in session.network.alters}
    if sorted(order) != sorted(alters):
        raise ValueError("an order holds all the alters, each once")
    return revise(session, network=_replace(session.network, alters=tuple(alters[id_] for id_ in order)))


def put_tie(session: Session, tie: Tie) -> Session:
    """Add a tie, or replace the one with its identity.

    Raises:
        ValueError: the tie joins somebody to themselves, or to somebody who is not on the map.
    """
    if tie.a == tie.b:
        raise ValueError("a tie joins two")
    if person(session.network, tie.a) is None or person(session.network, tie.b) is None:
        raise ValueError("a tie joins people on the map")
    return revise(session, tie.id, network=_replace(session.network, ties=_put(session.network.ties, tie)))


def remove_tie(session: Session, id_: Id) -> Session:
    """Take a tie away."""
    return revise(session, id_, network=_replace(session.network, ties=_without(session.network.ties, id_)))


def put_answer(session: Session, answer: Answer) -> Session:
    """Keep an answer, in place of any before it to the same question about the same person.

    One that says nothing at all is taken away: the question is then not asked.
    """
    asked = (answer.question, answer.child)
    answers = tuple(a for a in session.profile.answers if a.id == answer.id or (a.question, a.child) != asked)
    answers = _put(answers, answer) if answer.given or answer.helps else _without(answers, answer.id)
    return revise(session, answer.id, profile=_replace(session.profile, answers=answers))


def put_task(session: Session, answer: TaskAnswer) -> Session:
    """Keep who does a task, in place of any answer before it about the same child.

    One that says nothing at all is taken away.
    """
    asked = (answer.task, answer.child)
    tasks = tuple(a for a in session.profile.tasks if a.id == answer.id or (a.task, a.child) != asked)
    tasks = _put(tasks, answer) if answer.given else _without(tasks, answer.id)
    return revise(session, answer.id, profile=_replace(session.profile, tasks=tasks))


def put_later(session: Session, note: LaterNote) -> Session:
    """Keep a thought for later, or change one."""
    return revise(session, later=_put(session.later, note))


def remove_later(session: Session, id_: Id) -> Session:
    """Drop a thought."""
    return revise(session, later=_without(session.later, id_))


def confirm(session: Session, id_: Id) -> Session:
    """The parent has seen a carried-over record again, and it still holds."""
    return revise(session, id_)


def _put(records: tuple[_R, ...], record: _R) -> tuple[_R, ...]:
    if any(r.id == record.id for r in records):
        return tuple(record if r.id == record.id else r for r in records)
    return (*records, record)


def _without(records: tuple[_R, ...], id_: Id) -> tuple[_R, ...]:
    return tuple(r for r in records if r.id != id_)


def _unmention(alter: Alter, id_: Id) -> Alter:
    if id_ not in alter.concerns:
        return alter
    return _replace(alter, concerns=tuple(i for i in alter.concerns if i != id_))


def _unlink(event: LifeEvent, worry: Id) -> LifeEvent:
    return _replace(event, links=tuple(link for link in event.links if link.worry != worry))


def _forget(event: LifeEvent, id_: Id) -> LifeEvent:
    if event.whose != id_ and id_ not in event.concerns:
        return event
    whose = None if event.whose == id_ else event.whose
    return _replace(event, whose=whose, concerns=tuple(i for i in event.concerns if i != id_))
