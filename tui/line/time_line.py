"""The timeline as a widget: it draws what it is handed, and tells what was done on it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from mapping.language import N_
from mapping.record import Id
from mapping.timeline.axis import Axis, middle, whole
from mapping.timeline.extent import extent_of
from tui.keys import key, quiet
from tui.line.drawing import Row, Showing, changed, drawn
from tui.line.frame import Frame, Story, around, framed
from tui.line.inks import Inks
from tui.line.navigation import across, along, first_and_last
from tui.line.time_cursor import TimeCursor, moved, words_of
from tui.theme import PALETTES

_INKS = {theme: Inks(palette) for theme, palette in PALETTES.items()}

LEAST = (40, 12)
"""Columns and rows of a window in which it can be drawn at all."""

_NEARER = 0.6
"""How many of the days stay when one zooms in."""

_SHORTEST = 62
"""Days; one does not come nearer than that."""


class TimeLine(Widget, can_focus=True):
    """The lanes. Left and right go along a lane, up and down to the next; the mouse chooses, pans and zooms."""

    HELP = N_(
        "Lanes lie under each other, and time runs to the right. ● is a day one knows, ○ one that is known about; a "
        "number before the dot says how many share a place: Enter comes nearer. ━ lasts as long as it is drawn, ╌ is "
        "where it began or ended vaguely, and ▸ still goes on. ▲ stands on the lane's line and was good, ▼ hangs below "
        "it and was heavy. Left and right go along a lane, up and down to the next, Home and End to the first and the "
        "last. With u a line stands at one time, and the arrows move it: you see how old everybody was, and who was "
        "there then."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", N_("Details")),
        key("z", "zoom(1)", N_("Nearer in time"), seen=False),
        key("Z", "zoom(-1)", N_("More years"), seen=False),
        key("0", "whole", N_("All the years"), seen=False),
        key("u", "cursor", N_("As it was then")),
        key("escape", "leave_cursor", N_("Back to today")),
        key("pageup", "pan(-0.5)", N_("Earlier"), seen=False),
        key("pagedown", "pan(0.5)", N_("Later"), seen=False),
        quiet("left", "along(-1)"),
        quiet("right", "along(1)"),
        quiet("up", "across(-1)"),
        quiet("down", "across(1)"),
        quiet("shift+left", "pan(-0.125)"),
        quiet("shift+right", "pan(0.125)"),
        quiet("home", "end_of(0)"),
        quiet("end", "end_of(1)"),
    ]

    # Variables that repaint nothing by themselves: each change repaints only the rows that it reaches.
    story: var[Story | None] = var(None)
    axis: var[Axis | None] = var(None)
    """The days that are drawn; None until there is a story."""
    chosen: var[Id | None] = var(None)
    """The event in hand."""
    cursor: var[TimeCursor | None] = var(None, init=False, bindings=True)
    """Where the time cursor stands; None while it is off."""
    opens: var[bool] = var(True, bindings=True)
    """Whether Enter opens an event: not when the session is only read."""

    @dataclass
    class Chosen(Message):
        """An event was taken in hand."""

        id: Id

    @dataclass
    class Opened(Message):
        """The details of the one in hand are wanted; of a group that zooming cannot part, which of them."""

        among: tuple[Id, ...]

    @dataclass
    class Turned(Message):
        """The time cursor stands elsewhere, or is on or off now."""

        day: date | None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty timeline."""
        super().__init__(id=id)
        self._frame: Frame | None = None
        self._rows: tuple[Row, ...] = ()

    @property
    def frame(self) -> Frame | None:
        """The timeline as it is laid out now; None before it has a size and a story."""
        return self._frame

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is the timeline's own only while the time cursor is on; nothing opens where nothing changes."""
        del parameters
        if action == "open":
            box = self._frame.box_of(self.chosen) if self._frame else None
            return self.opens or (box is not None and len(box.ids) > 1)
        return action != "leave_cursor" or self.cursor is not None

    def action_open(self) -> None:
        """The details of the one in hand; a group comes nearer, until one sees which they are."""
        box = self._frame.box_of(self.chosen) if self._frame else None
        if box is not None and len(box.ids) > 1 and box.item is not None and self._come_near(box.ids):
            return
        self.post_message(self.Opened(box.ids if box is not None else ()))

    def action_along(self, steps: int) -> None:
        """The event before or after on the lane; while the time cursor is on, the time before or after."""
        if self.cursor is not None and self.axis is not None:
            self.cursor = moved(self.cursor, steps, self.axis)
        elif self._frame is not None:
            self._take(along(self._frame, self.chosen, steps))

    def action_across(self, steps: int) -> None:
        """The nearest event on the next lane."""
        if self._frame is not None:
            self._take(across(self._frame, self.chosen, steps))

    def action_end_of(self, which: int) -> None:
        """The first or the last event of all."""
        if self._frame is not None:
            self._take(first_and_last(self._frame)[which])

    def action_zoom(self, steps: int) -> None:
        """Nearer or farther, around the time cursor, the one in hand, or else the middle."""
        if self.axis is not None:
            self._zoom(steps, self._day_in_hand() or middle(*self.axis))

    def action_pan(self, share: float) -> None:
        """Earlier or later, by a share of what is seen."""
        if self.axis is not None:
            self.axis = self._within(self.axis.moved(share))

    def action_whole(self) -> None:
        """All the years again."""
        if self.story is not None:
            self.axis = self._whole()

    def action_cursor(self) -> None:
        """The time cursor, on where the one in hand stands, or off."""
        if self.cursor is None and self.story is not None and self.axis is not None:
            self.cursor = TimeCursor.at(self._day_in_hand() or self.story.today, self.axis)
        else:
            self.cursor = None

    def action_leave_cursor(self) -> None:
        """Back to today."""
        self.cursor = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take in hand what stands there; on an empty place, the time cursor goes there if it is on."""
        if self._frame is None or event.button != 1:
            return
        box = self._frame.box_at(event.x, event.y)
        if box is not None:
            self._take(box.ids[0])
        elif self.cursor is not None and self.axis is not None:
            self.cursor = TimeCursor.at(self._frame.day_at(event.x), self.axis)

    async def on_click(self, event: events.Click) -> None:
        """A double click opens."""
        if event.chain == 2 and self._frame is not None and self._frame.box_at(event.x, event.y) is not None:
            await self.run_action("open")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Earlier; with Ctrl nearer."""
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Later; with Ctrl farther."""
        self._wheel(event, 1)

    def bring_into_view(self, id_: Id | None) -> None:
        """Move in time as far as is needed to see an event."""
        if self._frame is None or self._frame.box_of(id_) is not None:
            return
        day = self._day_of(id_)
        if day is not None:
            self.axis = self._within(around(self._frame, day))

    def watch_story(self, before: Story | None, after: Story | None) -> None:
        """Lay it anew; the years that are seen stay, unless all of them were."""
        if after is None:
            return
        if before is None or self.axis is None or self.axis == self._whole(before):
            self.set_reactive(TimeLine.axis, self._whole())
        self._lay_out()

    def watch_axis(self) -> None:
        """Lay it anew in other years."""
        self._lay_out()

    def watch_chosen(self) -> None:
        """Show which is in hand, wherever it is."""
        self.bring_into_view(self.chosen)
        self._draw()

    def watch_cursor(self) -> None:
        """Show it, and move in time when it leaves the window."""
        if self.cursor is not None and self._frame is not None:
            self.axis = self._within(around(self._frame, self.cursor.day))
        self._draw()
        self.post_message(self.Turned(self.cursor.day if self.cursor else None))

    def on_resize(self) -> None:
        """Lay it anew in another size."""
        self._lay_out()

    def on_hide(self) -> None:
        """Who comes back comes to today."""
        self.cursor = None

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of cells, in colour."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        return Strip(_INKS[self.app.theme].row(self._rows[y]), self.size.width)

    def _wheel(self, event: events.MouseEvent, way: int) -> None:
        if self._frame is None:
            return
        event.stop()
        if event.ctrl:
            self._zoom(-way, self._frame.day_at(event.x))
        else:
            self.action_pan(0.125 * way)

    def _zoom(self, steps: int, day: date) -> None:
        if self.axis is None or (steps > 0 and self.axis.days * _NEARER < _SHORTEST):
            return
        self.axis = self._within(self.axis.zoomed(_NEARER if steps > 0 else 1 / _NEARER, day))

    def _come_near(self, ids: tuple[Id, ...]) -> bool:
        """Zoom until they part; whether it was any use."""
        axis, frame = self.axis, self._frame
        while axis is not None and frame is not None and axis.days * _NEARER >= _SHORTEST:
            axis = axis.zoomed(_NEARER, self._day_of(ids[0]) or middle(*axis))
            frame = framed(frame.story, axis, frame.width, frame.height)
            box = frame.box_of(ids[0])
            if box is None or len(box.ids) < len(ids):
                self.axis = axis
                return True
        return False

    def _whole(self, story: Story | None = None) -> Axis:
        story = story or self.story
        assert story is not None  # noqa: S101 - asked for only when there is one
        return whole((event.when for event in story.events), story.today)

    def _within(self, axis: Axis) -> Axis:
        """The same, but not beyond the years that there are."""
        limits = self._whole()
        if axis.days >= limits.days:
            return limits
        early, late = (limits.first - axis.first).days, (axis.last - limits.last).days
        return axis.moved(early / axis.days if early > 0 else -late / axis.days if late > 0 else 0)

    def _day_in_hand(self) -> date | None:
        return self.cursor.day if self.cursor is not None else self._day_of(self.chosen)

    def _day_of(self, id_: Id | None) -> date | None:
        """A day of an event that tells where it stands; None for an undated one."""
        if self.story is None:
            return None
        event = next((event for event in self.story.events if event.id == id_), None)
        extent = extent_of(event.when, self.story.today) if event else None
        if extent is None:
            return None
        first, last = extent.first or extent.sure_first, extent.sure_last or extent.last
        if extent.period or last is None:
            return first or last
        return middle(first, last) if first else last

    def _take(self, id_: Id | None) -> None:
        if id_ is not None:
            self.chosen = id_  # at once: the list behind follows when it hears of it
            self.post_message(self.Chosen(id_))

    def _lay_out(self) -> None:
        width, height = self.size
        if self.story is None or self.axis is None or width < LEAST[0] or height < LEAST[1]:
            return
        self._frame = framed(self.story, self.axis, width, height)
        self._draw()

    def _draw(self) -> None:
        if self._frame is None:
            return
        cursor = self.cursor
        showing = Showing(self.chosen, cursor.day if cursor else None, words_of(cursor) if cursor else "")
        before, self._rows = self._rows, drawn(self._frame, showing)
        rows = changed(before, self._rows)
        if len(rows) > len(self._rows) // 2:
            self.refresh()
        elif rows:
            self.refresh(*(Region(0, row, self.size.width, 1) for row in rows))
