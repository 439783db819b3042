"""The strips of a timeline's sheet: each lane, and each worry with what feeds and eases it. Lengths are points."""

from collections.abc import Sequence
from typing import NamedTuple

from exports.pictures.lettering import Lettering, wrap
from exports.pictures.timeline_story import SIGN, Concern, Story, canvas_of
from mapping.language import ngettext
from mapping.terms import term
from mapping.timeline import Lane, LifeEvent, Role
from mapping.timeline.axis import Axis
from mapping.timeline.chart import Chart, stretch_of
from mapping.timeline.stacking import Item, Lines, stacked

COLUMN = 92.0
"""The lanes' names, left of the axis."""
ASIDE = 108.0
"""The margin for what has no date, right of the axis."""
ROW = 10.4
LINE = 5.0
"""The room that a lane's line takes, with the air around it."""
PAD = 3.0

LANE = Lettering("SemiBold", 9.0, COLUMN - 16, COLUMN - 16, 3)
WORRY = Lettering("Regular", 8.0, COLUMN - 12, COLUMN - 12, 6)
_ASIDE = Lettering("Regular", 8.0, ASIDE - 36, ASIDE - 36, 4)
_LEAST = 17.0


class Undated(NamedTuple):
    """An event without a date, in the margin; None for a line that says how many more there are."""

    event: LifeEvent | None
    lines: Lines


class Strip(NamedTuple):
    """A lane or a worry, with all that stands in it."""

    subject: Lane | Concern
    name: Lines
    above: tuple[Item, ...]
    below: tuple[Item, ...]
    rows: tuple[int, int]
    """How many rows there are above its line and below it."""
    undated: tuple[Undated, ...]

    @property
    def line(self) -> float:
        """How far below its top its line lies."""
        return PAD + self.rows[0] * ROW + (self.height - self._filled) / 2 + LINE / 2

    @property
    def height(self) -> float:
        """Of all that stands in it."""
        lettering = LANE if isinstance(self.subject, Lane) else WORRY
        named = len(self.name) * lettering.leading + 2 * PAD
        aside = sum(len(one.lines) for one in self.undated) * ROW + 2 * PAD
        return max(_LEAST, named, aside, self._filled)

    @property
    def _filled(self) -> float:
        return 2 * PAD + sum(self.rows) * ROW + LINE

    def roles(self, event: LifeEvent) -> tuple[Role, ...]:
        """The event's parts in the worry that it is about; none in a lane."""
        return () if isinstance(self.subject, Lane) else self.subject.roles(event)


def lane_strips(story: Story, laid: Chart, undated: Sequence[LifeEvent], most: int | None = None) -> tuple[Strip, ...]:
    """All seven lanes, with what has no date beside them: all of it, or at most so many each."""
    return tuple(
        Strip(
            band.lane,
            wrap(term(band.lane), LANE),
            band.above,
            band.below,
            (band.rows_above, band.rows_below),
            _undated(story, [event for event in undated if event.lane is band.lane], most),
        )
        for band in laid.bands
    )


def worry_strips(
    story: Story,
    here: Sequence[LifeEvent],
    undated: Sequence[LifeEvent],
    axis: Axis,
    width: float,
    most: int | None = None,
) -> tuple[Strip, ...]:
    """The worries that something on this sheet has a part in: what eases above the line, what feeds below it."""
    strips = (
        _worry(story, concern, here, axis, width)._replace(undated=_undated(story, concern.among(undated), most))
        for concern in story.concerns
    )
    return tuple(strip for strip in strips if strip.above or strip.below or strip.undated)


def _undated(story: Story, events: Sequence[LifeEvent], most: int | None) -> tuple[Undated, ...]:
    shown = events[: max(1, most - 1)] if most is not None and len(events) > most else events
    told = tuple(Undated(event, wrap(story.labels[event.id], _ASIDE) or ("",)) for event in shown)
    more = len(events) - len(shown)
    return (*told, Undated(None, (ngettext("and {count} more", "and {count} more", more),))) if more else told


def _worry(story: Story, concern: Concern, here: Sequence[LifeEvent], axis: Axis, width: float) -> Strip:
    def signs(events: tuple[LifeEvent, ...]) -> float:
        return SIGN * max(1, len(concern.roles(events[0])))

    canvas = canvas_of(story, width)._replace(mark=signs, lead=SIGN / 2)

    shown = {event.id for event in here}

    def side(events: Sequence[LifeEvent]) -> tuple[tuple[Item, ...], int]:
        stretches = (stretch_of(event, axis, canvas, story.today) for event in events if event.id in shown)
        return stacked([stretch for stretch in stretches if stretch], canvas)

    (above, rows_above), (below, rows_below) = side(concern.eases), side(concern.feeds)
    return Strip(concern, wrap(concern.worry.text, WORRY), above, below, (rows_above, rows_below), ())
