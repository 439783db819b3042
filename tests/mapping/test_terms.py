"""Every choice has a word in both languages."""

import enum

import pytest

from mapping import terms
from mapping.family import Symbol
from mapping.language import speaking
from mapping.network import (
    RINGS,
    SECTORS,
    AlterKind,
    Direction,
    Feeling,
    Frequency,
    Kinship,
    Sector,
    Standing,
    Strength,
    Support,
    Wish,
)
from mapping.network.presets import Preset
from mapping.profile import Silence
from mapping.session import Part, State
from mapping.timeline import Lane, Role
from mapping.words import Voice

CHOICES: tuple[type[enum.Enum], ...] = (
    *(State, Part, Symbol, AlterKind, Frequency, Feeling, Support, Wish, Standing),
    *(Kinship, Strength, Direction, Preset, Silence, Lane, Role, Voice),
)
members = pytest.mark.parametrize("member", [member for choice in CHOICES for member in choice], ids=repr)


@members
def test_every_member_has_a_swedish_and_an_english_word(member: enum.Enum) -> None:
    swedish = terms.term(member)
    with speaking("en"):
        english = terms.term(member)
    assert swedish
    assert english
    assert swedish != english or swedish in {"man", "person"}, "the two languages share few words"


@pytest.mark.parametrize("choice", CHOICES)
def test_no_two_members_have_the_same_word(choice: type[enum.Enum]) -> None:
    words = [terms.term(member) for member in choice]
    assert len(set(words)) == len(words)


def test_one_string_in_two_choices_has_two_words() -> None:
    assert Support.MONEY.value == Lane.MONEY.value
    assert (terms.term(Support.MONEY), terms.term(Lane.MONEY)) == ("pengar", "Pengar")


def test_rings_sectors_and_weights() -> None:
    assert terms.ring_name(RINGS[0]) == "närmast"
    assert len({terms.ring_name(ring) for ring in RINGS}) == 3
    assert [terms.sector_name(sector) for sector in SECTORS][:2] == ["Hemma", "Släkt"]
    assert len({terms.sector_name(sector) for sector in SECTORS}) == 6
    assert len({terms.weight_name(weight) for weight in range(-3, 4)}) == 7


def test_a_services_own_sectors_keep_their_names() -> None:
    assert terms.sector_name(Sector(key="home", name="Här bor vi")) == "Här bor vi"
    assert terms.sector_name(Sector(key="choir")) == "choir"
