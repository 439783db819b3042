"""How a tie, a cross and an enclosure are laid on the paper; the map and its legend draw them alike."""

from collections.abc import Sequence

from exports.palette import Palette
from exports.pictures.backdrop import Backdrop
from exports.pictures.canvas import OUTLINE, Canvas, Stroke
from exports.pictures.curves import Point
from exports.pictures.marks import WEIGHTS, DrawnTie
from mapping.network import AWAITED, Standing, Strength
from mapping.placement.boxes import Size


def outline(standing: Standing, colour: str = "") -> Stroke:
    """The outline of a symbol: dashed for those awaited, dotted for a contact that is ending."""
    if standing is Standing.ENDING:
        return Stroke(2.0, colour, "dotted")
    return Stroke(OUTLINE.width, colour, "dashed" if standing in AWAITED else "")


def draw_tie(canvas: Canvas, backdrop: Backdrop, drawn: DrawnTie, ends: tuple[str, str], palette: Palette) -> None:
    """The line of a tie's strength with its arrowheads; strain, breaks and slashes around it."""
    weak = drawn.tie.strength is Strength.WEAK
    stroke = Stroke(WEIGHTS[drawn.tie.strength], palette.soft if weak else "", "dashed" if weak else "")
    canvas.tie(*ends, drawn.pieces, stroke, drawn.heads)
    for zigzag in drawn.zigzag:
        backdrop.line(zigzag, colour=palette.strain, width=1.5)
    for across in drawn.strokes:
        backdrop.line(across, colour=palette.ink, width=1.8)


def draw_cross(backdrop: Backdrop, at: Point, size: Size, palette: Palette) -> None:
    """The cross through the symbol of somebody who has died."""
    half, down = size.width / 2 + 2, size.height / 2 + 2
    for side in (-1, 1):
        ends = [(at[0] - half, at[1] - down * side), (at[0] + half, at[1] + down * side)]
        backdrop.line(ends, colour=palette.ink, width=1.4)


def draw_enclosure(backdrop: Backdrop, outline: Sequence[Point], household: int, palette: Palette) -> None:
    """A household's outline; the second household's is dotted."""
    backdrop.outline(outline, colour=palette.accent, width=1.6, style="solid" if household == 1 else "dotted")
