"""The practice family's year: four sessions that follow each other, and what changes between them."""

from itertools import pairwise
from uuid import UUID

import pytest

from mapping.network import Alter, Standing, Tie
from mapping.profile import Answer, Doer, TaskAnswer, answer_about, answer_to
from mapping.questions.bank import Earlier
from mapping.session import Part, Session, State
from mapping.timeline import LifeEvent
from tests.mapping.practice.test_practice import (
    FAMILY,
    FIRST,
    LATEST,
    PRACTICE,
    SECOND,
    THIRD,
    Told,
    records_of,
    sessions,
)
from tests.mapping.practice.test_profile import BANK


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
def test_the_family_is_the_same_on_every_map(session: Session) -> None:
    assert session.network.ego == FAMILY.parent
    alters = {alter.id: alter for alter in session.network.alters}
    for child in FAMILY.children:
        drawn = alters[child.id]
        assert (drawn.name, drawn.symbol, drawn.born) == (child.name, child.symbol, child.born)


def test_who_and_what_a_record_is_about_stays_the_same() -> None:
    about: dict[UUID, object] = {}
    for session in PRACTICE.sessions:
        for record in records_of(session):
            assert about.setdefault(record.id, _subject(record)) == _subject(record)


def test_thoughts_for_later_are_taken_up_or_come_along() -> None:
    for before, after in pairwise(PRACTICE.sessions):
        assert {note.id for note in before.later if not note.taken_up} <= {note.id for note in after.later}
        assert not {note.id for note in before.later if note.taken_up} & {note.id for note in after.later}
    assert {note.taken_up for note in LATEST.later} == {True, False}


def test_some_records_are_still_to_be_confirmed() -> None:
    kinds = {type(record) for record in records_of(LATEST) if record.id in LATEST.to_confirm}
    assert kinds == {Alter, Tie, LifeEvent, Answer, TaskAnswer}
    third = {record.id: record for record in records_of(THIRD)}
    assert all(record == third[record.id] for record in records_of(LATEST) if record.id in LATEST.to_confirm)
    assert all(session.to_confirm == () for session in (FIRST, SECOND, THIRD))


def test_the_first_sessions_are_smaller() -> None:
    sizes = [len(list(records_of(session))) for session in (FIRST, SECOND, THIRD)]
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize(("before", "after"), pairwise(PRACTICE.sessions))
def test_between_sessions_somebody_is_new_and_something_is_told_differently(before: Session, after: Session) -> None:
    earlier = {record.id: record for record in records_of(before)}
    later = {record.id: record for record in records_of(after)}
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


def test_an_answer_keeps_the_wording_that_it_was_given_to() -> None:
    banks = [{answer.bank for answer in session.profile.answers} for session in PRACTICE.sessions]
    assert banks == [{1}, {1}, {1, 3}, {1, 3}]
    old = answer_to(LATEST.profile, "coherence.telling")
    assert old is not None
    assert isinstance(BANK.worded(old), Earlier)


def test_what_is_told_differently_was_asked_in_the_new_wording() -> None:
    for before, after in ((SECOND, THIRD), (THIRD, LATEST)):
        for answer in after.profile.answers:
            if answer not in before.profile.answers:
                assert answer.bank == BANK.version, answer.question


def test_tasks_come_nearer_to_being_done_by_oneself() -> None:
    def doers(task: str) -> list[Doer | None]:
        answers = [next(a for a in session.profile.tasks if a.task == task) for session in (THIRD, LATEST)]
        return [answer.doer for answer in answers]

    assert doers("gym_bag") == [Doer.TRAINING, Doer.REMINDED]
    assert doers("potty") == [Doer.TRAINING, Doer.SELF]
    assert doers("weekly_letter") == [Doer.DONE_FOR, Doer.TOGETHER]
    assert answer_about(LATEST.profile, "gym_bag") is None, "about Tindra"


def _subject(record: Told) -> object:
    match record:
        case Alter(name=about) | LifeEvent(title=about):
            return about
        case Tie():
            return record.a, record.b, record.kinship
        case TaskAnswer():
            return record.task, record.child
    return record.question, record.child


def _alters(session: Session) -> dict[str, Alter]:
    return {alter.name: alter for alter in session.network.alters}
