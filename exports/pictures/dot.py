"""A session's network map as DOT text. Pure: nothing is drawn here, and the same input gives the same text."""

from collections.abc import Mapping

from exports.palette import LIGHT, Palette, mix
from exports.pictures.backdrop import Backdrop
from exports.pictures.canvas import Canvas
from exports.pictures.enclosures import HOUSEHOLDS, enclosures
from exports.pictures.figures import Figure, sector_lines
from exports.pictures.legend_samples import draw_sample
from exports.pictures.lettering import DETAIL, EGO_NAME, HEADING, LEGEND, NAME, SECTOR, SUBTITLE, TITLE
from exports.pictures.paths import Point, Symbol
from exports.pictures.sheet import GLYPH, MARGIN, Sheet
from exports.pictures.strokes import draw_cross, draw_enclosure, draw_tie
from exports.pictures.ties import Place, drawn_ties
from mapping.boxes import Box, point
from mapping.network import Alter, Network, Standing
from mapping.placement import Placement, Spot
from mapping.record import Id

_DASHED = frozenset({Standing.WISHED, Standing.QUEUE})


def write_dot(
    network: Network, placement: Placement, figures: Mapping[Id, Figure], sheet: Sheet, palette: Palette = LIGHT
) -> str:
    """The map on its sheet, as DOT text in which everything has its place."""
    writer = _Writer(network, placement, figures, sheet, palette)
    writer.disc()
    writer.sectors()
    writer.households()
    writer.everybody()
    writer.ties()
    writer.header()
    writer.legend()
    return writer.canvas.source(writer.backdrop.text)


