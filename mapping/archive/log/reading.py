"""Reading the log back: every record, and a sentence for whatever does not hold.

A record that was altered, moved, taken away or put in breaks its segment's chain. A segment that was taken away, cut
or exchanged is missed by the later ones that know how far it had come. What is cut off the very end, with all later
segments, the list of families and sessions knows of, which is kept with a head; where that is taken away too, only a
mark helps that was printed somewhere else.

Whether something was altered, or never came to the disk because Krets or the computer stopped, is told by what later
records and segments know that the disk held. Up to there nothing can be lost. Behind it bytes may be missing, or be
there in part or in disorder; but whole records do not change places, and nothing is written after the opener left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from mapping.archive.disk import read_bounded, reading_errors
from mapping.archive.log.acts import Act
from mapping.archive.log.record import Head, LogRecord
from mapping.archive.log.segment import HEADER, MAC, RECORD, LogSeal, Name, file_names, named
from mapping.errors import DamagedError
from mapping.language import gettext as _
from mapping.record import Id


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, and where it stands."""

    segment: Name
    mark: str
    """Its code, in hexadecimal: one that was printed can be found again, and vouches for all before it."""
    record: LogRecord


@dataclass(frozen=True)
class Reading:
    """The log as it was read."""

    entries: tuple[Entry, ...]
    """The oldest first; what segments begin with is left out."""
    faults: tuple[str, ...]
    """What does not hold: one sentence each. Empty when the chain is whole."""
    interrupted: tuple[str, ...]
    """What a crash has left, which is no fault: one sentence each."""


class _Segment:
    """What was found in one segment."""

    def __init__(self, name: Name, seal: LogSeal) -> None:
        """Nothing yet."""
        self.name, self._seal, self._header = name, seal, seal.header(name)
        self.codes: list[bytes] = []
        """Of each record; before them that which the chain begins with. Empty: it is another's file."""
        self.entries: list[tuple[datetime, Entry]] = []
        """With the time to sort them by: within a segment it never goes back, whatever the clock did."""
        self.heads: list[Head] = []
        self.durable = 0
        """How many of its records the disk held, as later ones know."""
        self.broken: int | None = None
        """The first record that does not hold; 0 is what stands before them all."""
        self.unreadable = False
        """Whether the disk does not give it."""
        self._beyond_a_crash = False
        self._nothing_opens, self._other_than_noughts = True, False
        self._ended = False
        self._at = datetime(1, 1, 1, tzinfo=UTC)

    def read(self, file: BinaryIO, family: Id | None) -> None:
        """Read it to its end. Raises OSError."""
        begun = file.read(HEADER)
        if not self._header.startswith(begun.rstrip(b"\0")):  # where bytes were to come, a crash may leave noughts
            self.broken, self._beyond_a_crash = 0, True
            return
        self.broken = None if begun == self._header else 0
        self.codes.append(self._seal.bound(b"", self._header))
        for number, sealed in enumerate(iter(lambda: file.read(RECORD), b""), start=1):
            self._take(number, sealed, family)

    def _take(self, number: int, sealed: bytes, family: Id | None) -> None:
        record = self._seal.open(self._header, sealed)
        if record is None or not self._seal.follows(self.codes[-1], sealed):
            self.broken = number if self.broken is None else self.broken
            self._beyond_a_crash |= self._ended or (record is not None and record.number != number)
            self._other_than_noughts |= len(sealed) == RECORD and 0 not in {sealed[0], sealed[-1]}
        if len(sealed) == RECORD:
            self.codes.append(sealed[-MAC:])
        if record is not None:
            self._nothing_opens = False
            self._ended |= record.act == Act.LEFT
            self.durable = max(self.durable, record.durable)
            self.heads += record.heads
            self._at = max(self._at, record.at)
            if record.act != Act.BEGUN and family in {None, record.family}:
                self.entries.append((self._at, Entry(self.name, sealed[-MAC:].hex(), record)))

    @property
    def altered(self) -> bool:
        """Whether something does not hold that was on the disk, or in a way in which no crash leaves it."""
        if self.unreadable:
            return True
        if self.broken is None:
            return False
        strange = self._beyond_a_crash or (self._nothing_opens and self._other_than_noughts)
        return strange or max(self.broken, 1) <= self.durable

    def told(self) -> str:
        """What does not hold, in a sentence; empty when all does."""
        if self.unreadable:
            return _("Log file {name} cannot be read.").format(name=self.name)
        if self.broken is None:
            return ""
        if not self.altered:
            said = _("Log file {name} is not finished: Krets or the computer stopped after record {number}.")
            return said.format(name=self.name, number=max(self.broken - 1, 0))
        if self.broken == 0:
            return _("Log file {name} is damaged at its beginning, or is another's.").format(name=self.name)
        said = _("Log file {name}: record {number} was altered, or does not follow the one before.")
        return said.format(name=self.name, number=self.broken)


def read_log(folder: Path, seal: LogSeal, *, family: Id | None = None, known: Sequence[Head] = ()) -> Reading:
    """Everything in the log's folder; of the entries only those about `family`, if given. All is proved either way.

    `known` is what others than the segments know of how far some have come.
    Raises DamagedError when the folder cannot be read.
    """
    with reading_errors():
        found = {name.id: _read(folder, name, seal, family) for name in named(file_names(folder))}
    heads = [head for segment in found.values() for head in segment.heads] + [*known]
    for head in heads:
        if head.segment in found:
            found[head.segment].durable = max(found[head.segment].durable, head.count)
    faults = [segment.told() for segment in found.values() if segment.altered] + [
        _missed(head, found) for head in heads
    ]
    dated = sorted((pair for segment in found.values() for pair in segment.entries), key=lambda pair: pair[0])
    return Reading(
        entries=tuple(entry for _at, entry in dated),
        faults=tuple(filter(None, dict.fromkeys(faults))),
        interrupted=tuple(filter(None, (segment.told() for segment in found.values() if not segment.altered))),
    )


def _read(folder: Path, name: Name, seal: LogSeal, family: Id | None) -> _Segment:
    segment = _Segment(name, seal)
    try:
        segment.read(BytesIO(read_bounded(folder / name.file)), family)
    except DamagedError:  # no file, or larger than any that Krets writes
        segment.read(BytesIO(b"?"), family)
    except OSError:
        segment.unreadable = True
    return segment


def _missed(head: Head, found: Mapping[Id, _Segment]) -> str:
    """What is wrong with a segment of which a later one knows how far it had come; empty when nothing is."""
    if head.segment not in found:
        return _("Log file {name} is missing: a later one knows of it.").format(name=str(head.segment)[:8])
    name, codes = found[head.segment].name, found[head.segment].codes
    if not codes:
        return ""  # its beginning is damaged, which is told
    if len(codes) <= head.count:
        cut = _("Log file {name} is cut: {there} of at least {count} records are left.")
        return cut.format(name=name, there=len(codes) - 1, count=head.count)
    if codes[head.count] != head.mac:
        return _("Log file {name} was exchanged: record {count} is not the one a later file knows of.").format(
            name=name, count=head.count
        )
    return ""
