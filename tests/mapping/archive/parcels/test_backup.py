"""A backup is the whole archive in one file that any age tool opens; from it the archive is made anew, or nothing."""

import errno
import io
import os
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.care.checking import check
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from mapping.archive.opening import open_archive
from mapping.archive.parcels import backup, parcel
from mapping.archive.parcels.backup import back_up, restore_backup
from mapping.errors import DamagedError, ExistsError, InvalidError, KretsError, LockedError, NotFoundError, WriteError
from mapping.session import LaterNote
from tests.mapping.archive.invented import FAMILY, HOUR, PASSPHRASE, SESSION, id_of

AGE = shutil.which("age")


def _files(root: Path) -> dict[str, bytes]:
    """What a backup takes along of a folder."""
    paths = [path for path in root.rglob("*") if path.is_file() and path.name != "lock"]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def key(archive: Archive) -> RecoveryKey:
    """The archive's recovery key."""
    return archive.keyring.new_recovery_key()


@pytest.fixture
def made(archive: Archive, key: RecoveryKey, tmp_path: Path) -> Path:
    """A backup of the archive."""
    assert key
    file = tmp_path / "backup.age"
    back_up(archive, file)
    return file


def test_what_is_restored_is_the_archive_document_by_document(
    archive: Archive, key: RecoveryKey, tmp_path: Path
) -> None:
    before = _files(archive.root)
    for name in before:
        os.utime(archive.root / name, (1_700_000_000, 1_700_000_000))
    back_up(archive, tmp_path / "backup.age")
    restore_backup(tmp_path / "backup.age", tmp_path / "new", key)
    after = _files(tmp_path / "new")
    assert {name: content for name, content in after.items() if name in before} == before
    for name in before:
        if name.startswith("documents/"):  # their times are a part of what the history tells
            assert (tmp_path / "new" / name).stat().st_mtime == 1_700_000_000
    assert {name.partition("/")[0] for name in after.keys() - before.keys()} == {"log"}, "only the opening is logged"
    with open_archive(tmp_path / "new", PASSPHRASE, "write") as restored:
        assert check(restored) == ()
        assert restored.family(FAMILY.id) == FAMILY
        assert restored.session(SESSION.id) == archive.session(SESSION.id)
        assert restored.index == replace(archive.index, backed_up=None)
        acts = [entry.record.act for entry in restored.log.read().entries]
    assert acts.count(Act.RESTORED) == 1
    assert Act.BACKED_UP in [entry.record.act for entry in archive.log.read().entries]


def test_an_opening_meanwhile_that_counts_wrong_passphrases(archive: Archive, key: RecoveryKey, tmp_path: Path) -> None:
    with pytest.raises(LockedError):
        open_archive(archive.root, "en helt annan fras")
    counted = archive.root / "log" / "refused"
    assert counted.exists()

    def opened_meanwhile(part: float) -> None:
        if part >= 0.5 and counted.exists():
            open_archive(archive.root, PASSPHRASE).close()

    back_up(archive, tmp_path / "backup.age", opened_meanwhile)
    assert not counted.exists(), "it was opened"
    restore_backup(tmp_path / "backup.age", tmp_path / "new", key)
    assert {path.suffix for path in (tmp_path / "new" / "log").iterdir()} == {".log"}


