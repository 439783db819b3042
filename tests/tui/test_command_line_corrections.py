"""What was put right in a closed session leaves with its words and its data, and comes in again."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.archive.documents.codec import Correction
from mapping.archive.log import Act
from tests.tui.command_line import FAMILY, SESSIONS, Desk
from tui.settings import Settings

PLAIN = Correction(
    id=UUID(int=1), session=UUID(SESSIONS[1]), at=datetime(2026, 3, 12, 9, tzinfo=UTC), by="Kajsa Ek", text="I trean."
)
ABOUT_MORE = replace(PLAIN, id=UUID(int=2), session=UUID(SESSIONS[2]), text="Det var i maj.")
"""In a session of which something sensitive stays behind."""
DATA = ("export", "data", "--family", FAMILY, "--out")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The practice family, with something put right in two sessions."""
    made = Desk(tmp_path)
    with made.open() as archive:
        for correction in (PLAIN, ABOUT_MORE):
            archive.correct(UUID(FAMILY), correction)
    monkeypatch.chdir(tmp_path)
    return made


def test_a_closed_session_is_put_right(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.read_settings", lambda _file: Settings(worker="Ingrid Ek"))
    text = desk.file("text.txt", b"Det var i april,\ninte i mars.\n")
    assert desk.run("correct", SESSIONS[0], "--text-file", text) == 0
    capsys.readouterr()
    assert desk.run("correct", SESSIONS[0], "--list") == 0
    shown = capsys.readouterr().out
    assert "Ingrid Ek: Det var i april, inte i mars." in shown
    with desk.open() as archive:
        assert [one.text for one in archive.corrections(archive.session(UUID(SESSIONS[0]))[0])] == [
            "Det var i april,\ninte i mars."
        ]
        noted = [entry.record.who for entry in archive.log.read().entries if entry.record.act == Act.CORRECTED]
    assert noted[-1] == "Ingrid Ek"


@pytest.mark.parametrize(
    ("session", "content", "status"),
    [(SESSIONS[3], b"x", 4), (SESSIONS[0], b" \n", 4), (FAMILY, b"x", 5), (SESSIONS[0], b"\xff", 4)],
)
def test_what_cannot_be_put_right_is_said(desk: Desk, session: str, content: bytes, status: int) -> None:
    assert desk.run("correct", session, "--text-file", desk.file("text.txt", content)) == status


def _ids(file: str) -> list[str]:
    return [one["id"] for one in json.loads(Path(file).read_bytes())["corrections"]]


@pytest.mark.parametrize("subject", ["map", "genogram", "timeline", "profile"])
def test_it_follows_the_words_of_its_session(desk: Desk, subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = ("export", subject, "--family", FAMILY, "--format", "txt", "--out", "-", "--session")
    shown = []
    for more in ((SESSIONS[1],), (SESSIONS[1], "--mask", "roles"), (SESSIONS[0],)):
        assert desk.run(*line, *more) == 0
        shown.append(capsys.readouterr().out)
    whole, masked, other = shown
    assert whole.endswith("\n\nRÄTTAT EFTERÅT\n- 12 mars 2026, Kajsa Ek:\n  I trean.\n")
    assert "- 12 mars 2026: något rättades." in masked
    assert "I trean" not in masked
    assert "RÄTTAT" not in other


def test_the_data_has_it_and_another_takes_it_in(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run(*DATA, "all.json", "--sensitive") == 0
    assert _ids("all.json") == [str(PLAIN.id), str(ABOUT_MORE.id)]
    other = Desk(desk.folder, "other", filled=False)
    capsys.readouterr()
    assert other.run("import", "all.json") == 0
    assert "7 " in capsys.readouterr().out
    with other.open() as archive:
        assert archive.ledger(UUID(FAMILY)).corrections == (PLAIN, ABOUT_MORE)
    assert other.run(*DATA, "again.json", "--sensitive") == 0
    assert Path("again.json").read_bytes() == Path("all.json").read_bytes()


def test_where_something_sensitive_stays_behind_it_does_too_and_that_is_told(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run(*DATA, "some.json") == 0
    assert _ids("some.json") == [str(PLAIN.id)]
    assert "1 rättelse blev också kvar" in capsys.readouterr().err
    assert "i maj" not in Path("some.json").read_text(encoding="utf-8")


def test_a_single_session_goes_with_its_own(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run(*DATA, "one.json", "--session", SESSIONS[1]) == 0
    assert _ids("one.json") == [str(PLAIN.id)]
    assert desk.run(*DATA, "first.json", "--session", SESSIONS[0]) == 0
    assert _ids("first.json") == []
    assert "rättelse" not in capsys.readouterr().err
