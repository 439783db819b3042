"""Undo and redo in a session: a step is gone to where it was made, and tells nothing that is not for everybody."""

from collections.abc import Callable

from msgspec.structs import replace

from mapping.archive.documents.codec import Place
from mapping.language import gettext as _
from mapping.session import Session, touched
from mapping.timeline import shared
from tui.saying import announce
from tui.screens.session.meeting import MeetingScreen
from tui.screens.session.step_words import step_words


class SteppingScreen(MeetingScreen):
    """A session on its desk whose steps can be taken back."""

    def go_to(self, place: Place) -> bool:
        """Go to a place in the session; False when what stands there may not be seen now."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """One step back."""
        after = self.desk.session
        if self._step(self.desk.undo, self.desk.redo, _("There is nothing more to undo.")):
            what = step_words(self._open_to_all(self.desk.session), self._open_to_all(after))
            announce(self, _("Undone: {what}.").format(what=what) if what else _("Undone."))

    def action_redo(self) -> None:
        """One step forward again."""
        before = self.desk.session
        if self._step(self.desk.redo, self.desk.undo, _("There is nothing to do again.")):
            what = step_words(self._open_to_all(before), self._open_to_all(self.desk.session))
            announce(self, _("Done again: {what}.").format(what=what) if what else _("Done again."))

    def _step(self, move: Callable[[], bool], back: Callable[[], bool], nothing: str) -> bool:
        """Go a step in the history, and to what it changed; whether it was gone.

        One that would show what is sensitive is gone `back` again, until that is open.
        """
        before = self.desk.session
        if not move():
            announce(self, nothing)
            return False
        if self._uncovers(before, self.desk.session):
            back()
            announce(self, _("That step is about something sensitive. F2 in the timeline opens it first."))
            return False
        part, subject = touched(self._open_to_all(before), self._open_to_all(self.desk.session))
        self.show_again()
        if part is not None:
            self.go_to(Place(part=part, subject=subject))
        return True

    def _uncovers(self, before: Session, after: Session) -> bool:
        """Whether an event that is hidden now would be open to all."""
        hidden = {event.id for event in before.timeline.events if event.sensitive}
        uncovered = any(event.id in hidden and not event.sensitive for event in after.timeline.events)
        return uncovered and not self.sensitive_open

    def _open_to_all(self, session: Session) -> Session:
        """What may be told of a session: all of it only while what is sensitive is open."""
        return session if self.sensitive_open else replace(session, timeline=shared(session.timeline))
