"""Everybody gets a place of their own, whatever the crowd."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import atan2, hypot, pi
from statistics import median
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.pictures.figures import ego_figure, figure_of, sector_size
from mapping.family import FamilyMember
from mapping.network import SECTORS, Alter, Ego, Network, Sector
from mapping.placement import ROOM, Measure, Placement, cell_at, place
from mapping.placement.boxes import Box, Size
from mapping.placement.shares import LEAST, MOST
from mapping.session import Session
from tests.exports.invented import crowd, lively

GAP = 7.0
Crowd = Sequence[tuple[int, int | None]]
EGO = FamilyMember(id=UUID(int=1), name="Maria")


def network(places: Crowd, sectors: tuple[Sector, ...] = SECTORS) -> Network:
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


def sizes(session: Session) -> Measure:
    """The picture's measure, taken once for each; a newcomer is as large as the eighth."""
    network_, day = session.network, session.met_on
    found = {alter.id: figure_of(alter, day).size for alter in network_.alters}
    found |= {network_.ego.id: ego_figure(network_.ego, day).size, UUID(int=999): found[network_.alters[7].id]}
    return lambda what: sector_size(what) if isinstance(what, Sector) else found[what.id]


def turned(box: Box, start: float) -> float:
    """How far clockwise from an angle a box stands."""
    return (atan2(box.x, -box.y) - start) % (2 * pi)


def boxes(placement: Placement) -> list[Box]:
    names = [wedge.name for wedge in placement.wedges]
    return [placement.ego.box, *(spot.box for spot in (*placement.spots, *placement.tray)), *names]


crowds = st.lists(st.tuples(st.integers(0, 7), st.sampled_from([1, 1, 2, 3, None])), max_size=60)
divisions = st.integers(4, 8).map(lambda count: tuple(Sector(key=f"part{n}") for n in range(count)))


@settings(max_examples=80, deadline=None)
@given(crowds, divisions)
def test_nothing_comes_nearer_than_the_gap(crowd: Crowd, sectors: tuple[Sector, ...]) -> None:
    placement = place(network(crowd, sectors), measure, gap=GAP)
    for one, other in combinations(boxes(placement), 2):
        assert not one.overlaps(other, GAP - 1e-6)


@pytest.mark.parametrize("crowd", [[(0, 1)] * 150, [(n, 1 + n % 3) for n in range(150)], [(0, None)] * 150])
def test_a_hundred_and_fifty_have_room(crowd: Crowd) -> None:
    placement = place(network(crowd), measure, gap=GAP)
    assert len(placement.spots) + len(placement.tray) == 150
    assert not any(one.overlaps(other, GAP - 1e-6) for one, other in combinations(boxes(placement), 2))


@settings(max_examples=60, deadline=None)
@given(crowds)
def test_everybody_stands_in_their_ring_and_sector(crowd: Crowd) -> None:
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


def test_a_row_runs_clockwise_in_the_networks_order() -> None:
    placement = place(network([(s, 3) for s in (5, 2, 5, 2, 0, 5, 2)]), measure, gap=GAP)
    for wedge in placement.wedges:
        row = [(who.id.int, turned(box, wedge.start)) for who, box in placement.spots if who.sector == wedge.sector.key]
        assert row == sorted(row)
        assert [turn for _, turn in row] == sorted(turn for _, turn in row)


@settings(max_examples=60, deadline=None)
@given(st.integers(8, 60), st.integers(0, 5), st.sampled_from([1, 2, 3]))
def test_neighbours_in_the_order_stay_neighbours(count: int, sector: int, ring: int) -> None:
    spots = place(network([(sector, ring)] * count), measure, gap=GAP).spots
    assert [who.id.int for who, _ in spots] == list(range(2, count + 2))
    apart = [hypot(a.box.x - b.box.x, a.box.y - b.box.y) for a, b in pairwise(spots)]
    assert median(apart) < 170


@settings(max_examples=60, deadline=None)
@given(crowds, st.data())
def test_the_order_of_the_others_stays_when_one_leaves(crowd: Crowd, data: st.DataObject) -> None:
    whole = network([*crowd, (0, 1)])
    gone = data.draw(st.sampled_from(whole.alters))
    rest = Network(ego=EGO, alters=tuple(a for a in whole.alters if a != gone))
    before, after = (place(of, measure, gap=GAP) for of in (whole, rest))
    assert [spot.who for spot in before.spots if spot.who != gone] == [spot.who for spot in after.spots]


def moved(before: Placement, after: Placement) -> list[float]:
    """How far each who is in both has moved, in parts of the radius."""
    places = {spot.who.id: spot.box for spot in after.spots}
    return [
        hypot(box.x - places[who.id].x, box.y - places[who.id].y) / before.radius
        for who, box in before.spots
        if who.id in places
    ]


