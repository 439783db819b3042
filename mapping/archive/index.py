"""The list of families and sessions: derived from the documents, kept sealed for speed, mended when it is opened.

It remembers which generation of each document it was made from, so that whatever was saved without it (saving does
not wait for the list, and may be killed before it) is noticed and read anew. In a large archive that takes a second:
until somebody needs to know, the list is shown as it was kept.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from uuid import uuid5

import msgspec

from mapping.archive.documents.storage import Document, Row
from mapping.archive.log.record import Head
from mapping.errors import DamagedError, KretsError, LockedError, NotFoundError, WriteError
from mapping.family import Family
from mapping.record import Id, Record
from mapping.session import Session, State

Listed = Family | Session
"""What the lists speak of."""


class FamilyEntry(Record, frozen=True):
    """A family on the list: its code, never a name."""

    id: Id
    code: str
    generation: int = 0
    """The document's generation that this was made from."""


class SessionEntry(Record, frozen=True):
    """A session on the list."""

    id: Id
    family: Id
    date: date
    """The day of the meeting."""
    status: State
    begun: datetime | None = None
    generation: int = 0
    """The document's generation that this was made from."""


class PutBack(Record, frozen=True):
    """A document of which an older generation was found than the list was made from, or none at all."""

    id: Id
    generation: int
    """The one that the list was made from."""


class Index(Record, frozen=True):
    """All that the lists show."""

    families: tuple[FamilyEntry, ...] = ()
    """By code."""
    sessions: tuple[SessionEntry, ...] = ()
    """By date and hour, the newest last."""
    damaged: tuple[Id, ...] = ()
    """Documents that did not open."""
    put_back: tuple[PutBack, ...] = ()
    """Found older than they were known, until they are saved again. It is not derived: nothing else remembers it."""
    backed_up: datetime | None = None
    """When the last backup was made. It is not derived: an index that is made wholly anew has forgotten it."""

    @property
    def known(self) -> dict[Id, int]:
        """The newest generation that is known of each document."""
        entries: tuple[FamilyEntry | SessionEntry, ...] = (*self.families, *self.sessions)
        return {entry.id: entry.generation for entry in entries} | {each.id: each.generation for each in self.put_back}

    @property
    def documents(self) -> frozenset[Id]:
        """Every document that the index speaks of."""
        return frozenset((*(f.id for f in self.families), *(s.id for s in self.sessions), *self.damaged))

    def taken_code(self, family: Family) -> bool:
        """Whether another family has the code of this one, in large letters or small."""
        code = family.code.casefold()
        return any(entry.code.casefold() == code and entry.id != family.id for entry in self.families)

    def with_record(self, record: Listed, generation: int) -> "Index":
        """The index with a family's or session's entry added or brought up to date."""
        families = {entry.id: entry for entry in self.families}
        sessions = {entry.id: entry for entry in self.sessions}
        _list(entry_of(record, generation), families, sessions)
        damaged = (id_ for id_ in self.damaged if id_ != record.id)
        put_back = (each for each in self.put_back if each.id != record.id or each.generation > generation)
        return _index(families, sessions, damaged, put_back, self.backed_up)

    def without(self, documents: Collection[Id]) -> "Index":
        """The index without those entries."""
        families = {entry.id: entry for entry in self.families if entry.id not in documents}
        sessions = {entry.id: entry for entry in self.sessions if entry.id not in documents}
        damaged = (id_ for id_ in self.damaged if id_ not in documents)
        put_back = (each for each in self.put_back if each.id not in documents)
        return _index(families, sessions, damaged, put_back, self.backed_up)


class _Damaged(msgspec.Struct):
    id: Id


class _BackedUp(msgspec.Struct):
    at: datetime


class _LogHead(msgspec.Struct):
    head: Head


class _Tables(msgspec.Struct):
    """The index's document, row by row, read at one go: in a large archive it is what one waits for."""

    families: dict[str, FamilyEntry] = {}  # msgspec copies a default for each value
    sessions: dict[str, SessionEntry] = {}
    damaged: dict[str, _Damaged] = {}
    put_back: dict[str, PutBack] = {}
    backed_up: dict[str, _BackedUp] = {}
    log: dict[str, _LogHead] = {}


class KeptIndex:
    """The index of an archive that is open, and its document."""

    def __init__(
        self,
        document: Callable[[], Document],
        newest: Callable[[], Mapping[Id, int]],
        read: Callable[[Id], Listed],
        *,
        may_write: Callable[[], bool],
        log_head: Callable[[], Head | None],
    ) -> None:
        """Where it is kept, which documents there are in which generation, how one is read, and how far the log is."""
        self._document, self._newest, self._read, self._may_write = document, newest, read, may_write
        self._log_head = log_head
        self.at_once, self.log_head = read_index(document())
        """The lists as they are known: when they were not brought up to date yet, as they were kept."""
        self._up_to_date = False

    def up_to_date(self) -> Index:
        """The lists, after a look at what lies there, if there was none.

        Raises DamagedError: that cannot be seen. LockedError: the archive was closed meanwhile.
        """
        if not self._up_to_date:
            found = brought_up_to_date(self.at_once, self._newest(), self._read)
            self._up_to_date = True
            if found != self.at_once:
                self.keep(found)
        return self.at_once

    def keep(self, index: Index) -> None:
        """The lists are these from now on."""
        self.at_once = index
        if self._may_write():
            with suppress(WriteError):  # nothing is lost: what it lacks is noticed at the next opening
                write_index(self._document(), index, self._log_head())

    def forget(self) -> None:
        """Nothing is listed any more."""
        self.at_once, self._up_to_date = Index(), True

    def renew(self) -> None:
        """Make the lists anew from the documents themselves. Raises DamagedError when those cannot be seen."""
        forgotten = Index(put_back=self.at_once.put_back, backed_up=self.at_once.backed_up)
        self.keep(brought_up_to_date(forgotten, self._newest(), self._read))
        self._up_to_date = True


