"""The practice family shows everything that a mapping can hold, and holds together.

What it tells of everyday life is tested in `test_practice_profile`, what changes over its year in `test_practice_year`.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
import pytest

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.family import Family
from mapping.network import RINGS, SECTORS, Alter, AlterKind, Direction, Kinship, Standing, Strength, Tie, waiting
from mapping.practice import document
from mapping.profile import Answer, TaskAnswer
from mapping.record import Record
from mapping.session import Session
from mapping.timeline import Lane, LifeEvent, Role, ages_at
from mapping.words import Voice


class Interchange(Record, frozen=True):
    """The shape of the interchange format."""

    format: Literal["krets"]
    schema: Literal[2]
    families: tuple[Family, ...]
    sessions: tuple[Session, ...]


PRACTICE = msgspec.json.decode(document(), type=Interchange)
FAMILY = PRACTICE.families[0]
FIRST, SECOND, THIRD, LATEST = PRACTICE.sessions

sessions = pytest.mark.parametrize("session", PRACTICE.sessions, ids=lambda session: str(session.met_on))


@sessions
def test_no_identity_is_given_twice(session: Session) -> None:
    ids = [record.id for record in records_of(session)]
    assert len(set(ids)) == len(ids)
    assert all(id_.version == 4 for id_ in ids)


@sessions
def test_every_reference_points_to_something(session: Session) -> None:
    people = {session.network.ego.id} | {alter.id for alter in session.network.alters}
    worries = {worry.id for worry in session.timeline.worries}
    for tie in session.network.ties:
        assert {tie.a, tie.b} <= people, tie
        assert tie.a != tie.b
    for event in session.timeline.events:
        assert {event.whose, *event.concerns} - {None} <= people, event.title
        assert {link.worry for link in event.links} <= worries, event.title
    for alter in session.network.alters:
        assert set(alter.concerns) <= people, alter.name
    about = {answer.child for answer in session.profile.answers} | {answer.child for answer in session.profile.tasks}
    assert about - {None} <= {child.id for child in FAMILY.children}
    assert set(session.to_confirm) <= {record.id for record in records_of(session)}


@sessions
def test_every_text_is_clean(session: Session) -> None:
    for text in _texts(msgspec.to_builtins((FAMILY, session))):
        assert clean(text, lines=True) == text


@sessions
def test_nothing_is_told_before_it_happened_and_meetings_are_to_come(session: Session) -> None:
    dates: list[FuzzyDate | None] = [event.when for event in session.timeline.events]
    dates += [date for alter in session.network.alters for date in (alter.born, alter.since)]
    for date in dates:
        if date is not None and date.earliest is not None:
            assert date.earliest <= session.met_on, date
    for alter in session.network.alters:
        assert alter.next_meeting is None or alter.next_meeting > session.met_on, alter.name


def test_ages_are_plausible() -> None:
    today = FuzzyDate(edtf=str(LATEST.met_on))
    ages = [ages_at(child.born, today) for child in FAMILY.children]
    assert [known and known.most for known in ages] == [8, 3]
    people = {alter.id: alter.born for alter in LATEST.network.alters} | {FAMILY.parent.id: FAMILY.parent.born}
    for tie in LATEST.network.ties:
        elder, younger = people[tie.a], people[tie.b]
        if tie.kinship in {Kinship.PARENT_CHILD, Kinship.ADOPTIVE} and elder and younger:
            age = ages_at(elder, younger)
            assert age is not None, tie
            assert 18 <= age.most <= 45, tie
    for event in LATEST.timeline.events:
        born = people.get(event.whose) if event.whose else None
        if born and born.earliest and event.when.earliest:
            assert born.earliest <= event.when.earliest, event.title


# What a new worker finds in the latest session.


def test_the_network_is_full() -> None:
    alters = LATEST.network.alters
    placed = [alter for alter in alters if alter.placed]
    assert len(alters) >= 28
    assert {alter.kind for alter in alters} == set(AlterKind)
    assert {alter.sector for alter in placed} == {sector.key for sector in SECTORS}
    assert {alter.ring for alter in placed} == set(RINGS)
    assert len(waiting(LATEST.network)) >= 3
    assert sum(alter.deceased for alter in alters) == 1
    assert {alter.standing for alter in alters} == set(Standing)
    assert {households for alter in alters if (households := alter.households)} == {(1,), (2,), (1, 2)}


def test_the_ties_are_of_every_kind() -> None:
    ties = LATEST.network.ties
    assert len(ties) >= 35
    assert {tie.strength for tie in ties} == set(Strength)
    assert {tie.kinship for tie in ties} - {None} == set(Kinship)
    assert {tie.support for tie in ties} == {*Direction, None}
    assert any(tie.strained and tie.strength is Strength.STRONG for tie in ties)
    assert any(tie.strained and tie.strength is not Strength.STRONG for tie in ties)
    assert any(tie.broken for tie in ties)
    pairs = [frozenset((tie.a, tie.b)) for tie in ties]
    assert sum(pairs.count(pair) == 2 for pair in set(pairs)) == 2


def test_services_are_tied_to_people_and_to_each_other() -> None:
    kinds = {alter.id: alter.kind for alter in LATEST.network.alters} | {FAMILY.parent.id: AlterKind.PERSON}
    ends = {frozenset((kinds[tie.a], kinds[tie.b])) for tie in LATEST.network.ties}
    assert ends == {frozenset(AlterKind), frozenset({AlterKind.PERSON}), frozenset({AlterKind.SERVICE})}
    assert sum(FAMILY.parent.id in (tie.a, tie.b) for tie in LATEST.network.ties) >= 20


@sessions
def test_every_service_has_a_purpose_a_contact_and_somebody_who_keeps_watch(session: Session) -> None:
    for alter in session.network.alters:
        if alter.kind is AlterKind.SERVICE:
            assert alter.purpose, alter.name
            assert alter.contact, alter.name
            assert alter.keeper, alter.name
    professional = [alter for alter in session.network.alters if alter.sector == "professional"]
    assert sum(alter.next_meeting is not None for alter in professional) >= len(professional) / 2


def test_the_timeline_is_full() -> None:
    events = LATEST.timeline.events
    assert len(events) >= 24
    assert {event.lane for event in events} == set(Lane)
    assert {event.weight for event in events} >= {-3, -2, -1, 0, 1, 2, 3}
    assert sum(event.sensitive for event in events) == 1
    assert {event.whose for event in events} >= {FAMILY.parent.id, *(child.id for child in FAMILY.children)}
    for worry in LATEST.timeline.worries:
        assert {link.role for event in events for link in event.links if link.worry == worry.id} == set(Role)


def test_dates_are_as_vague_as_memory() -> None:
    day, month, season, about = r"\d{4}-\d\d-\d\d", r"\d{4}-(0\d|1[0-2])", r"\d{4}-2[1-4]", r"\d{4}(-\d\d)?~"
    between, since, until = r"\d{4}/\d{4}", r"\d{4}(-\d\d)?/\.\.", r"\.\./\d{4}"
    for notation in (day, month, season, about, between, since, until):
        assert [e for e in LATEST.timeline.events if re.fullmatch(notation, e.when.edtf)], notation
    undated = [event for event in LATEST.timeline.events if not event.when.dated]
    assert len(undated) >= 2
    assert all(event.when.said for event in undated)


def test_every_voice_is_heard() -> None:
    assert {words.voice for record in records_of(LATEST) for words in record.words} == set(Voice)


Told = Alter | Tie | LifeEvent | Answer | TaskAnswer


def records_of(session: Session) -> Iterator[Told]:
    """Everything the parent told in `session`."""
    yield from session.network.alters
    yield from session.network.ties
    yield from session.timeline.events
    yield from session.profile.answers
    yield from session.profile.tasks


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
