"""PNG and PDF from a finished drawing, through typst.

Typst sees nothing but what it is handed: no fonts of the system, no files (its root is an empty folder), no clock
(the document's date is the meeting's). So the same drawing gives the same bytes everywhere.
"""

from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Literal

from exports.pictures.svg import Drawing, for_typesetting
from exports.pictures.typeface import FOLDER
from mapping.errors import PictureError
from mapping.language import current
from mapping.language import gettext as _

if TYPE_CHECKING:
    import typst

DPI = 150
"""A printed picture's resolution, in dots an inch."""

_MOST_DOTS = 9000
"""The longest side of a PNG: one larger than this few programs open."""

_PAGE = b"""
#let given = sys.inputs
#let pt(key) = float(given.at(key)) * 1pt
#let day = given.day.split("-").map(int)
#set document(title: given.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set page(width: pt("width"), height: pt("height"), margin: 0pt, fill: none)
#set text(lang: given.lang, font: "Source Sans 3")
#image(bytes(given.svg), format: "svg", width: pt("width"), height: pt("height"), alt: given.alt)
"""


def typeset(drawing: Drawing, wanted: Literal["png", "pdf"], *, met_on: date) -> bytes:
    """The drawing on a page of its own size: PNG at `DPI`, or PDF/A-2a and PDF/UA-1 as vectors with real text.

    Raises:
        PictureError: the typesetter refused.
    """
    from tempfile import TemporaryDirectory

    import typst

    inputs = {
        "svg": for_typesetting(drawing),
        "width": f"{drawing.width:.2f}",
        "height": f"{drawing.height:.2f}",
        "title": drawing.alternative.title,
        "alt": drawing.alternative.description,
        "day": met_on.isoformat(),
        "lang": current(),
    }
    try:
        with TemporaryDirectory(prefix="krets-") as empty:
            compiler = typst.Compiler(_PAGE, root=empty, font_paths=_fonts(), sys_inputs=inputs)
            made = compiler.compile(
                format=wanted,
                ppi=min(DPI, _MOST_DOTS * 72 / max(drawing.width, drawing.height)),
                pdf_standards=["a-2a", "ua-1"] if wanted == "pdf" else [],
                timestamp=datetime.combine(met_on, time(), UTC),
            )
    except (typst.TypstError, RuntimeError, OSError) as error:
        # The typesetter's own words may quote what a family has told; they stay out of the sentence.
        raise PictureError(_("The picture could not be drawn.")) from error
    assert isinstance(made, bytes)  # noqa: S101 - one page, and no file to write it to
    return made


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
