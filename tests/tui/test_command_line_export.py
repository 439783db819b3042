"""`krets export`: pictures and data, whole or not at all, and never over another file."""

import json
from pathlib import Path

import pytest

from tests.tui.command_line import FAMILY, SESSIONS, Desk, only_line

BEGINNING = {"svg": b"<", "png": b"\x89PNG\r\n", "pdf": b"%PDF-", "dot": b"graph"}
DATA = ("export", "data", "--family", FAMILY)
MAP = ("export", "map", "--family", FAMILY)


def test_data_goes_out_and_in_and_out_the_same(tmp_path: Path) -> None:
    first, second = Desk(tmp_path, "first"), Desk(tmp_path, "second", filled=False)
    assert first.krets(*DATA, "--out", "data.json").returncode == 0
    assert second.krets("import", "data.json").stdout.decode() == "5 har tagits in, 0 fanns redan.\n"
    assert second.krets(*DATA, "--out", "-").stdout == (tmp_path / "data.json").read_bytes()
    assert second.krets("check").returncode == 0


def test_one_session_goes_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run(*DATA, "--session", "latest", "--out", "-") == 0
    data = json.loads(capsys.readouterr().out)
    assert [family["id"] for family in data["families"]] == [FAMILY]
    assert [session["id"] for session in data["sessions"]] == [SESSIONS[-1]]


@pytest.mark.parametrize("picture", BEGINNING)
def test_the_map_as_a_picture(tmp_path: Path, picture: str) -> None:
    told = Desk(tmp_path).krets(*MAP, "--format", picture, "--out", "-")
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.startswith(BEGINNING[picture])


def test_the_map_of_a_certain_session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    shown = []
    for session in ("latest", "2026-10-06", SESSIONS[3], "2025-10-14"):
        assert desk.run(*MAP, "--session", session, "--format", "dot", "--out", "-") == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] == shown[2] != shown[3]


def test_a_file_gets_a_name_that_tells_no_name(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    told = desk.krets(*DATA)
    assert told.stdout == b""
    assert "krets-f0000000.json" in told.stderr.decode()
    assert (tmp_path / "krets-f0000000.json").stat().st_mode & 0o077 == 0
    assert desk.krets(*MAP, "--format", "dot").returncode == 0
    assert (tmp_path / "natverkskarta-2026-10-06-90000000.dot").exists()


def test_another_file_is_left_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = desk.file("there.json", b"already")
    told = desk.krets(*DATA, "--out", file)
    assert told.returncode == 6
    assert file in only_line(told.stderr)
    assert Path(file).read_bytes() == b"already"
    assert desk.krets(*DATA, "--out", str(tmp_path)).returncode == 6


@pytest.mark.parametrize(("out", "status"), [("nowhere/data.json", 5), ("passphrase/data.json", 5), ("a" * 300, 6)])
def test_a_place_that_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert desk.run(*DATA, "--out", out) == status
    only_line(capsys.readouterr().err)
    assert sorted(tmp_path.iterdir()) == before


def test_a_family_that_is_not_there_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    out = tmp_path / "out"
    assert desk.run("export", "map", "--family", "nobody", "--out", str(out)) == 5
    only_line(capsys.readouterr().err)
    assert not out.exists()
