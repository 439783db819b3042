"""Reading the log back: every record, and a sentence for whatever does not hold.

A record that was altered, moved, taken away or put in breaks its segment's chain. A segment that was taken away, cut
or exchanged is missed by the later ones that know how far it had come. What is cut off the very end, with all later
segments, nobody in the folder knows of: against that only a mark helps that was printed somewhere else.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from mapping.archive.disk import reading_errors
from mapping.archive.log.acts import Act
from mapping.archive.log.record import Head, LogRecord
from mapping.archive.log.segment import HEADER, MAC, RECORD, LogSeal, Name, file_names, named, never_written
from mapping.language import gettext as _
from mapping.record import Id

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


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


@dataclass
class _Segment:
    """What was found in one segment."""

    macs: list[bytes] = field(default_factory=list)
    """The code of each record; before them that which the chain begins with."""
    entries: list[tuple[datetime, Entry]] = field(default_factory=list)
    """With the time to sort them by: within a segment it never goes back, whatever the clock did."""
    heads: list[Head] = field(default_factory=list)
    fault: str = ""
    torn: bool = False


def read_log(folder: Path, seal: LogSeal, *, family: Id | None = None) -> Reading:
    """Everything in the log's folder; of the entries only those about `family`, if given. All is proved either way.

    Raises DamagedError when the folder cannot be read.
    """
    with reading_errors():
        read = {name: _segment(folder, name, seal, family) for name in named(file_names(folder))}
    known = {name.id: (name, found.macs) for name, found in read.items()}
    missed = (_missed(head, known) for found in read.values() for head in found.heads)
    faults = dict.fromkeys([found.fault for found in read.values()] + list(missed))
    dated = sorted((pair for found in read.values() for pair in found.entries), key=lambda pair: pair[0])
    torn = _("Log file {name} ends in the middle of a record: Krets or the computer stopped there.")
    return Reading(
        entries=tuple(entry for _at, entry in dated),
        faults=tuple(fault for fault in faults if fault),
        interrupted=tuple(torn.format(name=name) for name, found in read.items() if found.torn),
    )


def _segment(folder: Path, name: Name, seal: LogSeal, family: Id | None) -> _Segment:
    """One segment, read to its end. Raises OSError."""
    found, header, at = _Segment(), seal.header(name), _LONG_AGO
    with (folder / name.file).open("rb") as file:
        begun = file.read(HEADER)
        if not header.startswith(begun):
            damaged = _("Log file {name} is damaged at its beginning, or is another's.")
            found.fault = damaged.format(name=name)
            return found
        found.torn = begun != header
        found.macs.append(seal.bound(b"", header))
        for number, sealed in enumerate(iter(lambda: file.read(RECORD), b""), start=1):
            if never_written(sealed):
                found.torn = True
                continue
            record = seal.open(header, sealed)
            if record is None or not seal.follows(found.macs[-1], sealed):
                broken = _("Log file {name}: record {number} was altered, or does not follow the one before.")
                found.fault = found.fault or broken.format(name=name, number=number)
            found.macs.append(sealed[-MAC:])
            if record is not None:
                at = max(at, record.at)
                found.heads += record.heads
                if record.act != Act.BEGUN and family in {None, record.family}:
                    found.entries.append((at, Entry(name, sealed[-MAC:].hex(), record)))
    return found


def _missed(head: Head, known: dict[Id, tuple[Name, list[bytes]]]) -> str:
    """What is wrong with a segment of which a later one knows how far it had come; empty when nothing is."""
    if head.segment not in known:
        return _("Log file {name} is missing: a later one knows of it.").format(name=str(head.segment)[:8])
    name, macs = known[head.segment]
    if not macs:
        return ""  # its beginning is damaged, which is told
    if len(macs) <= head.count:
        cut = _("Log file {name} is cut: {there} of at least {count} records are left.")
        return cut.format(name=name, there=len(macs) - 1, count=head.count)
    if macs[head.count] != head.mac:
        return _("Log file {name} was exchanged: record {count} is not the one a later file knows of.").format(
            name=name, count=head.count
        )
    return ""
