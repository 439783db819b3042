"""Where sealed documents lie. Today a folder; nothing above this module may know that.

In the folder each document has a folder of its own, named by its id, and in it one file a generation. A save never
touches the generation before: it writes a new file beside it. `generations` says which are kept.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from mapping import clock
from mapping.archive.disk import (
    disk_errors,
    flush_folder,
    make_folder,
    read_bounded,
    reading_errors,
    replace_durably,
    write_durably,
)
from mapping.archive.documents.generations import (
    HIGHEST,
    Generation,
    Saved,
    generation_named,
    is_ours,
    newest_number,
    superfluous,
)
from mapping.archive.threshold import DOCUMENTS, INCOMING
from mapping.errors import DamagedError, NotFoundError, WriteError
from mapping.language import gettext as _
from mapping.record import Id


@dataclass(frozen=True)
class Kept:
    """What the shelf knows of one generation without opening it."""

    number: int
    day: date | None
    """When it was saved, where the worker was; None when that was not written down."""
    at: datetime | None
    """The same to the minute, by the file's own time; None when that is of another day, as after a copy."""
    first: bool
    """Whether it was the first after the document was opened."""
    size: int
    """Bytes, sealed."""


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

    def kept(self, document: Id) -> tuple[Kept, ...]:
        """The same, with what is known of each. Raises DamagedError when they cannot be read."""

    def get(self, document: Id, generation: int) -> bytes:
        """One generation's sealed bytes. Raises NotFoundError, or DamagedError when it cannot be read."""

    def put(
        self,
        document: Id,
        sealed: bytes,
        *,
        expected_generation: int,
        derived: bool = False,
        saved: Saved | None = None,
    ) -> int:
        """Keep a new generation after the expected one (0: the document is new) and return its number.

        Of a `derived` document, which can be made anew, hardly any older ones are kept. It is durable on return.
        `saved` is when it was saved, if not now and here.
        Raises WriteError when the disk says no, or when there already is a newer one; DamagedError when that cannot
        be seen.
        """

    def replace(self, document: Id, generation: int, sealed: bytes) -> None:
        """Keep other bytes as a generation that is there, for the same content sealed anew: its time stays as it was.

        At every moment it is wholly the old or wholly the new; durable on return.
        Raises WriteError, NotFoundError, DamagedError.
        """

    def rest(self, document: Id) -> None:
        """The document is laid away: the next generation is the first of an opening."""

    def delete(self, document: Id) -> None:
        """Remove a document with all its generations."""


