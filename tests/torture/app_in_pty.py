"""The real app in a terminal of its own (a pty), walked by keys; everything that reaches the terminal is kept."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.running import run_app

COLUMNS, ROWS = 120, 40
QUIET = 0.12
"""Seconds without a byte after which a screen is taken for drawn."""
LONGEST = 8.0
"""Seconds to wait for the first byte after a key, or for the end."""

CALM = b"Something went wrong in Krets"
"""How the one sentence begins that is said when it ended badly."""

Way = Sequence[bytes]
"""Keys, as a terminal sends them."""

ENTER, ESCAPE, TAB, DOWN, END, F1, F2 = b"\r", b"\x1b", b"\t", b"\x1b[B", b"\x1b[F", b"\x1bOP", b"\x1bOQ"
QUIT, YES = b"\x11", b"j\r"
"""Leaving; and yes to the question that is asked when it ended badly."""
LEFT = b"\x1b[?1049l"
"""What tells the terminal that the app is over: after it comes what stays in the scrollback."""


def walked(folder: Path, way: Way, *, before: Callable[[], None] = lambda: None) -> bytes:
    """All that the terminal was sent while the app on the archive in `folder` was given the keys, and left.

    `before` is run in the app's process before it starts, to break something there. If it ends badly, yes is said to
    the report.
    """
    child, terminal = pty.fork()
    if child == 0:
        _run(folder, before)
    sent = _until_quiet(terminal, longest=LONGEST)
    try:
        for key in (*way, QUIT):
            if ended(sent):  # what is typed now would be echoed by the plain terminal
                break
            os.write(terminal, key)
            sent += _until_quiet(terminal, longest=0.5)
        os.write(terminal, YES)
        sent += _until_quiet(terminal, longest=1.0)
    except OSError:  # it has ended by itself
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return sent


WALK: tuple[bytes, ...] = (
    *(ENTER, F1, ESCAPE, F2, ENTER),
    *(b"g", b"1", F1, ESCAPE, END, ENTER, ESCAPE, b"t", ESCAPE, b"f", b"x", ESCAPE),
    *(b"g", b"2", F2, END, ENTER, ESCAPE, b"v", b"+", b"-", b"i", ESCAPE),
    *(b"g", b"3", b"o", ESCAPE, DOWN, ENTER, DOWN, b"3", TAB, ESCAPE),
    *(b"e", TAB, ESCAPE, b"b", ESCAPE, b"c", ESCAPE, b"\x10", b"a", ESCAPE),
)
"""From the list of families through the family, a session's three parts, their dialogs, help, export and palette."""


def _run(folder: Path, before: Callable[[], None]) -> None:
    status = 1
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - not those of pytest
        before()
        status = run_app(folder, practice=False)
    finally:
        os._exit(status)


def ended(sent: bytes) -> bool:
    """Whether the app is over."""
    return LEFT in sent or CALM in sent


def _until_quiet(terminal: int, *, longest: float) -> bytes:
    """What comes until nothing has come for a while."""
    sent, end = b"", time.monotonic() + longest
    while select.select([terminal], [], [], QUIET if sent else max(0.0, end - time.monotonic()))[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        sent += piece
    return sent
