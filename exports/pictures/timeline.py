"""The timeline (tidslinje) as a picture: lanes on one axis, so that what came before what can be seen (METHOD § 3.1).

As SVG or PNG it is one sheet, as large as it needs to be. As PDF it is as many sheets as are needed to read it, each
with years of its own: crowded years get more room.
"""

from collections.abc import Iterator
from datetime import date
from math import sqrt
from typing import Literal

from msgspec.structs import replace

from exports.pictures.look import PLAIN, Look, Paper
from exports.pictures.svg import Alternative, Drawing, View, standalone, with_remark
from exports.pictures.timeline_drawing import drawing_of
from exports.pictures.timeline_layout import Leaf, Wanted, leaf, middle_of
from exports.pictures.timeline_story import Story, story_of
from exports.pictures.typesetting import typeset, typeset_pages
from exports.pictures.writing import unwritten, written
from mapping.dates import FuzzyDate
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.session import Session
from mapping.timeline import Lane, Timeline
from mapping.timeline.axis import Axis
from mapping.timeline.chart import Rows
from mapping.timeline.in_words import heading, timeline_in_words

TimelineFormat = Literal["svg", "png", "pdf"]

Page = tuple[int, int]
"""Width and height, in points."""

_A4: Page = (842, 595)
_SIZES: dict[Paper, Page] = {"a4": _A4, "a3": (1191, 842)}
_LARGER = (0.8, 0.9, 1.0, 1.12, 1.25)
"""How much larger than its page a sheet may be laid out; its text then stands in 6.4 points, or in 10 where it is
smaller.
"""
_MOST = (6, 3, 1)
"""How many undated events stand beside a lane or a worry, where there is no room for all."""
_FREE = (0.8, 0.9, 1.0, 1.2, sqrt(2), 1.7, 2.0, 2.4, 2 * sqrt(2), 3.4, 4.0)
"""How many times as wide as an A4 a sheet of its own size may be."""
_PROPORTION = _A4[1] / _A4[0]


def draw_timeline(
    session: Session, *, title: str, picture_format: TimelineFormat, look: Look = PLAIN, remark: str = ""
) -> bytes:
    """The session's timeline, in the language spoken now. What is sensitive is in no picture.

    `title` names the family as the picture may: its code. A `remark` stands beside the date. The same session, title,
    look and language give the same bytes.

    Raises:
        PictureError: the picture could not be drawn.
    """
    headed = heading(title)
    story = story_of(session, written(headed))._replace(remark=remark)
    words = Alternative(headed, with_remark(timeline_in_words(_as_drawn(session), title=title), remark))
    if picture_format == "pdf":
        page = _SIZES[look.paper or "a4"]
        leaves = _sheets(story, page, look)
        drawings = [_drawing(one, page, words, look) for one in leaves]
        return typeset_pages(drawings, met_on=session.met_on)
    drawing = _single(story, words, look)
    if picture_format == "svg":
        return standalone(drawing)
    return typeset(drawing, picture_format, met_on=session.met_on, dpi=look.dpi)


def unwritable_in_timeline(session: Session) -> tuple[str, ...]:
    """The characters in it that the picture cannot write, in order, each once."""
    return unwritten(timeline_in_words(_as_drawn(session)).splitlines())


def _as_drawn(session: Session) -> Session:
    """The session without what the picture does not show: what was said in words, of an event or of its date."""
    timeline = session.timeline
    events = tuple(replace(event, words=(), when=FuzzyDate(edtf=event.when.edtf)) for event in timeline.events)
    return replace(session, timeline=Timeline(events=events, worries=timeline.worries))


def _single(story: Story, words: Alternative, look: Look) -> Drawing:
    """One sheet: on the paper that was chosen, or of its own size."""
    wanted = Wanted(story.years, _subtitle(story, story.years), look.legend)
    if look.paper is not None:
        page = _SIZES[look.paper]
        return _drawing(_fitted(story, wanted, page), page, words, look)
    one = _smallest(story, wanted)
    width = max(_A4[0], one.width)
    size = round(width), round(max(one.height * width / one.width, width * _PROPORTION))
    return _drawing(one, size, words, look)


