"""Every command of the command line, each with a line that does its work; and where errors can be forced in them."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import click

import mapping
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.opening import open_archive
from tests.torture.hostile import PASSPHRASE, decisions
from tui.__main__ import run
from tui.cli import command_line

FAMILY = "f0000000-0000-4000-8000-000000000001"
SESSION = "90000000-0000-4000-8000-000000000004"
CLOSED = "90000000-0000-4000-8000-000000000001"
WITHOUT_TERMINAL = {("practice",)}
"""What only opens the app, and needs a terminal."""

Line = tuple[str, ...]

LINES: tuple[Line, ...] = (
    ("practice",),
    ("init", "--archive", "{new}", "--recovery-key-out", "{wanted}"),
    ("families",),
    ("families", "--json"),
    ("sessions", FAMILY),
    ("sessions", "--json"),
    ("export", "map", "--family", FAMILY, "--format", "svg", "--out", "{wanted}"),
    ("export", "map", "--family", FAMILY, "--format", "graphml", "--out", "{wanted}"),
    ("export", "genogram", "--family", FAMILY, "--format", "txt", "--out", "{wanted}"),
    ("export", "timeline", "--family", FAMILY, "--format", "csv", "--out", "{wanted}"),
    ("export", "profile", "--family", FAMILY, "--format", "txt", "--sensitive", "--out", "{wanted}"),
    ("export", "invitation", "--family", FAMILY, "--format", "md", "--out", "{wanted}"),
    ("export", "journal", "--family", FAMILY, "--sensitive", "--out", "{wanted}"),
    ("export", "data", "--family", FAMILY, "--sensitive", "--out", "{wanted}"),
    ("disclose", FAMILY, "--person", "mormor", "--with-words", "--out", "{wanted}", "--receiver", "{secret}"),
    ("import", "{given}/data.json"),
    ("import", "{given}/people.csv", "--family", FAMILY, "--yes"),
    ("schema",),
    ("questions", "list"),
    ("questions", "example", "{new}"),
    ("questions", "check", "{given}/questions"),
    ("keys",),
    ("keys", "passphrase", "--new-passphrase-file", "{given}/key"),
    ("keys", "recovery", "--yes", "--out", "{wanted}"),
    ("keys", "organisation", "{public}"),
    ("keys", "try", "{given}/paper"),
    ("keys", "remove", "organisation", "--yes"),
    ("keys", "rotate"),
    ("history", SESSION),
    ("restore", SESSION, "--generation", "1", "--yes"),
    ("correct", CLOSED, "--text-file", "{given}/people.csv"),
    ("correct", CLOSED, "--list"),
    ("check", "--json"),
    ("check", "--repair", "--yes"),
    ("log",),
    ("log", "--json", "--verify"),
    ("backup", "{wanted}"),
    ("restore-archive", "{given}/backup.age", "{new}", "--recovery-key-file", "{given}/key"),
    ("hand-over", FAMILY, "{wanted}", "--to", "{public}", "--receiver", "{secret}"),
    ("take-in", "{given}/family.age", "--key-file", "{given}/key"),
    ("retention",),
    ("retention", "--keep", FAMILY, "--reason", "{secret}"),
    ("retention", "--handed-over", FAMILY),
    ("erase", FAMILY, "--reason", "{secret}", "--yes"),
    ("config", "{given}/service.toml"),
)


def commands() -> set[Line]:
    """Every command there is, by its names."""
    return set(_below(command_line(), ()))


def command_of(line: Line) -> Line:
    """The command that a line begins with."""
    return max((command for command in commands() if line[: len(command)] == command), key=len)


def _below(command: click.Command, names: Line) -> Iterator[Line]:
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from _below(each, (*names, name))
    if names and (not isinstance(command, click.Group) or command.invoke_without_command):
        yield names


class Ground:
    """An archive, what is given to the commands, and the places for what they are asked to make."""

    def __init__(self, folder: Path, archive: Path, secret: str) -> None:
        """In `folder`, with a copy of `archive` that has a key of its own; `secret` is written wherever one can."""
        self.folder, self.archive, self.secret = folder, archive, secret
        self.given, self.made = folder / "given", folder / "made"
        self._before = folder / "before"
        self.key = RecoveryKey.new()
        self.given.mkdir()
        self._give()
        archive.rename(self._before)

    def run(self, line: Line) -> int:
        """Run a line on the archive as it was before; returns its exit status."""
        for folder in (self.archive, self.made):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._before, self.archive)
        self.made.mkdir()
        return self._run(line)

    def _run(self, line: Line) -> int:
        known = {
            "new": self.made / "new",
            "wanted": self.made / "wanted",
            "given": self.given,
            "public": self.key.public,
            "secret": self.secret,
        }
        own = () if "--archive" in line else ("--archive", str(self.archive))
        with_passphrase = ("--passphrase-file", str(self.given / "passphrase"))
        return run([*own, *with_passphrase, *(argument.format(**known) for argument in line)])

    def _give(self) -> None:
        (self.given / "passphrase").write_text(PASSPHRASE)
        (self.given / "key").write_text(self.key.standard)
        quoted = self.secret.replace('"', '""')
        (self.given / "people.csv").write_text(f'name,sector\n"{quoted}",friends\n')
        (self.given / "service.toml").write_text(decisions(self.secret))
        with open_archive(self.archive, PASSPHRASE, "write") as archive:
            archive.keyring.set_organisation(self.key.public)
            (self.given / "paper").write_text(archive.keyring.new_recovery_key().standard)
        for *line, name in (
            ("export", "data", "--family", FAMILY, "--sensitive", "--out", "data.json"),
            ("backup", "backup.age"),
            ("hand-over", FAMILY, "--to", self.key.public, "family.age"),
            ("questions", "example", "questions"),
        ):
            assert self._run((*line, str(self.given / name))) == 0, line


def building() -> set[CodeType]:
    """The functions that every line goes through, since they make the commands."""
    seen: set[CodeType] = set()
    with seeing(seen.add):
        command_line()
    return seen


KRETS = str(Path(mapping.__file__).parents[1])
NEAR = (f"{KRETS}/tui/commands/", f"{KRETS}/tui/cli.py")
"""Where the handlers of the command line are."""


@contextmanager
def seeing(see: Callable[[CodeType], None]) -> Iterator[None]:
    """Tell `see` of every function of the command line that is about to end; it may raise there."""

    def profile(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "return" and frame.f_code.co_filename.startswith(NEAR):
            see(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(before)
