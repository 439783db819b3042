"""Drafts: what is being written in a session is kept sealed while it is written, and offered again afterwards.

A form that is open is looked at every second. What stands in its fields is saved apart from the session, and forgotten
when the form is ended, whichever way. If Krets is locked or killed meanwhile, the draft is still there, and the
session offers it when it is opened the next time: it does again what opened the form, and puts back what stood there.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from mapping.archive.codec import Place
from mapping.archive.drafts import Draft
from mapping.errors import KretsError
from mapping.language import gettext as _
from mapping.record import Id
from tui.desk import utc_now
from tui.dialogs.dialog import Dialog
from tui.dialogs.draft import DraftDialog
from tui.drafted import draft_of, put_back, speaks_of
from tui.saying import announce
from tui.screens.leaving import LeavingScreen

EVERY = 1.0
"""Seconds between two looks. With the time that the disk takes, a draft is never older than two."""


class DraftingScreen(LeavingScreen):
    """A screen with a session on its desk, whose forms may be written in."""

    _form: Dialog[Any] | None = None
    """The form that was opened last, and how it was opened."""
    _way = ("", "")
    _waiting: Draft | None = None
    """What is to be put back when its form is opened again."""
    _kept: tuple[Draft, ...] = ()
    _put_away = False

    def on_mount(self) -> None:
        """Watch what is written, and offer what was left the last time."""
        if self.desk.read_only:
            return
        self._pen = ThreadPoolExecutor(1, "krets-drafts")
        self.app.screen_change_signal.subscribe(self, self._screen_changed)
        self.set_interval(EVERY, self.keep_draft)
        self._kept = self._archive.drafts.find(self.desk.session.id)
        if self._kept:
            self._waiting = self._kept[-1]
            self.call_after_refresh(self._offer, self._waiting)

    def on_unmount(self) -> None:
        """Nothing more is kept."""
        self.app.screen_change_signal.unsubscribe(self)
        self._form = None
        if not self.desk.read_only:
            self._pen.shutdown(wait=False)

    def go_to(self, place: Place) -> bool:
        """Go to a place in the session; whether it could be reached."""
        raise NotImplementedError

    def leave(self, *, finished: bool = False) -> bool:
        """As ever; then nothing is half-written any more, but what waits to be gone on with."""
        left = super().leave(finished=finished)
        if left and not self.desk.read_only:
            self._keep(self._standing)
        return left

    def keep_draft(self) -> None:
        """Keep what stands in the form at hand, if that is news; without one, forget it."""
        if self.desk.read_only or self._put_away or not self.app.is_running:
            return
        written = self._written()
        drafts = (*self._standing, *([written] if written else []))
        if [_said(draft) for draft in drafts] != [_said(draft) for draft in self._kept]:
            self._keep(drafts)

    def on_disk(self) -> bool:
        """Wait until session and draft are on the disk; whether the session is.

        May be called from another thread than the rest.
        """
        if self.desk.read_only:
            return True
        self._pen.submit(int).result()
        return self.desk.saved()

    def put_away(self) -> None:
        """All is on the disk: from now on nothing is saved, and the forms that are closed now were not ended."""
        self._put_away = True
        self.desk.abandon()

    @property
    def _standing(self) -> tuple[Draft, ...]:
        return (self._waiting,) if self._waiting else ()

    def _keep(self, drafts: tuple[Draft, ...]) -> None:
        self._kept = drafts
        self._pen.submit(self._save, self.desk.session.id, drafts)

    def _save(self, session: Id, drafts: tuple[Draft, ...]) -> None:
        with suppress(KretsError):  # what the disk says no to is told when the session itself is saved
            self._archive.drafts.keep(session, drafts)

    def _written(self) -> Draft | None:
        """The form that is open over this session, if something is changed in it."""
        for screen in reversed(self.app.screen_stack):
            if screen is self:
                break
            if isinstance(screen, Dialog) and (draft := draft_of(screen, self.desk.place, self._way, utc_now())):
                return draft
        return None

    def _screen_changed(self, screen: Screen[Any]) -> None:
        """A form that is opened: remember how, and put back in it what was left. One that is ended: forget it."""
        if screen is self:
            self.keep_draft()
        if not isinstance(screen, Dialog) or screen is self._form:
            return
        if self.app.screen_stack[-2:] == [self, screen]:
            self._form, self._way = screen, self.app.last_action  # type: ignore[attr-defined]  # the app is KretsApp
        if self._waiting is not None and speaks_of(self._waiting, screen, self.desk.place):
            screen.call_after_refresh(self._put_back, self._waiting, screen)

    def _put_back(self, draft: Draft, dialog: Dialog[Any]) -> None:
        put_back(draft, dialog)
        self._waiting = None

    def _offer(self, draft: Draft) -> None:
        if self.app.screen is self:
            self.app.push_screen(DraftDialog(draft), self._answered)

    async def _answered(self, go_on: bool | None) -> None:
        draft = self._waiting
        if go_on is False:
            self._waiting = None
        elif go_on and draft is not None:
            if self.go_to(draft.place):
                self.call_after_refresh(self._open_again, draft)
            else:
                self._ask_to_open()

    async def _open_again(self, draft: Draft) -> None:
        """Do again what opened the form."""
        found: list[Widget] = [self]
        if draft.widget != type(self).__name__:
            found = list(self.query(draft.widget)) if draft.widget else []
        if found:
            await self.app.run_action(draft.action, default_namespace=found[0])
        self.call_after_refresh(self._see_that_it_opened)

    def _see_that_it_opened(self) -> None:
        if self._waiting is not None:
            self._ask_to_open()

    def _ask_to_open(self) -> None:
        announce(self, _("Open it as you did before: what you wrote then stands there."))


def _said(draft: Draft) -> tuple[object, ...]:
    return draft.form, draft.heading, draft.place, tuple(draft.fields.items())
