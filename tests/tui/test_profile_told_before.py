"""What was told the last time, to this wording or another; what is to be confirmed; children who left the map."""

from pathlib import Path

import pytest

from mapping import edits
from mapping.language import gettext
from mapping.profile import STEPS, Silence, answer_to
from mapping.profile.asking import questions_of
from mapping.questions import Question, load
from mapping.questions.bank import Wording
from mapping.session import next_session
from mapping.words import Voice, Words
from tests.tui.playing import keys, on_the_table, screen_text, shows
from tests.tui.profiles import ELSA, MET, answered, invented_session, said, telling, tells, view
from tui.screens.session.session import SessionScreen


def reworded() -> tuple[Question, Wording, int]:
    """A question whose words have changed, its earlier wording, and a step that is worded otherwise."""
    for earlier in load().earlier:
        question = load().question(earlier.id)
        for step in STEPS if question else ():
            if question and earlier.step(step).text != question.step(step).text:
                return question, earlier, step
    raise AssertionError("no question has been worded otherwise")


async def test_p_shows_the_last_answer_and_hides_it_again(tmp_path: Path) -> None:
    question = load().areas[0].questions[0]
    before = invented_session([said(question.id, 2, words=(Words(voice=Voice.PARENT, text="Då var det tungt"),))])
    async with telling(tmp_path, invented_session(), subject=question.id, before=before) as player:
        assert "Då var det tungt" not in screen_text(player)
        await keys(player, "p")
        await tells(player, f"”{question.step(2).text}”")
        await tells(player, "Då var det tungt")
        await keys(player, "4")
        await tells(player, "Då var det tungt")
        await keys(player, "p")
        assert "Då var det tungt" not in screen_text(player)
        await keys(player, "p", "enter", "backspace")
        assert "Då var det tungt" not in screen_text(player), "it is asked for anew at each question"


async def test_p_shows_a_silence_and_that_nothing_was_asked(tmp_path: Path) -> None:
    first, second = load().areas[0].questions[:2]
    before = invented_session([said(first.id, silence=Silence.DECLINED)])
    async with telling(tmp_path, invented_session(), subject=first.id, before=before) as player:
        await keys(player, "p")
        assert screen_text(player).count("vill inte svara") == 2
        await keys(player, "n", "enter", "enter")
        assert view(player).subject == second.id
        await keys(player, "p")
        await tells(player, f": {gettext('not asked')}")


async def test_the_last_answer_is_told_in_the_words_of_then(tmp_path: Path) -> None:
    question, earlier, step = reworded()
    before = invented_session([said(question.id, step, bank=earlier.until)])
    async with telling(tmp_path, invented_session(), subject=question.id, before=before) as player:
        await keys(player, "p")
        await tells(player, f"”{earlier.step(step).text}”")
        assert f"”{question.step(step).text}”" not in screen_text(player)


async def test_an_answer_to_other_words_is_no_step_of_these(tmp_path: Path) -> None:
    question, earlier, step = reworded()
    before = invented_session([said(question.id, step, bank=earlier.until)])
    carried = next_session(before, id_=invented_session().id, on=MET)
    async with telling(tmp_path, carried, subject=question.id) as player:
        await tells(player, f"”{earlier.step(step).text}”")
        assert "■" not in screen_text(player)
        assert gettext("Still true") not in screen_text(player)
        await keys(player, "b")
        assert on_the_table(player).to_confirm
        await keys(player, str(step))
        assert answered(player, question.id).bank == load().version
        assert answered(player, question.id).id not in on_the_table(player).to_confirm
        await tells(player, f"▸ {step} ■")


@pytest.mark.parametrize("key", ["b", "3"])
async def test_what_was_carried_over_is_confirmed_by_b_or_by_the_same_answer(tmp_path: Path, key: str) -> None:
    question = load().areas[0].questions[0]
    carried = next_session(invented_session([said(question.id, 3)]), id_=invented_session().id, on=MET)
    async with telling(tmp_path, carried, subject=question.id, size=(80, 24)) as player:
        await tells(player, "Stämmer det fortfarande?")
        await shows(player, "b Stämmer")
        await shows(player, "F1 Hjälp")
        await keys(player, key)
        assert answered(player, question.id).step == 3
        assert answered(player, question.id).id not in on_the_table(player).to_confirm
        assert "Stämmer det fortfarande?" not in screen_text(player)


async def test_a_child_taken_off_the_map_while_chosen_does_no_harm(tmp_path: Path) -> None:
    question = load().areas[0].questions[0]
    session = invented_session([said(question.id, 1, child=ELSA)])
    async with telling(tmp_path, session, subject=question.id) as player:
        await keys(player, "f")
        await tells(player, "Gäller Elsa")
        screen = player.app.screen
        assert isinstance(screen, SessionScreen)
        screen.edit(lambda session: edits.remove_alter(session, ELSA))
        await player.pause()
        assert "Gäller Elsa" not in screen_text(player)
        await keys(player, "4")
        assert answered(player, question.id).step == 4
        assert answered(player, question.id, ELSA).step == 1
        await keys(player, "r")
        await tells(player, f"{gettext('a child')} ")
        await tells(player, question.step(1).text)
        await keys(player, "ctrl+z", "ctrl+z")
        assert answer_to(on_the_table(player).profile, question.id) is None


@pytest.mark.parametrize("born", ["2014", "2023", ""], ids=["twelve", "three", "not known"])
async def test_f_asks_what_suits_that_child(tmp_path: Path, born: str) -> None:
    session = invented_session(children=((ELSA, "Elsa", born),))
    about = [area for area in load().areas if not area.sensitive and questions_of(area, session, ELSA)]
    async with telling(tmp_path, session) as player:
        await keys(player, "f")
        for area in about:
            suited = [question.id for question in questions_of(area, session, ELSA)]
            asked = []
            await keys(player, "enter")
            for _question in suited:
                asked.append(view(player).pane.subject)
                await keys(player, "enter")
            assert asked == suited
            assert view(player).pane.subject == area.key, "after the last comes the summary"
            await keys(player, "n", "down")


def test_a_child_of_three_and_one_of_twelve_are_asked_different_things() -> None:
    asked = [
        {
            q.id
            for area in load().areas
            for q in questions_of(area, invented_session(children=((ELSA, "", born),)), ELSA)
        }
        for born in ("2014", "2023", "")
    ]
    assert asked[0] - asked[1]
    assert asked[1] - asked[0]
    assert asked[0] | asked[1] <= asked[2]
