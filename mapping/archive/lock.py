"""The lock on an archive: held by the one process that may write, for as long as the archive is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from mapping.archive.threshold import LOCK_FILE
from mapping.errors import InUseError, WriteError
from mapping.language import gettext as _

Lock = FileLock


def take_lock(root: Path) -> Lock:
    """Take the lock of the archive in the folder `root`, from whichever thread; any may release it.

    The system lets go of it when the process ends, however it ends.

    Raises:
        InUseError: another has it.
        WriteError: the folder cannot be written to.
    """
    lock = FileLock(root / LOCK_FILE, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise InUseError(
            _("Another Krets has this archive open for writing. Close it there first, or only read here.")
        ) from None
    except (OSError, NotImplementedError):
        raise WriteError(_("Krets may not write there. Check the rights of the folder, or choose another.")) from None
    return lock


@contextmanager
def let_go_on_failure(lock: Lock | None) -> Iterator[None]:
    """Release the lock when the block fails."""
    try:
        yield
    except BaseException:
        if lock is not None:
            lock.release()
        raise
