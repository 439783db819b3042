"""A question with two answers, for what cannot be undone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.keys import quiet
from tui.shown import shown


class ConfirmDialog(Dialog[bool]):
    """Ends with True when the worker says yes."""

    AUTO_FOCUS = ".leave"
    asks = True
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("left,up", "app.focus_previous"),
        quiet("right,down", "app.focus_next"),
    ]
    HELP = N_("Read what will happen, and choose. Tab goes to the other button, Enter chooses, Esc changes nothing.")

    def __init__(self, heading: str, text: str, done_text: str) -> None:
        """Ask `heading`, explained by `text`; `done_text` names what yes does."""
        super().__init__()
        self.heading, self._text, self.done_text = heading, text, done_text

    def fields(self) -> ComposeResult:
        """The explanation."""
        yield Static(shown(self._text), classes="prose")

    def result(self) -> bool:
        """Yes."""
        return True


class LeaveUnsavedDialog(ConfirmDialog):
    """Asked when the disk has said no to the newest."""

    def __init__(self) -> None:
        """Ask."""
        text = _("What you did last is not on the disk. If you leave now, it is lost. What was saved before is safe.")
        super().__init__(_("Leave without saving?"), text, _("Leave without saving"))
