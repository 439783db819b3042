"""A session's states, its gate for edits, and how the next one starts from it."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings

from mapping.errors import ClosedError
from mapping.family import Family, FamilyMember, Symbol
from mapping.network import Kinship
from mapping.record import Id
from mapping.session import Part, Session, State, begin, close, first_session, next_session, pause, revise
from tests.strategies import families, sessions

MORNING = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
DAY = date(2026, 3, 12)
NEW = UUID(int=4711)
FAMILY = Family(
    id=UUID(int=1),
    code="Ekorren",
    parent=FamilyMember(id=UUID(int=2), name="Siv", symbol=Symbol.WOMAN),
    children=(FamilyMember(id=UUID(int=3), name="Alma"),),
)
seldom = settings(max_examples=40, deadline=None)


def _planned() -> Session:
    return first_session(FAMILY, id_=UUID(int=9), on=DAY)


def test_from_planned_to_closed() -> None:
    session = _planned()
    assert (session.state, session.begun_at, session.closed) == (State.PLANNED, None, False)
    session = begin(session, at=MORNING)
    assert (session.state, session.begun_at, session.paused_at) == (State.UNDER_WAY, MORNING, None)
    session = pause(session, at=NOON)
    assert (session.state, session.begun_at, session.paused_at) == (State.PAUSED, MORNING, NOON)
    session = begin(session, at=NOON)
    assert (session.state, session.begun_at, session.paused_at) == (State.UNDER_WAY, MORNING, None)
    session = close(session, at=NOON)
    assert (session.state, session.begun_at, session.closed_at) == (State.CLOSED, MORNING, NOON)
    assert session.closed


def test_only_what_is_under_way_is_paused() -> None:
    assert pause(_planned(), at=NOON) == _planned()
    paused = pause(begin(_planned(), at=MORNING), at=MORNING)
    assert pause(paused, at=NOON) == paused


def test_a_paused_session_closes_without_its_pause() -> None:
    closed = close(pause(begin(_planned(), at=MORNING), at=NOON), at=NOON)
    assert (closed.paused_at, closed.closed_at) == (None, NOON)


def test_a_planned_session_that_is_closed_began_then() -> None:
    assert close(_planned(), at=NOON).begun_at == NOON


def test_a_closed_session_stays_as_it_is() -> None:
    closed = close(_planned(), at=NOON)
    for change in (begin, pause, close):
        with pytest.raises(ClosedError):
            change(closed, at=NOON)
    with pytest.raises(ClosedError):
        revise(closed, later=())


@given(families())
@seldom
def test_the_first_session_has_the_parent_and_the_children(family: Family) -> None:
    session = first_session(family, id_=NEW, on=DAY)
    assert (session.id, session.family, session.met_on, session.entered_on) == (NEW, family.id, DAY, DAY)
    assert session.network.ego == family.parent
    assert [(a.id, a.name, a.symbol, a.born) for a in session.network.alters] == [
        (c.id, c.name, c.symbol, c.born) for c in family.children
    ]
    assert [(tie.a, tie.b, tie.kinship) for tie in session.network.ties] == [
        (family.parent.id, child.id, Kinship.PARENT_CHILD) for child in family.children
    ]
    assert first_session(family, id_=NEW, on=DAY) == session, "the same ties each time"
    assert not any(alter.placed for alter in session.network.alters)
    assert [item.part for item in session.agenda] == [Part.NETWORK, Part.TIMELINE, Part.PROFILE]
    assert session.to_confirm == ()


def _ids(session: Session) -> list[Id]:
    profile = (*session.profile.answers, *session.profile.tasks)
    records = (*session.network.alters, *session.network.ties, *session.timeline.events, *profile)
    return [record.id for record in records]


@given(sessions())
@seldom
def test_the_next_session_starts_from_the_whole_picture(before: Session) -> None:
    after = next_session(before, id_=NEW, on=DAY)
    assert (after.network, after.timeline, after.profile) == (before.network, before.timeline, before.profile)
    assert (after.id, after.family, after.follows) == (NEW, before.family, before.id)
    assert (after.met_on, after.entered_on, after.state) == (DAY, DAY, State.PLANNED)
    assert (after.begun_at, after.paused_at, after.closed_at) == (None, None, None)
    assert list(after.to_confirm) == _ids(before)
    planned = [item.part for item in before.agenda]
    assert [item.part for item in after.agenda] == planned + [part for part in Part if part not in planned]
    assert not any(item.done for item in after.agenda)
    assert after.later == tuple(note for note in before.later if not note.taken_up)


@given(sessions())
@seldom
def test_touching_a_record_confirms_it_and_nothing_else(before: Session) -> None:
    session = next_session(before, id_=NEW, on=DAY)
    for id_ in session.to_confirm:
        after = revise(session, id_)
        assert set(after.to_confirm) == set(session.to_confirm) - {id_}
    assert revise(session, UUID(int=0)) == session
    assert revise(session) == session