@pytest.mark.parametrize("session", [lively(60, 1), lively(60, 2), lively(60, 3), crowd(60)])
def test_the_others_stay_where_they_are_when_one_of_sixty_leaves_or_comes(session: Session) -> None:
    network_, sized = session.network, sizes(session)
    whole = place(network_, sized)
    medians = []
    for gone in network_.alters:
        rest = replace(network_, alters=tuple(alter for alter in network_.alters if alter is not gone))
        away = moved(whole, place(rest, sized))
        medians.append(median(away))
    for sector in network_.sectors:
        for ring in (1, 2, 3):
            newcomer = replace(network_.alters[7], id=UUID(int=999), sector=sector.key, ring=ring)
            away = moved(whole, place(replace(network_, alters=(*network_.alters, newcomer)), sized))
            medians.append(median(away))
    assert median(medians) <= 0.02
    assert sum(away <= 0.02 for away in medians) >= 0.55 * len(medians)


def test_where_a_point_lies() -> None:
    placement = place(network([(s, r) for s in range(6) for r in (1, 2, 3) for _ in range(s)]), measure, gap=GAP)
    for who, box in placement.spots:
        for x in (box.x - box.width / 2, box.x, box.x + box.width / 2):
            for y in (box.y - box.height / 2, box.y, box.y + box.height / 2):
                found = cell_at(placement.rings, placement.wedges, x, y)
                assert found is not None
                assert (found[0].key, found[1]) == (who.sector, who.ring)
    assert cell_at(placement.rings, placement.wedges, 0, 0) is None
    assert cell_at(placement.rings, placement.wedges, 0, -placement.rings[0] + 0.01) is None
    assert cell_at(placement.rings, placement.wedges, 0, -placement.rings[0] - 0.01) == (SECTORS[0], 1)
    assert cell_at(placement.rings, placement.wedges, 0, -placement.radius + 0.01) == (SECTORS[0], 3)
    assert cell_at(placement.rings, placement.wedges, 0, -placement.radius - 0.01) is None
    assert cell_at(place(Network(ego=EGO, sectors=()), measure).rings, (), 0, -80) is None


def test_the_same_network_has_the_same_placement() -> None:
    crowd = [(n, 1 + n % 3) for n in range(40)]
    assert place(network(crowd), measure) == place(network(crowd), measure)


def test_empty_sectors_and_rings_remain_to_be_seen() -> None:
    placement = place(network([(0, 1)] * 100), measure, gap=GAP)
    assert [wedge.sector for wedge in placement.wedges] == list(SECTORS)
    widths = [wedge.end - wedge.start for wedge in placement.wedges]
    assert min(widths) >= LEAST * 2 * pi / 6 - 1e-9
    assert max(widths) <= MOST * 2 * pi / 6 + 1e-9
    assert all(b - a >= ROOM * GAP for a, b in pairwise(placement.rings))
    assert sum(widths) == pytest.approx(2 * pi)
    assert place(network([]), measure, gap=GAP, room=4).rings[-1] < place(network([]), measure, gap=GAP).rings[1]


def test_the_first_sector_is_at_the_top_and_the_rest_follow_clockwise() -> None:
    wedges = place(network([]), measure).wedges
    assert wedges[0].start == pytest.approx(-wedges[0].end)
    assert wedges[0].name.y < 0
    assert wedges[1].name.x > 0
    assert all(a.end == pytest.approx(b.start) for a, b in pairwise(wedges))


def test_a_fuller_sector_is_wider() -> None:
    wedges = place(network([(0, 1)] * 8 + [(1, 1)] * 2), measure).wedges
    assert wedges[0].end - wedges[0].start > 1.5 * (wedges[1].end - wedges[1].start)


def test_a_crowded_ring_uses_several_rows() -> None:
    placement = place(network([(0, 1)] * 30), measure, gap=GAP)
    distances = [hypot(spot.box.x, spot.box.y) for spot in placement.spots]
    assert max(distances) > min(distances) + 3 * 40


@pytest.mark.parametrize("sectors", [4, 6, 8])
def test_a_terminal_has_room_for_many(sectors: int) -> None:
    """There a name is far wider than it is high, and all is measured in small whole numbers."""

    def in_cells(what: Ego | Alter | Sector) -> Size:
        return (
            Size(12, 6) if what == EGO else Size(0, 0) if isinstance(what, Sector) else Size(4 + hash(what.id) % 13, 2)
        )

    parts = tuple(Sector(key=f"part{n}") for n in range(sectors))
    crowd = [(n * n, 1 + n * 5 % 3) for n in range(60)]
    placement = place(network(crowd, parts), in_cells, gap=1.0, room=4)
    assert not any(one.overlaps(other, 1 - 1e-6) for one, other in combinations([s.box for s in placement.spots], 2))
    assert placement.radius < 75


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
