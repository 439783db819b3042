"""The list of families and sessions: derived from the documents, kept sealed for speed, and rebuilt when in doubt."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import uuid5

import msgspec

from mapping.archive.storage import Document, Row
from mapping.errors import DamagedError
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

    @property
    def documents(self) -> frozenset[Id]:
        """Every document that the index speaks of."""
        return frozenset((*(f.id for f in self.families), *(s.id for s in self.sessions), *self.damaged))

    def with_family(self, family: Family) -> "Index":
        """The index with a family's entry added or brought up to date."""
        others = (entry for entry in self.families if entry.id != family.id)
        return _index((*others, entry_of_family(family)), self.sessions, self.damaged)

    def with_session(self, session: Session) -> "Index":
        """The index with a session's entry added or brought up to date."""
        others = (entry for entry in self.sessions if entry.id != session.id)
        return _index(self.families, (*others, entry_of_session(session)), self.damaged)


def entry_of_family(family: Family) -> FamilyEntry:
    """What the list shows of a family."""
    return FamilyEntry(id=family.id, code=family.code)


def entry_of_session(session: Session) -> SessionEntry:
    """What the list shows of a session."""
    return SessionEntry(
        id=session.id, family=session.family, date=session.met_on, begun=session.begun_at, status=session.state
    )


def build(families: Iterable[Family], sessions: Iterable[Session], damaged: Iterable[Id]) -> Index:
    """An index made anew from what the documents hold."""
    return _index(map(entry_of_family, families), map(entry_of_session, sessions), damaged)


def index_id(archive: Id) -> Id:
    """The index is a document like the others; its identity follows from the archive's."""
    return uuid5(archive, "index")


def read_index(document: Document) -> Index | None:
    """The kept index, or None when there is none that can be used; it can always be made anew."""
    if not document.storage.generation:
        return None
    try:
        tables = document.tables()
        return msgspec.convert({**tables, "damaged": [row["id"] for row in tables.get("damaged", [])]}, type=Index)
    except (DamagedError, msgspec.ValidationError, KeyError):
        return None


def write_index(document: Document, index: Index) -> None:
    """Keep the index. Raises WriteError."""
    families: list[Row] = msgspec.to_builtins(index.families)
    sessions: list[Row] = msgspec.to_builtins(index.sessions)
    damaged = [{"id": str(id_)} for id_ in index.damaged]
    document.replace({"families": families, "sessions": sessions, "damaged": damaged})


def _index(families: Iterable[FamilyEntry], sessions: Iterable[SessionEntry], damaged: Iterable[Id]) -> Index:
    return Index(
        families=tuple(sorted(families, key=lambda entry: (entry.code.casefold(), entry.id))),
        sessions=tuple(sorted(sessions, key=_by_time)),
        damaged=tuple(sorted(damaged)),
    )


def _by_time(entry: SessionEntry) -> tuple[date, bool, float, Id]:
    begun = entry.begun
    return (entry.date, begun is None, begun.timestamp() if begun else 0.0, entry.id)
