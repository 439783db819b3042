"""A sheet of the timeline, drawn from its layout. Lengths are points, y downwards."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from exports.palette import Palette, mix
from exports.pictures.lettering import SUBTITLE, TITLE, Lettering, wrap
from exports.pictures.timeline_layout import BLOCK, GAP, HEADED, LIFE, MARGIN, YEARS, Leaf
from exports.pictures.timeline_legend import MEANING, SAMPLE, Sign
from exports.pictures.timeline_marks import Marks
from exports.pictures.timeline_pen import Pen
from exports.pictures.timeline_story import LABEL, SIGN, TRIANGLE
from exports.pictures.timeline_strips import ASIDE, COLUMN, LANE, LINE, ROW, WORRY, Strip
from mapping.language import gettext as _
from mapping.timeline import Lane, LifeEvent, Role
from mapping.timeline.axis import Birthdays
from mapping.timeline.stacking import Item, Stretch

_YEAR = Lettering("SemiBold", 9.0, 100, 100, 1)
_MONTH = Lettering("Regular", 8.0, 100, 100, 1)
_AGE = Lettering("Regular", 7.5, 100, 100, 1)
_HEAD = Lettering("SemiBold", 8.0, 100, 100, 1)
_BASE = 7.7
"""From a row's top to the baseline of its text."""


def drawing_of(leaf: Leaf, palette: Palette) -> bytes:
    """The sheet as the body of an SVG."""
    return _Sheet(leaf, palette).drawn()


