"""What the faults are tried on: work on an archive, told of as it is done, and what must be true afterwards."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.care.checking import Wrong, check
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.record import Id
from mapping.session import Session
from tests.mapping.archive.invented import EXPORT, FAMILY, PASSPHRASE, SESSION, id_of, note_in, with_note

__all__ = ["PRACTICE_COST"]

CANARY = "Kanariefågel"
"""Stands in every value that is saved here, and must be readable nowhere."""

Tell = Callable[[Id, int], None]
"""Called with a document and a number when what bears that number is acknowledged."""


def numbered(number: int, session: Session = SESSION) -> Session:
    """The session as it is after that many edits."""
    return with_note(session, f"{CANARY} {number}")


def number_in(session: Session) -> int:
    """The number put there by `numbered`."""
    return int(note_in(session).removeprefix(CANARY))


def fresh(root: Path) -> Path:
    """A new archive with the family, and the session as `numbered(0)`."""
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(replace(FAMILY, code=f"{CANARY} -1"))
        archive.save(numbered(0))
        archive.note(numbered(0))
    return root


def copied(root: Path, name: str) -> Path:
    """A copy of the archive beside it."""
    target = root.parent / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(root, target, symlinks=True)
    return target


def work(archive: Archive, tell: Tell, *, numbers: range, new: Id | None = None) -> None:
    """Edits of all kinds; a new session when `new` is its id. Each is told of when it is durable."""
    session = SESSION if new is None else replace(SESSION, id=new, follows=None)
    for number in numbers:
        archive.save(numbered(number, session))
        tell(session.id, number)
        if number % 3 == 1:
            archive.note(numbered(number, session))
        if number % 3 == 2:
            archive.put_family(replace(FAMILY, code=f"{CANARY} {number}"))
            tell(FAMILY.id, number)
        if number % 4 == 3:
            archive.note_export(FAMILY.id, EXPORT)


def look_through(root: Path, told: dict[Id, int], *, log: bool = True) -> int:
    """Prove that all of the archive is sound, that what was told is there, and that it can go on.

    The access log need not be whole unless `log`: all of its records but a few are not waited for.

    Returns how many edits were whole although nobody had been told.
    """
    early = 0
    with open_archive(root, PASSPHRASE, "write") as archive:
        assert [found for found in check(archive) if log or found.wrong is not Wrong.LOG] == []
        for document, number in told.items():
            if document == FAMILY.id:
                kept = int(archive.family(document).code.removeprefix(CANARY))
                assert kept in {number, number + 3}
            else:
                kept = number_in(archive.session(document)[0])
                assert kept in {number, number + 1}
            early += kept > number
        archive.save(numbered(999, replace(SESSION, id=id_of("goes on"))))
    assert unfinished(root) == []
    assert plaintext(root) == []
    return early


def unfinished(root: Path) -> list[Path]:
    """What interrupted saves left behind."""
    empty = [folder for folder in (root / "documents").iterdir() if not any(folder.iterdir())]
    return [*root.rglob("*.part"), *empty]


def plaintext(root: Path) -> list[Path]:
    """Files in which, or in whose names, something that was told can be read."""
    needles = [form.encode(encoding) for form in (CANARY, FAMILY.code) for encoding in ("utf-8", "utf-16-le")]
    return [
        path
        for path in root.rglob("*")
        for content in [os.fsencode(path.name) + (path.read_bytes() if path.is_file() else b"")]
        if any(needle in content for needle in needles)
    ]


def generations_of(root: Path, document: Id) -> list[Path]:
    """The files of a document's generations, oldest first."""
    return sorted(path for path in (root / "documents" / str(document)).iterdir() if path.suffix == ".sealed")


def documents_of(root: Path) -> Iterator[Id]:
    """Every document that has a folder."""
    yield from sorted(UUID(path.name) for path in (root / "documents").iterdir())
