"""Where sealed documents lie. Today a folder; nothing above this module may know that.

In the folder each document has a folder of its own, named by its id, and in it one file a generation. A save never
touches the generation before: it writes a new file beside it. The newest ten are kept.
"""

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

from mapping.archive.disk import disk_errors, flush_folder, make_folder, reading_errors, write_durably
from mapping.archive.threshold import DOCUMENTS, INCOMING
from mapping.errors import DamagedError, NotFoundError, WriteError
from mapping.language import gettext as _
from mapping.record import Id

GENERATIONS_KEPT = 10

_NAME = re.compile(r"(\d{10})\.sealed", re.ASCII)


class Shelf(Protocol):
    """A place for sealed documents, each with numbered generations from 1."""

    def list(self) -> dict[Id, int]:
        """All documents there are, each with its newest generation; 0 for one that cannot be looked at.

        Raises DamagedError when nothing can be read.
        """

    def generations(self, document: Id) -> tuple[int, ...]:
        """The generations kept of a document, oldest first; empty when there is no such document.

        Raises DamagedError when they cannot be read.
        """

    def get(self, document: Id, generation: int) -> bytes:
        """One generation's sealed bytes. Raises NotFoundError, or DamagedError when it cannot be read."""

    def put(self, document: Id, sealed: bytes, *, expected_generation: int) -> int:
        """Keep a new generation after the expected one (0: the document is new) and return its number.

        It is durable on return. Raises WriteError when the disk says no, or when there already is a newer one.
        """

    def delete(self, document: Id) -> None:
        """Remove a document with all its generations."""


class FolderShelf:
    """A shelf that is a folder on this computer."""

    def __init__(self, root: Path) -> None:
        """Use the folders `documents` and `incoming` below `root`; they are made when they are needed."""
        self._documents = root / DOCUMENTS
        self._incoming = root / INCOMING
        self._swept: set[Id] = set()

    def list(self) -> dict[Id, int]:
        """All documents there are: folders whose name is an id, with a generation in them; see Shelf."""
        newest: dict[Id, int] = {}
        for id_ in filter(None, map(_as_id, _names(self._documents))):
            try:
                generations = self.generations(id_)
            except DamagedError:
                newest[id_] = 0
            else:
                newest |= {id_: max(generations)} if generations else {}
        return newest

    def generations(self, document: Id) -> tuple[int, ...]:
        """The generations kept of a document, oldest first."""
        names = map(_NAME.fullmatch, _names(self._documents / str(document)))
        return tuple(sorted(int(name[1]) for name in names if name))

    def get(self, document: Id, generation: int) -> bytes:
        """One generation's sealed bytes."""
        with reading_errors():
            try:
                return self._path(document, generation).read_bytes()
            except FileNotFoundError:
                raise NotFoundError(_("The document is not in the archive.")) from None

    def put(self, document: Id, sealed: bytes, *, expected_generation: int) -> int:
        """Keep a new generation after the expected one; see Shelf."""
        generation = expected_generation + 1
        target = self._path(document, generation)
        make_folder(target.parent)
        make_folder(self._incoming)
        if os.path.lexists(target):
            raise WriteError(_("Somebody else has saved this meanwhile. Open it again to see the newest."))
        write_durably(self._incoming / f"{uuid4()}.part", target, sealed)
        self._forget_old(document, generation)
        return generation

    def delete(self, document: Id) -> None:
        """Remove a document with all its generations."""
        generations = self.generations(document)
        if not generations:
            return
        with disk_errors():
            for generation in generations:
                self._path(document, generation).unlink(missing_ok=True)
            with suppress(OSError):  # something of somebody else's lies in it
                (self._documents / str(document)).rmdir()
            flush_folder(self._documents)

    def sweep(self) -> None:
        """Remove what interrupted saves left behind, as far as possible. Only an archive's one writer may do this."""
        for name in _names(self._incoming):
            if name.endswith(".part"):
                with suppress(OSError):
                    (self._incoming / name).unlink()
        for id_ in filter(None, map(_as_id, _names(self._documents))):
            with suppress(OSError):  # it is not empty
                (self._documents / str(id_)).rmdir()

    def _path(self, document: Id, generation: int) -> Path:
        return self._documents / str(document) / f"{generation:010}.sealed"

    def _forget_old(self, document: Id, newest: int) -> None:
        """Drop what is older than the kept generations: one file as a rule, all of them the first time."""
        oldest_kept = newest - GENERATIONS_KEPT + 1
        old: Iterable[int] = (oldest_kept - 1,)
        if document not in self._swept:
            with suppress(DamagedError):
                old = tuple(g for g in self.generations(document) if g < oldest_kept)
            self._swept.add(document)
        for generation in old:
            with suppress(OSError):  # an old generation too many does no harm
                self._path(document, generation).unlink(missing_ok=True)


def _names(folder: Path) -> Sequence[str]:
    """What lies in a folder; nothing when it is no folder."""
    with reading_errors():
        try:
            return os.listdir(folder)  # noqa: PTH208 - every document at each opening: no Path for each name
        except (FileNotFoundError, NotADirectoryError):
            return ()


def _as_id(name: str) -> Id | None:
    try:
        id_ = UUID(name)
    except ValueError:
        return None
    return id_ if str(id_) == name else None
