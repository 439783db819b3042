"""Where sealed documents lie. Today a folder; nothing above this module may know that.

In the folder each document has a folder of its own, named by its id, and in it one file a generation. A save never
touches the generation before: it writes a new file beside it. The newest ten are kept.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

from mapping.archive.disk import disk_errors, make_folder, write_durably
from mapping.errors import NotFoundError, WriteError
from mapping.language import gettext as _
from mapping.record import Id

GENERATIONS_KEPT = 10

_NAME = re.compile(r"(\d{10})\.sealed", re.ASCII)


class Shelf(Protocol):
    """A place for sealed documents, each with numbered generations from 1."""

    def list(self) -> tuple[Id, ...]:
        """All documents there are, in no order that means anything."""

    def generations(self, document: Id) -> tuple[int, ...]:
        """The generations kept of a document, oldest first; empty when there is no such document."""

    def get(self, document: Id, generation: int) -> bytes:
        """One generation's sealed bytes. Raises NotFoundError."""

    def put(self, document: Id, sealed: bytes, *, expected_generation: int) -> int:
        """Keep a new generation after the expected one (0: the document is new) and return its number.

        It is durable on return. Raises WriteError when the disk says no, or when there already is a newer one.
        """

    def delete(self, document: Id) -> None:
        """Remove a document with all its generations."""


class FolderShelf:
    """A shelf that is a folder on this computer."""

    def __init__(self, root: Path) -> None:
        """Use the folders `documents` and `incoming` below `root`; they are made when first written to."""
        self._documents = root / "documents"
        self._incoming = root / "incoming"
        self._swept: set[Id] = set()

    def list(self) -> tuple[Id, ...]:
        """All documents there are: folders whose name is an id."""
        if not self._documents.is_dir():
            return ()
        ids = (_as_id(path.name) for path in self._documents.iterdir())
        return tuple(id_ for id_ in ids if id_ is not None)

    def generations(self, document: Id) -> tuple[int, ...]:
        """The generations kept of a document, oldest first."""
        folder = self._documents / str(document)
        if not folder.is_dir():
            return ()
        names = (_NAME.fullmatch(path.name) for path in folder.iterdir())
        return tuple(sorted(int(name[1]) for name in names if name))

    def get(self, document: Id, generation: int) -> bytes:
        """One generation's sealed bytes."""
        try:
            return self._path(document, generation).read_bytes()
        except FileNotFoundError:
            raise NotFoundError(_("The document is not in the archive.")) from None

    def put(self, document: Id, sealed: bytes, *, expected_generation: int) -> int:
        """Keep a new generation after the expected one; see Shelf."""
        generation = expected_generation + 1
        target = self._path(document, generation)
        if expected_generation == 0:
            make_folder(self._documents)
            make_folder(target.parent)
            make_folder(self._incoming)
        if target.exists():
            raise WriteError(_("Somebody else has saved this meanwhile. Open it again to see the newest."))
        write_durably(self._incoming / f"{uuid4()}.part", target, sealed)
        self._forget_old(document, generation)
        return generation

    def delete(self, document: Id) -> None:
        """Remove a document with all its generations."""
        with disk_errors():
            for generation in self.generations(document):
                self._path(document, generation).unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                (self._documents / str(document)).rmdir()

    def sweep(self) -> None:
        """Remove what an interrupted save left behind. Only the one writer of an archive may call this."""
        make_folder(self._incoming)
        for leftover in self._incoming.glob("*.part"):
            with suppress(OSError):
                leftover.unlink()

    def _path(self, document: Id, generation: int) -> Path:
        return self._documents / str(document) / f"{generation:010}.sealed"

    def _forget_old(self, document: Id, newest: int) -> None:
        """Drop what is older than the kept generations: one file as a rule, all of them the first time."""
        oldest_kept = newest - GENERATIONS_KEPT + 1
        old: Iterable[int] = (oldest_kept - 1,)
        if document not in self._swept:
            old = tuple(g for g in self.generations(document) if g < oldest_kept)
            self._swept.add(document)
        for generation in old:
            with suppress(OSError):  # an old generation too many does no harm
                self._path(document, generation).unlink(missing_ok=True)


def _as_id(name: str) -> Id | None:
    try:
        id_ = UUID(name)
    except ValueError:
        return None
    return id_ if str(id_) == name else None
