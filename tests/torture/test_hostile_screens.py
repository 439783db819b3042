"""Hostile text in every field, and the real app in a terminal: nothing of it is sent there but as letters."""

from pathlib import Path

import pytest

from mapping.language import speaking
from tests.torture.app_in_pty import WALK, walked
from tests.torture.counting import Counts
from tests.torture.hostile import (
    INJECTED,
    PASSPHRASE,
    archive_with,
    practice,
    steering,
    steering_everywhere,
)
from tui.__main__ import run

COMMANDS = (
    ("families",),
    ("families", "--json"),
    ("families", "--names"),
    ("sessions",),
    ("sessions", "--json"),
    ("check",),
    ("check", "--json"),
    ("export", "map", "--format", "txt", "--out", "-"),
    ("export", "map", "--format", "graphml", "--out", "-"),
    ("export", "genogram", "--format", "txt", "--out", "-"),
    ("export", "profile", "--format", "txt", "--sensitive", "--for", "worker", "--out", "-"),
    ("export", "timeline", "--format", "csv", "--out", "-"),
    ("export", "data", "--sensitive", "--out", "-"),
)
FAMILY = "f0000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize("change", [steering, steering_everywhere])
def test_no_screen_sends_it_on(tmp_path: Path, counts: Counts, long: bool, change: object) -> None:
    assert callable(change)
    if change is steering_everywhere and not long:
        pytest.skip("in the long form")
    folder = archive_with(practice(change), tmp_path / "arkiv")
    sent = walked(folder, (PASSPHRASE.encode() + b"\r", *(WALK if long else WALK[:12])))
    assert sent.count(b"[bold red]x") > 10, "the walk shows what was stored"
    assert INJECTED.findall(sent) == []
    counts.add(7, "bytes sent to a terminal, looked through", len(sent))
    counts.add(7, "injected sequences in a terminal", 0)


def test_no_command_sends_it_on(tmp_path: Path, counts: Counts, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    archive = archive_with(practice(steering), tmp_path / "arkiv")
    (tmp_path / "ord").write_text(PASSPHRASE)
    with speaking("sv"):
        for command in COMMANDS:
            of = ("--family", FAMILY) if command[0] == "export" else ()
            run(["--archive", str(archive), "--passphrase-file", str(tmp_path / "ord"), *command, *of])
            told = capfdbinary.readouterr()
            assert INJECTED.findall(told.out + told.err) == [], command
            counts.add(7, "commands that tell what was stored")
