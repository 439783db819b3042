"""Leaving a session: paused or closed, and never before everything is on the disk, unless the worker says so."""

from textual import work

from mapping.errors import KretsError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.dialogs.confirm import ConfirmDialog, LeaveUnsavedDialog
from tui.saying import announce, warn
from tui.screens.beside import BesideScreen


class LeavingScreen(BesideScreen):
    """A screen with a session on its desk, that one can go away from."""

    _told = ""
    """Why the newest is not saved, as it was last said."""

    @work(exclusive=True)
    async def action_close_session(self) -> None:
        """Close the session for good, when the worker is sure."""
        if self.app.screen is not self:
            return
        text = _(
            "A closed session is a finished document. It can be read and exported, but not changed. "
            "The next session starts from it."
        )
        waiting = sum(not note.taken_up for note in self.desk.session.later)
        if waiting:
            text += "\n\n" + ngettext(
                "{count} thought waits under Take up later. It comes along to the next session.",
                "{count} thoughts wait under Take up later. They come along to the next session.",
                waiting,
            )
        if await self.app.push_screen_wait(ConfirmDialog(_("Close the session?"), text, _("Close the session"))):
            self._leave(finished=True)

    def action_pause(self) -> None:
        """Pause, and go back to the family."""
        if self.app.screen is self:
            self._leave(finished=False)

    def leave(self, *, finished: bool = False) -> bool:
        """Pause or close, and wait for the disk. Returns False, and says why, when something is not saved."""
        try:
            self.desk.leave(finished=finished)
        except KretsError as error:
            self._tell_why(error)
            return False
        return True

    def _tell_why(self, error: KretsError) -> None:
        """Say why it is not saved, once; that it is not stands at the top until it is."""
        if str(error) != self._told:
            self._told = str(error)
            warn(self, self._told)

    def _leave(self, *, finished: bool) -> None:
        if self.leave(finished=finished):
            self.app.pop_screen()
            if not (finished or self.desk.read_only):
                announce(self.app, _("The session is paused. Enter goes on where you were."))
        else:
            self._offer_to_abandon()

    @work
    async def _offer_to_abandon(self) -> None:
        if await self.app.push_screen_wait(LeaveUnsavedDialog()):
            self.desk.abandon()
            self.app.pop_screen()
