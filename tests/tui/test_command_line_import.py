"""`krets import`: all of it or nothing, told without a name."""

import json
from pathlib import Path
from typing import Any

import pytest

from mapping.practice import document
from tests.tui.command_line import FAMILY, NAMES, SESSIONS, Desk, only_line


def _data(**changes: Any) -> bytes:
    return json.dumps({**json.loads(document()), **changes}).encode()


def _sessions() -> list[dict[str, Any]]:
    return list(json.loads(document())["sessions"])


def _listed(desk: Desk) -> tuple[list[str], list[str]]:
    with desk.open() as archive:
        index = archive.index
    return [str(entry.id) for entry in index.families], [str(entry.id) for entry in index.sessions]


def test_standard_input(tmp_path: Path) -> None:
    desk = Desk(tmp_path, filled=False)
    told = desk.krets("import", "-", input=document())
    assert (told.returncode, told.stderr) == (0, b"")
    assert not any(name in told.stdout.decode() for name in NAMES)
    assert _listed(desk) == ([FAMILY], list(SESSIONS))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["one.json"], "5 har tagits in, 0 fanns redan.\n"),
        (["one.json", "one.json"], "5 har tagits in, 5 fanns redan.\n"),
        (["family.json", "one.json", "one.json"], "5 har tagits in, 6 fanns redan.\n"),
        (["one.json", "family.json"], "5 har tagits in, 1 fanns redan.\n"),
    ],
)
def test_the_same_records_in_several_files(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = Desk(tmp_path, filled=False)
    desk.file("one.json", document())
    desk.file("family.json", _data(sessions=[]))
    monkeypatch.chdir(tmp_path)
    assert desk.run("import", *names) == 0
    assert capsys.readouterr().out == said
    assert desk.run("check") == 0


def test_what_is_there_already_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run("import", desk.file("again.json", document())) == 0
    assert capsys.readouterr().out == "0 har tagits in, 5 fanns redan.\n"


def test_a_session_of_a_family_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    earlier, *later = _sessions()
    assert desk.run("import", desk.file("earlier.json", _data(sessions=[earlier]))) == 0
    assert desk.run("import", desk.file("later.json", _data(families=[], sessions=later))) == 0
    assert capsys.readouterr().out.endswith("3 har tagits in, 0 fanns redan.\n")
    assert _listed(desk)[1] == list(SESSIONS)


def _refused(desk: Desk, status: int, capsys: pytest.CaptureFixture[str], *files: str) -> str:
    before = _listed(desk)
    capsys.readouterr()
    assert desk.run("import", *files) == status
    assert _listed(desk) == before, "nothing was put in"
    shown = capsys.readouterr()
    assert shown.out == ""
    line = only_line(shown.err)
    assert not any(name in line for name in NAMES)
    return line


def test_a_session_that_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    first, *others = _sessions()
    file = desk.file("other.json", _data(sessions=[{**first, "met_on": "2025-10-13"}, *others]))
    assert SESSIONS[0] in _refused(desk, 4, capsys, file)


def test_a_session_that_differs_between_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    first = _sessions()[0]
    other = desk.file("other.json", _data(sessions=[{**first, "met_on": "2025-10-13"}]))
    assert SESSIONS[0] in _refused(desk, 4, capsys, desk.file("one.json", document()), other)


def test_a_session_with_the_id_of_a_family(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    family, first = json.loads(document())["families"][0], _sessions()[0]
    sessions = desk.file("sessions.json", _data(families=[], sessions=[{**first, "id": FAMILY}]))
    files = desk.file("family.json", _data(families=[family], sessions=[])), sessions
    assert FAMILY in _refused(desk, 4, capsys, *files)


def test_a_family_that_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    family = json.loads(document())["families"][0]
    file = desk.file("other.json", _data(families=[{**family, "code": "Another"}], sessions=[]))
    assert FAMILY in _refused(desk, 4, capsys, file)


@pytest.mark.parametrize("bad", [b"", b"\x00", b"{}", b"[]", b'{"format": "krets", "schema": 1, "more": 1}'])
def test_when_the_last_file_is_bad_nothing_is_put_in(
    tmp_path: Path, bad: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, filled=False)
    file = desk.file("bad.json", bad)
    assert file in _refused(desk, 4, capsys, desk.file("good.json", document()), file)


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    good = desk.file("good.json", document())
    assert "nowhere" in _refused(desk, 5, capsys, good, str(tmp_path / "nowhere"))
    assert str(tmp_path) in _refused(desk, 5, capsys, good, str(tmp_path))


@pytest.mark.parametrize("code", ["Blåklockan", "BLÅKLOCKAN"])
def test_a_code_that_another_family_has(tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    family = {**json.loads(document())["families"][0], "id": SESSIONS[0].replace("9", "c", 1), "code": code}
    assert code in _refused(desk, 6, capsys, desk.file("other.json", _data(families=[family], sessions=[])))


def test_two_new_families_with_one_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    family = json.loads(document())["families"][0]
    twin = {**family, "id": SESSIONS[0].replace("9", "c", 1)}
    _refused(desk, 6, capsys, desk.file("two.json", _data(families=[family, twin], sessions=[])))


def test_a_session_of_a_family_that_is_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    assert SESSIONS[0] in _refused(desk, 4, capsys, desk.file("lost.json", _data(families=[])))


def test_a_damaged_family_takes_no_more_sessions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    earlier, *later = _sessions()
    assert desk.run("import", desk.file("earlier.json", _data(sessions=[earlier]))) == 0
    for generation in (desk.archive / "documents" / FAMILY).iterdir():
        generation.write_bytes(b"damaged")
    _refused(desk, 4, capsys, desk.file("later.json", _data(families=[], sessions=later)))
    _refused(desk, 4, capsys, desk.file("all.json", document()))


def test_a_name_in_the_wrong_place_is_not_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, filled=False)
    first = _sessions()[0]
    first["network"]["ego"]["symbol"] = "Vilja"
    assert "$.sessions[0].network.ego.symbol" in _refused(
        desk, 4, capsys, desk.file("bad.json", _data(sessions=[first]))
    )


def test_english_is_spoken_when_asked_for(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    told = desk.krets("--lang", "en", "import", "-", input=document())
    assert told.stdout.decode() == "0 taken in, 5 there already.\n"
    told = desk.krets("import", "-", "--lang", "en", input=b"{")
    assert only_line(told.stderr) == "-: Not data that Krets can take in: the file is not JSON."
