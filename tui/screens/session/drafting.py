"""Drafts: what is being written in a session is kept sealed while it is written, and offered again afterwards.

The form that is open over the session is looked at every second. What stands in it is saved apart from the session,
and forgotten when the form is thrown away, or its edit is on the disk. If Krets is locked or killed meanwhile, the
draft is still there, and the session offers it when it is opened the next time: what opened the form is done again,
and what stood there is put back.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec.structs import replace
from textual.screen import Screen

from mapping.archive.drafts import Draft, Drafts
from mapping.errors import KretsError
from mapping.language import gettext as _
from tui.desk import utc_now
from tui.dialogs.dialog import Dialog
from tui.dialogs.session.draft import DraftDialog
from tui.drafted import Way, draft_of, is_of, put_back
from tui.saying import announce

if TYPE_CHECKING:
    from tui.screens.session.session import SessionScreen

R = TypeVar("R")
Kept = tuple[Draft, ...]


class Looked(NamedTuple):
    """What there is to keep at one moment."""

    standing: Kept = ()
    """What waits to be gone on with."""
    ended: Kept = ()
    """Forms whose edits have been made, and may not be on the disk yet."""
    open: Kept = ()
    """The form that is written in."""

    def says_as(self, other: "Looked") -> bool:
        """Whether both hold the same, whenever they were looked at."""
        return [*map(_said, self)] == [*map(_said, other)]


@dataclass
class Form:
    """A form over the session, and what stood in it when it was looked at last."""

    dialog: Dialog[Any]
    way: Way
    kept: Kept = ()

    def look(self) -> None:
        """See what stands in it now."""
        if self.dialog.is_mounted:
            draft = draft_of(self.dialog, self.way, utc_now())
            self.kept = () if draft is None else (draft,)


class Drafting:
    """The drafts of one session. Its methods are for the app's own thread, but where they say otherwise."""

    def __init__(self, screen: "SessionScreen", drafts: Drafts, *, keeps: bool) -> None:
        """For what is written over `screen`; nothing is kept unless it `keeps`, and then once it has begun."""
        self._screen, self._drafts, self._session = screen, drafts, screen.desk.session.id
        self._keeps = keeps
        self._pen = ThreadPoolExecutor(1, "krets-drafts")
        self._form: Form | None = None
        """The form that is open."""
        self._gone: list[Form] = []
        """Forms that are not seen any more; what they ended with comes in a moment."""
        self._ended: Kept = ()
        self._forgotten: Kept = ()
        """Those whose edits turned out to be on the disk."""
        self._standing: Kept = ()
        self._offers: list[Draft] = []
        """What is still to be offered, the newest last."""
        self._offering = False
        self._wanted: Draft | None = None
        """What is to be put back as soon as its form is opened."""
        self._looked = Looked()
        """What was handed to the disk last."""
        self.refused: KretsError | None = None
        """Why it is not on the disk."""

    def begin(self, every: float) -> None:
        """Look every so many seconds, and offer what was left the last time."""
        if not self._keeps:
            return
        self._screen.app.screen_change_signal.subscribe(self._screen, self._screen_changed, immediate=True)
        self._screen.set_interval(every, self.look)
        self._standing = self._drafts.find(self._session)
        self._looked = Looked(self._standing)
        self._offers = [*self._standing]
        self._screen.call_after_refresh(self._offer)

    def open(self, dialog: Dialog[R], then: Callable[[R | None], None], way: Way) -> None:
        """Open a form over the session; `then` makes of its result what is to be made, at once."""
        form = Form(dialog, way)
        if self._keeps:
            self._form = form
        self._screen.app.push_screen(dialog, partial(self._ended_with, form, then))
        if self._wanted is not None and is_of(self._wanted, dialog, way):
            draft, self._wanted = self._wanted, None
            dialog.call_after_refresh(self._put_back, draft, dialog)

    def put_aside(self) -> Dialog[Any] | None:
        """The form of a part that is at hand, if any; what stands in it is offered again, like what a lock left."""
        if self._form is None or not self._form.way.view:
            return None
        form, self._form = self._form, None
        form.look()
        self._standing += form.kept
        self._offers += form.kept
        return form.dialog

    def look(self) -> None:
        """Keep what stands in the form at hand, if that is news, or if the disk refused it before."""
        if not self._keeps or not self._screen.app.is_running:
            return
        if self._form is not None:
            self._form.look()
        self._ended = tuple(draft for draft in self._ended if draft not in self._forgotten)
        forms = (*self._gone, *([self._form] if self._form else []))
        looked = Looked(self._standing, self._ended, tuple(draft for form in forms for draft in form.kept))
        if self.refused is not None or not looked.says_as(self._looked):
            self._looked = looked
            self._pen.submit(self._save, looked)

    def on_disk(self) -> bool:
        """Wait until what was looked at last is on the disk; whether it is. May be called from another thread."""
        if self._keeps:
            self._pen.submit(int).result()
        return self.refused is None

    @property
    def standing(self) -> bool:
        """Whether anything waits to be gone on with."""
        return bool(self._standing)

    def leave(self, *, finished: bool) -> None:
        """The session is left, and saved: nothing is half-written, but what waits; when it is finished, nothing at all.

        Waits for the disk.
        """
        self._form, self._ended = None, ()
        self._gone.clear()
        if finished:
            self._standing = ()
        self.look()
        self.on_disk()
        self.stop()

    def stop(self) -> None:
        """From now on nothing is kept or forgotten: the forms that go away now were not ended."""
        if self._keeps:
            self._keeps = False
            self._pen.shutdown(wait=False)
            self._screen.app.screen_change_signal.unsubscribe(self._screen)

    def _save(self, looked: Looked) -> None:
        """In the pen's thread. A form that has ended is forgotten only when the session with its edit is safe."""
        if looked is not self._looked:
            return  # overtaken before its turn
        safe = not looked.ended or self._screen.desk.saved()
        kept = (*looked.standing, *(() if safe else looked.ended), *looked.open)
        try:
            self._drafts.keep(self._session, kept)
        except KretsError as error:
            self.refused = error
        else:
            self._forgotten = looked.ended if safe else ()
            self.refused = None if safe else self._screen.desk.unsaved

    def _ended_with(self, form: Form, then: Callable[[R | None], None], result: R | None) -> None:
        """A form has ended, and is gone: make its edit. One that was thrown away is forgotten at once."""
        self._let_go()
        if form in self._gone:
            self._gone.remove(form)
        then(result)
        if result is not None:
            self._ended += form.kept
        self.look()

    def _screen_changed(self, screen: Screen[Any]) -> None:
        if screen is self._screen:
            self._let_go()
            self.look()
            screen.call_after_refresh(self._offer)

    def _let_go(self) -> None:
        """The form over the session, if one was open, is seen no more. Its fields are there for one more look."""
        if self._form is not None and self._form.dialog not in self._screen.app.screen_stack:
            self._form.look()
            self._gone.append(self._form)
            self._form = None

    async def _put_back(self, draft: Draft, dialog: Dialog[Any]) -> None:
        if dialog not in self._screen.app.screen_stack:
            return
        left = await put_back(draft, dialog)
        waiting = tuple(one for one in self._standing if one is not draft)
        self._standing = (*waiting, replace(draft, fields=left)) if left else waiting
        self.look()

    def _offer(self) -> None:
        """Offer the next that waits, when nothing else is seen or asked."""
        free = self._form is None and self._wanted is None and not self._offering
        if free and self._offers and self._keeps and self._screen.app.screen is self._screen:
            self._offering, draft = True, self._offers.pop()
            self._screen.app.push_screen(DraftDialog(draft), partial(self._answered, draft))

    def _answered(self, draft: Draft, go_on: bool | None) -> None:
        self._offering = False
        if go_on:
            self._wanted = draft
            there = self._screen.go_to(draft.place) or not draft.view
            self._screen.call_after_refresh(self._open_again if there else self._ask_to_open, draft)
            return
        if go_on is False:
            self._standing = tuple(one for one in self._standing if one is not draft)
            self.look()
        self._screen.call_after_refresh(self._offer)

    async def _open_again(self, draft: Draft) -> None:
        """Do again what opened the form."""
        views = self._screen.query(draft.view) if draft.view else [self._screen]
        for view in views:
            await self._screen.app.run_action(draft.action, default_namespace=view)
        if self._wanted is not None:
            self._ask_to_open(draft)

    def _ask_to_open(self, _draft: Draft) -> None:
        announce(self._screen, _("Open it as you did before: what you wrote then stands there."))


def _said(drafts: Kept) -> list[tuple[object, ...]]:
    return [(draft.form, draft.place, draft.view, draft.action, draft.fields) for draft in drafts]
