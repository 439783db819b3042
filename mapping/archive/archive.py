"""An archive that is open: families and sessions in, families and sessions out."""

import threading
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from msgspec.structs import replace

from mapping.archive import vault
from mapping.archive.codec import ExportNote, Ledger, Place, family_of, family_tables, session_of, session_tables
from mapping.archive.index import Index, build, index_id, read_index, write_index
from mapping.archive.migrations import SCHEMA
from mapping.archive.sealing import Kind, Seal
from mapping.archive.shelf import FolderShelf
from mapping.archive.storage import Document, SealedStorage
from mapping.archive.threshold import LOCK_FILE
from mapping.archive.vault import STANDARD_COST, Cost
from mapping.errors import ExistsError, InUseError, KretsError, WriteError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session

Access = Literal["read", "write", "write if free"]
"""How an archive is opened. With the last, `Archive.writable` tells what came of it."""


class Archive:
    """A folder of sealed documents with its key. One process at a time may write; any number may read.

    Safe to use from several threads: the one that saves, and the one that shows.
    """

    def __init__(self, root: Path, id_: Id, key: bytes, lock: FileLock | None) -> None:
        """Use `create_archive` or `open_archive`; `lock` is held by the one that may write."""
        self.root = root
        self.id = id_
        self._shelf = FolderShelf(root)
        self._seal = Seal(key, id_)
        self._lock = lock
        self._threads = threading.RLock()
        self._in_hand: tuple[Id, Document] | None = None
        if lock is not None:
            self._shelf.sweep()
        self._index = self._read_index()

    @property
    def writable(self) -> bool:
        """Whether this process may save."""
        return self._lock is not None

    @property
    def index(self) -> Index:
        """All families and sessions, as lists show them."""
        return self._index

    def family(self, id_: Id) -> Family:
        """A family. Raises NotFoundError, DamagedError."""
        with self._threads:
            document = self._document(id_, Kind.FAMILY)
            return family_of(document.tables(), document.storage.schema)[0]

    def session(self, id_: Id) -> tuple[Session, Place]:
        """A session's newest generation, and where the worker was in it. Raises NotFoundError, DamagedError."""
        with self._threads:
            document = self._hand(id_)
            return session_of(document.tables(), document.storage.schema)

    def sessions(self, family: Id) -> tuple[Session, ...]:
        """All sessions with a family, by date. Raises DamagedError."""
        entries = (entry for entry in self._index.sessions if entry.family == family)
        return tuple(self.session(entry.id)[0] for entry in entries)

    def put_family(self, family: Family) -> None:
        """Keep a family, new or changed.

        Raises:
            ExistsError: another family has the same code.
            WriteError: the disk said no.
        """
        code = family.code.casefold()
        with self._threads:
            if any(entry.code.casefold() == code and entry.id != family.id for entry in self._index.families):
                raise ExistsError(_("There is a family with that code already. Choose another code."))
            document = self._document(family.id, Kind.FAMILY)
            ledger = self._ledger(document)
            self._write(document, family_tables(family, ledger))
            self._keep_index(self._index.with_family(family))

    def save(self, session: Session, place: Place = Place()) -> None:  # noqa: B008 - a frozen value
        """Keep a session as a new generation; durable on return. This is the path that must be quick.

        Raises:
            WriteError: the disk said no; what was saved before is untouched.
            InvalidError: the value cannot be stored.
        """
        with self._threads:
            self._write(self._hand(session.id), session_tables(session, place))

    def note(self, session: Session) -> None:
        """Bring the lists up to date with a session: when it is made, opened, paused or closed.

        The family's document is told the session's newest generation, so that an older one put back is noticed.
        Raises WriteError.
        """
        with self._threads:
            document = self._document(session.family, Kind.FAMILY)
            family, ledger = family_of(document.tables(), document.storage.schema)
            newest = {**ledger.newest, str(session.id): self._hand(session.id).storage.generation}
            self._write(document, family_tables(family, replace(ledger, newest=newest)))
            self._keep_index(self._index.with_session(session))

    def note_export(self, family_id: Id, note: ExportNote) -> None:
        """Keep that something of a family was taken out. Raises WriteError."""
        with self._threads:
            document = self._document(family_id, Kind.FAMILY)
            family, ledger = family_of(document.tables(), document.storage.schema)
            self._write(document, family_tables(family, replace(ledger, exports=(*ledger.exports, note))))

    def exports(self, family_id: Id) -> tuple[ExportNote, ...]:
        """What has been taken out of a family, in order. Raises NotFoundError, DamagedError."""
        with self._threads:
            return self._ledger(self._document(family_id, Kind.FAMILY)).exports

    def close(self) -> None:
        """Let go of the lock. The archive is not to be used afterwards."""
        with self._threads:
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def documents(self) -> tuple[Id, ...]:
        """Every document on the shelf but the index, by id."""
        return tuple(sorted(id_ for id_ in self._shelf.list() if id_ != index_id(self.id)))

    def generations(self, document: Id) -> tuple[int, ...]:
        """The generations kept of a document, oldest first."""
        return self._shelf.generations(document)

    def contents(self, id_: Id) -> tuple[Family | Session, Ledger]:
        """What a document holds, whichever kind it is; for a family also its ledger.

        Raises:
            DamagedError: it does not open or decode.
        """
        number = max(self._shelf.generations(id_), default=0)
        label, _content = self._seal.open(id_, number, self._shelf.get(id_, number))
        document = self._document(id_, label.kind)
        tables = document.tables()
        if label.kind is Kind.FAMILY:
            return family_of(tables, document.storage.schema)
        return session_of(tables, document.storage.schema)[0], Ledger()

    def authenticate(self, id_: Id, generation: int) -> None:
        """Prove that one generation of a document is whole. Raises DamagedError."""
        self._seal.open(id_, generation, self._shelf.get(id_, generation))

    def _write(self, document: Document, tables: dict[str, list[dict[str, object]]]) -> None:
        if not self.writable:
            raise WriteError(_("The archive is open for reading only: another Krets is writing in it."))
        document.replace(tables)

    def _document(self, id_: Id, kind: Kind) -> Document:
        return Document(SealedStorage(self._shelf, self._seal, id_, kind, SCHEMA))

    def _hand(self, session: Id) -> Document:
        """The session's document; the last one is kept in hand, so that a save never reads.

        A reader keeps none: the writer may have saved since.
        """
        if not self.writable:
            return self._document(session, Kind.SESSION)
        if self._in_hand is None or self._in_hand[0] != session:
            self._in_hand = (session, self._document(session, Kind.SESSION))
        return self._in_hand[1]

    def _ledger(self, document: Document) -> Ledger:
        if not document.storage.generation:
            return Ledger()
        return family_of(document.tables(), document.storage.schema)[1]

    def _read_index(self) -> Index:
        kept = read_index(self._document(index_id(self.id), Kind.INDEX))
        if kept is not None and kept.documents == frozenset(self.documents()):
            return kept
        return self.rebuild_index()

    def rebuild_index(self) -> Index:
        """Make the index anew from every document, and keep it when this process may write."""
        families: list[Family] = []
        sessions: list[Session] = []
        damaged: list[Id] = []
        for id_ in self.documents():
            try:
                record, _ledger = self.contents(id_)
            except KretsError:
                damaged.append(id_)
                continue
            if isinstance(record, Family):
                families.append(record)
            else:
                sessions.append(record)
        index = build(families, sessions, damaged)
        self._index = index
        if self.writable:
            self._keep_index(index)
        return index

    def _keep_index(self, index: Index) -> None:
        write_index(self._document(index_id(self.id), Kind.INDEX), index)
        self._index = index


