"""PNG and PDF from a finished drawing, through typst.

Typst sees nothing but what it is handed: no fonts of the system, no files (its root is an empty folder), no clock
(the document's date is the meeting's). So the same drawing gives the same bytes everywhere.
"""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from exports.pictures.svg import Drawing, for_typesetting
from exports.pictures.typeface import FOLDER
from mapping.errors import PictureError
from mapping.language import current
from mapping.language import gettext as _

if TYPE_CHECKING:
    import typst

DPI = 144
"""A PNG's resolution where nobody asks for another, in dots an inch: two dots a point."""

_MOST_DOTS = 40_000_000
"""A PNG never has more. The typesetter takes some ten bytes of memory for each."""

_HEADER = 33
"""A PNG's signature and its first chunk, in bytes."""

_PAGE = b"""
#let given = sys.inputs
#let pt(key) = float(given.at(key)) * 1pt
#let day = given.day.split("-").map(int)
#set document(title: given.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set page(width: pt("width"), height: pt("height"), margin: 0pt, fill: rgb(given.paper))
#set text(lang: given.lang, font: "Source Sans 3")
#image(bytes(given.svg), format: "svg", width: 100%, height: 100%, fit: "stretch", alt: given.alt)
"""

_PAGES = b"""
#let given = sys.inputs
#let day = given.day.split("-").map(int)
#set document(title: given.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set page(width: float(given.width) * 1pt, height: float(given.height) * 1pt, margin: 0pt, fill: rgb(given.paper))
#set text(lang: given.lang, font: "Source Sans 3")
#for page in json(bytes(given.pages)) {
  image(bytes(page.svg), format: "svg", width: 100%, height: 100%, fit: "stretch", alt: page.alt)
}
"""


def typeset(drawing: Drawing, wanted: Literal["png", "pdf"], *, met_on: date, dpi: int | None = None) -> bytes:
    """The drawing as PNG, or as PDF/A-2a and PDF/UA-1: vectors and real text.

    `dpi` is a PNG's dots an inch; without it `DPI`, or fewer on a very large page.

    Raises:
        PictureError: the typesetter refused, or it would be too many dots.
    """
    if wanted == "pdf":
        return compiled(_PAGE, _inputs(drawing, (drawing.width, drawing.height), met_on), wanted, DPI)
    dots = dots_an_inch(drawing.width, drawing.height, dpi)
    # A page of whole dots: the typesetter would leave out a column of dots here and there to make a picture fit.
    page = round(drawing.width * dots / 72) * 72 / dots, round(drawing.height * dots / 72) * 72 / dots
    return with_density(compiled(_PAGE, _inputs(drawing, page, met_on), wanted, dots), dots)


def typeset_pages(drawings: Sequence[Drawing], *, met_on: date) -> bytes:
    """The drawings as the pages of one PDF; all are of the first one's size.

    Raises:
        PictureError: the typesetter refused.
    """
    first = drawings[0]
    pages = [{"svg": for_typesetting(drawing), "alt": drawing.alternative.description} for drawing in drawings]
    inputs = _inputs(first, (first.width, first.height), met_on) | {"pages": json.dumps(pages, ensure_ascii=False)}
    return compiled(_PAGES, inputs, "pdf", DPI)


def compiled(template: bytes, inputs: dict[str, str], wanted: Literal["svg", "png", "pdf"], dots: int) -> bytes:
    """What a template makes of its inputs: one page, or as a PDF any number. `dots` an inch matter to a PNG only.

    Raises:
        PictureError: the typesetter refused.
    """
    from tempfile import TemporaryDirectory

    import typst

    try:
        with TemporaryDirectory(prefix="krets-") as empty:
            compiler = typst.Compiler(template, root=empty, font_paths=_fonts(), sys_inputs=inputs)
            made = compiler.compile(format=wanted, ppi=dots, pdf_standards=["a-2a", "ua-1"] if wanted == "pdf" else [])
    except (typst.TypstError, RuntimeError, OSError) as error:
        # The typesetter's own words may quote what a family has told; they stay out of the sentence.
        raise PictureError(_("The picture could not be drawn.")) from error
    assert isinstance(made, bytes)  # noqa: S101 - one page, and no file to write it to
    return made


def dots_an_inch(width: float, height: float, asked: int | None) -> int:
    """The dots an inch of a page in points: what is asked for, or `DPI`, if a computer should draw that many.

    Raises:
        PictureError: what is asked for would be too many dots.
    """
    most = max(1, int(72 * (_MOST_DOTS / (width * height)) ** 0.5))
    if asked is None:
        return min(DPI, most)
    if asked > most:
        said = _("The picture would be too large at {dpi} dots an inch. Choose at most {most}, a paper, or PDF.")
        raise PictureError(said.format(dpi=asked, most=most))
    return asked


def with_density(png: bytes, dots: int) -> bytes:
    """The PNG with its resolution told, so that a word processor gives it its true size."""
    from struct import pack
    from zlib import crc32

    a_metre = round(dots / 0.0254)
    chunk = b"pHYs" + pack(">IIB", a_metre, a_metre, 1)
    return png[:_HEADER] + pack(">I", 9) + chunk + pack(">I", crc32(chunk)) + png[_HEADER:]


def _inputs(drawing: Drawing, page: tuple[float, float], met_on: date) -> dict[str, str]:
    return {
        "svg": for_typesetting(drawing),
        "width": repr(page[0]),
        "height": repr(page[1]),
        "paper": drawing.palette.paper,
        "title": drawing.alternative.title,
        "alt": drawing.alternative.description,
        "day": met_on.isoformat(),
        "lang": current(),
    }


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