def _smallest(story: Story, wanted: Wanted) -> Leaf:
    """The narrowest sheet that is no higher than a paper that wide would be; otherwise the widest."""
    low, high, found = 0, len(_FREE) - 1, None
    while low <= high:
        middle = (low + high) // 2
        one = leaf(story, wanted, _A4[0] * _FREE[middle])
        if one.height <= one.width * _PROPORTION:
            high, found = middle - 1, one
        else:
            low = middle + 1
    return found or one


def _sheets(story: Story, page: Page, look: Look) -> list[Leaf]:
    """The sheets of a PDF, each with the years that fit on it."""
    axes = list(_parted(story, story.years, page, look))
    sheets = []
    for number, axis in enumerate(axes, start=1):
        part = _("sheet {number} of {count}").format(number=number, count=len(axes)) if len(axes) > 1 else ""
        wanted = Wanted(axis, _subtitle(story, axis, part), look.legend, aside=number == len(axes))
        sheets.append(_fitted(story, wanted, page))
    return sheets


def _parted(story: Story, axis: Axis, page: Page, look: Look) -> Iterator[Axis]:
    """The axis, in parts where it holds too much: so that half of its events come on each side of a New Year."""
    years = range(axis.first.year, axis.last.year + 1)
    most = _LARGER[-1]
    wanted = Wanted(axis, _subtitle(story, axis), look.legend, aside=False)
    if len(years) == 1 or leaf(story, wanted, page[0] * most).height <= page[1] * most:
        yield axis
        return
    days = sorted(day for day in _days(story) if axis.first <= day <= axis.last)
    half = days[len(days) // 2].year if days else years[len(years) // 2]
    year = min(max(half, years[1]), years[-1])
    yield from _parted(story, Axis(axis.first, date(year - 1, 12, 31)), page, look)
    yield from _parted(story, Axis(date(year, 1, 1), axis.last), page, look)


def _days(story: Story) -> Iterator[date]:
    for event in story.events:
        day = middle_of(event) or event.when.earliest or event.when.latest
        if day:
            yield day


def _fitted(story: Story, wanted: Wanted, page: Page) -> Leaf:
    """The sheet with text as large as the page allows; where it holds too much even so, the undated are fewer, and at
    last events stand in groups.
    """
    for times in _LARGER:
        one = leaf(story, wanted, page[0] * times)
        if one.height <= page[1] * times:
            return one
    for most in _MOST:
        one = leaf(story, wanted, page[0] * times, most=most)
        if one.height <= page[1] * times:
            return one
    rows: Rows = {strip.subject: strip.rows for strip in one.lanes if isinstance(strip.subject, Lane)}
    while one.height > page[1] * times and max(max(pair) for pair in rows.values()) > 1:
        rows = _fewer(rows)
        one = leaf(story, wanted, page[0] * times, rows=rows, most=most)
    return one


def _fewer(rows: Rows) -> dict[Lane, tuple[int, int]]:
    """A row less on each side that has the most."""
    most = max(max(pair) for pair in rows.values())
    return {lane: (min(above, most - 1), min(below, most - 1)) for lane, (above, below) in rows.items()}


def _subtitle(story: Story, axis: Axis, part: str = "") -> str:
    years = (
        f"{axis.first.year}\N{EN DASH}{axis.last.year}" if axis.first.year < axis.last.year else str(axis.first.year)
    )
    return " · ".join(filter(None, [say_date(story.today), years, part, story.remark]))


def _drawing(one: Leaf, page: Page, words: Alternative, look: Look) -> Drawing:
    """The sheet at the top of its page, as large as the page allows."""
    times = max(one.width / page[0], one.height / page[1])
    view = View(-(page[0] * times - one.width) / 2, 0, page[0] * times, page[1] * times)
    return Drawing(page[0], page[1], view, drawing_of(one, look.palette), words, look.palette)
