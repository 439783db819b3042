"""The table where the open session lies: it alone holds the session, its undo history and its saving.

An edit comes in, a new Session comes out, and it is saved in the background at once. Widgets are never the truth.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Place
from mapping.archive.log import Act
from mapping.archive.writer import Writer
from mapping.errors import ClosedError, KretsError, WriteError
from mapping.family_edits import take_in_notes
from mapping.history import History
from mapping.language import gettext as _
from mapping.meeting import Room
from mapping.session import Edit, Session, begin, close, pause, with_room

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time now, to the second: no more is needed, and JSON keeps it exactly."""
    return datetime.now(UTC).replace(microsecond=0)


class Desk:
    """One open session. Not to be shared between threads; the callbacks come from the writer's thread."""

    def __init__(
        self,
        archive: Archive,
        session: Session,
        place: Place,
        *,
        saved: Callable[[datetime], None],
        failed: Callable[[KretsError], None],
        now: Clock = utc_now,
    ) -> None:
        """Lay `session` on the table; `open` is still to be called."""
        self._archive, self._now, self._place = archive, now, place
        self._unsaved: KretsError | None = None
        self._saved, self._failed = saved, failed
        self._history = History(session)
        self._begun = False
        self._writer: Writer | None = None

    def open(self, *, waiting: bool = False) -> None:
        """Have the session to edit, and begin it; one that is only read is left as it is.

        While it is `waiting` it lies as it was, and is begun by `begin` or the first edit, whichever comes first.
        """
        if self.read_only:
            return
        self._writer = Writer(self._archive.save, saved=self._on_saved, failed=self._on_failed, now=self._now)
        if not waiting:
            self.begin()

    def begin(self) -> None:
        """Begin the session, or go on with it, and save that. Once is enough."""
        if self._writer is None or self._begun:
            return
        self._begun = True
        self._settle(begin(self.session, at=self._now()))
        self._writer.wait()
        with suppress(KretsError):  # then they stay with the family, and come in the next time
            self._take_in_notes(self._writer)
        try:
            if self._unsaved is None:
                self._archive.note(self.session)
        except KretsError as error:
            self._on_failed(self.session, error)

    def _take_in_notes(self, writer: Writer) -> None:
        """What was noted since the session before comes in, and the family has it no more. No step to undo.

        The session is kept first: what is kept twice is found by its identity, and what is kept nowhere is lost.
        """
        family = self._archive.family(self.session.family)
        if not family.notes:
            return
        emptied, noted = take_in_notes(family, self.session)
        self._settle(noted)
        writer.wait()
        if self._unsaved is None:
            self._archive.put_family(emptied)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self._history.present

    @property
    def begun(self) -> bool:
        """Whether it has been begun since it was laid here."""
        return self._begun

    @property
    def place(self) -> Place:
        """Where the worker is in it."""
        return self._place

    @property
    def read_only(self) -> bool:
        """Whether the session can only be read: it is closed, or another process writes in the archive."""
        return self.session.closed or not self._archive.writable

    @property
    def unsaved(self) -> KretsError | None:
        """Why the newest value is not on the disk, or None when all is well."""
        return self._unsaved

    def apply(self, edit: Edit) -> None:
        """Change the session, and save.

        Raises:
            ClosedError: it is closed.
            WriteError: it is open for reading only.
        """
        self._refuse_reading()
        self.begin()
        self._move(self._history.move(edit(self.session)))

    def say_room(self, room: Room | None) -> None:
        """Say who is in the room now; None: nobody has said. It is no step to undo.

        For a session that is only read it holds as long as it lies on the table, and is not saved.
        """
        self.begin()
        self._settle(with_room(self.session, room))

    def rest(self) -> None:
        """Take a break: the session is paused, and lies on the table; nobody knows who comes back. No step to undo."""
        if self.read_only:
            self.say_room(None)
        else:
            self._settle(pause(self.session, at=self._now()))

    def go_on(self) -> None:
        """The break is over. Who is there is to be said anew."""
        if self._begun:
            self._settle(begin(self.session, at=self._now()))

    def undo(self) -> bool:
        """One step back. Returns False when there is none."""
        return self._step(self._history.undo())

    def redo(self) -> bool:
        """One step forward again. Returns False when there is none."""
        return self._step(self._history.redo())

    def move_to(self, place: Place) -> None:
        """Remember where the worker is. It is no step to undo, and is saved with the next edit or `save_again`."""
        self._place = place

    def save_again(self) -> None:
        """Save once more: what could not be saved, or the place alone."""
        self._submit()

    def leave(self, *, finished: bool = False) -> None:
        """Pause the session, or close it when `finished`, and wait until everything is on the disk.

        One that was not begun is as it was.

        Raises:
            KretsError: it could not be saved; the session stays on the table, and one may try again.
        """
        if self._writer is None:
            return
        if not (self._begun or finished):
            self.abandon()
            return
        before = self.session
        self._settle((close if finished else pause)(before, at=self._now()))
        self._writer.wait()
        if self._unsaved is not None:
            self._history = self._history.settle(before)
            raise self._unsaved
        with suppress(KretsError):  # the session is safe; a list that lags behind is mended at the next opening
            self._archive.note(self.session)
        if finished:
            self._archive.log.note(Act.CLOSED_SESSION, family=before.family, session=before.id)
        self.abandon()

    def saved(self) -> bool:
        """Wait until everything is on the disk; whether it is. The session stays as it is, neither paused nor closed.

        May be called from another thread than the rest.
        """
        writer = self._writer  # it may be gone in the next moment
        if writer is not None:
            writer.wait()
        return self._unsaved is None

    def abandon(self) -> None:
        """Stop saving, whatever is unsaved."""
        if self._writer is not None:
            self._writer.stop()
            self._writer = None

    def _step(self, history: History[Session]) -> bool:
        if self.read_only or history is self._history:
            return False
        now = replace(history.present, room=self.session.room, attended=self.session.attended)
        self._move(history.settle(now))
        return True

    def _move(self, history: History[Session]) -> None:
        if history is not self._history:
            self._history = history
            self._submit()

    def _settle(self, session: Session) -> None:
        self._history = self._history.settle(session)
        self._submit()

    def _submit(self) -> None:
        if self._writer is not None:
            self._writer.submit(self.session, self._place)

    def _refuse_reading(self) -> None:
        if self.session.closed:
            raise ClosedError(_("This session is closed and cannot be changed. Start a new one from it."))
        self._archive.refuse_reading()
        if self._writer is None:
            raise WriteError(_("This could not be saved. It is still on the screen; try again."))

    def _on_saved(self, _session: Session, at: datetime) -> None:
        self._unsaved = None
        self._saved(at)

    def _on_failed(self, _session: Session, error: KretsError) -> None:
        self._unsaved = error
        self._failed(error)
