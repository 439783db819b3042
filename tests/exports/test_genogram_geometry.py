"""In the genogram nothing overlaps, no line runs over a name, and nothing is cut off."""

import re
from itertools import combinations, pairwise
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.pictures.genogram import draw_genogram
from exports.pictures.kin.arrangement import Arrangement, arranged
from exports.pictures.kin.figures import HALF, KinFigure, kin_figure
from exports.pictures.kin.heights import heights
from exports.pictures.kin.lines import KinLines, Line
from exports.pictures.look import Look
from mapping.dates import FuzzyDate
from mapping.network import Alter, Kinship, Network, Tie, everybody
from mapping.network.generations import Generations, generations
from mapping.record import Id
from tests.kindred import MET_ON, Kindred, in_session, kindreds, tangles, three_generations


class Drawn(NamedTuple):
    family: Generations
    figures: dict[Id, KinFigure]
    arrangement: Arrangement
    lines: KinLines


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", air: float = 0.0) -> bool:
        across = self.left < other.right + air and other.left < self.right + air
        return across and self.top < other.bottom + air and other.top < self.bottom + air


def drawn(network: Network) -> Drawn:
    family = generations(network)
    figures = {one.id: kin_figure(one, MET_ON, ego=one.id == network.ego.id) for one in everybody(network)}
    arrangement = arranged(family, figures)
    tall = heights(family, arrangement.descent, figures)
    lines = KinLines(family, figures, arrangement.lining, arrangement.descent, tall)
    return Drawn(family, figures, arrangement, lines)


def whole(picture: Drawn, id_: Id) -> Box:
    """Somebody's symbol and texts."""
    figure, (x, y) = picture.figures[id_], picture.lines.at(id_)
    return Box(x - figure.width / 2, y - figure.top(0), x + figure.width / 2, y + figure.bottom)


def text(picture: Drawn, id_: Id) -> Box:
    """The name alone."""
    figure, box = picture.figures[id_], whole(picture, id_)
    return box._replace(top=picture.lines.at(id_)[1] + figure.text_top)


def stretches(line: Line) -> list[Box]:
    pairs = [(min(a, b), max(a, b)) for a, b in pairwise(line.points)]
    return [Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairs]


def check(network: Network) -> None:
    picture = drawn(network)
    boxes = {id_: whole(picture, id_) for row in picture.family.rows for id_ in row}
    for one, other in combinations(boxes, 2):
        assert not boxes[one].meets(boxes[other], 4.0)
    names = [text(picture, id_) for id_ in boxes if picture.figures[id_].name]
    for line in picture.lines.lines():
        for stretch in stretches(line):
            assert not any(stretch.meets(name) for name in names), line


@settings(max_examples=60, deadline=None)
@given(kindreds())
def test_nothing_overlaps_in_a_family(network: Network) -> None:
    check(network)


@settings(max_examples=60, deadline=None)
@given(tangles())
def test_nothing_overlaps_where_everything_contradicts_itself(network: Network) -> None:
    check(network)


def test_nothing_overlaps_in_three_generations() -> None:
    check(three_generations().network)


@settings(max_examples=40, deadline=None)
@given(st.one_of(tangles(), kindreds()))
def test_everybody_is_drawn_once_and_within_the_sheet(network: Network) -> None:
    dot = draw_genogram(in_session(network), title="K-1", picture_format="dot").decode()
    people = re.findall(r'^\tp(\d+) \[.*?height=([\d.]+) .*?pos="([-\d.]+),([-\d.]+)"', dot, re.MULTILINE)
    assert len(people) == len(generations(network).row_of)
    width, height = _sheet(dot)
    for _number, size, x, y in people:
        half = float(size) * 36
        assert half + 30 < float(x) < width - half - 30
        assert half + 30 < float(y) < height - half - 30


def test_the_eldest_stand_to_the_left() -> None:
    family = Kindred(born=FuzzyDate(edtf="2001"))
    for name, born in (("Bo", "1999"), ("Eva", "1980"), ("Ulf", "1991"), ("Åke", "1985")):
        family.person(name, born)
    family.born_to(["Karin", "Lars"], "Bo", "Eva", "Ulf", "Åke", "Maria")
    picture = drawn(family.network)
    order = sorted(("Bo", "Eva", "Ulf", "Åke", "Maria"), key=lambda name: picture.lines.at(family.id(name)))
    assert order == ["Eva", "Åke", "Ulf", "Bo", "Maria"]


