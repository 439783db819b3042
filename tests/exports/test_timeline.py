"""The timeline's picture, read from its SVG by the font's own metrics: no text over text, none clipped, all legible."""

import re
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from exports.palette import LIGHT
from exports.pictures.look import Look
from exports.pictures.timeline import TimelineFormat, draw_timeline, unwritable_in_timeline
from exports.pictures.typeface import Weight, typeface
from mapping.language import Language, speaking
from mapping.session import Session
from mapping.timeline import Lane, LifeEvent, Role
from tests.exports.drawn import _heights
from tests.exports.stories import EGO, ELSA, event, long_story, session, worry
from tests.mapping.practice.test_practice import PRACTICE
from tests.strategies import life_events, points

_SVG = "{http://www.w3.org/2000/svg}"


class Written(NamedTuple):
    """A line of text: its words, size, and the rectangle of its glyphs."""

    words: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """A picture: what fills the page, the scale of its points, and its texts."""

    left: float
    width: float
    height: float
    scale: float
    texts: tuple[Written, ...]


def sheet(svg: bytes) -> Sheet:
    """What the picture shows."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert top == 0
    texts = tuple(written(element) for element in root.iter(f"{_SVG}text"))
    return Sheet(left, width, height, float(root.attrib["width"].removesuffix("pt")) / width, texts)


def written(element: ElementTree.Element) -> Written:
    """The rectangle around a line's glyphs."""
    facts, words = element.attrib, element.text or ""
    weight: Weight = "SemiBold" if facts.get("font-weight") == "600" else "Regular"
    size, x, y = (float(facts[name]) for name in ("font-size", "x", "y"))
    wide = typeface(weight).width(words, size)
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[facts.get("text-anchor", "start")]
    reached = [_heights(weight)[character] for character in words if character in _heights(weight)] or [(0.0, 0.0)]
    top, bottom = y - max(high for _, high in reached) * size, y - min(low for low, _ in reached) * size
    return Written(words, size, left, top, left + wide, bottom)


def examine(svg: bytes) -> Sheet:
    """No text over text, none outside the sheet."""
    seen = sheet(svg)
    for text in seen.texts:
        assert seen.left <= text.left, text
        assert text.right <= seen.left + seen.width, text
        assert text.top >= 0, text
        assert text.bottom <= seen.height, text
    ordered = sorted(seen.texts, key=lambda text: text.left)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.left >= one.right:
                break
            assert other.top >= one.bottom or one.top >= other.bottom, (one, other)
    return seen


def svg(of: Session, look: Look = Look()) -> bytes:  # noqa: B008 - a frozen value
    return draw_timeline(of, title="K-1", picture_format="svg", look=look)