class _Sheet:
    def __init__(self, leaf: Leaf, palette: Palette) -> None:
        self.leaf, self.palette = leaf, palette
        self.pen = Pen()
        self.ink = Marks(self.pen, palette)
        self.left = MARGIN + COLUMN
        self.right = self.left + leaf.axis_width

    def drawn(self) -> bytes:
        leaf = self.leaf
        lanes = list(self._placed(leaf.lanes, leaf.top + YEARS + len(leaf.lives) * LIFE + BLOCK))
        foot = lanes[-1][1] + lanes[-1][0].height + GAP
        worries = list(self._placed(leaf.worries, foot + HEADED))
        end = worries[-1][1] + worries[-1][0].height + GAP if worries else foot
        for strip, top in (*lanes, *worries):
            self._ground(strip, top)
        self._grid(leaf.top + YEARS, lanes[0][1], end)
        self._title()
        self._years(leaf.top, up=True)
        self._years(end, up=False)
        for number, life in enumerate(leaf.lives):
            self._life(life, leaf.top + YEARS + number * LIFE)
        if leaf.aside:
            self.pen.text((self.right + 11, leaf.top + 10), _("Without a date"), _HEAD, self.palette.soft)
        if worries:
            self.pen.text((MARGIN + 9, foot + HEADED - 5), _("What worries"), _YEAR, self.palette.ink)
        for strip, top in (*lanes, *worries):
            self._strip(strip, top)
        self._legend(end + YEARS + BLOCK + 8)
        return self.pen.svg()

    def _placed(self, strips: Sequence[Strip], top: float) -> Iterator[tuple[Strip, float]]:
        """The strips under each other from `top` on, each with its own top."""
        for strip in strips:
            yield strip, top
            top += strip.height + GAP

    def _title(self) -> None:
        y = MARGIN - 4
        for line in self.leaf.title:
            y += TITLE.leading
            self.pen.text((MARGIN, y - 4), line, TITLE, self.palette.ink)
        for line in self.leaf.subtitle:
            y += SUBTITLE.leading
            self.pen.text((MARGIN, y - 2), line, SUBTITLE, self.palette.soft)

    def _grid(self, top: float, lanes: float, bottom: float) -> None:
        """The years through everything, and the day of the meeting through lanes and worries."""
        for tick in self.leaf.ticks:
            if tick.major or tick.text:
                colour = mix(self.palette.line, self.palette.paper, 0.15 if tick.major else 0.6)
                x = self.left + tick.x
                self.pen.line((x, top), (x, bottom), colour, 0.7 if tick.major else 0.5)
        if self.leaf.today is not None:
            x = self.left + self.leaf.today
            self.pen.line((x, lanes), (x, bottom), mix(self.palette.accent, self.palette.paper, 0.35), 0.8, "3 2")

    def _years(self, y: float, *, up: bool) -> None:
        end = 0.0
        for tick in self.leaf.ticks:
            x = self.left + tick.x
            length = 4.0 if tick.major else 2.5
            at = y + YEARS if up else y
            self.pen.line((x, at), (x, at - length if up else at + length), self.palette.soft, 0.7)
            lettering = _YEAR if tick.major else _MONTH
            if tick.text and tick.x >= end and tick.x + lettering.width(tick.text) <= self.leaf.axis_width:
                self.pen.text((x + 2, y + 10), tick.text, lettering, self.palette.soft)
                end = tick.x + lettering.width(tick.text) + 4

    def _life(self, life: Birthdays, y: float) -> None:
        """A life as a line with a mark on each birthday, and the age beside as often as it fits."""
        ink, soft = self.palette.ink, self.palette.soft
        self.pen.text((self.left - 8, y + 9), _fitting(life.name, COLUMN - 12, _HEAD), _HEAD, ink, anchor="end")
        born = next((x for x, age in life.ticks if age == 0), None)
        start, line = self.left + (born or 0), y + LIFE - 1.5
        self.pen.line((start, line), (self.right, line), self.palette.line, 1)
        if born is not None:
            self.pen.dot((start, line), 1.8, soft)
        end = 0.0
        for x, age in life.ticks:
            self.pen.line((self.left + x, line), (self.left + x, line - 3), soft, 0.6)
            said = _("about {age}").format(age=age) if life.about and not end else str(age)
            wide = _AGE.width(said)
            if x + 2 >= end and x + 2 + wide <= self.leaf.axis_width:
                self.pen.text((self.left + x + 2, line - 2.2), said, _AGE, soft)
                end = x + 2 + wide + 5

    def _ground(self, strip: Strip, top: float) -> None:
        hue = self._hue(strip)
        self.pen.box((MARGIN, top), self.right - MARGIN, strip.height, mix(hue, self.palette.paper, 0.88))
        self.pen.box((MARGIN, top), 4, strip.height, hue)
        if self.leaf.aside:
            self.pen.box((self.right + 6, top), ASIDE - 6, strip.height, mix(hue, self.palette.paper, 0.88))

    def _strip(self, strip: Strip, top: float) -> None:
        palette, line = self.palette, top + strip.line
        lettering = LANE if isinstance(strip.subject, Lane) else WORRY
        y = top + (strip.height - len(strip.name) * lettering.leading) / 2
        for number, words in enumerate(strip.name):
            at = (MARGIN + 9, y + number * lettering.leading + lettering.size)
            self.pen.text(at, words, lettering, palette.ink)
        self.pen.line((self.left, line), (self.right, line), mix(self._hue(strip), palette.ink, 0.35), 1)
        for item in strip.above:
            self._item(strip, item, line - LINE / 2 - (item.row + item.height) * ROW, line)
        for item in strip.below:
            self._item(strip, item, line + LINE / 2 + item.row * ROW, line)
        y = top + (strip.height - sum(len(one.lines) for one in strip.undated) * ROW) / 2
        for one in strip.undated:
            if one.event:
                self._signs(strip, (one.event,), self.right + 11, y)
            for number, words in enumerate(one.lines):
                self.pen.text((self.right + 30, y + number * ROW + _BASE), words, LABEL, palette.ink)
            y += len(one.lines) * ROW

    def _item(self, strip: Strip, item: Item, top: float, line: float) -> None:
        stretch, height = item.stretch, item.height * ROW - 1
        self.ink.extent(item, (self.left, top), height if stretch.period else ROW - 1, self.ink.tint(item.events))
        if not stretch.cut_start and item.events[0].when.earliest:
            at = stretch.start if stretch.period else stretch.at + TRIANGLE / 2
            self.pen.dot((self.left + at, line), 1.2, self.palette.soft)
        self._signs(strip, item.events, self.left + item.mark_x, top)
        for number, words in enumerate(item.lines):
            self.pen.text((self.left + item.text_x, top + number * ROW + _BASE), words, LABEL, self.palette.ink)

    def _signs(self, strip: Strip, events: tuple[LifeEvent, ...], left: float, top: float) -> None:
        middle = top + ROW / 2 - 0.4
        if isinstance(strip.subject, Lane):
            self.ink.mark(events, left, middle)
            return
        for number, role in enumerate(strip.roles(events[0])):
            self.ink.role(role, left + number * SIGN, middle)

    def _hue(self, strip: Strip) -> str:
        if isinstance(strip.subject, Lane):
            return self.palette.sector(list(Lane).index(strip.subject))
        return self.palette.muted

    def _legend(self, y: float) -> None:
        for number, row in enumerate(self.leaf.legend):
            for sample in row:
                x, middle = MARGIN + sample.x, y + number * 14 - 3
                self._sample(sample.sign, x, middle)
                self.pen.text((x + SAMPLE, middle + 3), sample.meaning, MEANING, self.palette.ink)

    def _sample(self, sign: Sign, x: float, y: float) -> None:
        ink, colour = self.ink, mix(self.palette.muted, self.palette.paper, 0.55)
        roles = {Sign.TRIGGERS: Role.TRIGGERS, Sign.KEEPS: Role.KEEPS, Sign.EASES: Role.EASES}
        soft = 8 if sign is Sign.SOFT else 0
        stretch = Stretch(
            _NOBODYS, sign is not Sign.FOG, 2, 2 + soft, 24 - soft, 24, 10, sign is Sign.ONGOING, False, False
        )
        if sign in roles:
            ink.role(roles[sign], x + 14, y)
        elif sign is Sign.GROUP:
            ink.group(x + 15, y)
        elif sign in {Sign.PERIOD, Sign.SOFT, Sign.ONGOING}:
            ink.bar(stretch, (x, y - 4.5), 9, colour)
        elif sign is Sign.FOG:
            ink.fog(stretch, (x, y - 4.5), 9, colour)
            ink.sign(Sign.UNWEIGHED, x + 10, y)
        elif sign is Sign.BIRTHDAYS:
            self.pen.line((x + 4, y + 3), (x + 24, y + 3), self.palette.line, 1)
            for at in (4, 14, 24):
                self.pen.line((x + at, y + 3), (x + at, y), self.palette.soft, 0.6)
        elif sign is Sign.TODAY:
            self.pen.line((x + 14, y - 5), (x + 14, y + 5), self.palette.accent, 0.9, "3 2")
        else:
            ink.sign(sign, x + 8 if sign in {Sign.RESOURCE, Sign.STRAIN} else x + 14, y, 3)


_NOBODYS = LifeEvent(id=UUID(int=0), title="", lane=Lane.FAMILY)
"""The event of a sample in the legend."""


def _fitting(text: str, width: float, lettering: Lettering) -> str:
    (line,) = wrap(text, lettering._replace(measure=width, longest=width)) or ("",)
    return line
