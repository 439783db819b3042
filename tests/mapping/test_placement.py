"""Everybody gets a place of their own, whatever the crowd."""

from itertools import combinations, pairwise
from math import atan2, hypot, pi
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.boxes import Box, Size
from mapping.family import FamilyMember
from mapping.network import SECTORS, Alter, Ego, Network, Sector
from mapping.placement import ROOM, Placement, place

GAP = 7.0
EGO = FamilyMember(id=UUID(int=1), name="Maria")


def network(places: list[tuple[int, int | None]], sectors: tuple[Sector, ...] = SECTORS) -> Network:
    alters = tuple(
        Alter(
            id=UUID(int=n),
            name=f"Person {n}",
            sector=None if ring is None else sectors[s % len(sectors)].key,
            ring=ring,
        )
        for n, (s, ring) in enumerate(places, start=2)
    )
    return Network(ego=EGO, sectors=sectors, alters=alters)


def measure(what: Ego | Alter | Sector) -> Size:
    """Sizes as uneven as names are, fixed for each."""
    if isinstance(what, Sector):
        return Size(40 + 9 * len(what.key), 17)
    if what.id == EGO.id:
        return Size(64, 64)
    number = what.id.int
    return Size(26 + number * 37 % 83, 24 + number * 13 % 44)


def boxes(placement: Placement) -> list[Box]:
    names = [wedge.name for wedge in placement.wedges]
    return [placement.ego.box, *(spot.box for spot in (*placement.spots, *placement.tray)), *names]


crowds = st.lists(st.tuples(st.integers(0, 7), st.sampled_from([1, 1, 2, 3, None])), max_size=60)
divisions = st.integers(4, 8).map(lambda count: tuple(Sector(key=f"part{n}") for n in range(count)))


@settings(max_examples=80, deadline=None)
@given(crowds, divisions)
def test_nothing_comes_nearer_than_the_gap(crowd: list[tuple[int, int | None]], sectors: tuple[Sector, ...]) -> None:
    placement = place(network(crowd, sectors), measure, gap=GAP)
    for one, other in combinations(boxes(placement), 2):
        assert not one.overlaps(other, GAP - 1e-6)


@pytest.mark.parametrize("crowd", [[(0, 1)] * 150, [(n, 1 + n % 3) for n in range(150)], [(0, None)] * 150])
def test_a_hundred_and_fifty_have_room(crowd: list[tuple[int, int | None]]) -> None:
    placement = place(network(crowd), measure, gap=GAP)
    assert len(placement.spots) + len(placement.tray) == 150
    assert not any(one.overlaps(other, GAP - 1e-6) for one, other in combinations(boxes(placement), 2))


@settings(max_examples=60, deadline=None)
@given(crowds)
def test_everybody_stands_in_their_ring_and_sector(crowd: list[tuple[int, int | None]]) -> None:
    placement = place(network(crowd), measure, gap=GAP)
    spans = {wedge.sector.key: (wedge.start, wedge.end) for wedge in placement.wedges}
    for who, box in placement.spots:
        inner, outer = placement.rings[who.ring - 1], placement.rings[who.ring]
        nearest = hypot(max(abs(box.x) - box.width / 2, 0), max(abs(box.y) - box.height / 2, 0))
        assert inner <= nearest
        assert box.far <= outer
        start, end = spans[who.sector]
        for x in (box.x - box.width / 2, box.x + box.width / 2):
            for y in (box.y - box.height / 2, box.y + box.height / 2):
                assert (atan2(x, -y) - start) % (2 * pi) <= end - start


