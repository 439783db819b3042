"""`krets families` and `krets sessions`: codes, dates and states, found by what somebody wrote."""

import json
import unicodedata
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.family import Family, FamilyMember
from mapping.session import first_session
from tests.tui.command_line import FAMILY, NAMES, SESSIONS, Desk, only_line

OTHER = UUID("f0000000-0000-4000-9000-000000000002")


def _with_another_family(desk: Desk) -> None:
    parent = FamilyMember(id=UUID(int=7), name="Hanna")
    with desk.open() as archive:
        archive.put_family(Family(id=OTHER, code="90000000", parent=parent))


def test_families(tmp_path: Path) -> None:
    told = Desk(tmp_path).krets("families")
    assert told.stdout.decode() == "f0000000  Blåklockan  4 samtal  2026-10-06\n"


def test_families_as_json(tmp_path: Path) -> None:
    told = Desk(tmp_path).krets("families", "--json")
    assert told.returncode == 0
    assert json.loads(told.stdout) == [{"id": FAMILY, "code": "Blåklockan"}]


def test_sessions(tmp_path: Path) -> None:
    lines = Desk(tmp_path).krets("sessions").stdout.decode().splitlines()
    assert lines[0] == "90000000  2025-10-14  avslutat"
    assert lines[-1] == "90000000  2026-10-06  pågår"


def test_sessions_in_english(tmp_path: Path) -> None:
    lines = Desk(tmp_path).krets("sessions", "--lang", "en").stdout.decode().splitlines()
    assert [line.split("  ")[2] for line in lines] == ["closed"] * 3 + ["under way"]


def test_sessions_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    _with_another_family(desk)
    assert desk.run("sessions", "Blåklockan", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == list(SESSIONS)
    assert rows[0] == {"id": SESSIONS[0], "family": FAMILY, "date": "2025-10-14", "status": "closed"}
    assert desk.run("sessions", "90000000", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_empty_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    for line in ("families", "sessions"):
        assert desk.run(line) == 0
        assert capsys.readouterr().out == ""
        assert desk.run(line, "--json") == 0
        assert json.loads(capsys.readouterr().out) == []


def test_lists_name_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    for line in (["families"], ["families", "--json"], ["sessions"], ["sessions", "--json"], ["check"]):
        assert desk.run(*line) == 0
        shown = capsys.readouterr().out
        assert shown
        assert not any(name in shown for name in NAMES)


@pytest.mark.parametrize(
    "wanted",
    [
        "Blåklockan",
        "BLÅKLOCKAN",
        " blåklockan ",
        unicodedata.normalize("NFD", "Blåklockan"),
        FAMILY,
        FAMILY.upper(),
        FAMILY[:20],
    ],
)
def test_a_family_is_found_by_code_or_id(tmp_path: Path, wanted: str) -> None:
    desk = Desk(tmp_path)
    _with_another_family(desk)
    assert desk.run("sessions", wanted) == 0


@pytest.mark.parametrize("wanted", ["", " ", "Vilja", "blåklock", FAMILY + "0", SESSIONS[0], "%", "{wanted}"])
def test_a_family_that_is_not_there(tmp_path: Path, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run("sessions", wanted) == 5
    only_line(capsys.readouterr().err)


def test_the_beginning_of_two_ids_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    _with_another_family(desk)
    assert desk.run("sessions", "f0000000") == 2
    assert "f0000000" in only_line(capsys.readouterr().err)


def test_a_code_goes_before_an_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    _with_another_family(desk)
    assert desk.run("export", "data", "--family", "90000000", "--out", "-") == 0
    assert str(OTHER) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("latest", 3), ("2025-10-14", 0), (SESSIONS[1], 1), (SESSIONS[2].upper(), 2), (" 2026-06-09 ", 2)],
)
def test_a_session_is_found(tmp_path: Path, wanted: str, found: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run("export", "data", "--family", FAMILY, "--session", wanted, "--out", "-") == 0
    sessions = json.loads(capsys.readouterr().out)["sessions"]
    assert [session["id"] for session in sessions] == [SESSIONS[found]]


@pytest.mark.parametrize(
    ("wanted", "status"),
    [("90000000", 2), ("2024-01-01", 5), ("2026", 5), ("Latest", 5), ("2026-02-30", 5), (FAMILY, 5)],
)
def test_a_session_that_is_not_found(
    tmp_path: Path, wanted: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Desk(tmp_path).run("export", "data", "--family", FAMILY, "--session", wanted, "--out", "-") == status
    assert wanted in only_line(capsys.readouterr().err)


def test_two_sessions_on_one_day_need_their_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    with desk.open() as archive:
        family = archive.family(UUID(FAMILY))
        twin = replace(first_session(family, id_=UUID(int=9), on=date(2025, 10, 14)))
        archive.save(twin)
        archive.note(twin)
    assert desk.run("export", "data", "--family", FAMILY, "--session", "2025-10-14", "--out", "-") == 2
    only_line(capsys.readouterr().err)


def test_latest_of_a_family_without_sessions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    _with_another_family(desk)
    assert desk.run("export", "map", "--family", str(OTHER), "--out", "-") == 5
    only_line(capsys.readouterr().err)


def test_letters_that_the_output_cannot_carry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr("tui.commands.streams.speaks_unicode", lambda: False)
    assert desk.run("families", "--json") == 0
    shown = capsys.readouterr().out
    assert shown.isascii()
    assert json.loads(shown)[0]["code"] == "Blåklockan"
