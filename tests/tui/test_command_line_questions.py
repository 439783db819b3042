"""`krets questions`: what there is to ask, a folder to start from, and a service's own looked through."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.language import Language
from mapping.profile import Answer, TaskAnswer
from mapping.questions import EXAMPLE, krets_bank, plainness, read_own, use_own
from tests.tui.command_line import FAMILY, SESSIONS, Desk, krets, only_line
from tui.__main__ import run
from tui.settings import Settings, keep_settings


@pytest.fixture(autouse=True)
def _no_own_questions_after() -> Iterator[None]:
    yield
    use_own(None)


@pytest.fixture
def example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The example, written anew."""
    assert run(["questions", "example", str(tmp_path / "egna")]) == 0
    capsys.readouterr()
    return tmp_path / "egna"


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_example_is_whole_and_plain(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["questions", "check", str(example)]) == 0
    assert capsys.readouterr().out == "Verksamhetens namn, version 1: 1 område, 2 frågor, 1 syssla\n"
    bank, faults = read_own(example, krets_bank())
    assert (faults, list(plainness.advice(bank))) == ((), [])
    assert {file.name for file in example.iterdir()} == {"bank.toml", "outdoors.toml", "tasks.toml", "levels.toml"}


def test_the_example_names_the_groups_that_there_are() -> None:
    text = (EXAMPLE / "tasks.toml").read_text(encoding="utf-8")
    for group in krets_bank().tasks.groups:
        assert f"{group.key}," in text or f"{group.key}\n" in text


def test_no_archive_and_no_settings_are_needed(tmp_path: Path) -> None:
    assert krets("questions", "example", "egna", folder=tmp_path).returncode == 0
    told = krets("questions", "check", "egna", "--lang", "en", folder=tmp_path)
    assert told.returncode == 0
    assert told.stdout.decode().endswith("version 1: 1 area, 2 questions, 1 task\n")


