"""Exchanging the data key: killed at any step it goes on, and nothing is ever out of reach."""

import os
import shutil
from pathlib import Path

import pytest

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.care.checking import check
from mapping.archive.documents.sealing import Seal
from mapping.archive.index import index_id
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.rotation import rotate
from mapping.archive.keys.wrapped import Keys
from mapping.archive.opening import open_archive
from mapping.errors import DamagedError, LockedError, OutdatedError, WriteError
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, note_in, with_note


def _generations(archive: Archive) -> list[tuple[object, int]]:
    every = (*archive.documents(), index_id(archive.id))
    return [(document, number) for document in every for number in archive.generations(document)]


def _fill(archive: Archive) -> None:
    for number in range(3):
        archive.save(with_note(SESSION, str(number)))


def test_every_generation_is_sealed_with_the_new_key_in_its_place(archive: Archive) -> None:
    _fill(archive)
    key = archive.keyring.new_recovery_key()
    before, old = _generations(archive), archive.keyring.keys
    times = {file: file.stat().st_mtime_ns for file in archive.root.rglob("*.sealed")}
    told: list[tuple[int, int]] = []
    done = rotate(archive, PASSPHRASE, lambda *each: told.append(each))
    new = archive.keyring.keys
    assert (done.documents, done.damaged) == (3, ())
    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)
    assert _generations(archive) == before
    assert len(new.data) == 1
    assert new.data != old.data
    assert new.log == old.log
    with pytest.raises(DamagedError):
        Seal(old, archive.id).open(SESSION.id, 1, archive._shelf.get(SESSION.id, 1))
    assert {file: file.stat().st_mtime_ns for file in times} == times
    archive.close()
    for secret in (PASSPHRASE, key):
        with open_archive(archive.root, secret) as again:
            assert check(again) == ()
            assert note_in(again.session(SESSION.id)[0]) == "2"


def test_it_goes_on_while_somebody_saves(archive: Archive) -> None:
    _fill(archive)

    def save(done: int, _all: int) -> None:
        archive.save(with_note(SESSION, f"while {done}"))

    rotate(archive, PASSPHRASE, save)
    archive.save(with_note(SESSION, "after"))
    archive.put_family(FAMILY)
    archive.close()
    with open_archive(archive.root, PASSPHRASE) as again:
        assert check(again) == ()
        assert note_in(again.session(SESSION.id)[0]) == "after"


def test_a_wrong_passphrase_exchanges_nothing(archive: Archive) -> None:
    before = {file: file.read_bytes() for file in archive.root.rglob("*") if file.suffix in {".sealed", ".json"}}
    for wrong in ("något annat helt", None):
        with pytest.raises(LockedError):
            rotate(archive, wrong)
    assert {file: file.read_bytes() for file in before} == before


def test_what_is_damaged_is_left_and_named(archive: Archive) -> None:
    _fill(archive)
    broken = next(archive.root.glob(f"documents/{SESSION.id}/0000000002*.sealed"))
    broken.write_bytes(broken.read_bytes()[:-1])
    spoilt = broken.read_bytes()
    assert rotate(archive, PASSPHRASE).damaged == ((SESSION.id, 2),)
    assert broken.read_bytes() == spoilt


def _copies(archive: Archive) -> list[Path]:
    """What a cloud makes of files and folders that two computers wrote at once."""
    newest = max((archive.root / "documents" / str(SESSION.id)).iterdir())
    beside, twice = newest.with_name(f"{newest.stem} (conflict).sealed"), newest.with_name(f"{newest.name[:10]}.sealed")
    folder = archive.root / "documents" / f"{FAMILY.id} (conflict)"
    for copy in (beside, twice):
        shutil.copy(newest, copy)
    shutil.copytree(archive.root / "documents" / str(FAMILY.id), folder)
    return [beside, twice, folder]


def test_conflict_copies_are_not_made_unreadable(archive: Archive) -> None:
    _fill(archive)
    before = (archive.root / "vault.json").read_bytes()
    for copy in _copies(archive):
        with pytest.raises(WriteError, match="Two computers"):
            rotate(archive, PASSPHRASE)
        assert (archive.root / "vault.json").read_bytes() == before
        copy.rename(archive.root.parent / copy.name)
    assert rotate(archive, PASSPHRASE).damaged == ()


def test_the_old_key_is_kept_for_a_copy_that_came_meanwhile(archive: Archive) -> None:
    _fill(archive)
    newest = max((archive.root / "documents" / str(SESSION.id)).iterdir())
    copy = newest.with_name(f"{newest.stem} (conflict).sealed")
    sealed = newest.read_bytes()

    def copied(_done: int, _all: int) -> None:
        copy.write_bytes(sealed)

    with pytest.raises(WriteError, match="Two computers"):
        rotate(archive, PASSPHRASE, copied)
    assert archive._seal.open(SESSION.id, int(newest.name[:10]), copy.read_bytes())
    archive.close()
    for left in (2, 1):
        with open_archive(archive.root, PASSPHRASE, "write") as again:
            assert len(again.keyring.keys.data) == left
            assert note_in(again.session(SESSION.id)[0]) == "2"
        copy.unlink(missing_ok=True)


