"""What an SVG really shows: its symbols and lines of text as outlines, read from its elements and the font's glyphs."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import cos, pi, sin
from typing import NamedTuple
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from exports.pictures.typeface import FOLDER, Weight, typeface

Point = tuple[float, float]

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBERS = re.compile(r"-?\d+\.?\d*")
_STEPS = 24
_LEAST = 2.0
"""What is smaller is an unseen anchor of a text."""


class Outline(NamedTuple):
    """A convex shape; what belongs to one node of the drawing has one `node`."""

    node: int
    text: str
    """Empty for a symbol."""
    size: float
    """A text's, in points."""
    points: tuple[Point, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        return min(across), min(down), max(across), max(down)

    @property
    def middle(self) -> Point:
        """Of the bounds."""
        left, top, right, bottom = self.bounds
        return (left + right) / 2, (top + bottom) / 2

    def meets(self, other: "Outline") -> bool:
        """Whether the two have more than a touch in common: no side of either keeps them apart."""
        for shape in (self.points, other.points):
            for (x, y), (ahead, down) in zip(shape, (*shape[1:], shape[0]), strict=True):
                across, along = down - y, x - ahead
                ours = [across * px + along * py for px, py in self.points]
                theirs = [across * px + along * py for px, py in other.points]
                if max(ours) <= min(theirs) + 1e-6 or max(theirs) <= min(ours) + 1e-6:
                    return False
        return True


class Drawn(NamedTuple):
    """A map's picture: its size, the disc, and all that stands on it but ties and backdrop."""

    width: float
    height: float
    middle: Point
    """The disc's."""
    radius: float
    outlines: tuple[Outline, ...]

    def overlaps(self, owners: Mapping[int, object]) -> list[tuple[Outline, Outline]]:
        """Those that overlap though they belong to different owners; a node that has none is on its own."""
        ordered = sorted(((one.bounds, one) for one in self.outlines), key=lambda pair: pair[0])
        found = []
        for index, ((_, top, right, bottom), one) in enumerate(ordered):
            for (left, upper, _, lower), other in ordered[index + 1 :]:
                if left >= right:
                    break
                same = owners.get(one.node, one.node) == owners.get(other.node, other.node)
                if not same and upper < bottom and top < lower and one.meets(other):
                    found.append((one, other))
        return found

    def clipped(self) -> list[Outline]:
        """Those that reach beyond the sheet."""
        return [
            one
            for one in self.outlines
            if one.bounds[0] < 0 or one.bounds[1] < 0 or one.bounds[2] > self.width or one.bounds[3] > self.height
        ]


def drawn(svg: bytes) -> Drawn:
    """What a picture shows."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    graph = root.find(f"{_SVG}g")
    assert graph is not None
    shift = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", graph.attrib["transform"])
    assert shift is not None
    by = float(shift[1]), float(shift[2])
    disc = next(graph.iter(f"{_SVG}ellipse")).attrib
    middle = float(disc["cx"]) + by[0], float(disc["cy"]) + by[1]
    nodes = [group for group in graph.iter(f"{_SVG}g") if "node" in group.attrib.get("class", "").split()]
    outlines = tuple(outline for number, node in enumerate(nodes, start=1) for outline in _outlines(number, node, by))
    return Drawn(width, height, middle, float(disc["rx"]), outlines)


def _outlines(number: int, node: ElementTree.Element, by: Point) -> Iterator[Outline]:
    weight: Weight = "SemiBold" if "SemiBold" in node.attrib["class"].split() else "Regular"
    for element in node:
        facts = element.attrib
        if element.tag == f"{_SVG}text" and element.text:
            size, x, y = float(facts["font-size"]), float(facts["x"]) + by[0], float(facts["y"]) + by[1]
            yield Outline(number, element.text, size, _written(element.text, weight, size, (x, y)))
        elif points := tuple(_shape(element)):
            outline = Outline(number, "", 0.0, tuple((x + by[0], y + by[1]) for x, y in points))
            left, top, right, bottom = outline.bounds
            if max(right - left, bottom - top) > _LEAST:
                yield outline


def _shape(element: ElementTree.Element) -> Iterator[Point]:
    facts = element.attrib
    if element.tag == f"{_SVG}ellipse":
        x, y, across, down = (float(facts[name]) for name in ("cx", "cy", "rx", "ry"))
        for step in range(_STEPS):
            yield x + across * cos(2 * pi * step / _STEPS), y + down * sin(2 * pi * step / _STEPS)
    elif element.tag in (f"{_SVG}polygon", f"{_SVG}path"):
        numbers = [float(number) for number in _NUMBERS.findall(facts.get("points") or facts["d"])]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if element.tag == f"{_SVG}polygon":
            yield from points[:-1]
        else:
            across, down = [x for x, _ in points], [y for _, y in points]
            yield from ((min(across), min(down)), (max(across), min(down)))
            yield from ((max(across), max(down)), (min(across), max(down)))


def _written(text: str, weight: Weight, size: float, at: Point) -> tuple[Point, ...]:
    """The rectangle around a line's glyphs, from their own outlines; `at` is the middle of its baseline."""
    half = typeface(weight).width(text, size) / 2
    heights = _heights(weight)
    reached = [heights[character] for character in text if character in heights] or [(0.0, 0.0)]
    top, bottom = (at[1] - reach * size for reach in (max(high for _, high in reached), min(low for low, _ in reached)))
    return (at[0] - half, top), (at[0] + half, top), (at[0] + half, bottom), (at[0] - half, bottom)


@cache
def _heights(weight: Weight) -> dict[str, tuple[float, float]]:
    """How far below and above the baseline each character reaches, in sizes."""
    with TTFont(FOLDER / f"SourceSans3-{weight}.ttf") as font:
        glyphs, scale = font["glyf"], font["head"].unitsPerEm
        found = {chr(code): glyphs[name] for code, name in font.getBestCmap().items() if code < 0x250}
        return {
            character: (glyph.yMin / scale, glyph.yMax / scale)
            for character, glyph in found.items()
            if glyph.numberOfContours
        }
