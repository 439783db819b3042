"""`krets history` and `krets restore`: what is listed, what is asked, and what is put back."""

import json
from pathlib import Path

import pytest

from mapping.archive.versions.history import history
from mapping.edits import put_answer
from mapping.profile import Answer
from mapping.record import Id
from tests.mapping.archive.invented import generation_file, id_of
from tests.tui.command_line import FAMILY, NAMES, SESSIONS, Desk, only_line

OPEN = SESSIONS[3]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice family, and two more versions of its open session."""
    desk = Desk(tmp_path)
    with desk.open() as archive:
        session, _place = archive.session(Id(OPEN))
        for step in (1, 2):
            archive.save(put_answer(session, Answer(id=id_of("new"), question="time.mornings", bank=1, step=step)))
    return desk


def _versions(desk: Desk, document: str = OPEN) -> list[int]:
    with desk.open() as archive:
        return [version.generation for version in history(archive, Id(document))]


def test_the_versions_are_listed_the_newest_first(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    newest, before, *_rest = _versions(desk)
    assert desk.run("history", OPEN[:-2] + "04") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [int(line.split()[0]) for line in lines] == _versions(desk)
    assert "svar " in lines[0]
    assert "den första när det öppnades" in "\n".join(lines)
    assert not any(name in line for name in NAMES for line in lines)
    assert desk.run("history", OPEN, "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["generation"] for row in rows[:2]] == [newest, before]
    assert all(row["opens"] for row in rows)
    assert rows[0]["counts"]["answers"] == rows[-1]["counts"]["answers"] + 1


def test_a_familys_versions_are_found_by_its_code(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.open() as archive:
        code = archive.index.families[0].code
    assert desk.run("history", code) == 0
    assert "barn " in capsys.readouterr().out


def test_a_version_is_put_back_after_what_differs_is_shown(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    versions = _versions(desk)
    assert desk.run("restore", OPEN, "--generation", f"{versions[-1]}", "--yes") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Svar: ")
    assert told[0].endswith("(1 försvinner)")
    assert told[-1].startswith(f"Tillbakatagen som version {versions[0] + 1}.")
    assert _versions(desk) == [versions[0] + 1, *versions]


@pytest.mark.parametrize(("answer", "status", "more"), [("j", 0, 1), ("n", 130, 0)])
def test_it_is_asked_first(desk: Desk, answer: str, status: int, more: int, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = _versions(desk)
    monkeypatch.setattr("tui.commands.versions.is_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: answer == "j")
    assert desk.run("restore", OPEN, "--generation", f"{versions[-1]}") == status
    assert len(_versions(desk)) == len(versions) + more


def test_without_anybody_to_ask_nothing_is_done(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    versions = _versions(desk)
    assert desk.run("restore", OPEN, "--generation", "1") == 2
    assert "--yes" in only_line(capsys.readouterr().err)
    assert _versions(desk) == versions


def test_a_damaged_newest_is_told_and_followed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    newest, before, *_rest = _versions(desk)
    generation_file(desk.archive, Id(OPEN), newest).write_bytes(b"damaged")
    assert desk.run("history", OPEN) == 0
    assert "skadad" in capsys.readouterr().out.splitlines()[0]
    assert desk.run("restore", OPEN, "--generation", f"{before}", "--yes") == 0
    assert "går inte att öppna" in capsys.readouterr().out
    assert desk.run("check") == 0 or "skadad" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("document", "generation", "status"), [("nobody", "1", 5), (OPEN, "77", 5), (OPEN, "0", 2), (SESSIONS[0], "1", 0)]
)
def test_what_is_not_there(
    desk: Desk, document: str, generation: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("restore", document, "--generation", generation, "--yes") == status
    if status:
        only_line(capsys.readouterr().err)


def test_a_closed_session_keeps_what_it_was_closed_with(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(_versions(desk, FAMILY)) > 1
    assert desk.run("restore", FAMILY, "--generation", "1", "--yes") == 0
    assert "Inget skiljer" in capsys.readouterr().out
