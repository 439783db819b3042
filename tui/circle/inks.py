"""The colours of the drawn map: the same palette as the picture's. Colour only repeats what signs say."""

from collections.abc import Callable
from math import sqrt

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from exports.palette import Palette, mix
from tui.circle.dots import HIGH
from tui.circle.drawing import Cells, Ink
from tui.circle.frame import Frame

_OUTSIDE, _LIT = 0, 4

Lit = Callable[[int, int], bool] | None
"""Whether a cell, by column and row, shines; None when none does."""


class Inks:
    """A palette, ready to colour rows of cells. Every style is made once: a screen holds some thousands of cells."""

    def __init__(self, palette: Palette) -> None:
        """The colours of `palette`."""
        self._palette = palette
        papers = (palette.paper, *palette.rings, mix(palette.focus, palette.paper, 0.6))
        self._papers = [Style(bgcolor=paper) for paper in papers]
        self._styles: dict[tuple[int, int, int], Style] = {}

    def row(self, sheet: Cells, frame: Frame, row: int, columns: range, lit: Lit) -> list[Segment]:
        """One row of cells in colour, neighbours of one style in one piece; what is `lit` on paper that shines."""
        held = sheet.get(row, {})
        pieces: list[Segment] = []
        signs: list[str] = []
        before: Style | None = None
        for column, paper in zip(columns, self._papers_of(frame, row, columns, lit), strict=True):
            cell = held.get(column)
            if cell is None:
                sign, style = " ", self._papers[paper]
            else:
                sign, ink, sector = cell
                style = self._styles.get((ink, sector, paper)) or self._style(ink, sector, paper)
            if (not sign and column == columns.start) or (column == columns[-1] and cell_len(sign) > 1):
                sign = " "  # half of a wide character that the window's edge cuts
            if style is not before:
                if before is not None:
                    pieces.append(Segment("".join(signs), before))
                signs, before = [], style
            signs.append(sign)
        pieces.append(Segment("".join(signs), before))
        return pieces

    def _papers_of(self, frame: Frame, row: int, columns: range, lit: Lit) -> list[int]:
        """The paper under each cell of a row: darker rings inward, and what is lit."""
        papers = [_OUTSIDE] * len(columns)
        down = (row + 0.5) * HIGH - frame.centre[1]
        for ring in (3, 2, 1):
            radius = frame.rings[ring]
            if abs(down) < radius and row < frame.tray:
                half = sqrt(radius * radius - down * down)
                ends = (round(frame.centre[0] + side * half) - columns.start for side in (-1, 1))
                start, end = (min(max(0, end), len(columns)) for end in ends)
                papers[start:end] = [ring] * (end - start)
        if lit is not None:
            papers = [_LIT if lit(column, row) else paper for column, paper in zip(columns, papers, strict=True)]
        return papers

    def _style(self, ink: Ink, sector: int, paper: int) -> Style:
        style = self._papers[paper] + self._ink(ink, sector)
        self._styles[ink, sector, paper] = style
        return style

    def _ink(self, ink: Ink, sector: int) -> Style:
        palette = self._palette
        hue = mix(palette.sector(sector), palette.ink, 0.35) if sector >= 0 else palette.ink
        return {
            Ink.RIM: Style(color=mix(palette.muted, palette.paper, 0.45)),
            Ink.TIE: Style(color=palette.soft),
            Ink.STRAIN: Style(color=palette.strain),
            Ink.NAME: Style(color=palette.ink),
            Ink.SIGN: Style(color=hue, bold=True),
            Ink.BACK: Style(color=mix(palette.muted, palette.paper, 0.25)),
            Ink.EGO: Style(color=palette.accent, bold=True),
            Ink.CHOSEN: Style(color=palette.accent, bgcolor=palette.paper, bold=True, reverse=True),
            Ink.SECTOR: Style(color=hue, bold=True),
        }[ink]
