"""The network map as a picture: the same bytes each time, in words that were said, and nothing that steers."""

import re
import struct
import subprocess
import sys
from base64 import b64decode
from datetime import date
from hashlib import sha256
from html import unescape
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from exports.pictures.network_map import PictureFormat, draw_map
from mapping.dates import FuzzyDate
from mapping.language import speaking
from mapping.network import Network
from mapping.terms import ring_name
from tests.exports.invented import EGO, crowd, named, session, somebody

FORMATS: tuple[PictureFormat, ...] = ("svg", "png", "pdf", "dot")

FRESH = """
from hashlib import sha256
from exports.pictures.network_map import draw_map
from tests.exports.invented import crowd
for wanted in ("svg", "png", "pdf", "dot"):
    print(sha256(draw_map(crowd(12), title="K-1", picture_format=wanted)).hexdigest())
"""

HOSTILE = (
    "Ek & Son",
    'Kalle "Kula"',
    "back\\slash \\N \\n \\G",
    "<b>fet</b>",
    "<Ärlig>",
    "&lt;&amp;&#65;",
    "};]-- a -> b [label=x]",
    "'); DROP",
    "$(x) #typst *y* _z_",
    "]]> <!-- x --> <title>t</title>",
)


def svg(of: object, title: str = "K-1") -> str:
    return draw_map(of, title=title, picture_format="svg").decode()  # type: ignore[arg-type]


def texts(drawn: str) -> list[str]:
    """All texts in an SVG, as they are read."""
    return [unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", drawn, re.DOTALL)]


def test_the_same_session_gives_the_same_bytes() -> None:
    here = [sha256(draw_map(crowd(12), title="K-1", picture_format=wanted)).hexdigest() for wanted in FORMATS]
    again = [sha256(draw_map(crowd(12), title="K-1", picture_format=wanted)).hexdigest() for wanted in FORMATS]
    fresh = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True).stdout.split()
    assert here == again == fresh


def test_png_has_two_dots_to_each_point_of_the_sheet() -> None:
    png = draw_map(crowd(5), title="K-1", picture_format="png")
    drawn = re.search(r'width="(\d+)pt" height="(\d+)pt"', svg(crowd(5)))
    assert drawn is not None
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert png.endswith(b"IEND\xaeB`\x82")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (int(drawn[1]) * 2, int(drawn[2]) * 2)


def test_pdf_is_archival_and_accessible() -> None:
    pdf = draw_map(crowd(5), title="K-1", picture_format="pdf")
    assert pdf.startswith(b"%PDF-1.7")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert b"<pdfaid:part>2" in pdf
    assert b"<pdfuaid:part>1" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"2026-03-12" in pdf


def test_svg_embeds_its_font_under_a_name_of_its_own() -> None:
    drawn = svg(crowd(5))
    assert drawn.count("@font-face{font-family:'Krets Sans'") == 2
    assert "Source" not in drawn
    assert set(re.findall(r'font-family="([^"]*)"', drawn)) == {"Krets Sans"}


def test_the_embedded_font_itself_has_another_name() -> None:
    for encoded in re.findall(r"data:font/woff;base64,([^)]*)", svg(crowd(5))):
        font = TTFont(BytesIO(b64decode(encoded)))
        assert font["name"].getDebugName(1) == "Krets Sans"
        assert not any("Source" in str(record) for record in font["name"].names)


def test_svg_says_in_words_what_it_shows() -> None:
    drawn, swedish = svg(named("Åsa Öhman", ring=2)), ring_name(2).capitalize()
    with speaking("en"):
        english = svg(named("Åsa Öhman", ring=2))
    assert "<title>Nätverkskarta · K-1</title>" in drawn
    assert f"{swedish}, Släkt:\n- Åsa Öhman." in drawn
    assert "In between, Relatives:\n- Åsa Öhman." in english


def test_swedish_and_english_words() -> None:
    waiting = session(Network(ego=EGO, alters=(somebody(2, sector=None, ring=None),)))
    swedish = texts(svg(waiting))
    with speaking("en"):
        english = texts(svg(waiting))
    assert {"Nätverkskarta · K-1", "12 mars 2026", "Hemma", "Släkt", "Fritid", "1 väntar på plats"} <= set(swedish)
    assert {"Network map · K-1", "March 12, 2026", "At home", "Relatives", "1 waits beside the map"} <= set(english)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_as_they_are(name: str) -> None:
    drawn = svg(named(name), title=name)
    assert name.replace(" ", "") in "".join(texts(drawn)).replace(" ", "")
    assert draw_map(named(name), title=name, picture_format="pdf").startswith(b"%PDF")


def test_what_steers_or_hides_is_taken_out_of_names() -> None:
    drawn = svg(named("An\x1b[31mna\u202e\x00 \u2066Ek\u200d"))
    assert {"An[31mna Ek"} <= set(texts(drawn))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", drawn)


def test_a_very_long_name_is_cut_with_an_ellipsis() -> None:
    lines = [text for text in texts(svg(named("W" * 500))) if "WW" in text]
    assert len(lines) == 5
    assert lines[-1].endswith("…")


def test_forty_characters_are_shown_whole() -> None:
    name = "Ann-Charlotte Wästerström von Öhrnberg-Å"
    assert len(name) == 40
    assert name.replace(" ", "") in "".join(texts(svg(named(name)))).replace(" ", "")


def test_a_role_stands_for_a_name_that_is_not_said() -> None:
    assert "Kurator" in texts(svg(named("", role="Kurator")))


def test_cyrillic_and_sami_names_are_drawn_with_their_letters_embedded() -> None:
    latin = len(svg(named("Ann")))
    assert "Žužanna Ŋávdnos" in texts(svg(named("Žužanna Ŋávdnos"))) or "Ŋávdnos" in "".join(
        texts(svg(named("Ŋávdnos")))
    )
    assert len(svg(named("Жанна"))) > latin + 200


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2017-09-03", "8 år"),
        ("2017-03-12", "9 år"),
        ("2017", "8–9 år"),
        ("2017~", "ca 9 år"),
        ("2010/2019", "6–16 år"),
        ("../2019", ""),
        ("2027", ""),
    ],
)
def test_age_at_the_meeting(edtf: str, said: str) -> None:
    drawn = texts(svg(session(Network(ego=replace(EGO, born=FuzzyDate(edtf=edtf))))))
    assert [text for text in drawn if text.endswith(" år")] == ([said] if said else [])


def test_a_meeting_on_another_day_is_another_picture() -> None:
    later = replace(crowd(3), met_on=date(2027, 1, 2))
    assert "2 januari 2027" in texts(svg(later))
    assert draw_map(later, title="K-1", picture_format="pdf") != draw_map(crowd(3), title="K-1", picture_format="pdf")


def test_no_identity_leaves_with_the_picture() -> None:
    of = crowd(12)
    ids = [str(of.id), str(of.family), *(str(alter.id) for alter in of.network.alters)]
    for wanted in ("svg", "dot"):
        drawn = draw_map(of, title="K-1", picture_format=wanted).decode()
        assert not any(id_ in drawn for id_ in ids)


def test_pdf_and_png_hold_the_texts() -> None:
    pdf = draw_map(named("Anna"), title="K-1", picture_format="pdf")
    assert {b"SourceSans3-Regular", b"SourceSans3-SemiBold"} <= set(re.findall(rb"/BaseFont/\w+\+([\w-]+)", pdf))
    one, other = (draw_map(named(name), title="K-1", picture_format="png") for name in ("Anna", "naAn"))
    assert one != other
