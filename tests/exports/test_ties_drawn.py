"""Ties in the finished picture: what covers what, ties of those who wait, and input that nobody meant."""

import re
import shutil
import subprocess
from itertools import pairwise
from math import dist
from typing import NamedTuple
from uuid import UUID

import pytest
from msgspec.structs import replace

from exports.data.interchange import read
from exports.pictures.lettering import DETAIL, NAME
from exports.pictures.network_map import draw_map
from mapping.network import AlterKind, Direction, Kinship, Network, Strength, Tie
from mapping.practice import document
from mapping.session import Session
from tests.exports.invented import EGO, crowd, named, session, somebody


class Drawn(NamedTuple):
    """What a DOT text says of the map, in points with y upwards."""

    symbols: dict[str, tuple[float, float, float, float]]
    """Left, bottom, right, top by node."""
    labels: dict[str, tuple[float, float, float, float]]
    """The names beside or in them."""
    ties: list[tuple[str, str, list[tuple[float, float]]]]
    stubs: list[tuple[str, tuple[float, float, float, float]]]
    """The names at the ends of stubs, and where they stand."""
    radius: float
    middle: tuple[float, float]


def drawn(of: Session) -> Drawn:
    text = draw_map(of, title="K-1", picture_format="dot").decode()
    symbols, labels, ties, stubs = {}, {}, [], []
    for line in text.splitlines():
        node = re.match(r"\t(p\d+) \[.*?height=([\d.]+).*? pos=\"([-\d.]+),([-\d.]+)\".*? width=([\d.]+)", line)
        if node:
            name, high, x, y, wide = node[1], *(float(node[n]) for n in (2, 3, 4, 5))
            symbols[name] = (x - wide * 36, y - high * 36, x + wide * 36, y + high * 36)
            caption = re.search(r'xlabel=("[^"]*"|\S+).*? xlp="([-\d.]+),([-\d.]+)"', line)
            if caption:
                lines = caption[1].strip('"').split("\\n")
                half, tall = max(map(NAME.width, lines)) / 2, len(lines) * NAME.leading / 2
                labels[name] = box(float(caption[2]), float(caption[3]), half, tall)
        edge = re.match(r'\t(\w+) -- (\w+) \[.*?pos="([^"]*)"', line)
        if edge and edge[1][0] + edge[2][0] in ("pp", "ps", "sp"):
            points = [point for piece in edge[3].split(";") for point in ordered(piece.split())]
            ties.append((edge[1], edge[2], points))
    for found in re.finditer(
        r"""text\d+ \[label=("[^"]*"|\S+) fontcolor=\S+ fontsize=\S+ pos="([\d.]+),([\d.]+)\"""", text
    ):
        name = found[1].strip('"')
        stubs.append((name, box(float(found[2]), float(found[3]), DETAIL.width(name) / 2, 6)))
    ring = [tuple(map(float, e.split())) for e in re.findall(r" E ([\d.]+ [\d.]+ [\d.]+) ", text)]
    return Drawn(symbols, labels, ties, stubs, max(r for *_, r in ring), ring[0][:2])


def ordered(piece: list[str]) -> list[tuple[float, float]]:
    """The points of a stretch on the way; arrowheads' tips, which DOT states before it, in their places."""
    first = [point for point in piece if point[0] == "s"]
    last = [point for point in piece if point[0] == "e"]
    plain = [point for point in piece if point[0] not in "se"]
    return [(float(x), float(y)) for x, y in (point.split(",")[-2:] for point in first + plain + last)]


def box(x: float, y: float, across: float, up: float) -> tuple[float, float, float, float]:
    return x - across, y - up, x + across, y + up


def holds(area: tuple[float, float, float, float], point: tuple[float, float]) -> bool:
    return area[0] < point[0] < area[2] and area[1] < point[1] < area[3]


def waiting(*ties: Tie, count: int = 1, **facts: object) -> Session:
    """Somebody at home, and others who wait for a place."""
    alters = (somebody(2, sector="home"), *(somebody(n, ring=None, **facts) for n in range(3, 3 + count)))
    return session(Network(ego=EGO, alters=alters, ties=ties))


