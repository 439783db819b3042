"""SIGKILL at every system call of what changes the keys, or takes a family away: it opens, and nothing told is lost."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from mapping.archive.care.checking import check
from mapping.archive.keys.rotation import rotate
from mapping.archive.opening import open_archive
from mapping.errors import LockedError
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION
from tests.torture.counting import Counts
from tests.torture.ground import copied, fresh, look_through, numbered, plaintext, unfinished
from tests.torture.sharing import Share, shares
from tests.torture.tracing import can_trace, stops

OTHER = "åtta blå hästar"
STRIDE = 151
"""In the short form, at one in so many system calls."""
MANY = range(100_000)
"""Stops; no work has more."""


def _at_every_stop(
    root: Path, work: Callable[[Path], None], looked: Callable[[Path], None], taken: Sequence[int]
) -> int:
    """Kill the work at those of its stops, each time in a fresh copy, and look; returns how often it was killed."""
    for killed, stop in enumerate(taken):
        copy = copied(root, "copy")
        ended = len(stops(lambda copy=copy: work(copy), kill_at=stop)) <= stop
        looked(copy)
        if ended:
            return killed
    raise AssertionError("the work has more stops than anybody thought")


@pytest.fixture
def taken(long: bool, share: Share) -> Sequence[int]:
    """The stops at which it is killed."""
    return share.of(MANY) if long else MANY[::STRIDE]


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


@shares(12)
def test_the_data_key_is_exchanged(root: Path, counts: Counts, taken: Sequence[int]) -> None:
    def exchange(copy: Path) -> None:
        with open_archive(copy, PASSPHRASE, "write") as archive:
            rotate(archive, PASSPHRASE)

    def looked(copy: Path) -> None:
        look_through(copy, {SESSION.id: 1, FAMILY.id: -1})
        with open_archive(copy, PASSPHRASE, "write") as archive:
            assert len(archive.keyring.keys.data) == 1, "what was stopped goes on by itself"

    killed = _at_every_stop(root, exchange, looked, taken)
    counts.add(1, "kills while the data key is exchanged", killed)


@shares(12)
def test_the_passphrase_is_changed(root: Path, counts: Counts, taken: Sequence[int]) -> None:
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

    killed = _at_every_stop(root, change, looked, taken)
    counts.add(1, "kills while the passphrase is changed", killed)


@shares(12)
def test_a_family_is_erased(root: Path, counts: Counts, taken: Sequence[int]) -> None:
    def erase(copy: Path) -> None:
        with open_archive(copy, PASSPHRASE, "write") as archive:
            archive.erase(FAMILY.id, "time is over")

    def looked(copy: Path) -> None:
        """Done again, it goes on; then nothing of the family is left."""
        with open_archive(copy, PASSPHRASE, "write") as archive:
            archive.erase(FAMILY.id, "time is over")
            assert archive.documents() == ()
            assert archive.index.families == ()
            assert check(archive) == ()
        assert plaintext(copy) == unfinished(copy) == []

    killed = _at_every_stop(root, erase, looked, taken)
    counts.add(1, "kills while a family is erased", killed)
