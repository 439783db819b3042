"""Kill -9 at any moment of saving: the archive opens clean, and nothing that was acknowledged is lost."""

import os
import random
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from msgspec.structs import replace

from mapping.archive.checking import check
from mapping.archive.opening import create_archive, open_archive
from mapping.archive.vault import PRACTICE_COST
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, note_in, with_note

KILLS = 200
KILLS_OF_ONE_ARCHIVE = 20
LONGEST_LIFE = 0.09
"""Seconds: opening and some saves."""


@dataclass
class Tally:
    """What was seen over all kills."""

    kills: int = 0
    acknowledged: int = 0
    cut_short: int = 0
    """Kills that left an unfinished file."""
    unacknowledged: int = 0
    """Saves that were whole although nobody had been told."""


def _save_until_killed(root: Path, told: int) -> None:
    """What the child does: edits of all kinds, each told of when it is durable."""
    archive = open_archive(root, PASSPHRASE, "write")
    session = replace(SESSION, id=uuid4(), follows=None)
    for number in range(1, 1000):
        archive.save(with_note(session, str(number)))
        os.write(told, f"{session.id} {number}\n".encode())
        if number % 3 == 1:
            archive.note(with_note(session, str(number)))
        if number % 3 == 2:
            archive.put_family(replace(FAMILY, code=f"Kod {number}"))
            os.write(told, f"family {number}\n".encode())


def _kill_one(root: Path, life: float) -> list[tuple[str, int]]:
    """Start a child, kill it after `life` seconds, and return what it had told, in order."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _save_until_killed(root, writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child must be killed, not fail by itself"
    with os.fdopen(reading, encoding="ascii") as told:
        return [(what, int(number)) for what, number in (line.split() for line in told)]


def _look_through(root: Path, told: list[tuple[str, int]], tally: Tally) -> None:
    newest = dict(told)
    tally.kills += 1
    tally.acknowledged += len(told)
    tally.cut_short += any((root / "incoming").iterdir())
    with open_archive(root, PASSPHRASE, "write") as archive:
        assert check(archive) == ()
        assert list((root / "incoming").iterdir()) == []
        assert all(any(folder.iterdir()) for folder in (root / "documents").iterdir()), "an empty folder was left"
        for what, number in newest.items():
            if what == "family":
                assert archive.family(FAMILY.id).code in {f"Kod {number}", f"Kod {number + 3}"}
            else:
                kept = int(note_in(archive.session(UUID(what))[0]))
                assert kept in {number, number + 1}
                tally.unacknowledged += kept > number


def test_kill_at_any_moment(tmp_path: Path) -> None:
    chance, tally = random.Random(1), Tally()  # noqa: S311 - moments, not secrets
    root = tmp_path
    while tally.kills < KILLS:
        if tally.kills % KILLS_OF_ONE_ARCHIVE == 0:
            root = tmp_path / f"after {tally.kills}"
            with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:
                archive.put_family(FAMILY)
        _look_through(root, _kill_one(root, chance.uniform(0, LONGEST_LIFE)), tally)
    print(tally)  # noqa: T201 - shown by pytest -rP
    assert tally.acknowledged > KILLS / 4, "most were killed before they had saved anything"
    assert tally.cut_short > KILLS / 10, "hardly any was killed in the middle of a save"