def entry_of(record: Listed, generation: int) -> FamilyEntry | SessionEntry:
    """What the list shows of a family or session, as it is in a generation of its document."""
    if isinstance(record, Family):
        return FamilyEntry(id=record.id, code=record.code, generation=generation)
    return SessionEntry(
        id=record.id,
        family=record.family,
        date=record.met_on,
        status=record.state,
        begun=record.begun_at,
        generation=generation,
    )


def brought_up_to_date(kept: Index, newest: Mapping[Id, int], read: Callable[[Id], Listed]) -> Index:
    """The index of the documents in `newest` (with their newest generations), of which those that `kept` has not
    seen so, or could not open, are read. Raises LockedError when `read` does: nothing can be read any more.
    """
    families = {entry.id: entry for entry in kept.families if newest.get(entry.id) == entry.generation}
    sessions = {entry.id: entry for entry in kept.sessions if newest.get(entry.id) == entry.generation}
    damaged = []
    for id_ in newest.keys() - families.keys() - sessions.keys():
        try:
            _list(entry_of(read(id_), newest[id_]), families, sessions)
        except LockedError:
            raise
        except KretsError:
            damaged.append(id_)
    put_back = (
        PutBack(id=id_, generation=known) for id_, known in kept.known.items() if _older(newest.get(id_), known)
    )
    return _index(families, sessions, damaged, put_back, kept.backed_up)


def _older(newest: int | None, known: int) -> bool:
    """Whether what lies there is older than what is known; of what cannot be looked at (0) nothing is known."""
    return newest is None or 0 < newest < known


def index_id(archive: Id) -> Id:
    """The index is a document like the others; its identity follows from the archive's."""
    return uuid5(archive, "index")


def read_index(document: Document) -> tuple[Index, Head | None]:
    """The kept index, or an empty one when there is none that can be used; it can always be made anew.

    With it, how far the log had come when it was kept: so the log is missed when it is gone.
    """
    try:
        tables = msgspec.json.decode(document.storage.content(), type=_Tables)
    except (DamagedError, NotFoundError, msgspec.DecodeError):
        return Index(), None
    index = Index(
        families=tuple(tables.families.values()),
        sessions=tuple(tables.sessions.values()),
        damaged=tuple(row.id for row in tables.damaged.values()),
        put_back=tuple(tables.put_back.values()),
        backed_up=next((row.at for row in tables.backed_up.values()), None),
    )
    return index, next((row.head for row in tables.log.values()), None)


def write_index(document: Document, index: Index, log_head: Head | None) -> None:
    """Keep the index, and how far the log has come. Raises WriteError."""
    families: list[Row] = msgspec.to_builtins(index.families)
    sessions: list[Row] = msgspec.to_builtins(index.sessions)
    rest: dict[str, list[Row]] = {
        "damaged": [{"id": str(id_)} for id_ in index.damaged],
        "put_back": msgspec.to_builtins(index.put_back),
        "backed_up": [{"at": index.backed_up.isoformat()}] if index.backed_up else [],
        "log": [{"head": msgspec.to_builtins(log_head)}] if log_head else [],
    }
    document.replace({"families": families, "sessions": sessions, **rest})


def _list(entry: FamilyEntry | SessionEntry, families: dict[Id, FamilyEntry], sessions: dict[Id, SessionEntry]) -> None:
    if isinstance(entry, FamilyEntry):
        families[entry.id] = entry
    else:
        sessions[entry.id] = entry


def _index(
    families: Mapping[Id, FamilyEntry],
    sessions: Mapping[Id, SessionEntry],
    damaged: Iterable[Id],
    put_back: Iterable[PutBack],
    backed_up: datetime | None,
) -> Index:
    return Index(
        families=tuple(sorted(families.values(), key=lambda entry: (entry.code.casefold(), entry.id))),
        sessions=tuple(sorted(sessions.values(), key=_by_time)),
        damaged=tuple(sorted(damaged)),
        put_back=tuple(sorted(put_back, key=lambda each: each.id)),
        backed_up=backed_up,
    )


def _by_time(entry: SessionEntry) -> tuple[date, bool, float, Id]:
    begun = entry.begun
    return (entry.date, begun is None, begun.timestamp() if begun else 0.0, entry.id)
