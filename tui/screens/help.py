"""F1: the keys of this very screen, and what it is for."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key, quiet
from tui.shown import row, shown
from tui.widgets.keyline import KeyLine

FEW = 6
"""So many keys stand in one column."""


class HelpScreen(ModalScreen[None]):
    """Laid over the screen it explains."""

    BINDINGS = [
        key("escape,enter,f1", "dismiss", N_("Back")),
        key("down", "scroll(1)", N_("More")),
        quiet("up", "scroll(-1)"),
        quiet("pagedown", "scroll(10)"),
        quiet("pageup", "scroll(-10)"),
    ]
    HELP = N_("This is the help.")
    DEFAULT_CSS = """
    HelpScreen {
        .keys { height: auto; margin: 0 0 1 0; }
        .keys Static { width: auto; margin: 0 2 0 0; }
        .keys Static:last-child { width: 1fr; margin: 0; }
    }
    """

    def __init__(self, texts: list[str], keys: list[tuple[str, str]]) -> None:
        """Show keys as (how it is written, what it does), the most needed first, and paragraphs, from the whole screen
        in to where the worker is.
        """
        super().__init__()
        self._texts, self._keys = texts, keys

    def compose(self) -> ComposeResult:
        """The keys first, which is what one looks for; then what is nearest to the worker before the whole screen."""
        with Vertical(classes="dialog"):
            yield Static(shown(_("Help")), classes="title")
            with VerticalScroll(classes="fields", can_focus=False):
                with Horizontal(classes="keys"):
                    yield from map(_column, _halves(self._keys))
                for text in reversed(self._texts):
                    yield Static(shown(text), classes="prose")
        yield KeyLine()

    def on_resize(self) -> None:
        """More is told of only where there is more."""
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is something to scroll to."""
        del parameters
        return action != "scroll" or self.query_one(VerticalScroll).max_scroll_y > 0

    def action_scroll(self, steps: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=steps, animate=False)


def _halves(keys: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    half = len(keys) if len(keys) <= FEW else (len(keys) + 1) // 2
    return [keys[:half], keys[half:]]


def _column(keys: list[tuple[str, str]]) -> Static:
    width = max((len(written) for written, _what in keys), default=0) + 1
    return Static(Content("\n").join(row((f"{written:<{width}}", "bold $accent"), what) for written, what in keys))
