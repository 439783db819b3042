"""Where an archive lies: what around it could harm what is saved, told calmly and with what to do.

Nothing here stops anybody. Only names, times and the system's own lists are looked at; nothing is opened.
"""

import enum
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from mapping.archive.documents.generations import generation_named, is_ours
from mapping.archive.threshold import DOCUMENTS, VAULT_FILE
from mapping.language import gettext as _
from mapping.language import ngettext, say_date


class Trouble(enum.StrEnum):
    """What can be amiss around an archive, the most urgent first."""

    NEARLY_FULL = "nearly_full"
    READ_ONLY = "read_only"
    COPIES = "copies"
    CLOCK = "clock"
    CLOUD = "cloud"
    NETWORK = "network"


@dataclass(frozen=True)
class Remark:
    """One thing about the surroundings."""

    trouble: Trouble
    what: str
    """One sentence, in the user's language."""
    advice: str
    """What to do, in one sentence."""

    @property
    def serious(self) -> bool:
        """Whether something has happened already, and is not only to be known."""
        return self.trouble is Trouble.COPIES


LITTLE_LEFT = 200_000_000
"""Bytes. With less than that, a working day may fill the disk."""
AHEAD = timedelta(days=1)
"""How far in the future a file may lie: another computer's clock, or another time zone, is no trouble."""

_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "syncthing": "Syncthing",
}
"""How the folders of clouds begin, in small letters."""
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
"""What clouds put into a folder that they copy."""
_DATABASE = re.compile(r"\.?_?sync_[0-9a-f]+\.db", re.ASCII)
_NETWORKS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs"}
_NETWORKS |= {f"fuse.{name}" for name in ("sshfs", "davfs", "davfs2", "rclone", "glusterfs", "gvfsd-fuse")}
_VAULT_COPY = re.compile(r"vault\W.*json.*|vault.*\.json.*", re.IGNORECASE | re.DOTALL)
_DRIVE_REMOTE = 4
_ID = 36
"""Characters of a document's name."""


def surroundings(root: Path, now: datetime | None = None, *, thorough: bool = True) -> tuple[Remark, ...]:
    """What is worth knowing about where the archive `root` lies, the most urgent first.

    `now` is the clock (with a zone). Unless `thorough`, the folders of the documents are not looked into one by one.
    """
    now = now or datetime.now().astimezone()
    found = (
        _nearly_full(root),
        _read_only(root),
        _copies(root, thorough=thorough),
        _clock(root, now),
        _cloud(root),
        _network(root),
    )
    return tuple(remark for remark in found if remark)


def conflict_copies(root: Path, *, thorough: bool = True) -> tuple[Path, ...]:
    """Files and folders that a cloud made beside an archive's own, because two computers wrote at once."""
    return tuple(sorted(_all_copies(root, thorough=thorough)))


def cloud_of(root: Path) -> str:
    """The name of the cloud that copies the folder `root`; empty when there is none that can be told."""
    place = root.absolute()
    with suppress(OSError):
        place = root.resolve()
    for name in place.parts[1:]:
        for beginning, cloud in _CLOUDS.items():
            if name.casefold().startswith(beginning):
                return cloud
    for folder in (place, *place.parents):
        names = set(_names(folder))
        for mark, cloud in _MARKS.items():
            if mark in names:
                return cloud
        if any(map(_DATABASE.fullmatch, names)):
            return "Nextcloud"
    return ""


