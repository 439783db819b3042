"""In a terminal of its own, killed, ended, stopped or locked: Krets keeps what was written, and tells nothing."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from mapping.archive.opening import open_archive
from mapping.session import State
from tests.mapping.archive.invented import EVENT, FAMILY
from tests.tui.keeping_time import STORY, make_archive
from tests.tui.playing import PASSPHRASE

HEADINGS = (FAMILY.code, "Märta", EVENT.title)
LEFT, ENTERED, WIPED = "\x1b[?1049l", "\x1b[?1049h", "\x1b[2J"
COLUMNS, ROWS = 100, 40
LONGEST = 30.0
"""Seconds that anything may take, on a machine that has much else to do."""
PROMISED, MARGIN = 2.0, 1.0
"""Seconds of what was typed that may be lost, and what such a machine is given beside them."""
SCRIPT = """
import sys
from pathlib import Path
from tui.running import run_app
sys.exit(run_app(Path(sys.argv[1]), practice=False))
"""


def _passed(moment: float) -> bool:
    return time.monotonic() > moment


class Terminal:
    """Krets in a pty: what it was sent, and what it has shown so far."""

    def __init__(self, folder: Path) -> None:
        """Start it."""
        self.shown = ""
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.environ.update(TERM="xterm-256color")
            os.execv(sys.executable, [sys.executable, "-c", SCRIPT, str(folder)])  # noqa: S606 - in the pty's child

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._terminal, text.encode())

    def until(self, there: Callable[[], bool]) -> None:
        """Read until something is so."""
        deadline = time.monotonic() + LONGEST
        while not there():
            assert time.monotonic() < deadline, self.shown[-2000:]
            if select.select([self._terminal], [], [], 0.05)[0]:
                try:
                    self.shown += os.read(self._terminal, 65536).decode("utf-8", "replace")
                except OSError:
                    return

    def shows(self, words: str, since: int = 0) -> None:
        """Read until the words have come."""
        self.until(lambda: words in self.shown[since:])

    def rest(self) -> int:
        """Read until nothing has come for a while; how much has been shown by then."""
        before = -1
        while before != len(self.shown):
            before = len(self.shown)
            self.until(partial(_passed, time.monotonic() + 0.25))
        return before

    def ends(self) -> int:
        """Wait until it has ended; its status."""
        done: list[int] = []

        def ended() -> bool:
            pid, status = os.waitpid(self.process, os.WNOHANG)
            done.extend([status] if pid else [])
            return bool(pid)

        while not done:
            self.until(ended)
        return done[0]

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._terminal)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_archive(tmp_path / "arkiv")
    return tmp_path / "arkiv"


@pytest.fixture
def terminal(folder: Path) -> Terminal:
    """In the session, with its first event open, and something written in it."""
    krets = Terminal(folder)
    krets.shows("lösenfras")
    krets.type(PASSPHRASE + "\r")
    krets.shows(FAMILY.code)
    for seen in ("Nytt samtal", "sparat"):
        krets.type("\r")
        krets.shows(seen)
    krets.type("\r")
    krets.shows("Hur det var")
    krets.rest()
    return krets


def _draft(folder: Path) -> str:
    with open_archive(folder, PASSPHRASE, "write") as archive:
        assert archive.session(STORY.id)[0].state is State.UNDER_WAY
        drafts = archive.drafts.find(STORY.id)
        return drafts[0].fields["title"] if drafts else ""


def test_killed_in_the_middle_of_typing_two_seconds_are_lost_at_most(terminal: Terminal, folder: Path) -> None:
    for letter in "mormor ringde på kvällen":
        terminal.type(letter)
    terminal.shows("mormor ringde på kvällen")
    time.sleep(PROMISED + MARGIN)  # there is no clock to hand to another process
    terminal.type("xyz")
    os.kill(terminal.process, signal.SIGKILL)
    os.waitpid(terminal.process, 0)
    assert _draft(folder).startswith(EVENT.title + "mormor ringde på kvällen")


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_keeps_everything(terminal: Terminal, folder: Path, told: signal.Signals) -> None:
    terminal.type("hemligt")
    terminal.shows("hemligt")
    os.kill(terminal.process, told)
    terminal.ends()
    after = terminal.shown[terminal.shown.rindex(LEFT) :]
    assert not [told for told in HEADINGS if told in after]
    assert _draft(folder) == EVENT.title + "hemligt"


def test_a_window_that_is_closed_ends_it_with_everything_kept(terminal: Terminal, folder: Path) -> None:
    terminal.type("hemligt")
    terminal.shows("hemligt")
    terminal.hang_up()
    deadline = time.monotonic() + LONGEST
    while os.waitpid(terminal.process, os.WNOHANG)[0] == 0:
        assert time.monotonic() < deadline, "it lives on without a terminal"
        time.sleep(0.05)
    assert _draft(folder) == EVENT.title + "hemligt"


def test_stopped_it_is_locked_first(terminal: Terminal) -> None:
    os.kill(terminal.process, signal.SIGTSTP)
    terminal.shows(LEFT)
    before = terminal.rest()
    os.kill(terminal.process, signal.SIGCONT)
    terminal.shows(ENTERED, before)
    terminal.shows("lösenfras", before)
    assert not [told for told in HEADINGS if told in terminal.shown[before:]]
    os.kill(terminal.process, signal.SIGKILL)
    os.waitpid(terminal.process, 0)


def test_the_panic_key_blanks_with_the_next_frame_and_leaves_nothing(terminal: Terminal) -> None:
    before = terminal.rest()
    terminal.type("\x0c")
    terminal.shows("Öppna", before)
    blank = terminal.shown.index("Krets", before)  # a cursor that blinks may have shown its field once before the key
    assert not [told for told in HEADINGS if told in terminal.shown[blank:]]
    terminal.type("\x11")
    terminal.ends()
    wiped, left = terminal.shown.rindex(WIPED), terminal.shown.rindex(LEFT)
    assert wiped < left
    assert "\x1b]0;" not in terminal.shown
    assert "\x1b]2;" not in terminal.shown
