"""Running a command in a real terminal (a pty), typing when it asks."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS, ROWS = 80, 24


def in_terminal(
    command: Sequence[str],
    home: Path,
    answers: Mapping[str, str],
    *,
    folder: Path | None = None,
    seconds: float = 60,
) -> tuple[str, int]:
    """Run a command with `home` as its home; what each key of `answers` asks for is typed, once, when it shows.

    Returns what was shown, and the exit status. After `seconds` the command is killed.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(home), "TERM": "xterm-256color"}
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=folder, start_new_session=True
    ) as process:
        os.close(slave)
        shown, left, deadline = "", dict(answers), time.monotonic() + seconds
        while time.monotonic() < deadline:
            piece = _read(master)
            if piece is None:
                break
            shown += piece
            for asked in [asked for asked in left if asked in shown]:
                os.write(master, left.pop(asked).encode())
        if process.poll() is None and time.monotonic() >= deadline:
            process.kill()
    os.close(master)
    return shown, process.returncode


def _read(master: int) -> str | None:
    """What has been shown meanwhile; None when the terminal is closed."""
    if not select.select([master], [], [], 0.1)[0]:
        return ""
    try:
        return os.read(master, 65536).decode("utf-8", "replace") or None
    except OSError:
        return None
