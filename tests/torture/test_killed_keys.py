"""SIGKILL at every system call of what changes the keys, or takes a family away: it opens, and nothing told is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mapping.archive.checking import check
from mapping.archive.keys.rotation import rotate
from mapping.archive.opening import open_archive
from mapping.errors import LockedError
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION
from tests.torture.counting import Counts
from tests.torture.ground import copied, fresh, look_through, numbered, plaintext, unfinished
from tests.torture.tracing import can_trace, stops

OTHER = "åtta blå hästar"
STRIDE = 151
"""In the short form, at one in so many system calls."""


def _at_every_stop(root: Path, work: Callable[[Path], None], looked: Callable[[Path], None], stride: int) -> int:
    """Kill the work at each of its stops, each time in a fresh copy, and look; returns how often it was killed."""
    stop = killed = 0
    while True:
        copy = copied(root, "copy")
        ended = len(stops(lambda copy=copy: work(copy), kill_at=stop)) <= stop
        looked(copy)
        if ended:
            return killed
        stop, killed = stop + stride, killed + 1


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive with a session in several generations."""
    if not can_trace():
        pytest.skip("this system does not let a process follow its children")
    made = fresh(tmp_path / "archive")
    with open_archive(made, PASSPHRASE, "write") as archive:
        archive.save(numbered(1))
        archive.note(numbered(1))
    return made


def test_the_data_key_is_exchanged(root: Path, counts: Counts, long: bool) -> None:
    def exchange(copy: Path) -> None:
        with open_archive(copy, PASSPHRASE, "write") as archive:
            rotate(archive, PASSPHRASE)

    def looked(copy: Path) -> None:
        look_through(copy, {SESSION.id: 1, FAMILY.id: -1})
        with open_archive(copy, PASSPHRASE, "write") as archive:
            assert len(archive.keyring.keys.data) == 1, "what was stopped goes on by itself"

    killed = _at_every_stop(root, exchange, looked, 1 if long else STRIDE)
    counts.add(1, "kills while the data key is exchanged", killed)


def test_the_passphrase_is_changed(root: Path, counts: Counts, long: bool) -> None:
    def change(copy: Path) -> None:
        with open_archive(copy, PASSPHRASE, "write") as archive:
            archive.keyring.change_passphrase(OTHER)

    def looked(copy: Path) -> None:
        """One of the two opens it, and only one."""
        opened = 0
        for passphrase in (PASSPHRASE, OTHER):
            try:
                with open_archive(copy, passphrase, "write") as archive:
                    assert check(archive) == ()
                opened += 1
            except LockedError:
                pass
        assert opened == 1

    killed = _at_every_stop(root, change, looked, 1 if long else STRIDE)
    counts.add(1, "kills while the passphrase is changed", killed)


def test_a_family_is_erased(root: Path, counts: Counts, long: bool) -> None:
    def erase(copy: Path) -> None:
        with open_archive(copy, PASSPHRASE, "write") as archive:
            archive.erase(FAMILY.id)

    def looked(copy: Path) -> None:
        """Done again, it goes on; then nothing of the family is left."""
        with open_archive(copy, PASSPHRASE, "write") as archive:
            archive.erase(FAMILY.id)
            assert archive.documents() == ()
            assert archive.index.families == ()
            assert check(archive) == ()
        assert plaintext(copy) == unfinished(copy) == []

    killed = _at_every_stop(root, erase, looked, 1 if long else STRIDE)
    counts.add(1, "kills while a family is erased", killed)
