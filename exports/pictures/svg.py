"""Finishing the engine's SVG: the fonts, the words for those who do not see it, and nothing that it does not need."""

import re
from base64 import b64encode
from functools import cache, lru_cache
from html import escape
from math import ceil
from typing import NamedTuple

from exports.palette import LIGHT, Palette
from exports.pictures.typeface import EMBEDDED_FAMILY, FAMILY, WEIGHTS, beyond_latin, embeddable

_OPENING = re.compile(rb'.*?<svg[^>]*viewBox="0\.00 0\.00 ([\d.]+) ([\d.]+)"[^>]*>', re.DOTALL)
_NOISE = re.compile(rb"\n<(?:!--|title>)[^\n]*")
"""The engine's comments and headings, each on a line of its own."""


class Alternative(NamedTuple):
    """The picture in words."""

    title: str
    description: str


def with_remark(words: str, remark: str) -> str:
    """The picture in words, with what stands beside its date below."""
    return f"{words}\n\n{remark}" if remark else words


class View(NamedTuple):
    """What of a drawing's own plane is seen on its page. Lengths are the drawing's own."""

    left: float
    top: float
    width: float
    height: float


class Drawing(NamedTuple):
    """A finished drawing without its fonts."""

    width: int
    """The page's, in points, as the height."""
    height: int
    view: View
    """What fills the page; of the same proportions."""
    body: bytes
    """SVG, in UTF-8."""
    alternative: Alternative
    palette: Palette = LIGHT


def finished(engine_svg: bytes, alternative: Alternative, palette: Palette = LIGHT) -> Drawing:
    """What the engine drew in the colours of `palette`, on a page of its own size, without the engine's comments."""
    opening = _OPENING.match(engine_svg)
    assert opening is not None  # noqa: S101 - the engine always writes it
    width, height = ceil(float(opening[1])), ceil(float(opening[2]))
    body = _NOISE.sub(b"", engine_svg[opening.end() :])
    return Drawing(width, height, View(0, 0, width, height), body, alternative, palette)


def standalone(drawing: Drawing) -> bytes:
    """The SVG for other programs, with its fonts inside."""
    return _assembled(drawing, _embedded_fonts(beyond_latin(drawing.body)))


def warm_fonts() -> None:
    """Make the usual embedded fonts, which takes a tenth of a second."""
    _embedded_fonts(frozenset())


def for_typesetting(drawing: Drawing) -> str:
    """The SVG for a typesetter that has the font itself."""
    return _assembled(drawing, "").decode().replace(f'"{EMBEDDED_FAMILY}"', f'"{FAMILY}"')


def _assembled(drawing: Drawing, fonts: str) -> bytes:
    view, palette = drawing.view, drawing.palette
    left, top, width, height = (f"{length:.6g}" for length in view)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width}pt" height="{drawing.height}pt"'
        f' viewBox="{left} {top} {width} {height}" role="img">\n'
        f"<title>{escape(drawing.alternative.title)}</title>\n"
        f"<desc>{escape(drawing.alternative.description)}</desc>\n"
        f"<style>\n{fonts}{_rules(palette)}</style>\n"
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{palette.paper}"/>'
    )
    return head.encode() + drawing.body


@cache
def _rules(palette: Palette) -> str:
    """Weights, and a rim of paper around texts on the disc, so that a tie passing under them leaves them readable."""
    weights = "".join(f".{weight} text{{font-weight:{number}}}\n" for weight, number in WEIGHTS.items())
    papers = {"beside": palette.paper} | {f"ring{n}": colour for n, colour in enumerate(palette.rings, start=1)}
    halo = "paint-order:stroke;stroke-width:3.5;stroke-linejoin:round"
    return weights + "".join(f".{kind} text{{stroke:{paper};{halo}}}\n" for kind, paper in papers.items())


@lru_cache(maxsize=4)
def _embedded_fonts(characters: frozenset[str]) -> str:
    """Both weights, with these characters beside the Latin ones. The last few are kept, as subsetting is slow."""
    return "".join(
        f"@font-face{{font-family:'{EMBEDDED_FAMILY}';font-weight:{number};"
        f"src:url(data:font/woff;base64,{b64encode(embeddable(weight, characters)).decode()})}}\n"
        for weight, number in WEIGHTS.items()
    )
