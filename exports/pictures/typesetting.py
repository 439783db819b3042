"""PNG and PDF from a finished drawing, through typst.

Typst sees nothing but what it is handed: no fonts of the system, no files (its root is an empty folder), no clock
(the document's date is the meeting's). So the same drawing gives the same bytes everywhere.
"""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from exports.palette import LIGHT
from exports.pictures.svg import Drawing, for_typesetting
from exports.pictures.typeface import FOLDER
from mapping.errors import PictureError
from mapping.language import current
from mapping.language import gettext as _

if TYPE_CHECKING:
    import typst

DPI = 144
"""A PNG's resolution, in dots an inch: two dots a point. On a sheet of whole points nothing falls between two dots;
the typesetter would leave out a column of dots here and there to make it fit.
"""

_LARGE = 4500
"""The longest side, in points, that is drawn so fine; on a larger sheet a dot is a point."""

_PAPERS = ((842, 595), (1191, 842), (1684, 1191))
"""A4, A3 and A2, lying, in points."""

_SMALLEST = 0.6
"""How far a sheet may shrink onto a paper: names then stand in 7.5 points."""

_PAGE = b"""
#let given = sys.inputs
#let pt(key) = float(given.at(key)) * 1pt
#let day = given.day.split("-").map(int)
#set document(title: given.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set page(width: pt("page-width"), height: pt("page-height"), margin: 0pt, fill: rgb(given.paper))
#set text(lang: given.lang, font: "Source Sans 3")
#set align(center + horizon)
#image(bytes(given.svg), format: "svg", width: pt("width"), height: pt("height"), alt: given.alt)
"""


def typeset(drawing: Drawing, wanted: Literal["png", "pdf"], *, met_on: date) -> bytes:
    """The drawing as PNG at `DPI`, or as PDF/A-2a and PDF/UA-1: vectors and real text, on the smallest paper it can be.

    Raises:
        PictureError: the typesetter refused.
    """
    page_width, page_height, scale = _paper(drawing) if wanted == "pdf" else (drawing.width, drawing.height, 1.0)
    inputs = {
        "svg": for_typesetting(drawing),
        "width": str(drawing.width * scale),
        "height": str(drawing.height * scale),
        "page-width": str(page_width),
        "page-height": str(page_height),
        "paper": LIGHT.paper,
        "title": drawing.alternative.title,
        "alt": drawing.alternative.description,
        "day": met_on.isoformat(),
        "lang": current(),
    }
    return _compiled(inputs, wanted, fine=max(drawing[:2]) <= _LARGE)


def _compiled(inputs: dict[str, str], wanted: Literal["png", "pdf"], *, fine: bool) -> bytes:
    from tempfile import TemporaryDirectory

    import typst

    try:
        with TemporaryDirectory(prefix="krets-") as empty:
            compiler = typst.Compiler(_PAGE, root=empty, font_paths=_fonts(), sys_inputs=inputs)
            made = compiler.compile(
                format=wanted,
                ppi=DPI if fine else DPI / 2,
                pdf_standards=["a-2a", "ua-1"] if wanted == "pdf" else [],
            )
    except (typst.TypstError, RuntimeError, OSError) as error:
        # The typesetter's own words may quote what a family has told; they stay out of the sentence.
        raise PictureError(_("The picture could not be drawn.")) from error
    assert isinstance(made, bytes)  # noqa: S101 - one page, and no file to write it to
    return made


def _paper(drawing: Drawing) -> tuple[int, int, float]:
    """The page's width and height, and the scale; a drawing too large for them all has a page of its own size."""
    for width, height in _PAPERS:
        scale = min(width / drawing.width, height / drawing.height, 1.0)
        if scale >= _SMALLEST:
            return width, height, scale
    return drawing.width, drawing.height, 1.0


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
