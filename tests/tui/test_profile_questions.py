"""One question at a time, by keyboard: steps, silences, words, what helps, on and back; nothing moves by itself."""

from pathlib import Path

import pytest

from mapping.language import gettext
from mapping.meeting import Plan
from mapping.profile import Silence, answer_to
from mapping.profile.asking import questions_of
from mapping.questions import load
from mapping.words import Voice, spoken
from tests.tui.playing import keys, on_the_table, screen_text, type_in
from tests.tui.profiles import (
    ELSA,
    LOVE,
    TEENAGERS,
    answered,
    followed_up,
    invented_session,
    said,
    telling,
    tells,
    view,
)
from tui.widgets.record_list import RecordList

KEYS = ("4", "v", "h", "i", "5", "3", "s", "5")
"""What is pressed on one question after the other; s leaves one for later and goes on by itself."""
MEANT = {"v": Silence.UNKNOWN, "h": Silence.DECLINED, "i": Silence.IRRELEVANT}


async def test_a_whole_area_by_keyboard_only(tmp_path: Path) -> None:
    area = load().areas[0]
    async with telling(tmp_path, invented_session()) as player:
        await keys(player, "enter")
        met: dict[str, str] = {}
        for _question in area.questions:
            if view(player).subject == area.key:
                break
            question, pressed = view(player).subject, KEYS[len(met) % len(KEYS)]
            await keys(player, pressed)
            met[question] = pressed
            if pressed != "s":
                assert view(player).subject == question, "nothing moves by itself"
                await keys(player, "enter")
        await tells(player, gettext("What we have said"))
        asked = questions_of(area, on_the_table(player))
        assert [*met] == [question.id for question in asked]
        for question_id, pressed in met.items():
            answer = answer_to(on_the_table(player).profile, question_id)
            if pressed == "s":
                assert answer is None
            else:
                assert answer is not None
                assert (answer.step, answer.silence) == (_step(pressed), MEANT.get(pressed))
        await keys(player, "backspace")
        await tells(player, f"{area.name.text} {gettext('begun')}")


async def test_the_areas_that_were_planned_are_said_and_the_first_is_in_hand(tmp_path: Path) -> None:
    area = next(area for area in load().areas[2:] if not area.sensitive)
    secret = next(area for area in load().areas if area.sensitive)
    session = invented_session(plan=Plan(areas=(area.key, secret.key)))
    async with telling(tmp_path, session) as player:
        await tells(player, f"{area.name.text} {gettext('for today')}")
        assert secret.name.text not in screen_text(player)
        await keys(player, "enter")
        assert view(player).subject == questions_of(area, session)[0].id


def _step(pressed: str) -> int | None:
    return int(pressed) if pressed.isdigit() else None


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
async def test_a_step_is_marked_by_sign_and_kept(tmp_path: Path, step: int) -> None:
    question = load().areas[0].questions[0]
    async with telling(tmp_path, invented_session(), subject=question.id) as player:
        await keys(player, str(step))
        assert answered(player, question.id).step == step
        marked = [line for line in screen_text(player).splitlines() if "■" in line]
        assert len(marked) == 1
        assert f"▸ {step} ■" in marked[0]


@pytest.mark.parametrize(("key", "silence"), MEANT.items())
async def test_a_silence_is_marked_and_is_no_step(tmp_path: Path, key: str, silence: Silence) -> None:
    question = load().areas[0].questions[0]
    async with telling(tmp_path, invented_session(), subject=question.id) as player:
        await keys(player, "2", key)
        assert (answered(player, question.id).step, answered(player, question.id).silence) == (None, silence)
        assert "■" not in screen_text(player)
        await tells(player, f"{key} ▸")
        await keys(player, "s")
        assert answered(player, question.id).silence == silence, "an answer is not lost by putting it off"
        await keys(player, "delete")
        assert answer_to(on_the_table(player).profile, question.id) is None
        await keys(player, "ctrl+z")
        assert answered(player, question.id).silence == silence


async def test_words_of_three_voices_and_what_helps(tmp_path: Path) -> None:
    question = load().areas[0].questions[0]
    async with telling(tmp_path, invented_session(), subject=question.id) as player:
        for pressed, words in (("o", "Det går"), ("a", "Lugnt hemma")):
            await keys(player, pressed)
            await type_in(player, words)
            await keys(player, "ctrl+s")
        await keys(player, "d", "space")
        await keys(player, "tab")
        await type_in(player, "Mormor ringer")
        await keys(player, "ctrl+s")
        answer = answered(player, question.id)
        assert spoken(answer.words, Voice.PARENT) == "Det går"
        assert spoken(answer.words, Voice.OBSERVATION) == "Lugnt hemma"
        assert answer.helps == (question.helps[0].text, "Mormor ringer")
        assert (answer.step, answer.silence) == (None, None)
        assert view(player).subject == question.id
        await keys(player, "k")
        await tells(player, "Välj med f")
        await keys(player, "f", "k")
        await type_in(player, "Jag kan själv")
        await keys(player, "ctrl+s")
        about = answered(player, question.id, ELSA)
        assert spoken(about.words, Voice.CHILD) == "Jag kan själv"
        assert answered(player, question.id) == answer


