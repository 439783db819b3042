"""The marks of the timeline: how heavy or good, periods and points with their vagueness, and parts in a worry.

Shape and place say everything; colour only repeats it. Lengths are points, y downwards.
"""

from math import cos, pi, sin

from exports.palette import Palette, mix
from exports.pictures.timeline_legend import Sign, weighed
from exports.pictures.timeline_pen import Pen, Point
from exports.pictures.timeline_story import SIGN, TRIANGLE
from mapping.timeline import LifeEvent, Role
from mapping.timeline.stacking import Item, Stretch

_OPEN = 4.0
"""How far the point of what still goes on reaches."""


class Marks:
    """Draws marks with one pen, in one palette."""

    def __init__(self, pen: Pen, palette: Palette) -> None:
        self.pen, self.palette = pen, palette

    def mark(self, events: tuple[LifeEvent, ...], left: float, y: float) -> None:
        """What stands before a label; `y` is its middle."""
        if len(events) > 1:
            self.group(left, y)
        else:
            sign = weighed(events[0])
            self.sign(sign, left, y, max(1, abs(events[0].weight or 0)))

    def sign(self, sign: Sign, left: float, y: float, count: int = 1) -> None:
        """Triangles up for what gave strength, down for what was heavy; a ring or a dot for what is neither."""
        pen, palette, middle = self.pen, self.palette, left + TRIANGLE / 2
        if sign is Sign.NEITHER:
            pen.dot((middle, y), 2.2, palette.paper, rim=palette.soft, width=1.1)
        elif sign is Sign.UNWEIGHED:
            pen.dot((middle, y), 2.2, palette.soft)
        else:
            up = -1 if sign is Sign.RESOURCE else 1
            colour = palette.resource if sign is Sign.RESOURCE else palette.strain
            for number in range(count):
                x, half = middle + number * TRIANGLE, TRIANGLE / 2 - 0.2
                pen.shape([(x - half, y - up * 2.5), (x + half, y - up * 2.5), (x, y + up * 2.9)], colour)

    def group(self, left: float, y: float) -> None:
        """Several events in one place."""
        for number in range(3):
            self.pen.dot((left + 2 + number * 2.6, y), 1.7, self.palette.paper, rim=self.palette.ink, width=0.9)

    def role(self, role: Role, left: float, y: float) -> None:
        """An event's part in a worry: a bolt, a ring that turns, a plus."""
        x = left + SIGN / 2 - 0.5
        if role is Role.TRIGGERS:
            bolt = [(1.2, -4.2), (-2.8, 0.7), (-0.3, 0.7), (-1.4, 4.2), (2.8, -1.2), (0.2, -1.2)]
            self.pen.shape([(x + across, y + down) for across, down in bolt], self.palette.strain)
        elif role is Role.KEEPS:
            turn = [(x + 2.7 * cos(t * pi / 12), y + 2.7 * sin(t * pi / 12)) for t in range(-4, 17)]
            self.pen.path(turn, self.palette.strain, 1.3)
            tip = turn[0]
            self.pen.shape(
                [(tip[0] - 2.6, tip[1] + 0.4), (tip[0] + 1.5, tip[1] + 1.3), (tip[0] + 0.7, tip[1] - 2.9)],
                self.palette.strain,
            )
        else:
            self.pen.path([(x - 3, y), (x + 3, y)], self.palette.resource, 2)
            self.pen.path([(x, y - 3), (x, y + 3)], self.palette.resource, 2)

    def extent(self, item: Item, origin: Point, height: float, colour: str) -> None:
        """A period as a bar, or the shade that a point lies in; `origin` is the row's top where the axis begins."""
        stretch = item.stretch
        if stretch.period:
            self.bar(stretch, origin, height, colour)
        elif stretch.end - stretch.start > 1:
            self.fog(stretch, origin, height, colour)

    def bar(self, stretch: Stretch, origin: Point, height: float, colour: str) -> None:
        """A bar: an upright line where an end is sure, fading where it is vague, a point where it still goes on."""
        x, y = origin
        width = stretch.end - stretch.start
        soft, soft_end = (stretch.sure_start - stretch.start) / width, (stretch.sure_end - stretch.start) / width
        vague, vague_end = soft > 0.001, soft_end < 0.999
        fill = colour
        if vague or vague_end:
            stops = ([(0.0, 0.0)] if vague else []) + [(soft, 1.0), (soft_end, 1.0)]
            fill = self.pen.fade(colour, *stops, *([(1.0, 0.0)] if vague_end else []))
        edge = mix(colour, self.palette.ink, 0.45)
        self.pen.box((x + stretch.start, y), width, height, fill)
        if not vague and not stretch.cut_start:
            self.pen.box((x + stretch.start, y), 1.3, height, edge)
        if stretch.ongoing and not stretch.cut_end:
            tip = x + stretch.end
            self.pen.shape([(tip, y), (tip + _OPEN, y + height / 2), (tip, y + height)], colour)
        elif not vague_end and not stretch.cut_end:
            self.pen.box((x + stretch.end - 1.3, y), 1.3, height, edge)

    def fog(self, stretch: Stretch, origin: Point, height: float, colour: str) -> None:
        """A shade that is densest at the mark."""
        width = stretch.end - stretch.start
        at = min(max((stretch.at + TRIANGLE / 2 - stretch.start) / width, 0.0), 1.0)
        fill = self.pen.fade(colour, (0.0, 0.12), (at, 0.85), (1.0, 0.12))
        self.pen.box((origin[0] + stretch.start, origin[1] + height * 0.12), width, height * 0.76, fill, radius=3)

    def tint(self, events: tuple[LifeEvent, ...]) -> str:
        """The colour of a bar or shade; of several together none that says anything."""
        palette, weight = self.palette, events[0].weight
        if weight and len(events) == 1:
            return mix(palette.resource if weight > 0 else palette.strain, palette.paper, 0.62)
        return mix(palette.muted, palette.paper, 0.65)
