"""What lies under nodes and ties, as Graphviz's xdot drawing operations for the graph attribute ``_background``.

Only shapes: text operations there crash Graphviz or give it a senseless size. Coordinates have y upwards, as
Graphviz does.
"""

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


class Backdrop:
    """A pen that collects operations; `text` gives them all."""

    def __init__(self, height: float) -> None:
        """`height` is the canvas's, in points: what is handed in has y downwards."""
        self._height = height
        self._operations: list[str] = []

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
        self._operations.append(f"L {len(points)} {self._points(points)}")

    def outline(self, points: Sequence[Point], *, colour: str, width: float, style: str = "solid") -> None:
        """A closed line through points."""
        self.line([*points, points[0]], colour=colour, width=width, style=style)

    def _pen(self, colour: str, width: float, style: str = "solid") -> None:
        breadth = f"setlinewidth({width:g})"
        self._operations.append(f"S {len(style)} -{style} S {len(breadth)} -{breadth} c {len(colour)} -{colour}")

    def _points(self, points: Iterable[Point]) -> str:
        return " ".join([f"{x:.1f} {self._height - y:.1f}" for x, y in points])
