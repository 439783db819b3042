"""How far the segments of others have come, which a new segment begins with: so a removed or cut one is missed.

Not every segment is named in each new one: the log of ten years would be mostly names. One whose opener had left when
it was named comes no further, and whoever names the namer vouches for it too. So only those are named that no recent
segment has seen the end of: as a rule the one before, and those that are open beside it.
"""

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from mapping.archive import disk
from mapping.archive.log.acts import Act
from mapping.archive.log.record import Head, LogRecord
from mapping.archive.log.segment import HEADER, MAC, MOST, RECORD, LogSeal, Name, file_names, named, never_written

RECENT = 8
"""Segments looked into. Those who open in the same moment do not know of each other; the next one sees them all."""


def heads_to_name(folder: Path, seal: LogSeal) -> tuple[int, tuple[Head, ...]]:
    """The number of a new segment, and the heads that it begins with. Raises OSError."""
    files = file_names(folder)
    recent = list(islice(named(reversed(files)), RECENT))
    known = [head for name in recent for head in _beginning(folder, name, seal)]
    settled = {head.segment for head in known if head.ended}
    unsettled = ({head.segment for head in known} | {name.id for name in recent}) - settled
    wanted = set(map(str, unsettled))
    heads = (head_of(folder, name, seal) for name in named(file for file in files if file[-40:-4] in wanted))
    number = min(recent[0].number + 1, MOST) if recent else 1
    return number, tuple(head for head in heads if head is not None)


def head_of(folder: Path, name: Name, seal: LogSeal) -> Head | None:
    """How far a segment has come, from its last whole record alone; None when it has none, or cannot be read."""
    with suppress(OSError), (folder / name.file).open("rb") as file:
        count = (file.seek(0, os.SEEK_END) - HEADER) // RECORD
        while count > 0:
            file.seek(HEADER + (count - 1) * RECORD)
            last = file.read(RECORD)
            if not never_written(last):
                return Head(name.id, count, last[-MAC:], _ended(file, name, seal, last))
            count -= 1
    return None


def _ended(file: BinaryIO, name: Name, seal: LogSeal, last: bytes) -> bool:
    """Whether the opener had left. What comes from one who has not is held by the disk before it is vouched for."""
    record = seal.open(seal.header(name), last)
    if record is not None and record.act == Act.LEFT:
        return True
    with suppress(OSError):  # Windows does not, for one who only reads
        disk._flush(file.fileno())
    return False


def _beginning(folder: Path, name: Name, seal: LogSeal) -> tuple[Head, ...]:
    """The heads that a segment begins with."""
    heads: tuple[Head, ...] = ()
    with suppress(OSError), (folder / name.file).open("rb") as file:
        file.seek(HEADER)
        while (record := _next(file.read(RECORD), name, seal)) is not None and record.act == Act.BEGUN:
            heads += record.heads
    return heads


def _next(sealed: bytes, name: Name, seal: LogSeal) -> LogRecord | None:
    return seal.open(seal.header(name), sealed) if len(sealed) == RECORD else None
