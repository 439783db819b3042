"""Every kind of symbol and tie leaves its mark, and the legend explains those that occur and no others."""

import re
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest

from exports.palette import GREY, LIGHT, Palette
from exports.pictures.backdrop import Backdrop
from exports.pictures.canvas import Canvas
from exports.pictures.legend import Mark
from exports.pictures.legend import legend as legend_of
from exports.pictures.legend_samples import draw_sample
from exports.pictures.look import Look
from exports.pictures.network_map import draw_map
from mapping.family import Symbol
from mapping.network import AlterKind, Direction, Kinship, Network, Standing, Strength, Tie
from mapping.network.presets import Preset
from mapping.session import Session
from tests.exports.invented import EGO, lopsided, session, somebody, tied


def dot(of: Session) -> str:
    return draw_map(of, title="K-1", picture_format="dot").decode()


def tie_of(of: Session) -> str:
    """The line that draws the tie between the parent and the other."""
    return next(line for line in dot(of).splitlines() if line.strip().startswith("p0 -- p1"))


def symbol_of(**facts: Any) -> str:
    drawn = dot(session(Network(ego=EGO, alters=(somebody(2, **facts),))))
    return next(line for line in drawn.splitlines() if line.strip().startswith("p1 ["))


def backdrop(of: Session, colour: str) -> list[str]:
    """The lines of a colour under nodes and ties: each is drawn with the pen that was taken up last."""
    found, held = [], ""
    for pen, line in re.findall(r"c 7 -(#\w+)|(L \d+ [-\d. ]+)", dot(of).replace('" + "', "")):
        held = pen or held
        found += [line] if line and held == colour else []
    return found


def legend(of: Session) -> str:
    return dot(of)


STRAIN, INK, ACCENT = "#b3473a", "#2e2a25", "#2f6f73"


def width(line: str) -> float:
    found = re.search(r"penwidth=([\d.]+)", line)
    assert found is not None
    return float(found[1])


def test_strength_is_the_weight_and_the_dash_of_the_line() -> None:
    strong, ordinary, weak = (tie_of(tied(strength=strength)) for strength in Strength)
    assert width(strong) > 2 * width(ordinary)
    assert "dashed" in weak
    assert "dashed" not in strong + ordinary


def test_strain_is_a_zigzag_over_the_strength() -> None:
    calm, strained = tied(strength=Strength.STRONG), tied(strength=Strength.STRONG, strained=True)
    assert backdrop(calm, STRAIN) == []
    zigzags = backdrop(strained, STRAIN)
    assert len(zigzags) == 2  # on the map and in the legend
    assert width(tie_of(strained)) == width(tie_of(calm))