def create_archive(root: Path, passphrase: str, cost: Cost = STANDARD_COST) -> Archive:
    """Make an archive in the folder `root` and open it for writing.

    Raises:
        InvalidError: the passphrase is too short.
        ExistsError: there is one already.
        WriteError: the disk said no.
    """
    archive, key = vault.create(root, passphrase, cost)
    return Archive(root, archive, key, _take_lock(root))


def open_archive(root: Path, passphrase: str, access: Access = "read") -> Archive:
    """Open the archive in the folder `root`.

    Raises:
        NotFoundError: there is none.
        LockedError: wrong passphrase.
        DamagedError: the vault file is damaged.
        InUseError: another process writes in it, and `access` is "write".
        WriteError: the folder cannot be written to, and `access` is "write".
    """
    id_, key = vault.unlock(root, passphrase)
    lock = None
    if access != "read":
        try:
            lock = _take_lock(root)
        except (InUseError, WriteError):
            if access == "write":
                raise
    return Archive(root, id_, key, lock)


def _take_lock(root: Path) -> FileLock:
    lock = FileLock(root / LOCK_FILE, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise InUseError(
            _("Another Krets has this archive open for writing. Close it there first, or only read here.")
        ) from None
    except (OSError, NotImplementedError):
        raise WriteError(_("Krets may not write there. Check the rights of the folder, or choose another.")) from None
    return lock
