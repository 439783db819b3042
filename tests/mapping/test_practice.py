"""The practice family shows everything that a mapping can hold, and holds together."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal
from uuid import UUID

import msgspec
import pytest

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.family import Family
from mapping.network import RINGS, SECTORS, Alter, AlterKind, Direction, Kinship, Standing, Strength, Tie, waiting
from mapping.practice import document
from mapping.profile import Answer, Silence, answer_to
from mapping.questions import load
from mapping.record import Record
from mapping.session import Part, Session, State
from mapping.timeline import Lane, LifeEvent, Role, age_at
from mapping.words import Voice


class Interchange(Record, frozen=True):
    """The shape of the interchange format."""

    format: Literal["krets"]
    schema: Literal[1]
    families: tuple[Family, ...]
    sessions: tuple[Session, ...]


PRACTICE = msgspec.json.decode(document(), type=Interchange)
FAMILY = PRACTICE.families[0]
FIRST, SECOND, THIRD, LATEST = PRACTICE.sessions

sessions = pytest.mark.parametrize("session", PRACTICE.sessions, ids=lambda session: str(session.met_on))


def test_one_family_over_a_year() -> None:
    assert len(PRACTICE.families) == 1
    assert FAMILY.code == "Blåklockan"
    dates = " ".join(str(session.met_on) for session in PRACTICE.sessions)
    assert dates == "2025-10-14 2026-02-10 2026-06-09 2026-10-06"
    assert [session.state for session in PRACTICE.sessions] == [State.CLOSED] * 3 + [State.UNDER_WAY]
    assert {session.family for session in PRACTICE.sessions} == {FAMILY.id}
    assert [session.follows for session in PRACTICE.sessions] == [None, FIRST.id, SECOND.id, THIRD.id]
    assert FIRST.entered_on > FIRST.met_on, "drawn on paper and entered later"


@sessions
def test_clocks_are_in_order(session: Session) -> None:
    assert session.met_on <= session.entered_on
    assert session.begun_at is not None
    assert session.begun_at.utcoffset() is not None
    assert session.begun_at.date() == session.met_on
    assert (session.closed_at is not None) == session.closed
    if session.closed_at:
        assert session.begun_at < session.closed_at
        assert session.closed_at.date() == session.entered_on


def test_the_agenda_shows_how_far_each_came() -> None:
    done = [[item.part for item in session.agenda if item.done] for session in PRACTICE.sessions]
    assert done == [[Part.NETWORK, Part.TIMELINE], list(Part), list(Part), [Part.NETWORK, Part.TIMELINE]]


@sessions
def test_no_identity_is_given_twice(session: Session) -> None:
    ids = [record.id for record in _records(session)]
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
    assert {answer.child for answer in session.profile.answers} - {None} <= {child.id for child in FAMILY.children}
    assert set(session.to_confirm) <= {record.id for record in _records(session)}


@sessions
def test_answers_are_to_questions_in_the_bank(session: Session) -> None:
    bank = load()
    asked = [(answer.question, answer.child) for answer in session.profile.answers]
    assert len(set(asked)) == len(asked)
    for answer in session.profile.answers:
        assert answer.bank == bank.version
        assert bank.question(answer.question) is not None, answer.question


@sessions
def test_the_family_is_the_same_on_every_map(session: Session) -> None:
    assert session.network.ego == FAMILY.parent
    alters = {alter.id: alter for alter in session.network.alters}
    for child in FAMILY.children:
        drawn = alters[child.id]
        assert (drawn.name, drawn.symbol, drawn.born) == (child.name, child.symbol, child.born)


def test_who_and_what_a_record_is_about_stays_the_same() -> None:
    about: dict[UUID, object] = {}
    for session in PRACTICE.sessions:
        for record in _records(session):
            assert about.setdefault(record.id, _subject(record)) == _subject(record)


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
    assert [age_at(child.born, today) for child in FAMILY.children] == [8, 3]
    people = {alter.id: alter.born for alter in LATEST.network.alters} | {FAMILY.parent.id: FAMILY.parent.born}
    for tie in LATEST.network.ties:
        elder, younger = people[tie.a], people[tie.b]
        if tie.kinship in {Kinship.PARENT_CHILD, Kinship.ADOPTIVE} and elder and younger:
            age = age_at(elder, younger)
            assert age is not None, tie
            assert 18 <= age <= 45, tie
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
    assert {words.voice for record in _records(LATEST) for words in record.words} == set(Voice)


def test_every_core_question_was_met_in_the_third_session() -> None:
    answers = [answer_to(THIRD.profile, question.id) for question in load().questions]
    assert all(answer is not None and answer.given for answer in answers)
    assert {answer.silence for answer in answers if answer} == {*Silence, None}


def test_the_session_under_way_has_answers_silences_and_questions_not_asked() -> None:
    answers = [answer_to(LATEST.profile, question.id) for question in load().questions]
    assert sum(answer is None for answer in answers) == 2
    assert {answer.silence for answer in answers if answer} == {*Silence, None}
    assert sum(answer is not None and answer.step is not None for answer in answers) >= 20
    assert any(answer is not None and answer.helps for answer in answers)
    assert {answer.child for answer in LATEST.profile.answers} == {None, *(child.id for child in FAMILY.children)}


def test_thoughts_for_later_are_taken_up_or_come_along() -> None:
    for before, after in pairwise(PRACTICE.sessions):
        assert {note.id for note in before.later if not note.taken_up} <= {note.id for note in after.later}
        assert not {note.id for note in before.later if note.taken_up} & {note.id for note in after.later}
    assert {note.taken_up for note in LATEST.later} == {True, False}


def test_some_records_are_still_to_be_confirmed() -> None:
    kinds = {type(record) for record in _records(LATEST) if record.id in LATEST.to_confirm}
    assert kinds == {Alter, Tie, LifeEvent, Answer}
    assert set(LATEST.to_confirm) <= {record.id for record in _records(THIRD)}
    assert all(session.to_confirm == () for session in (FIRST, SECOND, THIRD))


# What changed over the year.


def test_the_first_sessions_are_smaller() -> None:
    sizes = [len(list(_records(session))) for session in (FIRST, SECOND, THIRD)]
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize(("before", "after"), pairwise(PRACTICE.sessions))
def test_between_sessions_somebody_is_new_and_something_is_told_differently(before: Session, after: Session) -> None:
    earlier = {record.id: record for record in _records(before)}
    later = {record.id: record for record in _records(after)}
    assert {type(later[id_]) for id_ in later.keys() - earlier.keys()} >= {Alter, Tie, LifeEvent}
    changed = {type(later[id_]) for id_ in later.keys() & earlier.keys() if later[id_] != earlier[id_]}
    assert changed >= {Alter, Answer}


def test_a_contact_ends() -> None:
    gone = _alters(SECOND).keys() - _alters(THIRD).keys()
    assert {_alters(SECOND)[name].standing for name in gone} == {Standing.ENDING}
    assert gone == {"Arbetsförmedlingen"}


def test_a_strained_tie_mends() -> None:
    grandmother = _alters(FIRST)["Astrid"].id
    ties = [next(t for t in s.network.ties if (t.a, t.b) == (grandmother, FAMILY.parent.id)) for s in (FIRST, THIRD)]
    assert [tie.strained for tie in ties] == [True, False]


def test_somebody_comes_nearer() -> None:
    for name in ("Astrid", "Bosse Björnbär", "Kören Trasten"):
        near, far = _alters(LATEST)[name].ring, _alters(SECOND)[name].ring
        assert near and far and near < far, name  # noqa: PT018 - one statement: both stand on the map, one nearer


def test_an_ability_grows_with_an_aid() -> None:
    answers = [answer_to(session.profile, "time.left") for session in PRACTICE.sessions]
    assert [answer.step for answer in answers if answer] == [1, 2, 3, 4]
    assert answers[-1] is not None
    assert "Timer som visar tiden" in answers[-1].helps


def _records(session: Session) -> Iterator[Alter | Tie | LifeEvent | Answer]:
    yield from session.network.alters
    yield from session.network.ties
    yield from session.timeline.events
    yield from session.profile.answers


def _subject(record: Alter | Tie | LifeEvent | Answer) -> object:
    match record:
        case Alter(name=about) | LifeEvent(title=about):
            return about
        case Tie():
            return record.a, record.b, record.kinship
    return record.question, record.child


def _alters(session: Session) -> dict[str, Alter]:
    return {alter.name: alter for alter in session.network.alters}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
