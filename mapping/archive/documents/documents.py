"""The sealed documents of an archive that is open, whichever kind each is, in all the versions that are kept."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mapping.archive.documents.codec import Ledger, family_of, session_of
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.documents.sealing import Kind, Seal
from mapping.archive.documents.shelf import FolderShelf, Kept
from mapping.archive.documents.storage import Document, SealedStorage, rows_of
from mapping.archive.index import index_id
from mapping.archive.keys.wrapped import Keys
from mapping.archive.lock import Lock
from mapping.errors import DamagedError, NewerError, WriteError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session


class Documents:
    """A folder of sealed documents with its key. One process at a time may write; any number may read.

    Safe to use from several threads: the one that saves, and the one that shows.
    """

    def __init__(self, root: Path, id_: Id, keys: Keys, lock: Lock | None) -> None:
        """Of the archive `id_` in the folder `root`; `lock` is held by the one that may write."""
        self.root = root
        self.id = id_
        self._shelf = FolderShelf(root)
        self._seal = Seal(keys, id_)
        self._lock = lock
        self._threads = threading.RLock()
        self._shelf.see()
        if lock is not None:
            self._shelf.sweep()

    @property
    def writable(self) -> bool:
        """Whether this process may save."""
        return self._lock is not None

    def refuse_reading(self) -> None:
        """Raise WriteError when this process may not save."""
        if not self.writable:
            raise WriteError(_("The archive is open for reading only, so nothing can be saved in it."))

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Nothing is saved, by whichever thread of this process, while the block runs."""
        with self._threads:
            yield

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

    def _document(self, id_: Id, kind: Kind) -> Document:
        return Document(SealedStorage(self._shelf, self._seal, id_, kind, SCHEMA))

    def _newest(self) -> dict[Id, int]:
        if self.writable:
            self._shelf.sweep_empty()
        return {id_: generation for id_, generation in self._shelf.list().items() if id_ != index_id(self.id)}
