"""The command `krets` as a user runs it: a process of its own, in a locale that knows nothing of Swedish."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from exports.data.interchange import read, take_in
from mapping.archive.archive import Archive
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.practice import document
from tui.__main__ import run

KRETS = Path(sys.executable).with_name("krets")
PASSPHRASE = "fyra lugna ord på rad"
FAMILY = "f0000000-0000-4000-8000-000000000001"
SESSIONS = tuple(f"90000000-0000-4000-8000-00000000000{number}" for number in (1, 2, 3, 4))
NAMES = ("Vilja", "Tindra", "Sixten", "Ture")
"""People of the practice family, who must not turn up in lists and messages."""


class Desk:
    """A folder with an archive, its passphrase in a file, and files that come and go."""

    def __init__(self, folder: Path, name: str = "archive", *, filled: bool = True) -> None:
        """Make the archive, with the practice family in it when `filled`."""
        self.folder = folder
        self.archive = folder / name
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
        with create_archive(self.archive, PASSPHRASE, PRACTICE_COST) as archive:
            if filled:
                take_in(archive, read(document()))

    @property
    def options(self) -> tuple[str, ...]:
        """The global options that lead to the archive."""
        return ("--archive", str(self.archive), "--passphrase-file", str(self.passphrase))

    def open(self) -> Archive:
        """The archive, open for writing in this process."""
        return open_archive(self.archive, PASSPHRASE, "write")

    def file(self, name: str, content: bytes) -> str:
        """A new file's name."""
        (self.folder / name).write_bytes(content)
        return str(self.folder / name)

    def krets(self, *arguments: str, **more: Any) -> "subprocess.CompletedProcess[bytes]":
        """Run the command on the archive, in a process of its own."""
        return krets(*self.options, *arguments, folder=self.folder, **more)

    def run(self, *arguments: str) -> int:
        """Run the command on the archive in this process; returns the exit status."""
        return run([*self.options, *arguments])


def krets(*arguments: str, folder: Path, **more: Any) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in `folder`, which is also its home; standard input is empty unless given."""
    if "stdin" not in more:
        more.setdefault("input", b"")
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.run([KRETS, *arguments], cwd=folder, env=environment(folder), timeout=60, check=False, **streams)


def environment(folder: Path) -> dict[str, str]:
    """The C locale, and a home of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LC_ALL": "C", "HOME": str(folder)}


def only_line(errors: "bytes | str") -> str:
    """What was said on standard error, proved to be one calm line."""
    text = errors.decode("utf-8") if isinstance(errors, bytes) else errors
    assert text.startswith("krets: "), text
    assert text.endswith("\n"), text
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text.removeprefix("krets: ").removesuffix("\n")
