"""A parcel: files one after the other in a tar, and at the end the list of them with the SHA-256 of each.

It is an ordinary tar, and the list is one that `sha256sum --check` reads, so that nobody needs Krets to prove a backup.
What is read is only Krets's own kind of tar: plain files, in order, under plain names. Nothing else is followed.
"""

import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from hashlib import sha256
from tarfile import BLOCKSIZE, REGTYPE, USTAR_FORMAT, HeaderError, TarInfo
from typing import BinaryIO, NamedTuple

from mapping.errors import DamagedError, WriteError
from mapping.language import gettext as _

SUMS = "sha256sums"
"""The list at the end."""
LARGEST = 1 << 30
"""Bytes. A larger file in a parcel is none of Krets's."""
MOST_FILES = 5_000_000

_BLOCK = 1 << 16
_LATEST = 8**11 - 1
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
_DEEPEST = 3


class Piece(NamedTuple):
    """A file to pack."""

    name: str
    """Parts between slashes, as ``documents/<id>/<generation>.sealed``."""
    open: Callable[[], BinaryIO]
    """Opens it for reading, at its turn."""
    most: int = LARGEST
    """Bytes. A larger one is not packed."""


class Receiver:
    """Is handed a parcel's files as they come. As it is it does nothing: then the parcel is only proved."""

    def begin(self, name: str, size: int, changed: int) -> None:
        """A file of `size` bytes follows, which was last changed then (seconds since 1970)."""

    def more(self, block: bytes) -> None:
        """A part of it."""

    def end(self, name: str, digest: str) -> None:
        """That was all of it, with this SHA-256."""


def plain(name: str) -> bool:
    """Whether `name` leads to a file below the folder and nowhere else, on any system."""
    parts = name.split("/")
    return len(parts) <= _DEEPEST and all(map(_NAME.fullmatch, parts))


def packed(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The bytes of the parcel, in blocks; the pieces are in order of their names.

    Raises:
        WriteError: a file is too large, or became shorter while it was read.
    """
    sums = bytearray()
    for name, open_, most in pieces:
        with open_() as file:
            size = file.seek(0, 2)
            file.seek(0)
            if size > most:
                raise WriteError(_("A file in the archive is too large to be one of Krets's. Run krets check."))
            yield _header(name, size, _changed(file))
            digest = sha256()
            for block in _blocks(file, size):
                digest.update(block)
                yield block
            yield bytes(-size % BLOCKSIZE)
        sums += _line(name, digest.hexdigest())
    yield _header(SUMS, len(sums), 0)
    yield bytes(sums)
    yield bytes(-len(sums) % BLOCKSIZE + 2 * BLOCKSIZE)


class Unpacking:
    """Takes a parcel's bytes as they come (`write`), hands its files on, and proves at the `end` that it was whole.

    Every method raises DamagedError when it is no parcel, or not as it was packed. What was handed on before the end
    is not proved.
    """

    def __init__(self, receiver: Receiver) -> None:
        """Hand the files to `receiver`."""
        self._waiting = bytearray()
        self._walk = self._files(receiver)
        self._wanted = next(self._walk)
        self._whole = False

    def write(self, data: bytes) -> int:
        """Take what comes next."""
        self._waiting += data
        while len(self._waiting) >= self._wanted:
            if self._whole:
                raise not_a_parcel()
            taken = bytes(self._waiting[: self._wanted])
            del self._waiting[: self._wanted]
            self._wanted = self._walk.send(taken)
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def end(self) -> None:
        """Nothing more comes."""
        if not self._whole or self._waiting:
            raise not_a_parcel()

    def _files(self, receiver: Receiver) -> Generator[int, bytes, None]:
        """Asks for as many bytes as it yields."""
        listed, length, before = sha256(), 0, [""]
        for _count in range(MOST_FILES):
            name, size, changed = _read_header((yield BLOCKSIZE))
            if name == SUMS:
                break
            if not plain(name) or name.split("/") <= before or size > LARGEST:
                raise not_a_parcel()
            before = name.split("/")
            receiver.begin(name, size, changed)
            digest = yield from _content(size, receiver)
            receiver.end(name, digest)
            listed.update(_line(name, digest))
            length += len(_line(name, digest))
        if name != SUMS or size != length or (yield from _content(size, Receiver())) != listed.hexdigest():
            raise not_a_parcel()
        if any((yield 2 * BLOCKSIZE)):
            raise not_a_parcel()
        self._whole = True
        yield 1


def not_a_parcel() -> DamagedError:
    """What is said of a file that cannot be trusted, whatever is wrong with it."""
    return DamagedError(_("The file is damaged, or Krets did not make it. Nothing was taken from it."))


def _header(name: str, size: int, changed: int) -> bytes:
    member = TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, changed
    return member.tobuf(USTAR_FORMAT, "ascii", "strict")


def _changed(file: BinaryIO) -> int:
    """When a file was last changed, within what a plain header can say; 0 for what is no file on the disk."""
    try:
        return min(max(0, int(os.fstat(file.fileno()).st_mtime)), _LATEST)
    except (OSError, ValueError):
        return 0


def _read_header(header: bytes) -> tuple[str, int, int]:
    try:
        member = TarInfo.frombuf(header, "ascii", "strict")
        ours = member.type == REGTYPE and _header(member.name, member.size, int(member.mtime)) == header
    except (HeaderError, ValueError):  # also what is not ASCII, and sizes that no plain header can say
        raise not_a_parcel() from None
    if not ours:
        raise not_a_parcel()
    return member.name, member.size, int(member.mtime)


def _content(size: int, receiver: Receiver) -> Generator[int, bytes, str]:
    digest, left = sha256(), size
    while left:
        block = yield min(left, _BLOCK)
        left -= len(block)
        digest.update(block)
        receiver.more(block)
    if -size % BLOCKSIZE and any((yield -size % BLOCKSIZE)):
        raise not_a_parcel()
    return digest.hexdigest()


def _blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left:
        block = file.read(min(left, _BLOCK))
        if not block:
            raise WriteError(_("The archive changed while it was copied. Try again."))
        left -= len(block)
        yield block


def _line(name: str, digest: str) -> bytes:
    return f"{digest}  {name}\n".encode("ascii")
