"""The practice family's store: an archive like any other, of invented people, that needs no passphrase."""

from pathlib import Path

from mapping.archive.archive import Archive
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.archive.threshold import exists

PASSPHRASE = "krets practice family"  # noqa: S105 - what it locks is in the program for anybody to read


def open_practice(folder: Path) -> Archive:
    """Open the practice store in `folder`, made and filled the first time.

    Raises:
        LockedError: the folder holds an archive that is not the practice store.
        WriteError: the disk said no.
    """
    from exports.data.interchange import read, take_in
    from mapping.practice import document

    if exists(folder):
        archive = open_archive(folder, PASSPHRASE, "write if free")
    else:
        archive = create_archive(folder, PASSPHRASE, PRACTICE_COST)
    if archive.writable and not archive.index.families:
        take_in(archive, read(document()))
    return archive


def reset_practice(folder: Path) -> None:
    """Let the practice store in `folder` be as it was the first time: all that was tried in it goes.

    Raises:
        LockedError: the folder holds an archive that is not the practice store; it is left as it is.
        InUseError: Krets is open on it.
        WriteError, DamagedError: the disk said no.
    """
    from exports.data.interchange import read, take_in
    from mapping.practice import document

    if not exists(folder):
        open_practice(folder).close()
        return
    with open_archive(folder, PASSPHRASE, "write") as archive:
        for family in archive.index.families:
            archive.erase(family.id, "")
        take_in(archive, read(document()))