def test_the_example_is_written_over_nothing(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("bank.toml", "levels.toml", "outdoors.toml"):
        (example / name).unlink()
    (example / "tasks.toml").write_text("mine", encoding="utf-8")
    assert run(["questions", "example", str(example)]) == 6
    assert "tasks.toml finns redan" in only_line(capsys.readouterr().err)
    assert [file.name for file in example.iterdir()] == ["tasks.toml"]
    assert (example / "tasks.toml").read_text() == "mine"
    (tmp_path / "file").touch()
    assert run(["questions", "example", str(tmp_path / "file")]) == 2


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", "outdoors.toml, rad 28: sorce är ingen nyckel som finns här. Menade du source?"),
        ("en", "outdoors.toml, line 28: sorce is not a key that is known here. Did you mean source?"),
    ],
)
def test_each_fault_stands_on_its_line(
    example: Path, language: Language, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(example / "outdoors.toml", "source =", "sorce =")
    assert run(["questions", "check", str(example), "--lang", language]) == 4
    shown = capsys.readouterr()
    assert shown.out.splitlines()[:-1] == [told]
    assert only_line(shown.err).endswith("outdoors.toml.")


def test_what_could_be_plainer_is_advice(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "Vi räknar till tretton ord här och det är ett ord för mycket."
    changed(example / "outdoors.toml", "Hur kommer ni dit?", "Går ni dit? När då?")
    changed(example / "outdoors.toml", "Det kan vara en lekplats", f"{long} Det kan vara en lekplats")
    changed(example / "tasks.toml", "Jag kan smörja in hela barnet.", long)
    assert run(["questions", "check", str(example)]) == 0
    advice = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Råd: ")]
    assert [line.split(": ")[1] for line in advice] == ["outdoors.strength", "outdoors.strength", "sun_cream"]
    assert "två saker" in advice[0]
    assert "13 ord" in advice[1]


def test_a_folder_without_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line, status in (["check"], 2), (["check", str(tmp_path / "gone")], 5), (["check", str(tmp_path)], 4):
        assert run(["questions", *line]) == status
        only_line(capsys.readouterr().err)


def test_a_file_whose_name_steers_no_terminal(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "a\x1b]52;c;QUJD\x07.toml").touch()
    assert run(["questions", "check", str(example)]) == 4
    shown = capsys.readouterr()
    assert (shown.out + shown.err).replace("\n", "").isprintable()


def test_the_list_counts_questions_and_those_of_the_service(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["questions", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    bank = krets_bank()
    assert lines[0] == f"Krets egna frågor, version {bank.version}"
    assert [line.split()[0] for line in lines[1:]] == [*(area.key for area in bank.areas), "tasks"]
    for area, line in zip(bank.areas, lines[1:], strict=False):
        assert line.endswith(f": {len(area.questions)} frågor")
    assert run(["--questions", str(example), "questions", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("Verksamhetens namn, version 1: ")
    assert lines[-2].startswith("outdoors ")
    assert lines[-2].endswith(" Gå ut (Utevistelse): 2 frågor, 2 egna")


def test_the_settings_name_the_folder_too(example: Path, tmp_path: Path) -> None:
    home = tmp_path / "hem"
    home.mkdir()
    keep_settings(home / ".config" / "krets" / "settings.toml", Settings(questions=str(example)))
    assert krets("questions", "check", folder=home).returncode == 0
    assert "outdoors" in krets("questions", "list", folder=home).stdout.decode()
    changed(example / "outdoors.toml", "source =", "sorce =")
    told = krets("questions", "list", folder=home)
    assert told.returncode == 0
    assert only_line(told.stderr).startswith("En fil med era egna frågor används inte. outdoors.toml, rad ")
    assert krets("questions", "check", folder=home).returncode == 4


def test_answers_to_a_services_questions_leave_when_its_folder_is_named(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk = Desk(tmp_path)
    own = Answer(id=UUID(int=7), question="outdoors.strength", bank=1, origin="Verksamhetens namn", step=5)
    with desk.open() as archive:
        session, place = archive.session(UUID(SESSIONS[-1]))
        archive.save(replace(session, profile=replace(session.profile, answers=(own,))), place)
    for subject, there in ("profile", "varje dag"), ("data", "outdoors.strength"):
        line = ("export", subject, "--family", FAMILY, "--out", "-")
        capsysbinary.readouterr()
        assert desk.run(*line) == 0
        assert there not in capsysbinary.readouterr().out.decode()
        assert desk.run(*line, "--questions", str(EXAMPLE)) == 0
        assert there in capsysbinary.readouterr().out.decode()


def test_answers_to_questions_that_are_no_more_damage_nothing(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk = Desk(tmp_path)
    gone = Answer(id=UUID(int=7), question="lake.swim", bank=9, origin="Familjestödet Ängen", step=2)
    row = TaskAnswer(id=UUID(int=8), task="row_the_boat", bank=9, origin="Familjestödet Ängen")
    with desk.open() as archive:
        session, place = archive.session(UUID(SESSIONS[-1]))
        profile = replace(session.profile, answers=(*session.profile.answers, gone), tasks=(row,))
        archive.save(replace(session, profile=profile), place)
    assert desk.run("check") == 0
    capsysbinary.readouterr()
    assert desk.run("export", "data", "--family", FAMILY, "--sensitive", "--out", "-") == 0
    data = capsysbinary.readouterr().out
    assert "lake.swim" in json.dumps(json.loads(data))
    other = Desk(tmp_path, "other", filled=False)
    assert other.run("import", other.file("data.json", data)) == 0
    assert other.run("check") == 0
    with other.open() as archive:
        assert gone in archive.session(UUID(SESSIONS[-1]))[0].profile.answers
    for subject in ("map", "profile"):
        assert desk.run("export", subject, "--family", FAMILY, "--format", "txt", "--out", "-") == 0
