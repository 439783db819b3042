"""Putting an export on the disk: a new file that only its owner can read, never over another."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from uuid import uuid4

from mapping.archive.disk import disk_errors, flush_folder, name_new, refuse_taken_name
from mapping.errors import NotFoundError
from mapping.language import gettext as _


def write_new(target: Path, content: bytes) -> None:
    """Write `content` to the new file `target`, whole or not at all, whatever interrupts it.

    Raises:
        ExistsError: there is such a file already.
        NotFoundError: its folder is not there.
        WriteError: the disk said no.
    """
    with disk_errors():
        if not target.parent.is_dir():
            raise NotFoundError(_("There is no folder {folder}.").format(folder=target.parent))
        refuse_taken_name(target)
        part = target.with_name(f"krets-{uuid4().hex}.part")
        try:
            _write_part(part, content)
            name_new(part, target)
            flush_folder(target.parent)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def free_name(target: Path) -> Path:
    """The first of ``x.txt``, ``x-2.txt``, ``x-3.txt`` … that is not there yet."""
    others = (target.with_stem(f"{target.stem}-{number}") for number in count(2))
    # A folder that is shut is no error here: writing into it will be told.
    return next(path for path in chain([target], others) if not os.path.lexists(path))


def refuse_taken(target: Path, endings: Iterable[str]) -> None:
    """Raise what `write_all_new` would for names that are taken or a folder that is not there.

    It is asked before something is noted as taken out, which is noted before it is written.
    """
    with disk_errors():
        if not target.parent.is_dir():
            raise NotFoundError(_("There is no folder {folder}.").format(folder=target.parent))
        if target.is_dir():
            refuse_taken_name(target)
        for ending in endings:
            refuse_taken_name(_ending_with(target, ending))


def write_all_new(target: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write new files named after `target`, all of them or none; returns their paths.

    `contents` are by what ends the names: nothing for `target` itself, ``-ego.csv`` for ``x-ego.csv`` beside ``x.csv``.
    Raises as `write_new`.
    """
    with disk_errors():
        if target.is_dir():
            refuse_taken_name(target)
    written: list[Path] = []
    try:
        for ending, content in contents.items():
            path = _ending_with(target, ending)
            write_new(path, content)
            written.append(path)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return written


def _ending_with(target: Path, ending: str) -> Path:
    return target.with_name(target.name.removesuffix(Path(ending).suffix) + ending)


def _write_part(part: Path, content: bytes) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
