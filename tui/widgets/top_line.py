"""The line at the top: where one is to the left, how things stand to the right."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from mapping.language import gettext as _
from tui.shown import shown


class TopLine(Horizontal):
    """Two texts on one line."""

    def compose(self) -> ComposeResult:
        """Left and right."""
        yield Static(id="where")
        yield Static(id="state")

    def show(self, where: str, state: str | None = None) -> None:
        """Show where one is and, when it is given, how things stand."""
        if self.app.has_class("practice"):
            where = _("Practice") + " · " + where
        self.query_one("#where", Static).update(shown(where, "bold"))
        if state is not None:
            self.show_state(state)

    def show_state(self, state: str, *, alarming: bool = False) -> None:
        """Show how things stand."""
        line = self.query_one("#state", Static)
        line.set_class(alarming, "alarming")
        line.update(shown(state))