class FolderShelf:
    """A shelf that is a folder on this computer."""

    def __init__(self, root: Path, today: Callable[[], date] = clock.today) -> None:
        """Use the folders `documents` and `incoming` below `root`; they are made when they are needed."""
        self._documents = root / DOCUMENTS
        self._incoming = root / INCOMING
        self._today = today
        self._known: dict[Id, dict[Generation, str]] = {}
        """The generations and their files of each document that was saved here, so that a save reads no names."""
        self._opened: set[Id] = set()

    def list(self) -> dict[Id, int]:
        """All documents there are: folders whose name is an id, with a generation in them; see Shelf."""
        newest: dict[Id, int] = {}
        for id_ in filter(None, map(_as_id, _names(self._documents))):
            try:
                number = newest_number(_names(self._documents / str(id_)))
            except DamagedError:
                newest[id_] = 0
            else:
                newest |= {id_: number} if number else {}
        return newest

    def generations(self, document: Id) -> tuple[int, ...]:
        """The generations kept of a document, oldest first."""
        return tuple(generation.number for generation in self._look(document))

    def kept(self, document: Id) -> tuple[Kept, ...]:
        """The same, with what is known of each."""
        with reading_errors():
            return tuple(self._described(document, generation) for generation in self._look(document))

    def get(self, document: Id, generation: int) -> bytes:
        """One generation's sealed bytes."""
        there = (each for each in self._look(document) if each.number == generation)
        with reading_errors():
            try:
                return read_bounded(self._path(document, next(there)))
            except (FileNotFoundError, StopIteration):
                raise NotFoundError(_("The document is not in the archive.")) from None

    def put(
        self,
        document: Id,
        sealed: bytes,
        *,
        expected_generation: int,
        derived: bool = False,
        saved: Saved | None = None,
    ) -> int:
        """Keep a new generation after the expected one; see Shelf."""
        day, first = saved or Saved(self._today(), first=document not in self._opened)
        new = Generation(expected_generation + 1, day, first)
        target = self._path(document, new)
        if newest_number(_names(target.parent)) > expected_generation:  # whatever day it is where they are
            raise WriteError(_("Somebody else has saved this meanwhile. Open it again to see the newest."))
        if new.number > HIGHEST:
            raise _no_number_left(document)
        make_folder(target.parent)
        try:
            write_durably(self._incoming, target, sealed)
        except BaseException:
            self._known.pop(document, None)
            raise
        if saved is None:
            self._opened.add(document)
        self._thin(document, new, derived)
        return new.number

    def replace(self, document: Id, generation: int, sealed: bytes) -> None:
        """Keep other bytes as a generation that is there; see Shelf."""
        there = next((each for each in self._look(document) if each.number == generation), None)
        if there is None:
            raise NotFoundError(_("The document is not in the archive."))
        path = self._path(document, there)
        with reading_errors():
            found = path.stat()
        replace_durably(self._incoming, path, sealed, times=(found.st_atime_ns, found.st_mtime_ns))

    def rest(self, document: Id) -> None:
        """The document is laid away: the next generation is the first of an opening."""
        self._opened.discard(document)

    def delete(self, document: Id) -> None:
        """Remove a document with all its generations, and the copies that a cloud made of them or of its folder."""
        there = [name for name in _names(self._documents) if name.startswith(str(document))]
        self._known.pop(document, None)
        self.rest(document)
        if not there:
            return
        with disk_errors():
            for name in there:
                _remove(self._documents / name)
            flush_folder(self._documents)

    def see(self) -> None:
        """Make sure that documents can be looked for. Raises DamagedError when the folder cannot be read."""
        _names(self._documents)

    def sweep(self) -> None:
        """Remove what interrupted saves left behind, as far as possible. Only an archive's one writer may do this,
        before it saves. Raises DamagedError when the folder cannot be read.
        """
        for name in _names(self._incoming):
            if name.endswith(".part"):
                with suppress(OSError):
                    (self._incoming / name).unlink()

    def sweep_empty(self) -> None:
        """Remove the folders of documents that were never saved, or are removed; as `sweep`, while nothing is saved."""
        for id_ in filter(None, map(_as_id, _names(self._documents))):
            with suppress(OSError):  # it is not empty
                (self._documents / str(id_)).rmdir()

    def _path(self, document: Id, generation: Generation) -> Path:
        return self._documents / str(document) / generation.name

    def _look(self, document: Id) -> tuple[Generation, ...]:
        """The generations that lie there, oldest first. Of two with the same number, one stands for both."""
        found = map(generation_named, sorted(_names(self._documents / str(document))))
        numbered = {each.number: each for each in found if each is not None}
        return tuple(sorted(numbered.values(), key=lambda each: each.number))

    def _described(self, document: Id, generation: Generation) -> Kept:
        try:
            found = self._path(document, generation).stat()
        except FileNotFoundError:  # dropped meanwhile
            return Kept(generation.number, generation.day, None, generation.first, 0)
        at = _moment(found.st_mtime)
        day = generation.day or (at.date() if at else None)
        same = at is not None and at.date() == day
        return Kept(generation.number, day, at if same else None, generation.first, found.st_size)

    def _thin(self, document: Id, new: Generation, derived: bool) -> None:
        """Drop what need not be kept. The names in the folder are read when its first generation is saved here."""
        if document in self._known:
            self._known[document][new] = new.name
        else:
            try:
                self._known[document] = {self._dated(document, each): each.name for each in self._look(document)}
            except DamagedError:
                return  # an old generation too many does no harm
        known = self._known[document]
        for old in superfluous(tuple(known), derived=derived):
            with suppress(OSError):
                (self._documents / str(document) / known.pop(old)).unlink(missing_ok=True)

    def _dated(self, document: Id, generation: Generation) -> Generation:
        """With the day of the file itself, where the name tells none."""
        if generation.day is not None:
            return generation
        with suppress(OSError):
            at = _moment(self._path(document, generation).stat().st_mtime)
            return Generation(generation.number, at.date() if at else None, generation.first)
        return generation


def _no_number_left(document: Id) -> WriteError:
    said = _("A file in {folder} begins with {number}, which Krets cannot have written. Move it away, and try again.")
    return WriteError(said.format(folder=f"{DOCUMENTS}/{document}", number=HIGHEST))


def _moment(seconds: float) -> datetime | None:
    """A file's time where the worker is; None when it is no time that a calendar knows."""
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, ValueError, OSError):
        return None


def _names(folder: Path) -> Sequence[str]:
    """What lies in a folder; nothing when it is no folder."""
    with reading_errors():
        try:
            return os.listdir(folder)  # noqa: PTH208 - every document at each opening: no Path for each name
        except (FileNotFoundError, NotADirectoryError):
            return ()


def _remove(place: Path) -> None:
    """Remove a document's folder, or what a cloud copied it to; what is somebody else's in it stays. Raises OSError."""
    if not place.is_dir() or place.is_symlink():
        place.unlink(missing_ok=True)
        return
    for name in filter(is_ours, _names(place)):
        (place / name).unlink(missing_ok=True)
    with suppress(OSError):  # something of somebody else's lies in it
        place.rmdir()


def _as_id(name: str) -> Id | None:
    try:
        id_ = UUID(name)
    except ValueError:
        return None
    return id_ if str(id_) == name else None
