"""The map laid out in cells: nobody covers anybody, everybody stands where they were put."""

from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.family import FamilyMember
from mapping.network import SECTORS, Alter, Network, Sector, waiting
from tests.exports.invented import crowd
from tui.circle.frame import Frame, Label, framed

EGO = FamilyMember(id=UUID(int=1), name="Maria")

names = st.text(alphabet="abcdefgåäöÅÄÖWM -漢e\u0301\u200d\ufe0f\u2764👩", min_size=1, max_size=40)
crowds = st.lists(st.tuples(names, st.integers(0, 7), st.sampled_from([1, 2, 3, None])), max_size=40)
sizes = st.tuples(st.integers(20, 160), st.integers(8, 60))
divisions = st.integers(4, 8).map(lambda count: tuple(Sector(key=f"part{n}", name=f"Del {n}") for n in range(count)))


def network(people: list[tuple[str, int, int | None]], sectors: tuple[Sector, ...] = SECTORS) -> Network:
    alters = tuple(
        Alter(id=UUID(int=n), name=name, sector=sectors[at % len(sectors)].key if ring else None, ring=ring)
        for n, (name, at, ring) in enumerate(people, start=2)
    )
    return Network(ego=EGO, sectors=sectors, alters=alters)


def cells_of(one: Label) -> set[tuple[int, int]]:
    return {(one.column + x, one.row + y) for x in range(one.width) for y in range(len(one.rows))}


def check(frame: Frame) -> None:
    for one, other in combinations(frame.labels, 2):
        assert not cells_of(one) & cells_of(other)
    for one in frame.labels:
        assert all(0 <= x < frame.width and 0 <= y < frame.height for x, y in cells_of(one))
        assert isinstance(one.who, Alter) is False or one.who.placed == (one.row < frame.tray)


@settings(max_examples=80, deadline=None)
@given(crowds, sizes, divisions)
def test_nobody_covers_anybody(
    people: list[tuple[str, int, int | None]], size: tuple[int, int], sectors: tuple[Sector, ...]
) -> None:
    drawn = network(people, sectors)
    frame = framed(drawn, *size)
    check(frame)
    assert frame.labels[0].who.id == EGO.id
    assert {one.who.id for one in frame.labels} == {EGO.id, *(alter.id for alter in drawn.alters)}


@settings(max_examples=40, deadline=None)
@given(crowds, sizes)
def test_everybodys_sign_stands_in_their_own_sector_and_ring(
    people: list[tuple[str, int, int | None]], size: tuple[int, int]
) -> None:
    frame = framed(network(people), *size)
    for one in frame.labels[1:]:
        if isinstance(one.who, Alter) and one.row < frame.tray:
            place = frame.place_at(one.column, one.row)
            assert place is not None
            assert (place[0].key, place[1]) == (one.who.sector, one.who.ring)


@pytest.mark.parametrize("size", [(66, 26), (82, 36), (120, 48)])
def test_few_people_keep_their_names_and_fill_the_window(size: tuple[int, int]) -> None:
    people = [("Astrid", 1, 1), ("Farbror Torsten", 1, 2), ("Skolan", 3, 2), ("BUP", 5, 3)]
    frame = framed(network(people), *size)
    assert (frame.width, frame.height) == size
    assert [one.rows[0] for one in frame.labels[1:]] == [f"◇ {name}" for name, _sector, _ring in people]
    assert 2 * frame.rings[-1] >= 0.75 * min(size[0], 2 * size[1])


def test_a_crowd_too_large_for_the_window_is_scrolled() -> None:
    frame = framed(crowd(150).network, 60, 24)
    check(frame)
    assert frame.width > 60
    assert frame.height > 24


def test_those_who_wait_stand_under_the_circle() -> None:
    crowded = network([(f"Person {n}", 0, None) for n in range(60)] + [("Astrid", 1, 1)])
    frame = framed(crowded, 60, 30)
    check(frame)
    rows = {one.who.id: one.row for one in frame.labels}
    assert all(rows[alter.id] > frame.tray for alter in waiting(crowded))
    assert all(one.row < frame.tray for one in frame.labels if one.who not in waiting(crowded))
    for one, other in combinations([one for one in frame.labels if one.row > frame.tray], 2):
        assert not cells_of(one) & cells_of(other)


def test_every_sector_has_its_name_in_nobodys_way() -> None:
    frame = framed(network([("Astrid", n % 6, 1 + n % 3) for n in range(18)]), 82, 36)
    assert [name.sector for name in frame.names] == list(SECTORS)
    taken = set().union(*(cells_of(one) for one in frame.labels))
    for name in frame.names:
        assert not taken & {(name.column + x, name.row) for x in range(len(name.text))}


def test_there_is_no_place_in_the_middle_and_none_outside() -> None:
    frame = framed(network([]), 60, 30)
    middle = int(frame.centre[0]), int(frame.centre[1] // 2)
    assert frame.place_at(*middle) is None
    assert frame.place_at(0, 0) is None
    place = frame.place_at(middle[0], int((frame.centre[1] - frame.rings[3] + 1.5) // 2))
    assert place is not None
    assert (place[0].key, place[1]) == ("home", 3)


def test_the_same_map_is_laid_out_the_same() -> None:
    assert framed(crowd(60).network, 82, 36) == framed(crowd(60).network, 82, 36)
