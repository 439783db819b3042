"""Noting what is done. A disk that says no is told of once, and never stops reading, or the saving of an answer."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from mapping.archive.disk import disk_errors
from mapping.archive.keys.wrapped import Keys
from mapping.archive.log.acts import LAZY, Act, who
from mapping.archive.log.heads import Before, look_back
from mapping.archive.log.reading import Reading, read_log
from mapping.archive.log.record import HEADS_TOGETHER, Head, LogRecord, short
from mapping.archive.log.segment import LogSeal, Name, Segment
from mapping.archive.threshold import LOG
from mapping.errors import LockedError, WriteError
from mapping.language import gettext as _
from mapping.record import Id

Listener = Callable[[str], object]

SHORT_MARK = 16
"""Hexadecimal signs of a record's code that are shown: enough to find it by."""


class Log:
    """An open archive's log. Safe to use from several threads, and never raises because of the disk."""

    def __init__(self, root: Path, archive: Id, keys: Keys) -> None:
        """For the archive in the folder `root`. A segment is made with the first record."""
        self._folder = root / LOG
        self._seal: LogSeal | None = LogSeal(keys, archive)
        self._segment: Segment | None = None
        self._waiting: list[LogRecord] = []
        self._noted: set[tuple[object, ...]] = set()
        self._turn = threading.Lock()
        self._process = os.getpid()
        self._trouble = ""
        self._told = False
        self._listener: Listener | None = None
        self._vouched: Head | None = None

    def note(
        self,
        act: Act,
        *,
        family: Id | None = None,
        session: Id | None = None,
        detail: str = "",
        purpose: str = "",
        receiver: str = "",
    ) -> None:
        """Write that `act` was done now, by the one at work.

        For all but the lazy acts the disk is waited for. `detail` is a few code words of Krets's own; nothing that a
        family has told belongs in any of the texts. After `close` nothing is noted.
        """
        if self._seal is None:
            return
        record = LogRecord(0, _now(), who(), act, family, session, detail, purpose, receiver)
        with self._turn:
            self._waiting.append(short(record))
            self._write(durably=act not in LAZY)
        self._tell()

    def note_first(self, act: Act, *, family: Id | None = None, session: Id | None = None, detail: str = "") -> None:
        """The same, but only the first time in this opening of the archive."""
        what = (act, family, session, detail)
        if what not in self._noted:
            self._noted.add(what)
            self.note(act, family=family, session=session, detail=detail)

    def listen(self, listener: Listener) -> None:
        """Have `listener` told, once, when the log cannot be written; it may be called from any thread, and at once.

        It must not wait for another thread: the one that saves may be calling.
        """
        self._listener = listener
        self._tell()

    @property
    def held(self) -> Head | None:
        """How far this opening's segment has come on the disk; None when nothing of it is known to be there."""
        return None if self._segment is None else self._segment.held

    def vouch(self, head: Head | None) -> None:
        """Somebody else knows that a segment had come so far: it is missed from now on when it has not."""
        self._vouched = head

    def read(self, *, family: Id | None = None) -> Reading:
        """Everything that was logged, this opening too, or what concerns one family.

        Raises DamagedError; LockedError after `close`.
        """
        with self._turn:
            if self._seal is None:
                raise LockedError(_("The archive is locked."))
            seal = self._seal
            self._write(durably=False)
            own = None if self._segment is None else self._segment.head
        known = tuple(filter(None, (self._vouched, own)))
        return read_log(self._folder, seal, family=family, known=known)

    @property
    def head(self) -> str:
        """The mark of the newest record written here; empty when there is none, as after the archive was closed.

        It vouches for all that were there when this opening began. It is to be printed or written down, so the disk is
        waited for: a mark that a loss of power takes away could not be found again.
        """
        with self._turn:
            self._write(durably=True)
            return "" if self._segment is None else self._segment.mac.hex()[:SHORT_MARK]

    def close(self) -> None:
        """Write that the archive was left, if anything was ever noted, wait for the disk, and let go of the key."""
        if self._segment is not None or self._waiting:
            with self._turn:
                self._write(durably=True)  # so that the last record can say that the disk holds all the others
            self.note(Act.LEFT)
        with self._turn:
            self._seal, self._waiting = None, []
            if self._segment is not None:
                self._segment.close()
                self._segment = None

    def _write(self, *, durably: bool) -> None:
        """Write what waits. What cannot be written waits for the next time."""
        try:
            if self._segment is None or self._segment.torn or self._process != os.getpid():  # a fork has its own
                self._begin()
            elif self._waiting:
                self._segment.append(self._waiting)
            self._waiting = []
            if durably and self._segment is not None:
                self._segment.flush()
        except WriteError:
            self._trouble = _("The log cannot be written just now. You can go on; it is written as soon as it can be.")

    def _begin(self) -> None:
        if not self._waiting or self._seal is None:
            return
        with disk_errors():
            before = look_back(self._folder, self._seal, self._vouched)
        segment = Segment(self._folder, Name(before.number + 1, uuid4()), self._seal)
        try:
            segment.append([*_beginning(before), *self._waiting])
        except WriteError:
            segment.discard()
            raise
        self._segment, self._process = segment, os.getpid()

    def _tell(self) -> None:
        if self._trouble and not self._told and self._listener is not None:
            self._told = True
            self._listener(self._trouble)


def _beginning(before: Before) -> Iterator[LogRecord]:
    """The records that hold the heads, one even when there are none, to say when it was; and what was unfinished."""
    for at in range(0, max(len(before.heads), 1), HEADS_TOGETHER):
        yield LogRecord(0, _now(), "", Act.BEGUN, heads=before.heads[at : at + HEADS_TOGETHER])
    for name, count in before.stopped:
        yield LogRecord(0, _now(), "", Act.STOPPED, detail=f"{name} {count}")


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
