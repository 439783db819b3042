"""`krets import --family`: a preview, a question, and a new session; or nothing at all."""

import shutil
from pathlib import Path

import pytest

from exports.data import egor, graphml
from mapping.archive.archive import Archive
from mapping.network import Alter
from mapping.practice import document
from mapping.session import State
from tests.tui.command_line import FAMILY, KRETS, NAMES, SESSIONS, Desk, only_line
from tests.tui.terminal import in_terminal

LIST = b"Namn;Roll\r\nLovisa;granne\r\nOmar;\r\n"


def _sessions(archive: Archive) -> list[str]:
    return [str(entry.id) for entry in archive.index.sessions]


def _newest(desk: Desk) -> tuple[State, tuple[Alter, ...], int]:
    with desk.open() as archive:
        (new,) = [entry for entry in archive.index.sessions if str(entry.id) not in SESSIONS]
        session = archive.session(new.id)[0]
        assert str(session.follows) == SESSIONS[-1]
        return session.state, session.network.alters, len(session.network.ties)


def _untouched(desk: Desk) -> bool:
    with desk.open() as archive:
        return _sessions(archive) == list(SESSIONS)


def _imported(desk: Desk, *arguments: str, family: str = FAMILY) -> int:
    return desk.run("--lang", "en", "import", "--family", family, *arguments)


def test_a_list_of_names_becomes_a_planned_session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert _imported(desk, desk.file("names.csv", LIST), "--yes", family="blåklockan") == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "2 people and services are new." in shown.out
    assert "2 have no place, and wait beside the map." in shown.out
    assert not any(name in shown.out for name in ("Lovisa", "Omar", *NAMES))
    state, alters, _ties = _newest(desk)
    assert state is State.PLANNED
    assert [(alter.name, alter.role, alter.placed) for alter in alters[-2:]] == [
        ("Lovisa", "granne", False),
        ("Omar", "", False),
    ]
    assert desk.run("check") == 0


def test_without_anybody_to_ask_the_preview_is_all(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    told = desk.krets("--lang", "en", "import", "--family", FAMILY, "-", input=LIST)
    assert told.returncode == 2
    assert b"2 people and services are new." in told.stdout
    assert only_line(told.stderr) == "Nothing was taken in. Add --yes to take it in."
    assert _untouched(desk)


def test_standard_input(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    told = desk.krets("import", "--family", FAMILY, "--yes", "-", input=LIST)
    assert (told.returncode, told.stderr) == (0, b"")
    assert [alter.name for alter in _newest(desk)[1][-2:]] == ["Lovisa", "Omar"]


@pytest.mark.parametrize(("answer", "taken"), [("yes", True), ("j", True), ("no", False), ("NEJ", False)])
def test_in_a_terminal_it_is_asked(tmp_path: Path, answer: str, taken: bool) -> None:
    desk = Desk(tmp_path)
    file = desk.file("names.csv", LIST)
    command = [str(KRETS), *desk.options, "--lang", "en", "import", "--family", FAMILY, file]
    shown, status = in_terminal(command, tmp_path, {"Take it in? (yes/no)": "perhaps\r", "Answer yes": f"{answer}\r"})
    assert status == 0
    assert ("Nothing was taken in." in shown) is not taken
    assert _untouched(desk) is not taken


def test_what_krets_exported_comes_back_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    with desk.open() as archive:
        before = archive.sessions(archive.index.families[0].id)[-1]
    files = [desk.file(f"{kind}.csv", content) for kind, content in egor.write(before).items()]
    assert _imported(desk, *files) == 2
    assert _imported(desk, desk.file("map.graphml", graphml.write(before)), "--yes") == 0
    shown = capsys.readouterr().out
    assert shown.count(f"{len(before.network.alters)} are there already, the same.") == 2
    assert _newest(desk)[1:] == (before.network.alters, len(before.network.ties))


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"Namn;Ring\nLovisa;9\n", 4, "line 2, Ring: Krets does not know what stands there."),
        (document(), 4, "this is JSON; families and sessions are taken in without --family"),
        (b"<graphml><graph/><graph/></graphml>", 4, "line 1: a second graph"),
        (bytes(20_000_000), 4, "the file is too large"),
        (b"", 4, "there is nothing in the file"),
    ],
    ids=["a ring", "JSON", "two graphs", "too large", "empty"],
)
def test_what_is_wrong_leaves_everything_as_it_was(
    tmp_path: Path, content: bytes, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)
    assert _imported(desk, desk.file("bad", content), "--yes") == status
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in only_line(shown.err)
    assert "Lovisa" not in shown.err
    assert _untouched(desk)


def test_no_such_family_and_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    file = desk.file("names.csv", LIST)
    assert _imported(desk, file, "--yes", family="Rödklockan") == 5
    assert _imported(desk, str(tmp_path / "nowhere"), "--yes") == 5
    assert _imported(desk, str(tmp_path), "--yes") == 5
    assert capsys.readouterr().out == ""
    assert _untouched(desk)


def test_another_familys_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    with desk.open() as archive:
        whole = archive.sessions(archive.index.families[0].id)[-1]
    content = graphml.write(whole).replace(
        str(whole.network.ego.id).encode(), b"e" + str(whole.network.ego.id)[1:].encode()
    )
    assert _imported(desk, desk.file("map.graphml", content), "--yes") == 4
    assert "this is another parent's map" in only_line(capsys.readouterr().err)
    assert _untouched(desk)


def test_a_lost_session_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    shutil.rmtree(desk.archive / "documents" / SESSIONS[-1])
    assert _imported(desk, desk.file("names.csv", LIST), "--yes") == 4
    assert "damaged or missing" in only_line(capsys.readouterr().err)


def test_each_way_points_to_the_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    file = desk.file("names.csv", LIST)
    assert desk.run("--lang", "en", "import", file) == 4
    assert only_line(capsys.readouterr().err).endswith("People from GraphML or CSV are taken in with --family.")
    assert desk.run("--lang", "en", "import", file, "--yes") == 2
    assert only_line(capsys.readouterr().err) == "--yes belongs with --family."


def test_no_line_of_the_preview_is_wider_than_the_terminal(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    told = desk.krets("import", "--family", FAMILY, "-", input="Namn;Telefon;E-postadress\nÅsa;;\n".encode("cp1252"))
    assert max(map(len, told.stdout.decode().splitlines())) <= 80
