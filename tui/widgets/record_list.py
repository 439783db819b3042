"""A list of records: Enter opens the one in hand, and stays in hand when the list is shown anew."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping.language import N_
from tui.keys import key


class RecordList(OptionList):
    """An OptionList whose options have the ids of records."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "select", N_("Details"))]

    opens = True
    """Whether Enter opens anything: not when the session is only read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key is offered that does nothing."""
        del parameters
        return self.opens or action != "select"

    @property
    def subject(self) -> str:
        """The id of the record in hand; empty when there is none."""
        option = self.highlighted_option
        return str(option.id) if option and option.id else ""

    def show(self, rows: list[Option], subject: str) -> None:
        """Show `rows`, with `subject` in hand; when it is not there any more, whatever is nearest to its place."""
        index = self.highlighted or 0
        self.set_options(rows)
        if not self.take_up(subject):
            self._take_up_near(index)

    def take_up(self, subject: str) -> bool:
        """Take `subject` in hand if it is there; whether it was."""
        ids = [option.id for option in self.options]
        if subject in ids:
            self.highlighted = ids.index(subject)
            return True
        if self.highlighted is None:
            self._take_up_near(0)
        return False

    def _take_up_near(self, index: int) -> None:
        """Take the record nearest to a row in hand; headings cannot be."""
        records = [number for number, option in enumerate(self.options) if not option.disabled]
        self.highlighted = min(records, key=lambda number: abs(number - index), default=None)


class OpeningList(RecordList):
    """The same, where Enter opens a page of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "select", N_("Open"))]


class MendingList(RecordList):
    """The same, where Enter puts right what stands there."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "select", N_("Mend"))]
