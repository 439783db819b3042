"""Source Sans 3 as the pictures use it: the widths of its letters, what it lacks, and subsets to embed.

Widths come from the font itself; Graphviz's own guess is off by up to a fifth. Kerning is left out of both the
widths and the embedded subset, so that a text is as wide as it was measured.
"""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Weight = Literal["Regular", "SemiBold"]
WEIGHTS: dict[Weight, int] = {"Regular": 400, "SemiBold": 600}
"""The weights that the pictures use, as CSS numbers them."""

FOLDER = Path(__file__).parent.parent / "fonts"
FAMILY = "Source Sans 3"
EMBEDDED_FAMILY = "Krets Sans"
"""The subset's name: the font's licence (OFL) reserves "Source" for the whole, unchanged font."""

_LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2192, 0x2194)))
"""What nearly every picture needs, so that one embedded subset serves them all."""

_ASCII = bytes(range(0x80))


class Typeface(NamedTuple):
    """One weight's advance widths, in thousandths of the size, by character."""

    advances: dict[str, int]

    def width(self, text: str, size: float) -> float:
        """How wide `text` is at `size`, in the unit of `size`."""
        advances = self.advances
        return sum([advances.get(character, 500) for character in text]) * size / 1000


@cache
def typeface(weight: Weight) -> Typeface:
    """The widths of one weight; read once in a process."""
    from fontTools.ttLib import TTFont

    with TTFont(_file(weight), lazy=True) as font:
        scale = 1000 / font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        advances = {chr(code): round(metrics[name][0] * scale) for code, name in font.getBestCmap().items()}
    return Typeface(advances)


def beyond_latin(text: bytes) -> frozenset[str]:
    """The characters in `text`, which is UTF-8, that a subset does not hold anyway."""
    # Most of a drawing is ASCII, which bytes can leave out much faster than a text can.
    return frozenset(text.translate(None, _ASCII).decode()) - _LATIN


def embeddable(weight: Weight, more: frozenset[str]) -> bytes:
    """A WOFF subset with the Latin letters and `more`, under a name of its own. The same input, the same bytes."""
    import io

    from fontTools import subset

    options = subset.Options(hinting=False, notdef_outline=True, recalc_timestamp=False, flavor="woff", name_IDs=[1, 2])
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp"]
    font = subset.load_font(str(_file(weight)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, _LATIN | more)))
    subsetter.subset(font)
    for record in font["name"].names:
        record.string = EMBEDDED_FAMILY if record.nameID == 1 else weight
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()


def _file(weight: Weight) -> Path:
    return FOLDER / f"SourceSans3-{weight}.ttf"
