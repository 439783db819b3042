"""Nodes and ties as DOT text, through the graphviz package: the one place that quotes what people have said.

Nothing is laid out by Graphviz: every node has its place (`pos`), every tie its curve. Lengths are points and y grows
downwards; DOT has y upwards.
"""

from collections.abc import Sequence
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


class Canvas:
    """A graph under construction; `source` gives the finished text."""

    def __init__(self, width: float, height: float, *, paper: str, ink: str) -> None:
        """A canvas of a given size, in points; `ink` colours what is given no other colour."""
        import graphviz

        self.width, self.height = width, height
        self._texts = 0
        self._graph: graphviz.Graph = graphviz.Graph("krets")
        self._escape, self._literal = graphviz.escape, graphviz.nohtml
        self._graph.attr("graph", bgcolor=paper, pad="0", outputorder="edgesfirst", splines="true")
        self._graph.attr(
            "node", shape="none", label="", fixedsize="true", width="0", height="0", fontname=EMBEDDED_FAMILY
        )
        self._graph.attr("node", color=ink, fontcolor=ink, penwidth=f"{OUTLINE:g}", style="filled", fillcolor="none")
        self._graph.attr("edge", color=ink, dir="none", arrowsize="0.8")
        # The engine ignores a given size; two unseen corners fix it.
        for name, corner in (("corner1", (0.0, 0.0)), ("corner2", (width, height))):
            self._graph.node(name, pos=self._pos(corner), style="invis")

    def source(self, backdrop: str) -> str:
        """The whole picture as DOT text, on a backdrop of drawing operations."""
        self._graph.attr("graph", _background=backdrop)
        return str(self._graph.source)

    def symbol(
        self, name: str, shape: Shape, at: Point, size: Size, *, fill: str, dashed: bool = False, double: bool = False
    ) -> None:
        """A symbol; without a fill, what lies under it shows."""
        styles = [*["filled"] * bool(fill), *["dashed"] * dashed, *["rounded"] * (shape is Shape.ROUNDED)]
        more = {} if styles == ["filled"] else {"style": ",".join(styles) or "solid"}
        if double:
            more["peripheries"] = "2"
        self._graph.node(
            name,
            shape=_SHAPES[shape],
            pos=self._pos(at),
            width=f"{size.width / 72:.3f}",
            height=f"{size.height / 72:.3f}",
            fillcolor=fill or "none",
            **more,
        )

    def text(self, lines: Sequence[str], at: Point, lettering: Lettering, *, colour: str = "", kind: str = "") -> None:
        """Lines of text around their middle. `kind` names the style that the picture gives them."""
        if not lines:
            return
        self._texts += 1
        more = {"fontcolor": colour} if colour else {}
        classes = " ".join([*["SemiBold"] * (lettering.weight == "SemiBold"), *[kind] * bool(kind)])
        if classes:
            more["class"] = classes
        label, size = self._quoted(lines), f"{lettering.size:g}"
        self._graph.node(f"text{self._texts}", label=label, pos=self._pos(at), fontsize=size, **more)

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
        more = {"color": stroke.colour} if stroke.colour else {}
        if stroke.dashed:
            more["style"] = "dashed"
        if any(heads):
            more |= {"dir": _DIRECTIONS[heads], "arrowsize": f"{0.8 if stroke.width < 2 else 0.6}"}
        self._graph.edge(a, b, pos=";".join(pieces), penwidth=f"{stroke.width:g}", **more)

    def point(self, name: str, at: Point) -> None:
        """An unseen node for a sample tie to end at."""
        self._graph.node(name, pos=self._pos(at), style="invis")

    def _spline(self, way: Way, head_at_start: bool, head_at_end: bool) -> str:
        length = max(way.length, 1.0)
        cut = min(_ARROW / length, 0.4)
        body = way.part(cut if head_at_start else 0.0, 1 - cut if head_at_end else 1.0)
        (sx, sy), (cx, cy), (ex, ey) = body
        points = [
            body.start,
            (sx + (cx - sx) * 2 / 3, sy + (cy - sy) * 2 / 3),
            (ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3),
            body.end,
        ]
        marks = [f"e,{self._pos(way.end)}"] if head_at_end else []
        marks += [f"s,{self._pos(way.start)}"] if head_at_start else []
        return " ".join([*marks, *map(self._pos, points)])

    def _pos(self, at: Point) -> str:
        return f"{at[0]:.1f},{self.height - at[1]:.1f}"

    def _quoted(self, lines: Sequence[str]) -> str:
        """Text as a label that Graphviz takes literally: no entities, no escapes of its own, no markup."""
        escaped = [self._escape(line.replace("&", "&amp;")) for line in lines]
        literal: str = self._literal("\\n".join(escaped))
        return literal
