"""The colours of the drawn timeline: the same palette as everywhere. Colour only repeats what signs say."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from rich.segment import Segment
from rich.style import Style

from exports.palette import Palette, mix
from tui.line.drawing import Ink, Row


class Inks:
    """A palette, ready to colour rows."""

    def __init__(self, palette: Palette) -> None:
        """The colours of `palette`; every style is made once."""
        paper = Style(color=palette.ink, bgcolor=palette.paper)
        colours = {
            Ink.PAPER: Style(),
            Ink.RULE: Style(color=palette.line),
            Ink.FAINT: Style(color=palette.muted),
            Ink.LANE: Style(color=palette.accent, bold=True),
            Ink.NAME: Style(color=palette.ink),
            Ink.NEUTRAL: Style(color=palette.soft),
            Ink.STRAIN: Style(color=palette.strain),
            Ink.RESOURCE: Style(color=palette.resource),
            Ink.CHOSEN: Style(color=palette.accent, bgcolor=palette.paper, bold=True, reverse=True),
            Ink.CURSOR: Style(color=mix(palette.focus, palette.ink, 0.2)),
            Ink.CROSSED: Style(color=palette.ink, bgcolor=mix(palette.focus, palette.paper, 0.5)),
        }
        darker = Style(color=palette.ink, bgcolor=palette.rings[1])
        self._styles = {
            shaded: {ink: under + style for ink, style in colours.items()}
            for shaded, under in ((False, paper), (True, darker))
        }

    def row(self, row: Row) -> Iterator[Segment]:
        """One row in colour, neighbours of one ink in one piece."""
        styles = self._styles[row.shaded]
        for ink, cells in groupby(zip(row.inks, row.signs, strict=True), key=itemgetter(0)):
            yield Segment("".join(sign for _ink, sign in cells), styles[ink])
