"""A backup: the whole archive in one encrypted file, and the archive made anew from it.

In it lie the vault, every sealed document and the log, as they lie in the archive's folder: sealed as they are, and all
of it once more encrypted to the recovery key and the organisation's. Any age tool opens the file with such a key.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.disk import disk_errors, make_folder, opened_for_reading, reading_errors, write_durably
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from mapping.archive.log.segment import named
from mapping.archive.opening import open_archive
from mapping.archive.parcels import parcel
from mapping.archive.parcels.aged import Progress, identity_of, read_sealed, write_sealed
from mapping.archive.parcels.parcel import Piece, Receiver, packed, plain
from mapping.archive.threshold import DOCUMENTS, INCOMING, LOCK_FILE, LOG, VAULT_FILE
from mapping.errors import DamagedError, ExistsError, InvalidError, WriteError
from mapping.language import gettext as _

FOLDERS = (DOCUMENTS, LOG)
"""What is taken along beside the vault. Drafts, the lock and what is in flight are not; of the log only its segments,
for a reader may take away at any time what else lies there.
"""
_LARGEST_VAULT = 1 << 20


def back_up(archive: Archive, target: Path, progress: Progress = lambda _part: None) -> int:
    """Write all of the archive to the new file `target`, which its recovery key and the organisation's open.

    Returns its size in bytes.

    Nothing is saved by any thread meanwhile. The file is read back and compared with the folder before it has a name.
    The archive remembers when, and so does its log.

    Raises:
        InvalidError: the archive has no such key yet.
        WriteError: the archive is open for reading only, or the disk said no (ExistsError, NotFoundError: `target`).
        DamagedError: the archive cannot be read, or what was read back is not the same.
    """
    recipients = archive.keyring.recipients
    if not recipients:
        raise InvalidError(
            _("The archive has no recovery key to open a backup with. Make one under Keys, or: krets keys recovery")
        )
    if not archive.writable:
        raise WriteError(_("Another Krets has the archive open. Close it there first, or take the backup there."))

    def told(part: float) -> None:
        if archive.closing:
            raise WriteError(_("Krets was locked before the backup was ready, and it was not kept."))
        progress(part)

    with archive.held_still():
        with reading_errors():
            vault = (archive.root / VAULT_FILE).read_bytes()
        pieces = _pieces(archive.root, vault, lambda part: told(part / 2))
        write_sealed(target, packed(pieces), recipients, _Comparison(archive.root), lambda part: told((1 + part) / 2))
        archive.note_backup(datetime.now(UTC))
    archive.log.note(Act.BACKED_UP)
    return target.stat().st_size


def restore_backup(file: Path, folder: Path, key: RecoveryKey, progress: Progress = lambda _part: None) -> None:
    """Make the archive anew in `folder`, which is new or empty, from the backup `file`.

    All of the file is proved before anything is written, and again while it is; last of all, what came out is opened
    with the same key. When anything fails, the folder is as it was.

    Raises:
        NotFoundError: there is no such file. LockedError: the key does not open it.
        DamagedError: it is no backup, or is altered or cut.
        ExistsError: something lies in the folder. WriteError: the disk said no.
    """
    identity = identity_of(key)
    with opened_for_reading(file) as backup:
        _refuse_filled(folder)
        inventory = _Inventory()
        read_sealed(backup, identity, inventory, lambda part: progress(part / 2))
        if not inventory.whole:
            raise _no_backup()
        there = folder.exists()
        make_folder(folder)
        try:
            with disk_errors():
                restoring = _Restoring(folder)
                read_sealed(backup, identity, restoring, lambda part: progress((1 + part) / 2))
                restoring.finish()
            with open_archive(folder, key, "write") as archive:
                archive.log.note(Act.RESTORED, detail="archive")
        except BaseException:
            _empty(folder, itself=not there)
            raise


class _Comparison(Receiver):
    """Compares what was read back with what lies in the folder."""

    def __init__(self, root: Path) -> None:
        self._root, self._size = root, 0

    def begin(self, name: str, size: int, changed: int) -> None:
        del name, changed
        self._size = size

    def end(self, name: str, digest: str) -> None:
        with reading_errors(), (self._root / name).open("rb") as file:
            there, left = sha256(), self._size
            while left and (block := file.read(min(left, 1 << 16))):
                there.update(block)
                left -= len(block)
            grown = file.read(1) and not name.startswith(f"{LOG}/")  # to the log, a reader may add at any time
        if grown or there.hexdigest() != digest:
            raise DamagedError(_("The backup did not become the same as the archive, and was not kept. Try again."))


class _Inventory(Receiver):
    """Refuses what is no part of an archive, and an archive without its vault, which is the last file."""

    def __init__(self) -> None:
        self.whole = False

    def begin(self, name: str, size: int, changed: int) -> None:
        del changed
        folder, *below = name.split("/")
        vault = name == VAULT_FILE
        if self.whole or not (vault or (below and folder in FOLDERS)) or size > _largest(folder):
            raise _no_backup()
        self.whole = vault


class _Restoring(Receiver):
    """Writes the files into a folder; the vault comes last, so that half an archive is not taken for a whole one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._vault = bytearray()
        self._changed = 0
        self._file: BinaryIO | None = None

    def begin(self, name: str, size: int, changed: int) -> None:
        del size
        self._changed = changed
        if name != VAULT_FILE:
            path = self._folder / name
            for above in [*Path(name).parents][-2::-1]:
                (self._folder / above).mkdir(mode=0o700, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._file = os.fdopen(os.open(path, flags, 0o600), "wb")

    def more(self, block: bytes) -> None:
        if self._file is None:
            self._vault += block
        else:
            self._file.write(block)

    def end(self, name: str, digest: str) -> None:
        del digest
        if self._file is not None:
            self._file.flush()
            if not hasattr(os, "sync"):
                os.fsync(self._file.fileno())
            self._file.close()
            self._file = None
            os.utime(self._folder / name, (self._changed, self._changed))

    def finish(self) -> None:
        """Have all of it on the disk, and then the vault."""
        if hasattr(os, "sync"):
            os.sync()
        write_durably(self._folder / INCOMING, self._folder / VAULT_FILE, bytes(self._vault))


def _pieces(root: Path, vault: bytes, progress: Progress) -> Iterator[Piece]:
    """Every file to take along, in order of their names."""
    documents = _names(root / DOCUMENTS)
    for number, document in enumerate(documents):
        progress(number / len(documents))
        folder = f"{DOCUMENTS}/{document}"
        yield from _files(root, folder, _names(root / folder))
    yield from _files(root, LOG, [name.file for name in named(_names(root / LOG))])
    yield Piece(VAULT_FILE, lambda: BytesIO(vault))


def _files(root: Path, folder: str, names: Iterable[str]) -> Iterator[Piece]:
    for name in names:
        path = root / folder / name
        if path.is_file() and not path.is_symlink():
            yield Piece(f"{folder}/{name}", partial(_open, path), _largest(folder))


def _names(folder: Path) -> list[str]:
    """What lies in a folder under a name that Krets could have given it; nothing when it is no folder."""
    with reading_errors():
        return sorted(filter(plain, os.listdir(folder))) if folder.is_dir() else []  # noqa: PTH208 - names only


def _largest(beginning: str) -> int:
    """Bytes of a file whose name in the archive begins so. A larger one is not looked at there either."""
    return {VAULT_FILE: _LARGEST_VAULT, LOG: parcel.LARGEST}.get(beginning, disk.LARGEST)


def _open(path: Path) -> BinaryIO:
    with reading_errors():
        return path.open("rb")


def _refuse_filled(folder: Path) -> None:
    with disk_errors():
        if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
            raise ExistsError(
                _("Something lies in {folder} already. Choose a new or empty folder.").format(folder=folder)
            )


def _empty(folder: Path, *, itself: bool) -> None:
    """Take away what was written."""
    for path in (folder / name for name in (*FOLDERS, INCOMING)):
        rmtree(path, ignore_errors=True)
    for path in (folder / VAULT_FILE, folder / LOCK_FILE):
        with suppress(OSError):
            path.unlink()
    if itself:
        with suppress(OSError):
            folder.rmdir()


def _no_backup() -> DamagedError:
    return DamagedError(_("The file is no backup of an archive. Nothing was taken from it."))
