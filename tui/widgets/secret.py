"""A field for a passphrase: dots, and nothing that copies them."""

from textual import events
from textual.widgets import Input


class SecretField(Input):
    """Light, so that the first screen need not load the rest of the fields."""

    def __init__(self, *, id: str | None = None, seen: bool = False) -> None:  # noqa: A002 - Textual's own name
        """An empty field; what is written in it is `seen` where it is read off a paper."""
        super().__init__(id=id, password=not seen, compact=True)

    def _on_paste(self, event: events.Paste) -> None:
        """A key may come on several lines; Textual's own field takes the first only."""
        if not self.password:
            self.replace(" ".join(event.text.split()), *self.selection)
            event.prevent_default()
            event.stop()

    def action_copy(self) -> None:
        """Nothing goes to the clipboard."""

    def action_cut(self) -> None:
        """Delete what is marked; nothing goes to the clipboard."""
        self.delete_selection()
