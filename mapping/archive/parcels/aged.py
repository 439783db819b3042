"""Files in the age format (age-encryption.org/v1), written and read in a stream: whatever the size, memory stays flat.

Any other age tool opens them with the same key.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

import pyrage

from mapping.archive.disk import disk_errors, flush_folder, name_new, refuse_taken_name
from mapping.archive.keys.recovery import RecoveryKey, checked_public
from mapping.archive.parcels import age_passphrase
from mapping.archive.parcels.parcel import Receiver, Unpacking, not_a_parcel
from mapping.errors import LockedError, NotFoundError
from mapping.language import gettext as _

Progress = Callable[[float], None]
"""Is told how far it has come, from 0 to 1. It may raise to stop."""

_BLOCK = 1 << 16
_HEADER = re.compile(rb"age-encryption\.org/v1\n(?:[ -~]*\n)+?--- ")
"""What an age file begins with, in a few hundred bytes for each key that it was encrypted to."""


def write_sealed(
    target: Path, blocks: Iterable[bytes], recipients: Sequence[str], proof: Receiver, progress: Progress
) -> None:
    """Write the parcel that `blocks` make to the new file `target`, encrypted to `recipients` (age public keys).

    Before the file gets its name it is read back and opened, with a key of its own that is then thrown away (the
    recipients' are not at hand), and its files are handed to `proof`. On any failure there is no file.

    Raises:
        ExistsError: there is such a file already. NotFoundError: its folder is not there.
        InvalidError: a recipient is no public key. WriteError: the disk said no.
        DamagedError: what was read back is not what was written.
    """
    throwaway = pyrage.x25519.Identity.generate()
    to = [*map(_recipient, recipients), throwaway.to_public()]
    with disk_errors(), _new_file(target) as file:
        watched = _Watched(read=_reader(iter(blocks)), write=file.write)
        watched.run(lambda: pyrage.encrypt_io(watched, watched, to))
        file.flush()
        os.fsync(file.fileno())
        _forget_cached(file)
        read_sealed(file, throwaway, proof, progress)


def write_locked(target: Path, blocks: Iterable[bytes], passphrase: str) -> None:
    """Write the parcel that `blocks` make to the new file `target`, locked with a passphrase, and read it back.

    Raises as `write_sealed`.
    """
    with disk_errors(), _new_file(target) as file:
        file.writelines(age_passphrase.encrypted(blocks, passphrase))
        file.flush()
        os.fsync(file.fileno())
        _forget_cached(file)
        read_locked(file, passphrase, Receiver(), file.tell())


def read_locked(file: BinaryIO, passphrase: str, receiver: Receiver, largest: int) -> None:
    """Open a file that is locked with a passphrase, and hand the files of its parcel to `receiver`.

    It is read into memory: of a parcel that takes more than about `largest` bytes nothing is.

    Raises:
        LockedError: the passphrase does not open it.
        DamagedError: it is no parcel, too large, altered or cut, or asks for more memory than Krets gives.
    """
    if file.seek(0, os.SEEK_END) > largest + largest // 1000 + _BLOCK:  # what sealing adds
        raise not_a_parcel()
    file.seek(0)
    locked = file.read()
    if not age_passphrase.bearable(locked):
        raise _not_by_passphrase() if age_passphrase.made_for_a_key(locked) else not_a_parcel()
    try:
        content = pyrage.passphrase.decrypt(locked, passphrase)
    except pyrage.DecryptError as error:
        if str(error) == "Decryption failed":
            raise LockedError(_("That passphrase does not open the file. Compare it sign by sign.")) from None
        raise not_a_parcel() from None
    del locked
    unpacking = Unpacking(receiver)
    for at in range(0, len(content), _BLOCK):
        unpacking.write(content[at : at + _BLOCK])
    unpacking.end()


def read_sealed(file: BinaryIO, identity: Any, receiver: Receiver, progress: Progress = lambda _part: None) -> None:
    """Open an age file with `identity` (pyrage's) and hand the files of its parcel to `receiver`.

    Raises:
        LockedError: it was not encrypted to that key.
        DamagedError: it is no parcel, or is altered or cut.
        OSError: the disk said no.
    """
    size = max(1, file.seek(0, os.SEEK_END))
    file.seek(0)
    if not _HEADER.match(file.read(_BLOCK)):  # which pyrage would otherwise look for in all of it, in memory
        raise not_a_parcel()
    file.seek(0)
    unpacking = Unpacking(receiver)

    def read(count: int) -> bytes:
        progress(file.tell() / size)
        return file.read(count)

    watched = _Watched(read=read, write=unpacking.write)
    try:
        watched.run(lambda: pyrage.decrypt_io(watched, watched, [identity]))
    except (pyrage.DecryptError, OSError) as error:
        if error is watched.error:
            raise
        if "No matching keys" in str(error):
            raise LockedError(_("The key does not open this file. It was made for another.")) from None
        raise not_a_parcel() from None
    unpacking.end()
    progress(1.0)


def _not_by_passphrase() -> LockedError:
    return LockedError(_("No passphrase opens this file: it was made for a key. Give the secret key."))


def identity_of(key: RecoveryKey) -> "pyrage.x25519.Identity":
    """The key as pyrage has it."""
    return pyrage.x25519.Identity.from_str(key.standard)


def _recipient(public: str) -> "pyrage.x25519.Recipient":
    return pyrage.x25519.Recipient.from_str(checked_public(public))


class _Watched:
    """What pyrage reads from and writes to. It makes errors of its own of what goes wrong there; the first is kept."""

    def __init__(self, *, read: Callable[[int], bytes], write: Callable[[bytes], int]) -> None:
        self._read, self._write = read, write
        self.error: BaseException | None = None
        """The first that went wrong."""

    def read(self, count: int = -1) -> bytes:
        return bytes(self._watch(self._read, count))

    def write(self, data: bytes) -> int:
        return int(self._watch(self._write, data))

    def flush(self) -> None:
        """What is written is flushed by the one that opened it."""

    def run(self, act: Callable[[], None]) -> None:
        """Raises what went wrong in reading or writing, as it was."""
        try:
            act()
        except Exception:
            if self.error is not None:
                raise self.error from None
            raise

    def _watch(self, act: Callable[[Any], Any], given: Any) -> Any:
        try:
            return act(given)
        except BaseException as error:  # Ctrl+C too
            self.error = self.error or error
            raise


def _reader(blocks: Iterator[bytes]) -> Callable[[int], bytes]:
    """Reads from blocks of any size as from a file."""
    waiting = bytearray()

    def read(count: int) -> bytes:
        while len(waiting) < count and (block := next(blocks, None)) is not None:
            waiting.extend(block)
        taken = bytes(waiting[:count])
        del waiting[:count]
        return taken

    return read


@contextmanager
def _new_file(target: Path) -> Iterator[BinaryIO]:
    """A file without a name, which becomes `target` when the block ends well, and otherwise is gone."""
    if not target.parent.is_dir():
        raise NotFoundError(_("There is no folder {folder}.").format(folder=target.parent))
    refuse_taken_name(target)
    part = target.with_name(f"krets-{uuid4().hex}.part")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            yield file
        name_new(part, target)
        flush_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _forget_cached(file: BinaryIO) -> None:
    """Have it read back from the disk and not from memory, where the system can be asked."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
