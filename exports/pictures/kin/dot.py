"""A family's genogram as DOT text in which everything has its place. Pure: the same input gives the same text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exports.palette import Palette
from exports.pictures.backdrop import Backdrop, Point
from exports.pictures.canvas import Canvas, Caption
from exports.pictures.kin.channels import Landing
from exports.pictures.kin.figures import KinFigure
from exports.pictures.kin.households import Household
from exports.pictures.kin.legend import GLYPH, TEXT_AFTER, Bond, Entry, Legend
from exports.pictures.kin.lines import KinLines, Line, Style, couple_line, run_lines
from exports.pictures.kin.sheet import MARGIN, KinSheet
from exports.pictures.legend_samples import draw_sample
from exports.pictures.lettering import DETAIL, LEGEND, SUBTITLE, TITLE
from exports.pictures.strokes import draw_cross, draw_enclosure, outline
from mapping.network import AWAITED, Kinship, Standing
from mapping.network.generations import Generations
from mapping.record import Id

_WIDTHS = {Style.SOLID: 1.5, Style.DASHED: 1.5, Style.DOTTED: 2.0}
"""How thick each line is, so that they look equally heavy."""


class Kin(NamedTuple):
    """A family with everything in place."""

    family: Generations
    figures: Mapping[Id, KinFigure]
    lines: KinLines
    homes: tuple[Household, ...]


def write_genogram(kin: Kin, sheet: KinSheet, legend: Legend, palette: Palette) -> str:
    """The genogram on its sheet, as DOT text."""
    writer = _Writer(kin, sheet, palette)
    writer.households()
    writer.bonds()
    writer.everybody()
    writer.header()
    for entry in legend.entries:
        writer.sample(entry)
    return writer.canvas.source(writer.backdrop.text)


class _Writer:
    """Writes one genogram, part by part, each on what it lies on."""

    def __init__(self, kin: Kin, sheet: KinSheet, palette: Palette) -> None:
        self.kin, self.sheet, self.palette = kin, sheet, palette
        self.figures = kin.figures
        self.canvas = Canvas(sheet.width, sheet.height, paper=palette.paper, ink=palette.ink)
        self.backdrop = Backdrop(sheet.height)

    def households(self) -> None:
        """The outlines around those who live together."""
        x, y = self.sheet.origin
        for home in self.kin.homes:
            outline = [(left + x, top + y) for left, top in home.outline]
            draw_enclosure(self.backdrop, outline, home.number, self.palette)

    def bonds(self) -> None:
        """All lines, under the symbols and the texts."""
        for line in (*self.kin.lines.others(), *self.kin.lines.lines()):
            self._line(line, self.sheet.origin)

    def everybody(self) -> None:
        """Each person once."""
        people = (id_ for row in self.kin.family.rows for id_ in row)
        for number, id_ in enumerate(people):
            self._person(f"p{number}", self.figures[id_], self._at(id_))

    def header(self) -> None:
        """Title and date, and the hint."""
        sheet, soft = self.sheet, self.palette.soft
        y = MARGIN + len(sheet.title) * TITLE.leading / 2
        self.canvas.left_text(sheet.title, (MARGIN, y), TITLE)
        y = MARGIN + len(sheet.title) * TITLE.leading + len(sheet.subtitle) * SUBTITLE.leading / 2
        self.canvas.left_text(sheet.subtitle, (MARGIN, y), SUBTITLE, colour=soft)
        self.canvas.text(Caption(sheet.hint, sheet.hint_at, SUBTITLE, soft))

    def sample(self, entry: Entry) -> None:
        """One entry of the legend."""
        at = entry.middle[0] + self.sheet.legend_at[0], entry.middle[1] + self.sheet.legend_at[1]
        if isinstance(entry.mark, Bond):
            for line in _sample(entry.mark):
                self._line(line, at)
        else:
            draw_sample(self.canvas, self.backdrop, entry.mark, at, self.palette)
        self.canvas.left_text(entry.lines, (at[0] + GLYPH / 2 + TEXT_AFTER, at[1]), LEGEND)

    def _person(self, name: str, figure: KinFigure, at: Point) -> None:
        symbol, soft = figure.symbol, self.palette.soft
        fill = "" if figure.deceased else self.palette.paper
        line = outline(figure.standing if figure.standing in AWAITED else Standing.PRESENT)
        self.canvas.symbol(name, figure.shape, at, symbol, fill=fill, outline=line, double=figure.ego)
        if figure.deceased:
            draw_cross(self.backdrop, at, symbol, self.palette)
        self.canvas.text(Caption((figure.inside,) * bool(figure.inside), at, DETAIL, soft))
        lettering, top = figure.lettering, at[1] + figure.text_top
        height = len(figure.name) * lettering.leading
        self.canvas.text(Caption(figure.name, (at[0], top + height / 2), lettering, kind="beside"))
        below = top + height + len(figure.details) * DETAIL.leading / 2
        self.canvas.text(Caption(figure.details, (at[0], below), DETAIL, soft, "beside"))

    def _at(self, id_: Id) -> Point:
        x, y = self.kin.lines.at(id_)
        return x + self.sheet.origin[0], y + self.sheet.origin[1]

    def _line(self, line: Line, origin: Point) -> None:
        points = [(x + origin[0], y + origin[1]) for x, y in line.points]
        self.backdrop.line(points, colour=self.palette.ink, width=_WIDTHS[line.style], style=line.style)


def _sample(bond: Bond) -> Iterator[Line]:
    """A kind of line around (0, 0): of a couple across, of children downwards from their bar."""
    if bond in (Bond.COUPLE, Bond.SEPARATED, Bond.DIVORCED, Bond.TOGETHER):
        kinship = None if bond is Bond.TOGETHER else Kinship(bond.value)
        yield from couple_line(-GLYPH / 2, GLYPH / 2, 0.0, kinship, 0.0)
        return
    kinship = Kinship(bond.value)
    places = (-12.0, 12.0) if bond is Bond.SIBLINGS else (0.0,)
    landings = [Landing(x, kinship, None) for x in places]
    yield Line(((-12.0, -9.0), (12.0, -9.0)))
    yield from run_lines(None, -9.0, landings, [11.0] * len(places))