def test_a_reader_is_told_to_open_it_again(archive: Archive) -> None:
    _fill(archive)
    with open_archive(archive.root, PASSPHRASE) as new, open_archive(archive.root, PASSPHRASE) as reader:
        assert len(reader.index.sessions) == 1
        archive.save(with_note(SESSION, "another"))
        rotate(archive, PASSPHRASE)
        for ask in (lambda: new.index, lambda: reader.session(SESSION.id), lambda: reader.contents(FAMILY.id)):
            with pytest.raises(OutdatedError, match="Open it again"):
                ask()


def test_what_is_damaged_is_not_taken_for_outdated(archive: Archive) -> None:
    key = archive.keyring.new_recovery_key()
    newest = max((archive.root / "documents" / str(SESSION.id)).iterdir())
    newest.write_bytes(newest.read_bytes()[:-1])
    for secret in (PASSPHRASE, key):
        with open_archive(archive.root, secret) as reader, pytest.raises(DamagedError, match="is damaged"):
            reader.session(SESSION.id)


def test_a_full_disk_in_the_middle_keeps_both_keys(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(archive)
    whole, writes = disk._write_part, []

    def fails_at_the_third(part: Path, content: bytes) -> None:
        writes.append(part)
        if len(writes) >= 3:
            raise OSError(28, "full")
        whole(part, content)

    with monkeypatch.context() as full:
        full.setattr(disk, "_write_part", fails_at_the_third)
        with pytest.raises(WriteError):
            rotate(archive, PASSPHRASE)
    assert len(archive.keyring.keys.data) == 2
    archive.save(with_note(SESSION, "and on"))
    archive.close()
    with open_archive(archive.root, PASSPHRASE, "write") as again:
        assert len(again.keyring.keys.data) == 1
        assert check(again) == ()


def test_with_the_recovery_key_it_goes_on_and_keeps_both_until_the_passphrase_comes(archive: Archive) -> None:
    key = archive.keyring.new_recovery_key()
    keys = archive.keyring.keys
    archive.exchange(Keys((os.urandom(32), *keys.data), keys.log), PASSPHRASE)
    archive.close()
    for secret, kept in ((key, 2), (key, 2), (PASSPHRASE, 1), (key, 1)):
        with open_archive(archive.root, secret, "write") as again:
            assert len(again.keyring.keys.data) == kept
            assert check(again) == ()


def test_only_the_last_flush_failed_and_the_new_keys_are_the_ones(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(5, "no")

    key = archive.keyring.new_recovery_key()
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush_folder", fail)
        with pytest.raises(WriteError):
            rotate(archive, PASSPHRASE)
    archive.keyring.change_passphrase(PASSPHRASE)
    archive.close()
    for secret in (key, PASSPHRASE):
        with open_archive(archive.root, secret, "write") as again:
            assert check(again) == ()


@pytest.mark.skipif(os.name == "nt", reason="it forks, which Windows has no word for")
@pytest.mark.parametrize("moment", ["before the rename", "after the rename"])
@pytest.mark.usefixtures("unflushed")
def test_killed_at_every_step_it_opens_and_goes_on(root: Path, archive: Archive, moment: str) -> None:
    _fill(archive)
    key: RecoveryKey = archive.keyring.new_recovery_key()
    archive.close()
    step, finished = 0, False
    while not finished:
        step += 1
        finished = _killed(root, step, moment)
        for secret, access in ((key, "read"), (PASSPHRASE, "read"), (PASSPHRASE, "write"), (key, "read")):
            with open_archive(root, secret, access) as again:  # type: ignore[arg-type]  # both are ways of access
                assert check(again) == ()
                assert note_in(again.session(SESSION.id)[0]) == "2"
                assert again.family(FAMILY.id) == FAMILY
        assert not list((root / "incoming").iterdir())
    assert step > 8


def _killed(root: Path, step: int, moment: str) -> bool:
    """Exchange the key in a child that ends without a word at a step; whether it came to its end before that."""
    child = os.fork()
    if child == 0:
        status = 3
        try:
            archive = open_archive(root, PASSPHRASE, "write")
            _die_at(step, moment)
            rotate(archive, PASSPHRASE)
            status = 0
        finally:
            os._exit(status)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in {0, 9}
    return os.waitstatus_to_exitcode(status) == 0


def _die_at(step: int, moment: str) -> None:
    rename, renames = Path.replace, []

    def dies(part: Path, target: Path) -> Path:
        renames.append(part)
        if len(renames) == step and moment == "before the rename":
            os._exit(9)
        renamed = rename(part, target)
        if len(renames) == step:
            os._exit(9)
        return renamed

    Path.replace = dies  # type: ignore[method-assign, assignment]  # in the child only, which ends with it
