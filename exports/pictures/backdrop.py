"""What lies under nodes and ties, as Graphviz's xdot drawing operations for the graph attribute ``_background``.

Only shapes: text operations there crash Graphviz or give it a senseless size. Coordinates have y upwards, as
Graphviz does.
"""

from collections.abc import Sequence
from math import ceil, cos, pi, sin, tan

Point = tuple[float, float]

_LONGEST_ARC = pi / 4
"""How much of a circle one Bézier curve stands for: on any sheet it is then less than a hundredth of a point off."""


def halves(length: float) -> str:
    """A length to the nearest half point, for the engine: it takes three times as long over a number with other
    decimals, a map holds some thousand numbers, and nobody sees a quarter of a point.
    """
    return f"{round(length + length) / 2:.1f}"


class Backdrop:
    """A pen that collects operations; `text` gives them all."""

    def __init__(self, height: float) -> None:
        """`height` is the canvas's, in points: what is handed in has y downwards."""
        self._height = height
        self._operations: list[str] = []
        self._held = ""

    @property
    def text(self) -> str:
        """The operations, for ``_background``."""
        return " ".join(self._operations)

    def disc(self, centre: Point, radius: float, *, fill: str, line: str) -> None:
        """A filled circle."""
        self._pen(line, 1.0)
        self._operations.append(f"C {len(fill)} -{fill}")
        self._operations.append(f"E {centre[0]:.1f} {self._height - centre[1]:.1f} {radius:.1f} {radius:.1f}")

    def line(self, points: Sequence[Point], *, colour: str, width: float, style: str = "solid") -> None:
        """A line through points."""
        self._pen(colour, width, style)
        near = " ".join([f"{halves(x)} {halves(self._height - y)}" for x, y in points])
        self._operations.append(f"L {len(points)} {near}")

    def arc(self, centre: Point, radius: float, turns: tuple[float, float], *, colour: str, width: float) -> None:
        """A part of a circle, between two angles that run clockwise from the top, as Bézier curves."""
        pieces = ceil((turns[1] - turns[0]) / _LONGEST_ARC) or 1
        step = (turns[1] - turns[0]) / pieces
        lead = 4 / 3 * tan(step / 4)
        points: list[Point] = []
        for piece in range(pieces + 1):
            turn = turns[0] + step * piece
            x, y = radius * sin(turn), -radius * cos(turn)
            points += [(x + y * lead, y - x * lead), (x, y), (x - y * lead, y + x * lead)]
        curve = [(centre[0] + x, centre[1] + y) for x, y in points[1:-1]]
        exactly = " ".join([f"{x:.1f} {self._height - y:.1f}" for x, y in curve])
        self._pen(colour, width)
        self._operations.append(f"B {len(curve)} {exactly}")

    def outline(self, points: Sequence[Point], *, colour: str, width: float, style: str = "solid") -> None:
        """A closed line through points."""
        self.line([*points, points[0]], colour=colour, width=width, style=style)

    def _pen(self, colour: str, width: float, style: str = "solid") -> None:
        """Take up a pen, if it is not the one in hand."""
        breadth = f"setlinewidth({width:g})"
        pen = f"S {len(style)} -{style} S {len(breadth)} -{breadth} c {len(colour)} -{colour}"
        if pen != self._held:
            self._operations.append(pen)
            self._held = pen
