"""A backup is the whole archive in one file that any age tool opens; from it the archive is made anew, or nothing."""

import errno
import io
import os
import shutil
import subprocess
import tarfile
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyrage
import pytest
from msgspec.structs import replace

from mapping.archive import backup, parcel
from mapping.archive.aged import identity_of, read_sealed
from mapping.archive.archive import Archive
from mapping.archive.backup import back_up, restore_backup
from mapping.archive.checking import check
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from mapping.archive.opening import open_archive
from mapping.archive.parcel import Receiver
from mapping.errors import DamagedError, ExistsError, InvalidError, KretsError, LockedError, NotFoundError, WriteError
from mapping.session import LaterNote
from tests.mapping.archive.invented import FAMILY, HOUR, PASSPHRASE, SESSION, id_of

KEY = RecoveryKey.new()
"""For files that Krets did not make."""
AGE = shutil.which("age")


def _files(root: Path) -> dict[str, bytes]:
    """What a backup takes along of a folder."""
    paths = [path for path in root.rglob("*") if path.is_file() and path.name != "lock"]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _sealed(content: bytes) -> bytes:
    return bytes(pyrage.encrypt(content, [identity_of(KEY).to_public()]))


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


@pytest.mark.parametrize("there", [True, False])
def test_what_does_not_open_is_taken_away_again(tmp_path: Path, there: bool) -> None:
    new = tmp_path / "new"
    if there:
        new.mkdir()
    (tmp_path / "file").write_bytes(_sealed(_ended(_tar(DOCUMENT, VAULT))))
    with pytest.raises(DamagedError, match="vault"):
        restore_backup(tmp_path / "file", new, KEY)
    assert (list(new.iterdir()) == []) if there else (not new.exists())


def _refused(file: Path, content: bytes, new: Path, key: RecoveryKey = KEY) -> None:
    file.write_bytes(content)
    with pytest.raises((DamagedError, LockedError)) as refusal:
        restore_backup(file, new, key)
    assert str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert not new.exists()


def test_a_byte_that_is_flipped(key: RecoveryKey, made: Path, tmp_path: Path) -> None:
    whole = made.read_bytes()
    header = whole.index(b"\n---") + 60
    for at in (*range(header), *range(header, len(whole), 211), len(whole) - 1):
        _refused(made, whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], tmp_path / "new", key)


def test_a_file_that_is_cut_or_longer(key: RecoveryKey, made: Path, tmp_path: Path) -> None:
    whole = made.read_bytes()
    for at in (*range(0, 400, 7), *range(400, len(whole), 997), len(whole) - 1):
        _refused(made, whole[:at], tmp_path / "new", key)
    _refused(made, whole + b"\0", tmp_path / "new", key)


@pytest.mark.parametrize("content", [b"", b"hello", b"age-encryption.org/v1\n", bytes(5000), b"PK\3\4" * 50])
def test_a_foreign_file(tmp_path: Path, content: bytes) -> None:
    _refused(tmp_path / "file", content, tmp_path / "new")
    _refused(tmp_path / "file", _sealed(content), tmp_path / "new")


def test_a_file_locked_with_a_passphrase(tmp_path: Path) -> None:
    header = "age-encryption.org/v1\n-> scrypt +fMwhLeO5a6djiNbJep2mw 19\nrvv+wRO5uOB1ltd/Tg6o9QiIsghq0oF0WVNYMzm4Obg\n"
    rest = "s9O3hZw3V7tOawGimOfM5xyIPn2tB2TBuJWwVLcwNVXf2fyYzw=="
    locked = f"{header}--- AacxknJWNN8ZspMIJgAwyN5oJ/j8z+dM+x3t4d392ck\n".encode() + b64decode(rest)
    _refused(tmp_path / "file", locked, tmp_path / "new")


