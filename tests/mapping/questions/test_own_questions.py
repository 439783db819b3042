"""A service's own questions add to Krets' or stand in their place; whatever is broken is named and left out."""

from pathlib import Path
from uuid import UUID

import pytest

from mapping.language import Language, speaking
from mapping.profile import Answer, Doer
from mapping.questions import krets_bank, load, read_own, use_own
from mapping.questions.own import Read
from mapping.toml_files.faults import lines_of

BASE = krets_bank()

CONTENTS = 'name = "Familjestödet Ängen"\nversion = 3\n'

AREA = """\
key = "lake"

[name]
sv = "Vid sjön"
en = "By the lake"

[professional]
sv = "Badvana"
en = "Bathing"

[explanation]
sv = "Här pratar vi om att bada."
en = "Here we talk about bathing."

[professional_explanation]
sv = "Hur familjen badar."
en = "How the family bathes."

[[questions]]
id = "lake.swim"
aspect = "strength"
ages = [3, 17]
source = "Familjestödet Ängen, 2026"
ask.sv = "Hur badar ni?"
ask.en = "How do you bathe?"
example.sv = "Det kan vara en söndag."
example.en = "It can be a Sunday."
cue.sv = "Fråga om sommaren."
cue.en = "Ask about the summer."
steps = [
  { sv = "Vi tittar på.", en = "We watch." },
  { sv = "Vi doppar fötterna.", en = "We dip our feet." },
  { sv = "Vi badar 1 gång.", en = "We bathe once." },
  { sv = "Vi badar 2 gånger.", en = "We bathe twice." },
  { sv = "Vi badar varje dag.", en = "We bathe every day." },
]
helps = [
  { sv = "En varm handduk", en = "A warm towel" },
]

[[questions]]
id = "lake.jetty"
aspect = "ordinary_day"
ages = [3, 17]
source = "Familjestödet Ängen, 2026"
ask.sv = "Vad gör ni på bryggan?"
ask.en = "What do you do on the jetty?"
example.sv = "Det kan vara att fiska."
example.en = "It can be fishing."
cue.sv = "Lyssna efter lek."
cue.en = "Listen for play."
ask_if = [{ question = "lake.swim", at_most = 2 }]
steps = [
  { sv = "Vi står där.", en = "We stand there." },
  { sv = "Vi sitter där.", en = "We sit there." },
  { sv = "Vi ligger där.", en = "We lie there." },
  { sv = "Vi fiskar där.", en = "We fish there." },
  { sv = "Vi hoppar där.", en = "We jump there." },
]
helps = [
  { sv = "Ett spö", en = "A rod" },
]
"""

TASKS = """\
[[tasks]]
key = "row_the_boat"
group = "safety"
ages = [3, 17]
source = "Familjestödet Ängen, 2026"
name.sv = "Ro båten"
name.en = "Rowing the boat"
knowledge.sv = "Jag vet var västarna är."
knowledge.en = "I know where the vests are."
skill.sv = "Jag kan ro."
skill.en = "I can row."
application.sv = "Alla har väst varje gång."
application.en = "Everybody wears a vest every time."
"""

LEVELS = """\
name = { sv = "Ängens nivåer", en = "Ängen's levels" }
source = "Familjestödet Ängen, 2026"
levels = [
"""
_SAID = 'parent = { sv = "a", en = "b" }, means = { sv = "c", en = "d" }, worker = { sv = "e", en = "f" }'
LEVELS += "".join(f'  {{ doer = "{doer}", {_SAID} }},\n' for doer in Doer) + "]\n"

WHOLE = {"bank.toml": CONTENTS, "lake.toml": AREA, "tasks.toml": TASKS, "levels.toml": LEVELS}


