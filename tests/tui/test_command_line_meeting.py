"""The invitation and the journal text on the command line: what stands in them, where they go, and what is noted."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from exports.meeting import entered
from mapping.archive.documents.codec import Correction
from mapping.assignment import Assignment
from mapping.meeting import Plan
from mapping.meeting.planning import plan_session
from mapping.profile import Answer
from mapping.questions import krets_bank
from mapping.session import Part
from mapping.words import Voice, Words
from tests.tui.command_line import FAMILY, NAMES, SESSIONS, Desk, only_line

HUSH = "det vill jag inte att någon läser"
BANK = krets_bank()
PLAN = Plan(starts=time(13), minutes=45, place="Storgatan 1 <b>", change="Ring 070-1", coming="tolken")
WHOM = ("--purpose", "record", "--receiver", "Treserva")
INVITATION = ("export", "invitation", "--family", FAMILY)
JOURNAL = ("export", "journal", "--family", FAMILY)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The practice family, its newest session planned in full, with an answer to a sensitive question."""
    made = Desk(tmp_path)
    with made.open() as archive:
        session, place = archive.session(UUID(SESSIONS[3]))
        day, area = date(2026, 10, 6), next(area for area in BANK.areas if area.sensitive)
        said = (Words(voice=Voice.PARENT, text=HUSH),)
        asked = Answer(id=UUID(int=9), question=area.key, bank=BANK.version, words=said)
        session = replace(session, profile=replace(session.profile, answers=(*session.profile.answers, asked)))
        archive.save(plan_session(session, PLAN, Part, met_on=day, today=day), place)
        archive.put_family(replace(archive.family(UUID(FAMILY)), assignment=Assignment(commissioner="Soc, Hedda")))
    monkeypatch.chdir(tmp_path)
    return made


def _left(desk: Desk) -> list[str]:
    with desk.open() as archive:
        return [entry.record.detail for entry in archive.log.read().entries if entry.record.act == "exported"]


def test_the_invitation_as_text_and_markdown(desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert desk.run(*INVITATION, "--worker", "Kajsa") == 0
    assert desk.run(*INVITATION, "--format", "md") == 0
    plain = (tmp_path / "inbjudan-2026-10-06-90000000.txt").read_text("utf-8")
    marked = (tmp_path / "inbjudan-2026-10-06-90000000.md").read_text("utf-8")
    assert plain.startswith("VÄLKOMMEN")
    assert "Du träffar Kajsa." in plain
    assert "Storgatan 1 <b>" in plain
    assert marked.startswith("# Välkommen")
    assert "\n\n## " in marked
    assert "Storgatan 1 \\<b\\>" in marked
    assert _left(desk) == ["invitation txt", "invitation md"]
    assert not any(name in capsys.readouterr().err for name in NAMES)


def test_a_reminder_fits_a_text_message_and_names_nobody(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run(*INVITATION, "--format", "sms", "--out", "-") == 0
    told = capsys.readouterr().out
    assert len(told.strip()) <= 160
    assert "tisdag 6 oktober" in told
    assert "13:00" in told
    assert not any(name in told for name in (*NAMES, "Blåklockan"))


@pytest.mark.parametrize("line", [INVITATION, JOURNAL])
def test_nothing_is_written_over_or_noted_in_vain(
    desk: Desk, line: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("there")
    assert desk.run(*line, "--out", "mine") != 0
    assert "mine" in only_line(capsys.readouterr().err)
    assert (tmp_path / "mine").read_text() == "there"
    assert _left(desk) == []


def test_the_journal_text_and_that_it_was_entered(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run(*JOURNAL, "--session", SESSIONS[1], *WHOM) == 0
    text = (tmp_path / f"journaltext-2026-02-10-{SESSIONS[1][:8]}.txt").read_text("utf-8")
    assert "Soc, Hedda" in text
    assert "\n\nUPPGIFTER\n" in text
    assert _left(desk) == ["journal txt"]
    with desk.open() as archive:
        exports = archive.ledger(UUID(FAMILY)).exports
    assert [(note.what, note.purpose, note.receiver) for note in exports] == [("journal txt", "record", "Treserva")]
    assert entered(exports, UUID(SESSIONS[1])) is not None
    assert entered(exports, UUID(SESSIONS[0])) is None
    capsys.readouterr()
    assert desk.run("sessions", FAMILY) == 0
    assert [("journaltext" in line) for line in capsys.readouterr().out.splitlines()] == [False, True, False, False]
    assert desk.run("log") == 0
    assert "journaltext txt" in capsys.readouterr().out


def test_while_another_writes_the_log_alone_remembers(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.open():
        assert desk.run(*JOURNAL, "--out", "-") == 0
    assert "loggen" in capsys.readouterr().err
    with desk.open() as archive:
        assert archive.ledger(UUID(FAMILY)).exports == ()
    assert _left(desk) == ["journal txt"]


def test_what_was_put_right_stands_below(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    one = Correction(
        id=UUID(int=1), session=UUID(SESSIONS[1]), at=datetime(2026, 3, 12, 9, tzinfo=UTC), by="Ek", text="I trean."
    )
    with desk.open() as archive:
        archive.correct(UUID(FAMILY), one)
    assert desk.run(*JOURNAL, "--session", SESSIONS[1], "--out", "-") == 0
    assert capsys.readouterr().out.endswith("\n\nRÄTTAT EFTERÅT\n- 12 mars 2026, Ek:\n  I trean.\n")


def test_what_is_sensitive_comes_along_only_when_it_is_chosen(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for more in ((), ("--sensitive",)):
        assert desk.run(*JOURNAL, "--out", "-", *more) == 0
        said.append(capsys.readouterr().out)
    assert [HUSH in text for text in said] == [False, True]
    assert _left(desk) == ["journal txt", "journal txt sensitive"]
