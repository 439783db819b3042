"""Putting an export on the disk: a new file that only its owner can read, never over another."""

import os
from contextlib import suppress
from pathlib import Path

from mapping.archive.disk import disk_errors
from mapping.errors import ExistsError, NotFoundError
from mapping.language import gettext as _


def write_new(target: Path, content: bytes) -> None:
    """Write `content` to the new file `target`, whole or not at all.

    Raises:
        ExistsError: there is such a file already.
        NotFoundError: its folder is not there.
        WriteError: the disk said no.
    """
    if not target.parent.is_dir():
        raise NotFoundError(_("There is no folder {folder}.").format(folder=target.parent))
    with disk_errors():
        try:
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            raise ExistsError(_("{file} exists already. Choose another name.").format(file=target)) from None
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(descriptor)
        except OSError:
            with suppress(OSError):
                target.unlink()
            raise
