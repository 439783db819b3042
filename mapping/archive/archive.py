"""An archive that is open: families and sessions in, families and sessions out."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from mapping.archive.codec import Correction, ExportNote, Ledger, Place, Proved, family_of, family_tables, session_of
from mapping.archive.drafts import Drafts
from mapping.archive.index import Index, KeptIndex, Listed, index_id
from mapping.archive.keys.keyring import Keyring
from mapping.archive.keys.wrapped import Keys
from mapping.archive.lock import Lock
from mapping.archive.log.acts import Act
from mapping.archive.log.log import Log
from mapping.archive.migrations import SCHEMA
from mapping.archive.sealing import Kind, Seal
from mapping.archive.shelf import FolderShelf, Kept
from mapping.archive.storage import Document, SealedStorage, rows_of
from mapping.errors import DamagedError, ExistsError, LockedError, NewerError, NotFoundError, WriteError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session, State


class Archive:
    """A folder of sealed documents with its key. One process at a time may write; any number may read.

    Safe to use from several threads: the one that saves, and the one that shows.
    """

    def __init__(self, root: Path, id_: Id, keys: Keys, lock: Lock | None) -> None:
        """Use `create_archive` or `open_archive`; `lock` is held by the one that may write."""
        self.root = root
        self.id = id_
        self.log = Log(root, id_, keys)
        """Who did what, and when: reads and changes are noted here, all else by those who do it."""
        self._shelf = FolderShelf(root)
        self._seal = Seal(keys, id_)
        self.keyring = Keyring(root, id_, keys, may_write=lambda: self.writable, changed=self._note_keys)
        """What opens this archive."""
        self.drafts = Drafts(root, self._seal)
        """What was being written, and is kept nowhere else yet."""
        self._lock = lock
        self._threads = threading.RLock()
        self.closing = False
        """Whether the archive is being closed, or is: what takes long and holds it still gives up."""
        self._in_hand: tuple[Id, Document] | None = None
        self._proved = Proved()
        self._shelf.see()
        if lock is not None:
            self._shelf.sweep()
        self._index = KeptIndex(
            lambda: self._document(index_id(id_), Kind.INDEX),
            self._newest,
            self._listed,
            may_write=lambda: self.writable,
        )

    @property
    def writable(self) -> bool:
        """Whether this process may save."""
        return self._lock is not None

    @property
    def index(self) -> Index:
        """All families and sessions, as lists show them. In a large archive it takes a second, the first time.

        Raises DamagedError when the folder cannot be read, LockedError when the archive is closed meanwhile.
        """
        with self._threads:
            return self._index.up_to_date()

    @property
    def index_at_once(self) -> Index:
        """The same without a look at what lies there, if there was none yet: as it was when it was last kept."""
        return self._index.at_once

    def family(self, id_: Id) -> Family:
        """A family. Raises NotFoundError, DamagedError."""
        with self._threads:
            family = self._family(self._document(id_, Kind.FAMILY))[0]
        self.log.note_first(Act.READ, family=id_)
        return family

    def session(self, id_: Id) -> tuple[Session, Place]:
        """A session's newest generation, and where the worker was in it. Raises NotFoundError, DamagedError."""
        with self._threads:
            document = self._hand(id_)
            session, place = session_of(document.tables(), document.storage.schema)
        self.log.note_first(Act.READ, family=session.family, session=id_)
        return session, place

    def sessions(self, family: Id) -> tuple[Session, ...]:
        """All sessions with a family, by date. Raises DamagedError."""
        entries = (entry for entry in self.index.sessions if entry.family == family)
        return tuple(self.session(entry.id)[0] for entry in entries)

    def put_family(self, family: Family) -> None:
        """Keep a family, new or changed.

        Raises:
            InvalidError: the value cannot be stored.
            ExistsError: another family has the same code.
            WriteError: the disk said no. DamagedError: the family is there, and cannot be read.
        """
        with self._threads:
            document = self._document(family.id, Kind.FAMILY)
            ledger = self._family(document)[1] if document.storage.generation else Ledger()
            tables = family_tables(family, ledger)
            self._refuse_taken_code(family)
            self._write(document, tables)
            self._index.keep(self.index.with_record(family, document.storage.generation))
        self.log.note_first(Act.CHANGED, family=family.id)

    def save(self, session: Session, place: Place = Place()) -> None:  # noqa: B008 - a frozen value
        """Keep a session as a new generation; durable on return. This is the path that must be quick.

        Raises:
            WriteError: the disk said no; what was saved before is untouched.
            InvalidError: the value cannot be stored.
            DamagedError: what was saved before cannot be read; it is not written over.
        """
        with self._threads:
            self._write(self._hand(session.id), self._proved.session_tables(session, place))
        self.log.note_first(Act.CHANGED, family=session.family, session=session.id)

    def note(self, session: Session) -> None:
        """Bring the lists up to date with a session: when it is made, opened, paused or closed.

        The family's document is told the session's newest generation, so that an older one put back is noticed.
        Raises WriteError, NotFoundError, DamagedError.
        """
        with self._threads:
            document = self._document(session.family, Kind.FAMILY)
            family, ledger = self._family(document)
            generation = self._hand(session.id).storage.generation
            newest = {**ledger.newest, session.id: generation}
            self._write(document, family_tables(family, replace(ledger, newest=newest)))
            index = self.index.with_record(family, document.storage.generation)
            self._index.keep(index.with_record(session, generation))
            if session.state is not State.UNDER_WAY:
                self._shelf.rest(session.id)

    def ledger(self, family_id: Id) -> Ledger:
        """What is kept about a family beside the family itself. Raises NotFoundError, DamagedError."""
        with self._threads:
            return self._family(self._document(family_id, Kind.FAMILY))[1]

    def join_ledger(self, family_id: Id, more: Ledger) -> None:
        """Keep also the exports, corrections and sessions beside others that `more` has and the archive lacks.

        Raises WriteError, NotFoundError, DamagedError.
        """
        with self._threads:
            document = self._document(family_id, Kind.FAMILY)
            family, ledger = self._family(document)
            joined = ledger.joined(more)
            if joined != ledger:
                self._write(document, family_tables(family, joined))

    def note_export(self, family_id: Id, note: ExportNote) -> None:
        """Keep that something of a family was taken out. Raises WriteError, NotFoundError, DamagedError."""
        self.join_ledger(family_id, Ledger(exports=(note,)))

    def exports(self, family_id: Id) -> tuple[ExportNote, ...]:
        """What has been taken out of a family, in order. Raises NotFoundError, DamagedError."""
        return self.ledger(family_id).exports

    def correct(self, family_id: Id, correction: Correction) -> None:
        """Put something of a closed session right, beside it. Raises WriteError, NotFoundError, DamagedError."""
        self.join_ledger(family_id, Ledger(corrections=(correction,)))

    def corrections(self, session: Session) -> tuple[Correction, ...]:
        """What was put right beside a session, in order. Raises NotFoundError, DamagedError."""
        return tuple(one for one in self.ledger(session.family).corrections if one.session == session.id)

    def erase(self, family_id: Id) -> None:
        """Remove a family and its sessions with all that is kept of them. Done again, it goes on where it was stopped.

        Raises WriteError, DamagedError: the disk said no, and some of it is still there.
        """
        with self._threads:
            self._refuse_reading()
            gone = {entry.id for entry in self.index.sessions if entry.family == family_id}
            with suppress(NotFoundError, DamagedError):
                gone |= set(self._family(self._document(family_id, Kind.FAMILY))[1].newest)
            for id_ in (*sorted(gone), family_id):  # the family last: it knows what is still to be removed
                self._shelf.delete(id_)
                self.drafts.drop(id_)
            self._in_hand = None
            self._shelf.delete(index_id(self.id))  # what is kept of it speaks of the family
            self._index.keep(self.index.without({*gone, family_id}))

    def lost(self, family_id: Id) -> tuple[Id, ...]:
        """Sessions that a family knows of and that are missing or do not open. Raises NotFoundError, DamagedError."""
        there = {entry.id for entry in self.index.sessions}
        return tuple(sorted(id_ for id_ in self.ledger(family_id).newest if id_ not in there))

    def note_backup(self, at: datetime) -> None:
        """Remember when the last backup was made."""
        with self._threads:
            self._index.keep(replace(self.index, backed_up=at))

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Nothing is saved, by whichever thread of this process, while the block runs."""
        with self._threads:
            yield

    def close(self) -> None:
        """Let go of the lock and the keys. The archive is not to be used afterwards."""
        self.closing = True
        self.log.close()
        with self._threads:
            self._seal.forget()
            self.keyring.forget()
            self._in_hand = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def documents(self) -> tuple[Id, ...]:
        """Every document on the shelf but the index, by id. Raises DamagedError."""
        return tuple(sorted(self._newest()))

    def generations(self, document: Id) -> tuple[int, ...]:
        """The generations kept of a document, oldest first. Raises DamagedError."""
        return self._shelf.generations(document)

    def kept(self, document: Id) -> tuple[Kept, ...]:
        """The same, with what is known of each without opening it. Raises DamagedError."""
        return self._shelf.kept(document)

    def contents(self, id_: Id, generation: int | None = None) -> tuple[Family | Session, Ledger]:
        """What a document holds, whichever kind it is, in its newest generation or another; of a family its ledger too.

        Raises:
            NotFoundError: there is no such document or generation.
            DamagedError: it does not open or decode.
        """
        number = generation or max(self._shelf.generations(id_), default=0)
        label, content = self._seal.open(id_, number, self._shelf.get(id_, number))
        if label.kind is Kind.FAMILY:
            return family_of(rows_of(content), label.schema)
        return session_of(rows_of(content), label.schema)[0], Ledger()

    def put_back(self, record: Family | Session, ledger: Ledger) -> int:
        """Make an earlier value the newest, by a new generation, whatever the newest holds; returns its number.

        `history.restore` says when. Raises WriteError, ExistsError, as `put_family`.
        """
        with self._threads:
            self._refuse_reading()
            self._in_hand = None
            if isinstance(record, Family):
                self._refuse_taken_code(record)
                document, tables = self._document(record.id, Kind.FAMILY), family_tables(record, ledger)
            else:
                document, tables = self._document(record.id, Kind.SESSION), Proved().session_tables(record, Place())
            document.replace(tables)
            self._index.keep(self.index.with_record(record, document.storage.generation))
            if isinstance(record, Session):
                with suppress(DamagedError, NotFoundError):  # the family may have to be put back first
                    self.note(record)
            return document.storage.generation

    def exchange(self, keys: Keys, passphrase: str | None) -> None:
        """Open with these keys from now on, and seal with the newest of them. Raises as `Keyring.exchange`."""
        with self._threads:
            try:
                self.keyring.exchange(keys, passphrase)
            finally:
                self._seal.turn(self.keyring.keys)

    def renew(self, id_: Id, generation: int) -> bool:
        """Seal one generation anew with the newest key, in its place; False when it does not open with any.

        Raises WriteError, NewerError, NotFoundError; DamagedError when the disk does not give it.
        """
        with self._threads:
            sealed = self._shelf.get(id_, generation)
            try:
                renewed = self._seal.renewed(id_, generation, sealed)
            except NewerError:
                raise
            except DamagedError:
                return False
            if renewed is not None:
                self._shelf.replace(id_, generation, renewed)
            return True

    def renew_index(self) -> None:
        """Make the lists anew from the documents themselves. Raises DamagedError when the folder cannot be read."""
        with self._threads:
            self._index.renew()

    def _write(self, document: Document, tables: dict[str, list[dict[str, object]]]) -> None:
        self._refuse_reading()
        if document.storage.generation:
            document.storage.content()  # what does not open, or is of a newer version, is not written over
        document.replace(tables)

    def _refuse_reading(self) -> None:
        if not self.writable:
            raise WriteError(_("The archive is open for reading only: another Krets is writing in it."))

    def _refuse_taken_code(self, family: Family) -> None:
        code = family.code.casefold()
        if any(entry.code.casefold() == code and entry.id != family.id for entry in self.index.families):
            raise ExistsError(_("There is a family with that code already. Choose another code."))

    def _note_keys(self, what: str) -> None:
        self.log.note(Act.KEYS_CHANGED, detail=what)

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

    def _family(self, document: Document) -> tuple[Family, Ledger]:
        return family_of(document.tables(), document.storage.schema)

    def _listed(self, id_: Id) -> Listed:
        if self.closing:
            raise LockedError(_("Krets was locked before the archive was looked through."))
        return self.contents(id_)[0]

    def _newest(self) -> dict[Id, int]:
        if self.writable:
            self._shelf.sweep_empty()
        return {id_: generation for id_, generation in self._shelf.list().items() if id_ != index_id(self.id)}
