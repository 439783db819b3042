"""`krets export`: pictures and data, whole or not at all, and never over another file."""

import json
import struct
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from mapping.edits import put_answer
from mapping.session import first_session
from mapping.words import Voice
from tests.everyday import answer, said
from tests.tui.command_line import FAMILY, NAMES, SESSIONS, Desk, only_line

BEGINNING = {
    "svg": b"<",
    "png": b"\x89PNG\r\n",
    "pdf": b"%PDF-",
    "dot": b"graph",
    "txt": "Nätverkskarta · Blåklockan".encode(),
    "graphml": b"<?xml",
}
DATA = ("export", "data", "--family", FAMILY)
MAP = ("export", "map", "--family", FAMILY)
GENOGRAM = ("export", "genogram", "--family", FAMILY)


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


@pytest.mark.parametrize("picture", ["svg", "txt"])
def test_the_genogram(tmp_path: Path, picture: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert Desk(tmp_path).run(*GENOGRAM, "--format", picture, "--out", "-") == 0
    assert "Genogram · Blåklockan".encode() in capfdbinary.readouterr().out


def test_how_the_picture_is_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk, more = Desk(tmp_path), ("--format", "svg", "--out", "-")
    chosen = ("--grey", "--paper", "a3", "--no-legend", "--preset", "support", "--mask", "roles", "--lang", "en")
    assert desk.run(*MAP, *more, *chosen) == 0
    drawn = capsys.readouterr().out
    assert '<svg xmlns="http://www.w3.org/2000/svg" width="1191pt" height="842pt"' in drawn
    assert "#fbf8f1" not in drawn
    assert ">October 6, 2026 · Gives support</text>" in drawn
    assert ">the parent</text>" in drawn
    assert "Nearer the middle" not in drawn
    assert not any(name in drawn for name in NAMES)


@pytest.mark.parametrize("mask", ["initials", "roles", "none"])
@pytest.mark.parametrize("command", [MAP, GENOGRAM])
def test_a_mask_hides_the_names(
    tmp_path: Path, command: tuple[str, ...], mask: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)
    assert desk.run(*command, "--format", "txt", "--out", "-") == 0
    assert all(name in capsys.readouterr().out for name in NAMES[:1])
    for picture in ("svg", "txt", "dot"):
        assert desk.run(*command, "--format", picture, "--mask", mask, "--out", "-") == 0
        told = capsys.readouterr().out
        assert not any(name in told for name in NAMES)


def test_dots_an_inch(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    desk = Desk(tmp_path)
    assert desk.run(*MAP, "--format", "png", "--paper", "a4", "--dpi", "150", "--out", "-") == 0
    assert struct.unpack(">II", capfdbinary.readouterr().out[16:24]) == (1754, 1240)
    assert desk.run(*MAP, "--format", "png", "--paper", "a3", "--dpi", "600", "--out", "-") == 6
    assert "högst 454" in only_line(capfdbinary.readouterr().err)


def test_csv_is_several_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run(*MAP, "--format", "csv", "--out", str(tmp_path / "karta.csv")) == 0
    told = capsys.readouterr().err
    for name in ("ego", "alter", "tie"):
        file = tmp_path / f"karta-{name}.csv"
        assert file.stat().st_mode & 0o077 == 0
        assert str(file) in told
    assert desk.run(*MAP, "--format", "csv", "--out", "-") == 2
    assert only_line(capsys.readouterr().err).startswith("CSV blir flera filer.")
    assert desk.run(*MAP, "--format", "csv", "--out", str(tmp_path)) == 6


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--format svg --dpi 100", "--dpi går inte ihop med --format svg."),
        ("--dpi 100", "--dpi går inte ihop med --format svg."),
        ("--format dot --paper a4", "--paper går inte ihop med --format dot."),
        ("--format txt --grey", "--grey går inte ihop med --format txt."),
        ("--format graphml --no-legend", "--no-legend går inte ihop med --format graphml."),
        ("--format csv --preset home", "--preset går inte ihop med --format csv."),
        ("--format png --dpi 71", "Ogiltigt värde för '--dpi': Skriv ett heltal från 72 till 600."),
        ("--format png --dpi 601", "Ogiltigt värde för '--dpi': Skriv ett heltal från 72 till 600."),
        ("--format png --dpi tio", "Ogiltigt värde för '--dpi': Skriv ett heltal från 72 till 600."),
        ("--paper a5", "Ogiltigt värde för '--paper'"),
        ("--mask all", "Ogiltigt värde för '--mask'"),
        ("--preset names", "Ogiltigt värde för '--preset'"),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, line: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk, out = Desk(tmp_path), tmp_path / "out"
    assert desk.run(*MAP, *line.split(), "--out", str(out)) == 2
    assert only_line(capsys.readouterr().err).startswith(told)
    assert not out.exists()


@pytest.mark.parametrize("line", ["--preset home", "--format csv", "--format graphml"])
def test_what_a_genogram_does_not_have(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run(*GENOGRAM, *line.split()) == 2
    only_line(capsys.readouterr().err)


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
    assert desk.krets(*GENOGRAM, "--format", "dot", "--mask", "roles").returncode == 0
    assert (tmp_path / "genogram-2026-10-06-90000000-roller.dot").exists()


def test_another_file_is_left_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = desk.file("there.json", b"already")
    told = desk.krets(*DATA, "--sensitive", "--out", file)
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
    assert desk.run(*DATA, "--sensitive", "--out", out) == status
    only_line(capsys.readouterr().err)
    assert sorted(tmp_path.iterdir()) == before


def test_a_family_that_is_not_there_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    out = tmp_path / "out"
    assert desk.run("export", "map", "--family", "nobody", "--out", str(out)) == 5
    only_line(capsys.readouterr().err)
    assert not out.exists()


PROFILE = ("export", "profile", "--family", FAMILY, "--lang", "en")


def test_everyday_life_is_told_in_words_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run(*PROFILE, "--out", "-") == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "Everyday life · Blåklockan\nOctober 6, 2026\n\nThis is no assessment of parenting capacity."
    )
    assert "STARTING AND FINISHING" in told
    assert "EXECUTIVE FUNCTION" not in told


@pytest.mark.parametrize("picture", ["svg", "png", "pdf"])
def test_everyday_life_as_a_picture(tmp_path: Path, picture: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert Desk(tmp_path).run(*PROFILE, "--format", picture, "--grey", "--no-legend", "--out", "-") == 0
    told = capfdbinary.readouterr()
    assert told.out.startswith(BEGINNING[picture])
    assert told.err == b""


def test_everyday_life_for_the_worker_and_without_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run(*PROFILE, "--for", "worker", "--mask", "roles", "--out", "-") == 0
    told = capsys.readouterr().out
    assert "EXECUTIVE FUNCTION" in told
    assert "decides no level" in told
    assert not any(name in told for name in NAMES)


NOT_OF_A_PROFILE = (
    *("--format svg --paper a4", "--format png --paper a3", "--paper a4", "--grey", "--format pdf --dpi 100"),
    *("--format dot", "--preset home", "--for child"),
)


@pytest.mark.parametrize("line", NOT_OF_A_PROFILE)
def test_what_a_profile_does_not_have(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run(*PROFILE, *line.split()) == 2
    only_line(capsys.readouterr().err)


def test_a_profiles_file_gets_a_name_that_tells_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert desk.run(*PROFILE, "--for", "worker") == 0
    assert (tmp_path / "everyday-life-2026-10-06-90000000-for-worker.txt").stat().st_mode & 0o077 == 0


def test_sensitive_answers_leave_only_when_they_are_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    with desk.open() as archive:
        session = first_session(archive.family(UUID(FAMILY)), id_=UUID(int=5), on=date(2026, 11, 1))
        archive.save(put_answer(session, answer("safety.home", 2, words=said(Voice.PARENT, "Kanariefågeln"))))
    for command in (PROFILE, (*DATA, "--session", "2026-11-01", "--lang", "en")):
        assert desk.run(*command, "--out", "-") == 0
        without = capsys.readouterr()
        assert "Kanariefågeln" not in without.out
        assert ("What is sensitive stayed behind." in without.err) == (command != PROFILE)
        assert desk.run(*command, "--sensitive", "--out", "-") == 0
        whole = capsys.readouterr()
        assert "Kanariefågeln" in whole.out
        assert whole.err == ""
