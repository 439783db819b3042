"""Thoughts kept for later: to take up, or to drop."""

from collections.abc import Callable

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.language import gettext as _
from mapping.session import LaterNote
from tui.dialogs.dialog import Dialog
from tui.keys import key
from tui.shown import row, shown


class LaterDialog(Dialog[bool]):
    """Each mark is kept as it is made; there is nothing to end with."""

    BINDINGS = [key("space", "take_up", N_("Taken up"))]
    HELP = N_("These thoughts were kept while you talked about something else. The space bar marks one as taken up.")

    def __init__(
        self,
        notes: tuple[LaterNote, ...],
        *,
        keep: Callable[[LaterNote], bool] | None,
        about: str = "",
        onward: str = "",
    ) -> None:
        """Show `notes`, under what they are shown for; `onward` is what the button says.

        Each that is marked is handed to `keep`, which tells whether it was kept; None: only read.
        """
        super().__init__()
        self._notes, self._keep, self._about = notes, keep, about
        self.heading, self.done_text = _("Take up later"), onward

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where thoughts are only read, none is marked."""
        return super().check_action(action, parameters) and not (action == "take_up" and self._keep is None)

    def fields(self) -> ComposeResult:
        """The notes; without any, how one is made."""
        if self._about:
            yield Static(shown(self._about), classes="prose")
        if not self._notes:
            yield Static(
                shown(_("Nothing waits. Press l in the session to keep a thought for later.")), classes="prose"
            )
        yield OptionList(*self._options(), id="notes", compact=True)

    def result(self) -> bool:
        """It was looked at."""
        return True

    @on(OptionList.OptionSelected)
    def action_take_up(self) -> None:
        """Mark the highlighted note as taken up, or as waiting again."""
        notes = self.query_one("#notes", OptionList)
        index = notes.highlighted
        if index is None or self._keep is None:
            return
        note = replace(self._notes[index], taken_up=not self._notes[index].taken_up)
        if self._keep(note):
            self._notes = (*self._notes[:index], note, *self._notes[index + 1 :])
            notes.set_options(self._options())
            notes.highlighted = index

    def _options(self) -> list[Option]:
        return [
            Option(row("✓ " if note.taken_up else "· ", (note.text, "$muted" if note.taken_up else "")))
            for note in self._notes
        ]