@settings(max_examples=60, deadline=None)
@given(crowds, st.data())
def test_the_order_is_the_networks_and_stays_when_one_leaves(
    crowd: list[tuple[int, int | None]], data: st.DataObject
) -> None:
    whole = network([*crowd, (0, 1)])
    gone = data.draw(st.sampled_from(whole.alters))
    rest = Network(ego=EGO, alters=tuple(a for a in whole.alters if a != gone))

    def clockwise(of: Network) -> dict[tuple[str, int], list[UUID]]:
        placement = place(of, measure, gap=GAP)
        starts = {wedge.sector.key: wedge.start for wedge in placement.wedges}
        turned: dict[tuple[str, int], list[tuple[float, UUID]]] = {}
        for who, box in placement.spots:
            turn = (atan2(box.x, -box.y) - starts[who.sector]) % (2 * pi)
            turned.setdefault((who.sector, who.ring), []).append((turn, who.id))
        return {cell: [id_ for _, id_ in sorted(here)] for cell, here in turned.items()}

    for (sector, ring), here in clockwise(whole).items():
        assert here == [a.id for a in whole.alters if (a.sector, a.ring) == (sector, ring)]
    before = {cell: [i for i in here if i != gone.id] for cell, here in clockwise(whole).items()}
    assert {cell: here for cell, here in before.items() if here} == clockwise(rest)


def test_the_same_network_has_the_same_placement() -> None:
    crowd = [(n, 1 + n % 3) for n in range(40)]
    assert place(network(crowd), measure) == place(network(crowd), measure)


def test_empty_sectors_and_rings_remain_to_be_seen() -> None:
    placement = place(network([(0, 1)] * 100), measure, gap=GAP)
    assert [wedge.sector for wedge in placement.wedges] == list(SECTORS)
    assert all(wedge.end - wedge.start >= 2 * pi / 6 / 2 - 1e-9 for wedge in placement.wedges)
    assert all(b - a >= ROOM * GAP for a, b in pairwise(placement.rings))
    assert sum(wedge.end - wedge.start for wedge in placement.wedges) == pytest.approx(2 * pi)


def test_the_first_sector_is_at_the_top_and_the_rest_follow_clockwise() -> None:
    wedges = place(network([]), measure).wedges
    assert wedges[0].start == pytest.approx(-wedges[0].end)
    assert wedges[0].name.y < 0
    assert wedges[1].name.x > 0
    assert all(a.end == pytest.approx(b.start) for a, b in pairwise(wedges))


def test_a_fuller_sector_is_wider() -> None:
    wedges = place(network([(0, 1)] * 8), measure).wedges
    assert wedges[0].end - wedges[0].start > 2 * (wedges[1].end - wedges[1].start)


def test_a_crowded_ring_uses_several_rows() -> None:
    placement = place(network([(0, 1)] * 30), measure, gap=GAP)
    distances = [hypot(spot.box.x, spot.box.y) for spot in placement.spots]
    assert max(distances) > min(distances) + 3 * 40


def test_those_who_wait_stand_beside_the_disc() -> None:
    placement = place(network([(0, None)] * 5 + [(0, 1)]), measure, gap=GAP)
    assert [spot.who.name for spot in placement.tray] == [f"Person {n}" for n in range(2, 7)]
    assert all(spot.box.x - spot.box.width / 2 > placement.disc[2] for spot in placement.tray)


def test_one_in_a_sector_that_is_gone_waits_too() -> None:
    stray = Alter(id=UUID(int=9), name="Vilse", sector="gone", ring=1)
    placement = place(Network(ego=EGO, alters=(stray,)), measure)
    assert [spot.who for spot in placement.tray] == [stray]


@pytest.mark.parametrize("width", range(60, 400, 20))
def test_wide_names_of_narrow_sectors_stand_clear_of_each_other(width: int) -> None:
    def wide(what: Ego | Alter | Sector) -> Size:
        return Size(width, 60) if isinstance(what, Sector) else measure(what)

    sectors = tuple(Sector(key=f"part{n}") for n in range(8))
    names = [wedge.name for wedge in place(network([(3, 1)] * 9, sectors), wide).wedges]
    assert not any(one.overlaps(other) for one, other in combinations(names, 2))


def test_without_sectors_there_is_still_a_middle() -> None:
    placement = place(Network(ego=EGO, sectors=()), measure)
    assert placement.wedges == ()
    assert placement.radius > 0
