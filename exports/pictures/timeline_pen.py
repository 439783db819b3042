"""Writing SVG by hand: a few shapes and texts. Lengths are points, y downwards."""

from collections.abc import Iterable, Sequence
from html import escape

from exports.pictures.lettering import Lettering
from exports.pictures.typeface import EMBEDDED_FAMILY, WEIGHTS

Point = tuple[float, float]
Stop = tuple[float, float]
"""A place from 0 to 1, and how much is seen there."""


class Pen:
    """Collects a drawing, piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._fades: dict[tuple[str, tuple[Stop, ...]], str] = {}

    def text(self, at: Point, words: str, lettering: Lettering, colour: str, *, anchor: str = "start") -> None:
        """One line, its baseline beginning (or, by `anchor`, having its ``middle`` or ``end``) at a point."""
        if words.strip():
            side = f' text-anchor="{anchor}"' if anchor != "start" else ""
            heavy = f' font-weight="{WEIGHTS["SemiBold"]}"' if lettering.weight == "SemiBold" else ""
            self._pieces.append(
                f'<text x="{at[0]:.2f}" y="{at[1]:.2f}" font-size="{lettering.size:g}"{heavy}{side} fill="{colour}">'
                f"{escape(words, quote=False)}</text>"
            )

    def box(self, at: Point, width: float, height: float, fill: str, *, radius: float = 0) -> None:
        """A rectangle without an outline."""
        if width > 0 and height > 0:
            round_ = f' rx="{radius:g}"' if radius else ""
            self._pieces.append(
                f'<rect x="{at[0]:.2f}" y="{at[1]:.2f}" width="{width:.2f}" height="{height:.2f}"{round_}'
                f' fill="{fill}"/>'
            )

    def line(self, start: Point, end: Point, colour: str, width: float, dash: str = "") -> None:
        """A straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        (x, y), (right, down) = start, end
        self._pieces.append(
            f'<line x1="{x:.2f}" y1="{y:.2f}" x2="{right:.2f}" y2="{down:.2f}" stroke="{colour}"'
            f' stroke-width="{width:g}"{dashed}/>'
        )

    def shape(self, points: Iterable[Point], fill: str) -> None:
        """A filled polygon."""
        corners = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        self._pieces.append(f'<polygon points="{corners}" fill="{fill}"/>')

    def path(self, points: Sequence[Point], colour: str, width: float) -> None:
        """An open line through points."""
        corners = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        self._pieces.append(
            f'<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
            ' stroke-linecap="round" stroke-linejoin="round"/>'
        )

    def dot(self, middle: Point, radius: float, fill: str, *, rim: str = "", width: float = 1) -> None:
        """A disc, or a ring where `fill` is ``none``."""
        stroke = f' stroke="{rim}" stroke-width="{width:g}"' if rim else ""
        self._pieces.append(f'<circle cx="{middle[0]:.2f}" cy="{middle[1]:.2f}" r="{radius:g}" fill="{fill}"{stroke}/>')

    def fade(self, colour: str, *stops: Stop) -> str:
        """A fill that runs from left to right through `stops`."""
        kept = tuple((round(at, 3), round(seen, 3)) for at, seen in stops)
        return f"url(#{self._fades.setdefault((colour, kept), f'soft{len(self._fades)}')})"

    def svg(self) -> bytes:
        """What was drawn, closed as the rest of an SVG document."""
        fades = "".join(
            f'<linearGradient id="{name}">'
            + "".join(f'<stop offset="{at:g}" stop-color="{colour}" stop-opacity="{seen:g}"/>' for at, seen in stops)
            + "</linearGradient>"
            for (colour, stops), name in self._fades.items()
        )
        drawn = "\n".join(self._pieces)
        return f'<defs>{fades}</defs>\n<g font-family="{EMBEDDED_FAMILY}">\n{drawn}\n</g>\n</svg>\n'.encode()
