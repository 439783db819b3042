"""One sheet of the timeline laid out: the years, everybody's ages, the lanes, the worries, and the undated in a margin.

Lengths are points, y downwards.
"""

from datetime import date
from typing import NamedTuple

from exports.pictures.lettering import SUBTITLE, TITLE, wrap
from exports.pictures.timeline_legend import Sample, Sign, legend_of
from exports.pictures.timeline_story import LABEL, Story, canvas_of
from exports.pictures.timeline_strips import ASIDE, COLUMN, Strip, lane_strips, worry_strips
from mapping.timeline import LifeEvent
from mapping.timeline.axis import Axis, Birthdays, Tick, birthdays, middle, ticks
from mapping.timeline.chart import Rows, chart
from mapping.timeline.stacking import Lines

MARGIN = 26.0
LIFE = 13.0
"""How high a row of ages is."""
YEARS = 14.0
GAP = 2.0
"""Between two strips."""
BLOCK = 7.0
"""Between ages, lanes and years."""
HEADED = 17.0
"""Between lanes and worries, for the heading."""


class Leaf(NamedTuple):
    """A sheet laid out. Its height is what it needs."""

    width: float
    axis: Axis
    axis_width: float
    title: Lines
    subtitle: Lines
    ticks: tuple[Tick, ...]
    lives: tuple[Birthdays, ...]
    lanes: tuple[Strip, ...]
    worries: tuple[Strip, ...]
    today: float | None
    """Where the day of the session ends, when it is on the axis."""
    aside: bool
    """Whether there is a margin for what has no date."""
    legend: tuple[tuple[Sample, ...], ...]
    """By row."""

    @property
    def top(self) -> float:
        """Where the years stand: under the title."""
        head = len(self.title) * TITLE.leading + len(self.subtitle) * SUBTITLE.leading
        return MARGIN + head + 4

    @property
    def height(self) -> float:
        """From edge to edge."""
        strips = sum(strip.height + GAP for strip in (*self.lanes, *self.worries))
        blocks = 2 * BLOCK + (HEADED if self.worries else 0)
        legend = 10 + len(self.legend) * 14.0 if self.legend else 0
        return self.top + 2 * YEARS + len(self.lives) * LIFE + strips + blocks + legend + MARGIN - 8


class Wanted(NamedTuple):
    """What a sheet is to hold."""

    axis: Axis
    subtitle: str
    legend: bool
    aside: bool = True
    """Whether it tells what has no date."""


def leaf(story: Story, wanted: Wanted, width: float, *, rows: Rows | None = None, most: int | None = None) -> Leaf:
    """Lay out the part of the story that the axis shows.

    `rows` are what each lane may have at most; `most` how many undated events stand beside each lane and worry.
    """
    axis = wanted.axis
    here = tuple(event for event in story.events if _is_on(event, axis))
    undated = [event for event in story.events if not event.when.dated] if wanted.aside else []
    axis_width = width - 2 * MARGIN - COLUMN - (ASIDE if undated else 0)
    canvas = canvas_of(story, axis_width)
    laid = chart(here, axis, canvas, story.today, rows)
    lanes = lane_strips(story, laid, undated, most)
    worries = worry_strips(story, here, undated, axis, axis_width, most)
    lives = [birthdays(name, born, axis, axis_width) for name, born in story.lives]
    today = laid.today if laid.today <= axis_width and story.today >= axis.first else None
    also = [*([Sign.BIRTHDAYS] if any(lives) else []), *([Sign.TODAY] if today is not None else [])]
    return Leaf(
        width=width,
        axis=axis,
        axis_width=axis_width,
        title=wrap(story.heading, TITLE._replace(measure=width - 2 * MARGIN, longest=width - 2 * MARGIN)),
        subtitle=wrap(wanted.subtitle, SUBTITLE),
        ticks=ticks(axis, axis_width, LABEL.width, 5.0),
        lives=tuple(life for life in lives if life),
        lanes=lanes,
        worries=worries,
        today=today,
        aside=bool(undated),
        legend=legend_of(lanes, worries, width - 2 * MARGIN, also) if wanted.legend else (),
    )


def middle_of(event: LifeEvent) -> date | None:
    """The day that a point's mark stands on; None for a period or without a date."""
    first, last = event.when.earliest, event.when.latest
    if "/" in event.when.edtf or (first is None and last is None):
        return None
    return middle(first, last) if first and last else first or last


def _is_on(event: LifeEvent, axis: Axis) -> bool:
    """Whether it is for this sheet: a point stands on one only, a period on each that it reaches into."""
    day = middle_of(event)
    return event.when.dated and (day is None or axis.first <= day <= axis.last)
