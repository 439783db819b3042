"""A segment of the log: one opener's file, to which records are only ever added.

Layout: a header in the clear (magic, version of this layout, the segment's number, archive, segment), then records of
one size: nonce, sealed content, and a code over all that and the code of the record before; the first hangs on the
header. Both keys are derived from the log's, which stays when the data keys are exchanged: an old segment can always
be read.
"""

import hmac
import os
import re
import struct
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec.structs import replace

from mapping.archive import disk
from mapping.archive.disk import disk_errors, flush_folder, make_folder
from mapping.archive.keys.wrapped import KEY_BYTES, Keys
from mapping.archive.log.record import CONTENT, Head, LogRecord, packed, unpacked
from mapping.errors import WriteError
from mapping.record import Id

LAYOUT = 1
_MAGIC = b"KRETSLOG"
_HEADER = struct.Struct(">8sHI16s16s")
HEADER = _HEADER.size
"""Bytes before the first record."""
_NONCE, _TAG, MAC = 12, 16, 32
RECORD = _NONCE + CONTENT + _TAG + MAC
"""Bytes of each record."""
MOST = 99_999_999
"""The highest number; after it, all have the same."""
_NAME = re.compile(r"(\d{8})-([0-9a-f-]{36})\.log", re.ASCII)


class Name(NamedTuple):
    """What a segment is called. Numbers grow from opening to opening; two who open at once may take the same."""

    number: int
    id: Id

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.number:08}-{self.id}.log"

    def __str__(self) -> str:
        """As people read it."""
        return f"{self.number}-{str(self.id)[:8]}"


def file_names(folder: Path) -> list[str]:
    """What may be segments in the log's folder, in the order of their numbers. Raises OSError."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".log"))  # noqa: PTH208 - at each opening
    except (FileNotFoundError, NotADirectoryError):
        return []


def named(files: Iterable[str]) -> Iterator[Name]:
    """The segments among files of the log's folder, in the order given."""
    for match in filter(None, map(_NAME.fullmatch, files)):
        with suppress(ValueError):
            name = Name(int(match[1]), UUID(match[2]))
            if name.file == match[0]:
                yield name


class LogSeal:
    """The log's key at work: it seals records, and binds each to the one before."""

    def __init__(self, keys: Keys, archive: Id) -> None:
        """For the log of that archive."""
        self._cipher = AESGCM(_derived(keys, b"krets log seal"))
        self._binding = _derived(keys, b"krets log chain")
        self._archive = archive

    def header(self, name: Name) -> bytes:
        """What a segment of that name begins with."""
        return _HEADER.pack(_MAGIC, LAYOUT, name.number, self._archive.bytes, name.id.bytes)

    def bound(self, before: bytes, body: bytes) -> bytes:
        """The code that binds `body` to what came before it; with nothing before, it begins the chain."""
        return hmac.digest(self._binding, before + body, "sha256")

    def close(self, header: bytes, before: bytes, record: LogRecord) -> bytes:
        """A record sealed for the segment with that header; its last bytes are its code."""
        nonce = os.urandom(_NONCE)
        body = nonce + self._cipher.encrypt(nonce, packed(record), header)
        return body + self.bound(before, body)

    def open(self, header: bytes, sealed: bytes) -> LogRecord | None:
        """The record, or None when it is damaged, cut or of another segment. What it follows is not looked at."""
        with suppress(InvalidTag, ValueError):
            return unpacked(self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:-MAC], header))
        return None

    def follows(self, before: bytes, sealed: bytes) -> bool:
        """Whether a record is the one that was written after the one whose code is `before`."""
        return hmac.compare_digest(self.bound(before, sealed[:-MAC]), sealed[-MAC:])


class Segment:
    """The segment that this process writes."""

    def __init__(self, folder: Path, name: Name, seal: LogSeal) -> None:
        """Make the file, empty as yet. Raises WriteError."""
        self._seal, self._header = seal, seal.header(name)
        self.name = name
        self.count = 0
        self.mac = seal.bound(b"", self._header)
        self.durable = 0
        """How many of its records the disk is known to hold: each record says how many they were before it."""
        self.held: Head | None = None
        """How far it has come that the disk is known to hold."""
        self.torn = False
        """Whether a part of a record stands at its end and cannot be taken away, so that nothing may follow."""
        self._size = 0
        self._path = folder / name.file
        make_folder(folder)
        self._doubtful = False
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        with disk_errors():
            self._descriptor = os.open(self._path, flags, 0o600)
        self.close = weakref.finalize(self, os.close, self._descriptor)

    @property
    def head(self) -> Head:
        """How far it has come."""
        return Head(self.name.id, self.count, self.mac, ended=False)

    def append(self, records: list[LogRecord]) -> None:
        """Write records, numbered on; a disk that took a part of them is brought back to where it was.

        Raises WriteError: none of them is written.
        """
        count, mac, content = self.count, self.mac, b"" if self._size else self._header
        for count, record in enumerate(records, start=self.count + 1):
            sealed = self._seal.close(self._header, mac, replace(record, number=count, durable=self.durable))
            mac = sealed[-MAC:]
            content += sealed
        with disk_errors():
            try:
                self._write(content)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(self._descriptor, self._size)
                self.torn = os.fstat(self._descriptor).st_size != self._size
                raise
        self.count, self.mac, self._size = count, mac, self._size + len(content)

    def flush(self) -> None:
        """Have the disk hold what was written, and the file's name the first time. Raises WriteError."""
        if self.durable == self.count:
            return
        try:
            with disk_errors():
                disk.flush(self._descriptor)
                if not self.durable:
                    flush_folder(self._path.parent)
        except WriteError:
            self._doubtful = True  # what could not be written may be forgotten, and the next flush be silent about it
            raise
        if not self._doubtful:
            self.durable, self.held = self.count, self.head

    def discard(self) -> None:
        """Take the file away again: nothing could be written in it."""
        self.close()
        with suppress(OSError):
            self._path.unlink()

    def _write(self, content: bytes) -> None:
        left = memoryview(content)
        while left:  # a full disk can take a part of the bytes and raise nothing
            left = left[os.write(self._descriptor, left) :]


def _derived(keys: Keys, use: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=use).derive(keys.log)
