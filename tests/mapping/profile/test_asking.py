"""Which questions and tasks a family is asked: by the children's ages, by what was answered, and never less later."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.dates import FuzzyDate
from mapping.meeting import Room
from mapping.network import Alter, Kinship, Network
from mapping.profile import Answer, Profile, Silence
from mapping.profile.asking import ages_now, areas_of, children_of, holds, questions_of, suits, tasks_of
from mapping.questions import Area, Condition, krets_bank
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import Ages
from tests.mapping.invented import EGO, ELSA, LOVE, tie
from tests.strategies import sessions

BANK = krets_bank()
MET = date(2026, 10, 6)


def aged(least: int, most: int) -> Ages:
    return Ages(least, most, about=False)


def family(*born: str, **parts: object) -> Session:
    """A session with children born then; empty when it is not known."""
    ids = (ELSA, LOVE, UUID(int=7))
    children = tuple(
        Alter(id=id_, name=f"nr {id_.int}", born=FuzzyDate(edtf=day) if day else None)
        for id_, day in zip(ids, born, strict=False)
    )
    ties = tuple(tie(EGO.id, child.id, kinship=Kinship.PARENT_CHILD) for child in children)
    network = Network(ego=EGO, alters=children, ties=ties)
    whole = Session(id=UUID(int=90), family=UUID(int=91), met_on=MET, entered_on=MET, network=network)
    return replace(whole, **parts)  # type: ignore[arg-type]  # a Session's own parts


def answer(question: str, step: int | None = None, **parts: object) -> Answer:
    return Answer(id=UUID(int=200), question=question, bank=BANK.version, step=step, **parts)  # type: ignore[arg-type]


def told(session: Session, *answers: Answer) -> Session:
    return replace(session, profile=Profile(answers=answers))


def conditional() -> tuple[Area, str, Condition]:
    for area in BANK.areas:
        for question in area.questions:
            if len(question.ask_if) == 1 and question.ask_if[0].at_most and question.ages == (0, 17):
                return area, question.id, question.ask_if[0]
    raise AssertionError("nothing is followed up")


def test_sensitive_areas_are_there_only_when_the_parent_is_alone() -> None:
    shut, opened = areas_of(BANK, family()), areas_of(BANK, family(room=Room()))
    assert not any(area.sensitive for area in shut)
    assert opened == BANK.areas
    assert set(opened) - set(shut)


def test_a_family_of_teenagers_is_not_asked_about_nappies() -> None:
    for session, child in ((family("2009", "2011"), None), (family("2009", "2024"), ELSA)):
        asked = [question for area in BANK.areas for question in questions_of(area, session, child)]
        assert asked
        assert all(question.ages[1] >= 14 for question in asked)
        assert all(task.ages[1] >= 14 for task in tasks_of(BANK.tasks.tasks, session, child))
    everything = {task.key for task in tasks_of(BANK.tasks.tasks, family("2009", "2024"))}
    assert everything > {task.key for task in tasks_of(BANK.tasks.tasks, family("2009"))}


@pytest.mark.parametrize("born", [(), ("",), ("2009", ""), ("2009", "../2012")])
def test_an_age_that_is_not_known_leaves_nothing_out(born: tuple[str, ...]) -> None:
    assert ages_now(family(*born)) == ()
    assert tasks_of(BANK.tasks.tasks, family(*born)) == BANK.tasks.tasks


def test_each_child_has_ages_of_its_own() -> None:
    session = family("2009-03-01", "")
    assert ages_now(session, ELSA) == (aged(17, 17),)
    assert ages_now(session, LOVE) == ()
    assert tasks_of(BANK.tasks.tasks, session, ELSA) != tasks_of(BANK.tasks.tasks, session, LOVE) == BANK.tasks.tasks


@pytest.mark.parametrize(
    ("ages", "of", "fits"),
    [
        ((0, 3), (aged(3, 3),), True),
        ((0, 3), (aged(4, 4),), False),
        ((0, 3), (aged(3, 4),), True),
        ((4, 9), (aged(3, 3),), False),
        ((4, 9), (aged(3, 3), aged(9, 9)), True),
        ((13, 17), (aged(22, 22),), True),
        ((0, 12), (aged(22, 22),), False),
        ((0, 3), (), True),
    ],
)
def test_suiting(ages: tuple[int, int], of: tuple[Ages, ...], fits: bool) -> None:
    assert suits(ages, of) is fits


def test_a_follow_up_comes_and_goes_with_the_answer_about_the_same_child() -> None:
    area, follow_up, reason = conditional()
    most = reason.at_most or 0
    session = family("2018")
    for child, other in ((None, ELSA), (ELSA, None)):
        low = told(session, answer(reason.question, most, child=child))
        assert follow_up in _ids(area, low, child)
        assert follow_up not in _ids(area, low, other)
        assert follow_up not in _ids(area, told(session, answer(reason.question, most + 1, child=child)), child)
        silent = told(session, answer(reason.question, silence=Silence.DECLINED, child=child))
        assert follow_up not in _ids(area, silent, child)
    assert follow_up not in _ids(area, session)


def test_what_was_answered_stays_when_its_reason_or_its_age_is_gone() -> None:
    area, follow_up, _reason = conditional()
    assert follow_up in _ids(area, told(family("2018"), answer(follow_up, 3)))
    young = next(q for a in BANK.areas for q in a.questions if q.ages[1] < 13)
    home = BANK.area_of(young.id)
    assert home is not None
    assert young.id not in _ids(home, family("2009"))
    assert young.id in _ids(home, told(family("2009"), answer(young.id, 2)))


@pytest.mark.parametrize(
    ("at_most", "at_least", "holding"),
    [(2, None, {1, 2}), (None, 4, {4, 5}), (3, 2, {2, 3}), (None, None, {1, 2, 3, 4, 5})],
)
def test_a_condition_has_two_ends(at_most: int | None, at_least: int | None, holding: set[int]) -> None:
    question = BANK.questions[0].id
    condition = Condition(question=question, at_most=at_most, at_least=at_least)
    held = {step for step in range(1, 6) if holds(condition, Profile(answers=(answer(question, step),)))}
    assert held == holding
    assert not holds(condition, Profile())


@given(sessions(), st.sampled_from(BANK.areas), st.none() | st.sampled_from([ELSA]))
def test_questions_keep_their_order_and_none_that_was_answered_is_left_out(
    session: Session, area: Area, child: Id | None
) -> None:
    children: list[Id | None] = [child, *(one.id for one in children_of(session))]
    for whom in children:
        asked = questions_of(area, session, whom)
        assert list(asked) == [question for question in area.questions if question in asked]
        answered = {one.question for one in session.profile.answers if one.child == whom}
        assert {question.id for question in area.questions} & answered <= {question.id for question in asked}


def _ids(area: Area, session: Session, child: Id | None = None) -> list[str]:
    return [question.id for question in questions_of(area, session, child)]
