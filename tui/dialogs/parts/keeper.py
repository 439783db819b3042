"""Who keeps track of a service from now on."""

from textual.app import ComposeResult

from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import Alter
from tui.dialogs.dialog import Dialog
from tui.widgets.fields import Labelled, TextField


class KeeperDialog(Dialog[str]):
    """Ends with a name or a role; empty when nobody does."""

    enter_is_done = True
    HELP = N_("Write who keeps track of letters and times from now on: a name or a role is enough.")

    def __init__(self, alter: Alter) -> None:
        """Ask about `alter`."""
        super().__init__()
        self._keeper = alter.keeper
        self.heading = _("{name}: who keeps track from now on?").format(name=alter.name)
        self.done_text = _("Keep")

    def fields(self) -> ComposeResult:
        """One field."""
        yield Labelled(_("Keeps track"), TextField(self._keeper))

    def on_mount(self) -> None:
        """Who it is today stands marked, so that a new name takes its place."""
        self.query_one(TextField).select_all()

    def result(self) -> str:
        """What is written."""
        return self.query_one(TextField).text
