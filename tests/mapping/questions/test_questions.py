"""The question bank is whole, bilingual, and written so that a tired parent can answer at a kitchen table."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.errors import InvalidError
from mapping.language import speaking
from mapping.profile import Answer, Doer, Rung
from mapping.questions import Area, Aspect, Bank, Bilingual, Question, load, plainness, read
from mapping.questions.bank import Wording
from mapping.questions.tasks import Task

BANK = load()
FOLDER = Path(sys.modules[load.__module__].__file__ or "").parent

FORBIDDEN = (
    *("snart", "ett tag", "en stund sedan", "strax", "lite då och då", "vanligtvis", "normal", "oftast", "sällan"),
    *("hur tror du", "tänk dig", "föreställ", "fundera", "reflektera", "varför"),
    *("stadigvarande", "avseende", "erhåll", "tillgodose", "insats", "brukare", "klient", "myndighet", "beslut"),
    *("bedöm", "test", "resultat", "poäng", "brist", "problem", "svårighet", "misslyck", "dålig", "duktig", " borde "),
    *("tappa tråden", "hålla koll", "på topp", "tar emot", "i sista minuten", "upp över öronen", "rinner iväg"),
)
"""Vague times, demands to imagine, official words, judgements and idioms (METHOD § 4)."""

SHAMING = (
    *("inget blir", "blir inget", "gör inget", "börjar inte", "blir inte klar", "öppnar dem inte", "stannar hemma"),
    *("sent alla", "aldrig", "ligger kvar", "står kvar", "vet det inte", "vet inte", "märker inte"),
)
"""What nobody wants to say of themselves at a kitchen table: step 1 tells what happens instead."""

areas = pytest.mark.parametrize("area", BANK.areas, ids=lambda area: area.key)
questions = pytest.mark.parametrize("question", BANK.questions, ids=lambda question: question.id)


@areas
def test_what_the_parent_reads_is_easy_and_in_short_sentences(area: Area) -> None:
    assert list(plainness.of_area(area)) == []


@areas
def test_no_word_that_is_vague_official_or_judging(area: Area) -> None:
    for text in plainness.read_by_parent(area):
        for word in FORBIDDEN:
            assert word not in text.sv.casefold(), text.sv


@questions
def test_how_often_stands_with_a_number(question: Question) -> None:
    for step in question.steps:
        if re.search(r"\b(ibland|ofta|sometimes|often)\b", step.sv + step.en, re.IGNORECASE):
            assert re.search(r"\d", step.sv), step.sv
            assert re.search(r"\d", step.en), step.en


@questions
def test_a_step_is_a_whole_sentence(question: Question) -> None:
    for step in question.steps:
        assert not re.match(r"(Ibland|Sällan|Ofta),", step.sv), step.sv
        assert not re.match(r"(Sometimes|Seldom|Often),", step.en), step.en
        for words in (step.sv, step.en):
            assert words.endswith("."), words


@questions
def test_step_1_can_be_said_without_shame(question: Question) -> None:
    for words in SHAMING:
        assert words not in question.step(1).sv.casefold(), question.step(1).sv


@questions
def test_support_is_wished_for_in_one_form(question: Question) -> None:
    if question.aspect is Aspect.WANTED_SUPPORT:
        assert all(step.sv.startswith("Jag vill ") for step in question.steps)
        assert all(step.en.startswith("I want ") for step in question.steps)


@questions
def test_one_thing_is_asked(question: Question) -> None:
    for text in (question.ask.sv, question.ask.en):
        assert text.count("?") == 1, text
        assert text.endswith("?"), text
        assert not re.search(r"\b(eller|or)\b", text), text


def test_ids_are_unique() -> None:
    ids = [question.id for question in BANK.questions]
    assert len(set(ids)) == len(ids)


def test_the_areas_come_in_the_order_of_the_method() -> None:
    """The three that must be complete first, the others of its table, and last the two sensitive ones."""
    assert [area.professional.sv for area in BANK.areas] == [
        "Exekutiva funktioner",
        "Tidsuppfattning",
        "Central koherens",
        "Arbetsminne",
        "Planera och organisera",
        "Uppmärksamhet och koncentration",
        "Impulskontroll",
        "Flexibilitet och problemlösning",
        "Automatisering",
        "Perception",
        "Mentalisering",
        "Inlärning och språk",
        "Känsloreglering och stress",
        "Mående",
        "Dagsform",
        "Tidigare trauma",
        "Våld i dag",
    ]
    assert [area.key for area in BANK.areas if area.sensitive] == [area.key for area in BANK.areas[-2:]]
    assert BANK.area("time").name.sv != BANK.area("time").professional.sv  # type: ignore[union-attr]
    assert BANK.area("coherence").name.sv == "Se helheten"  # type: ignore[union-attr]
    assert BANK.area("minds").name.sv == "Förstå andra och sig själv"  # type: ignore[union-attr]


def test_there_are_questions_enough() -> None:
    assert len(BANK.questions) >= 90


@areas
def test_each_area_has_enough_questions_and_not_too_many(area: Area) -> None:
    first = [question for question in area.questions if not question.ask_if]
    assert 4 <= len(first) <= (10 if area.sides else 8)
    assert len(first) < len(area.questions), "a low answer is followed up"


@areas
def test_a_follow_up_stands_by_what_it_follows(area: Area) -> None:
    for before, question in pairwise(area.questions):
        for condition in question.ask_if:
            assert condition.question in {before.id, *(part.question for part in before.ask_if)}
            assert condition.at_most or condition.at_least


@areas
def test_each_area_asks_first_what_works(area: Area) -> None:
    assert area.questions[0].aspect is Aspect.STRENGTH


@areas
def test_each_area_records_every_aspect(area: Area) -> None:
    assert area.sensitive or {question.aspect for question in area.questions} == set(Aspect)


def test_time_has_three_sides_with_three_questions_or_more_each() -> None:
    time = BANK.area("time")
    assert time is not None
    assert [side.professional.sv for side in time.sides] == ["Tidsupplevelse", "Tidsorientering", "Tidsplanering"]
    for side in time.sides:
        assert sum(question.side == side.key for question in time.questions) >= 3, side.key


@areas
def test_both_languages_are_there_clean_and_different(area: Area) -> None:
    for text in _every_text(area):
        for words in (text.sv, text.en):
            assert clean(words) == words != ""
        assert text.sv != text.en
        assert text.sv[0].isupper() == text.en[0].isupper(), text


@questions
def test_each_question_has_five_different_steps_and_something_that_helps(question: Question) -> None:
    assert len(question.steps) == len({step.sv for step in question.steps}) == len({s.en for s in question.steps}) == 5
    assert 3 <= len(question.helps) == len({choice.sv for choice in question.helps})
    assert question.step(1) is question.steps[0]
    assert question.step(5) is question.steps[4]
    for outside in (0, 6):
        with pytest.raises(ValueError, match="from 1 to 5"):
            question.step(outside)


@questions
def test_each_question_has_a_cue_for_the_worker_and_suits_some_children(question: Question) -> None:
    assert 0 <= question.ages[0] <= question.ages[1] <= 17
    assert clean(question.cue.sv) == question.cue.sv
    assert question.cue.sv != question.cue.en


@questions
def test_each_question_says_where_its_idea_comes_from(question: Question) -> None:
    assert re.match(r"METHOD § \d", question.source)


def test_a_text_follows_the_language_spoken() -> None:
    name = Bilingual(sv="Se helheten", en="Seeing the whole")
    with speaking("sv"):
        assert name.text == "Se helheten"
    with speaking("en"):
        assert name.text == "Seeing the whole"


def test_looking_up() -> None:
    question = BANK.questions[-1]
    assert BANK.question(question.id) is question
    assert BANK.area_of(question.id) is BANK.areas[-1]
    assert BANK.tasks.task("fever") is not None
    assert BANK.tasks.task("gone") is None
    assert BANK.question("time.gone") is None
    assert BANK.area_of("time.gone") is None
    assert BANK.area("gone") is None


def test_it_is_read_once() -> None:
    assert load() is load()


def test_the_domain_does_not_read_the_bank_before_it_is_asked_for() -> None:
    code = "import mapping.session, mapping.edits, sys; sys.exit('mapping.questions' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bank's files, to break."""
    for file in FOLDER.glob("*.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("bank.toml", "version = 3", "version = ", "rad 7"),
        ("bank.toml", "version = 3", 'version = "2"', "heltal"),
        ("bank.toml", '"time"', '"../time"', "ingen nyckel"),
        ("time.toml", 'aspect = "strength"', 'aspect = "weakness"', "weakness"),
        ("executive.toml", 'id = "executive.start"', 'id = "time.start"', "executive."),
        ("executive.toml", 'en = "Starting and finishing"', 'en = ""', "tom"),
        ("time.toml", "ask.sv = ", "ask.se = ", "Menade du sv?"),
        ("earlier.toml", "until = 1", "til = 1", "Menade du until?"),
        ("levels.toml", 'doer = "self"', 'doer = "me"', "me finns inte"),
    ],
)
def test_a_broken_file_is_named_with_the_place(folder: Path, file: str, old: str, new: str, place: str) -> None:
    whole = (folder / file).read_text(encoding="utf-8")
    assert old in whole
    (folder / file).write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidError) as told:
        read(folder)
    assert place in str(told.value)
    assert file.removesuffix(".toml") in str(told.value)


