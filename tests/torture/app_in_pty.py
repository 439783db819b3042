"""The real app in a terminal of its own (a pty), walked by keys; everything that reaches the terminal is kept."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.running import run_app

COLUMNS, ROWS = 120, 40
QUIET = 0.12
"""Seconds without a byte after which a screen is taken for drawn."""
LONGEST = 8.0
"""Seconds to wait for the first byte."""

LAST = 30.0
"""Seconds to wait for the end, on a machine with much else to do."""

TRIES = 40
"""Times that leaving is asked for: a key that comes close behind Escape is taken for another."""

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
    child, terminal = _started(folder, before)
    sent = _until_quiet(terminal, longest=LONGEST)
    for key in (*way, *[QUIT] * TRIES):
        if ended(sent):  # what is typed now would be echoed by the plain terminal
            break
        sent += _typed(terminal, key, longest=0.5)
    return sent + _over(child, terminal, sent)


def run_out(folder: Path, before: Callable[[], None], *, longest: float = LAST) -> bytes:
    """All that the terminal was sent until the app was over by itself, and yes was said to the report if it asked."""
    child, terminal = _started(folder, before)
    return _over(child, terminal, b"", longest=longest)


def _started(folder: Path, before: Callable[[], None]) -> tuple[int, int]:
    child, terminal = pty.fork()
    if child == 0:
        _run(folder, before)
    return child, terminal


def _typed(terminal: int, key: bytes, *, longest: float) -> bytes:
    """What comes after a key; nothing when the app has ended by itself."""
    try:
        os.write(terminal, key)
        return _until_quiet(terminal, longest=longest)
    except OSError:
        return b""


def _over(child: int, terminal: int, sent: bytes, *, longest: float = LAST) -> bytes:
    """What comes until the app is over, with yes said to the report if it asks."""
    more, end = b"", time.monotonic() + longest
    while not ended(sent + more) and time.monotonic() < end:
        more += _until_quiet(terminal, longest=QUIET)
    more += _until_quiet(terminal, longest=QUIET)
    more += _typed(terminal, YES, longest=1.0)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    assert ended(sent + more), "the app did not end"
    return more


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
        tempfile.tempdir = None  # the one of this test, not what its parent remembers
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
