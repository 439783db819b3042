"""A field for a passphrase: dots, and nothing that copies them."""

from textual.widgets import Input


class SecretField(Input):
    """Light, so that the first screen need not load the rest of the fields."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty field."""
        super().__init__(id=id, password=True, compact=True)

    def action_copy(self) -> None:
        """Nothing goes to the clipboard."""

    def action_cut(self) -> None:
        """Delete what is marked; nothing goes to the clipboard."""
        self.delete_selection()
