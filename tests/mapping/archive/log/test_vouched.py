"""The list of families and sessions knows how far the log had come: the last of it cannot be taken away unseen."""

import shutil

from mapping.archive.archive import Archive
from mapping.archive.log import Act
from mapping.archive.log.segment import HEADER, RECORD
from mapping.archive.opening import open_archive
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION


def _reopened(archive: Archive) -> tuple[str, ...]:
    archive.close()
    with open_archive(archive.root, PASSPHRASE) as again:
        return again.log.read().faults


def test_a_log_that_was_removed_whole_is_missed_for_good(archive: Archive) -> None:
    assert _reopened(archive) == ()
    shutil.rmtree(archive.root / "log")
    for _opening in range(2):
        with open_archive(archive.root, PASSPHRASE, "write") as again:
            again.note(SESSION)
            assert [fault.split(":")[0][-10:] for fault in again.log.read().faults] == ["is missing"]


def test_the_last_segment_removed_or_cut_is_missed(archive: Archive) -> None:
    [file] = (archive.root / "log").iterdir()
    assert _reopened(archive) == ()
    for later in (archive.root / "log").iterdir():
        if later != file:
            later.unlink()
    file.write_bytes(file.read_bytes()[: HEADER + RECORD])
    assert any("is cut" in fault for fault in _reopened(archive))


def test_what_the_disk_does_not_hold_is_not_vouched_for(archive: Archive) -> None:
    held = archive.log.held
    assert held is not None
    archive.log.note(Act.READ, family=FAMILY.id)
    assert archive.log.held == held
    archive.log.note(Act.LOCKED)
    assert archive.log.held != held
