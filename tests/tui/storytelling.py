"""Playing with the drawn timeline of the practice family: getting there, and taking an event in hand."""

from mapping.record import Id
from mapping.timeline import LifeEvent
from tests.tui.playing import Player, keys, on_the_table, shows, type_in
from tui.line.frame import Box, Frame
from tui.line.time_line import TimeLine
from tui.parts.timeline_view import TimelineView

SIZE = (120, 40)


async def to_the_timeline(player: Player) -> TimeLine:
    """Open the practice family's session that is under way, at the timeline."""
    await keys(player, "enter", "enter")
    await shows(player, "Nätverkskarta")
    await keys(player, "g", "2")
    await shows(player, "Utan datum")
    return the_line(player)


def the_line(player: Player) -> TimeLine:
    return player.app.screen.query_one(TimeLine)


def view(player: Player) -> TimelineView:
    return player.app.screen.query_one(TimelineView)


def frame_of(player: Player) -> Frame:
    frame = the_line(player).frame
    assert frame is not None
    return frame


def event_called(player: Player, title: str) -> LifeEvent:
    return next(event for event in on_the_table(player).timeline.events if event.title == title)


async def take(player: Player, title: str) -> LifeEvent:
    """Find an event by typing, as a worker would."""
    await keys(player, "slash")
    await type_in(player, title)
    await keys(player, "enter")
    event = event_called(player, title)
    assert the_line(player).chosen == event.id
    return event


def box_of(player: Player, id_: Id) -> Box:
    box = frame_of(player).box_of(id_)
    assert box is not None
    return box
