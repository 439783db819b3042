"""No name makes a picture impossible: what the font lacks becomes a square, and is told."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.pictures.lettering import NAME, wrap
from exports.pictures.network_map import PictureFormat, draw_map, unwritable
from exports.pictures.typeface import WEIGHTS, typeface
from exports.pictures.writing import UNWRITTEN, unwritten, written
from mapping.cleaning import clean
from mapping.network import Network, Sector
from mapping.session import Session
from tests.exports.invented import EGO, named, session, somebody

FAMILY = "👨‍👩‍👧‍👦"


def texts(of: Session, title: str = "K-1") -> list[str]:
    drawn = draw_map(of, title=title, picture_format="svg").decode()
    return [unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", drawn, re.DOTALL)]


def in_place(place: str, text: str) -> Session:
    """A map where `text` stands in one place."""
    network = Network(ego=EGO, alters=(somebody(2),))
    if place in ("name", "role"):
        network = replace(network, alters=(somebody(2, **{place: text}),))
    elif place == "sector":
        network = replace(network, sectors=(Sector(key="kin", name=text),))
    elif place == "ego":
        network = replace(network, ego=replace(EGO, name=text))
    return session(network)


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("Åsa", "Åsa"),
        ("Åsa 漢字", "Åsa □□"),
        ("ليلى", "□□□□"),
        ("مُحَمَّد", "□□□□"),  # each letter with its vowel signs is one
        ("नमस्ते", "□□□□"),
        ("Elsa 🌻", "Elsa □"),
        ("Elsa ❤️", "Elsa ❤"),
        (f"Oss {FAMILY}!", "Oss □!"),
        ("👩🏽‍🏫 Eva", "□ Eva"),
        ("🏳️‍🌈", "□"),
        ("🇸🇪🇫🇮", "□□"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "□"),
        ("Lag 1️⃣", "Lag □"),
        ("😀😀", "□□"),
        ("An\u200dna", "Anna"),
        ("\u200d", ""),
        ("□", "□"),
    ],
)
def test_what_the_font_lacks_is_a_square_for_each_character(said: str, drawn: str) -> None:
    assert written(said) == drawn


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_font_has_the_square(weight: str) -> None:
    assert UNWRITTEN in typeface(weight).advances  # type: ignore[arg-type]


@given(st.text(max_size=30))
def test_whatever_is_said_can_be_written(said: str) -> None:
    drawn = written(said)
    assert drawn.isprintable()
    assert set(drawn) <= typeface("Regular").advances.keys()
    assert written(drawn) == drawn
    assert bool(unwritten([said])) == (drawn.count(UNWRITTEN) > clean(said).count(UNWRITTEN))


@pytest.mark.parametrize("place", ["name", "role", "title", "sector", "ego"])
def test_a_name_that_cannot_be_written_does_not_stop_the_picture(place: str) -> None:
    of = in_place(place, "Åsa 漢")
    assert "Åsa □" in "".join(texts(of, "Åsa 漢" if place == "title" else "K-1"))


@pytest.mark.parametrize("wanted", ["png", "pdf"])
def test_the_typesetter_draws_the_square_too(wanted: PictureFormat) -> None:
    unknown, square = (draw_map(named(name), title="K-1", picture_format=wanted) for name in ("Åsa 漢", "Åsa □"))
    assert len(unknown) == pytest.approx(len(square), rel=0.02)


def test_an_emoji_is_broken_and_measured_as_one_square() -> None:
    assert wrap(f"Bo {FAMILY}", NAME) == ("Bo □",)


@pytest.mark.parametrize("place", ["name", "role", "sector", "ego"])
def test_what_cannot_be_written_is_told(place: str) -> None:
    assert unwritable(in_place(place, "Åsa 漢")) == ("漢",)


def test_it_is_told_in_order_each_once() -> None:
    alters = (somebody(2, name=f"{FAMILY}字", role="漢 😀"), somebody(3, name="字 😀"))
    assert unwritable(session(Network(ego=replace(EGO, name="漢"), alters=alters))) == ("漢", FAMILY, "字", "😀")
    assert unwritable(session(Network(ego=EGO, alters=(somebody(2, name="Žužanna Ŋávdnos Жанна"),)))) == ()


def test_the_words_for_those_who_do_not_see_it_keep_the_name() -> None:
    drawn = draw_map(named(f"Åsa {FAMILY} 漢"), title="K-1", picture_format="svg").decode()
    assert f"- Åsa {FAMILY} 漢." in drawn