class _Writer:
    """Writes one map, part by part, each on what it lies on."""

    def __init__(
        self, network: Network, placement: Placement, figures: Mapping[Id, Figure], sheet: Sheet, palette: Palette
    ) -> None:
        self.network, self.placement, self.figures = network, placement, figures
        self.sheet, self.palette = sheet, palette
        self.canvas = Canvas(sheet.width, sheet.height, paper=palette.paper, ink=palette.ink)
        self.backdrop = Backdrop(sheet.height)
        self.places: dict[Id, Place] = {}
        self.names: dict[Id, str] = {}
        self.hues = {wedge.sector.key: palette.sector(index) for index, wedge in enumerate(placement.wedges)}

    def disc(self) -> None:
        """The rings' papers, from the outermost inward, and the middle's."""
        fills = (self.palette.paper, *self.palette.rings)
        for radius, fill in reversed(list(zip(self.placement.rings, fills, strict=True))):
            self.backdrop.disc(self.sheet.origin, radius, fill=fill, line=self.palette.line)

    def sectors(self) -> None:
        """Borders between the sectors, a band of each one's hue along the rim, and its name outside."""
        inner, rim = self.placement.rings[0], self.placement.radius
        for wedge in self.placement.wedges:
            border = [self._at(*point(wedge.start, radius)) for radius in (inner, rim)]
            self.backdrop.line(border, colour=self.palette.line, width=1.0)
        for wedge in self.placement.wedges:
            hue, turns = self.hues[wedge.sector.key], (wedge.start, wedge.end)
            self.backdrop.arc(self.sheet.origin, rim + 3, turns, colour=hue, width=6.0)
            at = self._at(wedge.name.x, wedge.name.y)
            self.canvas.text(sector_lines(wedge.sector), at, SECTOR)

    def households(self) -> None:
        """The outlines around those who live together."""
        for household in HOUSEHOLDS:
            for outline in enclosures(self.placement, household):
                draw_enclosure(self.backdrop, [self._at(*p) for p in outline], household, self.palette)

    def everybody(self) -> None:
        """The person in the middle, those on the map, and those who wait beside it."""
        self._ego()
        for index, spot in enumerate((*self.placement.spots, *self.placement.tray), start=1):
            self._alter(f"p{index}", spot, on_map=index <= len(self.placement.spots))

    def ties(self) -> None:
        """All ties, under the symbols and the texts."""
        for drawn in drawn_ties(self.network.ties, self.places, self.sheet.origin):
            ends = self.names[drawn.tie.a], self.names[drawn.tie.b]
            draw_tie(self.canvas, self.backdrop, drawn, ends, self.palette)

    def header(self) -> None:
        """Title and date, and the line above the tray."""
        sheet, palette = self.sheet, self.palette
        y = MARGIN + len(sheet.title) * TITLE.leading / 2
        self.canvas.left_text(sheet.title, (MARGIN, y), TITLE)
        y = MARGIN + len(sheet.title) * TITLE.leading + len(sheet.subtitle) * SUBTITLE.leading / 2
        self.canvas.left_text(sheet.subtitle, (MARGIN, y), SUBTITLE, colour=palette.soft)
        rise = len(sheet.heading_lines) * HEADING.leading / 2
        at = (sheet.heading[0], sheet.heading[1] - rise)
        self.canvas.left_text(sheet.heading_lines, at, HEADING, colour=palette.soft)

    def legend(self) -> None:
        """A sample of each mark with its meaning."""
        for entry, lines, middle in self.sheet.rows:
            draw_sample(self.canvas, self.backdrop, entry.mark, middle, self.palette)
            at = (middle[0] + GLYPH / 2 + 10, middle[1])
            self.canvas.left_text(lines, at, LEGEND)

    def _ego(self) -> None:
        ego = self.network.ego
        figure = self.figures[ego.id]
        origin = self.sheet.origin
        self.canvas.symbol("p0", figure.shape, origin, figure.symbol, fill=self.palette.paper, double=True)
        height = len(figure.name) * EGO_NAME.leading + len(figure.details) * DETAIL.leading
        self._lines(figure, origin, origin[1] - height / 2, "inside", ego=True)
        outline = Box(*origin, figure.symbol.width + 8, figure.symbol.height + 8)
        self._remember(ego.id, "p0", Place(Symbol(figure.shape, outline), None))

    def _alter(self, name: str, spot: Spot, *, on_map: bool) -> None:
        alter, figure = spot.who, self.figures[spot.who.id]
        assert isinstance(alter, Alter)  # noqa: S101 - only the middle holds anybody else
        at, text = self._arranged(spot, figure)
        fill = "" if alter.deceased else self._fill(alter, figure, on_map=on_map)
        dashed = alter.standing in _DASHED
        self.canvas.symbol(name, figure.shape, at, figure.symbol, fill=fill, dashed=dashed)
        if alter.deceased:
            draw_cross(self.backdrop, at, figure.symbol, self.palette)
        kind = "inside" if text is None else f"ring{alter.ring}" if on_map else "beside"
        top = at[1] - figure.text_height / 2 if text is None else text.y - text.height / 2
        self._lines(figure, (at[0], top), top, kind)
        self._remember(alter.id, name, Place(Symbol(figure.shape, Box(*at, *figure.symbol)), text))

    def _arranged(self, spot: Spot, figure: Figure) -> tuple[Point, Box | None]:
        """Where the symbol and its text stand: the text away from the middle, so that ties come in from the other
        side. A service's text stands inside its symbol.
        """
        x, y = self._at(spot.box.x, spot.box.y)
        if figure.symbol == figure.size:
            return (x, y), None
        outward = -1 if spot.box.y < 0 and spot in self.placement.spots else 1
        symbol_y = y - outward * (figure.size.height - figure.symbol.height) / 2
        text_y = y + outward * (figure.size.height - figure.text_height) / 2
        return (x, symbol_y), Box(x, text_y, figure.size.width, figure.text_height)

    def _fill(self, alter: Alter, figure: Figure, *, on_map: bool) -> str:
        if not on_map or alter.sector is None or alter.standing in _DASHED:
            return self.palette.paper
        share = 0.45 if figure.symbol != figure.size else 0.78
        return mix(self.hues[alter.sector], self.palette.paper, share)

    def _lines(self, figure: Figure, at: Point, top: float, kind: str, *, ego: bool = False) -> None:
        """A figure's name and details, from `top` downwards."""
        lettering = EGO_NAME if ego else NAME
        height = len(figure.name) * lettering.leading
        self.canvas.text(figure.name, (at[0], top + height / 2), lettering, kind=kind)
        below = top + height + len(figure.details) * DETAIL.leading / 2
        self.canvas.text(figure.details, (at[0], below), DETAIL, colour=self.palette.soft, kind=kind)

    def _remember(self, id_: Id, name: str, place: Place) -> None:
        self.names[id_], self.places[id_] = name, place

    def _at(self, x: float, y: float) -> Point:
        return self.sheet.origin[0] + x, self.sheet.origin[1] + y
