"""The neutral screen: paper and the word Krets. Nothing of a family, not even its code."""

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from mapping.language import gettext as _
from tui.shown import shown


class HiddenScreen(Screen[None]):
    """Lies over whatever is open, and keeps it. Any key, and then Enter, takes it away again."""

    DEFAULT_CSS = """
    HiddenScreen {
        align: center middle;
        Static { width: 100%; text-align: center; color: $muted; }
        #way { height: auto; min-height: 1; margin: 1 4 0 4; }
    }
    """

    def __init__(self, *, locking: bool = False) -> None:
        """With `locking` no key takes it away: what lies under it is being put away."""
        super().__init__()
        self._locking, self._noticed = locking, False

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("Krets", id="word")
        yield Static("", id="way")

    def say(self, sentence: str) -> None:
        """Say something under the word."""
        self.query_one("#way", Static).update(shown(sentence))

    def on_key(self, event: events.Key) -> None:
        """The first key only asks for the second: whoever brushes against the keys shows nothing."""
        event.stop()
        if self._locking:
            return
        if self._noticed and event.key == "enter":
            self._go()
        else:
            self.tell_way()

    def on_click(self) -> None:
        """A click asks for the key, as a key does."""
        self.tell_way()

    def _go(self) -> None:
        """Go, once for however many times the key came."""
        if self.app.screen is self:
            self.dismiss(None)

    def tell_way(self) -> None:
        """Tell the way back."""
        if not self._locking:
            self._noticed = True
            self.say(_("Press Enter to go on."))
