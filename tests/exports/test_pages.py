"""A paper that was chosen is filled, in every format; a PNG has the dots that were asked for, within bounds."""

import re
import struct
from typing import Any

import pytest

from exports.palette import GREY, LIGHT
from exports.pictures.look import PLAIN, Look, Paper
from exports.pictures.network_map import draw_map
from exports.pictures.pages import on_page, paged
from exports.pictures.svg import Alternative, Drawing, View
from exports.pictures.typesetting import typeset
from mapping.cleaning import clean
from mapping.errors import PictureError
from mapping.language import gettext as _
from mapping.network.in_words import in_words
from mapping.network.presets import Preset
from mapping.session import Session
from tests.exports.invented import crowd

SIZES: dict[Paper, tuple[int, int]] = {"a4": (842, 595), "a3": (1191, 842)}
RECTANGLE = b'<rect x="0" y="0" width="100%" height="100%" fill="#888888"/></svg>\n'


def svg(of: Session, **look: Any) -> str:
    return draw_map(of, title="K-1", picture_format="svg", look=Look(**look)).decode()


def frame(drawn: str) -> tuple[str, list[float]]:
    """The page's size, and what of the drawing's plane is seen."""
    found = re.search(r'<svg [^>]*(width="\d+pt" height="\d+pt") viewBox="([^"]*)"', drawn)
    assert found is not None
    return found[1], [float(length) for length in found[2].split()]


def png_size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def media_box(pdf: bytes) -> tuple[float, float]:
    box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box is not None
    return float(box[1]), float(box[2])


def drawing(width: int, height: int) -> Drawing:
    """A page of that size with nothing much on it."""
    return Drawing(width, height, View(0, 0, width, height), RECTANGLE, Alternative("T", "W"))


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("count", [0, 12, 60])
def test_svg_has_the_papers_size_and_shows_all_of_the_drawing_in_its_middle(paper: Paper, count: int) -> None:
    _size, own = frame(svg(crowd(count)))
    size, (left, top, wide, high) = frame(svg(crowd(count), paper=paper))
    width, height = SIZES[paper]
    assert size == f'width="{width}pt" height="{height}pt"'
    assert wide / high == pytest.approx(width / height, rel=1e-4)
    assert left <= 0.01
    assert top <= 0.01
    assert min(wide - own[2], high - own[3]) == pytest.approx(0, abs=0.01), "it fills the paper in one direction"
    assert (left, top) == (pytest.approx((own[2] - wide) / 2, abs=0.01), pytest.approx((own[3] - high) / 2, abs=0.01))


@pytest.mark.parametrize("paper", SIZES)
def test_pdf_has_the_papers_size(paper: Paper) -> None:
    pdf = draw_map(crowd(60), title="K-1", picture_format="pdf", look=Look(paper=paper))
    assert media_box(pdf) == SIZES[paper]


@pytest.mark.parametrize(
    ("own", "page"),
    [
        ((400, 300), (842, 595)),
        ((1400, 900), (842, 595)),
        ((1410, 900), (1191, 842)),
        ((900, 1403), (1191, 842)),
        ((900, 1404), (1684, 1191)),
        ((2800, 1900), (1684, 1191)),
        ((2810, 1900), (2810, 1900)),
    ],
)
def test_pdf_lies_on_the_smallest_paper_that_it_can_be_read_on(own: tuple[int, int], page: tuple[int, int]) -> None:
    pdf = paged(drawing(*own), "pdf", PLAIN, met_on=crowd(0).met_on)
    assert media_box(pdf) == page


@pytest.mark.parametrize(
    ("paper", "dpi", "size"),
    [
        ("a4", None, (1684, 1190)),
        ("a4", 72, (842, 595)),
        ("a4", 150, (1754, 1240)),
        ("a3", 96, (1588, 1123)),
        ("a4", 600, (7017, 4958)),
    ],
)
def test_png_has_the_dots_an_inch_that_were_asked_for(paper: Paper, dpi: int | None, size: tuple[int, int]) -> None:
    png = draw_map(crowd(5), title="K-1", picture_format="png", look=Look(paper=paper, dpi=dpi))
    assert png_size(png) == size
    a_metre = round((dpi or 144) / 0.0254)
    assert png[33:54] == struct.pack(">I", 9) + b"pHYs" + struct.pack(">IIB", a_metre, a_metre, 1) + png[50:54]


