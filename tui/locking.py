"""Hiding and locking: what the app does when nobody is there, when the computer sleeps, and when it must be quick.

Hidden: a neutral screen lies over everything, and two keys take it away. Locked: everything is saved, the archive is
closed, and no screen with anything of a family is left; only the passphrase leads back, to where one was.

What lies outside and inside the archive are two modes of the app, each with its own screens. So locking drops all
that is inside at once, and nothing of it is seen again on the way.
"""

import asyncio
import gc
from collections.abc import Callable
from contextlib import suppress
from functools import _lru_cache_wrapper
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from mapping.errors import KretsError
from tui.guard import MINUTE, Clocks, Guard, Measure
from tui.screens.hidden import HiddenScreen
from tui.settings import Settings
from tui.signals import heed
from tui.wiping import wiping

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from mapping.archive.archive import Archive
    from mapping.record import Id
    from tui.screens.session.session import SessionScreen

INSIDE, OUTSIDE = "inside", "outside"
LOOK_EVERY = 1.0
"""Seconds between two looks at the clocks."""
TRY_AGAIN = 5.0
"""Seconds until the disk is asked once more, when it said no while everything was being locked."""

LINGERING = 20.0
"""Seconds after which no timer that was stopped holds what it belonged to any more."""


class Where(NamedTuple):
    """Where the worker was, by identities alone."""

    family: "Id | None" = None
    session: "Id | None" = None


