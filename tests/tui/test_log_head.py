"""The log's head stands on what is a report: with it one can prove that nothing written until then was changed."""

import json
import re
from pathlib import Path

import pytest

from mapping.archive.archive import Archive
from tests.tui.command_line import FAMILY, Desk
from tests.tui.playing import keys, playing, shows
from tui.screens.archive.archive import DUTIES

HEAD = re.compile(r"^Loggens kontrollkod: ([0-9a-f]{16})$", re.MULTILINE)


def _marks(desk: Desk) -> list[str]:
    with desk.open() as archive:
        return [entry.mark[:16] for entry in archive.log.read().entries]


def test_a_check_ends_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run("check") == 0
    out = capsys.readouterr().out
    head = HEAD.findall(out)[0]
    assert out.rstrip().endswith(head)
    assert head in _marks(desk)
    assert desk.run("check", "--json") == 0
    assert json.loads(capsys.readouterr().out)["log_head"] in _marks(desk)


def test_a_check_that_finds_something_ends_with_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    document = max((desk.archive / "documents").rglob("*.sealed"))
    document.write_bytes(b"x")
    assert desk.run("check") == 4
    out = capsys.readouterr().out
    assert "Allt är i ordning" not in out
    assert HEAD.findall(out)[0] in _marks(desk)


def test_erasing_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run("erase", FAMILY, "--reason", "tiden är ute", "--yes") == 0
    head = HEAD.findall(capsys.readouterr().out)[0]
    assert desk.run("log", "--json") == 0
    records = json.loads(capsys.readouterr().out)["records"]
    assert [record["act"] for record in records if record["mark"].startswith(head)] == ["erased"]


def test_where_no_log_can_be_written_none_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr("mapping.archive.log.log.Log._write", lambda _log, **_how: None)
    for command in (("check",), ("log",), ("erase", FAMILY, "--reason", "tiden är ute", "--yes")):
        assert desk.run(*command) == 0
        assert "kontrollkod" not in capsys.readouterr().out


async def test_the_check_page_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archives: list[Archive] = []
    monkeypatch.setattr("tui.screens.archive.check.check", lambda archive, **_more: archives.append(archive) or ())
    async with playing(tmp_path / "övning", practice=True) as player:
        number = [duty.name for duty in DUTIES].index("Check") + 1
        await keys(player, "f3", str(number))
        text = await shows(player, "Loggens kontrollkod: ")
        assert archives[0].log.head in text
    assert "Allt är i ordning" in text