def taken_in(folder: Path, **changed: str) -> Read:
    """Krets' bank with these files, of which some are changed."""
    for name, text in {**WHOLE, **{f"{key}.toml": text for key, text in changed.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_own(folder, BASE)


def test_a_whole_folder_adds_an_area_a_task_and_levels(tmp_path: Path) -> None:
    bank, faults = taken_in(tmp_path)
    assert faults == ()
    assert [area.key for area in bank.areas] == [*(area.key for area in BASE.areas), "lake"]
    assert bank.question("lake.jetty") is not None
    assert bank.tasks.task("row_the_boat") is not None
    assert len(bank.tasks.tasks) == len(BASE.tasks.tasks) + 1
    assert bank.levels.name.sv == "Ängens nivåer"
    assert (bank.stamp("lake.swim").origin, bank.stamp("lake.swim").version) == ("Familjestödet Ängen", 3)
    assert (bank.stamp("time.rush").origin, bank.stamp("time.rush").version) == ("", BASE.version)


REPLACING = (
    AREA.split("[[questions]]")[1]
    .replace("lake.swim", "time.rush")
    .replace('aspect = "strength"', 'aspect = "ordinary_day"\nside = "planning"')
)


def test_a_question_in_the_place_of_krets_own_leaves_the_old_answers_their_meaning(tmp_path: Path) -> None:
    bank, faults = taken_in(tmp_path, time=f'key = "time"\n[[questions]]{REPLACING}')
    assert faults == ()
    replaced, before = bank.question("time.rush"), BASE.question("time.rush")
    assert replaced is not None
    assert before is not None
    assert replaced.ask.sv == "Hur badar ni?"
    assert [q.id for q in bank.area("time").questions] == [q.id for q in BASE.area("time").questions]  # type: ignore[union-attr]
    old = Answer(id=UUID(int=1), question="time.rush", bank=BASE.version, step=2)
    worded = bank.worded(old)
    assert worded is not None
    assert worded.step(2) == before.step(2)
    new = Answer(id=UUID(int=1), question="time.rush", bank=3, origin="Familjestödet Ängen", step=2)
    assert bank.worded(new) is replaced
    assert BASE.worded(new) is None


def test_a_question_added_to_an_area_of_krets_comes_last(tmp_path: Path) -> None:
    added = REPLACING.replace("time.rush", "time.boat")
    bank, faults = taken_in(tmp_path, time=f'key = "time"\n[[questions]]{added}')
    assert faults == ()
    assert bank.area_of("time.boat").questions[-1].id == "time.boat"  # type: ignore[union-attr]


def changed(old: str, new: str, text: str = AREA) -> str:
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


MISTAKES = {
    "a bracket is missing": (changed("steps = [", "steps = "), 30, "TOML"),
    "a quotation mark is missing": (changed('sv = "Badvana"', 'sv = "Badvana'), 8, "TOML"),
    "a key twice": (changed('aspect = "strength"', 'aspect = "strength"\naspect = "helps"'), 22, "två gånger"),
    "an unknown key": (changed("source =", "sorce ="), 23, "Menade du source?"),
    "a key of another language": (changed("ask.sv", "ask.se"), 24, "Menade du sv?"),
    "a language is missing": (changed('ask.en = "How do you bathe?"\n', ""), 24, "en saknas"),
    "a key is missing": (
        changed('example.sv = "Det kan vara en söndag."\n', "", AREA).replace(
            'example.en = "It can be a Sunday."\n', "", 1
        ),
        19,
        "example saknas",
    ),
    "a number for a text": (changed('id = "lake.swim"', "id = 7"), 20, "en text"),
    "a text for a number": (changed("ages = [3, 17]", 'ages = ["three", 17]'), 22, "ett heltal"),
    "a text for a list": (changed("ages = [3, 17]", 'ages = "3-17"'), 22, "en lista"),
    "an empty text": (changed('ask.sv = "Hur badar ni?"', 'ask.sv = " "'), 24, "tom"),
    "a hidden character": (changed("Hur badar ni?", "Hur \\u202ebadar ni?"), 24, "inte syns"),
    "an id that is none": (changed("lake.swim", "Lake Swim"), 20, "inget id"),
    "an id of another area": (changed('id = "lake.swim"', 'id = "sea.swim"'), 20, "lake."),
    "an id twice": (changed('id = "lake.jetty"', 'id = "lake.swim"'), 42, "två frågor"),
    "an id of Krets' in a new area": (
        changed('key = "lake"', 'key = "time_x"').replace("lake.", "time."),
        20,
        "time_x.",
    ),
    "an unknown aspect": (changed('"ordinary_day"', '"ordinary_days"'), 43, "Menade du ordinary_day?"),
    "strength does not come first": (changed('"strength"', '"helps"'), 21, "strength"),
    "six steps": (changed('  { sv = "Vi tittar på.', '  { sv = "A.", en = "B." },\n  { sv = "Vi tittar på.'), 30, "6"),
    "four steps": (changed('  { sv = "Vi tittar på.", en = "We watch." },\n', ""), 30, "4"),
    "two steps alike": (changed("Vi badar 2 gånger.", "Vi badar 1 gång."), 34, "samma"),
    "nothing that helps": (changed('  { sv = "En varm handduk", en = "A warm towel" },\n', ""), 37, "minst 1"),
    "a side where there is none": (changed('id = "lake.swim"', 'id = "lake.swim"\nside = "shore"'), 21, "shore"),
    "ages the wrong way round": (changed("ages = [3, 17]", "ages = [17, 3]"), 22, "yngsta"),
    "an age that nobody asks about": (changed("ages = [3, 17]", "ages = [3, 99]"), 22, "högst 25"),
    "three ages": (changed("ages = [3, 17]", "ages = [3, 9, 17]"), 22, "3"),
    "hangs on an unknown question": (changed('question = "lake.swim"', 'question = "lake.swin"'), 52, "lake.swim?"),
    "hangs on itself": (changed('question = "lake.swim"', 'question = "lake.jetty"'), 52, "lake.jetty"),
    "hangs on no answer": (changed(", at_most = 2", ""), 52, "at_most"),
    "hangs on what cannot be": (changed("at_most = 2", "at_most = 2, at_least = 4"), 52, "at_least 4"),
    "a step that is none": (changed("at_most = 2", "at_most = 6"), 52, "högst 5"),
    "no questions": (AREA.split("[[questions]]")[0], 1, "questions saknas"),
    "no area at all": ("", 1, "key saknas"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_by_file_line_and_cause(tmp_path: Path, mistake: str) -> None:
    text, line, cause = MISTAKES[mistake]
    with speaking("sv"):
        bank, faults = taken_in(tmp_path, lake=text)
        told = [str(fault) for fault in faults]
    assert [fault.file for fault in faults] == ["lake.toml"] * len(faults)
    assert any(fault.line == line and cause in fault.cause for fault in faults), told
    assert all(words.startswith(f"lake.toml, rad {fault.line}: ") for words, fault in zip(told, faults, strict=True))
    assert bank.area("lake") is None, "the broken file is left out"
    assert bank.tasks.task("row_the_boat") is not None, "and the others are not"


OTHER_MISTAKES = {
    "no name": ("bank", "version = 1\n", 1, "name saknas"),
    "a version below one": ("bank", changed("version = 3", "version = 0", CONTENTS), 2, "minst 1"),
    "an unknown group": ("tasks", changed('"safety"', '"saftey"', TASKS), 3, "safety?"),
    "a task twice": ("tasks", TASKS + TASKS, 15, "två sysslor"),
    "a rung is missing": (
        "tasks",
        TASKS.replace('skill.sv = "Jag kan ro."\nskill.en = "I can row."\n', ""),
        1,
        "skill",
    ),
    "a level is missing": ("levels", changed('doer = "self"', 'doer = "training"', LEVELS), 3, "self"),
    "an unknown doer": ("levels", changed('doer = "self"', 'doer = "selv"', LEVELS), 4, "Menade du self?"),
}


@pytest.mark.parametrize("mistake", OTHER_MISTAKES)
def test_a_mistake_in_another_file_is_told_too(tmp_path: Path, mistake: str) -> None:
    name, text, line, cause = OTHER_MISTAKES[mistake]
    with speaking("sv"):
        bank, faults = taken_in(tmp_path, **{name: text})
    told = [str(fault) for fault in faults]
    assert any(f.file == f"{name}.toml" and f.line == line and cause in f.cause for f in faults), told
    assert {area.key for area in BASE.areas} <= {area.key for area in bank.areas}


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = changed("source =", "sorce =").replace("ages = [3, 17]", "ages = 3").replace("at_most = 2", "at_most = 9")
    faults = taken_in(tmp_path, lake=text).faults
    assert [fault.line for fault in faults] == sorted(fault.line or 0 for fault in faults)
    assert {22, 23, 44, 52} <= {fault.line for fault in faults}


@pytest.mark.parametrize(
    ("content", "line"),
    [(AREA.encode().replace(b"\xc3\xb6", b"\xf6", 1), 4), (b"\xff\xfe", 1), (b"a" * 2_000_001, None)],
)
def test_a_file_that_is_no_text_is_named(tmp_path: Path, content: bytes, line: int | None) -> None:
    taken_in(tmp_path)
    (tmp_path / "lake.toml").write_bytes(content)
    bank, faults = read_own(tmp_path, BASE)
    assert [(fault.file, fault.line) for fault in faults] == [("lake.toml", line)]
    assert bank.area("lake") is None


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        bank, faults = read_own(folder, BASE)
        assert bank is BASE
        assert [fault.file for fault in faults] == [folder.name]


def test_windows_files_are_read(tmp_path: Path) -> None:
    taken_in(tmp_path)
    (tmp_path / "lake.toml").write_bytes(b"\xef\xbb\xbf" + AREA.replace("\n", "\r\n").encode())
    assert read_own(tmp_path, BASE).faults == ()


def test_the_bank_in_use_is_that_with_the_services_own(tmp_path: Path) -> None:
    taken_in(tmp_path)
    use_own(tmp_path)
    try:
        assert load().area("lake") is not None
        assert load() is load()
    finally:
        use_own(None)
    assert load() is BASE


@pytest.mark.parametrize("language", ["sv", "en"])
def test_causes_come_in_the_language_spoken(tmp_path: Path, language: Language) -> None:
    with speaking(language):
        fault = taken_in(tmp_path, lake=changed("source =", "sorce =")).faults[-1]
        wanted = {"sv": "lake.toml, rad 23: sorce är ", "en": "lake.toml, line 23: sorce is "}
        assert str(fault).startswith(wanted[language])


def test_lines_of_tables_in_lists_of_tables() -> None:
    text = '[[a]]\nb = 1\n\n[[a.c]]\nd = """\n[[a]]\n"""\n[a.e]\nf.g = 2\n[[a]]\nb = [\n 1,\n [2, 3],\n]\n'
    lines = lines_of(text)
    assert lines["a", 0] == 1
    assert lines["a", 0, "b"] == 2
    assert lines["a", 0, "c", 0, "d"] == 5
    assert lines["a", 0, "e", "f", "g"] == 9
    assert lines["a", 1] == 10
    assert lines["a", 1, "b", 1] == 13