class LockingApp(App[None]):
    """An app with an archive, which it closes when it should."""

    DEFAULT_MODE = OUTSIDE

    clocks = Clocks()
    """What time is read from."""
    locks = True
    """Whether there is anything to protect: the practice family is hidden, and never locked."""
    _archive: "Archive | None" = None
    _guard: Guard | None = None
    _where = Where()
    _putting_away = False
    _threads: "ThreadPoolExecutor | None" = None

    def __init__(self) -> None:
        """Begin outside."""
        super().__init__()
        self.under_way: set[str] = set()
        """What is being done with the whole archive in a thread: it goes on when its page is left."""
        self._outside = asyncio.Event()
        """Whether nothing of an archive is held any more."""
        self._outside.set()

    def get_driver_class(self) -> type[Driver]:
        """The terminal's driver, which leaves nothing behind."""
        return wiping(super().get_driver_class())

    def on_mount(self) -> None:
        """Look at the clocks, and heed what the system asks for."""
        self.add_mode(OUTSIDE, self.get_default_screen)  # not before: a mode that is known at start is styled twice
        self.set_interval(LOOK_EVERY, self.look)
        if not self.is_headless:
            heed(self)

    def go_inside(self, archive: "Archive", home: Callable[[], Screen[Any]], settings: Settings) -> None:
        """The archive is open: leave the threshold, for where one was before it was locked, or else for `home`."""
        self._archive, self._putting_away = archive, False
        self._outside.clear()
        self._change_threads()
        self.add_mode(INSIDE, home)
        self.switch_mode(INSIDE)
        where, self._where = self._where, Where()
        if where.family is not None:
            self.push_screen(HiddenScreen(locking=True))  # home, with other families' codes, is not seen on the way
        self.remove_mode(OUTSIDE)
        self.add_mode(OUTSIDE, self.get_default_screen)
        if self.locks:
            self._guard = _guard(self.clocks, settings)
        self.call_after_refresh(self._return_to, archive, where)

    def live_by(self, settings: Settings) -> None:
        """Lock after as many minutes as are set now."""
        if self._guard is not None:
            self._guard = _guard(self.clocks, settings)

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is there. What is pressed when it was time to lock is not handed on."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded and self._guard is not None:
            if self.look() is not Measure.NOTHING:
                return
            if not self._hidden:
                self._guard.stir()
        await super().on_event(event)

    def look(self) -> Measure:
        """Look at the clocks, and do what is due; returns what that was."""
        if self._guard is None or self._putting_away:
            return Measure.NOTHING
        measure = self._guard.look(in_session=self._at_work())
        if measure is Measure.HIDE and self._hidden:
            return Measure.NOTHING
        if measure is Measure.HIDE:
            self._hide()
        elif measure is Measure.LOCK:
            self.action_lock()
        return measure

    def action_lock(self) -> None:
        """Blank the screen with the next frame; then save everything, and lock."""
        if self._archive is None or self._putting_away:
            return
        if self.locks:
            self._putting_away = True
            self._hide(locking=True)
            self.run_worker(self._lock(), group="locking")
        else:
            self._hide()

    async def locked(self) -> None:
        """Lock, and wait until it is, and nothing of a family is left in the app."""
        self.action_lock()
        if self.locks:
            await self._outside.wait()

    async def end(self) -> None:
        """Blank the screen, save everything as it stands, and leave. Nobody can be asked anything now."""
        self._putting_away = True
        if self._archive is not None:
            self._hide(locking=True)
            await self.put_away()
            self.forget()
        self._outside.set()
        self.exit()

    async def put_away(self) -> KretsError | None:
        """Have everything that is open on the disk. Returns why it is not."""
        sessions = self._sessions()
        for screen in sessions:
            screen.keep_draft()
            screen.desk.save_again()
        for screen in sessions:
            if not await asyncio.to_thread(screen.on_disk):
                return screen.unsaved
        return None

    def forget(self) -> None:
        """Close the archive, and let go of it."""
        for screen in self._sessions():
            screen.put_away()
        archive, self._archive, self._guard = self._archive, None, None
        if archive is not None:
            archive.close()

    async def _lock(self) -> None:
        while why := await self.put_away():  # what is not saved is only here, and the screen stays blank
            self._say_why(why)
            await asyncio.sleep(TRY_AGAIN)
        self._where = self._here()
        self._note_locked()
        self.forget()
        await self.switch_mode(OUTSIDE)
        await self.remove_mode(INSIDE)
        self._change_threads()
        sweep()
        self._outside.set()
        self.set_timer(LINGERING, sweep)

    def _say_why(self, why: KretsError) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HiddenScreen):
                screen.say(str(why))

    def _change_threads(self) -> None:
        """From now on work is done in other threads: each remembers what it worked on last, as long as it lives."""
        from concurrent.futures import ThreadPoolExecutor

        before, self._threads = self._threads, ThreadPoolExecutor()
        asyncio.get_running_loop().set_default_executor(self._threads)
        if before is not None:
            before.shutdown(wait=False)

    def _note_locked(self) -> None:
        from mapping.archive.log import Act

        if self._archive is not None:
            self._archive.log.note(Act.LOCKED)

    def _hide(self, *, locking: bool = False) -> None:
        self.clear_notifications()
        if not (locking or self._hidden):
            for screen in self._sessions():
                screen.clear_table()
        if locking or not self._hidden:
            self.push_screen(HiddenScreen(locking=locking), self._shown)
        if not locking:
            self._cover()

    def _cover(self) -> None:
        """What was shown for whoever was here stays shut for whoever comes."""
        for screen in self._sessions():
            screen.cover()

    def _shown(self, _nothing: None) -> None:
        if self._guard is not None:
            self._guard.stir()

    @property
    def _hidden(self) -> bool:
        return any(isinstance(screen, HiddenScreen) for screen in self.screen_stack)

    def _at_work(self) -> bool:
        """Whether a session is under way, something half-written is kept nowhere yet, or something is being done."""
        from tui.dialogs.dialog import Dialog
        from tui.dialogs.working import WorkingDialog

        writing = any(isinstance(screen, Dialog) and screen.changed for screen in self.screen_stack)
        doing = any(isinstance(screen, WorkingDialog) and screen.working for screen in self.screen_stack)
        return writing or doing or any(not screen.desk.read_only for screen in self._sessions())

    def _sessions(self) -> "list[SessionScreen]":
        if self._archive is None:
            return []
        from tui.screens.session.session import SessionScreen

        return [screen for screen in self.screen_stack if isinstance(screen, SessionScreen)]

    def _here(self) -> Where:
        from tui.screens.family.family import FamilyScreen

        families = [screen.family.id for screen in self.screen_stack if isinstance(screen, FamilyScreen)]
        sessions = [screen.desk.session.id for screen in self._sessions()]
        return Where(next(iter(families), None), next(iter(sessions), None))

    def _return_to(self, archive: "Archive", where: Where) -> None:
        """Open again what was open, in one step; what cannot be opened is left."""
        if where.family is None or self._putting_away:
            return
        from tui.screens.family.family import FamilyScreen
        from tui.screens.session.session import SessionScreen

        ways: list[Screen[Any]] = []
        with suppress(KretsError):
            family = archive.family(where.family)
            ways.append(FamilyScreen(archive, family))
            if where.session is not None:
                ways.append(SessionScreen(archive, family, *archive.session(where.session)))
        self.pop_screen()
        for screen in ways:
            self.push_screen(screen)


def _guard(clocks: Clocks, settings: Settings) -> Guard:
    idle, in_session = (minutes * MINUTE for minutes in (settings.lock_minutes, settings.lock_in_session_minutes))
    return Guard(clocks, idle=idle, in_session=in_session)


def sweep() -> None:
    """Have Python let go of what nobody uses, also of what was there when the start was frozen."""
    gc.unfreeze()
    _empty_caches()
    gc.collect()
    gc.freeze()


def _empty_caches() -> None:
    """Let go of what passed by: names and titles that were cut, what was typed, lines as they were painted.

    A cache without a bound holds what Krets itself consists of, and stays.
    """
    for thing in gc.get_objects():
        if type(thing) is _lru_cache_wrapper and _bounded(thing):  # isinstance would ask the strangest objects
            thing.cache_clear()


def _bounded(cache: Any) -> bool:
    told = getattr(cache, "cache_parameters", None)
    return told is None or told()["maxsize"] is not None
