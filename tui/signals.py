"""What the system asks of the app: to end, or to stand still. Either way nothing is left unsaved or seen."""

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.locking import LockingApp

PATIENCE = 10.0
"""Seconds that the disk has before the app stands still."""


def heed(app: "LockingApp") -> None:
    """Answer the signals as long as the app runs, where the system has them."""

    def work(what: Coroutine[Any, Any, None]) -> None:
        app.run_worker(what, group="signals")

    async def stand_still() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(app.locked(), PATIENCE)
        stop(signal.SIGTSTP, None)

    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError, AttributeError):  # Windows has none of them
        for name in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(name, lambda: work(app.end()))
        stop: Any = signal.getsignal(signal.SIGTSTP)
        if callable(stop):  # Textual's own, which leaves the terminal in order
            loop.add_signal_handler(signal.SIGTSTP, lambda: work(stand_still()))
