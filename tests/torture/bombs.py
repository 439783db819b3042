"""What a bomb may do: run in a process of its own, so that its memory is measured, and how it ended."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

MOST_MEMORY = 300 * 1024
"""Kibibytes, at the peak (the table's bound)."""
GIGABYTE = 1024**3


class Ended(NamedTuple):
    """How a process ended."""

    said: str
    """The last line: the kind of error and its sentence, or ``well``."""
    memory: int
    """Kibibytes, at the peak."""


_FRAME = """
import sys
from pathlib import Path
from mapping.errors import KretsError
root = Path(sys.argv[1])
PASSPHRASE = {passphrase!r}
try:
    {work}
except KretsError as error:
    print(type(error).__name__, error)
else:
    print(globals().get("found", "well"))
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
except (OSError, StopIteration):
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(peak)
"""
"""The peak is read from /proc where there is one: what the system counts for a child begins with its parent's own."""


def tried(work: str, root: Path, passphrase: str) -> Ended:
    """Run a few lines of Python on the archive in `root`; a refusal must be a KretsError."""
    code = _FRAME.format(work="\n    ".join(work.strip().splitlines()), passphrase=passphrase)
    with subprocess.Popen([sys.executable, "-c", code, str(root)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        *_before, said, memory = process.stdout.read().strip().splitlines()
    assert process.returncode == 0, f"it ended with {process.returncode}"
    return Ended(said, int(memory))


def sparse(path: Path, size: int = GIGABYTE, begins: bytes = b"") -> Path:
    """A file of that size which takes no room on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(begins)
    os.truncate(path, size)
    return path
