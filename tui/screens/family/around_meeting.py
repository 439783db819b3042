"""What one does around the sessions with a family: plan, invite, note what is told between, fill the record."""

from collections.abc import Callable
from datetime import date, time
from functools import partial

from msgspec.structs import replace
from textual.screen import Screen

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Place
from mapping.archive.index import SessionEntry
from mapping.clock import today
from mapping.errors import KretsError
from mapping.family import Family
from mapping.family_edits import put_note
from mapping.language import gettext as _
from mapping.meeting import Note
from mapping.meeting.planning import next_meeting, when_agreed
from mapping.record import Id
from mapping.session import Session, State
from tui.desk import utc_now
from tui.dialogs.family.plan import Planned
from tui.saying import announce, warn
from tui.screens.family.of_family import FamilyEdit, change_family


class AroundMeeting(Screen[None]):
    """A screen with a family's sessions, of which one is highlighted."""

    _archive: Archive
    _family: Family

    def show_sessions(self) -> None:
        """All sessions, as they are now."""
        raise NotImplementedError

    def highlighted(self) -> SessionEntry | None:
        """The session in hand."""
        raise NotImplementedError

    def another_session(self) -> Session | None:
        """A new session, not kept yet; None, and said why, when none can be made now."""
        raise NotImplementedError

    def action_about(self) -> None:
        """What the work rests on."""
        from tui.screens.family.about_family import AboutFamilyScreen

        if self.app.screen is self:
            self.app.push_screen(AboutFamilyScreen(self._archive, self._family))

    def action_between(self) -> None:
        """A quick note, until the next session begins."""
        from tui.dialogs.family.between import BetweenDialog

        if self.app.screen is self:
            self.app.push_screen(BetweenDialog(None, self._keep_note, utc_now()), self._noted)

    def action_plan(self) -> None:
        """Plan the next session; one that is planned already is gone on with."""
        from tui.dialogs.family.plan import PlanDialog

        if self.app.screen is not self:
            return
        entry = self.highlighted()
        waiting = entry is not None and entry.status is State.PLANNED
        session = self._read(entry.id) if entry and waiting else self.another_session()
        if session is not None:
            keep = partial(self.keep_session, place=Place())  # nobody has been anywhere in it yet
            before = self._read(session.follows) if session.follows else None
            agreed = next_meeting(before) if before else ""
            day: date | None = session.met_on
            if not waiting:
                day, hour = _agreed(before)
                session = replace(session, plan=replace(session.plan, starts=hour))
            dialog = PlanDialog(session, keep, today(), new=not waiting, day=day, agreed=agreed)
            self.app.push_screen(dialog, self._planned)

    def action_invitation(self) -> None:
        """The invitation to the session in hand."""
        session = self._in_hand()
        if session is not None and session.closed:
            announce(self, _("That session has been. Press p to plan the next."))
        elif session is not None:
            self._invite(session)

    def action_journal(self) -> None:
        """The session in hand as text for the service's own system."""
        from tui.dialogs.family.journal import JournalDialog

        session = self._in_hand()
        if session is None:
            return
        try:
            corrections = self._archive.corrections(session)
        except KretsError as error:
            warn(self, error)
            return
        dialog = JournalDialog(self._archive, self._family, session, corrections)
        self.app.push_screen(dialog, lambda _file: self.show_sessions())

    def keep_session(self, session: Session, place: Place) -> bool:
        """Keep a session that is not on the table, and list it; whether it was."""
        return self._try(partial(self._archive.save, session, place), partial(self._archive.note, session))

    def change(self, edit: FamilyEdit) -> bool:
        """Change the family as it is kept now; whether it was kept."""

        def changed() -> None:
            self._family = change_family(self._archive, self._family.id, edit)

        return self._try(changed)

    def _planned(self, planned: Planned | None) -> None:
        if planned is None:
            return
        self.show_sessions()
        if planned.invite:
            self._invite(planned.session)
        elif planned.session.met_on >= today():
            announce(self, _("It is planned. i shows the invitation."))

    def _invite(self, session: Session) -> None:
        from tui.dialogs.family.invitation import InvitationDialog

        self.app.push_screen(InvitationDialog(self._archive, self._family, session))

    def _keep_note(self, note: Note) -> bool:
        return self.change(partial(put_note, note=note))

    def _noted(self, note: Note | None) -> None:
        if note is not None:
            announce(self, _("Noted. It comes into the next session."))

    def _in_hand(self) -> Session | None:
        entry = self.highlighted()
        return self._read(entry.id) if entry is not None and self.app.screen is self else None

    def _read(self, id_: Id) -> Session | None:
        try:
            return self._archive.session(id_)[0]
        except KretsError as error:
            warn(self, error)
            return None

    def _try(self, *acts: Callable[[], None]) -> bool:
        try:
            for act in acts:
                act()
        except KretsError as error:
            warn(self, error)
            return False
        return True


def _agreed(before: Session | None) -> tuple[date | None, time | None]:
    """The day and the hour that were agreed on the last time; None where they are not understood, or have been."""
    day, hour = when_agreed(before) if before else (None, None)
    return (day, hour) if day and day >= today() else (None, None)
