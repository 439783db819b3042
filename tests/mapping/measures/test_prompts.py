"""What a paper map never shows: each prompt appears, and stays away, when it should."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings

from mapping.dates import FuzzyDate
from mapping.measures import here_today
from mapping.measures.prompt_words import prompt_words
from mapping.measures.prompts import Prompt, PromptKind, is_child, prompts
from mapping.network import Alter, AlterKind, Kinship, Network, Standing, Support, Tie
from tests.mapping.invented import CLINIC, EGO, ELSA, LOVE, ULLA, alter, tie
from tests.mapping.network.test_network import some_networks

DAY = date(2026, 3, 12)
CHILD = FuzzyDate(edtf="2018-05-01")
GROWN_UP = FuzzyDate(edtf="1960")


def found(*alters: Alter, ties: tuple[Tie, ...] = ()) -> dict[PromptKind, tuple[UUID, ...]]:
    return {prompt.kind: prompt.about for prompt in prompts(Network(ego=EGO, alters=alters, ties=ties), DAY)}


def test_an_empty_map_gives_nothing_to_ask_about() -> None:
    assert found() == {}


def test_people_with_no_tie_at_all() -> None:
    service, wished = alter(CLINIC, kind=AlterKind.SERVICE, keeper="Maria"), alter(ULLA, standing=Standing.WISHED)
    assert found(alter(LOVE), alter(ELSA), service, wished, ties=(tie(ELSA, EGO.id, broken=True),)) == {
        PromptKind.UNTIED: (LOVE,)
    }


DOWN = tie(EGO.id, LOVE, kinship=Kinship.PARENT_CHILD)


@pytest.mark.parametrize(
    ("child", "others", "ties", "alone"),
    [
        ({"born": CHILD}, (), (DOWN,), True),
        ({}, (), (DOWN,), True),
        ({"born": FuzzyDate(edtf="2001")}, (), (DOWN,), False),
        ({"born": CHILD, "households": (1,)}, (), (tie(EGO.id, LOVE),), True),
        ({"born": CHILD}, (), (tie(EGO.id, LOVE),), False),
        ({"born": CHILD}, (alter(ULLA, born=GROWN_UP),), (DOWN, tie(ULLA, LOVE)), False),
        ({"born": CHILD}, (alter(ULLA),), (DOWN, tie(LOVE, ULLA)), False),
        ({"born": CHILD}, (alter(ULLA, born=GROWN_UP),), (DOWN, tie(ULLA, LOVE, broken=True)), True),
        ({"born": CHILD}, (alter(ULLA, deceased=True),), (DOWN, tie(ULLA, LOVE)), True),
        ({"born": CHILD}, (alter(ULLA, kind=AlterKind.SERVICE, keeper="Maria"),), (DOWN, tie(ULLA, LOVE)), True),
        ({"born": CHILD}, (alter(ULLA, born=CHILD),), (DOWN, tie(ULLA, LOVE)), True),
    ],
    ids=[
        "the parent alone",
        "a child by tie, of unknown age",
        "a grown-up child",
        "a child of the household",
        "a friend's child",
        "a grandmother",
        "somebody of unknown age",
        "a grandmother, broken off",
        "a grandmother who is dead",
        "a service",
        "another child",
    ],
)
def test_children_without_a_grown_up_beside_the_parent(
    child: dict[str, object], others: tuple[Alter, ...], ties: tuple[Tie, ...], alone: bool
) -> None:
    assert (PromptKind.CHILD_ALONE in found(alter(LOVE, **child), *others, ties=ties)) is alone


@pytest.mark.parametrize(
    ("born", "child"), [("2008-03-13", True), ("2008-03-12", False), ("2008-03", False), ("2009", True)]
)
def test_a_child_is_under_age_whatever_the_vague_date_means(born: str, child: bool) -> None:
    assert is_child(Network(ego=EGO), alter(LOVE, born=FuzzyDate(edtf=born)), DAY) is child


def test_support_that_rests_on_one() -> None:
    relief, money = alter(ULLA, gives=(Support.RELIEF, Support.MONEY)), alter(ELSA, gives=(Support.MONEY,))
    dead = alter(LOVE, gives=(Support.RELIEF,), deceased=True)
    network = Network(ego=EGO, alters=(relief, money, dead), ties=(tie(ULLA, ELSA),))
    assert prompts(network, DAY) == (Prompt(PromptKind.ONE_GIVER, (ULLA,), Support.RELIEF),)


@pytest.mark.parametrize(
    ("facts", "unkept"),
    [
        ({}, True),
        ({"keeper": " "}, True),
        ({"keeper": "Kajsa"}, False),
        ({"standing": Standing.ENDING}, True),
        ({"standing": Standing.QUEUE}, False),
    ],
)
def test_services_that_nobody_keeps_track_of(facts: dict[str, object], unkept: bool) -> None:
    assert (PromptKind.NO_KEEPER in found(alter(CLINIC, kind=AlterKind.SERVICE, **facts))) is unkept


def test_each_prompt_names_those_concerned_and_asks_one_question() -> None:
    people = (alter(LOVE), alter(ULLA, gives=(Support.RELIEF,)), alter(CLINIC, kind=AlterKind.SERVICE))
    network = Network(ego=EGO, alters=people, ties=(DOWN,))
    every = prompts(network, DAY)
    assert [prompt.kind for prompt in every] == list(PromptKind)
    for prompt in every:
        seen, question = prompt_words(network, prompt)
        assert all(one.name in seen for one in people if one.id in prompt.about)
        assert question.endswith("?")
        assert question.count("?") == 1


@given(some_networks)
@settings(max_examples=60, deadline=None)
def test_prompts_are_about_those_who_are_there(network: Network) -> None:
    there = {one.id for one in here_today(network)}
    for prompt in prompts(network, DAY):
        assert prompt.about
        assert {*prompt.about} <= there
        assert (prompt.support is not None) is (prompt.kind is PromptKind.ONE_GIVER)
        assert all(prompt_words(network, prompt))