WORRIES = (worry(1, "Morgnarna blir stressiga"), worry(2, "Pengarna tar slut och räkningarna ligger kvar i högen"))
dates = st.one_of(points(), st.tuples(points(), st.sampled_from(["{}/..", "../{}"])).map(lambda p: p[1].format(p[0])))
"""Light enough for two hundred of them; `few` are drawn with everything that an event may hold."""
titles = st.sampled_from(
    ["Flytt", "Mormor hjälper till på kvällarna", "Å" * 60, "Barn- och ungdomspsykiatrin", "妈妈", "i"]
)
told = st.tuples(titles, dates, st.sampled_from(Lane), st.sampled_from([None, *range(-3, 4)]), st.sampled_from(Role))
many = st.lists(told, min_size=200, max_size=200)
few = st.lists(life_events((EGO.id, ELSA.id), WORRIES), max_size=12, unique_by=lambda one: one.id)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(many)
def test_two_hundred_events_and_no_text_over_text(stories: list[tuple[str, str, Lane, int | None, Role]]) -> None:
    """What fails is not made smaller: two hundred events would take long, and `few` finds the small ones."""
    events = tuple(
        event(number, title, edtf, lane=lane, weight=weight, links=((1, role),) if number % 9 == 0 else ())
        for number, (title, edtf, lane, weight, role) in enumerate(stories)
    )
    examine(svg(session(events, WORRIES)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(few, st.sampled_from([Look(), Look(paper="a4"), Look(grey=True, legend=False)]))
def test_no_text_over_text_on_any_paper(events: list[LifeEvent], look: Look) -> None:
    examine(svg(session(tuple(events), WORRIES), look))


@pytest.mark.parametrize("of", [session(), long_story(60), long_story(200), PRACTICE.sessions[-1]])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_is_legible(of: Session, language: Language) -> None:
    with speaking(language):
        for look in (Look(), Look(paper="a4"), Look(paper="a3")):
            seen = examine(svg(of, look))
            assert min(text.size for text in seen.texts) * seen.scale >= 6 - 0.01


def test_all_lanes_are_there_before_anything_is_told() -> None:
    words = " ".join(text.words for text in sheet(svg(session())).texts)
    for name in ("Familj och", "Boende", "Hälsa", "Skola", "Pengar", "Hjälp och", "Barnen"):
        assert name in words


def test_ages_stand_along_the_axis() -> None:
    words = [text.words for text in sheet(svg(session((event(1, "Flytt", "2022"),)))).texts]
    assert {"Maria", "Elsa", "Love"} <= {*words}
    assert "12" in words


def test_what_came_first_stands_to_the_left() -> None:
    years = [2016, 2018, 2019, 2021, 2024]
    of = session(tuple(event(number, f"Händelse {number}", f"{year}-05") for number, year in enumerate(years)))
    found = {text.words: text.left for text in sheet(svg(of)).texts}
    assert all(one < other for one, other in pairwise(found[f"Händelse {number}"] for number in range(4)))


def test_strain_stands_under_what_gave_strength() -> None:
    of = session((event(1, "Bråk", "2020-03", weight=-2), event(2, "Mormor", "2020-03", weight=2)))
    found = {text.words: text.top for text in sheet(svg(of)).texts}
    assert found["Mormor"] < found["Bråk"]


def test_a_worry_has_a_strip_of_its_own_with_what_feeds_and_eases_it() -> None:
    of = session(
        (
            event(1, "Separation", "2021", links=((1, Role.TRIGGERS),)),
            event(2, "Boendestöd", "2022/..", links=((1, Role.EASES),)),
        ),
        WORRIES,
    )
    texts = sheet(svg(of)).texts
    assert [text.words for text in texts].count("Separation") == 2
    tops = {text.words: text.top for text in texts}
    assert tops["Boendestöd"] < tops["Separation"]
    assert "Pengarna" not in " ".join(tops)


def test_the_legend_tells_only_what_occurs() -> None:
    bare = sheet(svg(session((event(1, "Flytt", "2021-03-02", weight=1),)))).texts
    words = " ".join(text.words for text in bare)
    assert "styrka" in words
    assert "tungt" not in words
    assert "Pågår" not in words
    without = sheet(svg(session((event(1, "Flytt", "2021-03-02", weight=1),)), Look(legend=False))).texts
    assert "styrka" not in " ".join(text.words for text in without)


def test_what_is_sensitive_is_in_no_picture_nor_in_its_words() -> None:
    hidden = event(1, "Hemligt", "2021", links=((1, Role.TRIGGERS),), sensitive=True)
    drawn = svg(session((hidden, event(2, "Flytt", "2022")), WORRIES)).decode()
    assert "Hemligt" not in drawn
    assert "Morgnarna" not in drawn
    assert "Flytt" in drawn


def test_words_of_ones_own_are_not_hidden_in_the_picture() -> None:
    assert "bakade" not in svg(PRACTICE.sessions[-1]).decode()
    assert "campingen" not in svg(PRACTICE.sessions[-1]).decode()


def test_whose_it_is_stands_before_what_does_not_tell() -> None:
    of = session((event(1, "Byter skola", "2021", whose=ELSA.id), event(2, "Elsa får glasögon", "2022", whose=ELSA.id)))
    words = {text.words for text in sheet(svg(of)).texts}
    assert {"Elsa: Byter skola", "Elsa får glasögon"} <= words


def test_colour_is_not_needed() -> None:
    grey = svg(long_story(60), Look(grey=True)).decode()
    colours = {*re.findall(r"#[0-9a-f]{6}", grey)}
    assert colours
    assert all(one[1:3] == one[3:5] == one[5:7] for one in colours)


def test_titles_cannot_break_out_of_the_picture() -> None:
    of = session((event(1, '<script>&"x"</script>', "2021"),), ())
    assert "&lt;script&gt;&amp;" in svg(of).decode()
    sheet(svg(of))


@pytest.mark.parametrize("picture_format", ["svg", "png", "pdf"])
def test_the_same_session_gives_the_same_bytes(picture_format: TimelineFormat) -> None:
    of = PRACTICE.sessions[-1]
    first, second = (draw_timeline(of, title="K-1", picture_format=picture_format) for _ in range(2))
    assert first == second
    assert first.startswith({"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}[picture_format])


def test_a_long_story_is_a_pdf_of_several_sheets() -> None:
    pages = {
        count: len(re.findall(rb"/Type */Page\b", draw_timeline(long_story(count), title="K", picture_format="pdf")))
        for count in (5, 150)
    }
    assert pages[5] == 1
    assert 2 <= pages[150] <= 12


def test_characters_that_the_font_lacks_are_told() -> None:
    assert unwritable_in_timeline(session((event(1, "妈妈 flyttar", "2021"),))) == ("妈",)
    assert "\N{WHITE SQUARE}\N{WHITE SQUARE} flyttar" in svg(session((event(1, "妈妈 flyttar", "2021"),))).decode()


def test_lanes_wear_the_palettes_hues() -> None:
    drawn = svg(session((event(1, "Flytt", "2021", lane=Lane.HOME),))).decode()
    assert all(f'fill="{LIGHT.sector(number)}"' in drawn for number in range(7))
