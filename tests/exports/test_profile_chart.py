"""The picture of everyday life: the same bytes each time, whole for those who do not see it, and never crowded."""

import re
import struct
import zlib
from collections.abc import Iterator
from html import escape

import pytest
from msgspec.structs import replace

from exports.palette import LIGHT
from exports.pictures.look import PLAIN, Look
from exports.pictures.profile_chart import TEMPLATE, draw_profile, unwritable_in_profile
from mapping.errors import PictureError
from mapping.language import speaking
from mapping.profile.audience import Audience
from mapping.profile.in_words import profile_in_words
from mapping.profile.sensitive import without_sensitive
from mapping.questions import krets_bank
from mapping.session import Session
from mapping.words import Voice
from tests.everyday import ELSA, answer, everyday, few, full, said

BANK = krets_bank()
A4 = (595, 842)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def drawn(session: Session, wanted: str, look: Look = PLAIN, audience: Audience = Audience.PARENT) -> bytes:
    left = without_sensitive(session, BANK)
    return draw_profile(left, BANK, title="K-1", picture_format=wanted, look=look, audience=audience)  # type: ignore[arg-type]


def inside(pdf: bytes) -> bytes:
    """A PDF's bytes with its streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(zlib.decompressobj().decompress(each) for each in streams if each[:1] == b"x")


def pages(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page, in whole points."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", inside(pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.parametrize(("wanted", "beginning"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF-")])
def test_the_same_bytes_each_time(wanted: str, beginning: bytes) -> None:
    first = drawn(few(), wanted)
    assert first.startswith(beginning)
    assert drawn(few(), wanted) == first
    assert drawn(everyday(answer("executive.start", 4)), wanted) != first


def test_an_svg_tells_itself_in_words_and_asks_for_no_font() -> None:
    svg = drawn(few(), "svg").decode()
    words = profile_in_words(without_sensitive(few(), BANK), BANK, title="K-1")
    for line in words.splitlines():
        assert escape(line) in svg
    assert "<text" not in svg
    assert "font-family" not in svg


def test_a_pdf_is_tagged_and_each_row_of_marks_is_told() -> None:
    made = inside(drawn(few(), "pdf"))
    assert b"/MarkInfo" in made
    start, silent = BANK.question("executive.start"), BANK.question("executive.letters")
    assert start is not None
    assert silent is not None
    told = f"{start.ask.text} {start.step(3).text}", f"{silent.ask.text} Don't want to answer."
    for words in told:
        assert words.encode("utf-16-be") in made or words.encode() in made


def test_a_pdf_has_the_pages_it_needs() -> None:
    assert pages(drawn(few(), "pdf")) == [A4]
    several = pages(drawn(full(), "pdf"))
    assert len(several) > 1
    assert set(several) == {A4}
    wide = pages(drawn(full(), "pdf", Look(paper="a3")))
    assert set(wide) == {(1191, 842)}
    assert len(wide) < len(several)


def test_a_picture_is_one_sheet_as_tall_as_it_needs() -> None:
    small, large = (struct.unpack(">II", drawn(session, "png")[16:24]) for session in (few(), full()))
    assert small[0] == large[0] == 1191
    assert large[1] > 2 * small[1]


def test_dots_an_inch_are_heeded_until_they_are_too_many() -> None:
    fine = drawn(few(), "png", Look(dpi=72))
    assert struct.unpack(">I", fine[16:20]) == (595,)
    assert b"pHYs" + struct.pack(">IIB", 2835, 2835, 1) in fine
    with pytest.raises(PictureError, match="at most"):
        drawn(full(), "png", Look(dpi=600))


def test_without_colour_there_is_none() -> None:
    svg = drawn(full(), "svg", Look(grey=True)).decode()
    colours = set(re.findall(r"#[0-9a-f]{6}\b", svg.split("</desc>")[1]))
    assert colours
    assert all(colour[1:3] == colour[3:5] == colour[5:] for colour in colours)
    assert LIGHT.accent in drawn(full(), "svg").decode()


def test_no_text_is_too_small_to_read() -> None:
    sizes = [float(size) for size in re.findall(r"size: ([\d.]+)pt", TEMPLATE.read_text("utf-8"))]
    assert min(sizes) >= 7.5


def test_what_families_write_is_text_and_never_markup() -> None:
    hostile = '#panic("x") $a$ *b* @c <d> \\ [e] "f" // g /* h'
    session = everyday(answer("executive.strength", 5, helps=(hostile,), words=said(Voice.PARENT, hostile)))
    assert drawn(session, "svg").decode().count(escape(hostile)) == 3
    assert drawn(session, "pdf").startswith(b"%PDF-")


LONG = ("W" * 400, "Självständighetsutveckling" * 9, "mellan ord " * 90, "漢" * 90, "a" * 300)


@pytest.mark.parametrize("long", LONG, ids=range(len(LONG)))
def test_nothing_reaches_outside_however_long_it_is(long: str) -> None:
    session = everyday(
        answer("executive.strength", 5, helps=(long, long), words=said(Voice.PARENT, long), child=ELSA.id),
        answer("executive.wish", 4, helps=(long,)),
        answer("executive", words=said(Voice.PARENT, long)),
    )
    alters = tuple(replace(alter, name=long) for alter in session.network.alters)
    whole = replace(session, network=replace(session.network, alters=alters))
    plain = drawn(session, "png", Look(dpi=72))
    made = draw_profile(whole, BANK, title=long, picture_format="png", look=Look(dpi=72))
    assert struct.unpack(">I", made[16:20]) == struct.unpack(">I", plain[16:20])
    assert _margin_is_empty(made)


def _margin_is_empty(png: bytes) -> bool:
    """Whether the outermost 30 points to the right hold nothing but paper."""
    width, _height = struct.unpack(">II", png[16:24])
    rows = _rows(png, width)
    return all(row[-4 * 30 :] == row[-4:] * 30 for row in rows)


def _rows(png: bytes, width: int) -> Iterator[bytes]:
    """The dots of an RGBA picture, row by row."""
    packed = b"".join(data for kind, data in _chunks(png) if kind == b"IDAT")
    raw, stride = zlib.decompress(packed), width * 4
    before = bytes(stride)
    for at in range(0, len(raw), stride + 1):
        before = _unfiltered(raw[at], raw[at + 1 : at + 1 + stride], before)
        yield before


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    made = bytearray()
    for place, value in enumerate(row):
        left = made[place - 4] if place >= 4 else 0
        up, corner = above[place], above[place - 4] if place >= 4 else 0
        guessed = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        made.append((value + guessed) % 256)
    return bytes(made)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda each: abs(guess - each))


def test_squares_are_counted() -> None:
    session = everyday(answer("executive.start", 4, helps=("漢字",)))
    assert unwritable_in_profile(session, BANK) == ("漢", "字")


def test_a_profile_without_answers_is_drawn_too() -> None:
    assert drawn(everyday(), "pdf").startswith(b"%PDF-")