def test_a_file_that_is_missing_or_not_text_is_named(folder: Path) -> None:
    (folder / "time.toml").write_bytes(b'key = "\xff"')
    with pytest.raises(InvalidError, match=r"time\.toml"):
        read(folder)
    (folder / "time.toml").unlink()
    with pytest.raises(InvalidError, match=r"time\.toml"):
        read(folder)


def test_an_unbroken_copy_is_the_same_bank(folder: Path) -> None:
    copy: Bank = read(folder)
    assert copy == BANK


def digest(of: object) -> str:
    """What changes as soon as a word of it does."""
    return sha256(msgspec.json.encode(of)).hexdigest()[:16]


def wording(question: Wording) -> dict[str, object]:
    """What an answer's meaning rests on."""
    return {"id": question.id, "ask": question.ask, "steps": question.steps}


def test_nothing_is_worded_anew_in_the_version_that_answers_already_name() -> None:
    """When this fails, raise the bank's version, say `since` by the question, and move its old wording to
    `earlier.toml`: the answers that there are would otherwise be read as something that nobody said.
    """
    assert BANK.version == 3
    assert digest([wording(question) for question in BANK.questions]) == "034400083dc13b1c"
    assert digest([(task.key, task.name, *map(task.rung, Rung)) for task in TASKS]) == "ee390a97bde68be2"


