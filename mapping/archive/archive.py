"""An archive that is open: families and sessions in, families and sessions out."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from mapping.archive.documents.codec import (
    Correction,
    ExportNote,
    Ledger,
    Place,
    Proved,
    family_of,
    family_tables,
    session_of,
)
from mapping.archive.documents.documents import Documents
from mapping.archive.documents.generations import Saved
from mapping.archive.documents.sealing import Kind
from mapping.archive.documents.storage import Document
from mapping.archive.drafts import Drafts
from mapping.archive.index import Index, KeptIndex, Listed, index_id
from mapping.archive.keys.keyring import Keyring
from mapping.archive.keys.wrapped import Keys
from mapping.archive.lock import Lock
from mapping.archive.log.acts import Act
from mapping.archive.log.log import Log
from mapping.archive.log.record import refuse_longer
from mapping.errors import ClosedError, DamagedError, ExistsError, LockedError, NewerError, NotFoundError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session, State


class Archive(Documents):
    """The families and sessions in its documents, the lists of them, and what goes with them: log, keys, drafts."""

    def __init__(self, root: Path, id_: Id, keys: Keys, lock: Lock | None) -> None:
        """Use `create_archive` or `open_archive`; `lock` is held by the one that may write."""
        super().__init__(root, id_, keys, lock)
        self.log = Log(root, id_, keys)
        """Who did what, and when: reads and changes are noted here, all else by those who do it."""
        self.keyring = Keyring(root, id_, keys, may_write=lambda: self.writable, changed=self._note_keys)
        """What opens this archive."""
        self._seal.outdated = self.keyring.outdated
        self.drafts = Drafts(root, self._seal)
        """What was being written, and is kept nowhere else yet."""
        self.closing = False
        """Whether the archive is being closed, or is: what takes long and holds it still gives up."""
        self._in_hand: tuple[Id, Document] | None = None
        self._proved = Proved()
        self._index = KeptIndex(
            lambda: self._document(index_id(id_), Kind.INDEX),
            self._newest,
            self._listed,
            may_write=lambda: self.writable,
            log_head=lambda: self.log.held,
        )
        self.log.vouch(self._index.log_head)

    @property
    def index(self) -> Index:
        """All families and sessions, as lists show them. In a large archive it takes a second, the first time.

        Raises DamagedError when the folder cannot be read, LockedError when the archive is closed meanwhile.
        """
        with self._threads:
            known = self._index.at_once.put_back
            index = self._index.up_to_date()
            for found in (each for each in index.put_back if each not in known):
                self.log.note(Act.PUT_BACK, detail=str(found.id))
            return index

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

    def put_family(self, family: Family, saved: Saved | None = None) -> None:
        """Keep a family, new or changed. `saved` is when it was saved, if not now and here.

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
            self._write(document, tables, saved)
            self._index.keep(self.index.with_record(family, document.storage.generation))
        self.log.note_first(Act.CHANGED, family=family.id)

    def save(self, session: Session, place: Place = Place(), saved: Saved | None = None) -> None:  # noqa: B008 - a frozen value
        """Keep a session as a new generation; durable on return. This is the path that must be quick.

        `saved` is when it was saved, if not now and here.

        Raises:
            WriteError: the disk said no; what was saved before is untouched.
            InvalidError: the value cannot be stored.
            DamagedError: what was saved before cannot be read; it is not written over.
        """
        with self._threads:
            self._write(self._hand(session.id), self._proved.session_tables(session, place), saved)
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
        """Keep that something of a family is taken out: where this process may write with the family, and in the log.

        Raises WriteError, NotFoundError, DamagedError.
        """
        if self.writable:
            self.join_ledger(family_id, Ledger(exports=(note,)))
        whom = {"purpose": note.purpose, "receiver": note.receiver}
        self.log.note(Act.EXPORTED, family=family_id, session=note.session, detail=note.what, **whom)

    def correct(self, family_id: Id, correction: Correction) -> None:
        """Put something of a closed session right, beside it. Raises WriteError, NotFoundError, DamagedError."""
        self.join_ledger(family_id, Ledger(corrections=(correction,)))
        self.log.note(Act.CORRECTED, family=family_id, session=correction.session)

    def corrections(self, session: Session) -> tuple[Correction, ...]:
        """What was put right beside a session, in order. Raises NotFoundError, DamagedError."""
        return tuple(one for one in self.ledger(session.family).corrections if one.session == session.id)

    def erase(self, family_id: Id, reason: str) -> None:
        """Remove a family and its sessions with all that is kept of them, also when they do not open.

        The log has it first, with the reason. Done again, it goes on where it was stopped.

        Raises:
            InvalidError: the reason is longer than the log has room for; nothing is removed.
            WriteError, DamagedError: the disk said no, and some of it is still there.
        """
        with self._threads:
            self.refuse_reading()
            refuse_longer(reason, "detail")
            gone = {entry.id for entry in self.index.sessions if entry.family == family_id}
            for number in self.generations(family_id):
                with suppress(NotFoundError, DamagedError):
                    gone |= set(self.contents(family_id, number)[1].newest)
            self.log.note(Act.ERASED, family=family_id, detail=reason)
            self._shelf.delete(index_id(self.id))  # what is kept of it speaks of the family
            for id_ in (*sorted(gone), family_id):  # the family last: it knows what is still to be removed
                self._shelf.delete(id_)
                self.drafts.drop(id_)
            self._in_hand = None
            self._index.keep(self.index.without({*gone, family_id}))

    def lost(self, family_id: Id) -> tuple[Id, ...]:
        """Sessions that a family knows of and that are missing or do not open. Raises NotFoundError, DamagedError."""
        there = {entry.id for entry in self.index.sessions}
        return tuple(sorted(id_ for id_ in self.ledger(family_id).newest if id_ not in there))

    def note_backup(self, at: datetime) -> None:
        """Remember when the last backup was made."""
        with self._threads:
            self._index.keep(replace(self.index, backed_up=at))

    def close(self) -> None:
        """Let go of the lock and the keys. The archive is not to be used afterwards."""
        self.closing = True
        self.log.close()
        with self._threads:
            self._seal.forget()
            self.keyring.forget()
            self._index.forget()
            self._in_hand = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put_back(self, record: Family | Session, ledger: Ledger) -> int:
        """Make an earlier value the newest, by a new generation, whatever the newest holds; returns its number.

        `history.restore` says when. Raises WriteError, ExistsError, as `put_family`; ClosedError: the newest opens, is
        a closed session and is another (METHOD § 6); NewerError: a newer version of Krets saved it.
        """
        with self._threads:
            self.refuse_reading()
            self._refuse_closed(record)
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

    def renew_index(self) -> None:
        """Make the lists anew from the documents themselves. Raises DamagedError when the folder cannot be read."""
        with self._threads:
            self._index.renew()

    def _write(
        self, document: Document, tables: dict[str, list[dict[str, object]]], saved: Saved | None = None
    ) -> None:
        self.refuse_reading()
        if document.storage.generation:
            document.storage.content()  # what does not open, or is of a newer version, is not written over
        document.replace(tables, saved)

    def _refuse_closed(self, record: Family | Session) -> None:
        try:
            now = self.contents(record.id)[0]
        except NewerError:
            raise
        except (DamagedError, NotFoundError):
            return
        if isinstance(now, Session) and now.closed and now != record:
            raise ClosedError(_("This session is closed, and stays as it was closed. Start a new one from it."))

    def _refuse_taken_code(self, family: Family) -> None:
        if self.index.taken_code(family):
            raise ExistsError(_("There is a family with that code already. Choose another code."))

    def _note_keys(self, what: str) -> None:
        self.log.note(Act.KEYS_CHANGED, detail=what)

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
