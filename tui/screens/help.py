"""F1: what this very screen is for, and its keys."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key, quiet
from tui.shown import row, shown
from tui.widgets.keyline import KeyLine

KEY_WIDTH = 14


class HelpScreen(ModalScreen[None]):
    """Laid over the screen it explains."""

    BINDINGS = [
        key("escape,enter,f1", "dismiss", N_("Back")),
        quiet("down", "scroll(1)"),
        quiet("up", "scroll(-1)"),
        quiet("pagedown", "scroll(10)"),
        quiet("pageup", "scroll(-10)"),
    ]
    HELP = N_("This is the help.")

    def __init__(self, texts: list[str], keys: list[tuple[str, str]]) -> None:
        """Show paragraphs, and keys as (how it is written, what it does)."""
        super().__init__()
        self._texts, self._keys = texts, keys

    def compose(self) -> ComposeResult:
        """Text first, then the keys."""
        with Vertical(classes="dialog"):
            yield Static(shown(_("Help")), classes="title")
            with VerticalScroll(classes="fields", can_focus=False):
                for text in self._texts:
                    yield Static(shown(text), classes="prose")
                lines = (row((f"{key:<{KEY_WIDTH}}", "bold $accent"), what) for key, what in self._keys)
                yield Static(Content("\n").join(lines))
        yield KeyLine()

    def action_scroll(self, steps: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=steps, animate=False)
