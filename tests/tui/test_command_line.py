"""The command line as a whole: languages, global options, exit statuses, and what is said when things go wrong."""

import os
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from mapping import errors
from mapping.errors import KretsError
from tests.tui.command_line import FAMILY, KRETS, Desk, environment, krets, only_line
from tui.__main__ import run
from tui.cli import STATUS, status_of

COMMANDS = ([], ["practice"], ["init"], ["families"], ["sessions"], ["export"], ["export", "map"], ["export", "data"])
QUESTIONS = (["questions"], ["questions", "list"], ["questions", "example"], ["questions", "check"])
LEVELS = (*COMMANDS, ["import"], *QUESTIONS, ["check"])
levels = pytest.mark.parametrize("level", LEVELS, ids=lambda level: " ".join(level) or "krets")


def test_swedish_is_spoken_in_the_c_locale(tmp_path: Path) -> None:
    told = krets("--help", folder=tmp_path)
    assert told.returncode == 0
    text = told.stdout.decode("utf-8")
    for word in ("Användning: krets", "Alternativ:", "Kommandon:", "Visa den här hjälpen.", "övningsfamiljen"):
        assert word in text
    assert text.index("practice") < text.index("init") < text.index("export") < text.index("check")


def test_english_is_spoken_when_asked_for(tmp_path: Path) -> None:
    text = krets("--help", "--lang", "en", folder=tmp_path).stdout.decode("utf-8")
    for word in ("Usage: krets", "Options:", "Commands:", "Show this message and exit.", "practice family"):
        assert word in text


@levels
@pytest.mark.parametrize(("language", "word"), [("sv", "Användning:"), ("en", "Usage:")])
def test_every_command_explains_itself(
    level: list[str], language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*level, f"--lang={language}", "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(word)
    for option in ("--archive", "--passphrase-file", "--questions", "--lang", "--help"):
        assert option in shown


@pytest.mark.parametrize("spelt", [["--lang", "en"], ["--lang=en"], ["--lang", "sv", "--lang", "en"]])
def test_the_last_language_counts(spelt: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*spelt, "--nonsense"]) == 2
    assert only_line(capsys.readouterr().err) == "No such option '--nonsense'."


def test_version(tmp_path: Path) -> None:
    told = krets("--version", folder=tmp_path)
    assert (told.returncode, told.stdout.decode()) == (0, f"krets {version('krets')}\n")


@pytest.mark.parametrize("before", range(4))
def test_global_options_stand_anywhere(tmp_path: Path, before: int, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    desk = Desk(tmp_path)
    line: list[str] = ["export", "data", "--family", FAMILY, "--out", "-"]
    at = (0, 1, 2, len(line))[before]
    assert run([*line[:at], *desk.options, "--lang", "en", *line[at:]]) == 0
    assert capsysbinary.readouterr().out.startswith(b"{")


USAGE = {
    "--lang xx": "Ogiltigt värde för '--lang': 'xx' är inget av 'sv', 'en'.",
    "--nonsense": "Det finns inget alternativ '--nonsense'.",
    "nonsense": "Det finns inget kommando 'nonsense'.",
    "export": "Det saknas ett kommando.",
    "export map": "Det saknas ett alternativ: '--family'.",
    "import": "Det saknas ett argument: 'FIL…'.",
    "export map --family": "Alternativet '--family' behöver ett värde.",
    "export map --family x --format gif": "Ogiltigt värde för '--format'",
    "families too many": "Flera argument för mycket (too many).",
    "--version=3": "Alternativet '--version' tar inget värde.",
    "--archive= families": "Ogiltigt värde för '--archive'",
    "--passphrase-file= families": "Ogiltigt värde för '--passphrase-file'",
    "export data --family x --out=": "Ogiltigt värde för '--out'",
}


@pytest.mark.parametrize("line", USAGE)
def test_wrong_usage_is_said_in_one_swedish_line(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(line.split()) == 2
    assert only_line(capsys.readouterr().err).startswith(USAGE[line])


def test_wrong_usage_in_the_c_locale(tmp_path: Path) -> None:
    told = krets("--lang", "xx", folder=tmp_path)
    assert told.returncode == 2
    assert "inget av" in only_line(told.stderr)


def test_without_a_terminal_the_app_does_not_open(tmp_path: Path) -> None:
    for line in ([], ["practice"]):
        told = krets(*line, folder=tmp_path)
        assert told.returncode == 2
        assert "terminal" in only_line(told.stderr)


def test_an_archive_that_is_a_file_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.touch()
    assert run(["--archive", str(file), "families"]) == 2
    assert str(file) in only_line(capsys.readouterr().err)
    assert run(["--archive", str(file / "below"), "families"]) == 5


def _all_errors(kind: type[KretsError] = KretsError) -> list[type[KretsError]]:
    return [found for below in kind.__subclasses__() for found in (below, *_all_errors(below))]


def test_every_error_has_an_exit_status() -> None:
    kinds = [kind for kind in _all_errors() if kind.__module__ == errors.__name__]
    assert len(kinds) >= 9
    for kind in kinds:
        assert status_of(kind("x")) in {2, 3, 4, 5, 6, 7}
    assert {number for _kind, number in STATUS} == {2, 3, 4, 5, 6, 7}


def test_a_fault_of_our_own_is_calm_and_shows_no_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(*_values: object, **_named: object) -> None:
        raise RuntimeError("Vilja said this")

    monkeypatch.setattr("mapping.archive.care.checking.check", stumble)
    assert Desk(tmp_path).run("check") == 1
    line = only_line(capsys.readouterr().err)
    assert "RuntimeError, test_command_line.py:" in line
    assert "Vilja" not in line


def test_ctrl_c_stops_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_which: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.commands.importing.read_input", stop)
    assert run(["--archive", str(tmp_path), "import", "-"]) == 130
    assert only_line(capsys.readouterr().err) == "Avbrutet."


@pytest.mark.parametrize(
    "line", ["--help", "--version", "families", f"export data --sensitive --family {FAMILY} --out -"]
)
def test_output_that_nobody_reads(tmp_path: Path, line: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told = Desk(tmp_path).krets(*line.split(), stdout=writing)
    finally:
        os.close(writing)
    assert told.returncode == 6
    assert only_line(told.stderr) == "Utskriften avbröts: mottagaren stängde."


@pytest.mark.parametrize("line", ["families", f"export data --sensitive --family {FAMILY} --out -"])
def test_output_that_is_closed(tmp_path: Path, line: str) -> None:
    desk = Desk(tmp_path)
    told = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", KRETS, *desk.options, *line.split()],
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert told.returncode == 6
    only_line(told.stderr)


def test_errors_that_nobody_reads(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert desk.krets("sessions", "nobody", stderr=writing).returncode == 5
    finally:
        os.close(writing)


def test_input_that_is_closed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for more, status in ((["families"], 3), (["--passphrase-file", "-", "families"], 3)):
        told = subprocess.run(
            ["sh", "-c", 'exec "$@" <&-', "sh", KRETS, "--archive", desk.archive, *more],
            env=environment(tmp_path),
            capture_output=True,
            check=False,
        )
        assert told.returncode == status
        only_line(told.stderr)


def test_an_error_steers_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run("sessions", "\x1b]52;c;QUJD\x07\nnext\u202e") == 5
    line = only_line(capsys.readouterr().err)
    assert all(character.isprintable() for character in line)
