"""A backup that is damaged, cut, foreign or hostile is refused with one sentence, and leaves nothing behind."""

import io
import tarfile
from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pyrage
import pytest

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.parcels import parcel
from mapping.archive.parcels.aged import identity_of, read_sealed
from mapping.archive.parcels.backup import back_up, restore_backup
from mapping.archive.parcels.parcel import Receiver
from mapping.errors import DamagedError, LockedError

KEY = RecoveryKey.new()
"""For files that Krets did not make."""


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


def test_a_document_larger_than_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    larger = _sealed(_ended(_tar(("documents/a/1.sealed", bytes(101)), VAULT)))
    monkeypatch.setattr(disk, "LARGEST", 100)
    _refused(tmp_path / "file", larger, tmp_path / "new")
    assert "is no backup" in _said(tmp_path / "file", tmp_path / "new")


def _said(file: Path, new: Path) -> str:
    with pytest.raises(DamagedError) as refusal:
        restore_backup(file, new, KEY)
    return str(refusal.value)


@pytest.mark.parametrize("there", [True, False])
def test_what_does_not_open_is_taken_away_again(tmp_path: Path, there: bool) -> None:
    new = tmp_path / "new"
    if there:
        new.mkdir()
    (tmp_path / "file").write_bytes(_sealed(_ended(_tar(DOCUMENT, VAULT))))
    with pytest.raises(DamagedError, match="vault"):
        restore_backup(tmp_path / "file", new, KEY)
    assert (list(new.iterdir()) == []) if there else (not new.exists())
