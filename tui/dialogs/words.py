"""Words to write down: the parent's own, the child's, what the worker saw, or a thought for later."""

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.language import N_
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import LongField, TextField


class WordsDialog(Dialog[str]):
    """Ends with the text; an empty one means that nothing is to stand there."""

    HELP = N_("Write it as it was said. Ctrl+S when done. Empty the field to take the words away.")

    def __init__(self, heading: str, text: str = "", *, about: str = "") -> None:
        """Edit `text` under `heading`; `about` reminds of what it is about."""
        super().__init__()
        self.heading, self._text, self._about = heading, text, about

    def fields(self) -> ComposeResult:
        """What it is about, and the words."""
        if self._about:
            yield Static(shown(self._about), classes="prose")
        yield LongField(self._text, id="words")

    def result(self) -> str:
        """The words."""
        return self.query_one(LongField).words


class ThoughtDialog(Dialog[str]):
    """A few words in two seconds: Enter, and back where one was."""

    enter_is_done = True
    HELP = N_("Write a few words and press Enter. The thought waits in the agenda until it is taken up.")

    def __init__(self, heading: str) -> None:
        """Ask for a thought."""
        super().__init__()
        self.heading = heading

    def fields(self) -> ComposeResult:
        """One line."""
        yield TextField(id="thought")

    def result(self) -> str | None:
        """The thought; nothing written is nothing to keep."""
        text = self.query_one(TextField).text
        if not text:
            self.action_leave()
        return text or None
