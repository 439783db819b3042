"""`krets init`, `krets check` and the app: what is made, proved and opened."""

import shutil
from pathlib import Path
from typing import Any, ClassVar

import pytest

from mapping.archive.opening import open_archive
from mapping.errors import LockedError
from tests.tui.command_line import FAMILY, SESSIONS, Desk, krets, only_line
from tui.__main__ import run


def test_an_archive_is_made_and_opens(tmp_path: Path) -> None:
    told = krets("init", "--archive", "new/one", "--passphrase-file", "-", folder=tmp_path, input=b"tolv sma tecken\n")
    assert (told.returncode, told.stderr) == (0, b"")
    assert "new/one" in told.stdout.decode()
    open_archive(tmp_path / "new" / "one", "tolv sma tecken").close()


def test_an_archive_is_never_made_over_another(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    vault = (desk.archive / "vault.json").read_bytes()
    told = desk.krets("init")
    assert told.returncode == 6
    only_line(told.stderr)
    assert (desk.archive / "vault.json").read_bytes() == vault


@pytest.mark.parametrize(("passphrase", "status"), [("", 4), ("kort", 4), ("\n\n", 4)])
def test_a_passphrase_that_is_too_short(
    tmp_path: Path, passphrase: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "passphrase"
    file.write_text(passphrase)
    assert run(["init", "--archive", str(tmp_path / "new"), "--passphrase-file", str(file)]) == status
    only_line(capsys.readouterr().err)
    assert not (tmp_path / "new").exists()


def test_an_archive_where_none_can_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    assert run(["init", "--archive", str(desk.passphrase / "new"), "--passphrase-file", str(desk.passphrase)]) == 6
    only_line(capsys.readouterr().err)


@pytest.mark.parametrize("line", ["families", "sessions", "check", "export data --family x", "export map --family x"])
def test_where_there_is_no_archive(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--archive", str(tmp_path / "nowhere"), *line.split()]) == 5
    assert "krets init" in only_line(capsys.readouterr().err)


def test_check_of_a_whole_archive(tmp_path: Path) -> None:
    told = Desk(tmp_path).krets("check")
    assert (told.returncode, told.stderr) == (0, b"")
    said, log = told.stdout.decode().splitlines()
    assert said == "Allt är i ordning: 1 familj, 4 samtal."
    assert log.startswith("Loggens kontrollkod: ")


def _damage(desk: Desk, document: str) -> None:
    newest = max((desk.archive / "documents" / document).iterdir())
    content = bytearray(newest.read_bytes())
    content[-100] ^= 1
    newest.write_bytes(content)


def test_check_names_what_is_damaged(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    _damage(desk, SESSIONS[1])
    _damage(desk, SESSIONS[3])
    told = desk.krets("check")
    assert told.returncode == 4
    only_line(told.stderr)
    named = {line.partition(":")[0] for line in told.stdout.decode().splitlines()}
    assert {SESSIONS[1], SESSIONS[3]} <= named
    assert not {SESSIONS[0], SESSIONS[2]} & named


@pytest.mark.parametrize("listed", [True, False])
def test_a_damaged_session_is_not_left_out_unseen(
    tmp_path: Path, listed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)
    _damage(desk, SESSIONS[3])
    if not listed:  # the lists are then made anew, and the session is on none
        for document in (desk.archive / "documents").iterdir():
            if document.name not in {FAMILY, *SESSIONS}:
                shutil.rmtree(document)
    for line in ("export data --family f0 --out -", "export map --family f0 --out -"):
        assert desk.run(*line.split()) == 4
        shown = capsys.readouterr()
        assert SESSIONS[3] in only_line(shown.err)
        assert shown.out == ""
    assert desk.run("export", "data", "--family", "f0", "--session", SESSIONS[0], "--out", "-") == 0


def test_a_damaged_vault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    (desk.archive / "vault.json").write_text("{}")
    assert desk.run("families") == 4
    only_line(capsys.readouterr().err)


def test_two_cannot_write_but_many_can_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = desk.file("data.json", b'{"format": "krets", "schema": 1}')
    with desk.open():
        told = desk.krets("import", file)
        assert told.returncode == 7
        only_line(told.stderr)
        assert desk.krets("families").returncode == 0
    assert desk.krets("import", file).returncode == 0


@pytest.mark.parametrize(("line", "practice"), [([], False), (["practice"], True)])
def test_the_app_opens_without_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: list[str], practice: bool
) -> None:
    opened: dict[str, Any] = {}

    class App:
        failure: ClassVar[list[str]] = []
        refusal = LockedError("låst")

        def __init__(self, folder: Path, *, practice: bool, questions: Path | None) -> None:
            opened.update(folder=folder, practice=practice, questions=questions)

        def run(self) -> None:
            opened["ran"] = True

    monkeypatch.setattr("tui.app.KretsApp", App)
    monkeypatch.setattr("tui.commands.opening.is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["--archive", str(tmp_path), "--questions", str(tmp_path), *line]) == 3, (
        "what the app was refused is handed on"
    )
    assert opened == {"folder": tmp_path, "practice": practice, "questions": tmp_path, "ran": True}
