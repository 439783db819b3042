"""What one does beside the parts of a session: keep a thought, take out a picture, look at a page for the worker,
pause or close it. It is never left before everything is on the disk, unless the worker says so.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from textual import work
from textual.screen import Screen

from mapping import edits
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction
from mapping.archive.log import who
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.meeting import Room
from mapping.session import Edit, LaterNote, Part, Session
from tui.desk import Desk, utc_now
from tui.dialogs.confirm import ConfirmDialog, LeaveUnsavedDialog
from tui.dialogs.dialog import Dialog
from tui.dialogs.session.later import LaterDialog
from tui.dialogs.session.room import Present, RoomDialog
from tui.dialogs.words import ThoughtDialog
from tui.drafted import Way
from tui.graphics import can_show_pictures
from tui.parts.part_view import new_id
from tui.saying import announce, warn
from tui.screens.session.drafting import Drafting

R = TypeVar("R")
EDITING = frozenset({"later", "mark", "note", "opening", "redo", "save", "undo"})
"""What cannot be done in a session that is only read."""


class BesideScreen(Screen[None]):
    """A screen with a session on its desk."""

    desk: Desk
    drafting: Drafting
    _archive: Archive
    _family: Family
    _told = ""
    """Why the newest is not saved, as it was last said."""

    def edit(self, edit: Edit) -> bool:
        """Make a change; whether it was made."""
        raise NotImplementedError

    def ask(self, dialog: Dialog[R], then: Callable[[R | None], None], *, again: str = "") -> None:
        """Open a form, unless something is open already. `again` is the action of this screen that opens it."""
        if self.app.screen is self:
            self.drafting.open(dialog, then, Way(self.desk.place, action=again))

    def action_later(self) -> None:
        """Keep a thought for later."""
        if not self.desk.read_only:
            self.ask(ThoughtDialog(_("Take up later")), self._keep_thought, again="later")

    def action_export(self) -> None:
        """Take out a picture of the network or the family."""
        from tui.dialogs.export import ExportDialog

        dialog = ExportDialog(self._archive, self._family, self.desk.session, self.desk.place.part)
        self.ask(dialog, lambda _taken_out: None)

    def action_needs(self) -> None:
        """What the family is missing and needs: it belongs to the family, not to this session."""
        from tui.screens.family.needs import NeedsScreen

        self._open_page(NeedsScreen(self._archive, self._family))

    def action_consents(self) -> None:
        """What the parent has said yes to; like what is needed it is kept with the family."""
        from tui.screens.family.consents import ConsentsScreen

        self._open_page(ConsentsScreen(self._archive, self._family))

    def _open_page(self, page: Screen[None]) -> None:
        if self.app.screen is self:
            self.app.push_screen(page, self._look_again)

    def _look_again(self, _nothing: None) -> None:
        """What was written of the family is known here too."""
        try:
            self._family = self._archive.family(self._family.id)
        except KretsError as error:
            warn(self, error)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The picture is offered only where pictures are chosen, and what changes something only where that can be."""
        del parameters
        if self.desk.read_only and action in EDITING:
            return False
        return action != "show_picture" or can_show_pictures()

    def action_show_picture(self) -> None:
        """The exported picture itself, drawn by the terminal."""
        from tui.screens.session.picture import PictureScreen

        self.app.push_screen(PictureScreen(self.desk.session, self._family.code))

    def say_room(self, room: Room | None) -> None:
        """Say who is in the room now."""
        raise NotImplementedError

    def action_room(self) -> None:
        """Say who is in the room now."""
        self._ask_who_is_here(lambda: None)

    def _ask_who_is_here(self, then: Callable[[], None]) -> None:
        """Ask who is there; and then, where it was said, go on."""

        def said(present: Present | None) -> None:
            if present is not None:
                self.say_room(present.room)
                then()

        self.ask(RoomDialog(self.desk.session.room), said)

    def action_for_worker(self) -> None:
        """The worker's page, behind a question; it stays shut while somebody else is there, which is asked first."""
        if self.desk.session.room is None:
            self._ask_who_is_here(self._open_for_worker)
        else:
            self._open_for_worker()

    def _open_for_worker(self) -> None:
        from tui.screens.session.worker import WorkerScreen, open_for_worker
        from tui.screens.session.worker_profile import WorkerProfileScreen

        session, code, place = self.desk.session, self._family.code, self.desk.place
        if session.room is None or not session.room.worker_may_look:
            announce(self, _("Your own page stays shut: somebody else may see the screen. y says who is here."))
        elif place.part is Part.PROFILE:
            what = _("What comes now is for you in your work: cues to the questions. It is not for the parent to see.")
            discreet = replace(session, room=None)  # what is sensitive is opened in the session itself, not here
            open_for_worker(self, WorkerProfileScreen(discreet, code, place.subject.partition("@")[0]), what)
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

    @property
    def may_offer_later(self) -> bool:
        """Whether thoughts wait that may be read now: they were told to the worker, and not to whoever came since."""
        session = self.desk.session
        return any(not note.taken_up for note in session.later) and not session.in_company

    def look_at_later(self) -> None:
        """The thoughts kept so far, to take up or to drop; not before anybody who came since."""
        notes = self.desk.session.later
        if notes and self.desk.session.in_company:
            announce(self, _("It stays shut: somebody else is here. y changes who."))
        else:
            self.ask(LaterDialog(notes, keep=None if self.desk.read_only else self._put_thought), lambda _looked: None)

    def action_correct(self) -> None:
        """What was put right beside a closed session; more can be, where this Krets may write."""
        from tui.dialogs.session.corrections import CorrectionsDialog

        session = self.desk.session
        try:
            there = self._archive.corrections(session)
        except KretsError as error:
            warn(self, error)
            return
        writable = session.closed and self._archive.writable
        self.ask(CorrectionsDialog(there, writable=writable), self._correct, again="correct")

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

    def _keep_thought(self, text: str | None) -> None:
        if text:
            self._put_thought(LaterNote(id=new_id(), text=text))

    def _put_thought(self, note: LaterNote) -> bool:
        return self.edit(partial(edits.put_later, note=note))

    @work(exclusive=True)
    async def close_for_good(self) -> None:
        """Close the session for good, when the worker is sure."""
        if self.app.screen is not self:
            return
        dialog = ConfirmDialog(_("Close the session?"), self._about_closing(), _("Close the session"))
        if await self.app.push_screen_wait(dialog):
            self._leave(finished=True)
        else:
            announce(self, _("The session goes on. With g and 6 you close it."))

    def action_pause(self) -> None:
        """Pause, and go back to the family."""
        if self.app.screen is self:
            self._leave(finished=False)

    def leave(self, *, finished: bool = False) -> bool:
        """Pause or close, and wait for the disk. Returns False, and says why, when something is not saved."""
        try:
            self.desk.leave(finished=finished)
        except KretsError as error:
            self.tell_why(error)
            return False
        self.drafting.leave(finished=finished)
        return True

    def keep_draft(self) -> None:
        """Keep what is being written, as it stands now."""
        self.drafting.look()

    def on_disk(self) -> bool:
        """Wait until all is on the disk, and what is being written too; whether it is.

        May be called from another thread than the rest.
        """
        drafted = self.drafting.on_disk()
        return self.desk.saved() and drafted

    @property
    def unsaved(self) -> KretsError | None:
        """Why something is not on the disk, or None when all is well."""
        return self.desk.unsaved or self.drafting.refused

    def put_away(self) -> None:
        """All is on the disk: from now on nothing is saved, and the forms that are closed now were not ended."""
        self.drafting.stop()
        self.desk.abandon()

    def tell_why(self, error: KretsError) -> None:
        """Say why it is not saved, once; that it is not stands at the top until it is."""
        if str(error) != self._told:
            self._told = str(error)
            warn(self, self._told)

    def _about_closing(self) -> str:
        """What closing means, and what becomes of what waits."""
        said = [
            _(
                "A closed session is a finished document. It can be read and exported, but not changed. "
                "The next session starts from it."
            )
        ]
        waiting = sum(not note.taken_up for note in self.desk.session.later)
        if waiting:
            thoughts = ngettext(
                "{count} thought waits under Take up later. It comes along to the next session.",
                "{count} thoughts wait under Take up later. They come along to the next session.",
                waiting,
            )
            said.append(thoughts)
        if self.drafting.standing:
            said.append(_("What you began to write and left for later is thrown away."))
        return "\n\n".join(said)

    def _leave(self, *, finished: bool) -> None:
        if self.leave(finished=finished):
            self.app.pop_screen()
            if finished:
                announce(self.app, _("The session is closed."))
            elif self.desk.begun:
                announce(self.app, _("The session is paused. Enter goes on where you were."))
        else:
            self._offer_to_abandon()

    @work
    async def _offer_to_abandon(self) -> None:
        if await self.app.push_screen_wait(LeaveUnsavedDialog()):
            self.desk.abandon()
            self.app.pop_screen()
