"""The exported picture of the network map itself, where the terminal can show pictures."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from mapping.errors import KretsError
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.session import Session
from tui.graphics import terminal_draws
from tui.keys import key
from tui.saying import unwritable_words
from tui.shown import shown
from tui.widgets.keyline import KeyLine
from tui.widgets.terminal_picture import EMPTY_SCREEN, ReadyPicture, TerminalPicture, ready, tell_terminal
from tui.widgets.top_line import TopLine

AT_REST = 0.1
"""Seconds that the window keeps its size before a picture is made for it."""

LEAST = Size(20, 6)
"""Columns and rows below which nothing of a map could be seen."""


class PictureScreen(Screen[None]):
    """The picture is there as long as this screen is the one that is seen, and only in memory."""

    AUTO_FOCUS = ""
    HELP = N_(
        "This is the picture that an export gives, drawn by your terminal. The larger the window, the more can be "
        "read. No file is written, and the picture is gone when you leave."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "app.pop_screen", N_("Back")),
        key("f1", "app.explain", N_("Help")),
    ]
    DEFAULT_CSS = """
    PictureScreen {
        #room { height: 1fr; align: center middle; }
        #word { width: auto; max-width: 100%; padding: 0 2; color: $muted; }
    }
    """

    @dataclass
    class Drawn(Message):
        """The map is drawn, and the picture ready for the window as it was then."""

        turn: int
        png: bytes
        picture: ReadyPicture
        unwritable: int

    @dataclass
    class Refused(Message):
        """The map could not be drawn."""

        error: KretsError

    def __init__(self, session: Session, family_code: str) -> None:
        """Show the network map of `session`."""
        super().__init__()
        self._session, self._family_code = session, family_code
        self._png = b""
        self._turn = 0
        self._handed: list[ReadyPicture] = []
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Room for the picture, and a word until it is there."""
        yield TopLine()
        with Container(id="room"):
            yield Static(id="word")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say whose it is."""
        where = (self._family_code, say_date(self._session.met_on), _("Network map"))
        self.query_one(TopLine).show(" · ".join(where))

    def on_resize(self) -> None:
        """Another window, another picture."""
        self._begin()

    def on_screen_resume(self) -> None:
        """Seen (again)."""
        self._begin()

    def on_screen_suspend(self) -> None:
        """Something else is seen, and a terminal could leave the picture lying over it."""
        self._put_away()

    def on_unmount(self) -> None:
        """The app may end with the picture on the screen."""
        self._put_away()

    def _put_away(self) -> None:
        """Leave nothing of the picture, neither on the screen nor in the terminal's memory."""
        self._turn += 1
        self.query(TerminalPicture).set(display=False).remove()
        handed, self._handed = self._handed, []
        if handed:
            tell_terminal(self.app, EMPTY_SCREEN + "".join(picture.forget for picture in handed))
            if self.app.screen_stack:
                self.app.screen.refresh()

    def _begin(self) -> None:
        """Draw for the room there is, once the window rests."""
        self._put_away()
        if self._waiting is not None:
            self._waiting.stop()
        if terminal_draws():
            self._say(_("Drawing the map …"))
            self._waiting = self.set_timer(AT_REST, self._draw_for_the_room)
        else:
            self._say(_("This terminal cannot show pictures. Go back with Esc; e makes a file of the map."))

    def _draw_for_the_room(self) -> None:
        room = self.query_one("#room").size
        if room.width < LEAST.width or room.height < LEAST.height:
            self._say(_("Make the window larger to see the picture."))
        else:
            self._draw(self._turn, room)

    @work(thread=True, exclusive=True)
    def _draw(self, turn: int, room: Size) -> None:
        from exports.pictures.look import Look
        from exports.pictures.network_map import draw_map, unwritable

        try:
            look = Look(grey=self.app.no_color)
            png = self._png or draw_map(self._session, title=self._family_code, picture_format="png", look=look)
        except KretsError as error:
            self.post_message(self.Refused(error))
            return
        picture = ready(png, room)
        self._handed.append(picture)
        if not self.post_message(self.Drawn(turn, png, picture, len(unwritable(self._session)))):
            tell_terminal(self.app, picture.forget)

    @on(Drawn)
    def _drawn(self, event: Drawn) -> None:
        self._png = event.png
        if event.turn == self._turn:
            self._say("")
            self.query_one(TopLine).show_state(unwritable_words(event.unwritable))
            self.query_one("#room").mount(TerminalPicture(event.picture))

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        self._say(str(event.error))

    def _say(self, sentence: str) -> None:
        word = self.query_one("#word", Static)
        word.update(shown(sentence))
        word.display = bool(sentence)
