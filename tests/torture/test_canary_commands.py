"""An error forced at the end of every function that a command goes through, when it knows all it ever will."""

from pathlib import Path
from types import CodeType

import pytest

from tests.torture.canary import RAISED, SECRET, canaried, secrets_in
from tests.torture.command_lines import LINES, WITHOUT_TERMINAL, Ground, Line, building, command_of, commands, seeing
from tests.torture.counting import Counts
from tests.torture.hostile import archive_with, practice

SHORT = ("families", "backup", "erase")
"""Commands whose lines are taken in the short form."""


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    """What the commands are run on, with the secret in every field."""
    monkeypatch.chdir(tmp_path)
    made = Ground(tmp_path, archive_with(practice(canaried), tmp_path / "arkiv", canaried), SECRET)
    service = made.given / "service.toml"
    monkeypatch.setattr("tui.service.service_file", lambda: service)
    monkeypatch.setattr("tui.commands.erasing.service_file", lambda: service)
    return made


def test_every_command_has_a_line() -> None:
    assert {command_of(line) for line in LINES} == commands()


def _reached(ground: Ground, line: Line) -> list[CodeType]:
    """The functions that the line goes through, in the order in which they first end; what is common to all, once."""
    reached: dict[CodeType, None] = {}
    common = building() if line != LINES[0] else set()
    with seeing(lambda code: reached.setdefault(code)):
        status = ground.run(line)
    assert status == (2 if line in WITHOUT_TERMINAL else 0), line
    return [code for code in reached if code not in common]


def _force(ground: Ground, line: Line, at: CodeType) -> list[str]:
    raised: list[CodeType] = []

    def see(code: CodeType) -> None:
        if code is at and not raised:
            raised.append(code)
            secret = RAISED
            raise ValueError(secret, SECRET)

    with seeing(see):
        ground.run(line)
    assert raised, f"{line} does not always do the same"
    left = [path for path in ground.folder.rglob("*") if path.is_file() and not _asked_for(ground, path)]
    return [f"a secret in {path}" for path in left if secrets_in(path.read_bytes() + str(path).encode())]


def _asked_for(ground: Ground, path: Path) -> bool:
    """Whether the command was handed the file, or asked to make it."""
    return ground.given in path.parents or path == ground.made / "wanted"


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_no_command_shows_a_secret(
    line: Line, ground: Ground, counts: Counts, long: bool, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    if not long and line[0] not in SHORT:
        pytest.skip("in the long form")
    for at in _reached(ground, line):
        capfdbinary.readouterr()
        faults = _force(ground, line, at)
        told = capfdbinary.readouterr().err
        assert faults + [f"{secret} on standard error" for secret in secrets_in(told)] == [], at
        assert b"Traceback" not in told
        counts.add(8, "functions of the command line in which an error was forced")
    counts.add(8, "commands of the command line, with all their functions")