def _tar(*members: tuple[str, bytes] | tarfile.TarInfo, sums: bytes | None = None, format_: int = 0) -> bytes:
    """A tar as others make it, with a right list at its end unless another is given."""
    out, lines = io.BytesIO(), b""
    with tarfile.open(fileobj=out, mode="w", format=format_ or tarfile.USTAR_FORMAT) as tar:

        def add(name: str, content: bytes) -> None:
            each = tarfile.TarInfo(name)
            each.size, each.mode = len(content), 0o600
            tar.addfile(each, io.BytesIO(content))

        for member in members:
            if isinstance(member, tarfile.TarInfo):
                tar.addfile(member)
            else:
                add(*member)
                lines += f"{sha256(member[1]).hexdigest()}  {member[0]}\n".encode()
        add("sha256sums", lines if sums is None else sums)
    return out.getvalue()


def _ended(tar: bytes) -> bytes:
    """With two empty blocks at the end, as Krets packs it, and not filled up to twenty."""
    return tar.rstrip(b"\0") + bytes(-len(tar.rstrip(b"\0")) % 512 + 1024)


def _special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname, member.mode = kind, target, 0o600
    return member


VAULT = ("vault.json", b"{}")
DOCUMENT = ("documents/a/1.sealed", b"x")
HOSTILE: dict[str, Callable[[], bytes]] = {
    "up": lambda: _tar(("../vault.json", b"x"), VAULT),
    "up below": lambda: _tar(("documents/../../x", b"x"), VAULT),
    "absolute": lambda: _tar(("/documents/x", b"x"), VAULT),
    "a drive": lambda: _tar(("c:/x", b"x"), VAULT),
    "backslashes": lambda: _tar(("documents\\..\\x", b"x"), VAULT),
    "large letters": lambda: _tar(("documents/A/1", b"x"), VAULT),
    "too deep": lambda: _tar(("documents/a/b/c", b"x"), VAULT),
    "hidden": lambda: _tar(("documents/.a/b", b"x"), VAULT),
    "elsewhere": lambda: _tar(("other/b", b"x"), VAULT),
    "a folder's name": lambda: _tar(("documents", b"x"), VAULT),
    "twice": lambda: _tar(DOCUMENT, DOCUMENT, VAULT),
    "out of order": lambda: _tar(("log/b", b"x"), DOCUMENT, VAULT),
    "after the vault": lambda: _tar(VAULT, ("vault.json.x", b"x")),
    "no vault": lambda: _tar(DOCUMENT),
    "a huge vault": lambda: _tar(("vault.json", bytes(2 << 20))),
    "a link": lambda: _tar(_special("documents/a", tarfile.SYMTYPE, "/etc"), VAULT),
    "a hard link": lambda: _tar(_special("documents/a/b", tarfile.LNKTYPE, "vault.json"), VAULT),
    "a device": lambda: _tar(_special("log/a", tarfile.CHRTYPE), VAULT),
    "a folder": lambda: _tar(_special("log/a", tarfile.DIRTYPE), VAULT),
    "another format": lambda: _tar(("documents/a/" + "b" * 200, b"x"), VAULT, format_=tarfile.PAX_FORMAT),
    "wrong sums": lambda: _tar(DOCUMENT, VAULT, sums=b"0" * 64 + b"  vault.json\n"),
    "no sums": lambda: _tar(DOCUMENT, VAULT, sums=b""),
}


def test_the_tar_that_hostile_ones_are_made_of_is_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(_sealed(_ended(_tar(DOCUMENT, VAULT))))
    with (tmp_path / "file").open("rb") as file:
        read_sealed(file, identity_of(KEY), Receiver())


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_tar(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _refused(folder / "file", _sealed(_ended(HOSTILE[kind]())), folder / "new")
    assert [path.name for path in folder.iterdir()] == ["file"]


def test_sizes_that_lie(tmp_path: Path) -> None:
    whole = _ended(_tar(DOCUMENT, VAULT))
    for size in (b"77777777777\0", b"00000000000\0", b"\x80" + bytes(3) + b"\x10" + bytes(7), b"\xff" * 12):
        header = bytearray(whole)
        header[124:136] = size
        header[148:156] = b" " * 8
        header[148:156] = b"%06o\0 " % sum(header[:512])
        _refused(tmp_path / "file", _sealed(bytes(header)), tmp_path / "new")


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MOST_FILES", 2)
    _refused(tmp_path / "file", _sealed(_ended(_tar(DOCUMENT, ("log/a", b""), VAULT))), tmp_path / "new")


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
