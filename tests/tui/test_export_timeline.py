"""`krets export timeline`: a picture, words and a table, with masks as for the map."""

from pathlib import Path

import pytest

from tests.tui.command_line import FAMILY, NAMES, Desk, only_line

TIMELINE = ("export", "timeline", "--family", FAMILY)
BEGINNING = {
    "svg": b"<svg",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "txt": "Tidslinje · Blåklockan".encode(),
    "csv": b"id,lane,whose,title",
}


@pytest.mark.parametrize("wanted", BEGINNING)
def test_one_file_of_each_kind(tmp_path: Path, wanted: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert Desk(tmp_path).run(*TIMELINE, "--format", wanted, "--out", "-") == 0
    assert capfdbinary.readouterr().out.startswith(BEGINNING[wanted])


def test_it_is_named_for_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Desk(tmp_path).run(*TIMELINE, "--mask", "roles") == 0
    (file,) = tmp_path.glob("*.svg")
    assert file.name.startswith("tidslinje-2026-10-06-")
    assert file.name.endswith("-roller.svg")


def test_how_the_picture_is_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ("--grey", "--paper", "a3", "--no-legend", "--lang", "en", "--out", "-")
    assert Desk(tmp_path).run(*TIMELINE, *chosen) == 0
    drawn = capsys.readouterr().out
    assert 'width="1191pt" height="842pt"' in drawn
    assert ">Timeline · Blåklockan</text>" in drawn
    assert "#fbf8f1" not in drawn
    assert "Still going on" not in drawn


@pytest.mark.parametrize("mask", ["initials", "roles", "none"])
@pytest.mark.parametrize("wanted", ["svg", "txt", "csv"])
def test_a_mask_hides_names_and_all_that_was_told(
    tmp_path: Path, mask: str, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Desk(tmp_path).run(*TIMELINE, "--format", wanted, "--mask", mask, "--out", "-") == 0
    told = capsys.readouterr().out
    assert not any(word in told for word in (*NAMES, "Ebbe", "bageriet", "campingen", "Morgnarna"))


@pytest.mark.parametrize("wanted", ["svg", "txt", "csv"])
def test_what_is_sensitive_stays(tmp_path: Path, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run(*TIMELINE, "--format", wanted, "--out", "-") == 0
    told = capsys.readouterr().out
    assert "bageriet" in told
    assert "mobbning" not in told


def test_the_workers_words_are_for_words_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run(*TIMELINE, "--format", "txt", "--for", "worker", "--out", "-") == 0
    assert "Utlösande" in capsys.readouterr().out
    assert desk.run(*TIMELINE, "--format", "png", "--for", "worker", "--out", "-") == 2
    assert only_line(capsys.readouterr().err) == "--for går inte ihop med --format png."
