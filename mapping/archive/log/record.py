"""One record of the log: a frozen value, and its bytes, which are always as many."""

import struct
from datetime import datetime

import msgspec
from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.errors import InvalidError
from mapping.language import gettext as _
from mapping.record import Id

CONTENT = 580
"""Bytes of every record before it is sealed: how long a text was cannot be seen from outside."""
LONGEST = {"who": 64, "act": 24, "detail": 120, "purpose": 120, "receiver": 120}
"""Bytes of UTF-8 that each text may take; what is longer is cut, and ends with an ellipsis."""
HEADS_TOGETHER = 6
"""Heads that one record has room for."""

_LENGTH = struct.Struct(">H")


class Head(msgspec.Struct, frozen=True, array_like=True):
    """How far a segment had come when another one began."""

    segment: Id
    count: int
    """Its records."""
    mac: bytes
    """What binds the last of them, and so all before it."""
    ended: bool
    """Whether its opener had left, so that it comes no further."""
    torn: bool = False
    """Whether something stood behind them that was not whole: Krets or the computer had stopped there."""


class LogRecord(msgspec.Struct, frozen=True, array_like=True):
    """What somebody did. Fields are stored in this order; new ones come last and have a default."""

    number: int
    """Within its segment, from 1."""
    at: datetime
    """UTC, to the second."""
    who: str
    act: str
    """An `Act`, or one that a newer version knows."""
    family: Id | None = None
    session: Id | None = None
    detail: str = ""
    purpose: str = ""
    receiver: str = ""
    heads: tuple[Head, ...] = ()
    durable: int = 0
    """Records of its segment that the disk was known to hold when this one was written."""


_encoder = msgspec.msgpack.Encoder(uuid_format="bytes")
_decoder = msgspec.msgpack.Decoder(LogRecord)


def short(record: LogRecord) -> LogRecord:
    """The record with clean texts that fit."""
    return replace(record, **{name: _cut(getattr(record, name), most) for name, most in LONGEST.items()})


def refuse_longer(text: str, field: str) -> None:
    """Raise InvalidError when a text would be cut: one that somebody wrote, and is asked about later."""
    if len(clean(text).encode()) > LONGEST[field]:
        said = _("That is too long for the log, by {count} characters or so. Write it shorter.")
        raise InvalidError(said.format(count=len(clean(text).encode()) - LONGEST[field]))


def packed(record: LogRecord) -> bytes:
    """`CONTENT` bytes. The record's texts are `short`, and its heads no more than go together."""
    content = _encoder.encode(record)
    return (_LENGTH.pack(len(content)) + content).ljust(CONTENT, b"\0")


def unpacked(content: bytes) -> LogRecord:
    """The record that `packed` made bytes. Raises ValueError when it is none."""
    (length,) = _LENGTH.unpack_from(content)
    return _decoder.decode(content[_LENGTH.size : _LENGTH.size + length])


def _cut(text: str, most: int) -> str:
    cleaned = clean(text)
    if len(cleaned.encode()) <= most:
        return cleaned
    return cleaned.encode()[: most - len("…".encode())].decode(errors="ignore") + "…"
