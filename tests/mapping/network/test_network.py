"""Who is on the map, where, and what ties them."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.family import FamilyMember
from mapping.network import (
    RINGS,
    SECTORS,
    Alter,
    AlterKind,
    Network,
    Tie,
    by_place,
    everybody,
    graph,
    is_service,
    person,
    ties_of,
    waiting,
)
from tests.strategies import families, networks

EGO = FamilyMember(id=UUID(int=1), name="Siv")


def _alter(number: int, sector: str | None = None, ring: int | None = None) -> Alter:
    return Alter(id=UUID(int=number), name=str(number), sector=sector, ring=ring)


some_networks = families().flatmap(networks)
seldom = settings(max_examples=40, deadline=None)


@given(some_networks)
@seldom
def test_everybody_is_found_by_identity(network: Network) -> None:
    assert everybody(network)[0] == network.ego
    assert len(everybody(network)) == 1 + len(network.alters)
    for someone in everybody(network):
        assert person(network, someone.id) == someone
    assert person(network, UUID(int=0)) is None


@given(some_networks)
@seldom
def test_everybody_is_placed_or_waits(network: Network) -> None:
    placed = [alter for _sector, _ring, here in by_place(network) for alter in here]
    assert sorted(a.id for a in (*placed, *waiting(network))) == sorted(a.id for a in network.alters)


@given(some_networks)
@seldom
def test_the_graph_holds_all(network: Network) -> None:
    drawn = graph(network)
    assert set(drawn.nodes) == {someone.id for someone in everybody(network)}
    assert {key for _a, _b, key in drawn.edges(keys=True)} == {tie.id for tie in network.ties}
    for _a, _b, tie in drawn.edges(data="record"):
        assert tie in network.ties


def test_places_go_sector_by_sector_from_the_nearest_ring() -> None:
    alters = (_alter(2, "kin", 3), _alter(3, "home", 2), _alter(4, "kin", 1), _alter(5, "home", 2))
    found = [
        (sector.key, ring, [a.name for a in here]) for sector, ring, here in by_place(Network(ego=EGO, alters=alters))
    ]
    assert found == [("home", 2, ["3", "5"]), ("kin", 1, ["4"]), ("kin", 3, ["2"])]


def test_who_waits() -> None:
    alters = (_alter(2), _alter(3, "home"), _alter(4, None, 1), _alter(5, "home", 1), _alter(6, "choir", 1))
    assert [alter.name for alter in waiting(Network(ego=EGO, alters=alters))] == ["2", "3", "4", "6"]


def test_ties_of_somebody() -> None:
    ties = tuple(Tie(id=UUID(int=n), a=UUID(int=a), b=UUID(int=b)) for n, a, b in ((10, 1, 2), (11, 2, 3), (12, 1, 2)))
    network = Network(ego=EGO, alters=(_alter(2), _alter(3)), ties=ties)
    assert [tie.id.int for tie in ties_of(network, UUID(int=1))] == [10, 12]
    assert [tie.id.int for tie in ties_of(network, UUID(int=2))] == [10, 11, 12]
    assert ties_of(network, UUID(int=99)) == ()


def test_services() -> None:
    assert is_service(Alter(id=UUID(int=2), name="BUP", kind=AlterKind.SERVICE))
    assert not is_service(_alter(3))
    assert not is_service(EGO)


def test_there_are_six_sectors_and_three_rings() -> None:
    assert len({sector.key for sector in SECTORS}) == 6
    assert RINGS == (1, 2, 3)


@pytest.mark.parametrize(("field", "wrong"), [("ring", 0), ("ring", 4), ("households", [3]), ("households", [1, 0])])
def test_a_place_that_cannot_be_is_refused(field: str, wrong: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": str(UUID(int=1)), "name": "x", field: wrong}, Alter)


@given(st.sampled_from(RINGS), st.sampled_from(SECTORS))
def test_placed_means_both_sector_and_ring(ring: int, sector: object) -> None:
    key = getattr(sector, "key", "")
    assert _alter(2, key, ring).placed
    assert not _alter(2, key).placed
    assert not _alter(2, None, ring).placed
