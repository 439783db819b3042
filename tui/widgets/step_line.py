"""One step of a scale: its number, a block that grows, and its words. Shape says as much as colour."""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Static

from tui.shown import row

BLOCKS = "▁▂▄▆█"


class StepLine(Static):
    """A step that can be clicked."""

    @dataclass
    class Chosen(Message):
        """The step was clicked."""

        step: int

    def __init__(self, step: int) -> None:
        """The line of step `step` (1 to 5)."""
        super().__init__()
        self.step = step

    def show(self, words: str, *, chosen: bool) -> None:
        """Show the step's words, and whether it is the one chosen."""
        self.set_class(chosen, "chosen")
        self.update(
            row("▸ " if chosen else "  ", (f"{self.step} ", "bold"), (BLOCKS[self.step - 1] + "  ", "$accent"), words)
        )

    def on_click(self) -> None:
        """Tell that the step was chosen."""
        self.post_message(self.Chosen(self.step))
