"""The list of families and sessions: derived from the documents, kept sealed for speed, mended when it is opened.

It remembers which generation of each document it was made from, so that whatever was saved without it (saving does
not wait for the list, and may be killed before it) is noticed and read anew.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import uuid5

import msgspec

from mapping.archive.storage import Document, Row
from mapping.errors import DamagedError, KretsError, NotFoundError
from mapping.family import Family
from mapping.record import Id, Record
from mapping.session import Session, State


class FamilyEntry(Record, frozen=True):
    """A family on the list: its code, never a name."""

    id: Id
    code: str


class SessionEntry(Record, frozen=True):
    """A session on the list."""

    id: Id
    family: Id
    date: date
    """The day of the meeting."""
    status: State
    begun: datetime | None = None


class Index(Record, frozen=True):
    """All that the lists show."""

    families: tuple[FamilyEntry, ...] = ()
    """By code."""
    sessions: tuple[SessionEntry, ...] = ()
    """By date and hour, the newest last."""
    damaged: tuple[Id, ...] = ()
    """Documents that did not open."""
    seen: dict[Id, int] = {}  # msgspec copies a default for each value
    """The generation of each document that the entries were made from."""
    backed_up: datetime | None = None
    """When the last backup was made. It is not derived: an index that is made wholly anew has forgotten it."""

    @property
    def documents(self) -> frozenset[Id]:
        """Every document that the index speaks of."""
        return frozenset((*(f.id for f in self.families), *(s.id for s in self.sessions), *self.damaged))

    def with_record(self, record: Family | Session, generation: int) -> "Index":
        """The index with a family's or session's entry added or brought up to date."""
        families = {entry.id: entry for entry in self.families}
        sessions = {entry.id: entry for entry in self.sessions}
        _list(record, families, sessions)
        damaged = (id_ for id_ in self.damaged if id_ != record.id)
        return _index(families, sessions, damaged, {**self.seen, record.id: generation}, self.backed_up)

    def without(self, documents: Collection[Id]) -> "Index":
        """The index without those entries."""
        families = {entry.id: entry for entry in self.families if entry.id not in documents}
        sessions = {entry.id: entry for entry in self.sessions if entry.id not in documents}
        damaged = (id_ for id_ in self.damaged if id_ not in documents)
        seen = {id_: generation for id_, generation in self.seen.items() if id_ not in documents}
        return _index(families, sessions, damaged, seen, self.backed_up)


def entry_of_family(family: Family) -> FamilyEntry:
    """What the list shows of a family."""
    return FamilyEntry(id=family.id, code=family.code)


def entry_of_session(session: Session) -> SessionEntry:
    """What the list shows of a session."""
    return SessionEntry(
        id=session.id, family=session.family, date=session.met_on, begun=session.begun_at, status=session.state
    )


def brought_up_to_date(kept: Index, newest: Mapping[Id, int], read: Callable[[Id], Family | Session]) -> Index:
    """The index of the documents in `newest` (with their newest generations), of which those that `kept` has not
    seen so, or could not open, are read.
    """
    whole = kept.documents.difference(kept.damaged)
    same = {id_ for id_ in whole if id_ in newest and newest[id_] == kept.seen.get(id_)}
    families = {entry.id: entry for entry in kept.families if entry.id in same}
    sessions = {entry.id: entry for entry in kept.sessions if entry.id in same}
    damaged = []
    for id_ in newest.keys() - same:
        try:
            _list(read(id_), families, sessions)
        except KretsError:
            damaged.append(id_)
    return _index(families, sessions, damaged, newest, kept.backed_up)


def index_id(archive: Id) -> Id:
    """The index is a document like the others; its identity follows from the archive's."""
    return uuid5(archive, "index")


def read_index(document: Document) -> Index:
    """The kept index, or an empty one when there is none that can be used; it can always be made anew."""
    try:
        tables = document.tables()
        damaged = [row["id"] for row in tables.get("damaged", [])]
        seen = {row["id"]: row["generation"] for row in tables.get("seen", [])}
        backed_up = next((row["at"] for row in tables.get("backed_up", [])), None)
        return msgspec.convert({**tables, "damaged": damaged, "seen": seen, "backed_up": backed_up}, type=Index)
    except (DamagedError, NotFoundError, msgspec.ValidationError, KeyError):
        return Index()


def write_index(document: Document, index: Index) -> None:
    """Keep the index. Raises WriteError."""
    families: list[Row] = msgspec.to_builtins(index.families)
    sessions: list[Row] = msgspec.to_builtins(index.sessions)
    damaged = [{"id": str(id_)} for id_ in index.damaged]
    seen = [{"id": str(id_), "generation": generation} for id_, generation in index.seen.items()]
    backed_up = [{"at": index.backed_up.isoformat()}] if index.backed_up else []
    document.replace(
        {"families": families, "sessions": sessions, "damaged": damaged, "seen": seen, "backed_up": backed_up}
    )


def _list(record: Family | Session, families: dict[Id, FamilyEntry], sessions: dict[Id, SessionEntry]) -> None:
    if isinstance(record, Family):
        families[record.id] = entry_of_family(record)
    else:
        sessions[record.id] = entry_of_session(record)


def _index(
    families: Mapping[Id, FamilyEntry],
    sessions: Mapping[Id, SessionEntry],
    damaged: Iterable[Id],
    seen: Mapping[Id, int],
    backed_up: datetime | None,
) -> Index:
    return Index(
        families=tuple(sorted(families.values(), key=lambda entry: (entry.code.casefold(), entry.id))),
        sessions=tuple(sorted(sessions.values(), key=_by_time)),
        damaged=tuple(sorted(damaged)),
        seen=dict(seen),
        backed_up=backed_up,
    )


def _by_time(entry: SessionEntry) -> tuple[date, bool, float, Id]:
    begun = entry.begun
    return (entry.date, begun is None, begun.timestamp() if begun else 0.0, entry.id)
