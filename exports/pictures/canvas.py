"""Nodes and ties as DOT text, through the graphviz package: the one place that quotes what people have said.

Nothing is laid out by Graphviz: every node has its place (`pos`), every tie its curve. Lengths are points and y grows
downwards; DOT has y upwards.

What people have said is quoted by the graphviz package, each time anew. What Krets itself writes, numbers and a few
words, is known to be right or quoted once: a picture holds some thousand of them, and quoting took longer than all
its geometry.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import dist
from typing import NamedTuple

from exports.pictures.backdrop import halves
from exports.pictures.curves import Point, Way
from exports.pictures.figures import Shape
from exports.pictures.lettering import NAME, Lettering
from exports.pictures.typeface import EMBEDDED_FAMILY, Weight
from mapping.placement.boxes import Size

_ROUNDED = Shape.ROUNDED
_SHAPES = {Shape.SQUARE: "square", Shape.CIRCLE: "circle", Shape.DIAMOND: "diamond", Shape.ROUNDED: "box"}

_DIRECTIONS = {(True, False): "back", (False, True): "forward", (True, True): "both"}

_ARROW = 9.0
"""An arrowhead's length."""


_LONGEST_STRING = 16000
"""How many characters one string may have in every Graphviz: 2.43 reads no more than 16384 and refuses the rest."""


class Stroke(NamedTuple):
    """How a line is drawn."""

    width: float
    colour: str = ""
    """The ink, where none is given."""
    dash: str = ""
    """``dashed`` or ``dotted``; whole, where nothing is given."""


OUTLINE = Stroke(1.4)
"""How a symbol's outline is drawn."""


class Caption(NamedTuple):
    """Lines of text around their middle."""

    lines: Sequence[str]
    at: Point
    lettering: Lettering
    colour: str = ""
    """The ink, where none is given."""
    kind: str = ""
    """Names the style that the picture gives the text."""


@cache
def _word(text: str) -> str:
    """A word of Krets's own as DOT. Never anything that somebody has said: it is kept."""
    from graphviz.quoting import quote

    return str(quote(text))


@cache
def _style(*parts: str) -> str:
    """A symbol's style; most are filled and nothing else, as the picture says of all."""
    style = ",".join(filter(None, parts))
    return "" if style == "filled" else _word(style or "solid")


@cache
def _classes(weight: Weight, kind: str) -> str:
    """What the picture's styles know a text by."""
    names = " ".join(filter(None, ["SemiBold" if weight == "SemiBold" else "", kind]))
    return names and _word(names)


def _inches(length: float) -> str:
    """A length in points as Graphviz wants a symbol's, in parts of an inch that the engine is quick to reckon with."""
    return f"{round(length * 512 / 72) / 512}"


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
        self._graph.attr("node", shape="none", label="", fixedsize="true", width="0", height="0")
        self._graph.attr("node", fontname=EMBEDDED_FAMILY, fontsize=f"{NAME.size:g}", fontcolor=ink)
        self._graph.attr("node", color=ink, penwidth=f"{OUTLINE.width:g}", style="filled", fillcolor="none")
        self._graph.attr("edge", color=ink, dir="none", arrowsize="0.8")
        # The engine ignores a given size; two unseen corners fix it.
        for name, corner in (("corner1", (0.0, 0.0)), ("corner2", (width, height))):
            self.point(name, corner)

    def source(self, backdrop: str) -> str:
        """The whole picture as DOT text, on a backdrop of drawing operations."""
        starts = range(0, len(backdrop), _LONGEST_STRING)
        strings = [f'"{backdrop[start : start + _LONGEST_STRING]}"' for start in starts]
        self._state("graph", {"_background": " + ".join(strings)})
        return str(self._graph.source)

    def symbol(
        self,
        name: str,
        shape: Shape,
        at: Point,
        size: Size,
        *,
        fill: str,
        outline: Stroke = OUTLINE,
        double: bool = False,
        caption: Caption | None = None,
    ) -> None:
        """A symbol, with its text in it or beside it; without a fill, what lies under it shows."""
        stated = {
            "color": outline.colour and _word(outline.colour),
            "fillcolor": _word(fill or "none"),
            "height": _inches(size.height),
            "penwidth": "" if outline.width == OUTLINE.width else f"{outline.width:g}",
            "peripheries": "2" if double else "",
            "pos": self._place(at),
            "shape": _SHAPES[shape],
            "style": _style("filled" if fill else "", outline.dash, "rounded" if shape is _ROUNDED else ""),
            "width": _inches(size.width),
        }
        self._state(name, stated | self._captioned(caption, "xlabel", "xlp") if caption else stated)

    def text(self, caption: Caption) -> None:
        """Text by itself."""
        if caption.lines:
            self._texts += 1
            self._state(f"text{self._texts}", self._captioned(caption, "label", "pos"))

    def left_text(self, lines: Sequence[str], at: Point, lettering: Lettering, *, colour: str = "") -> None:
        """Lines of text to the right of a point, in height around it."""
        first = at[1] - (len(lines) - 1) / 2 * lettering.leading
        for index, line in enumerate(lines):
            middle = at[0] + lettering.width(line) / 2, first + index * lettering.leading
            self.text(Caption([line], middle, lettering, colour))

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
                "style": stroke.dash,
            },
        )

    def point(self, name: str, at: Point) -> None:
        """An unseen node, for a sample tie to end at."""
        self._state(name, {"pos": self._place(at), "style": "invis"})

    def _captioned(self, caption: Caption, label: str, place: str) -> dict[str, str]:
        if not caption.lines:
            return {}
        lettering = caption.lettering
        return {
            label: self._quoted(caption.lines),
            "class": _classes(lettering.weight, caption.kind),
            "fontcolor": caption.colour and _word(caption.colour),
            "fontsize": "" if label == "xlabel" and lettering.size == NAME.size else f"{lettering.size:g}",
            place: self._place(caption.at),
        }

    def _state(self, what: str, attributes: Mapping[str, str]) -> None:
        """A statement of DOT; the values are quoted already, and what has none is left out."""
        stated = " ".join([f"{name}={value}" for name, value in attributes.items() if value])
        self._graph.body.append(f"\t{what} [{stated}]\n")

    def _spline(self, way: Way, head_at_start: bool, head_at_end: bool) -> str:
        body, marks = way, []
        if head_at_start or head_at_end:
            start, near_start, near_end, end = way
            first, last = (min(_ARROW / (3 * dist(*two) or 1.0), 0.4) for two in ((start, near_start), (near_end, end)))
            body = way.part(first if head_at_start else 0.0, 1 - last if head_at_end else 1.0)
            # In this order only: the engine draws a straight line of its own where the end comes before the start.
            marks += [f"s,{self._pos(start)}"] * head_at_start
            marks += [f"e,{self._pos(end)}"] * head_at_end
        return " ".join([*marks, *map(self._pos, body)])

    def _pos(self, at: Point) -> str:
        return f"{halves(at[0])},{halves(self.height - at[1])}"

    def _place(self, at: Point) -> str:
        return f'"{self._pos(at)}"'

    def _quoted(self, lines: Sequence[str]) -> str:
        """Text as a label that Graphviz takes literally: no entities, no escapes of its own, no markup."""
        escaped = [self._escape(line.replace("&", "&amp;")) for line in lines]
        return str(self._quote(self._literal("\\n".join(escaped))))
