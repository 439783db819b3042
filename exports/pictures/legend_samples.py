"""The samples in the legend, drawn with the very strokes of the map."""

from typing import Final
from uuid import UUID

from exports.palette import Palette
from exports.pictures.backdrop import Backdrop
from exports.pictures.canvas import Canvas
from exports.pictures.curves import Point, bent
from exports.pictures.figures import Shape
from exports.pictures.legend import SHAPES, Mark
from exports.pictures.marks import DrawnTie
from exports.pictures.strokes import draw_cross, draw_enclosure, draw_tie, outline
from mapping.network import Direction, Kinship, Standing, Strength, Tie
from mapping.placement.boxes import Size

_HALF = 21.0
"""Half the length of a sample tie."""

_STUB = 13.0
"""The length of the sample for a tie to somebody who waits."""

_STANDINGS = {Mark.WISHED: Standing.WISHED, Mark.ENDING: Standing.ENDING}

_NOBODY: Final = UUID(int=0)

_TIES: dict[Mark, Tie] = {
    mark: Tie(id=_NOBODY, a=_NOBODY, b=_NOBODY, **facts)  # type: ignore[arg-type]  # each dict holds a Tie's own fields
    for mark, facts in {
        Mark.STRONG: {"strength": Strength.STRONG},
        Mark.ORDINARY: {},
        Mark.WEAK: {"strength": Strength.WEAK},
        Mark.STRAINED: {"strained": True},
        Mark.BROKEN: {"broken": True},
        Mark.SEPARATED: {"kinship": Kinship.EX_PARTNER},
        Mark.DIVORCED: {"kinship": Kinship.DIVORCED},
        Mark.SUPPORT: {"support": Direction.TO_B},
        Mark.MUTUAL: {"support": Direction.MUTUAL},
        Mark.STUB: {},
    }.items()
}


def draw_sample(canvas: Canvas, backdrop: Backdrop, mark: Mark, at: Point, palette: Palette) -> None:
    """One mark, around its middle."""
    if mark in _TIES:
        _tie(canvas, backdrop, mark, at, palette)
    elif mark is Mark.NEARNESS:
        for radius, fill in zip((9.5, 6.5, 3.5), reversed(palette.rings), strict=True):
            backdrop.disc(at, radius, fill=fill, line=palette.muted)
    elif mark in (Mark.HOUSEHOLD, Mark.SECOND_HOUSEHOLD):
        corners = [
            (at[0] + x, at[1] + y)
            for x, y in ((-12, -7), (12, -7), (15, -4), (15, 4), (12, 7), (-12, 7), (-15, 4), (-15, -4))
        ]
        draw_enclosure(backdrop, corners, 1 if mark is Mark.HOUSEHOLD else 2, palette)
    else:
        _symbol(canvas, backdrop, mark, at, palette)


def _tie(canvas: Canvas, backdrop: Backdrop, mark: Mark, at: Point, palette: Palette) -> None:
    start, end = (at[0] - _HALF, at[1]), (at[0] + _HALF, at[1])
    if mark is Mark.STUB:
        start, end = (at[0] - _STUB, at[1]), (at[0] + _STUB / 2, at[1])
        canvas.symbol("stub", Shape.CIRCLE, (end[0] + 8, at[1]), Size(11.0, 11.0), fill=palette.paper)
    names = f"{mark.name.lower()}1", f"{mark.name.lower()}2"
    for name, place in zip(names, (start, end), strict=True):
        canvas.point(name, place)
    draw_tie(canvas, backdrop, DrawnTie(_TIES[mark], bent(start, end, 0.0)), names, palette)


def _symbol(canvas: Canvas, backdrop: Backdrop, mark: Mark, at: Point, palette: Palette) -> None:
    shape = SHAPES.get(mark, Shape.CIRCLE)
    side = {Shape.SQUARE: 14.0, Shape.DIAMOND: 18.0}.get(shape, 16.0)
    size = Size(26.0 if shape is Shape.ROUNDED else side, side if shape is not Shape.ROUNDED else 15.0)
    if mark is Mark.EGO:
        size = Size(10.0, 10.0)
    fill = "" if mark is Mark.DECEASED else palette.line if mark is Mark.ENDING else palette.paper
    line = outline(_STANDINGS.get(mark, Standing.PRESENT))
    canvas.symbol(mark.name.lower(), shape, at, size, fill=fill, outline=line, double=mark is Mark.EGO)
    if mark is Mark.DECEASED:
        draw_cross(backdrop, at, size, palette)