@pytest.mark.parametrize("kinship", [Kinship.PARTNER, Kinship.DIVORCED])
def test_a_couple_stands_side_by_side_with_the_child_between(kinship: Kinship) -> None:
    family = Kindred().tie(kinship, ("Maria", "Peter")).born_to(["Maria", "Peter"], "Elin")
    picture = drawn(family.network)
    (x1, y1), (x2, y2), (x3, y3) = (picture.lines.at(family.id(name)) for name in ("Maria", "Peter", "Elin"))
    assert y1 == y2 < y3 - 2 * HALF
    assert min(x1, x2) < x3 < max(x1, x2)


def test_a_single_parents_only_child_hangs_straight_below() -> None:
    picture = drawn(Kindred().born_to(["Maria"], "Elin").network)
    (line,) = picture.lines.lines()
    assert len({x for x, _ in line.points}) == 1


def test_fewer_lines_cross_when_a_couple_is_turned() -> None:
    family = Kindred()
    for name, born in (("Bo", "1950"), ("Karin", "1955"), ("Lars", "1956"), ("Eva", "1960")):
        family.person(name, born)
    family.born_to(["Sven"], "Karin", "Bo").born_to(["Gösta"], "Lars", "Eva").tie(Kinship.PARTNER, ("Lars", "Karin"))
    family.born_to(["Lars", "Karin"], "Maria")
    assert drawn(family.network).arrangement.descent.crossings == 0


def test_siblings_of_unknown_age_stand_as_told_unless_lines_then_cross() -> None:
    usual = Kindred().born_to(["Karin"], "Maria", "Bo", "Eva")
    order = sorted(("Maria", "Bo", "Eva"), key=lambda name: drawn(usual.network).lines.at(usual.id(name)))
    assert order == ["Maria", "Bo", "Eva"]
    crossed = Kindred().born_to(["Farmor"], "Lars", "Ulf").born_to(["Mormor"], "Karin", "Bo")
    crossed.tie(Kinship.DIVORCED, ("Lars", "Karin")).born_to(["Lars", "Karin"], "Maria")
    assert drawn(crossed.network).arrangement.descent.crossings == 0


def test_slashes_stand_aside_from_the_line_to_the_children() -> None:
    family = Kindred().tie(Kinship.DIVORCED, ("Maria", "Peter")).born_to(["Maria", "Peter"], "Elin", "Hugo")
    couple, one, other, _bar, drop = drawn(family.network).lines.lines()
    (first, y), (last, _) = couple.points
    assert drop.points[0][1] == y
    for slash in (one, other):
        left, right = sorted(x for x, _ in slash.points)
        assert first < left < right < last
        assert not left < drop.points[0][0] < right


def test_twenty_five_can_be_read_on_a4() -> None:
    svg = draw_genogram(in_session(_many(25)), title="K-1", picture_format="svg", look=Look(paper="a4")).decode()
    page = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt" viewBox="\S+ \S+ ([\d.]+) ', svg)
    assert page is not None
    scale = float(page[1]) / float(page[3])
    sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)}
    assert min(sizes) * scale >= 6


def _many(count: int) -> Network:
    """Grandparents, aunts and uncles with partners, and the children of two families."""
    family = Kindred()
    family.born_to(["Morfar", "Mormor"], "Karin", "Bo", "Eva").born_to(["Farfar", "Farmor"], "Lars", "Ulf")
    family.tie(Kinship.DIVORCED, ("Lars", "Karin")).tie(Kinship.PARTNER, ("Bo", "Ingela"), ("Eva", "Torbjörn"))
    family.born_to(["Lars", "Karin"], "Maria", "Ann-Charlotte", "Fredrik").tie(Kinship.PARTNER, ("Maria", "Omar"))
    family.born_to(["Maria", "Omar"], "Elin", "Noah").tie(Kinship.EX_PARTNER, ("Maria", "Peter"))
    family.born_to(["Maria", "Peter"], "Love").tie(Kinship.PARTNER, ("Ann-Charlotte", "Johan"))
    family.born_to(["Ann-Charlotte", "Johan"], "Hugo", "Tilda").born_to(["Bo", "Ingela"], "Kusin 1", "Kusin 2")
    network = family.network
    more = tuple(Alter(id=UUID(int=900 + n), name=f"Kusin {n + 3}") for n in range(count - 1 - len(network.alters)))
    ties = tuple(
        Tie(id=UUID(int=9000 + n), a=family.id("Eva"), b=alter.id, kinship=Kinship.PARENT_CHILD)
        for n, alter in enumerate(more)
    )
    assert len(network.alters) + len(more) + 1 == count
    return Network(ego=network.ego, alters=(*network.alters, *more), ties=(*network.ties, *ties))


def _sheet(dot: str) -> tuple[float, float]:
    corner, top = re.search(r'corner2 \[pos="([\d.]+),', dot), re.search(r'corner1 \[pos="0.0,([\d.]+)"', dot)
    assert corner is not None
    assert top is not None
    return float(corner[1]), float(top[1])
