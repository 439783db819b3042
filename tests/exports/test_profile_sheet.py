"""What stands on the sheet: each kind of answer by a mark of its own, and a legend of those that occur."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from exports.pictures.profile_sheet import fitted, profile_sheet
from mapping.profile import Answer, Doer, Reach, Silence
from mapping.profile.audience import Audience
from mapping.profile.told import profile_told
from mapping.questions import krets_bank
from mapping.words import Voice
from tests import strategies
from tests.everyday import ELSA, answer, everyday, few, full, said, task

BANK = krets_bank()


def sheet(*answers: Answer, audience: Audience = Audience.PARENT, **more: Any) -> dict[str, Any]:
    return profile_sheet(profile_told(everyday(*answers, **more), BANK), BANK.levels, audience, legend=True)


def marks(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for area in made["areas"]:
        for line in area["strips"]:
            for strip in line:
                yield from strip["marks"]


def kinds(made: dict[str, Any]) -> list[str]:
    return [mark["kind"] for mark in marks(made) if mark["kind"] != "unasked"]


@pytest.mark.parametrize("step", range(1, 6))
def test_a_step_is_drawn_as_it_is_and_what_works_is_marked(step: int) -> None:
    (mark,) = [mark for mark in marks(sheet(answer("executive.start", step))) if mark["kind"] == "step"]
    assert (mark["step"], mark["starred"]) == (step, step >= 4)


@pytest.mark.parametrize("silence", Silence)
def test_each_silence_has_a_mark_of_its_own(silence: Silence) -> None:
    assert kinds(sheet(answer("executive.start", silence=silence))) == [silence.value]


def test_words_alone_are_told_in_words() -> None:
    assert kinds(sheet(answer("executive.start", words=said(Voice.PARENT, "Ja")))) == ["words"]


def test_what_was_not_asked_is_counted_in_one_mark() -> None:
    (unasked,) = [mark for mark in marks(sheet(answer("executive.start", 5))) if mark["kind"] == "unasked"]
    assert unasked["count"] > 3


def test_no_wish_variation_or_help_is_drawn_as_a_staircase() -> None:
    made = sheet(answer("executive.wish", 1), answer("executive.variation", 1), answer("executive.written", 1))
    assert kinds(made) == []
    (area,) = made["areas"]
    assert [wave["step"] for wave in area["varies"]] == [1]
    assert len(area["wishes"]) == 1


def test_children_and_sides_have_rows_of_their_own() -> None:
    made = sheet(answer("executive.start", 5), answer("executive.start", 2, child=ELSA.id), answer("time.calm", 5))
    executive, time = made["areas"]
    assert [[strip["label"] for strip in line] for line in executive["strips"]] == [[""], ["Elsa"]]
    assert [[strip["label"] for strip in line] for line in time["strips"]] == [[], ["Hur tiden känns"]]


def test_what_the_family_chose_as_a_strength_comes_first() -> None:
    (area,) = sheet(answer("executive.start", 5), answer("coherence.details", 5), answer("executive.strength", 4))[
        "areas"
    ][:1]
    strength = BANK.question("executive.strength")
    assert strength is not None
    assert area["strengths"][0]["text"] == strength.step(4).text


def test_the_legend_holds_what_occurs_and_nothing_more() -> None:
    def entries(made: dict[str, Any]) -> list[str]:
        return [entry["kind"] for entry in made["legend"]]

    assert entries(sheet()) == []
    assert entries(sheet(answer("executive.start", 2))) == ["step", "unasked"]
    assert entries(sheet(answer("executive.start", silence=Silence.UNKNOWN))) == ["unasked", "unknown"]
    whole = profile_sheet(profile_told(few(), BANK), BANK.levels, Audience.PARENT, legend=True)
    assert entries(whole) == ["step", "step", "wave", "words", "unasked", "unknown", "declined", "irrelevant", "ladder"]
    assert profile_sheet(profile_told(few(), BANK), BANK.levels, Audience.PARENT, legend=False)["legend"] == []


def test_long_lists_end_in_how_many_more() -> None:
    (area,) = sheet(answer("executive.start", 5, helps=("A", "B", "C", "D", "E")))["areas"]
    assert area["helps"] == ["A", "B", "C", "och 2 till"] or area["helps"][-1].endswith("2 more")


def test_tasks_stand_under_who_does_them() -> None:
    tasks = task("teeth", Doer.SELF, child=ELSA.id, skill=Reach.PARTLY), task("email", silence=Silence.UNKNOWN)
    made = sheet(tasks=tasks)["tasks"]
    (done,) = made["columns"][0]["tasks"]
    assert (done["child"], done["ladder"]) == ("Elsa", ["", "partly", ""])
    assert [len(column["tasks"]) for column in made["columns"]] == [1, 0, 0, 0, 0]
    assert len(made["rest"]) == 1


def test_why_a_task_is_done_so_is_the_parents_word_and_for_the_worker_everybodys() -> None:
    words = said(Voice.PARENT, "Jag glömmer") + said(Voice.OBSERVATION, "Iakttaget")
    tasks = (task("cooking", Doer.REMINDED, words=words),)
    parents, workers = (sheet(tasks=tasks, audience=audience)["tasks"]["columns"][1]["tasks"] for audience in Audience)
    assert "Jag glömmer" in str(parents)
    assert "Iakttaget" not in str(parents)
    assert "Jag glömmer" in str(workers)
    assert "Iakttaget" in str(workers)


def test_the_workers_sheet_has_terms_levels_observations_and_what_is_hard() -> None:
    answers = answer("executive.finish", 1, words=said(Voice.OBSERVATION, "Iakttaget")), answer("executive.start", 5)
    tasks = (task("cooking", Doer.TOGETHER),)
    parents, workers = (sheet(*answers, tasks=tasks, audience=audience) for audience in Audience)
    finish = BANK.question("executive.finish")
    assert finish is not None
    for mine in ("Iakttaget", "Exekutiva funktioner", "Nivå 2"):
        assert mine in str(workers)
        assert mine not in str(parents)
    assert finish.step(1).text in str(workers["areas"][0]["lines"])
    assert parents["areas"][0]["lines"] == []
    assert workers["tasks"]["note"]


def test_every_step_and_silence_is_drawn() -> None:
    made = profile_sheet(profile_told(full(), BANK), BANK.levels, Audience.PARENT, legend=True)
    drawn = sum(mark["kind"] in {"step", *Silence} for mark in marks(made)) + sum(
        len(a["varies"]) for a in made["areas"]
    )
    beside = ("wanted_support", "helps")
    answers = [one for one in full().profile.answers if one.step or one.silence]
    aspects = {question.id: question.aspect for question in BANK.questions}
    assert drawn == sum(one.silence is not None or aspects[one.question] not in beside for one in answers)


@given(strategies.texts())
@settings(max_examples=100, deadline=None)
def test_a_text_is_never_longer_than_there_is_room_for(text: str) -> None:
    made = fitted(text * 9, 60)
    assert len(made.replace("\N{SOFT HYPHEN}", "")) <= 60
    assert not re.search(r"[^\s\N{SOFT HYPHEN}]{41,}", made)


def test_words_are_left_whole() -> None:
    plain = "Självständighet, förskollärarlegitimation och arbetsmarknadsåtgärder"
    assert fitted(plain, 200) == plain
    assert fitted("W" * 12, 60) == "W" * 6 + "\N{SOFT HYPHEN}" + "W" * 6
