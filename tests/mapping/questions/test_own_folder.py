"""Whatever lies in the folder of a service's own questions: what is no list of questions is told of or passed by."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from mapping.questions import left_out, read_own
from mapping.toml_files.faults import lines_of
from tests.mapping.questions.test_own_questions import AREA, BASE, REPLACING, changed, taken_in


@pytest.mark.parametrize("other", [Path.mkdir, lambda path: os.mkfifo(path), lambda path: path.symlink_to(path)])
def test_a_file_that_is_none_is_named(tmp_path: Path, other: Callable[[Path], None]) -> None:
    taken_in(tmp_path)
    (tmp_path / "lake.toml").unlink()
    other(tmp_path / "lake.toml")
    assert [str(fault.file) for fault in read_own(tmp_path, BASE).faults] == ["lake.toml"]


def test_what_the_system_and_editors_leave_is_passed_by(tmp_path: Path) -> None:
    assert taken_in(tmp_path, **{"._lake": "\0", ".#lake": "x"}).faults == ()


def test_a_folder_whose_name_is_none_is_told_of() -> None:
    assert len(read_own(Path("a\0b"), BASE).faults) == 1


def test_earlier_wordings_are_not_silently_passed_by(tmp_path: Path) -> None:
    assert [fault.file for fault in taken_in(tmp_path, earlier="questions = []").faults] == ["earlier.toml"]


def test_a_question_in_two_files_is_told_of(tmp_path: Path) -> None:
    added = f'key = "time"\n[[questions]]{REPLACING}'
    bank, faults = taken_in(tmp_path, time=added, time_too=added.replace("Hur badar ni?", "Hur ror ni?"))
    assert [(fault.file, fault.line) for fault in faults] == [("time_too.toml", 3)]
    assert bank.question("time.rush").ask.sv == "Hur badar ni?"  # type: ignore[union-attr]


REPLACED = {
    "what works comes first": ("time.strength", "", "aspect"),
    "hangs on one that comes later": ("time.rush", 'ask_if = [{ question = "time.variation", at_most = 2 }]\n', "före"),
    "hangs on itself": ("time.rush", 'ask_if = [{ question = "time.rush", at_most = 2 }]\n', "före"),
}


@pytest.mark.parametrize("mistake", REPLACED)
def test_a_replacing_question_keeps_the_order_of_its_area(tmp_path: Path, mistake: str) -> None:
    id_, more, cause = REPLACED[mistake]
    first = BASE.area("time").questions[0].id  # type: ignore[union-attr]
    text = REPLACING.replace("time.rush", first if id_ == "time.strength" else id_)
    text = text.replace("ages =", f"{more}ages =")
    faults = taken_in(tmp_path, time=f'key = "time"\n[[questions]]{text}').faults
    assert len(faults) == 1
    assert cause in faults[0].cause


def test_a_header_loses_no_side_and_opens_nothing_sensitive(tmp_path: Path) -> None:
    side = 'key = "planning"\nname = { sv = "Planera", en = "Plan" }\nprofessional = { sv = "P", en = "Q" }'
    bank, faults = taken_in(
        tmp_path,
        time=f'key = "time"\n[[sides]]\n{side}\n[[questions]]{REPLACING}',
        past=f'key = "past"\nsensitive = false\n[[questions]]{AREA.split("[[questions]]")[1]}'.replace(
            "lake.swim", "past.swim"
        ),
    )
    assert faults == ()
    time, past = bank.area("time"), bank.area("past")
    assert time is not None
    assert past is not None
    assert [side.key for side in time.sides] == [side.key for side in BASE.area("time").sides]  # type: ignore[union-attr]
    assert "Planera" in [side.name.sv for side in time.sides]
    assert past.sensitive


def test_long_lists_are_looked_through_in_a_moment() -> None:
    rows = "  { name = 'x', ages = [0, 17] }, # one\n"
    assert lines_of(f"a.b = [\n{rows * 3_000}]\n")["a", "b", 2_999] == 3_001


def test_hostile_texts_are_parsed_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    real = tomllib.loads
    monkeypatch.setattr("mapping.toml_files.faults.tomllib.loads", lambda text: parsed.append(text) or real(text))
    many = 3_000
    closing, nested = "]\n" * many, "1,\n" * many
    found = lines_of(f'a = """\n{closing}"""\nb = [[\n{nested}]]\nc = 1\n')
    assert (found["b", 0], found["c",]) == (2 * many + 4, 2 * many + 5)
    assert len(parsed) == 3


def test_only_what_ends_a_line_in_toml_is_counted() -> None:
    assert lines_of('a = "x\u2028y"\nb = """\u2029"""\nc = 1\n')["c",] == 3


def test_what_is_left_out_is_told_in_a_line(tmp_path: Path) -> None:
    one = taken_in(tmp_path, lake=changed("source =", "sorce =")).faults
    said = left_out(one, tmp_path)
    assert said.startswith("En fil med era egna frågor används inte. lake.toml, rad 23: ")
    assert said.endswith(f"krets questions check {tmp_path}")
    two = taken_in(tmp_path, lake="", time="").faults
    assert left_out(two, tmp_path).startswith("2 filer med ")
    for folder in (tmp_path, tmp_path / "gone"):
        (tmp_path / "bank.toml").unlink(missing_ok=True)
        assert left_out(read_own(folder, BASE).faults, folder).startswith("Era egna frågor används inte. ")
