"""The map in words: ring by ring, sector by sector, each with what the map shows of them, and every tie."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.family import FamilyMember, Symbol
from mapping.language import speaking
from mapping.network import Alter, AlterKind, Direction, Kinship, Network, Sector, Standing, Strength, Tie, everybody
from mapping.network.in_words import in_words
from mapping.network.presets import Preset
from mapping.session import Session
from mapping.terms import term
from tests.strategies import sessions

ON = date(2026, 3, 12)
EGO = FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="1991-02"))


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with speaking("en"):
        yield


def one(number: int, **facts: Any) -> Alter:
    return Alter(**{"id": UUID(int=number), "name": f"P{number}", "sector": "kin", "ring": 1, **facts})


def tie(a: int, b: int, **facts: Any) -> Tie:
    return Tie(id=UUID(int=100 * a + b), a=UUID(int=a), b=UUID(int=b), **facts)


def told(*alters: Alter, ties: tuple[Tie, ...] = (), preset: Preset = Preset.ALL) -> str:
    return in_words(Network(ego=EGO, alters=alters, ties=ties), ON, preset=preset)


def line(*alters: Alter, ties: tuple[Tie, ...] = ()) -> str:
    """The last line of what is told."""
    return told(*alters, ties=ties).splitlines()[-1]


def test_an_empty_map() -> None:
    assert told() == "Network map, March 12, 2026\nIn the middle: Maria, 35 years."


def test_a_title_of_its_own() -> None:
    assert in_words(Network(ego=EGO), ON, title="Network map · K-1").startswith("Network map · K-1, March 12, 2026\n")


def test_ring_by_ring_and_sector_by_sector() -> None:
    text = told(one(2, ring=3), one(3, sector="friends"), one(4, ring=2, sector="home"), one(5), one(6, ring=3))
    assert text.split("\n\n")[1:] == [
        "Nearest, Relatives:\n- P5.",
        "Nearest, Friends and neighbours:\n- P3.",
        "In between, At home:\n- P4.",
        "Farther away, Relatives:\n- P2.\n- P6.",
    ]


def test_those_who_wait_for_a_place_come_after() -> None:
    text = told(one(2, ring=None), one(3), one(4, sector="nowhere"))
    assert text.endswith("Nearest, Relatives:\n- P3.\n\nWaiting for a place:\n- P2.\n- P4.")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": "Åsa", "role": "aunt"}, "Åsa, aunt"),
        ({"name": "Aunt", "role": "aunt"}, "Aunt"),
        ({"name": "", "role": "curator"}, "curator"),
        ({"name": "Åsa", "born": FuzzyDate(edtf="2018-01")}, "Åsa, 8 years"),
        ({"name": "Åsa", "born": FuzzyDate(edtf="1950"), "deceased": True}, "Åsa, has died"),
        ({"name": "Åsa", "standing": Standing.WISHED}, "Åsa, wished for, missing"),
        ({"name": "BUP", "standing": Standing.QUEUE}, "BUP, waiting in a queue"),
        ({"name": "BUP", "standing": Standing.ENDING}, "BUP, ending"),
        ({"name": "", "symbol": Symbol.WOMAN}, "woman"),
        ({"name": "", "symbol": Symbol.OTHER}, "person"),
        ({"name": "", "kind": AlterKind.SERVICE, "symbol": Symbol.MAN}, "service"),
        ({"name": "Åsa", "households": (1,)}, "Åsa, lives in the first household"),
        ({"name": "Åsa", "households": (1, 2)}, "Åsa, lives in both households"),
    ],
)
def test_what_is_said_of_one(facts: dict[str, Any], said: str) -> None:
    assert line(one(2, **facts)) == f"- {said}."


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "ordinary tie"),
        ({"strength": Strength.STRONG, "strained": True}, "strong tie, strained"),
        ({"strength": Strength.WEAK, "broken": True}, "weak tie, broken off"),
        ({"kinship": Kinship.DIVORCED}, "divorced, ordinary tie"),
        ({"support": Direction.TO_A}, "ordinary tie, Maria receives"),
        ({"support": Direction.TO_B}, "ordinary tie, P2 receives"),
        ({"support": Direction.MUTUAL}, "ordinary tie, support both ways"),
    ],
)
def test_what_is_said_of_a_tie(facts: dict[str, Any], said: str) -> None:
    assert line(one(2), ties=(tie(1, 2, **facts),)) == f"- Maria and P2: {said}."


def test_several_ties_of_the_same_two_are_all_told() -> None:
    ties = (tie(1, 2, strength=Strength.STRONG), tie(2, 1, strained=True))
    assert told(one(2), ties=ties).endswith("- Maria and P2: strong tie.\n- P2 and Maria: ordinary tie, strained.")


def test_two_of_the_same_name_are_told_apart_in_ties() -> None:
    alters = one(2, name="Anna", role="neighbour"), one(3, name="Anna"), one(4)
    assert line(*alters, ties=(tie(2, 4),)) == "- Anna (neighbour) and P4: ordinary tie."
    assert line(*alters, ties=(tie(3, 4),)) == "- Anna and P4: ordinary tie."


def test_a_tie_to_nobody_or_to_oneself_is_not_told() -> None:
    assert "Ties" not in told(one(2), ties=(tie(1, 9), tie(2, 2)))


def test_a_preset_tells_whom_it_concerns_and_names_the_others() -> None:
    alters = one(2, name="Åsa"), one(3, name="Bo", role="neighbour"), one(4, standing=Standing.QUEUE, ring=None)
    ties = tie(1, 2, strained=True), tie(1, 3)
    strained = told(*alters, ties=ties, preset=Preset.STRAINED)
    assert strained.split("\n\n") == [
        "Network map, March 12, 2026\nLooked at: Strained\nIn the middle: Maria, 35 years.",
        "Nearest, Relatives:\n- Åsa.",
        "Ties:\n- Maria and Åsa: ordinary tie, strained.",
        "Also on the map: Bo; P4.",
    ]
    assert "Waiting for a place:\n- P4, waiting" in told(*alters, ties=ties, preset=Preset.MISSING)


def test_a_map_without_names_is_still_told() -> None:
    network = Network(ego=replace(EGO, name=""), alters=(one(2, name="", symbol=Symbol.MAN),), ties=(tie(1, 2),))
    assert in_words(network, ON).endswith("- man.\n\nTies:\n- the parent and man: ordinary tie.")


def test_the_services_own_names_of_sectors() -> None:
    network = Network(ego=EGO, sectors=(Sector(key="own", name="Grannar"),), alters=(one(2, sector="own"),))
    assert "Nearest, Grannar:" in in_words(network, ON)


def test_a_name_that_steers_makes_no_line_of_its_own() -> None:
    assert line(one(2, name="An\x1b[31mna\n- Ek", role="a\u2028b\u202e")) == "- An[31mna - Ek, a b."


@settings(max_examples=40, deadline=None)
@given(sessions(), st.sampled_from(Preset))
def test_everybody_is_told_in_lines_that_steer_nothing(session: Session, preset: Preset) -> None:
    text = in_words(session.network, session.met_on, preset=preset)
    for someone in everybody(session.network):
        assert someone.name in text
    assert clean(text, lines=True) == text
    told_ties = [said for said in text.splitlines() if term(Strength.STRONG) in said or " tie" in said]
    assert preset is not Preset.ALL or len(told_ties) >= len(session.network.ties)
