"""`krets disclose` and `krets schema`."""

import json
from pathlib import Path

import pytest

from mapping.archive.log import Act
from tests.tui.command_line import FAMILY, NAMES, Desk, krets

DISCLOSE = ("disclose", FAMILY, "--person")


def test_it_is_written_for_one_person_and_logged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk, out = Desk(tmp_path), tmp_path / "utdrag.md"
    assert desk.run(*DISCLOSE, "Tindra", "--out", str(out), "--purpose", "own", "--receiver", "personen") == 0
    assert out.read_text(encoding="utf-8").startswith("# Det som är skrivet om Tindra\n")
    assert out.stat().st_mode & 0o077 == 0
    assert "avsnitt ska myndigheten pröva." in capsys.readouterr().err
    with desk.open() as archive:
        records = [entry.record for entry in archive.log.read().entries]
    logged = next(record for record in records if record.act == Act.DISCLOSED)
    assert (logged.purpose, logged.receiver) == ("own", "personen")


@pytest.mark.parametrize(
    "command",
    [(*DISCLOSE, "Tindra"), ("export", "map", "--family", FAMILY), ("export", "data", "--family", FAMILY)],
    ids=" ".join,
)
def test_what_is_not_written_since_the_name_is_taken_is_not_noted(tmp_path: Path, command: tuple[str, ...]) -> None:
    desk, out = Desk(tmp_path), tmp_path / "out"
    out.touch()
    assert desk.run(*command, "--out", str(out), "--purpose", "own", "--receiver", "personen") != 0
    with desk.open() as archive:
        noted = {entry.record.act for entry in archive.log.read().entries}
        ledgers = [archive.ledger(family.id) for family in archive.index.families]
    assert not noted & {Act.DISCLOSED, Act.EXPORTED}
    assert not any(ledger.exports for ledger in ledgers)
    assert out.read_bytes() == b""


def test_the_file_has_no_name_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Desk(tmp_path).run(*DISCLOSE, "Gunnel", "--lang", "sv") == 0
    assert [path.name for path in tmp_path.glob("*.md")] == ["utdrag-a0000000.md"]


def test_what_left_before_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run("export", "map", "--family", FAMILY, "--format", "txt", "--out", "-", "--receiver", "BUP") == 0
    capsys.readouterr()
    assert desk.run(*DISCLOSE, "mormor", "--out", "-") == 0
    assert "Till: BUP." in capsys.readouterr().out


@pytest.mark.parametrize(("wanted", "status"), [("farmor till", 0), ("sixten", 0), ("nobody", 5), ("t", 2)])
def test_the_person_is_found_or_those_who_fit_are_told(
    tmp_path: Path, wanted: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Desk(tmp_path).run(*DISCLOSE, wanted, "--out", "-") == status
    if status:
        told = capsys.readouterr().err
        assert not any(name in told for name in NAMES)
        assert ("dotter" in told) == (wanted == "t")


def test_the_schema_needs_no_archive(tmp_path: Path) -> None:
    told = krets("schema", folder=tmp_path)
    assert (told.returncode, told.stderr) == (0, b"")
    assert json.loads(told.stdout)["$defs"]["Session"]["title"] == "Session"
