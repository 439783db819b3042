"""What the views of the three parts share: the session flows in, edits and the place flow out."""

from typing import ClassVar
from uuid import uuid4

from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.record import Id
from mapping.session import Edit, Part, Session
from tui.messages import Edited, PlaceChanged


class PartView(Vertical):
    """One part of the session on the screen. It draws what it is handed and never holds the truth."""

    part: ClassVar[Part]
    HELP = N_("This is one part of the session.")

    session: reactive[Session | None] = reactive(None, always_update=False)
    read_only: reactive[bool] = reactive(False, bindings=True)

    _awaited = ""
    """What to take in hand when it flows in."""

    EDITING: ClassVar[frozenset[str]] = frozenset()
    """Actions that change the session; they rest when it is only read."""

    @property
    def subject(self) -> str:
        """The id of the record or question in hand."""
        return ""

    def take_up(self, subject: str) -> None:
        """Go to a record or question, as when a session is resumed. An unknown one is no error."""

    def change_and_take_up(self, edit: Edit, subject: str) -> None:
        """Ask for a change, and have what it makes in hand when it has flowed in."""
        self._awaited = subject
        self.change(edit)

    def redraw(self) -> None:
        """Show the session as it is now."""

    def watch_session(self) -> None:
        """Redraw when a new session flows in and this part is seen."""
        if self.session is not None and self.display:
            self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing that changes the session is offered when it is only read."""
        del parameters
        return not (self.read_only and action in self.EDITING)

    def change(self, edit: Edit) -> None:
        """Ask for a change."""
        self.post_message(Edited(edit))

    def report_place(self) -> None:
        """Tell where the worker is now."""
        self.post_message(PlaceChanged(self.part, self.subject))

    @property
    def known_session(self) -> Session:
        """The session shown. Only to be asked for once one has flowed in."""
        assert self.session is not None  # noqa: S101 - actions come after the first session
        return self.session


def new_id() -> Id:
    """An identity for a new record."""
    return uuid4()


def keep_in_hand(records: OptionList, rows: list[Option], subject: str) -> None:
    """Show `rows`, with `subject` in hand; when it is not there any more, whatever has its place."""
    index = records.highlighted or 0
    records.set_options(rows)
    if not put_in_hand(records, subject) and rows:
        records.highlighted = min(index, len(rows) - 1)


def put_in_hand(records: OptionList, subject: str) -> bool:
    """Take `subject` in hand if it is there; whether it was."""
    ids = [option.id for option in records.options]
    if subject in ids:
        records.highlighted = ids.index(subject)
        return True
    if ids and records.highlighted is None:
        records.highlighted = 0
    return False
