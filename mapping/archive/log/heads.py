"""How far the segments of others have come, which a new segment begins with: so a removed or cut one is missed.

Not every segment is named in each new one: the log of ten years would be mostly names. One whose opener had left when
it was named comes no further, and whoever names the namer vouches for it too. So only those are named that no recent
segment has seen the end of: as a rule the one before, and those that are open beside it.

What is named is held by the disk first. What is not found whole behind it was written when Krets or the computer
stopped, and is not vouched for.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

from mapping.archive import disk
from mapping.archive.disk import LARGEST, flush_folder, regular
from mapping.archive.log.acts import Act
from mapping.archive.log.record import Head, LogRecord
from mapping.archive.log.segment import HEADER, MAC, MOST, RECORD, LogSeal, Name, file_names, named
from mapping.record import Id

RECENT = 8
"""Segments looked into. Those who open in the same moment do not know of each other; the next one sees them all."""
_FLUSHABLE = "r+b" if os.name == "nt" else "rb"
"""How a file is opened that is read and then flushed: Windows flushes only for one who may write."""


class Before(NamedTuple):
    """What a new segment finds."""

    number: int
    """The highest that there is; one less than the highest that there can be, at most."""
    heads: tuple[Head, ...]
    """What it begins with."""
    stopped: tuple[tuple[Name, int], ...]
    """Those of which none before has said that their ends are torn, and how many of their records are whole."""


def look_back(folder: Path, seal: LogSeal, vouched: Head | None = None) -> Before:
    """What is there when a new segment begins; `vouched` is a head that something beside the log knows.

    Raises OSError.
    """
    files = file_names(folder)
    recent = list(islice(named(reversed(files)), RECENT))
    known = [head for name in recent for head in _beginning(folder, name, seal)]
    settled = {head.segment for head in known if head.ended}
    wanted = set(map(str, ({head.segment for head in known} | {name.id for name in recent}) - settled))
    names = list(named(file for file in files if file[-40:-4] in wanted))
    heads = tuple(head for name in names if (head := head_of(folder, name, seal)) is not None)
    if vouched and vouched.segment not in settled and not any(map(partial(_reaches, vouched), heads)):
        heads = (*heads, vouched)  # what is gone or cut is missed by the log itself from now on
    number = min(recent[0].number, MOST - 1) if recent else 0
    return Before(number, heads, tuple(_stopped(names, heads, {head.segment for head in known if head.torn})))


def head_of(folder: Path, name: Name, seal: LogSeal) -> Head | None:
    """How far a segment has come, held by the disk on return; None when it has no whole record, or cannot be read."""
    with suppress(OSError), open(folder / name.file, _FLUSHABLE, opener=regular) as file:
        size = min(file.seek(0, os.SEEK_END), LARGEST)
        tail = _Tail(file, size, seal, name)
        count = tail.count
        try:
            disk.flush(file.fileno())
            if not tail.durable:
                flush_folder(folder)
        except OSError:
            count = tail.durable
        if count:
            return Head(name.id, count, tail.code(count), tail.ended, torn=size > HEADER + tail.count * RECORD)
    return None


class _Tail:
    """A segment's end: from what its last record says that the disk holds, as far as it is whole."""

    def __init__(self, file: IO[bytes], size: int, seal: LogSeal, name: Name) -> None:
        """Look at it from behind, so that a long segment takes no longer. Raises OSError."""
        self._file, self._seal, self._header = file, seal, seal.header(name)
        there = (size - HEADER) // RECORD
        last = next(filter(None, map(self._record, range(there, 0, -1))), None)
        self.durable = 0 if last is None else last.durable
        """How many of its records the disk holds, as the segment itself knows."""
        self.count = self.durable
        """How many are whole, each following the one before."""
        self.ended = False
        """Whether the last of them says that its opener had left."""
        while self.count < there and (record := self._next()) is not None:
            self.count += 1
            self.ended = record.act == Act.LEFT

    def code(self, number: int) -> bytes:
        """The code of a record; of none, that which the chain begins with."""
        return self._sealed(number)[-MAC:] if number else self._seal.bound(b"", self._header)

    def _next(self) -> LogRecord | None:
        follows = self._seal.follows(self.code(self.count), self._sealed(self.count + 1))
        return self._record(self.count + 1) if follows else None

    def _record(self, number: int) -> LogRecord | None:
        record = self._seal.open(self._header, self._sealed(number))
        return record if record is not None and record.number == number else None

    def _sealed(self, number: int) -> bytes:
        self._file.seek(HEADER + (number - 1) * RECORD)
        return self._file.read(RECORD)


def _reaches(vouched: Head, head: Head) -> bool:
    return head.segment == vouched.segment and head.count >= vouched.count


def _stopped(names: Iterable[Name], heads: Iterable[Head], told: set[Id]) -> Iterator[tuple[Name, int]]:
    """The segments whose ends are torn, but for those of which that was told already."""
    called = {name.id: name for name in names}
    yield from ((called[head.segment], head.count) for head in heads if head.torn and head.segment not in told)


def _beginning(folder: Path, name: Name, seal: LogSeal) -> tuple[Head, ...]:
    """The heads that a segment begins with."""
    heads: tuple[Head, ...] = ()
    with suppress(OSError), open(folder / name.file, "rb", opener=regular) as file:
        file.seek(HEADER)
        while (record := seal.open(seal.header(name), file.read(RECORD))) is not None and record.act == Act.BEGUN:
            heads += record.heads
    return heads
