"""No network, ever: run where there is no interface, and with every system call looked at."""

import ctypes
import os
import platform
import socket
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.app_in_pty import WALK, walked
from tests.torture.counting import Counts
from tests.torture.hostile import PASSPHRASE, archive_with, practice
from tests.torture.tracing import Stop, can_trace, trace
from tui.__main__ import run

SOCKET, CONNECT, SENDTO = {"x86_64": (41, 42, 44), "aarch64": (198, 203, 206)}.get(platform.machine(), (0, 0, 0))
BIND, SENDMSG = {"x86_64": (49, 46), "aarch64": (200, 211)}.get(platform.machine(), (0, 0))
NETWORK = {socket.AF_INET, socket.AF_INET6, 16, 17}
"""The families of sockets by which something could leave: the internet's two, netlink and raw packets."""
NEW_USER, NEW_NET = 0x10000000, 0x40000000
FAMILY = "f0000000-0000-4000-8000-000000000001"

COMMANDS = (
    ("families",),
    ("check",),
    *(
        ("export", what, "--family", FAMILY, "--format", "svg", "--out", "-")
        for what in ("map", "genogram", "timeline")
    ),
    ("export", "map", "--family", FAMILY, "--format", "png", "--out", "-"),
    ("export", "profile", "--family", FAMILY, "--format", "pdf", "--out", "-"),
    ("export", "data", "--family", FAMILY, "--out", "-"),
    ("questions", "list"),
)


def _alone() -> None:
    """Go where there is no network interface, if the system lets one."""
    ctypes.CDLL(None).unshare(NEW_USER | NEW_NET)


def _traced(work: Callable[[], object]) -> tuple[Counter[str], int]:
    """What was asked for that could reach another machine, and how many system calls were looked at."""
    asked: Counter[str] = Counter()
    calls = 0

    def look(stop: Stop) -> bool:
        nonlocal calls
        calls += stop.entry
        if stop.entry and stop.call == SOCKET and stop.arguments[0] in NETWORK:
            asked["socket"] += 1
        if stop.entry and stop.call in {CONNECT, BIND}:
            asked["connect"] += 1
        if stop.entry and stop.call == SENDTO and stop.arguments[4]:
            asked["send to"] += 1
        return False

    trace(work, look)
    return asked, calls


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """What leads to an archive with the practice family."""
    # Or else the C library now and then asks a service on this computer, by a socket, who the user is.
    monkeypatch.setenv("LOGNAME", "kim")
    archive = archive_with(practice(lambda text, _where: text), tmp_path / "arkiv")
    (tmp_path / "ord").write_text(PASSPHRASE)
    return ("--archive", str(archive), "--passphrase-file", str(tmp_path / "ord"))


def test_no_command_reaches_out(options: tuple[str, ...], counts: Counts, long: bool) -> None:
    if not can_trace():
        pytest.skip("this system does not let a process follow its children")

    def work(command: tuple[str, ...]) -> None:
        _alone()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        run([*options, *command])

    for command in COMMANDS if long else COMMANDS[1:2]:
        asked, calls = _traced(lambda command=command: work(command))
        assert not asked, command
        assert calls > 100, "the command did something"
        counts.add(10, "commands followed, where there is no network")
        counts.add(10, "system calls looked at", calls)
    counts.add(10, "attempts to reach another machine", 0)


def test_the_app_reaches_nobody(options: tuple[str, ...], counts: Counts, tmp_path: Path, long: bool) -> None:
    """The whole walk through the app, with every socket but the process's own refused and noted."""
    if not long:
        pytest.skip("in the long form")
    note = tmp_path / "reached out"

    def before() -> None:
        _alone()
        real = socket.socket.__init__

        def made(self: socket.socket, family: int = -1, *arguments: object, **named: object) -> None:
            if family != socket.AF_UNIX:
                note.write_text(f"{family}")
            real(self, family, *arguments, **named)  # type: ignore[arg-type]  # handed on as it came

        socket.socket.__init__ = made  # type: ignore[method-assign]  # in this process only
        _hear(note)

    sent = walked(Path(options[1]), (PASSPHRASE.encode() + b"\r", *WALK), before=before)
    assert len(sent) > 10_000
    assert not note.exists()
    counts.add(10, "walks through the app, where there is no network")


def _hear(note: Path) -> None:
    """Have Python itself tell of every attempt."""

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
            note.write_text(f"{event} {arguments}")

    sys.addaudithook(heard)


def test_an_attempt_would_be_seen(counts: Counts) -> None:
    """A test that can only succeed proves nothing."""
    if not can_trace():
        pytest.skip("this system does not let a process follow its children")

    def reach_out() -> None:
        _alone()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
            out.connect_ex(("192.0.2.1", 9))

    asked, _calls = _traced(reach_out)
    assert asked == {"socket": 1, "connect": 1}
    counts.add(10, "attempts made on purpose, and seen", 2)
