"""Logs to test on: written through the archive's own log, and read back with the same key."""

from pathlib import Path

from mapping.archive.keys.wrapped import Keys
from mapping.archive.log import Act
from mapping.archive.log.log import Log
from mapping.archive.log.reading import Reading, read_log
from mapping.archive.log.segment import LogSeal
from tests.mapping.archive.invented import id_of

ARCHIVE = id_of("archive")
KEYS = Keys.new()
FAMILY, OTHER = id_of("family"), id_of("other")


def log_in(root: Path) -> Log:
    """The log of an archive in `root`, as one more opener has it."""
    return Log(root, ARCHIVE, KEYS)


def opening(root: Path, *details: str) -> None:
    """One opening of the archive, from beginning to end, in which as many things were read."""
    log = log_in(root)
    log.note(Act.OPENED)
    for detail in details:
        log.note(Act.READ, family=FAMILY, detail=detail)
    log.close()


def files(root: Path) -> list[Path]:
    """The segments, the oldest first."""
    return sorted((root / "log").glob("*.log"))


def reading(root: Path, keys: Keys = KEYS) -> Reading:
    """Everything, as one who opens nothing reads it."""
    return read_log(root / "log", LogSeal(keys, ARCHIVE))


def acts(root: Path) -> list[str]:
    """What was done, in order."""
    return [entry.record.act for entry in reading(root).entries]


def whole(root: Path) -> bool:
    """Whether nothing at all is remarked on."""
    read = reading(root)
    return not read.faults and not read.interrupted
