"""What the panes of the profile share. The view around them hands down the session and whom one asks about."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from mapping.network import Alter
from mapping.profile.asking import children_of
from mapping.questions import Bank, load
from mapping.record import Id
from mapping.session import Part, Session
from tui.parts.part_view import PartView


class ProfilePane(PartView):
    """One way to look at the profile. It is drawn when it is seen."""

    part = Part.PROFILE

    child: reactive[Id | None] = reactive(None)
    """The child whom one asks about; None for the parent and all."""

    ask_earlier: Callable[[], Session | None]
    """Fetches the session before this one; set by the screen that has the desk."""

    @dataclass
    class Went(Message):
        """Something else of the profile is wanted: a question, an area's summary, a task, or (empty) the areas."""

        subject: str

    def watch_session(self) -> None:
        """The view around draws the pane that is seen."""

    @property
    def bank(self) -> Bank:
        """The questions and tasks in use."""
        return load()

    @property
    def known_child(self) -> Alter | None:
        """The child whom one asks about, if the session still knows them."""
        return next((one for one in children_of(self.known_session) if one.id == self.child), None)

    @property
    def place(self) -> str:
        """What is in hand, and after an @ the child whom one asks about."""
        return f"{self.subject}@{self.child}" if self.child else self.subject

    def go_to(self, subject: str) -> None:
        """Ask for something else of the profile."""
        self.post_message(self.Went(subject))