async def test_back_and_change(tmp_path: Path) -> None:
    area = load().areas[0]
    async with telling(tmp_path, invented_session()) as player:
        await keys(player, "enter", "5", "enter", "4", "backspace")
        assert view(player).subject == area.questions[0].id
        await keys(player, "3")
        assert answered(player, area.questions[0].id).step == 3
        await keys(player, "backspace")
        assert view(player).subject == ""
        await keys(player, "enter")
        asked = questions_of(area, on_the_table(player))
        assert view(player).subject == asked[2].id, "on to the first that has no answer"


async def test_the_areas_go_in_any_order(tmp_path: Path) -> None:
    areas = load().areas
    async with telling(tmp_path, invented_session()) as player:
        await keys(player, "down", "down", "enter")
        assert load().area_of(view(player).subject) == areas[2]
        await keys(player, "pagedown")
        assert load().area_of(view(player).subject) == areas[3]
        await keys(player, "pageup", "pageup", "pageup", "pageup")
        assert load().area_of(view(player).subject) == areas[0]
        await keys(player, "n", "down", "enter")
        assert load().area_of(view(player).subject) == areas[1]


async def test_a_low_answer_is_followed_up_at_once(tmp_path: Path) -> None:
    first, follow_up, most = followed_up()
    async with telling(tmp_path, invented_session(), subject=first.id) as player:
        await keys(player, str(most + 1), "enter")
        assert view(player).subject != follow_up.id
        await keys(player, "backspace", str(most), "enter")
        assert view(player).subject == follow_up.id
        await tells(player, follow_up.ask.text)
        await keys(player, "backspace", str(most + 1), "enter")
        assert view(player).subject != follow_up.id


async def test_what_was_answered_stays_when_its_reason_is_gone(tmp_path: Path) -> None:
    first, follow_up, most = followed_up()
    async with telling(tmp_path, invented_session(), subject=first.id) as player:
        await keys(player, str(most), "enter", "h", "backspace", str(most + 1), "enter")
        assert view(player).subject == follow_up.id
        assert answered(player, follow_up.id).silence is Silence.DECLINED


async def test_an_example_and_the_rest_of_a_low_screen_can_be_reached(tmp_path: Path) -> None:
    question = load().areas[0].questions[0]
    answer = said(question.id, 4, helps=("Köksklockan",))
    async with telling(tmp_path, invented_session([answer]), subject=question.id, size=(60, 18)) as player:
        assert "Köksklockan" not in screen_text(player)
        await keys(player, *["down"] * 20)
        await tells(player, "Köksklockan")
        await keys(player, "question_mark")
        await tells(player, question.example.text.split(".")[0])
        await keys(player, "question_mark", "p")
        await tells(player, gettext("There is no session before this one."))


async def test_teenagers_are_not_asked_about_as_toddlers(tmp_path: Path) -> None:
    young = [task for task in load().tasks.tasks if task.ages[1] < 10]
    async with telling(tmp_path, invented_session(children=TEENAGERS), size=(100, 60)) as player:
        for area in load().areas[:3]:
            await keys(player, "enter")
            for _question in range(len(questions_of(area, on_the_table(player)))):
                question = load().question(view(player).subject)
                assert question is not None
                assert question.ages[1] >= 15
                await keys(player, "enter")
            await keys(player, "n", "down")
        await keys(player, "t")
        listed = {option.id for option in view(player).pane.query_one(RecordList).options}
        assert young
        assert not listed & {task.key for task in young}
        assert listed & {task.key for task in load().tasks.tasks}


async def test_answers_about_one_child_are_kept_apart(tmp_path: Path) -> None:
    question = load().areas[0].questions[0]
    async with telling(tmp_path, invented_session(), subject=question.id) as player:
        await keys(player, "5", "f")
        await tells(player, "Gäller Elsa")
        assert "■" not in screen_text(player)
        await keys(player, "2", "f")
        await tells(player, "Gäller Love")
        await keys(player, "v", "f")
        assert "Gäller Love" not in screen_text(player)
        assert answered(player, question.id).step == 5
        assert answered(player, question.id, ELSA).step == 2
        assert answered(player, question.id, LOVE).silence is Silence.UNKNOWN


async def test_undo_goes_back_to_the_child_that_the_answer_was_about(tmp_path: Path) -> None:
    question = load().areas[0].questions[0]
    async with telling(tmp_path, invented_session(), subject=question.id) as player:
        await keys(player, "f", "2", "f", "f")
        assert "Gäller" not in screen_text(player)
        await keys(player, "ctrl+z")
        await tells(player, "Gäller Elsa")
        assert answer_to(on_the_table(player).profile, question.id, ELSA) is None
