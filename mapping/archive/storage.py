"""TinyDB on sealed documents: a storage whose every write is a whole new, durable generation."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from mapping.archive.sealing import Kind, Label, Seal
from mapping.archive.shelf import Shelf
from mapping.errors import DamagedError, InvalidError, NotFoundError, WriteError
from mapping.language import gettext as _
from mapping.record import Id

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]


class SealedStorage(Storage):
    """Keeps a document's tables in memory and writes them to the shelf; a save never reads.

    TinyDB writes once per call on a table and knows no transaction. Inside `one_write` nothing reaches the shelf;
    at its end everything does, as one generation, or nothing at all.
    """

    def __init__(self, shelf: Shelf, seal: Seal, document: Id, kind: Kind, schema: int) -> None:
        """Store `document`; nothing is read until TinyDB asks."""
        self._shelf, self._seal = shelf, seal
        self._document, self._kind = document, kind
        self.schema = schema
        """The schema that is written; after a read, the one that was found."""
        self._written_schema = schema
        self._generation: int | None = None
        self._tables: Tables | None = None
        self._staged: Tables | None = None

    @property
    def generation(self) -> int:
        """The newest generation's number; 0 when there is none."""
        if self._generation is None:
            self._generation = max(self._shelf.generations(self._document), default=0)
        return self._generation

    def read(self) -> Tables | None:
        """The tables as TinyDB wants them, or None for a new document."""
        if self._staged is not None:
            return self._staged
        if self._tables is None and self.generation:
            self._tables = self._load()
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep all tables: at the end of `one_write` when inside one, else at once."""
        if self._staged is None:
            self._commit(data)
        else:
            self._staged = data

    @contextmanager
    def one_write(self) -> Iterator[None]:
        """Everything in the block becomes one generation. If the block or the disk fails, all is as it was."""
        before = self.read() or {}
        self._staged = {name: {key: dict(row) for key, row in rows.items()} for name, rows in before.items()}
        try:
            yield
            self._commit(self._staged)
        finally:
            self._staged = None

    def _load(self) -> Tables:
        sealed = self._shelf.get(self._document, self.generation)
        label, content = self._seal.open(self._document, self.generation, sealed)
        if label.kind is not self._kind:
            raise NotFoundError(_("The document is of another kind."))
        self.schema = label.schema
        try:
            return msgspec.json.decode(content, type=Tables)
        except msgspec.DecodeError:
            raise DamagedError(_("A document does not hold what it should.")) from None

    def _commit(self, tables: Tables) -> None:
        label = Label(self._document, self._kind, self.generation + 1, self._written_schema)
        try:
            content = msgspec.json.encode(tables)
        except (TypeError, ValueError):  # a lone surrogate, or a value that JSON does not know
            raise InvalidError(_("Something in this cannot be stored. It was not saved.")) from None
        sealed = self._seal.close(label, content)
        try:
            self._generation = self._shelf.put(self._document, sealed, expected_generation=self.generation)
        except WriteError:
            self._generation = None  # ask the shelf again next time: it knows what became of the attempt
            raise
        self._tables, self.schema = tables, self._written_schema


class Document:
    """One TinyDB database in one sealed document."""

    def __init__(self, storage: SealedStorage) -> None:
        """A database on `storage`."""
        self.storage = storage
        self._database = TinyDB(storage=lambda: storage)

    def tables(self) -> dict[str, list[Row]]:
        """All rows by table, in the order they were put in.

        Raises:
            DamagedError: the document does not open (NewerError: a newer version made it).
            NotFoundError: there is no such document.
        """
        if not self.storage.generation:
            raise NotFoundError(_("The document is not in the archive."))
        return {name: [dict(row) for row in self._database.table(name).all()] for name in self._database.tables()}

    def replace(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Make the tables hold exactly these rows, in one write.

        Raises:
            WriteError: the disk said no; the document is as it was.
            InvalidError: something cannot be stored; the document is as it was.
        """
        with self.storage.one_write():
            for name, rows in tables.items():
                table = self._database.table(name)
                table.truncate()
                table.insert_multiple(rows)
        for name in tables:
            self._database.table(name).clear_cache()
