"""The network map as a widget: it draws what it is handed, and tells what was done on it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size, Spacing
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mapping.language import N_
from mapping.network import Network, Tie, everybody, ties_of
from mapping.network.finding import found
from mapping.network.presets import Preset, concerned, ties_in
from mapping.record import Id
from tui.circle.dragging import Beside, Landing, beside, landing, stands
from tui.circle.drawing import Cells, Showing, changed, drawn
from tui.circle.frame import Frame, Label, framed
from tui.circle.inks import Inks
from tui.circle.navigation import Way, nearest
from tui.keys import key, quiet
from tui.theme import PALETTES

_AROUND = Spacing(2, 6, 2, 6)
"""What shows around the one in hand when the map is scrolled to them."""

_INKS = {theme: Inks(palette) for theme, palette in PALETTES.items()}


class CircleMap(ScrollView, can_focus=True):
    """The circle. Arrows go to the nearest in that direction; the mouse chooses, drags and opens."""

    HELP = N_(
        "○ is a woman, □ a man, ◇ other or not said, ▭ a service, ◎ the parent. ⌂ lives in the household, ⌂₂ in the "
        "second. Brackets: missing, or in a queue. † has died. A thick line is a strong contact, dots a weak one, a "
        "zigzag a strained one; two strokes say that it is broken off, and an arrow points to whoever receives "
        "support. "
        "The arrow keys go to the nearest person that way, Home to the middle. With the mouse you can drag somebody "
        "elsewhere, or off the circle to wait for a place; r shows other ties."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", N_("Details")),
        quiet("up", "go('up')"),
        quiet("down", "go('down')"),
        quiet("left", "go('left')"),
        quiet("right", "go('right')"),
        quiet("home", "take_ego"),
        quiet("escape", "give_up"),
    ]

    # Variables that repaint nothing by themselves: each change repaints only the rows that it reaches.
    network: var[Network | None] = var(None)
    preset: var[Preset | None] = var(None)
    """Which ties are shown; None for those of the one in hand."""
    chosen: var[Id | None] = var(None)
    """The one in hand."""
    other: var[Id | None] = var(None)
    """The one whom a tie is being drawn to from the one in hand; None when none is."""
    movable: var[bool] = var(True, bindings=True)
    """Whether people can be dragged: not when the session is only read."""

    @dataclass
    class Chosen(Message):
        """Somebody was taken in hand."""

        id: Id

    @dataclass
    class Opened(Message):
        """The details of the one in hand are wanted."""

    @dataclass
    class Moved(Message):
        """Somebody was dragged elsewhere."""

        id: Id
        to: Landing

    @dataclass
    class Stayed(Message):
        """Somebody was dragged and let go where nothing changes."""

        id: Id

    @dataclass
    class Aimed(Message):
        """A tie is being drawn to somebody else now, or no longer."""

    @dataclass
    class Tied(Message):
        """A tie is wanted from the one in hand to another."""

        other: Id

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty map."""
        super().__init__(id=id)
        self._frame: Frame | None = None
        self._sheet: Cells = {}
        self.typed = ""
        """What was typed of the name of whoever a tie is being drawn to."""
        self._held: Id | None = None
        """Whom the mouse holds."""
        self._beside: Beside | None = None
        """Where they would wait for a place; known once they are dragged."""
        self._target: Landing | None = None
        """Where they would land; None for where they were."""

    @property
    def frame(self) -> Frame | None:
        """The map as it is laid out now; None before it has a size and a network."""
        return self._frame

    @property
    def tying(self) -> bool:
        """Whether a tie is being drawn."""
        return self.other is not None

    def begin_tying(self) -> None:
        """Look for somebody to tie the one in hand to, by going there or by typing."""
        self.typed, self.other = "", self.chosen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is the map's own only while a tie is being drawn; nothing opens where nothing can be changed."""
        del parameters
        return {"give_up": self.tying, "open": self.movable}.get(action, True)

    def action_go(self, way: Way) -> None:
        """To the nearest that way."""
        here = self._label(self.other or self.chosen)
        if self._frame is None or here is None:
            return
        there = nearest(self._frame.labels, here, way)
        if there is not None:
            self._take(there.who.id)

    def action_take_ego(self) -> None:
        """To the middle."""
        if self.network is not None:
            self._take(self.network.ego.id)

    def action_open(self) -> None:
        """The details of the one in hand; or the tie that is being drawn."""
        if not self.tying:
            self.post_message(self.Opened())
        elif self.other != self.chosen and self.other is not None:
            self.post_message(self.Tied(self.other))
            self.other = None

    def action_give_up(self) -> None:
        """No tie after all."""
        self.other = None

    def on_key(self, event: events.Key) -> None:
        """While a tie is being drawn, letters look for a name. They are taken here, where none can be lost."""
        if not self.tying:
            return
        letter = event.character if event.is_printable and event.character else ""
        if event.key == "enter":
            self.action_open()
        elif event.key == "backspace":
            self._seek(self.typed[:-1])
        elif letter and (letter.isalnum() or (letter in " -" and self.typed)):
            self._seek(self.typed + letter)
        else:
            return
        event.stop()
        event.prevent_default()

    def _seek(self, typed: str) -> None:
        """Aim at whoever fits best; as long as nobody does, at whoever did."""
        self.typed = typed
        names = [(one.who.id, one.who.name) for one in self._frame.labels] if self._frame else []
        fitting = [id_ for id_, _name in found(names, typed) if id_ != self.chosen] if typed else []
        if fitting:
            self.other = fitting[0]
        self.post_message(self.Aimed())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of whoever stands there."""
        self._let_go()
        here = self._under(event)
        if here is None or event.button != 1:
            return
        self._take(here.who.id)
        if self.movable and not self.tying and self.network and here.who.id != self.network.ego.id:
            self._held = here.who.id
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light up where whoever is held would land."""
        held = self._label(self._held)
        if held is None or self._frame is None or (self._beside is None and self._over(held, event)):
            return
        if self._beside is None:
            self._beside = beside(self._frame, Region(*self.scroll_offset, *self.scrollable_size))
            self._draw()
        target = None
        if self.scrollable_size.region.contains(event.x, event.y) and not self._over(held, event):
            target = landing(self._frame, self._beside.area, Offset(*self._cell(event)))
        target = None if target == stands(held.who) else target
        if target != self._target:
            self._target = target
            self.refresh()

    def on_mouse_up(self) -> None:
        """Whoever is held stays where they are let go."""
        held, dragged, target = self._held, self._beside is not None, self._target
        self._let_go()
        if held is not None and dragged:
            self.post_message(self.Moved(held, target) if target else self.Stayed(held))

    def on_mouse_release(self) -> None:
        """The mouse is somebody else's now: a dialog opened."""
        self._let_go()

    def on_hide(self) -> None:
        """Nothing goes on where it cannot be seen."""
        self._let_go()
        self.other = None

    def on_blur(self) -> None:
        """A tie is drawn with the map's keys; without them there is none."""
        self.other = None

    def _let_go(self) -> None:
        if self._held is not None:
            self._held = self._beside = self._target = None
            self.release_mouse()
            self._draw()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A double click opens the details; a click ends a tie that is being drawn."""
        if self._under(event) is not None and (event.chain == 2 or (self.tying and self.other != self.chosen)):
            self.action_open()

    def watch_network(self, network: Network | None) -> None:
        """Lay the map anew. Who is no longer on it is neither held nor tied to."""
        here = {one.id for one in everybody(network)} if network else set()
        if not {self.other, self.chosen} <= here:
            self.other = None
        if self._held not in here:
            self._let_go()
        self._lay_out()

    def watch_chosen(self) -> None:
        """Show the ties of the one in hand, and scroll to where they stand."""
        self.other = None
        self._draw()

    def watch_other(self) -> None:
        """Show whom a tie would reach."""
        self._draw()
        self.post_message(self.Aimed())

    def watch_preset(self) -> None:
        """Show other ties."""
        self._draw()

    def on_resize(self) -> None:
        """Lay the map anew in another size."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of cells, in colour."""
        if self._frame is None:
            return Strip.blank(self.size.width, self.rich_style)  # without a style, no-colour terminals stumble
        left, top = self.scroll_offset
        columns = range(left, left + self.size.width)
        inks = _INKS[self.app.theme]
        return Strip(
            inks.row(self._sheet, self._frame, y + top, columns, self._lit if self._target else None), self.size.width
        )

    def _lit(self, column: int, row: int) -> bool:
        """Whether a cell is part of where whoever is held would land."""
        if self._frame is None or self._beside is None:
            return False
        return landing(self._frame, self._beside.area, Offset(column, row)) == self._target

    def _take(self, id_: Id) -> None:
        if self.tying:
            self.typed, self.other = "", id_
        else:
            self.chosen = id_  # at once: the list beside follows when it hears of it
            self.post_message(self.Chosen(id_))

    def _lay_out(self) -> None:
        width, height = self.size
        if self.network is None or width < 2 or height < 2:
            return
        before, self._frame = self._frame, framed(self.network, width, height)
        self.virtual_size = Size(self._frame.width, self._frame.height)
        if before is None or before.paper != self._frame.paper:
            self.refresh()
        self._draw()
        if before is None or (before.width, before.height) != (self._frame.width, self._frame.height):
            self._bring_into_view(self.chosen, centre=True)

    def _draw(self) -> None:
        if self._frame is None or self.network is None:
            return
        before, self._sheet = self._sheet, drawn(self.network, self._frame, self._showing(self.network))
        self._bring_into_view(self.other or self.chosen)
        width, height = self.size
        rows = [row - self.scroll_offset.y for row in changed(before, self._sheet)]
        seen = [Region(0, row, width, 1) for row in rows if 0 <= row < height]
        if seen:
            self.refresh(*seen)

    def _showing(self, network: Network) -> Showing:
        ties: tuple[Tie, ...] = ties_of(network, self.chosen) if self.chosen else ()
        area, offered = self._beside or (Region(), "")
        known = Showing(ties, None, self.chosen, self.other, offered, area.offset)
        if self.preset is None:
            return known
        about = None if self.preset is Preset.ALL else concerned(network, self.preset)
        return known._replace(ties=ties_in(network, self.preset), concerned=about)

    def _bring_into_view(self, id_: Id | None, *, centre: bool = False) -> None:
        """Scroll to where somebody stands, if the map is larger than the window."""
        here = self._label(id_)
        if here is not None:
            region = Region(here.column, here.row, here.width, len(here.rows))
            self.scroll_to_region(region, spacing=_AROUND, center=centre, animate=False, force=True)

    def _label(self, id_: Id | None) -> Label | None:
        return self._frame.label_of(id_) if self._frame is not None and id_ is not None else None

    def _cell(self, event: events.MouseEvent) -> tuple[int, int]:
        return event.x + self.scroll_offset.x, event.y + self.scroll_offset.y

    def _over(self, one: Label, event: events.MouseEvent) -> bool:
        return one.holds(*self._cell(event))

    def _under(self, event: events.MouseEvent) -> Label | None:
        return self._frame.label_at(*self._cell(event)) if self._frame is not None else None
