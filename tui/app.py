"""The app: from the locked archive to the session on the table."""

import asyncio
import gc
import threading
import traceback
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerFailed

from mapping.archive.threshold import exists
from mapping.errors import KretsError
from mapping.language import N_
from mapping.language import gettext as _
from tui.altgr import AltGrApp
from tui.attempts import Attempts
from tui.choosing import ChoosingApp
from tui.keys import KNOWN, NAMES, key
from tui.locking import LockingApp
from tui.places import settings_file
from tui.saying import announce, warn
from tui.screens.hidden import HiddenScreen
from tui.screens.threshold.threshold import FirstStartScreen, UnlockScreen, WaitScreen
from tui.tour import TourApp

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from tui.dialogs.dialog import Dialog
    from tui.jumping import Jumps


AFTER_FIRST_PAINT = 0.3
"""Seconds. What is loaded behind the first screen must not hold it up."""


def _jumps() -> type["Jumps"]:
    """Imported when the palette is first opened."""
    from tui.jumping import Jumps

    return Jumps


class KretsApp(AltGrApp, LockingApp, ChoosingApp, TourApp):
    """One archive, one worker, one screen that a parent can see."""

    TITLE = "Krets"
    CSS_PATH = "krets.tcss"
    COMMANDS = TourApp.COMMANDS | {_jumps}
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+q", "quit", N_("Quit"), seen=False, priority=True),
        key("f1", "explain", N_("Help"), seen=False),
        key("ctrl+l", "lock", N_("Lock at once"), seen=False, priority=True),
        key("f9", "set", N_("Settings"), seen=False),
        key("f8", "tour", N_("Show me around"), seen=False),
    ]

    def __init__(
        self, folder: Path, *, practice: bool = False, settings: Path | None = None, questions: Path | None = None
    ) -> None:
        """Open the archive in `folder`; with `practice`, the practice store in it.

        `questions` is the folder of a service's own, instead of that which the settings name.
        """
        super().__init__()
        self.folder, self._practice, self.locks = folder, practice, not practice
        self.settings_file = settings or settings_file()
        self.attempts = Attempts()
        """Wrong passphrases since the last right one."""
        self.refusal: KretsError | None = None
        """Why the practice store could not be opened."""
        self.failure: list[str] = []
        """Where in the code it went wrong, without a single value; empty when nothing did."""
        self.shows_around = False
        """Whether the practice family is to be shown when it is open."""
        kept = self.settings
        self._questions = questions or kept.own_questions
        self.begin_with(kept)

    def on_mount(self) -> None:
        """Show the first screen at once; what is heavy is loaded behind it."""
        self._catch_what_textual_does_not()
        self.set_class(self._practice, "practice")
        if self._practice:
            self._open_practice()
        self.set_timer(AFTER_FIRST_PAINT, self._load_behind)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whoever practises can be shown around."""
        del parameters
        return action != "tour" or (self._practice and self._archive is not None)

    def toured(self) -> None:
        """Once is enough, unless it is asked for."""
        self.choose(toured=True)

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the practice family needs no passphrase, an archive does, and without one it is made."""
        if self._practice:
            return WaitScreen()
        return UnlockScreen(self._opened) if exists(self.folder) else FirstStartScreen(self._opened)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: this screen's keys by name, and the few settings. No screenshots."""
        offered: set[str] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.description in KNOWN - offered and active.enabled:
                offered.add(binding.description)
                name = _(binding.description)
                yield SystemCommand(name, self.get_key_display(binding), self._run(active.node, binding.action))
        yield from self.setting_commands()

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on the keyboard."""
        if binding.key in NAMES:
            return _(NAMES[binding.key])
        written = super().get_key_display(binding)
        if len(written) == 1:
            return written
        return f"Ctrl+{written[1:].upper()}" if written.startswith("^") else written.upper()

    def action_command_palette(self) -> None:
        """The palette, in the language spoken now; once, whatever lies over it."""
        if not any(isinstance(screen, CommandPalette | HiddenScreen) for screen in self.screen_stack):
            from tui.widgets.palette import Palette

            self.push_screen(Palette(placeholder=_("What do you want to do?"), id="--command-palette"))

    def action_explain(self) -> None:
        """F1: explain the screen that is seen."""
        from tui.screens.help import HelpScreen

        focused = self.screen.focused
        explained = [self.screen, *(focused.ancestors_with_self if focused else ())]
        nodes = (node for node in explained if isinstance(node, Widget) and node.HELP)
        texts = dict.fromkeys(getattr(node, "help_now", None) or _(str(node.HELP)) for node in nodes)
        keys: dict[str, str] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.description in KNOWN and active.enabled:
                keys.setdefault(_(active.binding.description), self.get_key_display(active.binding))
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(list(texts), [(key, what) for what, key in keys.items()]))

    async def action_quit(self) -> None:
        """Leave; what is half written is thrown away only when the worker says so. A question waits for its answer."""
        from tui.dialogs.confirm import LeaveUnsavedDialog
        from tui.dialogs.dialog import Dialog, Discard

        if any(isinstance(screen, Discard | LeaveUnsavedDialog) for screen in self.screen_stack):
            return
        half_written = [screen for screen in self.screen_stack if isinstance(screen, Dialog) and screen.changed]
        if not half_written:
            self._leave()
        elif isinstance(self.screen, HiddenScreen):
            self.screen.tell_way()  # what was written is to be seen by whoever is asked about it
        else:
            self.push_screen(Discard(), partial(self._discarded, half_written[-1]))

    def _discarded(self, written: "Dialog[Any]", sure: bool | None) -> None:
        """Leave without what was written; or, when it is to be kept, be done with it, and stay."""
        if sure:
            self._leave()
        elif sure is False and written in self.screen_stack:
            while self.screen is not written:  # the help may lie over it
                self.pop_screen()
            written.action_done()

    def _leave(self) -> None:
        """Pause what is on the table, wait for the disk, and go."""
        from tui.dialogs.confirm import LeaveUnsavedDialog
        from tui.screens.session.session import SessionScreen

        if all(screen.leave() for screen in self.screen_stack if isinstance(screen, SessionScreen)):
            self.exit()
        else:
            self.push_screen(LeaveUnsavedDialog(), lambda sure: self.exit() if sure else None)

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing leaves for the clipboard."""

    def on_unmount(self) -> None:
        """Let go of the archive."""
        self.forget()

    def _opened(self, archive: "Archive") -> None:
        from mapping.questions import use_own
        from tui.screens.home import HomeScreen

        use_own(self._questions)
        archive.log.listen(lambda sentence: self.call_later(warn, self, sentence))
        self.go_inside(archive, partial(HomeScreen, archive), self.settings)
        if self.shows_around:
            self.shows_around = False
            self.call_after_refresh(self.begin_tour)
        if not self._practice:
            self._give_service_its_key(archive)
        if self._questions:
            self._tell_what_is_left_out(self._questions)

    def _give_service_its_key(self, archive: "Archive") -> None:
        """Where the service requires it; the worker is told."""
        from tui.service import give_service_its_key

        try:
            if give_service_its_key(archive):
                announce(self, _("The service's file says that the organisation is to have a key. Now it has."))
        except KretsError as error:
            warn(self, error)

    @work(thread=True)
    def _open_practice(self) -> None:
        from tui.practice import open_practice

        try:
            archive = open_practice(self.folder)
        except KretsError as error:
            self.refusal = error
            self.call_from_thread(self.exit)
        else:
            self.call_from_thread(self._opened, archive)

    @work(thread=True)
    def _load_behind(self) -> None:
        """Have what the next screens need at hand when they are asked for."""
        import_module("tui.screens.home")
        self._load_questions()
        self.tell_faults()
        # What is loaded stays to the end. Looking it through for garbage, which Python would do again and again, holds
        # up a key for a tenth of a second.
        gc.freeze()

    def _load_questions(self) -> None:
        """Read the bank, which takes too long for the moment when a session is opened."""
        from mapping.questions import load, use_own

        use_own(self._questions)
        load()

    @work(thread=True)
    def _tell_what_is_left_out(self, folder: Path) -> None:
        """Of a service's own questions, once."""
        from mapping.questions import faults, left_out

        if found := faults():
            self.call_from_thread(warn, self, left_out(found, folder))

    def _run(self, node: object, action: str) -> Any:
        async def run() -> None:
            await self.run_action(action, default_namespace=node)  # type: ignore[arg-type]  # the node that bound it

        return run

    def _handle_exception(self, error: Exception) -> None:
        """Close calmly. Textual's own report would show the values of variables: names, and passphrases."""
        self._return_code = 1
        if not self.failure:
            self.failure = code_places(error)
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _catch_what_textual_does_not(self) -> None:
        """Tasks and threads report elsewhere; let them end in the same calm way."""

        def task_failed(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            error = context.get("exception")
            if isinstance(error, Exception):
                self._handle_exception(error)

        def thread_failed(arguments: threading.ExceptHookArgs) -> None:
            if isinstance(arguments.exc_value, Exception):
                self.call_from_thread(self._handle_exception, arguments.exc_value)

        asyncio.get_running_loop().set_exception_handler(task_failed)
        threading.excepthook = thread_failed


def code_places(error: BaseException) -> list[str]:
    """The kind of error and where in the code it passed: no message, no values."""
    if isinstance(error, WorkerFailed):
        return code_places(error.error)
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return [type(error).__name__, *places]