@questions
def test_an_answer_is_read_as_it_was_asked(question: Question) -> None:
    answer = Answer(id=UUID(int=1), question=question.id, bank=BANK.version, step=3)
    assert BANK.worded(answer) is question
    for earlier in BANK.earlier:
        if earlier.id == question.id:
            old = BANK.worded(replace(answer, bank=earlier.until))
            assert old is not None
            assert wording(old) != wording(question)
            assert earlier.until < question.since
    if question.since > 1 and all(earlier.id != question.id for earlier in BANK.earlier):
        assert BANK.worded(replace(answer, bank=1)) is None


TASKS = BANK.tasks.tasks
tasks = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.key)


def test_there_are_tasks_enough_for_every_age() -> None:
    assert len(TASKS) >= 40
    for age in range(18):
        assert sum(task.ages[0] <= age <= task.ages[1] for task in TASKS) >= 15, age
    assert {task.group for task in TASKS} == {group.key for group in BANK.tasks.groups}


def test_what_the_parent_reads_of_tasks_is_easy() -> None:
    assert list(plainness.of_tasks(TASKS)) == []
    means = [level.means.sv for level in BANK.levels.levels]
    for text in [text for task in TASKS for text in plainness.read_of_task(task)] + means:
        for word in (*FORBIDDEN, "aldrig"):
            assert word not in text.casefold(), text
    for sentence in (sentence for text in means for sentence in plainness.sentences(text)):
        assert len(plainness.words(sentence)) <= plainness.WORDS_IN_A_SENTENCE, sentence


@tasks
def test_a_task_has_a_ladder_in_both_languages(task: Task) -> None:
    rungs = (task.knowledge, task.skill, task.application)
    assert len({rung.sv for rung in rungs}) == 3
    for text in (task.name, *rungs):
        assert text.sv != text.en
        assert clean(text.sv) == text.sv
        assert clean(text.en) == text.en
    assert all(rung.sv.endswith(".") and rung.en.endswith(".") for rung in rungs)
    assert not task.name.sv.endswith(".")
    assert re.match(r"METHOD § \d", task.source)


def test_the_levels_are_those_of_the_method() -> None:
    said = [level.parent.sv for level in BANK.levels.levels]
    assert said == ["gör själv", "med påminnelse", "tillsammans", "någon gör det åt mig", "tränar på det"]
    assert [BANK.levels.level(doer).parent.sv for doer in Doer] == said


def _every_text(area: Area) -> Iterator[Bilingual]:
    yield from plainness.read_by_parent(area)
    yield from (area.professional, area.professional_explanation)
    yield from (side.professional for side in area.sides)
    for question in area.questions:
        yield from (*question.helps, question.cue)