def tie(number: int, a: int, b: int, **facts: object) -> Tie:
    return Tie(id=UUID(int=700 + number), a=UUID(int=a), b=UUID(int=b), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("of", [crowd(30), crowd(60), crowd(150), read(document()).sessions[-1]])
def test_no_label_and_no_symbol_covers_the_end_of_anothers_tie(of: Session) -> None:
    picture = drawn(of)
    assert len(picture.ties) > 15
    for a, b, points in picture.ties:
        for end in (points[0], points[-1]):
            for name in picture.symbols.keys() - {a, b}:
                assert not holds(picture.symbols[name], end)
                assert name not in picture.labels or not holds(picture.labels[name], end)


def test_most_ties_of_the_practice_family_run_over_nobody() -> None:
    picture = drawn(read(document()).sessions[-1])
    clear = 0
    for a, b, points in picture.ties:
        others = [area for name, area in picture.symbols.items() if name not in (a, b)]
        others += [area for name, area in picture.labels.items() if name not in (a, b)]
        watched = [curve(points, step / 60) for step in range(61)]
        clear += not any(holds(area, point) for area in others for point in watched)
    assert clear / len(picture.ties) > 0.75


def curve(points: list[tuple[float, float]], t: float) -> tuple[float, float]:
    """About where a tie is: a point on the first of its Bézier curves, or on what joins all of them."""
    middle = len(points) // 2
    p, q, r, s = (points[0], points[max(middle - 1, 1)], points[middle], points[-1])
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return tuple(sum(w * point[n] for w, point in zip(weights, (p, q, r, s), strict=True)) for n in (0, 1))  # type: ignore[return-value]


def test_ties_of_those_who_wait_never_touch_the_disc() -> None:
    ties = [tie(n, 1 + n % 2, 3 + n, strength=tuple(Strength)[n % 3]) for n in range(12)]
    picture = drawn(waiting(*ties, count=12))
    stubs = [points for a, b, points in picture.ties if "s" in a + b]
    assert len(stubs) == 12
    assert min(dist(point, picture.middle) for points in stubs for point in points) > picture.radius


@pytest.mark.parametrize("kind", AlterKind)
@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_every_tie_of_one_who_waits_is_there_or_counted(kind: AlterKind, count: int) -> None:
    alters = (somebody(2, ring=None, kind=kind), *(somebody(n, name=f"Bo{n}") for n in range(3, 3 + count)))
    ties = tuple(tie(n, 2, n, strained=True) for n in range(3, 3 + count))
    picture = drawn(session(Network(ego=EGO, alters=alters, ties=ties)))
    found_stubs = [(name, area) for name, area in picture.stubs if name.startswith("Bo")]
    names = [name for name, _ in found_stubs]
    more = sum(int(found[1]) for name in names if (found := re.search(r"\+(\d+)", name)))
    assert len([1 for a, b, _ in picture.ties if "s" in a + b]) == len(names)
    assert len(names) + more == count
    heights = sorted((bottom, top) for _, (_, bottom, _, top) in found_stubs)
    assert all(above[0] - below[0] >= 10.9 for below, above in pairwise(heights))


def test_a_stub_is_named_after_the_other_end() -> None:
    both_wait = tie(1, 3, 4)
    picture = drawn(waiting(tie(0, 2, 3), both_wait, count=2))
    assert {"Person 2"[:6]} <= {name[:6] for name, _ in picture.stubs}
    assert sum("s" in a + b for a, b, _ in picture.ties) == 3


@pytest.mark.parametrize(("count", "named"), [(6, 6), (14, 6)])
def test_a_long_name_at_a_stub_is_cut_before_it_meets_anything(count: int, named: int) -> None:
    of = waiting(*(tie(n, 1, 3 + n, strained=True, broken=True) for n in range(count)), count=count)
    picture = drawn(replace(of, network=replace(of.network, ego=replace(EGO, name="Wilhelmina" * 50))))
    names = [area for name, area in picture.stubs if name.startswith("W")]
    assert len(names) >= named
    for left, bottom, _, top in names:
        assert left > picture.middle[0]
        assert all(dist((left, y), picture.middle) > picture.radius for y in (bottom, top))
    others = [*picture.symbols.values(), *picture.labels.values()]
    assert not any(
        one[0] < area[2] and area[0] < one[2] and one[1] < area[3] and area[1] < one[3]
        for area in names
        for one in others
    )


@pytest.mark.parametrize("name", ["", "x" * 500, "\x00\x1b]52;c;x\x07\u202e", "\\N\\G", '"];p0--p0[', "汉字" * 60])
def test_no_name_stops_a_tie_from_being_drawn(name: str) -> None:
    of = named(name, ring=None)
    ties = (tie(0, 1, 2, support=Direction.MUTUAL, broken=True, strained=True, kinship=Kinship.DIVORCED),)
    for network in (replace(of.network, ties=ties), replace(of.network, ties=ties, ego=replace(EGO, name=name))):
        assert draw_map(session(network), title=name, picture_format="svg").startswith(b"<svg")


def test_ties_to_oneself_and_to_the_removed_are_left_out_wherever_one_stands() -> None:
    picture = drawn(waiting(tie(0, 3, 3), tie(1, 3, 99), tie(2, 99, 1), tie(3, 1, 1), tie(4, 2, 2)))
    assert picture.ties == []


@pytest.mark.skipif(shutil.which("neato") is None, reason="system Graphviz is not installed")
def test_system_graphviz_reads_the_same_picture() -> None:
    dot = draw_map(crowd(150), title="K-1", picture_format="dot")
    made = subprocess.run(["neato", "-n2", "-Tsvg"], input=dot, capture_output=True, check=True)
    assert made.stdout.count(b"<g id=") == draw_map_groups(dot)


def draw_map_groups(dot: bytes) -> int:
    """How many groups the engine of Krets draws for that DOT."""
    from exports.pictures.engine import draw

    return draw(dot.decode(), "svg").count(b"<g id=")
