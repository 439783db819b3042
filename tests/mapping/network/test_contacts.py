"""The counter: who is a contact, and what could make them fewer."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from mapping.dates import FuzzyDate
from mapping.family import Family, FamilyMember
from mapping.network import Alter, AlterKind, Feeling, Frequency, Kinship, Network, Standing, Tie, Wish
from mapping.network.contacts import contacts, count, is_parent, reasons_to_put_down, to_hand_over, to_put_down
from mapping.session import Session
from tests.strategies import networks

EGO = FamilyMember(id=UUID(int=1), name="Maria")


def session(*alters: Alter, ties: tuple[Tie, ...] = ()) -> Session:
    network = Network(ego=EGO, alters=alters, ties=ties)
    met = date(2026, 10, 6)
    return Session(id=UUID(int=900), family=UUID(int=901), met_on=met, entered_on=met, network=network)


def alter(number: int = 2, **facts: Any) -> Alter:
    return Alter(**{"id": UUID(int=number), "name": f"Nummer {number}", **facts})


def service(number: int = 2, **facts: Any) -> Alter:
    return alter(number, kind=AlterKind.SERVICE, **facts)


def tie(**facts: Any) -> Tie:
    return Tie(**{"id": UUID(int=50), "a": EGO.id, "b": UUID(int=2), **facts})


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"sector": "kin", "ring": 1},
        {"standing": Standing.ENDING},
        {"households": (2,)},
        {"until": FuzzyDate(edtf="2026-10-06")},
        {"until": FuzzyDate(said="när det blir bättre")},
        {"kind": AlterKind.SERVICE},
    ],
)
def test_whom_the_parent_keeps_in_touch_with_counts(facts: dict[str, Any]) -> None:
    one = alter(**facts)
    assert contacts(session(one)) == (one,)


@pytest.mark.parametrize(
    "facts",
    [
        {"standing": Standing.WISHED},
        {"standing": Standing.QUEUE},
        {"deceased": True},
        {"households": (1,)},
        {"households": (1, 2)},
        {"until": FuzzyDate(edtf="2026-09")},
        {"since": FuzzyDate(edtf="2010"), "until": FuzzyDate(edtf="2020")},
    ],
)
def test_whom_the_parent_does_not_keep_in_touch_with_does_not_count(facts: dict[str, Any]) -> None:
    assert contacts(session(alter(**facts))) == ()


@pytest.mark.parametrize("kinship", [Kinship.PARENT_CHILD, Kinship.FOSTER, Kinship.STEP, Kinship.ADOPTIVE])
def test_a_child_is_no_contact_to_keep_track_of(kinship: Kinship) -> None:
    assert contacts(session(alter(), ties=(tie(kinship=kinship),))) == ()
    grandparent = tie(kinship=kinship, a=UUID(int=2), b=EGO.id)
    assert contacts(session(alter(), ties=(grandparent,))) != ()


def test_a_contact_broken_off_with_the_parent_is_none() -> None:
    assert contacts(session(alter(), ties=(tie(broken=True),))) == ()
    between_others = tie(broken=True, a=UUID(int=2), b=UUID(int=3))
    assert len(contacts(session(alter(2), alter(3), ties=(between_others,)))) == 2


def test_the_count_tells_the_professional_ones() -> None:
    here = session(
        alter(2, sector="kin"),
        alter(3, sector="professional"),
        service(4, sector="school_work"),
        service(5),
        service(6, sector="leisure"),
        service(7, standing=Standing.QUEUE),
    )
    assert count(here) == (5, 3)


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"wish": Wish.LESS}, (Wish.LESS,)),
        ({"wish": Wish.NONE, "standing": Standing.ENDING}, (Wish.NONE, Standing.ENDING)),
        ({"frequency": Frequency.RARELY, "feeling": Feeling.HARD}, (Frequency.RARELY, Feeling.HARD)),
        ({"frequency": Frequency.RARELY, "feeling": Feeling.MIXED}, ()),
        ({"frequency": Frequency.YEARLY, "feeling": Feeling.HARD}, ()),
        ({"wish": Wish.SAME}, ()),
        ({"wish": Wish.MORE, "feeling": Feeling.HARD}, ()),
    ],
)
def test_what_speaks_for_putting_a_contact_down(facts: dict[str, Any], reasons: tuple[object, ...]) -> None:
    one = alter(**facts)
    assert reasons_to_put_down(one) == reasons
    assert to_put_down(session(one)) == ((one,) if reasons else ())


@pytest.mark.parametrize("keeper", ["", "Maria", "maria", " Maria ", "jag", "Jag själv"])
def test_a_service_that_nobody_or_only_the_parent_keeps_track_of_could_be_handed_over(keeper: str) -> None:
    one = service(keeper=keeper)
    assert to_hand_over(session(one)) == (one,)
    assert is_parent(keeper, EGO) is bool(keeper)


def test_what_is_not_to_be_handed_over() -> None:
    here = session(
        service(2, keeper="Sara, boendestöd"),
        service(3, keeper="Maria och Sara"),
        service(4, wish=Wish.LESS),
        service(5, sector="leisure"),
        service(6, standing=Standing.WISHED),
        alter(7),
    )
    assert to_hand_over(here) == ()


def test_what_nobody_keeps_track_of_comes_first_and_a_queue_is_among_it() -> None:
    kept, lonely, queue = service(2, keeper="Maria"), service(3), service(4, standing=Standing.QUEUE)
    assert to_hand_over(session(kept, lonely, queue)) == (lonely, queue, kept)


@settings(max_examples=50)
@given(networks(Family(id=UUID(int=901), code="Blåklockan", parent=EGO)))
def test_every_network_can_be_counted(network: Network) -> None:
    here = replace(session(), network=network)
    counted, everyone = count(here), contacts(here)
    assert 0 <= counted.professional <= counted.contacts == len(everyone) <= len(here.network.alters)
    assert {*to_put_down(here)} <= {*everyone}
    assert not {*to_put_down(here)} & {*to_hand_over(here)}
