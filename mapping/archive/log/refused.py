"""Passphrases that were wrong: counted outside what is sealed, for there is no key yet, and logged at the next opening.

A file with a byte for each. It says only how many; whoever may write in the folder can take it away.
"""

import os
from contextlib import suppress
from pathlib import Path
from time import time
from uuid import uuid4

from mapping.archive.threshold import LOG

_FILE = "refused"
_MOST = 100_000
"""More are not counted."""


def remember_refused(root: Path) -> None:
    """Remember that a passphrase was wrong, where that can be written."""
    folder = root / LOG
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(folder / _FILE, flags, 0o600)
        try:
            if os.fstat(descriptor).st_size < _MOST:
                os.write(descriptor, b".")
        finally:
            os.close(descriptor)


def refused_so_far(root: Path) -> tuple[int, float]:
    """How many were wrong since the archive was opened last, and seconds since the newest of them."""
    with suppress(OSError):
        found = (root / LOG / _FILE).stat()
        return found.st_size, max(0.0, time() - found.st_mtime)
    return 0, 0.0


def take_refused(root: Path) -> int:
    """How many were wrong since this was asked last. Of two who ask at once, one is told."""
    taken = root / LOG / f"{_FILE}.{uuid4()}"
    with suppress(OSError):
        (root / LOG / _FILE).rename(taken)
        count = taken.stat().st_size
        taken.unlink()
        return count
    return 0
