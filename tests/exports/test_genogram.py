"""The genogram says what it should: symbols, couples, children, legend, title and words."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.data.interchange import read
from exports.palette import LIGHT
from exports.pictures.figures import Shape
from exports.pictures.genogram import draw_genogram
from exports.pictures.kin.channels import Landing
from exports.pictures.kin.figures import kin_figure
from exports.pictures.kin.lines import Line, Style, bow, couple_line, run_lines
from exports.pictures.look import Look, PictureFormat
from mapping.family import Symbol
from mapping.language import speaking
from mapping.network import Alter, AlterKind, Kinship, Network, Standing
from mapping.network.generations import family_of
from mapping.practice import document
from mapping.session import Session
from tests.kindred import (
    ADOPTIVE,
    DIVORCED,
    EX,
    FOSTER,
    MET_ON,
    PARENT,
    PARTNER,
    SIBLING,
    STEP,
    Kindred,
    in_session,
    kindreds,
    three_generations,
)


def svg(family: Kindred | Session, **looks: bool) -> str:
    session = family.session if isinstance(family, Kindred) else family
    return draw_genogram(session, title="K-1", picture_format="svg", look=Look(**looks)).decode()  # type: ignore[arg-type]


def texts(drawn: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)]


def legend(family: Kindred) -> set[str]:
    """The texts that a picture without a legend lacks."""
    return set(texts(svg(family))) - set(texts(svg(family, legend=False)))


# Symbols


def test_everybody_has_a_name_and_an_age() -> None:
    drawn = texts(svg(three_generations()))
    for text in ("Maria", "37", "Elin", "16–17", "Karin", "63–64", "Hugo"):
        assert drawn.count(text) == 1, text
    assert "90–91" not in drawn, "the dead grow no older"


def test_ego_has_a_double_outline_and_nobody_else() -> None:
    dot = draw_genogram(three_generations().session, title="K-1", picture_format="dot", look=Look(legend=False))
    people = [line for line in dot.decode().splitlines() if line.startswith("\tp")]
    assert sum("peripheries=2" in line for line in people) == 1


@pytest.mark.parametrize(
    ("facts", "shape"),
    [
        ({"symbol": Symbol.MAN}, Shape.SQUARE),
        ({"symbol": Symbol.WOMAN}, Shape.CIRCLE),
        ({"symbol": Symbol.OTHER}, Shape.DIAMOND),
        ({"kind": AlterKind.SERVICE}, Shape.ROUNDED),
    ],
)
def test_symbols_are_those_of_the_map(facts: dict[str, Symbol | AlterKind], shape: Shape) -> None:
    alter = Kindred().person("Bo", **facts).alters["Bo"]
    assert kin_figure(alter, MET_ON, ego=False).shape is shape


@pytest.mark.parametrize(
    ("born", "inside", "under"),
    [
        ("1965-01-01", "61", ()),
        ("1965", "60–61", ()),
        ("1965~", "ca 61", ()),
        ("1965-21/1966~", "", ("ca 59–61",)),
    ],
)
def test_an_age_too_long_for_the_symbol_stands_under_the_name(born: str, inside: str, under: tuple[str, ...]) -> None:
    figure = kin_figure(Kindred().person("Bo", born).alters["Bo"], MET_ON, ego=False)
    assert (figure.inside, figure.details) == (inside, under)


def test_those_who_have_died_are_crossed_and_those_missing_are_dashed() -> None:
    family = (
        Kindred().person("Bo", deceased=True).person("Eva", standing=Standing.WISHED).born_to(["Bo", "Eva"], "Maria")
    )
    assert {"Har dött", "Önskad och saknas, eller i kö"} <= legend(family)
    dot = draw_genogram(family.session, title="K-1", picture_format="dot", look=Look(legend=False)).decode()
    people = {line.split(" ")[0].strip(): line for line in dot.splitlines() if line.startswith("\tp")}
    assert sum("dashed" in line for line in people.values()) == 1
    assert sum("fillcolor=none" in line for line in people.values()) == 1


def test_without_a_name_the_role_stands_and_without_both_nothing() -> None:
    family = Kindred().person("", role="morfar").born_to([""], "Maria")
    assert "morfar" in texts(svg(family, legend=False))
    bare = Network(ego=family.ego, alters=(Alter(id=family.id(""), name=""),), ties=tuple(family.ties))
    assert texts(svg(in_session(bare), legend=False)) == ["Maria", "Genogram · K-1", "12 mars 2026"]


# Lines


def slashes(kinship: Kinship | None) -> int:
    return len(list(couple_line(0.0, 80.0, 0.0, kinship, 20.0))) - 1


def test_one_slash_for_separated_and_two_for_divorced() -> None:
    assert [slashes(kinship) for kinship in (PARTNER, EX, DIVORCED, None)] == [0, 1, 2, 0]
    assert next(couple_line(0.0, 80.0, 0.0, PARTNER, 20.0)).style is Style.SOLID
    assert next(couple_line(0.0, 80.0, 0.0, None, 20.0)).style is Style.DASHED


def hung(*kinships: Kinship) -> list[Line]:
    """The lines to children who stand 50 apart, the first under the couple."""
    landings = [Landing(50.0 * number, kinship, None) for number, kinship in enumerate(kinships)]
    return list(run_lines((0.0, 0.0), 20.0, landings, [40.0] * len(landings)))


@pytest.mark.parametrize(
    ("kinship", "styles"),
    [
        (PARENT, {Style.SOLID}),
        (STEP, {Style.DASHED}),
        (FOSTER, {Style.DOTTED}),
        (ADOPTIVE, {Style.SOLID, Style.DASHED}),
    ],
)
def test_each_way_to_be_a_child_has_a_line_of_its_own(kinship: Kinship, styles: set[Style]) -> None:
    assert {line.style for line in hung(kinship)} == styles


def test_the_line_to_a_stepchild_is_dashed_from_the_bar() -> None:
    solid, dashed, dotted = hung(PARENT, STEP, FOSTER)
    assert (solid.style, dashed.style, dotted.style) == (Style.SOLID, Style.DASHED, Style.DOTTED)
    assert dashed.points == ((0.0, 20.0), (50.0, 20.0), (50.0, 40.0))
    assert dotted.points == ((50.0, 20.0), (100.0, 20.0), (100.0, 40.0)), "not over the dashes"


def test_siblings_without_parents_are_joined_by_a_bar() -> None:
    (bar,) = run_lines(None, 0.0, [Landing(0.0, SIBLING, None), Landing(50.0, SIBLING, None)], [20.0, 20.0])
    assert bar.points == ((0.0, 20.0), (0.0, 0.0), (50.0, 0.0), (50.0, 20.0))


def test_what_fits_in_no_generation_is_a_bow_that_stays_near() -> None:
    line, *across = bow((0.0, 0.0), (0.0, 1000.0), DIVORCED)
    assert len(across) == 2
    assert 35 < max(abs(x) for x, _ in line.points) <= 40


# Legend, title, words


def test_the_legend_lists_what_occurs_and_nothing_else() -> None:
    assert legend(Kindred().born_to(["Maria"], "Elin")) == {
        "Föräldern som berättar",
        "Kvinna",
        "Annat, eller inte sagt",
        "Förälder och barn",
    }
    assert legend(Kindred().tie(SIBLING, ("Maria", "Bo")).tie(EX, ("Bo", "Eva"))) >= {"Syskon", "Isärflyttade"}
    assert "Har barn tillsammans" in legend(Kindred().born_to(["Maria", "Bo"], "Elin"))


def test_households_are_enclosed_where_that_is_true() -> None:
    family = Kindred().person("Bo", households=(1,)).person("Eva", households=(2,)).person("Elin", households=(1, 2))
    family.tie(PARTNER, ("Maria", "Bo")).tie(EX, ("Maria", "Eva")).born_to(["Maria", "Eva"], "Elin")
    assert {"Hushållet", "Det andra hushållet"} <= legend(family)
    between = Kindred().person("Bo").person("Elin", households=(1,)).born_to(["Bo"], "Maria").born_to(["Elin"], "Bo")
    assert "Hushållet" not in legend(between), "it would go around Bo, who lives elsewhere"


def test_the_title_and_the_date() -> None:
    drawn = svg(three_generations())
    assert "Genogram · K-1" in texts(drawn)
    assert "12 mars 2026" in texts(drawn)
    assert "<title>Genogram · K-1</title>" in drawn
    assert "- Elin, 16–17 år, barn till Maria och Peter, bonusbarn till Omar." in drawn
    with speaking("en"):
        assert "Woman" in texts(svg(three_generations()))


def test_alone_the_parent_is_told_what_to_add() -> None:
    drawn = texts(svg(Kindred().person("Grannen")))
    assert "Lägg till familjeband på kartan, så ritas familjen här." in drawn
    assert "Maria" in drawn
    assert "Grannen" not in drawn
    assert not any(text.startswith("Lägg till") for text in texts(svg(three_generations())))


def test_without_a_legend_and_in_grey() -> None:
    family = Kindred().person("Bo", households=(1,)).tie(PARTNER, ("Maria", "Bo"))
    assert LIGHT.accent in svg(family)
    assert set(re.findall(r"#([0-9a-f]{6})", svg(family, grey=True))) <= {f"{n:02x}" * 3 for n in range(256)}
    assert "Kvinna" not in texts(svg(family, legend=False))


# Formats


@pytest.mark.parametrize(
    ("wanted", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"graph")]
)
def test_every_format_gives_the_same_bytes_again(wanted: PictureFormat, start: bytes) -> None:
    session = three_generations().session
    first = draw_genogram(session, title="K-1", picture_format=wanted)
    assert first.startswith(start)
    assert draw_genogram(session, title="K-1", picture_format=wanted) == first


@settings(max_examples=15, deadline=None)
@given(kindreds(), st.booleans())
def test_the_same_family_gives_the_same_picture(network: Network, grey: bool) -> None:
    first, second = (svg(in_session(network), grey=grey) for _ in range(2))
    assert first == second


def test_hostile_names_are_only_names() -> None:
    name = '"]; x [label=<b>&\\N\x1b]52;c;\x07'
    drawn = svg(
        Kindred().person("Bo").born_to(["Bo"], "Maria").person(name, born="1999-03-12").born_to(["Maria"], name)
    )
    assert "\x1b" not in drawn
    assert "27" in texts(drawn)
    assert texts(drawn).count("Bo") == 1


def test_the_practice_family() -> None:
    latest = read(document()).sessions[-1]
    drawn = svg(latest)
    assert len(family_of(latest.network)) == 13
    for name in ("Vilja", "Tindra", "Sixten", "Holger", "Gunnel Hallon", "Mio", "Majken"):
        assert texts(drawn).count(name) == 1
    assert "Boendestödet" not in drawn
    assert {"Hushållet", "Det andra hushållet", "Skilda", "Isärflyttade", "Har dött"} <= set(texts(drawn))
