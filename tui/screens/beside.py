"""What one does beside the parts of a session: keep a thought, take out a picture, look at a page for the worker."""

from functools import partial

from textual.screen import Screen

from mapping import edits
from mapping.archive.archive import Archive
from mapping.archive.codec import Correction
from mapping.archive.log import who
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.session import Edit, LaterNote, Part, Session
from tui.desk import Desk, utc_now
from tui.dialogs.later import LaterDialog
from tui.dialogs.words import ThoughtDialog
from tui.graphics import can_show_pictures
from tui.parts.part_view import new_id
from tui.saying import announce, warn


class BesideScreen(Screen[None]):
    """A screen with a session on its desk."""

    desk: Desk
    _archive: Archive
    _family: Family

    def edit(self, edit: Edit) -> bool:
        """Make a change; whether it was made."""
        raise NotImplementedError

    def action_later(self) -> None:
        """Keep a thought for later."""
        if not self.desk.read_only:
            self.app.push_screen(ThoughtDialog(_("Take up later")), self._keep_thought)

    def action_export(self) -> None:
        """Take out a picture of the network or the family."""
        from tui.dialogs.export import ExportDialog

        self.app.push_screen(ExportDialog(self._archive, self._family, self.desk.session, self.desk.place.part))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The picture is offered only where pictures are chosen."""
        del parameters
        return action != "show_picture" or can_show_pictures()

    def action_show_picture(self) -> None:
        """The exported picture itself, drawn by the terminal."""
        from tui.screens.picture import PictureScreen

        self.app.push_screen(PictureScreen(self.desk.session, self._family.code))

    def action_for_worker(self) -> None:
        """The worker's page, behind a question: it is not for the parent's eyes."""
        from tui.screens.worker import WorkerScreen, open_for_worker
        from tui.screens.worker_profile import WorkerProfileScreen

        session, code, place = self.desk.session, self._family.code, self.desk.place
        if place.part is Part.PROFILE:
            what = _("What comes now is for you in your work: cues to the questions. It is not for the parent to see.")
            open_for_worker(self, WorkerProfileScreen(session, code, place.subject.partition("@")[0]), what)
        else:
            what = _(
                "What comes now is for you in your work: measures of the network. It is not for the parent to see."
            )
            open_for_worker(self, WorkerScreen(session, code), what)

    def earlier_session(self) -> Session | None:
        """The session before this one, if there is one that can be read."""
        follows = self.desk.session.follows
        try:
            return self._archive.session(follows)[0] if follows else None
        except KretsError as error:
            warn(self, error)
            return None

    def look_at_later(self) -> None:
        """The thoughts kept so far, to take up or to drop."""
        dialog = LaterDialog(self.desk.session.later, read_only=self.desk.read_only)
        self.app.push_screen(dialog, self._looked_at_later)

    def look_at_corrections(self) -> None:
        """What was put right beside a closed session; more can be, where this Krets may write."""
        from tui.dialogs.corrections import CorrectionsDialog

        session = self.desk.session
        try:
            there = self._archive.corrections(session)
        except KretsError as error:
            warn(self, error)
            return
        writable = session.closed and self._archive.writable
        self.app.push_screen(CorrectionsDialog(there, writable=writable), self._correct)

    def _correct(self, words: str | None) -> None:
        if not words:
            return
        session = self.desk.session
        correction = Correction(id=new_id(), session=session.id, at=utc_now(), by=who(), text=words)
        try:
            self._archive.correct(session.family, correction)
        except KretsError as error:
            warn(self, error)
            return
        announce(self, _("The correction stands beside the session from now on."))

    def _looked_at_later(self, notes: tuple[LaterNote, ...] | None) -> None:
        def keep(session: Session) -> Session:
            for note in notes or ():
                session = edits.put_later(session, note)
            return session

        if notes is not None and notes != self.desk.session.later:
            self.edit(keep)

    def _keep_thought(self, text: str | None) -> None:
        if text:
            self.edit(partial(edits.put_later, note=LaterNote(id=new_id(), text=text)))
