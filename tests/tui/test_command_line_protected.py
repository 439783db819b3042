"""A family with protected personal data on the command line: what leaves is confirmed, and why and for whom is said."""

from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from mapping.archive.log.words import WITH_PURPOSE
from tests.tui.command_line import FAMILY, NAMES, Desk, only_line

KEY = RecoveryKey.new()
SURE = "--protected-identity"
WHOM = ("--purpose", "meeting", "--receiver", "Hedda")
TO = ("--family", FAMILY, "--out", "out")
LEAVING: dict[str, tuple[str, ...]] = {
    "map": ("export", "map", *TO, "--format", "txt"),
    "genogram": ("export", "genogram", *TO, "--format", "txt"),
    "profile": ("export", "profile", *TO),
    "timeline": ("export", "timeline", *TO, "--format", "txt"),
    "map graphml": ("export", "map", *TO, "--format", "graphml", "--mask", "none"),
    "invitation": ("export", "invitation", *TO),
    "journal": ("export", "journal", *TO),
    "data": ("export", "data", *TO),
    "one session": ("export", "data", *TO, "--session", "latest"),
    "disclose": ("disclose", FAMILY, "--person", "Tindra", "--out", "out"),
    "hand-over": ("hand-over", FAMILY, "out", "--to", KEY.public),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The practice family, with somebody in it protected."""
    made = Desk(tmp_path)
    with made.open() as archive:
        archive.put_family(replace(archive.family(UUID(FAMILY)), protected=True))
    monkeypatch.chdir(tmp_path)
    return made


def _left(desk: Desk) -> list[tuple[str, str, str]]:
    """What the log says has left: the detail, why and for whom."""
    with desk.open() as archive:
        records = [entry.record for entry in archive.log.read().entries]
    return [(one.detail, one.purpose, one.receiver) for one in records if one.act in WITH_PURPOSE]


@pytest.mark.parametrize("line", LEAVING)
def test_nothing_leaves_unconfirmed_or_not_stated(
    desk: Desk, line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    for more in ((), WHOM, (SURE,), (SURE, *WHOM[:2]), (SURE, *WHOM[2:]), (SURE, "--purpose", "\u200b", *WHOM[2:])):
        assert desk.run(*LEAVING[line], *more) == 2
        heard = capsys.readouterr()
        told = only_line(heard.err)
        assert heard.out == ""
        assert (SURE in told) is (SURE not in more)
        assert "--purpose" in told
        assert "--receiver" in told
        assert not any(name in told for name in (*NAMES, "Blåklockan"))
    assert {path.name for path in tmp_path.iterdir()} == before
    assert _left(desk) == []


@pytest.mark.parametrize("line", LEAVING)
def test_confirmed_it_leaves_and_the_log_tells(desk: Desk, line: str, tmp_path: Path) -> None:
    assert desk.run(*LEAVING[line], SURE, *WHOM) == 0
    assert (tmp_path / "out").stat().st_size > 100
    ((detail, purpose, receiver),) = _left(desk)
    assert detail.split()[-1] == "protected"
    assert (purpose, receiver) == ("meeting", "Hedda")


def test_a_family_that_cannot_be_read_does_not_leave(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can tell whether it is protected."""
    newest = max((desk.archive / "documents" / FAMILY).glob("*.sealed"))
    newest.write_bytes(newest.read_bytes()[:-1] + b"?")
    assert desk.run(*LEAVING["map"], "--session", "2026-10-06", SURE, *WHOM) != 0
    assert only_line(capsys.readouterr().err)
    assert _left(desk) == []


def test_the_lists_say_nothing_of_it(desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = Desk(tmp_path, "other")
    for line in (("families",), ("families", "--json"), ("sessions", FAMILY)):
        shown = []
        for one in (desk, other):
            assert one.run(*line) == 0
            shown.append(capsys.readouterr().out)
        assert shown[0] == shown[1]


def test_a_backup_is_not_asked_about(desk: Desk) -> None:
    with desk.open() as archive:
        archive.keyring.new_recovery_key()
    assert desk.run("backup", "copy.age") == 0


def test_the_mark_goes_out_with_the_data_and_comes_in_again(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run(*LEAVING["data"], SURE, *WHOM) == 0
    other = Desk(tmp_path, "other", filled=False)
    assert other.run("import", "out") == 0
    with other.open() as archive:
        assert archive.family(UUID(FAMILY)).protected
        assert [entry.record.act for entry in archive.log.read().entries].count(Act.TAKEN_IN) == 1
    assert other.run(*LEAVING["map"]) == 2
    assert SURE in capsys.readouterr().err


def test_other_families_are_asked_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Desk(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert other.run(*LEAVING["map"]) == 0
    assert [detail for detail, _why, _whom in _left(other)] == ["map txt"]
