"""The palette, which bears keys that come faster than it opens and closes."""

from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.message import Message
from textual.widgets import Input, OptionList


class Palette(CommandPalette):
    """Textual's own takes each Enter that comes after the choice for a choice, and closes what lies under it too; and
    it turns the pages of a list that is not there yet.
    """

    DEFAULT_CSS = "Palette SearchIcon { display: none; }"
    _over = False

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _heed_once(self, event: Message) -> None:
        if self._over:
            event.stop()
            event.prevent_default()

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Close, once, and only itself."""
        if self._over or self.app.screen is not self:
            return AwaitComplete()
        self._over = True
        return super().dismiss(result)  # type: ignore[arg-type]  # Textual's is of a type that it never uses