def _nearly_full(root: Path) -> Remark | None:
    try:
        free = shutil.disk_usage(root).free
    except OSError:
        return None
    if free >= LITTLE_LEFT:
        return None
    what = _("There is little space left on the disk: {size} MB.").format(size=free // 1_000_000)
    return Remark(Trouble.NEARLY_FULL, what, _("Free some space soon, so that what you write can be saved."))


def _read_only(root: Path) -> Remark | None:
    folders = [folder for folder in (root, root / DOCUMENTS) if folder.is_dir()]
    if all(os.access(folder, os.W_OK) for folder in folders):
        return None
    what = _("The archive's folder can only be read.")
    return Remark(
        Trouble.READ_ONLY, what, _("Change the rights of the folder, or copy the archive to a disk of your own.")
    )


def _copies(root: Path, *, thorough: bool) -> Remark | None:
    copies = conflict_copies(root, thorough=thorough)
    if not copies:
        return None
    what = ngettext(
        "There is {count} conflict copy in the archive: two computers have written at the same time.",
        "There are {count} conflict copies in the archive: two computers have written at the same time.",
        len(copies),
    )
    where = copies[0].relative_to(root)
    advice = _("Krets leaves them alone. Look which is the newer ({name}), and work on one computer at a time.")
    return Remark(Trouble.COPIES, what, advice.format(name=where))


def _clock(root: Path, now: datetime) -> Remark | None:
    newest = _newest(root)
    if newest is None or newest - now <= AHEAD:
        return None
    what = _("The computer says that it is {today}, but the newest in the archive is from {day}.").format(
        today=say_date(now.date()), day=say_date(newest.astimezone(now.tzinfo).date())
    )
    return Remark(Trouble.CLOCK, what, _("Look at the computer's clock. Nothing is lost, but days may be shown wrong."))


def _cloud(root: Path) -> Remark | None:
    cloud = cloud_of(root)
    if not cloud:
        return None
    what = _("The archive lies in a folder that {cloud} copies.").format(cloud=cloud)
    advice = _("Use it on one computer at a time, and let it finish copying first. Safer: your own disk, and a backup.")
    return Remark(Trouble.CLOUD, what, advice)


def _network(root: Path) -> Remark | None:
    if not on_network(root):
        return None
    what = _("The archive lies on a network drive.")
    return Remark(
        Trouble.NETWORK, what, _("Open it on one computer at a time: some network drives do not hold the lock.")
    )


def on_network(root: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether `root` lies on another computer, as far as the system tells (macOS does not)."""
    if sys.platform == "win32":
        import ctypes

        place = str(root.absolute())
        return place.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root.absolute().anchor) == _DRIVE_REMOTE
    try:
        lines = [line.split(" ") for line in mounts.read_text("utf-8", "surrogateescape").splitlines()]
        place = root.resolve()
    except OSError:
        return False
    kinds = {Path(_plain(fields[1])): fields[2] for fields in lines if len(fields) > 2}
    holding = [folder for folder in (place, *place.parents) if folder in kinds]
    return bool(holding) and kinds[holding[0]] in _NETWORKS


def _plain(mounted: str) -> str:
    """A folder as the system's list writes it: spaces and such as ``\\040``."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), mounted)


def _newest(root: Path) -> datetime | None:
    """When the newest of the archive was saved, by its own files and folders."""
    seconds = []
    for folder in (root, root / DOCUMENTS):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    seconds.append(entry.stat(follow_symlinks=False).st_mtime)
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(max(seconds)).astimezone()
    return None


def _all_copies(root: Path, *, thorough: bool) -> Iterator[Path]:
    yield from (root / name for name in _names(root) if name != VAULT_FILE and _VAULT_COPY.fullmatch(name))
    documents = root / DOCUMENTS
    for name in _names(documents):
        if not thorough and len(name) <= _ID:
            continue
        if not _is_id(name[:_ID]):
            continue
        if len(name) > _ID:
            yield documents / name
        elif thorough:
            yield from (documents / name / inner for inner in _copied(_names(documents / name)))


def _copied(names: list[str]) -> Iterator[str]:
    """Of a document's files, those that are a copy by their name, or have a number that another has too."""
    seen: set[int] = set()
    for name in sorted(names):
        generation = generation_named(name)
        if generation is None:
            if is_ours(name) and not name.endswith((".tmp", ".part")):
                yield name
        elif generation.number in seen:
            yield name
        else:
            seen.add(generation.number)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - as the shelf: no Path for each name
    except OSError:
        return []
