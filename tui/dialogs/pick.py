"""Picking one from a list by typing a part of it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.language import gettext as _
from mapping.network.finding import found
from tui.dialogs.dialog import Dialog
from tui.keys import quiet
from tui.shown import shown
from tui.widgets.fields import TextField


class PickDialog(Dialog[str]):
    """Ends with the key of what was picked."""

    AUTO_FOCUS = "TextField"
    enter_is_done = True
    BINDINGS = [
        quiet("down", "move(1)"),
        quiet("up", "move(-1)"),
    ]
    HELP = N_("Type a part of the name, go with the arrows, and press Enter.")

    def __init__(self, heading: str, choices: Sequence[tuple[str, str]]) -> None:
        """Choices as (key, what it is called)."""
        super().__init__()
        self.heading, self._choices = heading, choices
        self.done_text = _("Choose")

    def fields(self) -> ComposeResult:
        """What to look for, and what there is."""
        yield TextField(placeholder=_("Type to search"))
        yield OptionList(*self._options(""), id="picked", compact=True)

    def on_mount(self) -> None:
        """The first is at hand."""
        self.query_one(OptionList).highlighted = 0

    @on(Input.Changed)
    def _look_for(self, event: Input.Changed) -> None:
        picked = self.query_one(OptionList)
        picked.set_options(self._options(event.value))
        picked.highlighted = 0 if picked.option_count else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_done()

    def action_move(self, steps: int) -> None:
        """Move in the list without leaving the field."""
        picked = self.query_one(OptionList)
        (picked.action_cursor_down if steps > 0 else picked.action_cursor_up)()

    @property
    def changed(self) -> bool:
        """What one searched for is nothing to lose."""
        return False

    def result(self) -> str | None:
        """The key of the highlighted choice."""
        option = self.query_one(OptionList).highlighted_option
        if option is None:
            self.complain(_("Nothing fits. Type less, or go back."))
            return None
        return option.id

    def _options(self, wanted: str) -> list[Option]:
        return [Option(shown(text), id=key) for key, text in found(self._choices, wanted)]
