"""Who is in the room now: it decides what may be shown (METHOD § 1)."""

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting import Room
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.room_field import RoomField


class Present(NamedTuple):
    """What was said of who is there."""

    room: Room | None
    """None: nobody has said."""


class RoomDialog(Dialog[Present]):
    """A number marks who is there, Enter is done."""

    HELP = N_(
        "Mark everybody who is there beside the parent and you; a number marks a row, Enter is done. What is "
        "sensitive, and your own page, open only when nobody else is there, or an interpreter alone."
    )
    DEFAULT_CSS = "RoomDialog RoomField { margin: 0 0 1 0; }"

    def __init__(self, room: Room | None) -> None:
        """As it was said before."""
        super().__init__()
        self._room = room
        self.heading = _("Who is here, beside the parent and you?")

    def fields(self) -> ComposeResult:
        """The rows."""
        yield RoomField(self._room, id="room")
        yield Static(shown(_("It decides what may be seen on the screen.")), classes="hint")

    @property
    def changed(self) -> bool:
        """A few marks are soon made again."""
        return False

    def result(self) -> Present | None:
        """Who is there."""
        field = self.query_one(RoomField)
        if field.half_said:
            self.complain(says_who(), field)
            return None
        return Present(field.room)

    @on(RoomField.Entered)
    def _entered_room(self) -> None:
        self.action_done()


def says_who() -> str:
    """What is asked for where only a part is marked."""
    return _("Mark also who is there, or that nobody else is.")
