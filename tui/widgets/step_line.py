"""One step of a scale: its number, a block, and its words. All blocks are of one size: it is no score."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from tui.shown import row, shown


class StepLine(Horizontal):
    """A step that can be clicked."""

    @dataclass
    class Chosen(Message):
        """The step was clicked."""

        step: int

    def __init__(self, step: int) -> None:
        """The line of step `step` (1 to 5)."""
        super().__init__()
        self.step = step

    def compose(self) -> ComposeResult:
        """The mark, and the words beside it."""
        yield Static(classes="mark")
        yield Static(classes="words")

    def show(self, words: str, *, chosen: bool) -> None:
        """Show the step's words, and whether it is the one chosen."""
        self.set_class(chosen, "chosen")
        mark = row("▸ " if chosen else "  ", (f"{self.step} ", "bold"), ("■" if chosen else "□", "$accent"))
        self.query_one(".mark", Static).update(mark)
        self.query_one(".words", Static).update(shown(words))

    def on_click(self) -> None:
        """Tell that the step was chosen."""
        self.post_message(self.Chosen(self.step))
