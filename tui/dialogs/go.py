"""Going to another part of the session: g, and a number."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.language import gettext as _
from mapping.session import Part
from mapping.terms import term
from tui.dialogs.dialog import Dialog
from tui.keys import quiet
from tui.shown import row


class GoDialog(Dialog[Part]):
    """Ends with the part to go to."""

    BINDINGS = [quiet(str(number), f"go({number})") for number in range(1, len(Part) + 1)]
    HELP = N_("Press the number of the part, or choose with the arrows and Enter.")

    def __init__(self) -> None:
        """Offer all parts."""
        super().__init__()
        self.heading, self.done_text = _("Go to"), _("Go")

    def fields(self) -> ComposeResult:
        """The parts, numbered."""
        yield OptionList(
            *(Option(row((f" {n}  ", "bold"), term(part)), id=part) for n, part in enumerate(Part, 1)), compact=True
        )

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_done()

    def action_go(self, number: int) -> None:
        """Go there."""
        self.dismiss(list(Part)[number - 1])

    def result(self) -> Part | None:
        """The highlighted part."""
        option = self.query_one(OptionList).highlighted_option
        return Part(str(option.id)) if option else None
