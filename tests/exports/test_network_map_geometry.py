"""On the real sheet, in the real font: nothing overlaps, nothing is cut off, ties end at borders."""

import re
from datetime import date
from itertools import combinations
from math import cos, hypot, pi, sin
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.pictures.backdrop import Backdrop
from exports.pictures.figures import ego_figure, figure_of, sector_size
from exports.pictures.lettering import DETAIL, NAME, wrap
from exports.pictures.network_map import draw_map
from exports.pictures.typeface import typeface
from mapping.boxes import Box, Size
from mapping.dates import FuzzyDate
from mapping.network import SECTORS, Alter, AlterKind, Ego, Network, Sector
from mapping.placement import Placement, place
from tests.exports.invented import EGO, crowd, session

MET_ON = date(2026, 3, 12)

names = st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöÅÄÖWMI -", min_size=1, max_size=40)
people = st.lists(
    st.tuples(names, st.integers(0, 5), st.sampled_from([1, 2, 3, None]), st.sampled_from(AlterKind), st.booleans()),
    max_size=40,
)


def placed(network: Network) -> Placement:
    def measure(what: Ego | Alter | Sector) -> Size:
        if isinstance(what, Sector):
            return sector_size(what)
        return (figure_of(what, MET_ON) if isinstance(what, Alter) else ego_figure(what, MET_ON)).size

    return place(network, measure)


def overlapping(placement: Placement) -> list[tuple[Box, Box]]:
    boxes = [spot.box for spot in (placement.ego, *placement.spots, *placement.tray)]
    boxes += [wedge.name for wedge in placement.wedges]
    return [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other, 6.9)]


@settings(max_examples=60, deadline=None)
@given(people)
def test_no_two_overlap(drawn: list[tuple[str, int, int | None, AlterKind, bool]]) -> None:
    alters = tuple(
        Alter(
            id=UUID(int=n),
            name=name,
            sector=SECTORS[sector].key,
            ring=ring,
            kind=kind,
            born=FuzzyDate(edtf="1980") if aged else None,
        )
        for n, (name, sector, ring, kind, aged) in enumerate(drawn, start=2)
    )
    assert overlapping(placed(Network(ego=EGO, alters=alters))) == []


@pytest.mark.parametrize("count", [0, 1, 30, 75, 150])
def test_no_two_overlap_in_a_crowd(count: int) -> None:
    assert overlapping(placed(crowd(count).network)) == []


@pytest.mark.parametrize("count", [0, 1, 30, 150])
def test_nothing_is_cut_off(count: int) -> None:
    drawn = draw_map(crowd(count), title="K-1", picture_format="dot").decode()
    corner = re.search(r'corner2 \[pos="([\d.]+),', drawn)
    top = re.search(r'corner1 \[pos="0.0,([\d.]+)"', drawn)
    assert corner is not None
    assert top is not None
    width, height = float(corner[1]), float(top[1])
    texts = [line for line in drawn.splitlines() if line.strip().startswith("text")]
    assert len(texts) > 8
    for text in texts:
        found = re.search(r'label=("[^"]*"|\S+) .*fontsize=([\d.]+) pos="([-\d.]+),([-\d.]+)"', text)
        assert found is not None
        label, size, x, y = found[1].strip('"'), float(found[2]), float(found[3]), float(found[4])
        half = max(typeface("SemiBold").width(line, size) for line in label.split("\\n")) / 2
        assert x - half >= 30
        assert x + half <= width - 30
        assert 30 <= y <= height - 30


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
            assert hypot(x - 900, y - 800) == pytest.approx(700, abs=0.1)
    for turn, (x, y) in zip(turns, (points[0], points[-1]), strict=True):
        assert (x, y) == pytest.approx((900 + 700 * sin(turn), 800 - 700 * cos(turn)), abs=0.06)


def test_widths_come_from_the_font() -> None:
    assert typeface("Regular").width("Å", 1000) == pytest.approx(544)
    assert typeface("SemiBold").width("Maria", 10) > typeface("Regular").width("Maria", 10)