def test_dots_an_inch_are_of_the_pictures_own_size_without_a_paper() -> None:
    own = re.search(r'width="(\d+)pt" height="(\d+)pt"', svg(crowd(5)))
    assert own is not None
    png = draw_map(crowd(5), title="K-1", picture_format="png", look=Look(dpi=100))
    assert png_size(png) == (round(int(own[1]) * 100 / 72), round(int(own[2]) * 100 / 72))


def test_too_many_dots_are_refused_with_what_would_do() -> None:
    with pytest.raises(PictureError) as refused:
        draw_map(crowd(5), title="K-1", picture_format="png", look=Look(paper="a3", dpi=600))
    said = _("The picture would be too large at {dpi} dots an inch. Choose at most {most}, a paper, or PDF.")
    assert str(refused.value) == said.format(dpi=600, most=454)
    png = draw_map(crowd(5), title="K-1", picture_format="png", look=Look(paper="a3", dpi=454))
    assert png_size(png) == (7510, 5309)


@pytest.mark.parametrize(("width", "height"), [(9000, 9000), (30_000, 400), (200_000, 100_000)])
def test_a_very_large_sheet_gets_as_many_dots_as_can_be(width: int, height: int) -> None:
    wide, high = png_size(typeset(drawing(width, height), "png", met_on=crowd(0).met_on))
    assert wide * high <= 40_000_000 * 1.01
    assert wide * high > 1_000_000
    assert wide / high == pytest.approx(width / height, rel=0.01)


def test_a_drawing_on_a_page_is_not_enlarged_beyond_what_is_said() -> None:
    small = drawing(100, 50)
    assert on_page(small, (842, 595), most=1.0).view == View(-371, -272.5, 842, 595)
    assert on_page(small, (200, 200)).view == View(0, -25, 100, 100)
    assert on_page(on_page(small, (200, 200)), (100, 50)).view == View(-50, -25, 200, 100)


def test_grey_has_no_hue_anywhere() -> None:
    colours = set(re.findall(r"#[0-9a-f]{6}\b", svg(crowd(60), grey=True)))
    assert {colour for colour in colours if len({colour[1:3], colour[3:5], colour[5:7]}) > 1} == set()
    assert GREY.paper in colours
    assert LIGHT.paper in svg(crowd(60))


def test_without_a_legend_the_sheet_is_smaller_and_explains_nothing() -> None:
    with_it, without = svg(crowd(12)), svg(crowd(12), legend=False)
    meaning = _("Nearer the middle means closer").split()[0]
    assert f">{meaning}" in with_it
    assert f">{meaning}" not in without
    widths = [int(re.findall(r'width="(\d+)pt"', drawn)[0]) for drawn in (with_it, without)]
    assert widths[0] > widths[1]


def test_a_preset_is_told_beside_the_date_and_shows_fewer_ties() -> None:
    whole, strained = svg(crowd(12), legend=False), svg(crowd(12), legend=False, preset=Preset.STRAINED)
    assert ">12 mars 2026</text>" in whole
    assert ">12 mars 2026 · Ansträngt</text>" in strained
    assert whole.count('class="edge"') > strained.count('class="edge"') > 0
    names = {clean(alter.name).replace("-", " ").split()[0] for alter in crowd(12).network.alters}
    assert all(f">{name}" in strained for name in names)


@pytest.mark.parametrize("preset", [Preset.ALL, Preset.SUPPORT])
def test_the_alternative_text_of_a_pdf_is_the_whole_map_in_words(preset: Preset) -> None:
    of = crowd(12)
    pdf = draw_map(of, title="K-1", picture_format="pdf", look=Look(preset=preset))
    words = in_words(of.network, of.met_on, title="Nätverkskarta · K-1", preset=preset)
    told = re.search(rb"/Alt\s*<FEFF([0-9A-F]+)>", pdf)
    assert told is not None
    assert bytes.fromhex(told[1].decode()).decode("utf-16-be") == words


def test_the_same_look_gives_the_same_bytes() -> None:
    look = Look(preset=Preset.SUPPORT, grey=True, paper="a4", legend=False, dpi=100)
    for wanted in ("svg", "png", "pdf"):
        one, other = (draw_map(crowd(9), title="K-1", picture_format=wanted, look=look) for _time in (1, 2))
        assert one == other
