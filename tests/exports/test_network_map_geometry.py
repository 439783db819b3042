"""On the real sheet, in the real font: nothing overlaps, nothing is cut off, ties end at borders."""

from datetime import date
from math import cos, hypot, pi, sin
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.pictures.backdrop import Backdrop
from exports.pictures.figures import ego_figure, figure_of, sector_size
from exports.pictures.lettering import DETAIL, NAME, wrap
from exports.pictures.network_map import draw_map
from exports.pictures.sheet import RIM
from exports.pictures.typeface import typeface
from mapping.dates import FuzzyDate
from mapping.family import Symbol as SymbolKind
from mapping.network import SECTORS, Alter, AlterKind, Ego, Network, Sector
from mapping.placement import Placement, place
from mapping.placement.boxes import Size
from mapping.session import Session
from tests.exports.drawn import Drawn, drawn
from tests.exports.invented import EGO, crowd, lively, session
from tests.mapping.practice.test_practice import PRACTICE

MET_ON = date(2026, 3, 12)

names = st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöÅÄÖWMI -", min_size=1, max_size=40)
somebody_ = st.tuples(
    names,
    st.sampled_from(["", "Elsas lärare", "mormor", "hjälpmedel för tid"]),
    st.integers(0, 7),
    st.sampled_from([1, 1, 2, 3, None]),
    st.sampled_from(AlterKind),
    st.sampled_from(SymbolKind),
    st.sampled_from([None, "1980", "2019~"]),
)
divisions = st.integers(4, 8).map(
    lambda count: (*SECTORS, *(Sector(key=f"p{n}", name=f"Del {n}") for n in (7, 8)))[:count]
)


def network(drawn_: list[Any], sectors: tuple[Sector, ...] = SECTORS) -> Network:
    alters = tuple(
        Alter(
            id=UUID(int=number),
            name=name,
            role=role,
            sector=sectors[sector % len(sectors)].key,
            ring=ring,
            kind=kind,
            symbol=symbol,
            born=None if born is None else FuzzyDate(edtf=born),
        )
        for number, (name, role, sector, ring, kind, symbol, born) in enumerate(drawn_, start=2)
    )
    return Network(ego=EGO, sectors=sectors, alters=alters)


def placed(of: Network) -> Placement:
    def measure(what: Ego | Alter | Sector) -> Size:
        if isinstance(what, Sector):
            return sector_size(what)
        return (figure_of(what, MET_ON) if isinstance(what, Alter) else ego_figure(what, MET_ON)).size

    return place(of, measure)


def owners(picture: Drawn, placement: Placement) -> dict[int, UUID]:
    """Whose each node of the picture is: of the one in whose place it stands."""
    found = {}
    for outline in picture.outlines:
        x, y = outline.middle[0] - picture.middle[0], outline.middle[1] - picture.middle[1]
        for who, box in (placement.ego, *placement.spots, *placement.tray):
            if abs(x - box.x) < box.width / 2 and abs(y - box.y) < box.height / 2:
                found[outline.node] = who.id
    return found


def examine(of: Session) -> Drawn:
    """Draw it, and see that nothing overlaps and nothing is cut off."""
    picture, placement = drawn(draw_map(of, title="K-1", picture_format="svg")), placed(of.network)
    whose = owners(picture, placement)
    assert set(whose.values()) == {of.network.ego.id, *(alter.id for alter in of.network.alters)}
    assert picture.overlaps(whose) == []
    assert picture.clipped() == []
    outside = [one for one in picture.outlines if one.node not in whose]
    assert len(outside) > len(of.network.sectors)
    for x, y in (corner for one in outside for corner in one.points):
        assert hypot(x - picture.middle[0], y - picture.middle[1]) > picture.radius + RIM
    return picture


@settings(max_examples=60, deadline=None)
@given(st.lists(somebody_, max_size=45), divisions)
def test_nothing_overlaps_and_nothing_is_cut_off(people: list[Any], sectors: tuple[Sector, ...]) -> None:
    examine(session(network(people, sectors)))


@settings(max_examples=8, deadline=None)
@given(st.lists(somebody_, min_size=15, max_size=15), st.integers(0, 7), st.integers(1, 3))
def test_nothing_overlaps_in_a_crowd_of_a_hundred_and_fifty(people: list[Any], sector: int, ring: int) -> None:
    crowded = [(name, role, sector, ring, *rest) for name, role, _, _, *rest in people]
    examine(session(network([*people, *crowded] * 5)))


@pytest.mark.parametrize(
    "of", [crowd(1), crowd(30), crowd(150), lively(60, between=40), lively(150), PRACTICE.sessions[-1]]
)
def test_nothing_overlaps_with_ties(of: Session) -> None:
    picture = drawn(draw_map(of, title="K-1", picture_format="svg"))
    assert picture.overlaps(owners(picture, placed(of.network))) == []
    assert picture.clipped() == []


def test_those_who_wait_stand_in_the_tray() -> None:
    network = Network(ego=EGO, alters=(Alter(id=UUID(int=2), name="Ingrid"), Alter(id=UUID(int=3), name="Bo")))
    drawn = draw_map(session(network), title="K-1", picture_format="svg").decode()
    assert ">Ingrid</text>" in drawn
    assert ">Bo</text>" in drawn
    assert "2 väntar på plats" in drawn


@given(names)
def test_lines_are_no_wider_than_they_may_be(name: str) -> None:
    for lettering in (NAME, DETAIL):
        assert all(lettering.width(line) <= lettering.longest for line in wrap(name, lettering))


@given(names)
def test_a_name_of_forty_characters_is_never_cut(name: str) -> None:
    assert "".join(wrap(name, NAME)).replace(" ", "").replace("-", "") == "".join(name.split()).replace("-", "")


def test_long_words_break_after_a_hyphen_or_with_one() -> None:
    assert wrap("Svensson-Lindqvist-Ekenstam", NAME) == ("Svensson-Lindqvist-", "Ekenstam")
    assert wrap("Ungdomsmottagningen", NAME) == ("Ungdomsmottagningen",)
    first, second = wrap("Arbetsmarknadsförvaltningen", NAME)
    assert first.endswith("-")
    assert first[:-1] + second == "Arbetsmarknadsförvaltningen"


@pytest.mark.parametrize("turns", [(0.0, 0.3), (-0.5, 1.2), (1.0, 4.5), (-pi, pi)])
def test_an_arc_is_a_part_of_its_circle(turns: tuple[float, float]) -> None:
    backdrop = Backdrop(2000)
    backdrop.arc((900, 800), 700, turns, colour="#000000", width=6)
    numbers = [float(number) for number in backdrop.text.split("B ")[1].split()[1:]]
    points = list(zip(numbers[::2], [2000 - y for y in numbers[1::2]], strict=True))
    for one, first, second, other in zip(points[:-1:3], points[1::3], points[2::3], points[3::3], strict=True):
        middle = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(one, first, second, other, strict=True)]
        for x, y in (one, middle, other):
            assert hypot(x - 900, y - 800) == pytest.approx(700, abs=0.2)
    for turn, (x, y) in zip(turns, (points[0], points[-1]), strict=True):
        assert (x, y) == pytest.approx((900 + 700 * sin(turn), 800 - 700 * cos(turn)), abs=0.13)


def test_widths_come_from_the_font() -> None:
    assert typeface("Regular").width("Å", 1000) == pytest.approx(544)
    assert typeface("SemiBold").width("Maria", 10) > typeface("Regular").width("Maria", 10)
