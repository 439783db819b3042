"""A session's network map as DOT text. Pure: nothing is drawn here, and the same input gives the same text."""

from collections.abc import Iterable, Mapping
from math import sqrt

from exports.palette import LIGHT, Palette, mix
from exports.pictures.backdrop import Backdrop
from exports.pictures.canvas import OUTLINE, Canvas, Caption
from exports.pictures.curves import Point
from exports.pictures.enclosures import HOUSEHOLDS, enclosures
from exports.pictures.figures import Figure, sector_lines
from exports.pictures.legend_samples import draw_sample
from exports.pictures.lettering import DETAIL, EGO_NAME, HEADING, LEGEND, NAME, SECTOR, SUBTITLE, TITLE
from exports.pictures.paths import Symbol
from exports.pictures.sheet import GLYPH, MARGIN, Sheet
from exports.pictures.strokes import draw_cross, draw_enclosure, draw_tie, outline
from exports.pictures.stubs import stubs
from exports.pictures.ties import Place, drawn_ties
from mapping.cleaning import clean
from mapping.network import AWAITED, Alter, Network, Tie, everybody
from mapping.network.presets import Preset, concerned, ties_in
from mapping.placement import Placement, Spot
from mapping.placement.boxes import Box, point
from mapping.record import Id

_BACK = 0.85
"""How much paper is in the colour of one who stands back."""


