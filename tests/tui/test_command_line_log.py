"""`krets log`: who did what, proved; and what an export on the command line leaves in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from mapping.archive.log.segment import HEADER
from tests.tui.command_line import FAMILY, NAMES, SESSIONS, Desk
from tui.settings import Settings

MAP = ("export", "map", "--family", FAMILY, "--out", "karta.svg")


def records(desk: Desk, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert desk.run("log", "--json", *more) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["whole"] is True
    return list(told["records"])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


def test_every_command_is_logged_by_the_name_in_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.read_settings", lambda _file: Settings(worker="Anna Ek"))
    desk = Desk(tmp_path, filled=False)
    desk.archive = tmp_path / "new"
    for line in (
        ("init",),
        ("keys", "recovery", "--out", str(tmp_path / "page.txt")),
        ("keys", "rotate"),
        ("families",),
    ):
        assert desk.run(*line) == 0
    assert {record["who"] for record in records(desk, capsys)} == {"Anna Ek"}


def test_an_export_is_logged_with_purpose_and_receiver(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run(*MAP, "--mask", "initials", "--purpose", "meeting", "--receiver", " Hedda\x1b[2J ") == 0
    [exported] = [record for record in records(desk, capsys) if record["act"] == "exported"]
    assert (exported["family"], exported["session"]) == (FAMILY, SESSIONS[-1])
    told = {name: exported[name] for name in ("detail", "purpose", "receiver")}
    assert told == {"detail": "map svg initials", "purpose": "meeting", "receiver": "Hedda[2J"}
    assert desk.run("log") == 0
    out = capsys.readouterr().out
    assert "exporterade" in out
    assert "till: Hedda[2J · varför: inför ett möte" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    "what",
    [
        ("map", "--format", "txt"),
        ("genogram", "--format", "txt"),
        ("timeline", "--format", "txt"),
        ("profile",),
        ("data",),
        ("data", "--session", SESSIONS[0]),
    ],
    ids=" ".join,
)
def test_every_export_is_logged_and_what_was_left_out_is_said(
    desk: Desk, capsys: pytest.CaptureFixture[str], what: tuple[str, ...]
) -> None:
    assert desk.run("export", *what, "--family", FAMILY, "--out", "fil") == 0
    capsys.readouterr()
    assert desk.run("log") == 0
    assert "till: inte sagt · varför: inte sagt" in capsys.readouterr().out
    [exported] = [record for record in records(desk, capsys) if record["act"] == "exported"]
    assert exported["detail"].split()[0] == what[0]
    whole = what == ("data",)
    assert exported["session"] == (None if whole else SESSIONS[0 if what[0] == "data" else -1])


def test_an_empty_purpose_is_a_variable_that_was_never_set(desk: Desk) -> None:
    assert desk.run(*MAP, "--purpose", " ") == 2
    assert not Path("karta.svg").exists()


def test_what_others_did_is_read_and_no_name_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("families") == desk.run("sessions") == desk.run("check") == 0
    capsys.readouterr()
    assert desk.run("log") == 0
    out = capsys.readouterr().out
    for told in ("öppnade arkivet", "såg listan", "kontrollerade arkivet", "läste loggen", "ändrade", "Blåklockan"):
        assert told in out
    assert not any(name in out for name in NAMES)
    assert "Loggens kontrollkod: " in out


def test_what_concerns_a_family(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    told = records(desk, capsys, "--family", "blåklockan")
    assert {record["family"] for record in told} == {FAMILY}
    assert desk.run("log", "--family", "Ingen") == 5


def test_a_wrong_passphrase_shows(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = desk.file("fel", b"nej nej nej\n")
    for _attempt in range(2):
        assert desk.run("--passphrase-file", wrong, "families") == 3
    refused = [record["detail"] for record in records(desk, capsys) if record["act"] == "refused"]
    assert refused == ["2"]


def test_a_log_that_does_not_hold_ends_with_4(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("log", "--verify") == 0
    assert "Loggen är hel." in capsys.readouterr().err
    file = sorted((desk.archive / "log").glob("*.log"))[0]
    content = file.read_bytes()
    file.write_bytes(content[: HEADER + 9] + bytes([content[HEADER + 9] ^ 1]) + content[HEADER + 10 :])
    for arguments in ((), ("--verify",), ("--json",), ("--family", FAMILY)):
        capsys.readouterr()
        assert desk.run("log", *arguments) == 4
        said = capsys.readouterr()
        assert "rad 1 är ändrad" in said.out
        assert said.err == "krets: Loggen är inte hel. 1 sak stämmer inte.\n"


def test_a_log_that_cannot_be_written_is_told_once_and_stops_nothing(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (desk.archive / "log").iterdir():
        file.unlink()
    (desk.archive / "log").rmdir()
    (desk.archive / "log").write_text("no folder")
    assert desk.run("families") == 0
    said = capsys.readouterr()
    assert "Blåklockan" in said.out
    assert said.err.count("Loggen kan inte skrivas just nu.") == said.err.count("\n") == 1
