"""The line over the keys that shows around."""

from typing import Any

from textual.screen import Screen
from textual.widgets import Static

from tui.shown import shown
from tui.the_app import the_app


class TourLine(Static):
    """Says what is to be seen where one is, as long as one is being shown around."""

    DEFAULT_CSS = """
    TourLine {
        dock: bottom;
        height: auto;
        margin: 0 0 1 0;
        padding: 0 2;
        background: $primary 25%;
    }
    """

    def on_mount(self) -> None:
        """Follow where one goes: what can be done changes with it."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def _show(self, screen: Screen[Any]) -> None:
        if self.is_attached and screen is self.screen:
            words = the_app(self).words_at(screen)
            self.display = bool(words)
            self.update(shown(words))
