"""The palette, which bears keys that come faster than it opens and closes."""

from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from mapping.language import gettext as _
from tui.shown import shown


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

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in the language spoken now that nothing is found, when nothing is for a while."""
        self._stop_no_matches_countdown()

        def say() -> None:
            if search_value:
                words = Option(shown(_("Nothing is found.")), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(words)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Close, once, and only itself."""
        if self._over or self.app.screen is not self:
            return AwaitComplete()
        self._over = True
        return super().dismiss(result)  # type: ignore[arg-type]  # Textual's is of a type that it never uses
