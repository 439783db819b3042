"""Going to another part of the session, or doing an errand: g, and a number."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.language import gettext as _
from mapping.session import Part
from tui.dialogs.dialog import Dialog
from tui.errands import Destination, Errand, destinations, name_of
from tui.keys import quiet
from tui.shown import row


class GoDialog(Dialog[Destination]):
    """Ends with where to go."""

    BINDINGS = [quiet(str(number), f"go({number})") for number in range(1, len(Part) + len(Errand) + 1)]
    HELP = N_("Press the number, or choose with the arrows and Enter.")

    def __init__(self, *, read_only: bool) -> None:
        """Offer all parts and errands; a session that is only read cannot be closed."""
        super().__init__()
        self._offered = destinations(read_only=read_only)
        self.heading, self.done_text = _("Go to"), _("Go")

    def fields(self) -> ComposeResult:
        """All of them, numbered."""
        rows = (
            Option(row((f" {number}  ", "bold"), name_of(what)), id=what)
            for number, what in enumerate(self._offered, 1)
        )
        yield OptionList(*rows, compact=True)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_done()

    def action_go(self, number: int) -> None:
        """Go there."""
        if number <= len(self._offered):
            self.dismiss(self._offered[number - 1])

    def result(self) -> Destination | None:
        """The highlighted one."""
        index = self.query_one(OptionList).highlighted
        return self._offered[index] if index is not None else None
