"""What is sensitive in a part: shut until the worker opens it, while nobody else hears or sees (METHOD § 3.3)."""

from typing import ClassVar

from textual.binding import BindingType

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting import Room
from tui.dialogs.confirm import ConfirmDialog
from tui.keys import key
from tui.messages import RoomChanged
from tui.parts.part_view import PartView
from tui.saying import announce


class SensitiveView(PartView):
    """A part with something that is not for everybody. That the parent is alone opens nothing by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f2", "sensitive", N_("Show or hide what is sensitive"), seen=False),
    ]

    _wanted = False
    """Whether the worker has opened it, since it was shut the last time."""

    @property
    def sensitive_open(self) -> bool:
        """Whether what is sensitive may be seen now."""
        return self._wanted and self.session is not None and self.session.parent_alone

    def action_sensitive(self) -> None:
        """Open what is sensitive, when the parent is alone with the worker; or shut it."""
        room = self.known_session.room
        if self.sensitive_open:
            self.cover()
            self.redraw()
        elif room is None:
            text = _(
                "What is sensitive opens only when nobody else is in the room. Nothing there has to be answered. It "
                "is left out of every copy unless you choose otherwise."
            )
            dialog = ConfirmDialog(_("Is the parent alone with you?"), text, _("Yes, open it"))
            self.ask(dialog, self._answered)
        elif room.parent_alone:
            self._open(room)
        else:
            announce(self, _("It stays shut: somebody else is here. y changes who."))

    def cover(self) -> None:
        """Nobody knows who sees the screen the next time: what is sensitive is shut."""
        self._wanted = False

    def _answered(self, alone: bool | None) -> None:
        if alone:
            self._open(Room())

    def _open(self, room: Room) -> None:
        """It is drawn when who is there has flowed in; what was known flows in no more."""
        self._wanted = True
        if room == self.known_session.room:
            self.watch_session()
        else:
            self.post_message(RoomChanged(room))
