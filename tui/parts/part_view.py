"""What the views of the three parts share: the session flows in, edits and the place flow out."""

from collections.abc import Callable
from typing import ClassVar, Protocol, TypeVar
from uuid import uuid4

from textual.containers import Vertical
from textual.reactive import var
from textual.widget import Widget

from mapping.archive.documents.codec import Place
from mapping.language import N_
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Edit, Part, Session
from tui.dialogs.dialog import Dialog
from tui.drafted import Way
from tui.messages import PlaceChanged

R = TypeVar("R")


class OpenForm(Protocol):
    """Opens a form over the session; `then` is called with what it ends with, None when it was left."""

    def __call__(self, dialog: Dialog[R], then: Callable[[R | None], None], way: Way) -> None:
        """Open it; it can be opened again in the same `way`."""


class PartView(Vertical):
    """One part of the session on the screen. It draws what it is handed and never holds the truth."""

    part: ClassVar[Part]
    HELP = N_("This is one part of the session.")

    session: var[Session | None] = var(None)
    read_only: var[bool] = var(False, bindings=True)

    make_change: Callable[[Edit], bool]
    """Makes a change to the session; set by the screen that has the desk."""

    open_form: OpenForm
    """Opens a form, and keeps what is written in it; set by the same."""

    _awaited = ""
    """What to take in hand when it flows in."""

    EDITING: ClassVar[frozenset[str]] = frozenset()
    """Actions that change the session; they rest when it is only read."""

    def as_seen(self, session: Session) -> Session:
        """The session as this part may show it."""
        return session

    @property
    def subject(self) -> str:
        """The id of the record or question in hand."""
        return ""

    @property
    def way_in(self) -> Widget:
        """What has the focus when one comes to this part."""
        return self

    @property
    def roomy(self) -> bool:
        """Whether the part uses all the columns that a wide terminal has."""
        return False

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
        """Nothing that changes the session is offered when it is only read; nor to confirm what is no news."""
        del parameters
        if action == "confirm" and not self.confirming:
            return False
        return not (self.read_only and action in self.EDITING)

    @property
    def unconfirmed(self) -> bool:
        """Whether what is in hand was carried over, and not yet seen again."""
        return False

    @property
    def confirming(self) -> bool:
        """Whether there is anything for the key that confirms."""
        return self.unconfirmed

    @property
    def help_now(self) -> str:
        """A help for reading, when the part is only read; empty otherwise."""
        return (
            _("The arrows and Enter go through what is written. Nothing here can be changed.") if self.read_only else ""
        )

    def cover(self) -> None:
        """Hide what must not stay open when one goes elsewhere."""

    def change(self, edit: Edit) -> bool:
        """Ask for a change; whether it was made. Why not is said on the screen.

        It is made at once: a message could be overtaken by the key that leaves the session.
        """
        return self.make_change(edit)

    def ask(self, dialog: Dialog[R], then: Callable[[R | None], None], *, again: str = "") -> None:
        """Open a form over this part, unless something is open there: a second Enter opens no second form.

        `again` is the action of this view that opens the same form when one is in the same place. Without it, what is
        written in the form is nothing to keep.
        """
        if self.app.screen is self.screen:
            self.open_form(dialog, then, Way(Place(part=self.part, subject=self.place), f"#{self.id}", again))

    @property
    def place(self) -> str:
        """What is in hand, as it is told."""
        return self.subject

    def report_place(self) -> None:
        """Tell where the worker is now."""
        self.refresh_bindings()
        self.post_message(PlaceChanged(self.part, self.place))

    @property
    def known_session(self) -> Session:
        """The session shown. Only to be asked for once one has flowed in."""
        assert self.session is not None  # noqa: S101 - actions come after the first session
        return self.session


def new_id() -> Id:
    """An identity for a new record."""
    return uuid4()
