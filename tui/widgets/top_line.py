"""The line at the top: where one is to the left; to the right the time that is left, and how things stand."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from mapping.language import gettext as _
from tui.shown import shown
from tui.widgets.time_bar import time_bar


class TopLine(Horizontal):
    """Texts on one line."""

    _bar: Content | None = None

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield Static(id="where")
        yield Static(id="time")
        yield Static(id="state")

    def show(self, where: str, state: str | None = None) -> None:
        """Show where one is and, when it is given, how things stand."""
        if self.app.has_class("practice"):
            where = _("Practice") + " · " + where
        self.query_one("#where", Static).update(shown(where, "bold"))
        if state is not None:
            self.show_state(state)

    def on_mount(self) -> None:
        """No time is measured until it is shown."""
        self.show_time(None)

    def show_time(self, part: float | None) -> None:
        """Show how large a part of the time is left; None: nothing of it."""
        line = self.query_one("#time", Static)
        line.display = part is not None
        bar = None if part is None else time_bar(part)
        if bar is not None and bar != self._bar:  # it is looked at often, and changes seldom
            self._bar = bar
            line.update(bar)

    def show_state(self, state: str, *, alarming: bool = False) -> None:
        """Show how things stand."""
        line = self.query_one("#state", Static)
        line.set_class(alarming, "alarming")
        line.update(shown(state))
