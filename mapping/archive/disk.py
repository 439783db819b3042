"""The few ways in which Krets touches the disk, and what is said when the disk says no."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from mapping.errors import DamagedError, ExistsError, NotFoundError, WriteError
from mapping.language import gettext as _

LARGEST = 32 * 1024 * 1024
"""Bytes in a document: hundreds of times what a session takes. What is larger is none, and is not even read."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_SUCH_CALL = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


class _IrregularError(OSError):
    """A pipe, a device, a folder: nothing that Krets wrote."""


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn the system's refusal to write into a WriteError with one sentence."""
    try:
        yield
    except OSError as error:
        raise WriteError(_explain(error)) from error


@contextmanager
def reading_errors() -> Iterator[None]:
    """Turn the system's refusal to read into a DamagedError with one sentence."""
    try:
        yield
    except OSError:
        raise DamagedError(_("The archive cannot be read. Check the rights of its folder.")) from None


def regular(path: str, flags: int) -> int:
    """An `opener`, as `open` wants it, that waits for no pipe and opens no device.

    Raises OSError: the disk said no, or it is no regular file, nor a link to one.
    """
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _IrregularError(errno.EINVAL, "no regular file")
    return descriptor


def read_bounded(path: Path, most: int = LARGEST) -> bytes:
    """What a file of at most so many bytes holds. It may grow while it is read, as the log does.

    Raises:
        DamagedError: it is larger, or is no regular file; hardly more than `most` was read, and as a rule nothing.
        OSError: the disk said no.
    """
    try:
        with open(path, "rb", opener=regular) as file:
            size = os.fstat(file.fileno()).st_size
            content = file.read(size + 1) if size <= most else b""
            if len(content) > size:
                content += file.read(most + 1 - len(content))
    except _IrregularError:
        raise _odd() from None
    if max(size, len(content)) > most:
        raise _odd()
    return content


def write_durably(incoming: Path, target: Path, content: bytes) -> None:
    """Write `content` to the new file `target` so that it is wholly there or not at all, and stays there.

    The bytes go to a file in the folder `incoming` (on the same disk; it is made when it is not there), are flushed,
    and get their name by a rename; then the folder that holds the name is flushed too. When anything fails, neither
    that file nor `target` is there.

    Raises:
        WriteError: the disk said no.
    """
    part = _part_in(incoming)
    with disk_errors():
        try:
            _write_part(part, content)
            part.replace(target)
            flush_folder(target.parent)
        except BaseException:
            for unfinished in (part, target):
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
            raise


def replace_durably(incoming: Path, target: Path, content: bytes, *, times: tuple[int, int] | None = None) -> None:
    """Let the file `target` hold `content` instead, so that at every moment it is wholly the old or wholly the new.

    Unlike `write_durably` it never removes `target`: when anything fails, that is still one of the two, as a rule the
    old one. Durable on return. `times` are when the file says it was read and written (nanoseconds), else now.

    Raises:
        WriteError: the disk said no.
    """
    part = _part_in(incoming)
    with disk_errors():
        try:
            _write_part(part, content)
            if times is not None:
                os.utime(part, ns=times)
            part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        flush_folder(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into, durably; one that is there already is left as it is.

    Raises:
        WriteError: the disk said no.
    """
    with disk_errors():
        if folder.is_dir():
            return
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            flush_folder(folder.parent)
        except OSError:
            with suppress(OSError):  # else the next attempt would find it there and take it for durable
                folder.rmdir()
            raise


@contextmanager
def opened_for_reading(file: Path) -> Iterator[BinaryIO]:
    """A file that somebody named, open while the block runs. Raises NotFoundError when it is not there to be read."""
    try:
        with open(file, "rb", opener=regular) as opened:
            yield opened
    except FileNotFoundError:
        raise NotFoundError(_("There is no file {name}.").format(name=file)) from None
    except OSError:
        raise NotFoundError(_("The file {name} cannot be read.").format(name=file)) from None


def refuse_taken_name(target: Path) -> None:
    """Raise ExistsError when there is something called `target`."""
    if os.path.lexists(target):
        raise ExistsError(_("{file} exists already. Choose another name.").format(file=target))


def name_new(part: Path, target: Path) -> None:
    """Name the file `part` `target` without replacing another: a link, unlike a rename, refuses to.

    `part` may still be there afterwards. Raises ExistsError; OSError when the disk says no.
    """
    try:
        if os.name == "nt":
            part.rename(target)
        else:
            target.hardlink_to(part)
    except FileExistsError:
        refuse_taken_name(target)
        raise
    except OSError:  # a disk without links, as most memory sticks are
        refuse_taken_name(target)
        part.rename(target)


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system can (Windows does it by itself, some shares never)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        flush(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(descriptor)


def flush(descriptor: int) -> None:
    """Have the disk itself, not only the system, hold what was written."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a share that does not know it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _part_in(incoming: Path) -> Path:
    """A file that is not there yet. Raises WriteError."""
    make_folder(incoming)
    return incoming / f"{uuid4()}.part"


def _write_part(part: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, flags, 0o600)
    try:
        left = memoryview(content)
        while left:  # a full disk can take a part of the bytes and raise nothing
            left = left[os.write(descriptor, left) :]
        flush(descriptor)
    finally:
        os.close(descriptor)


def _odd() -> DamagedError:
    return DamagedError(_("The file is damaged, or is not one of this archive's documents."))


def _explain(error: OSError) -> str:
    if error.errno in _FULL:
        return _("The disk is full. Nothing was lost: free some space and try again.")
    if error.errno in _FORBIDDEN:
        return _("Krets may not write there. Check the rights of the folder, or choose another.")
    return _("The disk could not be written to ({reason}). What was there before is untouched.").format(
        reason=errno.errorcode.get(error.errno or 0, "?")
    )
