"""Thoughts kept for later: to take up, or to drop."""

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


class LaterDialog(Dialog[tuple[LaterNote, ...]]):
    """Ends with the notes as they shall be."""

    BINDINGS = [key("space", "take_up", N_("Taken up"))]
    HELP = N_("These thoughts were kept while you talked about something else. The space bar marks one as taken up.")

    def __init__(self, notes: tuple[LaterNote, ...], *, read_only: bool) -> None:
        """Show `notes`."""
        super().__init__()
        self._notes, self._read_only = notes, read_only
        self.heading = _("Take up later")

    def fields(self) -> ComposeResult:
        """The notes; without any, how one is made."""
        if not self._notes:
            yield Static(
                shown(_("Nothing waits. Press l in the session to keep a thought for later.")), classes="prose"
            )
        yield OptionList(*self._options(), id="notes", compact=True)

    def action_leave(self) -> None:
        """What was marked is kept, whichever way one leaves."""
        self.action_done()

    def result(self) -> tuple[LaterNote, ...]:
        """The notes as they shall be."""
        return self._notes

    @on(OptionList.OptionSelected)
    def action_take_up(self) -> None:
        """Mark the highlighted note as taken up, or as waiting again."""
        notes = self.query_one("#notes", OptionList)
        index = notes.highlighted
        if index is not None and not self._read_only:
            note = self._notes[index]
            changed = LaterNote(id=note.id, text=note.text, taken_up=not note.taken_up)
            self._notes = (*self._notes[:index], changed, *self._notes[index + 1 :])
            notes.set_options(self._options())
            notes.highlighted = index

    def _options(self) -> list[Option]:
        return [
            Option(row("✓ " if note.taken_up else "· ", (note.text, "$muted" if note.taken_up else "")))
            for note in self._notes
        ]
