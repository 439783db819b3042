"""The power goes: what the disk had not promised is dropped, torn or reordered; nothing told is lost, nothing mixed."""

import random
import shutil
from pathlib import Path

import pytest

from mapping.archive.log import Act
from mapping.archive.opening import create_archive, open_archive
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, id_of
from tests.mapping.archive.log.written import log_in, opening, reading
from tests.torture.counting import Counts
from tests.torture.ground import PRACTICE_COST, fresh, look_through, work
from tests.torture.power import Journal, Luck

LUCKS = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.0), (0.5, 0.5))
"""(names, bytes): all that is not owed dropped; kept but torn; and mixed, that is, reordered."""


def _journal(tmp_path: Path, *, edits: int) -> Journal:
    root = fresh(tmp_path / "archive")
    journal = Journal(root)
    with journal.noting(), open_archive(root, PASSPHRASE, "write") as archive:
        work(archive, journal.tell, numbers=range(1, edits))
        work(archive, journal.tell, numbers=range(edits, 2 * edits), new=id_of("new session"))
    return journal


def test_the_power_goes(tmp_path: Path, counts: Counts, long: bool) -> None:
    journal = _journal(tmp_path, edits=13 if long else 3)
    chance = random.Random(2)  # noqa: S311 - luck, not secrets
    for length in range(0, len(journal.steps) + 1, 1 if long else 13):
        for names, whole in LUCKS * 3 if long else (LUCKS[0], LUCKS[1 + length % 5]):
            target = tmp_path / "after"
            journal.after_loss(length, target, Luck(names, whole, chance))
            told = {SESSION.id: 0, FAMILY.id: -1} | journal.told(length)
            counts.add(3, "saves that were whole though nobody was told", look_through(target, told))
            shutil.rmtree(target)
            counts.add(3, "disks after a loss of power")
    counts.most(3, "steps of the disk in the journal", len(journal.steps))
    counts.add(3, "mixes of an old and a new generation", 0)
    counts.add(3, "acknowledged edits lost", 0)


def test_the_power_goes_while_an_archive_is_made(tmp_path: Path, counts: Counts, long: bool) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    journal = Journal(root)
    with journal.noting():
        create_archive(root, PASSPHRASE, PRACTICE_COST).close()
    chance = random.Random(3)  # noqa: S311 - luck, not secrets
    for length in range(len(journal.steps)):
        for names, whole in LUCKS * 10 if long else LUCKS[:2]:
            target = tmp_path / "after"
            journal.after_loss(length, target, Luck(names, whole, chance))
            if (target / "vault.json").exists():
                open_archive(target, PASSPHRASE, "write").close()
            else:
                create_archive(target, PASSPHRASE, PRACTICE_COST).close()
            shutil.rmtree(target)
            counts.add(3, "disks after a loss of power while an archive is made")


def test_the_power_goes_again_and_again_while_several_write_the_log(tmp_path: Path, counts: Counts, long: bool) -> None:
    chance = random.Random(5)  # noqa: S311 - luck, not secrets
    for _try in range(400 if long else 20):
        root = tmp_path / "0"
        opening(root)
        promised: set[str] = set()
        for loss in range(1, 5):
            journal = Journal(root)
            with journal.noting():
                waited = _written_by_several(root, f"{loss}", chance, journal)
            length = chance.randrange(len(journal.steps) + 1)
            root = tmp_path / f"{loss}"
            journal.after_loss(length, root, Luck(*chance.choice(LUCKS), chance))
            promised |= {waited[number] for number in journal.told(length).values()}
            read = reading(root)
            assert read.faults == ()
            assert promised <= {entry.record.detail for entry in read.entries}
            counts.add(3, "logs of several writers after a loss of power")
        for folder in tmp_path.iterdir():
            shutil.rmtree(folder)


def _written_by_several(root: Path, name: str, chance: random.Random, journal: Journal) -> dict[int, str]:
    """Openings beside each other, some left and some not; gives what was waited for, by the number it is told as."""
    logs, waited = [log_in(root) for _opening in range(3)], {}
    for number in range(chance.randrange(3, 20)):
        log, act = chance.choice(logs), chance.choice([Act.OPENED, Act.READ, Act.READ, Act.EXPORTED, Act.LEFT])
        if act is Act.LEFT:
            log.close()
            logs[logs.index(log)] = log_in(root)
        else:
            log.note(act, detail=f"{name} {number}")
        if act in {Act.OPENED, Act.EXPORTED}:
            waited[number] = f"{name} {number}"
            journal.tell(id_of(f"{number}"), number)
    return waited


@pytest.mark.parametrize("synced", ["sync", "sync folder"])
def test_this_disk_does_lose_what_was_not_flushed(tmp_path: Path, synced: str) -> None:
    """Without one of the two flushes of a save, the journal shows a loss: so the test above can fail."""
    journal = _journal(tmp_path, edits=2)
    journal.steps = [step for step in journal.steps if step.what != synced]
    journal.after_loss(len(journal.steps), tmp_path / "after", Luck(1.0 if synced == "sync" else 0.0, 0.0, _unlucky()))
    with pytest.raises(Exception):  # noqa: B017, PT011 - an assertion or a refusal: it is no sound archive
        look_through(tmp_path / "after", {SESSION.id: 0, FAMILY.id: -1} | journal.told(len(journal.steps)))


def _unlucky() -> random.Random:
    return random.Random(4)  # noqa: S311 - luck, not secrets
