"""SIGKILL at every system call of a save, and at random: nothing is broken, nothing that was acknowledged is lost."""

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

import pytest

from mapping.archive.opening import create_archive, open_archive
from mapping.record import Id
from tests.mapping.archive.invented import PASSPHRASE, id_of
from tests.torture.counting import Counts
from tests.torture.ground import PRACTICE_COST, Tell, copied, fresh, look_through, work
from tests.torture.sharing import Share, shares
from tests.torture.tracing import can_trace, stops

SHORT_STRIDE = 43
"""In the short form, at one in so many system calls."""
MANY = range(100_000)
"""Stops; no work has more."""
KILLS, MANY_KILLS = 12, 2000
KILLS_OF_ONE_ARCHIVE = 20
LONGEST_LIFE = 0.06
"""Seconds: opening, or some saves."""

Told = dict[Id, int]
Lived = TypeVar("Lived")


def _told(child: Callable[[int], Lived]) -> tuple[Told, Lived]:
    """What `child`, called with a descriptor to write on, had told before it ended; the newest of each document."""
    reading, writing = os.pipe()
    try:
        lived = child(writing)
    finally:
        os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        return {UUID(document): int(number) for document, number in (line.split() for line in told)}, lived


def _save_and_tell(root: Path, told: int, numbers: range, new: Id | None) -> None:
    with open_archive(root, PASSPHRASE, "write") as archive:
        work(archive, _teller(told), numbers=numbers, new=new)


def _teller(told: int) -> Tell:
    def tell(document: Id, number: int) -> None:
        os.write(told, f"{document} {number}\n".encode())

    return tell


def _at_every_stop(root: Path, counts: Counts, new: Id | None, stops_taken: Sequence[int], numbers: range) -> int:
    """Kill the same work at those of its stops, in a fresh copy each time; returns how many stops there are."""
    for stop in stops_taken:
        copy = copied(root, "copy")

        def child(told: int, copy: Path = copy, stop: int = stop) -> int:
            return len(stops(lambda: _save_and_tell(copy, told, numbers, new), kill_at=stop))

        told, lived = _told(child)
        counts.add(1, "saves that were whole though nobody was told", look_through(copy, told))
        counts.add(1, "acknowledged edits looked for", len(told))
        if lived <= stop:  # it ended by itself
            return lived
        counts.add(1, "kills before or after a system call")
    raise AssertionError("the work has more stops than anybody thought")


@pytest.mark.parametrize("new", [None, id_of("new session")], ids=["a session that is there", "a new one"])
@shares(12)
def test_killed_at_every_system_call(tmp_path: Path, counts: Counts, long: bool, share: Share, new: Id | None) -> None:
    if not can_trace():
        pytest.skip("this system does not let a process follow its children")
    taken, numbers = (share.of(MANY), range(1, 13)) if long else (MANY[::SHORT_STRIDE], range(1, 2))
    seen = _at_every_stop(fresh(tmp_path / "archive"), counts, new, taken, numbers)
    assert seen > 100
    counts.most(1, "moments around the system calls of thirteen saves", seen)
    counts.add(1, "broken documents", 0)
    counts.add(1, "acknowledged edits lost", 0)
    counts.add(1, "files with readable text", 0)


@shares(4)
def test_killed_while_it_is_made(tmp_path: Path, counts: Counts, long: bool, share: Share) -> None:
    """What is left is nothing, or an archive that opens; an archive is made there at the second attempt."""
    if not can_trace():
        pytest.skip("this system does not let a process follow its children")
    for stop in share.of(MANY) if long else MANY[::SHORT_STRIDE]:
        root = tmp_path / f"{stop}"
        ended = len(stops(lambda root=root: create_archive(root, PASSPHRASE, PRACTICE_COST), kill_at=stop)) <= stop
        if (root / "vault.json").exists():
            open_archive(root, PASSPHRASE, "write").close()
        else:
            create_archive(root, PASSPHRASE, PRACTICE_COST).close()
        counts.add(1, "kills while an archive is made", not ended)
        if ended:
            break


def _kill_one(root: Path, life: float, opened: bool, told: int) -> None:
    """Start a child that edits, and kill it after `life` seconds; with `opened`, counted from its first edit."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with open_archive(root, PASSPHRASE, "write") as archive:
                os.write(writing, b"x")
                work(archive, _teller(told), numbers=range(1, 1000), new=uuid4())
        finally:
            os._exit(1)
    if opened:
        os.read(reading, 1)
    time.sleep(life)
    os.close(reading)
    os.close(writing)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child must be killed, not fail by itself"


@shares(20)
def test_killed_at_any_moment(tmp_path: Path, counts: Counts, long: bool, share: Share) -> None:
    chance, root = random.Random(share.number), tmp_path  # noqa: S311 - moments, not secrets
    acknowledged = cut_short = 0
    kills = MANY_KILLS // share.parts if long else KILLS
    for kill in range(kills):
        if kill % KILLS_OF_ONE_ARCHIVE == 0:
            root = fresh(tmp_path / f"after {kill}")
        life, opened = chance.uniform(0, LONGEST_LIFE), kill % 4 > 0
        told, _lived = _told(partial(_kill_one, root, life, opened))
        torn = any((root / "incoming").iterdir())
        acknowledged, cut_short = acknowledged + max(told.values(), default=0), cut_short + torn
        counts.add(1, "saves that were whole though nobody was told", look_through(root, told))
        counts.add(1, "kills at random moments")
        counts.add(1, "of them in the middle of writing a file", torn)
        counts.add(1, "acknowledged saves before the random kills", max(told.values(), default=0))
    assert acknowledged > kills / 4, "most were killed before they had saved anything"
    assert cut_short or not long, "none was killed in the middle of a save"
