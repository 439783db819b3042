"""The ways of ties: from border to border, past what stands in between, side by side, long enough for their marks."""

from itertools import pairwise, product
from math import dist, hypot
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.pictures.curves import Way, bent, bowed
from exports.pictures.figures import Shape
from exports.pictures.marks import ARROW, WEIGHTS, DrawnTie, room, swing
from exports.pictures.obstacles import Obstacles
from exports.pictures.paths import Symbol, clearest, clipped, roundabout
from exports.pictures.ties import Place, drawn_ties
from mapping.network import Direction, Kinship, Strength, Tie
from mapping.placement.boxes import Box
from mapping.record import Id

A, B, C = (UUID(int=n) for n in (1, 2, 3))

EVERY_KIND = [
    Tie(
        id=UUID(int=500),
        a=A,
        b=B,
        strength=strength,
        strained=strained,
        broken=broken,
        kinship=kinship,
        support=support,
    )
    for strength, strained, broken, kinship, support in product(
        Strength, (False, True), (False, True), (None, Kinship.EX_PARTNER, Kinship.DIVORCED), (None, *Direction)
    )
]

boxes = st.lists(
    st.builds(Box, st.floats(-60, 460), st.floats(-150, 150), st.floats(10, 90), st.floats(10, 60)), max_size=9
)


def among(*boxes: Box) -> Obstacles:
    return Obstacles(boxes)


def runs_over(way: Way, box: Box) -> bool:
    points = [way.at(step / 200) for step in range(201)]
    return any(abs(x - box.x) < box.width / 2 and abs(y - box.y) < box.height / 2 for x, y in points)


def person(x: float, y: float, side: float = 28) -> Place:
    return Place(Symbol(Shape.CIRCLE, Box(x, y, side, side)), None)


def tie(number: int = 0, a: Id = A, b: Id = B, **facts: object) -> Tie:
    return Tie(id=UUID(int=600 + number), a=a, b=b, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", Shape)
def test_ties_end_at_the_borders_of_their_symbols(shape: Shape) -> None:
    start, end = Symbol(shape, Box(0, 0, 30, 30)), Symbol(Shape.CIRCLE, Box(200, 70, 40, 40))
    way = clipped(bent((0, 0), (200, 70), 0.1), start, end)
    assert start.farness(way.start) == pytest.approx(1, abs=0.01)
    assert end.farness(way.end) == pytest.approx(1, abs=0.01)
    assert hypot(*way.start) < 28
    assert 20 <= hypot(way.end[0] - 200, way.end[1] - 70) < 24


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(Shape), st.floats(20, 90), st.floats(-400, 400), st.floats(-400, 400))
def test_a_way_that_turns_into_its_end_stops_at_its_border(shape: Shape, wide: float, x: float, y: float) -> None:
    start, end = Symbol(Shape.CIRCLE, Box(0, 0, 30, 30)), Symbol(shape, Box(200, 70, wide, 20))
    whole = bowed((0, 0), (x, y), (200, 70))
    way = clipped(whole, start, end)
    assert way == whole or end.farness(way.end) == pytest.approx(1, abs=0.1)


def test_a_tie_that_nothing_hinders_is_straight() -> None:
    assert clearest((0, 0), (300, 0), among(), (0, 0)) == bent((0, 0), (300, 0), 0.0)
    assert clearest((0, 0), (300, 0), among(Box(150, 60, 60, 30), Box(-50, 0, 40, 40)), (0, 0)).straight


def test_a_tie_goes_around_what_stands_in_its_way_and_no_farther() -> None:
    box = Box(150, 5, 60, 30)
    way = clearest((0, 0), (300, 0), among(box), (0, 0))
    assert not runs_over(way, box)
    assert -20 < way.at(0.5)[1] < -10


def test_a_tie_passes_between_two() -> None:
    boxes = Box(150, -12, 60, 30), Box(150, 25, 60, 30)
    way = clearest((0, 0), (300, 0), among(*boxes), (0, 0))
    assert not any(runs_over(way, box) for box in boxes)
    assert 0 < way.at(0.5)[1] < 13


def test_a_tie_does_not_run_over_the_label_before_its_own_end() -> None:
    label = Box(300, -35, 80, 30)
    way = clearest((300, -300), (300, 0), among(label), (300, -300))
    assert not runs_over(way, label)


