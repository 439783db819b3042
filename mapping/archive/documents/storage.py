"""TinyDB on sealed documents: a storage whose every write is a whole new, durable generation."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from mapping.archive.disk import LARGEST
from mapping.archive.documents.generations import Saved
from mapping.archive.documents.sealing import Kind, Label, Seal, newer
from mapping.archive.documents.shelf import Shelf
from mapping.errors import DamagedError, InvalidError, NotFoundError
from mapping.language import gettext as _
from mapping.record import Id

ROOM = 8192
"""Bytes that sealing adds at the most: the header, the tag, and what fills the last block."""

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]


class SealedStorage(Storage):
    """Keeps a document's content in memory and writes it to the shelf; a save never reads.

    The content is kept as bytes and decoded for each read: nobody who changes what was read changes what is kept.

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
        self._content: bytes | None = None
        self._gathering = False
        self._gathered: Tables | None = None

    @property
    def generation(self) -> int:
        """The newest generation's number; 0 when there is none. Raises DamagedError."""
        if self._generation is None:
            self._generation = max(self._shelf.generations(self._document), default=0)
        return self._generation

    def content(self) -> bytes:
        """The document as it is stored, opened.

        Raises:
            DamagedError: it does not open (NewerError: a newer version made it).
            NotFoundError: there is no such document.
        """
        if self._content is None:
            self._content = self._load()
        return self._content

    def read(self) -> Tables | None:
        """The tables as TinyDB wants them, or None for a new document."""
        if self._gathered is not None:
            return self._gathered
        return decoded(self.content()) if self.generation else None

    def write(self, data: Tables) -> None:
        """Keep all tables: at the end of `one_write` when inside one, else at once."""
        if self._gathering:
            self._gathered = data
        else:
            self._commit(data)

    @contextmanager
    def one_write(self, saved: Saved | None = None) -> Iterator[None]:
        """Everything in the block becomes one generation. If the block or the disk fails, all is as it was.

        `saved` is when it was saved, if not now and here.
        """
        self._gathering = True
        try:
            yield
            if self._gathered is not None:
                self._commit(self._gathered, saved)
        finally:
            self._gathering, self._gathered = False, None

    def _load(self) -> bytes:
        sealed = self._shelf.get(self._document, self.generation)
        label, content = self._seal.open(self._document, self.generation, sealed)
        if label.kind is not self._kind:
            raise NotFoundError(_("The document is of another kind."))
        if label.schema > self._written_schema:
            raise newer()
        self.schema = label.schema
        return content

    def _commit(self, tables: Tables, saved: Saved | None = None) -> None:
        label = Label(self._document, self._kind, self.generation + 1, self._written_schema)
        try:
            content = msgspec.json.encode(tables)
        except (TypeError, ValueError, OverflowError):  # a lone surrogate, or a value that JSON does not know
            raise _not_storable() from None
        if len(content) > LARGEST - ROOM:
            raise _not_storable()
        sealed = self._seal.close(label, content)
        try:
            self._generation = self._shelf.put(
                self._document,
                sealed,
                expected_generation=self.generation,
                derived=self._kind is Kind.INDEX,
                saved=saved,
            )
        except BaseException:
            self._generation = None  # ask the shelf again next time: it knows what became of the attempt
            raise
        self._content, self.schema = content, self._written_schema


def _not_storable() -> InvalidError:
    return InvalidError(_("Something in this cannot be stored. It was not saved."))


def decoded(content: bytes) -> Tables:
    """The tables in an opened document, fresh from the bytes. Raises DamagedError."""
    try:
        return msgspec.json.decode(content, type=Tables)
    except msgspec.DecodeError:
        raise DamagedError(_("A document does not hold what it should.")) from None


def rows_of(content: bytes) -> dict[str, list[Row]]:
    """All rows by table in an opened document, in the order they were put in. Raises DamagedError."""
    return {name: list(rows.values()) for name, rows in decoded(content).items()}


class Document:
    """One TinyDB database in one sealed document."""

    def __init__(self, storage: SealedStorage) -> None:
        """A database on `storage`."""
        self.storage = storage
        self._database = TinyDB(storage=lambda: storage)

    def tables(self) -> dict[str, list[Row]]:
        """All rows by table, in the order they were put in; they are the caller's own.

        Raises:
            DamagedError: the document does not open (NewerError: a newer version made it).
            NotFoundError: there is no such document.
        """
        return rows_of(self.storage.content())

    def replace(self, tables: Mapping[str, Sequence[Row]], saved: Saved | None = None) -> None:
        """Make the document hold exactly these tables, in one write. What was there is not looked at.

        `saved` is when they were saved, if not now and here.

        Raises:
            WriteError: the disk said no; the document is as it was.
            InvalidError: something cannot be stored; the document is as it was.
        """
        with self.storage.one_write(saved):
            self._database.drop_tables()
            for name, rows in tables.items():
                self._database.table(name).insert_multiple(rows)
