"""The page that a drawing ends on: a paper that was chosen, the smallest that it can be read on, or one of its own."""

from datetime import date
from typing import Literal

from exports.pictures.look import Look, Paper
from exports.pictures.svg import Drawing, View, standalone
from exports.pictures.typesetting import typeset

Page = tuple[int, int]
"""Width and height, in points."""

_SIZES: dict[Paper, Page] = {"a4": (842, 595), "a3": (1191, 842)}
"""The papers, lying."""

_A2 = (1684, 1191)

_SMALLEST = 0.6
"""How far a drawing may shrink onto a paper that nobody chose: names then stand in 7.5 points."""


def paged(drawing: Drawing, wanted: Literal["svg", "png", "pdf"], look: Look, *, met_on: date) -> bytes:
    """The drawing as a file, on the paper that `look` names; a PDF otherwise on the smallest paper it can be read on.

    Raises:
        PictureError: the typesetter refused, or the picture would have more dots than a computer should draw.
    """
    if look.paper is not None:
        drawing = on_page(drawing, _SIZES[look.paper])
    elif wanted == "pdf":
        drawing = _on_smallest(drawing)
    return standalone(drawing) if wanted == "svg" else typeset(drawing, wanted, met_on=met_on, dpi=look.dpi)


def on_page(drawing: Drawing, page: Page, most: float = float("inf")) -> Drawing:
    """The drawing in the middle of a page, as large as it can be, but at `most` that many times its own size."""
    scale = min(_scale(drawing, page), most)
    view, width, height = drawing.view, page[0] / scale, page[1] / scale
    left, top = view.left - (width - view.width) / 2, view.top - (height - view.height) / 2
    return drawing._replace(width=page[0], height=page[1], view=View(left, top, width, height))


def _on_smallest(drawing: Drawing) -> Drawing:
    for page in (*_SIZES.values(), _A2):
        if _scale(drawing, page) >= _SMALLEST:
            return on_page(drawing, page, most=1.0)
    return drawing


def _scale(drawing: Drawing, page: Page) -> float:
    return min(page[0] / drawing.view.width, page[1] / drawing.view.height)
