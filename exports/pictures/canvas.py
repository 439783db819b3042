"""Nodes and ties as DOT text, through the graphviz package: the one place that quotes what people have said.

Nothing is laid out by Graphviz: every node has its place (`pos`), every tie its curve. Lengths are points and y grows
downwards; DOT has y upwards.

What people have said is quoted by the graphviz package, each time anew. What Krets itself writes, numbers and a few
words, is known to be right or quoted once: a picture holds some thousand of them, and quoting took longer than all
its geometry.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from exports.pictures.figures import Shape
from exports.pictures.lettering import Lettering
from exports.pictures.paths import Point, Way
from exports.pictures.typeface import EMBEDDED_FAMILY
from mapping.boxes import Size

_SHAPES = {Shape.SQUARE: "square", Shape.CIRCLE: "circle", Shape.DIAMOND: "diamond", Shape.ROUNDED: "box"}

_DIRECTIONS = {(True, False): "back", (False, True): "forward", (True, True): "both"}

OUTLINE = 1.4
"""How thick a symbol's outline is."""

_ARROW = 9.0
"""An arrowhead's length."""


class Stroke(NamedTuple):
    """How a line is drawn."""

    width: float
    colour: str = ""
    """The ink, where none is given."""
    dashed: bool = False


@cache
def _word(text: str) -> str:
    """A word of Krets's own as DOT. Never anything that somebody has said: it is kept."""
    from graphviz.quoting import quote

    return str(quote(text))


class Canvas:
    """A graph under construction; `source` gives the finished text."""

    def __init__(self, width: float, height: float, *, paper: str, ink: str) -> None:
        """A canvas of a given size, in points; `ink` colours what is given no other colour."""
        import graphviz
        from graphviz.quoting import quote

        self.width, self.height = width, height
        self._texts = 0
        self._graph: graphviz.Graph = graphviz.Graph("krets")
        self._escape, self._literal, self._quote = graphviz.escape, graphviz.nohtml, quote
        self._graph.attr("graph", bgcolor=paper, pad="0", outputorder="edgesfirst", splines="true")
        self._graph.attr(
            "node", shape="none", label="", fixedsize="true", width="0", height="0", fontname=EMBEDDED_FAMILY
        )
        self._graph.attr("node", color=ink, fontcolor=ink, penwidth=f"{OUTLINE:g}", style="filled", fillcolor="none")
        self._graph.attr("edge", color=ink, dir="none", arrowsize="0.8")
        # The engine ignores a given size; two unseen corners fix it.
        for name, corner in (("corner1", (0.0, 0.0)), ("corner2", (width, height))):
            self.point(name, corner)

    def source(self, backdrop: str) -> str:
        """The whole picture as DOT text, on a backdrop of drawing operations."""
        self._state("graph", {"_background": f'"{backdrop}"'})
        return str(self._graph.source)

    def symbol(
        self, name: str, shape: Shape, at: Point, size: Size, *, fill: str, dashed: bool = False, double: bool = False
    ) -> None:
        """A symbol; without a fill, what lies under it shows."""
        styles = [*["filled"] * bool(fill), *["dashed"] * dashed, *["rounded"] * (shape is Shape.ROUNDED)]
        self._state(
            name,
            {
                "fillcolor": _word(fill or "none"),
                "height": f"{size.height / 72:.3f}",
                "peripheries": "2" if double else "",
                "pos": self._place(at),
                "shape": _SHAPES[shape],
                "style": "" if styles == ["filled"] else _word(",".join(styles) or "solid"),
                "width": f"{size.width / 72:.3f}",
            },
        )

    def text(self, lines: Sequence[str], at: Point, lettering: Lettering, *, colour: str = "", kind: str = "") -> None:
        """Lines of text around their middle. `kind` names the style that the picture gives them."""
        if not lines:
            return
        self._texts += 1
        classes = " ".join([*["SemiBold"] * (lettering.weight == "SemiBold"), *[kind] * bool(kind)])
        self._state(
            f"text{self._texts}",
            {
                "label": self._quoted(lines),
                "class": classes and _word(classes),
                "fontcolor": colour and _word(colour),
                "fontsize": f"{lettering.size:g}",
                "pos": self._place(at),
            },
        )

    def left_text(self, lines: Sequence[str], at: Point, lettering: Lettering, *, colour: str = "") -> None:
        """Lines of text to the right of a point, in height around it."""
        first = at[1] - (len(lines) - 1) / 2 * lettering.leading
        for index, line in enumerate(lines):
            middle = at[0] + lettering.width(line) / 2, first + index * lettering.leading
            self.text([line], middle, lettering, colour=colour)

    def tie(self, a: str, b: str, ways: Sequence[Way], stroke: Stroke, heads: tuple[bool, bool]) -> None:
        """A tie between two symbols, in one or more stretches, with arrowheads where they are wanted."""
        last = len(ways) - 1
        pieces = [
            self._spline(way, heads[0] and index == 0, heads[1] and index == last) for index, way in enumerate(ways)
        ]
        self._state(
            f"{a} -- {b}",
            {
                "arrowsize": ("0.8" if stroke.width < 2 else "0.6") if any(heads) else "",
                "color": stroke.colour and _word(stroke.colour),
                "dir": _DIRECTIONS.get(heads, ""),
                "penwidth": f"{stroke.width:g}",
                "pos": f'"{";".join(pieces)}"',
                "style": "dashed" if stroke.dashed else "",
            },
        )

    def point(self, name: str, at: Point) -> None:
        """An unseen node, for a sample tie to end at."""
        self._state(name, {"pos": self._place(at), "style": "invis"})

    def _state(self, what: str, attributes: Mapping[str, str]) -> None:
        """A statement of DOT; the values are quoted already, and what has none is left out."""
        stated = " ".join([f"{name}={value}" for name, value in attributes.items() if value])
        self._graph.body.append(f"\t{what} [{stated}]\n")

    def _spline(self, way: Way, head_at_start: bool, head_at_end: bool) -> str:
        body, marks = way, []
        if head_at_start or head_at_end:
            cut = min(_ARROW / max(way.length, 1.0), 0.4)
            body = way.part(cut if head_at_start else 0.0, 1 - cut if head_at_end else 1.0)
            marks += [f"e,{self._pos(way.end)}"] * head_at_end
            marks += [f"s,{self._pos(way.start)}"] * head_at_start
        (sx, sy), (cx, cy), (ex, ey) = body
        near_start = sx + (cx - sx) * 2 / 3, sy + (cy - sy) * 2 / 3
        near_end = ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3
        return " ".join([*marks, *map(self._pos, (body.start, near_start, near_end, body.end))])

    def _pos(self, at: Point) -> str:
        return f"{at[0]:.1f},{self.height - at[1]:.1f}"

    def _place(self, at: Point) -> str:
        return f'"{at[0]:.1f},{self.height - at[1]:.1f}"'

    def _quoted(self, lines: Sequence[str]) -> str:
        """Text as a label that Graphviz takes literally: no entities, no escapes of its own, no markup."""
        escaped = [self._escape(line.replace("&", "&amp;")) for line in lines]
        return str(self._quote(self._literal("\\n".join(escaped))))
