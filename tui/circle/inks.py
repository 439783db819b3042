"""The colours of the drawn map: the same palette as the picture's. Colour only repeats what signs say."""

from functools import cache
from math import sqrt

from rich.color import Color
from rich.style import Style

from exports.palette import Palette, mix
from mapping.network import Sector
from tui.circle.dots import HIGH
from tui.circle.drawing import Cell, Ink
from tui.circle.frame import Frame


class Inks:
    """A palette, on a map with perhaps one part of it lit."""

    def __init__(self, palette: Palette, frame: Frame, lit: tuple[Sector, int] | None) -> None:
        """Colours for `frame`; `lit` is the sector and ring that somebody is being dragged to."""
        self._palette, self._frame, self._lit = palette, frame, lit

    def row(self, row: int, first: int, count: int) -> list[Style]:
        """The papers of a row of cells: darker rings inward, and what is lit."""
        frame, palette = self._frame, self._palette
        papers = [_paper(palette.paper)] * count
        down = (row + 0.5) * HIGH - frame.centre[1]
        for radius, colour in zip(reversed(frame.rings[1:]), reversed(palette.rings), strict=True):
            if abs(down) < radius and row < frame.tray:
                half = sqrt(radius * radius - down * down)
                start = max(0, round(frame.centre[0] - half) - first)
                end = min(count, round(frame.centre[0] + half) - first)
                papers[start:end] = [_paper(colour)] * max(0, end - start)
        if self._lit is not None:
            lit = _paper(mix(palette.focus, palette.paper, 0.6))
            papers = [
                lit if frame.place_at(first + offset, row) == self._lit else paper
                for offset, paper in enumerate(papers)
            ]
        return papers

    def style(self, cell: Cell, paper: Style) -> Style:
        """A cell's ink on its paper."""
        return _style(self._palette, cell.ink, cell.sector, paper)


@cache
def _paper(colour: str) -> Style:
    return Style(bgcolor=Color.parse(colour))


@cache
def _style(palette: Palette, ink: Ink, sector: int, paper: Style) -> Style:
    hue = mix(palette.sector(sector), palette.ink, 0.35) if sector >= 0 else palette.ink
    match ink:
        case Ink.CHOSEN:
            return Style(color=palette.paper, bgcolor=palette.accent, bold=True)
        case Ink.EGO:
            return paper + Style(color=palette.accent, bold=True)
        case Ink.SIGN:
            return paper + Style(color=hue, bold=True)
        case Ink.SECTOR:
            return paper + Style(color=hue, bold=True)
    colours = {
        Ink.PAPER: palette.ink,
        Ink.RIM: mix(palette.muted, palette.paper, 0.45),
        Ink.TIE: palette.soft,
        Ink.STRAIN: palette.strain,
        Ink.NAME: palette.ink,
        Ink.BACK: mix(palette.muted, palette.paper, 0.25),
    }
    return paper + Style(color=colours[ink])
