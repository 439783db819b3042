"""The practice family can be as it was the first time; no other archive is ever touched by that."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from tests.mapping.archive.invented import FAMILY
from tests.tui.command_line import only_line
from tests.tui.playing import PASSPHRASE
from tui.__main__ import run
from tui.practice import PASSPHRASE as PRACTISED
from tui.practice import open_practice


def _tried(folder: Path) -> None:
    """Something was tried: the practice family has another code, and another family is there."""
    with open_practice(folder) as archive:
        practised = archive.family(archive.index.families[0].id)
        archive.put_family(replace(practised, code="Prövad"))
        archive.put_family(FAMILY)
        session = archive.session(archive.index.sessions[-1].id)[0]
        archive.save(replace(session, later=()))


def _codes(folder: Path, passphrase: str = PRACTISED) -> list[str]:
    with open_archive(folder, passphrase, "read") as archive:
        for entry in archive.index.sessions:
            archive.session(entry.id)
        return [family.code for family in archive.index.families]


def test_what_was_tried_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "övning"
    _tried(folder)
    for _time in range(2):
        assert run(["--archive", str(folder), "practice", "--reset", "--yes"]) == 0
        assert _codes(folder) == ["Blåklockan"]
        with open_practice(folder) as archive:
            assert len(archive.index.sessions) == 4
    assert "som den var första gången" in capsys.readouterr().out


def test_where_there_is_none_it_is_made(tmp_path: Path) -> None:
    assert run(["--archive", str(tmp_path / "övning"), "practice", "--reset", "--yes"]) == 0
    assert _codes(tmp_path / "övning") == ["Blåklockan"]


def test_nothing_goes_without_a_yes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _tried(tmp_path / "övning")
    assert run(["--archive", str(tmp_path / "övning"), "practice", "--reset"]) == 2
    assert "--yes" in only_line(capsys.readouterr().err)
    assert "Prövad" in _codes(tmp_path / "övning")


def test_another_archive_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(FAMILY)
    assert run(["--archive", str(tmp_path / "arkiv"), "practice", "--reset", "--yes"]) == 3
    only_line(capsys.readouterr().err)
    assert _codes(tmp_path / "arkiv", PASSPHRASE) == [FAMILY.code]


def test_while_krets_is_open_on_it_nothing_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _tried(tmp_path / "övning")
    with open_practice(tmp_path / "övning"):
        assert run(["--archive", str(tmp_path / "övning"), "practice", "--reset", "--yes"]) == 7
        only_line(capsys.readouterr().err)
    assert "Prövad" in _codes(tmp_path / "övning")