def write_dot(
    network: Network,
    placement: Placement,
    figures: Mapping[Id, Figure],
    sheet: Sheet,
    palette: Palette = LIGHT,
    preset: Preset = Preset.ALL,
) -> str:
    """The map on its sheet, as DOT text in which everything has its place.

    Only the ties of `preset` are drawn, and those whom it does not concern stand back: paler, but there.
    """
    writer = _Writer(network, placement, figures, sheet, palette)
    writer.disc()
    writer.sectors()
    writer.households()
    writer.everybody(concerned(network, preset))
    writer.ties(preset)
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
        self.waiting: dict[Id, Place] = {}
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
            self.canvas.text(Caption(sector_lines(wedge.sector), at, SECTOR))

    def households(self) -> None:
        """The outlines around those who live together."""
        for household in HOUSEHOLDS:
            for enclosure in enclosures(self.placement, household):
                draw_enclosure(self.backdrop, [self._at(*p) for p in enclosure], household, self.palette)

    def everybody(self, near: frozenset[Id]) -> None:
        """The person in the middle, those on the map, and those who wait beside it; only those in `near` in full."""
        self._ego()
        spots = [(spot, f"ring{getattr(spot.who, 'ring', 0)}") for spot in self.placement.spots]
        for index, (spot, kind) in enumerate([*spots, *((spot, "") for spot in self.placement.tray)], start=1):
            self._alter(f"p{index}", spot, kind, back=spot.who.id not in near)

    def ties(self, preset: Preset) -> None:
        """All ties, under the symbols and the texts; of those who wait, stubs."""
        ties = ties_in(self.network, preset)
        for drawn in drawn_ties(ties, self.places, self.sheet.origin):
            ends = self.names[drawn.tie.a], self.names[drawn.tie.b]
            draw_tie(self.canvas, self.backdrop, drawn, ends, self.palette)
        if self.waiting:
            self._stubs(ties)

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
        ego, origin = self.network.ego, self.sheet.origin
        figure = self.figures[ego.id]
        top = origin[1] - (len(figure.name) * EGO_NAME.leading + len(figure.details) * DETAIL.leading) / 2
        middle = top + len(figure.name) * EGO_NAME.leading / 2
        name = Caption(figure.name, (origin[0], middle), EGO_NAME)
        self.canvas.symbol(
            "p0", figure.shape, origin, figure.symbol, fill=self.palette.paper, double=True, caption=name
        )
        below = top + len(figure.name) * EGO_NAME.leading + len(figure.details) * DETAIL.leading / 2
        self.canvas.text(Caption(figure.details, (origin[0], below), DETAIL, self.palette.soft))
        rim = Box(*origin, figure.symbol.width + 8, figure.symbol.height + 8)
        self.names[ego.id], self.places[ego.id] = "p0", Place(Symbol(figure.shape, rim), None)

    def _stubs(self, ties: Iterable[Tie]) -> None:
        called = {
            one.id: clean(one.name or getattr(one, "role", ""))
            for one in everybody(self.network)
            if one.id in self.names
        }
        for index, stub in enumerate(stubs(ties, self.waiting, called, self._taken)):
            far, near = f"stub{index}", self.names[stub.waiting]
            self.canvas.point(far, stub.at)
            ends = (near, far) if stub.drawn.tie.a == stub.waiting else (far, near)
            draw_tie(self.canvas, self.backdrop, stub.drawn, ends, self.palette)
            self.canvas.text(Caption((stub.name,) if stub.name else (), stub.at, DETAIL, self.palette.soft))

    def _alter(self, name: str, spot: Spot, kind: str, *, back: bool) -> None:
        alter, figure = spot.who, self.figures[spot.who.id]
        assert isinstance(alter, Alter)  # noqa: S101 - only the middle holds anybody else
        place = self._place(spot, figure, on_map=bool(kind))
        at, text = place.symbol.box[:2], place.text
        middle = at if text is None else text[:2]
        top, soft = middle[1] - figure.text_height / 2, self.palette.soft
        style = "" if text is None else kind or "beside"
        written = top + len(figure.name) * NAME.leading / 2
        self.canvas.symbol(
            name,
            figure.shape,
            at,
            figure.symbol,
            fill="" if alter.deceased else self._fill(alter, figure, on_map=bool(kind), back=back),
            outline=outline(alter.standing, self.palette.muted if back else ""),
            caption=Caption(figure.name, (middle[0], written), NAME, soft if back else "", style),
        )
        if alter.deceased:
            draw_cross(self.backdrop, at, figure.symbol, self.palette)
        below = top + len(figure.name) * NAME.leading + len(figure.details) * DETAIL.leading / 2
        self.canvas.text(Caption(figure.details, (middle[0], below), DETAIL, soft, style))
        self.names[alter.id] = name
        (self.places if kind else self.waiting)[alter.id] = place

    def _place(self, spot: Spot, figure: Figure, *, on_map: bool) -> Place:
        """Where the symbol and its text stand: the text away from the middle, so that ties come in from the other
        side. A service's text stands inside its symbol.
        """
        x, y = self._at(spot.box.x, spot.box.y)
        if figure.symbol == figure.size:
            return Place(Symbol(figure.shape, Box(x, y, *figure.size)), None)
        outward = -1 if spot.box.y < 0 and on_map else 1
        symbol_y = y - outward * (figure.size.height - figure.symbol.height) / 2
        text_y = y + outward * (figure.size.height - figure.text_height) / 2
        text = Box(x, text_y, figure.size.width, figure.text_height)
        return Place(Symbol(figure.shape, Box(x, symbol_y, *figure.symbol)), text)

    def _fill(self, alter: Alter, figure: Figure, *, on_map: bool, back: bool) -> str:
        if not on_map or alter.sector is None or alter.standing in AWAITED:
            return self.palette.paper
        share = _BACK if back else 0.45 if figure.symbol != figure.size else 0.78
        return mix(self.hues[alter.sector], self.palette.paper, share)

    def _taken(self, x: float, y: float) -> float:
        """How far to the right something stands to the left of `x` at that height."""
        (middle_x, middle_y), radius = self.sheet.origin, self.placement.radius + 2 * OUTLINE.width
        down = abs(y - middle_y)
        ends = [middle_x + sqrt(radius * radius - down * down)] if down < radius else []
        boxes = [wedge.name for wedge in self.placement.wedges] + [spot.box for spot in self.placement.tray]
        for box in boxes:
            right, middle = self._at(box.x + box.width / 2, box.y)
            if right < x and abs(middle - y) < (box.height + DETAIL.leading) / 2:
                ends.append(right)
        return max(ends, default=MARGIN)

    def _at(self, x: float, y: float) -> Point:
        return self.sheet.origin[0] + x, self.sheet.origin[1] + y
