"""`krets check`: what is listed and what one is told to do, for people and programs; and `--repair`."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.versions.history import history
from mapping.record import Id
from tests.mapping.archive.care.test_checking import LOOSE
from tests.mapping.archive.invented import generation_file
from tests.tui.command_line import NAMES, SESSIONS, Desk, only_line

OPEN = Id(SESSIONS[3])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An archive where one session has a tie to nobody, and its newest version is damaged."""
    desk = Desk(tmp_path)
    with desk.open() as archive:
        session, place = archive.session(OPEN)
        loose = replace(session, network=replace(session.network, ties=(*session.network.ties, LOOSE)))
        archive.save(loose, place)
        archive.save(loose, place)
        newest = archive.generations(OPEN)[-1]
    generation_file(desk.archive, OPEN, newest).write_bytes(b"")
    return desk


def _versions(desk: Desk) -> int:
    with desk.open() as archive:
        return len(history(archive, OPEN))


def test_each_thing_is_followed_by_what_to_do(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = _versions(desk)
    assert desk.run("check") == 4
    shown = capsys.readouterr()
    assert only_line(shown.err) == "1 sak är inte som den ska."
    lines = shown.out.splitlines()
    assert lines[0].startswith(f"{OPEN}: ")
    assert "kan" not in lines[0]
    assert lines[1].startswith("    Version ")
    assert lines[-2].startswith("krets check --repair")
    assert lines[-1].startswith("Loggens kontrollkod: ")
    assert not any(name in shown.out for name in NAMES)
    assert _versions(desk) == before


def test_programs_get_json(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("check", "--json") == 4
    data = json.loads(capsys.readouterr().out)
    assert (data["families"], data["sessions"], data["surroundings"]) == (1, 3, [])
    (finding,) = data["findings"]
    assert (finding["document"], finding["wrong"], finding["serious"]) == (str(OPEN), "damaged", True)
    assert finding["what"]
    assert finding["advice"]


def test_programs_are_told_what_is_repaired(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.commands.checking.is_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: pytest.fail("asked without a word of what it is about"))
    assert desk.run("check", "--json", "--repair") == 2
    capsys.readouterr()
    for options, done in ((), False), (("--repair", "--yes"), True):
        assert desk.run("check", "--json", *options) == 4
        (repair,) = json.loads(capsys.readouterr().out)["repairs"]
        assert (repair["document"], repair["wrong"], repair["done"]) == (str(OPEN), "damaged", done)
        assert repair["what"]


def test_a_whole_archive_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run("check", "--json") == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_a_repair_is_told_and_done_and_keeps_the_old(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = _versions(desk)
    assert desk.run("check", "--repair", "--yes") == 4, "behind what was damaged stood something that is not sound"
    told = capsys.readouterr().out
    assert "Det här går att rätta:" in told
    assert "1 rättning är gjord." in told
    assert _versions(desk) == before + 1
    assert desk.run("check", "--repair", "--yes") == 0
    assert "Allt är i ordning" in capsys.readouterr().out
    assert _versions(desk) == before + 2


@pytest.mark.parametrize(("yes", "status"), [(True, 4), (False, 130)])
def test_it_is_asked_first(desk: Desk, yes: bool, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _versions(desk)
    monkeypatch.setattr("tui.commands.checking.is_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: yes)
    assert desk.run("check", "--repair") == status
    assert _versions(desk) == before + yes


def test_with_nobody_to_ask_nothing_is_repaired(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = _versions(desk)
    assert desk.run("check", "--repair") == 2
    assert "--yes" in only_line(capsys.readouterr().err)
    assert _versions(desk) == before


def test_a_repair_needs_the_archive_for_itself(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.open():
        assert desk.run("check", "--repair", "--yes") == 7
        assert desk.run("check") == 4
    only_line(capsys.readouterr().err.splitlines(keepends=True)[0])


def test_a_conflict_copy_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    (desk.archive / "vault (Konfliktkopia \x1b[31m2026-11-22).json").write_bytes(b"{}")
    assert desk.run("check") == 4
    shown = capsys.readouterr()
    assert "konfliktkopia" in shown.out
    assert "\x1b" not in shown.out


def test_answers_that_nobody_asks_are_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    with desk.open() as archive:
        session, place = archive.session(OPEN)
        first, *rest = session.profile.answers
        answers = (replace(first, question="nobody.asks"), *rest)
        archive.save(replace(session, profile=replace(session.profile, answers=answers)), place)
    assert desk.run("check") == 0
    shown = capsys.readouterr().out
    assert "--questions" in shown
    assert "Allt är i ordning" in shown
