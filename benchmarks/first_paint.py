"""From exec to the first screen in a real terminal: Krets on a locked archive beside the least that Textual can do.

Both write the same sentence; the clock runs until it has arrived. The memory is what the process holds at that
moment (resident), and the most it has held.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.figures import ratio, spread
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.language import gettext as _
from mapping.language import speaking

RUNS = 25
TIME_AIM, MEMORY_AIM = 1.15, 45.0
PATIENCE = 20.0
"""Seconds."""

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static({sentence!r})
Minimal().run()
"""


@dataclass(frozen=True)
class Paint:
    """One first paint."""

    seconds: float
    resident: float
    """MB at the first paint."""
    peak: float
    """The most MB until then."""


def measure() -> list[str]:
    """Lines for people to read."""
    with speaking("sv"):
        sentence = _("Write your passphrase to open the archive.")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        create_archive(root, "practice only", PRACTICE_COST).close()
        script = Path(folder) / "minimal.py"
        script.write_text(MINIMAL.format(sentence=sentence), encoding="utf-8")
        bin_ = Path(sys.executable).parent
        krets = [str(bin_ / "krets"), "--lang", "sv", "--archive", str(root)]
        minimal = [str(bin_ / "python"), str(script)]
        paints: tuple[list[Paint], list[Paint]] = ([], [])
        for command in (krets, minimal):
            _paint(command, sentence, folder)  # the disk's cache is warm for both
        for _run in range(RUNS):
            paints[0].append(_paint(krets, sentence, folder))
            paints[1].append(_paint(minimal, sentence, folder))
    return _lines(*paints)


def _lines(krets: list[Paint], minimal: list[Paint]) -> list[str]:
    times = [[paint.seconds for paint in paints] for paints in (krets, minimal)]
    return [
        f"Krets, to the first screen: {spread(times[0])}",
        f"a minimal Textual app: {spread(times[1])}",
        f"Krets beside it: {ratio(times[0], times[1], TIME_AIM)}",
        f"memory of Krets: {_memory(krets)}, aim at most {MEMORY_AIM:.0f} MB",
        f"memory of the minimal app: {_memory(minimal)}",
    ]


def _memory(paints: list[Paint]) -> str:
    resident, peak = median(paint.resident for paint in paints), median(paint.peak for paint in paints)
    return f"{resident:.1f} MB resident, {peak:.1f} MB at most"


def _paint(command: list[str], sentence: str, home: str) -> Paint:
    """Run the command in a terminal of 100 × 30 until the sentence is seen."""
    environment = {**os.environ, "TERM": "xterm-256color", "HOME": home, "XDG_CONFIG_HOME": home}
    began = perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environment)  # noqa: S606 - our own programs
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    try:
        _wait_for(sentence.encode(), terminal)
        return Paint(perf_counter() - began, _status(child, "VmRSS"), _status(child, "VmHWM"))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _wait_for(wanted: bytes, terminal: int) -> None:
    """Read what is painted until `wanted` is there. Raises RuntimeError when it does not come."""
    painted, began = b"", perf_counter()
    while wanted not in painted:
        ready, _write, _error = select.select([terminal], [], [], PATIENCE)
        if not ready or perf_counter() - began > PATIENCE:
            raise RuntimeError("the first screen did not come")
        painted += os.read(terminal, 65536)


def _status(process: int, field: str) -> float:
    """A figure of the process's memory, in MB."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in lines if line.startswith(f"{field}:"))
    return int(line.split()[1]) / 1024