@settings(max_examples=150, deadline=None)
@given(boxes)
def test_a_tie_runs_over_no_more_than_a_straight_one_would(drawn: list[Box]) -> None:
    others = [box for box in drawn if not (_holds(box, 0, 0) or _holds(box, 400, 0))]
    straight = bent((0, 0), (400, 0), 0.0)
    way = clearest((0, 0), (400, 0), among(*others), (0, 0))
    assert sum(runs_over(way, box) for box in others) <= sum(runs_over(straight, box) for box in others)
    if len(others) == 1:
        assert not runs_over(way, others[0])


def _holds(box: Box, x: float, y: float) -> bool:
    return abs(box.x - x) < box.width / 2 + 8 and abs(box.y - y) < box.height / 2 + 8


def test_a_way_beside_another_keeps_its_distance() -> None:
    way = Way((0, 0), (30, 0), (60, 0), (100, 0))
    assert way.beside(6, 6) == Way((0, 6), (30, 6), (60, 6), (100, 6))
    assert way.beside(3, 9).at(0.5)[1] == 9


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("strained", [False, True])
def test_ties_between_the_same_two_lie_side_by_side(count: int, strained: bool) -> None:
    ties = [tie(n, *((A, B) if n % 2 else (B, A)), strained=strained) for n in range(count)]
    drawn = drawn_ties(ties, {A: person(0, 0), B: person(250, 40)}, (0, 0))
    middles = sorted((each.way.at(0.5) for each in drawn), key=lambda point: point[1])
    assert len(drawn) == count
    assert all(dist(one, other) >= 2 * swing(ties[0]) + 3 for one, other in pairwise(middles))
    for each in drawn:
        assert dist(each.way.start, (0, 0) if each.tie.a == A else (250, 40)) < 24


@pytest.mark.parametrize("each", EVERY_KIND[::5] + EVERY_KIND[-1:])
def test_between_neighbours_there_is_room_for_all_marks(each: Tie) -> None:
    drawn = drawn_ties([each], {A: person(0, 0), B: person(40, 0)}, (0, 300))
    assert drawn[0].way.length > 0.8 * room(each)


@pytest.mark.parametrize("each", EVERY_KIND)
def test_all_marks_can_be_on_one_tie(each: Tie) -> None:
    drawn = DrawnTie(each, bent((0, 0), (room(each) + 20, 0), 0.0))
    slashes = {Kinship.EX_PARTNER: 1, Kinship.DIVORCED: 2}.get(each.kinship, 0) if each.kinship else 0
    assert len(drawn.pieces) == (2 if each.broken else 1)
    assert len(drawn.strokes) == 2 * each.broken + slashes
    assert bool(drawn.zigzag) == each.strained
    corners = [point for stretch in drawn.zigzag for point in stretch[1:-1]]
    assert all(abs(y) > WEIGHTS[each.strength] / 2 + 2 for _, y in corners)
    marked = [(one[0] + other[0]) / 2 for one, other in drawn.strokes]
    assert len({round(x, 3) for x in marked}) == len(marked)
    assert all(abs(x - mark) > 3 for x, _ in corners for mark in marked)
    if drawn.heads[1] and corners:
        assert max(x for x, _ in corners) < drawn.way.length - ARROW


def test_a_broken_tie_is_broken_however_short_it_is() -> None:
    first, last = DrawnTie(tie(broken=True), bent((0, 0), (6, 0), 0.0)).pieces
    assert first.end[0] < 3 < last.start[0]


def test_strain_shows_however_little_room_there_is() -> None:
    cramped = tie(strained=True, broken=True, kinship=Kinship.DIVORCED, support=Direction.MUTUAL)
    assert DrawnTie(cramped, bent((0, 0), (12, 0), 0.0)).zigzag


def test_a_way_around_stays_off_what_is_broader_than_itself() -> None:
    below = Box(30, 60, 300, 50)
    way = roundabout((0, 0), (60, 0), among(below), (30, 300), wide=0.0, least=47.0)
    assert way is not None
    assert not runs_over(way, below)
    assert way.at(0.5)[1] < -30
    assert roundabout((0, 0), (60, 0), among(below, Box(30, -60, 300, 50)), (30, 300), wide=0.0, least=53.0) is None


def test_who_is_not_on_the_map_has_no_tie_there() -> None:
    places = {A: person(0, 0), B: person(200, 0)}
    assert drawn_ties([tie(a=A, b=A), tie(a=A, b=C), tie(a=C, b=B)], places, (0, 0)) == []


def test_two_in_the_same_place_do_no_harm() -> None:
    drawn = drawn_ties([tie(strained=True, broken=True)], {A: person(0, 0), B: person(0, 0)}, (0, 0))
    assert len(drawn) == 1
    assert list(drawn[0].zigzag) is not None