def test_a_document_larger_than_any_is_not_taken_along(archive: Archive, key: RecoveryKey, tmp_path: Path) -> None:
    assert key
    newest = max((archive.root / "documents" / str(SESSION.id)).iterdir())
    os.truncate(newest, disk.LARGEST + 1)
    with pytest.raises(WriteError, match="too large"):
        back_up(archive, tmp_path / "backup.age")
    assert not (tmp_path / "backup.age").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_only_its_owner_can_look(key: RecoveryKey, made: Path, tmp_path: Path) -> None:
    restore_backup(made, tmp_path / "new", key)
    assert made.stat().st_mode & 0o777 == 0o600
    for path in (tmp_path / "new", *(tmp_path / "new").rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.skipif(AGE is None, reason="there is no age program on this computer")
def test_the_age_program_opens_it(archive: Archive, key: RecoveryKey, tmp_path: Path) -> None:
    before = _files(archive.root)
    back_up(archive, tmp_path / "backup.age")
    (tmp_path / "key").write_text(f"{key.standard}\n")
    line = [str(AGE), "-d", "-i", tmp_path / "key", tmp_path / "backup.age"]
    told = subprocess.run(line, capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(told.stdout)) as tar:
        assert {(each.mode, each.uid, each.uname) for each in tar} == {(0o600, 0, "")}
        inside = {each.name: tar.extractfile(each).read() for each in tar}  # type: ignore[union-attr]  # all are files
    sums = inside.pop("sha256sums").decode().splitlines()
    assert inside == before
    assert sums == [f"{sha256(content).hexdigest()}  {name}" for name, content in inside.items()]


@pytest.mark.usefixtures("key")
def test_nothing_in_it_can_be_read(archive: Archive, tmp_path: Path) -> None:
    secret = "Hemligheten"
    archive.put_family(replace(FAMILY, code=secret))
    back_up(archive, tmp_path / "backup.age")
    content = (tmp_path / "backup.age").read_bytes()
    for readable in (secret, str(archive.id), str(FAMILY.id), "documents", "vault", "KRETS"):
        assert readable.encode() not in content


def test_without_a_key_that_could_open_it(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="recovery key"):
        back_up(archive, tmp_path / "backup.age", ())
    assert not (tmp_path / "backup.age").exists()


@pytest.mark.usefixtures("key")
def test_a_reader_makes_none(archive: Archive, tmp_path: Path) -> None:
    with open_archive(archive.root, PASSPHRASE) as reader, pytest.raises(WriteError, match="open"):
        back_up(reader, tmp_path / "backup.age")


def test_never_over_another(archive: Archive, made: Path, tmp_path: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(ExistsError):
        back_up(archive, made)
    with pytest.raises(NotFoundError):
        back_up(archive, tmp_path / "nowhere" / "backup.age")
    assert made.read_bytes() == before


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("refused", ["write", "fsync", "link"])
def test_a_full_disk_leaves_nothing_behind(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    target = tmp_path / "backups" / "backup.age"
    target.parent.mkdir()

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "full")

    if refused == "write":

        class Full(io.FileIO):
            write = full

        monkeypatch.setattr(os, "fdopen", lambda descriptor, _mode: Full(descriptor, "r+"))
    elif refused == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "hardlink_to", full)
        monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(WriteError, match="full"):
        back_up(archive, target)
    monkeypatch.undo()
    assert list(target.parent.iterdir()) == []


@pytest.mark.usefixtures("key")
def test_what_is_stopped_leaves_nothing_behind(archive: Archive, tmp_path: Path) -> None:
    def stop(part: float) -> None:
        if part > 0.6:
            raise KeyboardInterrupt

    (tmp_path / "backups").mkdir()
    with pytest.raises(KeyboardInterrupt):
        back_up(archive, tmp_path / "backups" / "backup.age", stop)
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.usefixtures("key")
def test_locking_does_not_wait_for_a_backup(archive: Archive, tmp_path: Path) -> None:
    closing: list[threading.Thread] = []

    def close(part: float) -> None:
        if part > 0.6 and not closing:
            closing.append(threading.Thread(target=archive.close))
            closing[0].start()
            while not archive.closing:
                pass

    with pytest.raises(WriteError, match="locked"):
        back_up(archive, tmp_path / "backup.age", close)
    closing[0].join(10)
    assert not closing[0].is_alive()
    assert not (tmp_path / "backup.age").exists()


@pytest.mark.usefixtures("key")
def test_what_is_read_back_is_compared_with_the_folder(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that gives back something else, as long as it is sealed well, is told by the folder."""

    def other(root: Path, *_: Any) -> Iterator[parcel.Piece]:
        yield parcel.Piece("vault.json", lambda: io.BytesIO(b"other" + (root / "vault.json").read_bytes()))

    monkeypatch.setattr(backup, "_pieces", other)
    with pytest.raises(DamagedError, match="not kept"):
        back_up(archive, tmp_path / "backup.age")
    assert not (tmp_path / "backup.age").exists()


@pytest.mark.usefixtures("unflushed")
def test_taken_while_another_thread_saves(archive: Archive, key: RecoveryKey, tmp_path: Path) -> None:
    stopped, saved = threading.Event(), threading.Event()

    def save() -> None:
        number = 0
        while not stopped.is_set():
            number += 1
            note = LaterNote(id=id_of("later"), text=f"fråga {number}")
            archive.save(replace(SESSION, later=(note,)))
            archive.note(SESSION)
            saved.set()

    thread = threading.Thread(target=save)
    thread.start()
    try:
        for number in range(4):
            saved.clear()
            assert saved.wait(10)
            back_up(archive, tmp_path / f"{number}.age")
    finally:
        stopped.set()
        thread.join()
    for number in range(4):
        restore_backup(tmp_path / f"{number}.age", tmp_path / str(number), key)
        with open_archive(tmp_path / str(number), PASSPHRASE) as restored:
            assert check(restored) == ()


def test_only_into_a_new_or_empty_folder(key: RecoveryKey, made: Path, tmp_path: Path) -> None:
    taken, empty = tmp_path / "taken", tmp_path / "empty"
    (taken / "mine").mkdir(parents=True)
    empty.mkdir()
    for folder in (taken, made):
        with pytest.raises(ExistsError):
            restore_backup(made, folder, key)
    assert [path.name for path in taken.iterdir()] == ["mine"]
    restore_backup(made, empty, key)
    open_archive(empty, PASSPHRASE).close()


def test_another_key_and_no_file(made: Path, tmp_path: Path) -> None:
    with pytest.raises(LockedError):
        restore_backup(made, tmp_path / "new", RecoveryKey.new())
    with pytest.raises(NotFoundError):
        restore_backup(tmp_path / "none", tmp_path / "new", RecoveryKey.new())
    assert not (tmp_path / "new").exists()


def test_a_disk_that_is_full_while_restoring(
    key: RecoveryKey, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(KretsError, match="full"):
        restore_backup(made, tmp_path / "new", key)
    assert not (tmp_path / "new").exists()


def test_when_the_last_backup_was_made_is_remembered(archive: Archive, root: Path) -> None:
    assert archive.index.backed_up is None
    archive.note_backup(HOUR)
    archive.put_family(FAMILY)
    archive.save(SESSION)
    archive.note(SESSION)
    archive.save(SESSION)
    archive.close()
    with open_archive(root, PASSPHRASE, "write") as again:
        assert again.index.backed_up == HOUR
