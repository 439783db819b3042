"""People and ties told in words, the same from either end and in both languages."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.dates import FuzzyDate, undated
from mapping.family import FamilyMember
from mapping.language import speaking
from mapping.network import (
    Alter,
    AlterKind,
    Direction,
    Feeling,
    Frequency,
    Kinship,
    Network,
    Standing,
    Strength,
    Support,
    Tie,
    Wish,
)
from mapping.network.words import age_words, ages_then, facts_about, place_words, tie_words
from mapping.terms import term

EGO = FamilyMember(id=UUID(int=1), name="Siv")
GRANNY = Alter(id=UUID(int=2), name="Mormor", sector="kin", ring=1)
NETWORK = Network(ego=EGO, alters=(GRANNY,))


def _tie(**more: object) -> Tie:
    return Tie(id=UUID(int=3), a=EGO.id, b=GRANNY.id, **more)  # type: ignore[arg-type]  # fields of a tie


@pytest.mark.parametrize(
    ("more", "from_ego", "from_granny"),
    [
        ({}, "Mormor: vanlig kontakt", "Siv: vanlig kontakt"),
        (
            {"strength": Strength.STRONG, "strained": True},
            "Mormor: stark kontakt, ansträngd",
            "Siv: stark kontakt, ansträngd",
        ),
        ({"broken": True}, "Mormor: vanlig kontakt, bruten", "Siv: vanlig kontakt, bruten"),
        (
            {"support": Direction.TO_A},
            "Mormor: vanlig kontakt, får stöd",
            "Siv: vanlig kontakt, ger stöd",
        ),
        (
            {"support": Direction.TO_B},
            "Mormor: vanlig kontakt, ger stöd",
            "Siv: vanlig kontakt, får stöd",
        ),
        (
            {"support": Direction.MUTUAL},
            "Mormor: vanlig kontakt, stöd åt båda håll",
            "Siv: vanlig kontakt, stöd åt båda håll",
        ),
        (
            {"kinship": Kinship.SIBLING, "strength": Strength.WEAK},
            "Mormor: syskon, svag kontakt",
            "Siv: syskon, svag kontakt",
        ),
    ],
)
def test_a_tie_from_either_end(more: dict[str, object], from_ego: str, from_granny: str) -> None:
    assert tie_words(NETWORK, _tie(**more), EGO.id) == from_ego
    assert tie_words(NETWORK, _tie(**more), GRANNY.id) == from_granny


def test_a_tie_to_nobody() -> None:
    assert tie_words(Network(ego=EGO), _tie(), EGO.id).startswith("–: ")


def test_places() -> None:
    assert place_words(NETWORK, GRANNY) == "Släkt, närmast"
    assert place_words(NETWORK, Alter(id=UUID(int=4), name="x", sector="kin")) == "Släkt"
    assert place_words(NETWORK, Alter(id=UUID(int=4), name="x")) == "har ingen plats på kartan än"
    with speaking("en"):
        assert place_words(NETWORK, GRANNY) == "Relatives, nearest"


@pytest.mark.parametrize(
    ("born", "swedish", "english"),
    [
        ("2018-03-12", "8 år", "8 years"),
        ("2018-03-13", "7 år", "7 years"),
        ("2025-01", "1 år", "1 year"),
        ("1991", "34–35 år", "34–35 years"),
        ("1965~", "ca 61 år", "about 61 years"),
        ("2010/2019~", "ca 6–16 år", "about 6–16 years"),
        ("2026", "0 år", "0 years"),
        ("2027", "", ""),
    ],
)
def test_ages(born: str, swedish: str, english: str) -> None:
    someone, on = FamilyMember(id=UUID(int=4), name="Alma", born=FuzzyDate(edtf=born)), date(2026, 3, 12)
    assert age_words(someone, on) == swedish
    assert ages_then(someone.born, FuzzyDate(edtf=on.isoformat())) == swedish.removesuffix(" år")
    with speaking("en"):
        assert age_words(someone, on) == english


def test_ages_that_nobody_has() -> None:
    on, born = date(2026, 3, 12), FuzzyDate(edtf="1940")
    assert age_words(GRANNY, on) == ""
    assert age_words(replace(GRANNY, born=undated("länge sedan")), on) == ""
    assert age_words(replace(GRANNY, born=born), on) == "85–86 år"
    assert age_words(replace(GRANNY, born=born, deceased=True), on) == ""
    assert age_words(replace(GRANNY, born=born, kind=AlterKind.SERVICE), on) == ""
    assert ages_then(None, FuzzyDate(edtf="2018")) == ""
    assert ages_then(born, undated("då")) == ""


def test_ages_at_a_vague_time() -> None:
    assert ages_then(FuzzyDate(edtf="2005-05-01"), FuzzyDate(edtf="2018~")) == "ca 13"
    assert ages_then(FuzzyDate(edtf="2005"), FuzzyDate(edtf="2018-21")) == "12–13"


def test_only_what_is_known_is_told() -> None:
    assert facts_about(NETWORK, GRANNY) == [("Plats", "Släkt, närmast")]


def test_all_that_can_be_known_of_a_person() -> None:
    person = Alter(
        id=UUID(int=4),
        name="Olle",
        sector="friends",
        ring=2,
        since=FuzzyDate(edtf="2018"),
        until=FuzzyDate(edtf="2020", said="när han flyttade"),
        frequency=Frequency.WEEKLY,
        feeling=Feeling.MIXED,
        gives=(Support.ADVICE, Support.MONEY),
        receives=(Support.EMOTIONAL,),
        wish=Wish.MORE,
        standing=Standing.ENDING,
        contact="left out: he is no service",
    )
    assert [words for _name, words in facts_about(NETWORK, person)] == [
        "Vänner & grannar, mellan",
        "avslutas",
        "varje vecka",
        term(Feeling.MIXED),
        "råd, pengar",
        "tröst och sällskap",
        "mer kontakt",
        "2018",
        "när han flyttade",
    ]


def test_all_that_can_be_known_of_a_service() -> None:
    service = Alter(
        id=UUID(int=4),
        name="BUP",
        kind=AlterKind.SERVICE,
        contact="Karin",
        purpose="Sömnen",
        concerns=(EGO.id, GRANNY.id, UUID(int=99)),
        next_meeting=date(2026, 3, 12),
        keeper="Siv",
    )
    told = dict(facts_about(NETWORK, service))
    assert list(told.values())[1:] == ["Karin", "Sömnen", "Siv, Mormor", "12 mars 2026", "Siv"]
    with speaking("en"):
        assert dict(facts_about(NETWORK, service))["Next meeting"] == "March 12, 2026"
