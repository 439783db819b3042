"""What a session that decodes can still have wrong, and what would make the app stumble."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.assignment import Consent, Need
from mapping.cleaning import clean
from mapping.family import Family, FamilyMember
from mapping.meeting import Note
from mapping.mending import mended_family
from mapping.network import SECTORS, Alter, Network, Sector, Tie
from mapping.session import AgendaItem, Part, Session
from mapping.soundness import _plainly_clean, faults_of_family, faults_of_session
from mapping.words import Voice

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
NOTE = Note(id=UUID(int=20), voice=Voice.PARENT, text="Sover bra", at=datetime(2026, 3, 12, tzinfo=UTC))
CONSENT = Consent(id=UUID(int=21), what="Skolan", to="läraren", given_on=DAY)
NEED = Need(id=UUID(int=22), what="Intyg")
FAMILY = Family(id=SOUND.family, code="Blåklockan", parent=SOUND.network.ego)


def _network(**parts: object) -> Session:
    return replace(SOUND, network=replace(SOUND.network, **parts))


def test_a_sound_session_has_no_faults() -> None:
    assert faults_of_session(SOUND) == ()


@pytest.mark.parametrize(
    ("session", "place"),
    [
        (replace(SOUND, agenda=()), "agenda"),
        (replace(SOUND, agenda=(AgendaItem(part=Part.NETWORK),) * 3), "agenda[1]"),
        (replace(SOUND, notes=(NOTE, NOTE)), "notes[1]"),
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


def test_a_part_may_be_left_for_another_time() -> None:
    assert faults_of_session(replace(SOUND, agenda=(AgendaItem(part=Part.TIMELINE),))) == ()


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"consents": (CONSENT, CONSENT)}, "consents[1]"),
        ({"needs": (NEED, NEED)}, "needs[1]"),
        ({"notes": (NOTE, NOTE)}, "notes[1]"),
    ],
)
def test_what_is_known_twice_of_a_family_is_named_and_put_right(parts: dict[str, Any], place: str) -> None:
    broken = replace(FAMILY, **parts)
    assert [fault.place for fault in faults_of_family(broken)] == [place]
    assert faults_of_family(mended_family(broken)) == ()


@given(st.text(st.characters(max_codepoint=0x17F), max_size=8))
def test_a_glance_at_a_text_says_what_cleaning_it_would(text: str) -> None:
    assert not _plainly_clean(text) or clean(text, lines=True) == text
