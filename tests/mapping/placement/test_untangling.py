"""Fewer ties cross, nobody leaves their ring and sector, and the order is an edit like any other."""

from collections import Counter
from statistics import median
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.edits import arrange
from mapping.errors import ClosedError
from mapping.history import History
from mapping.network import SECTORS, Alter, Ego, Network, Sector, Tie
from mapping.placement import Placement, place
from mapping.placement.boxes import Size
from mapping.placement.untangling import crossings, untangled
from mapping.session import State
from tests.exports.invented import EGO, lively, session
from tests.mapping.practice.test_practice import FIRST, LATEST, SECOND, THIRD


def placed(network: Network) -> Placement:
    def measure(what: Ego | Alter | Sector) -> Size:
        if isinstance(what, Sector):
            return Size(90, 16)
        return (
            Size(70, 70) if what.id == network.ego.id else Size(34 + what.id.int * 31 % 60, 30 + what.id.int * 17 % 40)
        )

    return place(network, measure)


def reordered(network: Network, order: tuple[UUID, ...]) -> Network:
    alters = {alter.id: alter for alter in network.alters}
    return replace(network, alters=tuple(alters[id_] for id_ in order))


def square(*ends: tuple[int, int]) -> Network:
    """Four in four sectors, and ties between them and the parent (1)."""
    alters = tuple(Alter(id=UUID(int=n), name=f"{n}", sector=SECTORS[n - 2].key, ring=2) for n in range(2, 6))
    ties = tuple(Tie(id=UUID(int=50 + n), a=UUID(int=a), b=UUID(int=b)) for n, (a, b) in enumerate(ends))
    return Network(ego=EGO, sectors=SECTORS[:4], alters=alters, ties=ties)


@pytest.mark.parametrize(
    ("ends", "crossed"),
    [
        ([(2, 3), (4, 5)], 0),
        ([(2, 4), (3, 5)], 1),
        ([(2, 4), (2, 4), (3, 5)], 2),
        ([(2, 4), (4, 3), (2, 3)], 0),
        ([(1, 2), (1, 3), (1, 4)], 0),
        ([(2, 4), (4, 2)], 0),
        ([(2, 3), (1, 9)], 0),
        ([], 0),
    ],
)
def test_ties_that_cross_are_counted(ends: list[tuple[int, int]], crossed: int) -> None:
    network = square(*ends)
    assert crossings(network, placed(network)) == crossed


def test_whoever_waits_beside_the_map_has_no_line() -> None:
    network = square((2, 4), (3, 5))
    waiting = replace(network.alters[0], sector=None, ring=None)
    network = replace(network, alters=(waiting, *network.alters[1:]))
    assert crossings(network, placed(network)) == 0
    assert untangled(network, placed) == tuple(alter.id for alter in network.alters)


NETWORKS = [
    *(practice.network for practice in (FIRST, SECOND, THIRD, LATEST)),
    *(lively(count, seed, between=40).network for count, seed in ((30, 1), (60, 1), (60, 2), (60, 3))),
    *(lively(60, seed, between=80).network for seed in (4, 5)),
    lively(150, between=150).network,
]


def test_a_third_of_the_crossings_go() -> None:
    saved = []
    for network in NETWORKS:
        before = crossings(network, placed(network))
        after = reordered(network, untangled(network, placed))
        saved.append(1 - crossings(after, placed(after)) / before)
    assert min(saved) >= 0
    assert median(saved) >= 0.3


def test_an_order_that_does_not_help_is_not_taken() -> None:
    network = lively(30, between=40).network
    standing = placed(network)

    def unmoved(_: Network) -> Placement:
        return standing

    assert untangled(network, unmoved) == tuple(alter.id for alter in network.alters)


crowds = st.lists(st.tuples(st.integers(0, 5), st.sampled_from([1, 2, 3, None])), min_size=2, max_size=25)
pairs = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=30)


@settings(max_examples=60, deadline=None)
@given(crowds, pairs)
def test_crossings_never_rise_and_everybody_stays_in_their_cell(
    crowd: list[tuple[int, int | None]], ends: list[tuple[int, int]]
) -> None:
    alters = tuple(
        Alter(id=UUID(int=n), name=f"{n}", sector=SECTORS[sector].key, ring=ring)
        for n, (sector, ring) in enumerate(crowd, start=2)
    )
    everybody = (EGO.id, *(alter.id for alter in alters))
    ties = tuple(
        Tie(id=UUID(int=100 + n), a=everybody[a % len(everybody)], b=everybody[b % len(everybody)])
        for n, (a, b) in enumerate(ends)
    )
    network = Network(ego=EGO, alters=alters, ties=ties)
    order = untangled(network, placed)
    after = reordered(network, order)
    assert Counter(order) == Counter(alter.id for alter in alters)
    assert [(a.sector, a.ring) for a in after.alters] == [(a.sector, a.ring) for a in network.alters]
    assert crossings(after, placed(after)) <= crossings(network, placed(network))
    assert untangled(network, placed) == order


def test_an_order_is_an_edit_that_confirms_nothing_and_can_be_undone() -> None:
    before = session(lively(30, between=30).network)
    before = replace(before, to_confirm=(before.network.alters[3].id, before.network.alters[0].id))
    after = arrange(before, untangled(before.network, placed))
    assert [alter.id for alter in after.network.alters] != [alter.id for alter in before.network.alters]
    assert after.to_confirm == before.to_confirm
    assert replace(after, network=before.network) == before
    assert History(before).move(after).undo().present == before


def test_an_order_holds_everybody_once() -> None:
    before = session(square())
    ids = tuple(alter.id for alter in before.network.alters)
    assert arrange(before, ids) == before
    for order in (ids[:-1], (*ids, ids[0]), (*ids[:-1], ids[0]), (*ids[:-1], UUID(int=99)), ()):
        with pytest.raises(ValueError, match="each once"):
            arrange(before, order)


def test_a_closed_session_is_not_arranged() -> None:
    closed = replace(session(square()), state=State.CLOSED)
    with pytest.raises(ClosedError):
        arrange(closed, tuple(alter.id for alter in closed.network.alters))
