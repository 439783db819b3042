"""Two processes at one archive, over and over: one writes, the lock dies with its owner, and a fork is nobody."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mapping.archive.archive import Archive
from mapping.archive.opening import open_archive
from mapping.errors import InUseError, KretsError, WriteError
from tests.mapping.archive.invented import PASSPHRASE, SESSION
from tests.torture.counting import Counts
from tests.torture.ground import fresh, number_in, numbered


def _child(work: Callable[[], object]) -> int:
    """A fork that does the work; its exit status is 0 when the work raised nothing, 2 for a KretsError."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except KretsError:
            status = 2
        finally:
            os._exit(status)
    return child


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _owner(root: Path, number: int) -> int:
    """A process that holds the lock, has saved, and stays until it is killed."""
    reading, writing = os.pipe()

    def hold() -> None:
        archive = open_archive(root, PASSPHRASE, "write")
        archive.save(numbered(number))
        os.write(writing, b"x")
        signal.pause()

    child = _child(hold)
    os.close(writing)
    assert os.read(reading, 1) == b"x"
    os.close(reading)
    return child


def test_the_lock_frees_when_its_owner_is_killed(tmp_path: Path, counts: Counts, long: bool) -> None:
    root = fresh(tmp_path / "archive")
    for number in range(1, 200 if long else 10):
        owner = _owner(root, number)
        with pytest.raises(InUseError):
            open_archive(root, PASSPHRASE, "write")
        with open_archive(root, PASSPHRASE, "write if free") as second:
            assert not second.writable
            assert number_in(second.session(SESSION.id)[0]) == number
            with pytest.raises(WriteError):
                second.save(numbered(-1))
        os.kill(owner, signal.SIGKILL)
        assert _ended(owner) == -signal.SIGKILL
        with open_archive(root, PASSPHRASE, "write") as heir:
            assert number_in(heir.session(SESSION.id)[0]) == number
        counts.add(5, "owners killed, and the lock was free at once")
        counts.add(5, "second processes that could only read")


def test_of_many_at_once_one_writes(tmp_path: Path, counts: Counts, long: bool) -> None:
    root = fresh(tmp_path / "archive")

    def race() -> None:
        with open_archive(root, PASSPHRASE, "write") as archive:
            archive.save(numbered(number_in(archive.session(SESSION.id)[0]) + 1))

    won = 0
    for _round in range(60 if long else 5):
        ended = [_ended(child) for child in [_child(race) for _each in range(6)]]
        assert set(ended) <= {0, 2}
        assert 0 in ended
        won += ended.count(0)
    with open_archive(root, PASSPHRASE) as archive:
        assert number_in(archive.session(SESSION.id)[0]) == won, "somebody's save was overwritten by another"
    counts.add(5, "processes that raced for the lock", 6 * (60 if long else 5))
    counts.add(5, "saves lost between them", 0)


def test_a_fork_is_a_second_process(archive: Archive, counts: Counts) -> None:
    assert _ended(_child(lambda: open_archive(archive.root, PASSPHRASE, "write"))) == 2
    counts.add(5, "forks that could not write")


def test_a_fork_that_ends_takes_no_lock_along(archive: Archive, counts: Counts) -> None:
    assert _ended(_child(lambda: None)) == 0
    assert _ended(_child(lambda: open_archive(archive.root, PASSPHRASE, "write"))) == 2
    archive.save(numbered(1))
    counts.add(5, "forks that ended, and the lock stayed")


def test_a_fork_that_saves_does_not_overwrite(archive: Archive, counts: Counts) -> None:
    """It holds what its parent held. Who comes second is told so, and nothing is lost."""
    assert _ended(_child(lambda: archive.save(numbered(1)))) == 0
    with pytest.raises(WriteError, match="meanwhile"):
        archive.save(numbered(2))
    archive.save(numbered(2))
    with open_archive(archive.root, PASSPHRASE) as reader:
        assert [number_in(reader.contents(SESSION.id, each)[0]) for each in (2, 3)] == [1, 2]  # type: ignore[arg-type]  # a session
    counts.add(5, "forks that saved beside their parent, and both saves are there")


def test_a_fork_that_closes_leaves_its_parent_the_lock(archive: Archive, counts: Counts) -> None:
    assert _ended(_child(archive.close)) == 0
    assert _ended(_child(lambda: open_archive(archive.root, PASSPHRASE, "write"))) == 2
    counts.add(5, "forks that closed, and the lock stayed")


def test_programs_that_are_started_hold_no_lock(archive: Archive, counts: Counts) -> None:
    """A viewer opened from Krets lives on after it; the archive must not stay locked."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False) as viewer:
        archive.close()
        open_archive(archive.root, PASSPHRASE, "write").close()
        viewer.kill()
    counts.add(5, "programs started that held no lock")
