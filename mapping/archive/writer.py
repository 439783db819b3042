"""The one thread that saves. The newest value wins: what was overtaken before its turn is never written."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from mapping.archive.documents.codec import Place
from mapping.errors import KretsError, WriteError
from mapping.language import gettext as _
from mapping.session import Session

Save = Callable[[Session, Place], None]
Saved = Callable[[Session, datetime], None]
Failed = Callable[[Session, KretsError], None]


class Writer:
    """Saves in the background, in order, and reports each outcome from its own thread."""

    def __init__(self, save: Save, *, saved: Saved, failed: Failed, now: Callable[[], datetime]) -> None:
        """Start the thread. `save` makes a session durable or raises a KretsError."""
        self._save, self._saved, self._failed, self._now = save, saved, failed, now
        self._turn = threading.Condition()
        self._next: tuple[Session, Place] | None = None
        self._busy = False
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="krets-writer", daemon=True)
        self._thread.start()

    def submit(self, session: Session, place: Place) -> None:
        """Have a session saved as soon as the disk is free, in place of any that still waits. Not after `stop`."""
        with self._turn:
            if self._stopped:
                raise RuntimeError("the writer has stopped, and nothing would be saved")
            self._next = (session, place)
            self._turn.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until nothing is left to save. Returns False if `timeout` (seconds) passed first."""
        with self._turn:
            return self._turn.wait_for(lambda: self._next is None and not self._busy, timeout)

    def stop(self) -> None:
        """Save what is left, and end the thread."""
        with self._turn:
            self._stopped = True
            self._turn.notify_all()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._next is not None or self._stopped)
                if self._next is None:
                    return
                (session, place), self._next = self._next, None
                self._busy = True
            try:
                self._attempt(session, place)
            finally:
                with self._turn:
                    self._busy = False
                    self._turn.notify_all()

    def _attempt(self, session: Session, place: Place) -> None:
        error = self._outcome(session, place)
        with suppress(Exception):  # a listener that fails, or is gone, must not stop the saving
            if error is None:
                self._saved(session, self._now())
            else:
                self._failed(session, error)

    def _outcome(self, session: Session, place: Place) -> KretsError | None:
        try:
            self._save(session, place)
        except KretsError as error:
            return error
        except Exception:  # whatever went wrong, the thread lives on and the worker is told
            return WriteError(_("This could not be saved. It is still on the screen; try again."))
        return None
