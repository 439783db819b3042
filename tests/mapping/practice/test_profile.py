"""What the practice family told of its everyday life: answers and tasks that the bank knows and that hang together."""

import pytest

from mapping.profile import Doer, Reach, Rung, Silence, answer_to
from mapping.profile.asking import ages_now, holds, suits
from mapping.questions import load
from mapping.questions.bank import Question
from mapping.session import Session
from mapping.words import Voice
from tests.mapping.practice.test_practice import FAMILY, LATEST, PRACTICE, THIRD, sessions

BANK = load()
CORE = ("executive", "time", "coherence")
"""The areas that must be complete first (METHOD § 3.3)."""


@sessions
def test_answers_are_to_questions_as_the_bank_worded_them(session: Session) -> None:
    asked = [(answer.question, answer.child) for answer in session.profile.answers]
    assert len(set(asked)) == len(asked)
    for answer in session.profile.answers:
        assert answer.bank <= BANK.version
        if BANK.area(answer.question):
            assert answer.words, "words alone about a whole area"
            assert answer.step is None
        else:
            assert BANK.worded(answer) is not None, answer.question


@sessions
def test_questions_suit_the_children_and_none_is_sensitive(session: Session) -> None:
    for answer in session.profile.answers:
        area = BANK.area(answer.question) or BANK.area_of(answer.question)
        question = BANK.question(answer.question)
        assert area is not None
        assert not area.sensitive, answer.question
        assert question is None or suits(question.ages, ages_now(session, answer.child)), answer.question


@pytest.mark.parametrize("number", range(4))
def test_a_follow_up_comes_after_the_answer_that_it_hangs_on(number: int) -> None:
    profile = PRACTICE.sessions[number].profile
    carried = PRACTICE.sessions[number - 1].profile.answers if number else ()
    for answer in profile.answers:
        question = BANK.question(answer.question)
        if question and answer not in carried:
            assert all(holds(condition, profile, answer.child) for condition in question.ask_if), question.id


@sessions
def test_tasks_are_in_the_bank_and_suit_the_children(session: Session) -> None:
    asked = [(answer.task, answer.child) for answer in session.profile.tasks]
    assert len(set(asked)) == len(asked)
    for answer in session.profile.tasks:
        task = BANK.tasks.task(answer.task)
        assert task is not None, answer.task
        assert suits(task.ages, ages_now(session, answer.child)), answer.task
        assert answer.given
        assert answer.bank == BANK.version


def test_the_core_areas_were_met_whole_in_the_third_session() -> None:
    answers = [answer_to(THIRD.profile, question.id) for key in CORE for question in _asked(THIRD, key)]
    assert all(answer is not None and answer.given for answer in answers)
    assert {answer.silence for answer in answers if answer} == {*Silence, None}
    assert any(question.ask_if for key in CORE for question in _asked(THIRD, key))


def test_the_session_under_way_has_answers_silences_and_questions_not_asked() -> None:
    by_area = {
        area.key: [answer_to(LATEST.profile, question.id) for question in _asked(LATEST, area.key)]
        for area in BANK.areas
        if not area.sensitive
    }
    answers = [answer for those in by_area.values() for answer in those]
    begun = [key for key, those in by_area.items() if any(those)]
    assert len(set(begun) - set(CORE)) >= 8
    assert set(begun) < set(by_area), "an area is untouched"
    assert sum(None in by_area[key] for key in begun) >= 3
    assert {answer.silence for answer in answers if answer} == {*Silence, None}
    assert {answer.step for answer in answers if answer} == {1, 2, 3, 4, 5, None}
    assert sum(answer is not None and answer.step is not None for answer in answers) >= 70
    assert {answer.child for answer in LATEST.profile.answers} == {None, *(child.id for child in FAMILY.children)}


def test_every_area_begins_with_what_works() -> None:
    for area in BANK.areas:
        first = answer_to(LATEST.profile, area.questions[0].id)
        if any(answer_to(LATEST.profile, question.id) for question in area.questions):
            assert first is not None, area.key
            assert first.step is not None, area.key
            assert first.step >= 3, area.key


def test_a_child_speaks_of_itself_and_the_parent_of_a_whole_area() -> None:
    answers = LATEST.profile.answers
    spoken = [{words.voice for words in answer.words} for answer in answers if answer.child]
    assert sum(Voice.CHILD in voices for voices in spoken) >= 3
    assert all(words.voice is not Voice.CHILD for answer in answers if not answer.child for words in answer.words)
    assert sum(BANK.area(answer.question) is not None for answer in answers) == 1


@pytest.mark.parametrize("session", [THIRD, LATEST], ids=["third", "latest"])
def test_who_does_the_everyday_tasks_and_how_far_the_ladder_is_climbed(session: Session) -> None:
    tasks = session.profile.tasks
    assert len(tasks) >= 18
    assert {answer.doer for answer in tasks} == {*Doer, None}
    assert Silence.IRRELEVANT in {answer.silence for answer in tasks}
    assert {answer.child for answer in tasks} == {None, *(child.id for child in FAMILY.children)}
    ladders = [[getattr(answer, rung) for rung in Rung] for answer in tasks if answer.knowledge]
    assert len(ladders) >= 4
    assert {reach for ladder in ladders for reach in ladder} >= {Reach.YES, Reach.PARTLY}
    height = [Reach.NOT_YET, Reach.PARTLY, Reach.YES]
    for ladder in ladders:
        assert ladder == sorted(ladder, key=height.index, reverse=True), "nobody applies more than they can"
    assert sum(bool(answer.words) for answer in tasks) >= len(tasks) / 2


def _asked(session: Session, key: str) -> list[Question]:
    """The questions of an area that these children's ages and what was answered lead to."""
    area = BANK.area(key)
    return [
        question
        for question in (area.questions if area else ())
        if suits(question.ages, ages_now(session)) and all(holds(part, session.profile) for part in question.ask_if)
    ]