def test_the_zigzag_swings_wider_than_the_strongest_line() -> None:
    network = tied(strength=Strength.STRONG, strained=True).network
    far = session(Network(ego=EGO, alters=(somebody(2, ring=3),), ties=network.ties))
    numbers = [float(n) for n in backdrop(far, STRAIN)[0].split()[2:]]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    aside = [((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length for x, y in points[1:-1]]
    assert len(aside) >= 4
    assert all(a * b < 0 for a, b in pairwise(aside))
    assert min(map(abs, aside)) > 4.2 / 2 + 3


def test_a_broken_tie_has_a_gap_and_two_strokes() -> None:
    whole, broken = tied(), tied(broken=True)
    assert tie_of(whole).count(";") == 0
    assert tie_of(broken).count(";") == 1
    assert len(backdrop(broken, INK)) - len(backdrop(whole, INK)) == 4  # two on the map, two in the legend


@pytest.mark.parametrize(("kinship", "slashes"), [(Kinship.EX_PARTNER, 1), (Kinship.DIVORCED, 2), (Kinship.SIBLING, 0)])
def test_slashes_across_a_couple_that_parted(kinship: Kinship, slashes: int) -> None:
    assert len(backdrop(tied(kinship=kinship), INK)) == 2 * slashes


@pytest.mark.parametrize(
    ("support", "direction"), [(Direction.TO_A, "back"), (Direction.TO_B, "forward"), (Direction.MUTUAL, "both")]
)
def test_support_is_an_arrow_to_whoever_receives_it(support: Direction, direction: str) -> None:
    line = tie_of(tied(support=support))
    assert f"dir={direction}" in line
    assert ("e," in line) == (support is not Direction.TO_A)
    assert ("s," in line) == (support is not Direction.TO_B)


def test_without_support_there_is_no_arrow() -> None:
    assert "dir=" not in tie_of(tied())


def test_several_ties_between_the_same_two_all_show_side_by_side() -> None:
    ties = tuple(Tie(id=UUID(int=500 + n), a=EGO.id, b=UUID(int=2), strained=n == 2) for n in range(3))
    drawn = dot(session(Network(ego=EGO, alters=(somebody(2),), ties=ties)))
    lines = [line for line in drawn.splitlines() if line.strip().startswith("p0 -- p1")]
    assert len(lines) == 3
    assert len(set(lines)) == 3


def test_a_tie_to_somebody_who_is_not_there_is_left_out() -> None:
    ties = (Tie(id=UUID(int=500), a=EGO.id, b=UUID(int=77)), Tie(id=UUID(int=501), a=EGO.id, b=EGO.id))
    assert "p0 --" not in dot(session(Network(ego=EGO, ties=ties)))


def test_a_tie_to_somebody_beside_the_map_is_a_stub_with_the_name_of_the_other() -> None:
    ties = (Tie(id=UUID(int=500), a=EGO.id, b=UUID(int=2), broken=True, strained=True, support=Direction.TO_B),)
    of = session(Network(ego=EGO, alters=(somebody(2, ring=None),), ties=ties))
    drawn = dot(of)
    assert "p0 --" not in drawn
    stub = next(line for line in drawn.splitlines() if line.strip().startswith("stub0 -- p1"))
    assert "dir=forward" in stub
    assert stub.count(";") == 1
    assert len(backdrop(of, STRAIN)) == 3  # on either side of the gap, and in the legend
    assert re.search(r"text\d+ \[label=Maria ", drawn)
    assert "Kort streck" in drawn


@pytest.mark.parametrize(
    ("facts", "shape"),
    [
        ({"symbol": Symbol.MAN}, "square"),
        ({"symbol": Symbol.WOMAN}, "circle"),
        ({"symbol": Symbol.OTHER}, "diamond"),
        ({"kind": AlterKind.SERVICE}, "box"),
    ],
)
def test_symbols(facts: dict[str, Any], shape: str) -> None:
    line = symbol_of(**facts)
    assert f"shape={shape}" in line
    assert ("rounded" in line) == (shape == "box")


def test_the_parent_has_a_double_outline() -> None:
    line = next(line for line in dot(session(Network(ego=EGO))).splitlines() if line.strip().startswith("p0 ["))
    assert "peripheries=2" in line
    assert "shape=circle" in line
    assert "peripheries" not in symbol_of()


def test_a_dotted_outline_is_a_contact_that_is_ending() -> None:
    ending, present = symbol_of(standing=Standing.ENDING), symbol_of()
    assert "dotted" in ending
    assert "dotted" not in present
    assert re.findall(r"fillcolor=(\S+)", ending) == re.findall(r"fillcolor=(\S+)", present)
    assert "håller på att avslutas" in legend(
        session(Network(ego=EGO, alters=(somebody(2, standing=Standing.ENDING),)))
    )


@pytest.mark.parametrize("standing", Standing)
def test_a_dashed_outline_is_wished_for_or_in_a_queue(standing: Standing) -> None:
    assert ("dashed" in symbol_of(standing=standing)) == (standing in (Standing.WISHED, Standing.QUEUE))


def test_a_cross_goes_through_somebody_who_has_died() -> None:
    def lines(**facts: Any) -> int:
        return len(backdrop(session(Network(ego=EGO, alters=(somebody(2, **facts),))), INK))

    assert lines(deceased=True) - lines() == 4  # a cross on the map and one in the legend
    assert "fillcolor=none" in symbol_of(deceased=True)


def test_a_household_is_one_outline_that_goes_around_nobody_else() -> None:
    def outlines(*households: tuple[int, ...]) -> int:
        alters = tuple(somebody(n, sector="home", households=h) for n, h in enumerate(households, start=2))
        return len(backdrop(session(Network(ego=EGO, alters=alters)), ACCENT))

    assert outlines(()) == 0
    assert outlines((1,), (1,)) == 2  # one on the map, one in the legend
    assert outlines((1,), (), (1,)) == 3  # somebody else stands between: one each, and the legend's
    assert outlines((1, 2)) == 4  # lives in both


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    bare = legend(session(Network(ego=EGO)))
    assert "Kvinna" in bare  # the parent's own symbol
    for absent in ("Stark kontakt", "Ansträngd", "Bruten", "Har dött", "Hushållet", "Verksamhet", "Önskad"):
        assert absent not in bare
    assert "Kort streck" not in bare
    full = legend(tied(strength=Strength.WEAK, strained=True, broken=True, support=Direction.MUTUAL))
    for present in ("Svag kontakt", "Ansträngd kontakt", "Bruten kontakt", "Stöd åt båda håll"):
        assert present in full
    assert "Stark kontakt" not in full


def test_no_two_marks_of_the_legend_differ_in_colour_alone() -> None:
    grey = LIGHT._replace(strain=LIGHT.ink, accent=LIGHT.ink, soft=LIGHT.ink, muted=LIGHT.ink, line=LIGHT.ink)
    samples = set()
    for mark in Mark:
        canvas, lines = Canvas(100, 100, paper=LIGHT.paper, ink=LIGHT.ink), Backdrop(100)
        draw_sample(canvas, lines, mark, (50, 50), grey)
        samples.add(re.sub(r"#\w{6}|[a-z_]+[12]?(?= \[| --)|-- [a-z_]+2", "", canvas.source(lines.text)))
    assert len(samples) == len(Mark)


def some_of_all() -> Network:
    """One strained tie and one calm, to a service and to somebody at home."""
    alters = (somebody(2, kind=AlterKind.SERVICE, sector="professional"), somebody(3, sector="home"), somebody(4))
    ties = tuple(
        Tie(
            id=UUID(int=500 + n),
            a=EGO.id,
            b=UUID(int=n),
            strained=n == 2,
            strength=Strength.STRONG if n == 3 else Strength.WEAK,
        )
        for n in (2, 3)
    )
    return Network(ego=EGO, alters=alters, ties=ties)


def test_a_preset_draws_its_ties_and_lets_the_others_stand_back() -> None:
    drawn = draw_map(
        session(some_of_all()), title="K-1", picture_format="dot", look=Look(preset=Preset.STRAINED)
    ).decode()
    assert "p0 -- p2" not in drawn
    assert sum("p0 -- " in line for line in drawn.splitlines()) == 1
    for name in ("Person 2", "Person 3", "Person 4"):
        assert name in drawn
    lines = {name: line for line in drawn.splitlines() for name in ("Person 2", "Person 3", "Person 4") if name in line}
    assert [f'fontcolor="{LIGHT.soft}"' in lines[f"Person {n}"] for n in (2, 3, 4)] == [False, True, True]
    assert [f' [color="{LIGHT.muted}"' in lines[f"Person {n}"] for n in (2, 3, 4)] == [False, True, True]


def test_the_legend_of_a_preset_explains_only_its_ties() -> None:
    marks = {entry.mark for entry in legend_of(some_of_all(), Preset.STRAINED)}
    assert Mark.STRAINED in marks
    assert Mark.STRONG not in marks
    assert Mark.STRONG in {entry.mark for entry in legend_of(some_of_all())}


@pytest.mark.parametrize("palette", [LIGHT, GREY])
def test_who_stands_back_can_still_be_read(palette: Palette) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        lit = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    darkest = min(light(paper) for paper in palette.rings)
    assert (darkest + 0.05) / (light(palette.soft) + 0.05) >= 4.5
    assert (darkest + 0.05) / (light(palette.muted) + 0.05) >= 3


def test_every_graphviz_can_read_the_picture() -> None:
    drawn = dot(lopsided(150))
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', drawn)
    assert max(map(len, strings)) < 16384
    whole = "".join(re.findall(r'"([^"]*)"', drawn.split("_background=")[1].splitlines()[0]))
    assert len(whole) > 16384


def test_the_engine_draws_the_very_line_of_a_tie() -> None:
    for support in (None, *Direction):
        of = tied(support=support)
        spline = re.search(r'pos="([^"]*)"', tie_of(of))
        assert spline is not None
        first, last = (tuple(map(float, spline[1].split()[n].split(","))) for n in (-4, -1))
        drawn = draw_map(of, title="K-1", picture_format="svg").decode()
        shift = re.search(r"translate\(([\d.]+) ([\d.]+)\)", drawn)
        paths = [re.findall(r"-?[\d.]+", path) for path in re.findall(r'<path[^>]* d="(M[^"]*)"', drawn)]
        assert shift is not None
        ends = [(float(numbers[0]), -float(numbers[1]), float(numbers[-2]), -float(numbers[-1])) for numbers in paths]
        assert any(end == pytest.approx((*first, *last), abs=0.6) for end in ends)
