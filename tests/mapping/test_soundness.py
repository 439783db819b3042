"""What a session that decodes can still have wrong, and what would make the app stumble."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.family import FamilyMember
from mapping.network import SECTORS, Alter, Network, Sector, Tie
from mapping.session import AgendaItem, Part, Session
from mapping.soundness import _plainly_clean, faults_of_session

EGO, OTHER = UUID(int=1), UUID(int=2)
DAY = date(2026, 3, 12)
SOUND = Session(
    id=UUID(int=10),
    family=UUID(int=11),
    met_on=DAY,
    entered_on=DAY,
    network=Network(
        ego=FamilyMember(id=EGO, name="Vilja"),
        alters=(Alter(id=OTHER, name="Bosse"),),
        ties=(Tie(id=UUID(int=3), a=EGO, b=OTHER),),
    ),
)


def _network(**parts: object) -> Session:
    return replace(SOUND, network=replace(SOUND.network, **parts))


def test_a_sound_session_has_no_faults() -> None:
    assert faults_of_session(SOUND) == ()


@pytest.mark.parametrize(
    ("session", "place"),
    [
        (replace(SOUND, agenda=()), "agenda"),
        (replace(SOUND, agenda=(AgendaItem(part=Part.NETWORK),) * 3), "agenda"),
        (_network(sectors=()), "network.sectors"),
        (_network(sectors=(*SECTORS, Sector(key="kin"))), "network.sectors[6]"),
        (_network(alters=(Alter(id=EGO, name="Bosse"), *SOUND.network.alters)), "network[1]"),
        (_network(ties=(Tie(id=OTHER, a=EGO, b=OTHER),)), "network[2]"),
        (_network(ties=(Tie(id=UUID(int=3), a=EGO, b=EGO),)), "network.ties[0]"),
        (_network(ties=(Tie(id=UUID(int=3), a=EGO, b=UUID(int=99)),)), "network.ties[0]"),
        (_network(alters=(Alter(id=OTHER, name="Bo\x1bsse"),)), "network.alters[0].name"),
    ],
)
def test_each_fault_is_named_with_its_place(session: Session, place: str) -> None:
    assert place in {fault.place for fault in faults_of_session(session)}


@given(st.text(st.characters(max_codepoint=0x17F), max_size=8))
def test_a_glance_at_a_text_says_what_cleaning_it_would(text: str) -> None:
    assert not _plainly_clean(text) or clean(text, lines=True) == text
