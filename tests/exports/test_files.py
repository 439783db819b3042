"""An export lies on the disk whole, for its owner's eyes only, or not at all."""

import os
from pathlib import Path
from typing import Any

import pytest

from exports.files import free_name, refuse_taken, write_all_new, write_new
from mapping.errors import ExistsError, NotFoundError, WriteError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "exports"
    made.mkdir()
    return made


def test_a_file_is_written_for_its_owner_alone(folder: Path) -> None:
    write_new(folder / "out", b"content")
    assert [path.name for path in folder.iterdir()] == ["out"]
    assert (folder / "out").read_bytes() == b"content"
    assert (folder / "out").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", ["file", "folder", "broken link"])
def test_what_is_there_already_stays(folder: Path, kind: str) -> None:
    target = folder / "out"
    if kind == "file":
        target.write_bytes(b"before")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to(folder / "nowhere")
    with pytest.raises(ExistsError, match="out"):
        write_new(target, b"after")
    assert [path.name for path in folder.iterdir()] == ["out"]
    if kind == "file":
        assert target.read_bytes() == b"before"


def test_a_file_that_turns_up_meanwhile_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "out"
    monkeypatch.setattr(os, "fsync", lambda _descriptor: target.write_bytes(b"first"))
    with pytest.raises(ExistsError):
        write_new(target, b"second")
    assert target.read_bytes() == b"first"
    assert len(list(folder.iterdir())) == 1


def test_a_disk_without_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_values: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_new(folder / "out", b"content")
    assert [path.read_bytes() for path in folder.iterdir()] == [b"content"]
    with pytest.raises(ExistsError):
        write_new(folder / "out", b"more")


@pytest.mark.parametrize("interruption", [OSError(28, "full"), KeyboardInterrupt(), MemoryError()])
def test_an_interruption_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, interruption: BaseException
) -> None:
    def interrupt(*_values: Any) -> None:
        raise interruption

    monkeypatch.setattr(os, "fsync", interrupt)
    expected = WriteError if isinstance(interruption, OSError) else type(interruption)
    with pytest.raises(expected):
        write_new(folder / "out", b"content")
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there(folder: Path) -> None:
    (folder / "file").touch()
    for missing in (folder / "nowhere", folder / "file"):
        with pytest.raises(NotFoundError, match=missing.name):
            write_new(missing / "out", b"content")


@pytest.mark.parametrize("target", ["a" * 300, "a" * 300 + "/out"], ids=["file", "folder"])
def test_a_name_that_is_too_long(folder: Path, target: str) -> None:
    with pytest.raises(WriteError):
        write_new(folder / target, b"content")
    assert list(folder.iterdir()) == []


def test_several_files_are_named_after_the_one_asked_for(folder: Path) -> None:
    contents = {"-ego.csv": b"ego", "-alter.csv": b"alter"}
    for target in ("karta.csv", "min.karta", ".karta"):
        written = write_all_new(folder / target, contents)
        base = target.removesuffix(".csv")
        assert [path.name for path in written] == [f"{base}-ego.csv", f"{base}-alter.csv"]
        assert [path.read_bytes() for path in written] == [b"ego", b"alter"]
    assert write_all_new(folder / "one.png", {"": b"one"}) == [folder / "one.png"]


def test_all_of_several_files_are_written_or_none(folder: Path) -> None:
    (folder / "x-alter.csv").write_bytes(b"before")
    with pytest.raises(ExistsError, match="x-alter"):
        write_all_new(folder / "x.csv", {"-ego.csv": b"ego", "-alter.csv": b"alter"})
    assert [path.name for path in folder.iterdir()] == ["x-alter.csv"]
    assert (folder / "x-alter.csv").read_bytes() == b"before"


def test_a_name_that_is_taken_is_known_before(folder: Path) -> None:
    refuse_taken(folder / "x.csv", ["-ego.csv", "-alter.csv"])
    (folder / "x-alter.csv").touch()
    with pytest.raises(ExistsError, match="x-alter"):
        refuse_taken(folder / "x.csv", ["-ego.csv", "-alter.csv"])
    with pytest.raises(NotFoundError):
        refuse_taken(folder / "none" / "x.csv", [""])
    with pytest.raises(ExistsError):
        refuse_taken(folder, [".csv"])
    assert [path.name for path in folder.iterdir()] == ["x-alter.csv"]


@pytest.mark.parametrize("ending", ["", "-ego.csv"])
def test_a_folder_is_no_name_for_files(folder: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.chdir(folder)
    for target in (Path(), Path(".."), folder, Path("/")):
        with pytest.raises(ExistsError):
            write_all_new(target, {ending: b"content"})
    with pytest.raises(WriteError):
        write_all_new(folder / ("a" * 300), {ending: b"content"})
    assert list(folder.iterdir()) == []


def test_a_name_that_is_taken_is_followed_by_a_number(tmp_path: Path) -> None:
    page = tmp_path / "sida.txt"
    assert free_name(page) == page
    for taken in (page, tmp_path / "sida-2.txt"):
        taken.touch()
    assert free_name(page) == tmp_path / "sida-3.txt"
