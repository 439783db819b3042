"""The writer: the newest wins, each outcome is told, and nothing ends the thread but `stop`."""

import threading
from collections.abc import Iterator
from datetime import datetime

import pytest

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Place
from mapping.archive.writer import Writer
from mapping.errors import KretsError, WriteError
from mapping.session import Session
from tests.mapping.archive.invented import HOUR, PLACE, SESSION, note_in, with_note

SOON = 5.0
"""Seconds after which a thread that should have answered is taken for stuck."""


class Disk:
    """A disk that can be held up, and that can refuse."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.places: list[Place] = []
        self.free = threading.Event()
        self.free.set()
        self.taken = threading.Event()
        self.refusals: list[Exception] = []

    def save(self, session: Session, place: Place) -> None:
        """As `Archive.save`."""
        self.taken.set()
        assert self.free.wait(SOON)
        if self.refusals:
            raise self.refusals.pop(0)
        self.kept.append(note_in(session))
        self.places.append(place)


class Ear:
    """Hears what the writer tells."""

    def __init__(self) -> None:
        self.saved: list[tuple[str, datetime]] = []
        self.failed: list[tuple[str, KretsError]] = []
        self.deaf = False

    def hear_saved(self, session: Session, at: datetime) -> None:
        """As the desk does."""
        if self.deaf:
            raise RuntimeError("the screen is gone")
        self.saved.append((note_in(session), at))

    def hear_failed(self, session: Session, error: KretsError) -> None:
        """As the desk does."""
        if self.deaf:
            raise RuntimeError("the screen is gone")
        self.failed.append((note_in(session), error))


@pytest.fixture
def disk() -> Disk:
    """A disk that takes everything."""
    return Disk()


@pytest.fixture
def ear() -> Ear:
    """Somebody who listens."""
    return Ear()


@pytest.fixture
def writer(disk: Disk, ear: Ear) -> Iterator[Writer]:
    """A writer at work."""
    writer = Writer(disk.save, saved=ear.hear_saved, failed=ear.hear_failed, now=lambda: HOUR)
    yield writer
    disk.free.set()
    writer.stop()


def _submit(writer: Writer, text: str) -> None:
    writer.submit(with_note(SESSION, text), PLACE)


def test_what_is_submitted_is_saved_and_told(writer: Writer, disk: Disk, ear: Ear) -> None:
    _submit(writer, "one")
    assert writer.wait(SOON)
    assert (disk.kept, disk.places) == (["one"], [PLACE])
    assert (ear.saved, ear.failed) == ([("one", HOUR)], [])


def test_the_newest_wins(writer: Writer, disk: Disk, ear: Ear) -> None:
    disk.free.clear()
    _submit(writer, "first")
    assert disk.taken.wait(SOON)
    for number in range(100):
        _submit(writer, str(number))
    disk.free.set()
    assert writer.wait(SOON)
    assert disk.kept == ["first", "99"]
    assert [text for text, _at in ear.saved] == ["first", "99"]


def test_waiting_ends_when_the_time_is_up(writer: Writer, disk: Disk) -> None:
    disk.free.clear()
    _submit(writer, "slow")
    assert not writer.wait(0.01)
    disk.free.set()
    assert writer.wait(SOON)


def test_a_failure_is_told_and_the_next_save_works(writer: Writer, disk: Disk, ear: Ear) -> None:
    full = WriteError("full")
    disk.refusals.append(full)
    _submit(writer, "lost")
    assert writer.wait(SOON)
    assert (ear.saved, ear.failed) == ([], [("lost", full)])
    _submit(writer, "kept")
    assert writer.wait(SOON)
    assert disk.kept == ["kept"]
    assert ear.saved == [("kept", HOUR)]


@pytest.mark.parametrize("surprise", [OSError(5, "Elsa"), ValueError("Elsa"), MemoryError(), RecursionError()])
def test_a_surprise_is_told_without_values_and_the_thread_lives(
    writer: Writer, disk: Disk, ear: Ear, surprise: Exception
) -> None:
    disk.refusals.append(surprise)
    _submit(writer, "lost")
    assert writer.wait(SOON)
    ((text, error),) = ear.failed
    assert text == "lost"
    assert isinstance(error, WriteError)
    assert "Elsa" not in str(error)
    _submit(writer, "kept")
    assert writer.wait(SOON)
    assert disk.kept == ["kept"]


@pytest.mark.parametrize("fails", [False, True])
def test_a_listener_that_fails_does_not_stop_the_saving(writer: Writer, disk: Disk, ear: Ear, fails: bool) -> None:
    ear.deaf = True
    disk.refusals += [WriteError("full")] * fails
    _submit(writer, "unheard")
    assert writer.wait(SOON)
    ear.deaf = False
    _submit(writer, "heard")
    assert writer.wait(SOON)
    assert disk.kept[-1] == "heard"
    assert ear.saved == [("heard", HOUR)]


def test_stopping_saves_what_is_left(disk: Disk, ear: Ear) -> None:
    writer = Writer(disk.save, saved=ear.hear_saved, failed=ear.hear_failed, now=lambda: HOUR)
    disk.free.clear()
    _submit(writer, "in flight")
    assert disk.taken.wait(SOON)
    _submit(writer, "left")
    stopping = threading.Thread(target=writer.stop)
    stopping.start()
    disk.free.set()
    stopping.join(SOON)
    assert disk.kept == ["in flight", "left"]
    assert [text for text, _at in ear.saved] == ["in flight", "left"]
    assert not writer._thread.is_alive()


def test_nothing_is_taken_in_after_stopping(disk: Disk, ear: Ear) -> None:
    """Silently taking in what nobody will save would be worse than a failure."""
    writer = Writer(disk.save, saved=ear.hear_saved, failed=ear.hear_failed, now=lambda: HOUR)
    writer.stop()
    writer.stop()
    with pytest.raises(RuntimeError):
        _submit(writer, "too late")
    assert writer.wait(SOON)


def test_with_a_real_archive(archive: Archive, ear: Ear) -> None:
    writer = Writer(archive.save, saved=ear.hear_saved, failed=ear.hear_failed, now=lambda: HOUR)
    for number in range(50):
        _submit(writer, str(number))
    writer.stop()
    assert note_in(archive.session(SESSION.id)[0]) == "49"
    assert ear.saved[-1] == ("49", HOUR)
    assert archive.generations(SESSION.id)[-1] == 1 + len(ear.saved)
