"""Where the command line takes the passphrase from."""

import unicodedata
from pathlib import Path

import pytest

from tests.tui.command_line import PASSPHRASE, Desk, krets, only_line
from tui.__main__ import run

GOOD = {
    "a line": f"{PASSPHRASE}\n".encode(),
    "no newline": PASSPHRASE.encode(),
    "Windows": f"{PASSPHRASE}\r\n".encode(),
    "a mark before": f"{PASSPHRASE}\n".encode("utf-8-sig"),
    "more lines": f"{PASSPHRASE}\nsomething else\n".encode(),
    "å in two": unicodedata.normalize("NFD", PASSPHRASE).encode(),
}
BAD = {
    "empty": b"",
    "an empty line": b"\n",
    "binary": bytes(range(256)),
    "UTF-16": PASSPHRASE.encode("utf-16"),
    "another": b"something else entirely",
    "a space too many": f"{PASSPHRASE} \n".encode(),
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_a_file_opens_the_archive(tmp_path: Path, content: bytes) -> None:
    desk = Desk(tmp_path, filled=False)
    desk.passphrase.write_bytes(content)
    assert desk.run("families") == 0


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_file_that_does_not(tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    desk.passphrase.write_bytes(content)
    assert desk.run("families") == 3
    only_line(capsys.readouterr().err)


def test_standard_input_opens_the_archive(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.krets("--passphrase-file", "-", "families", input=PASSPHRASE.encode()).returncode == 0
    assert desk.krets("--passphrase-file", "-", "families", input=b"wrong").returncode == 3


def test_after_several_wrong_ones_one_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("tui.commands.chosen.time.sleep", waited.append)
    desk = Desk(tmp_path)
    right = desk.passphrase.read_bytes()
    desk.passphrase.write_bytes(b"fel")
    assert [desk.run("families") for _try in range(5)] == [3] * 5
    assert waited == [1, 2]
    assert "Vänta 2 sekunder" in capsys.readouterr().err
    desk.passphrase.write_bytes(right)
    assert [desk.run("families") for _try in range(2)] == [0] * 2
    assert waited == [1, 2, 4], "once it is right the next is free"


def test_without_a_passphrase_it_stays_locked(tmp_path: Path) -> None:
    desk = Desk(tmp_path, filled=False)
    told = krets("--archive", str(desk.archive), "families", folder=tmp_path)
    assert told.returncode == 3
    assert "--passphrase-file" in only_line(told.stderr)


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    for name in (tmp_path / "nowhere", tmp_path):
        assert run(["--archive", str(desk.archive), "--passphrase-file", str(name), "families"]) == 5
        assert str(name) in only_line(capsys.readouterr().err)


def test_standard_input_is_read_for_one_thing_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    assert desk.run("--passphrase-file", "-", "import", "-") == 2
    assert "en gång" in only_line(capsys.readouterr().err)
    assert desk.run("import", "-", "-") == 2


def test_the_passphrase_is_never_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    desk.passphrase.write_text("something secret\n")
    assert desk.run("families") == 3
    shown = capsys.readouterr()
    assert "something" not in shown.out + shown.err
