"""Earlier versions of a family or a session: which there are, what differs, and how one is put back.

A version is a generation that is kept. Putting one back makes a new generation of it; nothing is overwritten.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Ledger
from mapping.archive.documents.shelf import Kept
from mapping.archive.log.acts import Act
from mapping.errors import DamagedError, KretsError, NewerError, NotFoundError
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.record import Id, Record
from mapping.session import Session, State

COUNTED: dict[str, tuple[str, ...]] = {
    N_("People"): ("network", "alters"),
    N_("Ties"): ("network", "ties"),
    N_("Events"): ("timeline", "events"),
    N_("Worries"): ("timeline", "worries"),
    N_("Answers"): ("profile", "answers"),
    N_("Everyday tasks"): ("profile", "tasks"),
    N_("Thoughts for later"): ("later",),
    N_("Children"): ("children",),
}
"""What is counted in a version, by its name: where the records stand in a session or a family."""


@dataclass(frozen=True)
class Version:
    """One generation that is kept."""

    generation: int
    day: date | None
    """When it was saved; None when nobody knows."""
    at: datetime | None
    """The same to the minute, where that is known."""
    opening: int | None
    """The version with which its opening began, as far as it is still there."""
    size: int
    """Bytes on the disk."""
    fault: str
    """Why it does not open, in one sentence; empty when it does."""
    state: State | None = None
    """Of a session that opens."""
    counts: tuple[tuple[str, int], ...] = ()
    """How much there is in it: names as in `COUNTED`, and numbers."""

    @property
    def opens(self) -> bool:
        """Whether it can be put back."""
        return not self.fault


@dataclass(frozen=True)
class Difference:
    """How two versions differ in one kind of records, in numbers."""

    what: str
    """A name as in `COUNTED`."""
    now: int
    then: int
    returning: int
    """How many are only in the earlier version."""
    leaving: int
    """How many are only in the newest."""
    altered: int
    """How many are in both and differ."""


def history(archive: Archive, document: Id) -> tuple[Version, ...]:
    """Every version of a family or a session that is kept, the newest first.

    Raises:
        NotFoundError: there is no such document.
        DamagedError: its folder cannot be read.
    """
    kept = archive.kept(document)
    if not kept:
        raise NotFoundError(_("The document is not in the archive."))
    _note_reading(archive, document)
    versions: list[Version] = []
    opening = None
    for each in kept:
        opening = each.number if each.first else opening
        versions.append(_version(archive, document, each, opening))
    return tuple(reversed(versions))


def newest_valid(archive: Archive, document: Id) -> int | None:
    """The newest generation of a document that opens, or None. Raises DamagedError when its folder cannot be read."""
    for number in reversed(archive.generations(document)):
        try:
            archive.contents(document, number)
        except KretsError:
            continue
        return number
    return None


def differences(now: Family | Session | None, then: Family | Session) -> tuple[Difference, ...]:
    """How the version `then` differs from `now` (None when that does not open), kind by kind; equal ones left out."""
    found = []
    for what in COUNTED:
        old, new = (dict(_records(record, what)) for record in (then, now))
        both = old.keys() & new.keys()
        altered = sum(old[id_] != new[id_] for id_ in both)
        if old != new:
            found.append(Difference(what, len(new), len(old), len(old) - len(both), len(new) - len(both), altered))
    return tuple(found)


def differ_besides(now: Family | Session | None, then: Family | Session) -> bool:
    """Whether two versions differ in something that is not counted: the day, the state, the agenda, who somebody is."""
    return now is None or (now != then and not differences(now, then)) or _state(now) != _state(then)


def restore(archive: Archive, document: Id, generation: int) -> int:
    """Put an earlier version back as a new generation, and return its number. What it holds stays as it was then; but a
    family that is protected now stays protected.

    Raises:
        NotFoundError: that version is not kept. DamagedError: it does not open.
        ClosedError: the session is closed now, and that version is not: a closed session is never altered
            (METHOD § 6).
        NewerError: a newer version of Krets saved what is there now.
        ExistsError: another family has that family's code by now.
        WriteError: the archive is open for reading only, or the disk said no.
    """
    then, _ledger = archive.contents(document, generation)
    try:
        now = archive.contents(document)[0]
    except NewerError:
        raise
    except DamagedError:
        now = None
    if isinstance(then, Family) and isinstance(now, Family):
        then = replace(then, protected=then.protected or now.protected)
    number = archive.put_back(then, _all_noted(archive, document) if isinstance(then, Family) else Ledger())
    session = document if isinstance(then, Session) else None
    archive.log.note(
        Act.RESTORED,
        family=then.family if isinstance(then, Session) else then.id,
        session=session,
        detail=f"{generation}",
    )
    return number


def _note_reading(archive: Archive, document: Id) -> None:
    family = next((entry.family for entry in archive.index.sessions if entry.id == document), None)
    archive.log.note_first(Act.READ, family=family or document, session=document if family else None)


def _all_noted(archive: Archive, family: Id) -> Ledger:
    """All that any kept version of a family notes beside it: none of that goes back in time."""
    noted = Ledger()
    for number in archive.generations(family):
        with suppress(DamagedError, NotFoundError):
            then = archive.contents(family, number)[1]
            noted = replace(noted.joined(then), newest={**noted.newest, **then.newest})
    return noted


def _version(archive: Archive, document: Id, kept: Kept, opening: int | None) -> Version:
    known = (kept.number, kept.day, kept.at, opening, kept.size)
    try:
        record = archive.contents(document, kept.number)[0]
    except KretsError as error:
        return Version(*known, fault=str(error))
    counts = tuple((what, sum(1 for _each in _records(record, what))) for what in COUNTED if _has(record, what))
    return Version(*known, fault="", state=_state(record), counts=counts)


def _state(record: Family | Session) -> State | None:
    return record.state if isinstance(record, Session) else None


def _has(record: Family | Session | None, what: str) -> bool:
    return hasattr(record, COUNTED[what][0])


def _records(record: Family | Session | None, what: str) -> Iterator[tuple[Id, Record]]:
    if not _has(record, what):
        return
    found: object = record
    for name in COUNTED[what]:
        found = getattr(found, name)
    assert isinstance(found, tuple)  # noqa: S101 - for the type checker
    yield from ((each.id, each) for each in found)
