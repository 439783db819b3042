"""`krets backup` and `krets restore-archive`: the whole archive in one file, and out again with the recovery key."""

import subprocess
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace

from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.opening import open_archive
from mapping.session import LaterNote
from tests.tui.command_line import FAMILY, NAMES, Desk, krets, only_line
from tui.__main__ import run


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """An archive with a recovery key, which is written down in a file."""
    made = Desk(tmp_path_factory.mktemp("desk"))
    with made.open() as archive:
        (made.folder / "key").write_text("\n".join(archive.keyring.new_recovery_key().groups))
    return made


@pytest.fixture(scope="module")
def told(desk: Desk) -> "subprocess.CompletedProcess[bytes]":
    """What was said when a backup was made."""
    return desk.krets("backup", "backup.age")


def test_a_backup_and_out_of_it_again(desk: Desk, told: "subprocess.CompletedProcess[bytes]", tmp_path: Path) -> None:
    assert (told.returncode, told.stderr) == (0, b"")
    assert "backup.age" in told.stdout.decode()
    line = ("restore-archive", str(desk.folder / "backup.age"), "new/archive", "--recovery-key-file", "-")
    restored = krets(*line, folder=tmp_path, input=(desk.folder / "key").read_bytes())
    assert (restored.returncode, restored.stderr) == (0, b"")
    assert "krets keys passphrase" in restored.stdout.decode()
    key = RecoveryKey.read((desk.folder / "key").read_text())
    with open_archive(tmp_path / "new" / "archive", key) as archive:
        assert [str(entry.id) for entry in archive.index.families] == [FAMILY]
    assert not any(name in (told.stdout + restored.stdout).decode() for name in NAMES)


def _status(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


def test_never_over_another_file_or_archive(
    desk: Desk, told: "subprocess.CompletedProcess[bytes]", capsys: pytest.CaptureFixture[str]
) -> None:
    file, key = desk.folder / "backup.age", desk.folder / "key"
    assert told.returncode == 0
    before = file.read_bytes()
    assert desk.run("backup", str(file)) == 6
    assert "backup.age" in only_line(capsys.readouterr().err)
    assert _status("restore-archive", file, desk.archive, "--recovery-key-file", key) == 6
    only_line(capsys.readouterr().err)
    assert file.read_bytes() == before


def test_what_a_restoring_is_refused(
    desk: Desk, told: "subprocess.CompletedProcess[bytes]", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, new = desk.folder / "backup.age", tmp_path / "new"
    assert told.returncode == 0
    wrong, damaged, mistyped = tmp_path / "wrong", tmp_path / "damaged", tmp_path / "mistyped"
    wrong.write_text(RecoveryKey.new().standard)
    mistyped.write_text((desk.folder / "key").read_text()[:-1])
    damaged.write_bytes(file.read_bytes()[:-1])
    for status, source, key in (
        (3, file, wrong),
        (4, damaged, desk.folder / "key"),
        (4, wrong, desk.folder / "key"),
        (4, file, mistyped),
        (5, tmp_path / "none", desk.folder / "key"),
        (5, file, tmp_path / "none"),
    ):
        assert _status("restore-archive", source, new, "--recovery-key-file", key) == status
        only_line(capsys.readouterr().err)
        assert not new.exists()
    assert _status("restore-archive", file, new) == 3, "there is nobody to type the key"
    assert "--recovery-key-file" in only_line(capsys.readouterr().err)


def test_an_archive_without_a_recovery_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    assert desk.run("backup", str(tmp_path / "backup.age")) == 4
    assert "krets keys" in only_line(capsys.readouterr().err)
    assert not (tmp_path / "backup.age").exists()


def test_an_archive_that_another_writes_in(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.open():
        assert desk.run("backup", str(tmp_path / "backup.age")) == 7
    only_line(capsys.readouterr().err)


def test_a_family_handed_over_and_taken_in(desk: Desk, tmp_path: Path) -> None:
    other, key = Desk(tmp_path, filled=False), RecoveryKey.new()
    (tmp_path / "key").write_text(f"# for me\n{key.standard}\n")
    told = desk.krets("hand-over", "Blåklockan", "family.age", "--to", key.public, "--receiver", "Elsa")
    assert (told.returncode, told.stderr) == (0, b"")
    line = ("take-in", str(desk.folder / "family.age"), "--key-file", str(tmp_path / "key"))
    first, second = (other.krets(*line) for _again in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.decode() == "4 samtal är nya.\n"
    assert second.stdout.decode() == "Allt fanns här redan. Ingenting ändrades.\n"
    assert not any(name in (told.stdout + first.stdout + second.stdout).decode() for name in NAMES)
    with other.open() as archive:
        assert [str(entry.id) for entry in archive.index.families] == [FAMILY]


def test_what_a_hand_over_needs(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out.age")
    for status, arguments in (
        (2, ()),
        (2, ("--to", "age1", "--passphrase")),
        (4, ("--to", "age1")),
    ):
        assert desk.run("hand-over", "Blåklockan", out, *arguments) == status
        only_line(capsys.readouterr().err)
    assert desk.run("hand-over", "Ingen", out, "--to", RecoveryKey.new().public) == 5
    assert desk.run("take-in", str(tmp_path / "none"), "--key-file", str(desk.passphrase)) == 5
    assert desk.run("take-in", str(desk.passphrase)) == 3
    assert not Path(out).exists()


def test_two_that_differ_stand_side_by_side(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other, key = Desk(tmp_path, filled=False), RecoveryKey.new()
    (tmp_path / "key").write_text(key.standard)
    for number in range(2):
        file = str(tmp_path / f"{number}.age")
        assert desk.run("hand-over", "Blåklockan", file, "--to", key.public) == 0
        assert other.run("take-in", file, "--key-file", str(tmp_path / "key")) == 0
        for each in (desk, other):
            with each.open() as archive:
                newest = archive.session(archive.index.sessions[-1].id)[0]
                archive.save(replace(newest, later=(LaterNote(id=uuid4(), text="en tanke"),)))
                archive.note(newest)
    capsys.readouterr()
    assert other.run("sessions", "Blåklockan") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert sum("skiljer sig" in line for line in lines) == 1
