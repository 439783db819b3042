"""Something was being written when Krets was locked or ended: go on with it?"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from mapping.archive.drafts import Draft
from mapping.language import N_, say_clock
from mapping.language import gettext as _
from mapping.terms import term
from tui.dialogs.dialog import Dialog
from tui.keys import quiet
from tui.shown import shown


class DraftDialog(Dialog[bool]):
    """Ends with True to go on, False to throw it away, None to leave it for the next time.

    It does not show what was written: nobody knows who sees the screen now.
    """

    AUTO_FOCUS = ".done"
    asks = True
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("left,up", "app.focus_previous"),
        quiet("right,down", "app.focus_next"),
    ]
    HELP = N_("Go on opens what you were writing, as it stood. Esc leaves it until the session is opened again.")

    def __init__(self, draft: Draft) -> None:
        """Offer a draft."""
        super().__init__()
        self.heading, self.done_text = _("Go on writing?"), _("Go on")
        self.third_text, self.leave_text = _("Throw away"), _("Later")
        self._draft = draft

    def fields(self) -> ComposeResult:
        """What it is about."""
        text = _("You were writing something in {part} at {time}. It has not been kept yet.")
        where = text.format(part=term(self._draft.place.part), time=say_clock(self._draft.at))
        yield Static(shown(where), classes="prose")

    def result(self) -> bool:
        """Go on."""
        return True

    def third(self) -> None:
        """Throw it away."""
        self.dismiss(False)
