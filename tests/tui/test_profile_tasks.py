"""The everyday tasks: who does each, the ladder and why; by group or by who does them, for all or for one child."""

from pathlib import Path

import pytest

from mapping.language import gettext
from mapping.profile import Doer, Reach, Silence, answer_about
from mapping.profile.asking import tasks_of
from mapping.questions import Task, load
from mapping.session import next_session
from mapping.words import Voice, Words, spoken
from tests.tui.playing import keys, on_the_table, screen_text, shows, type_in
from tests.tui.profiles import ELSA, MET, done, invented_session, part_text, tasked, telling, tells, view
from tui.panes.areas_pane import TASKS


def asked() -> tuple[Task, ...]:
    """The tasks in the order they are listed."""
    bank = load()
    suited = tasks_of(bank.tasks.tasks, invented_session())
    return tuple(task for group in bank.tasks.groups for task in suited if task.group == group.key)


@pytest.mark.parametrize(("number", "doer"), [*enumerate(Doer, 1)])
async def test_a_number_says_who_does_it(tmp_path: Path, number: int, doer: Doer) -> None:
    first = asked()[0]
    async with telling(tmp_path, invented_session(), subject=TASKS) as player:
        await keys(player, str(number))
        assert tasked(player, first.key).doer is doer
        assert view(player).subject == first.key, "nothing moves by itself"
        await tells(player, f"{first.name.text} {load().levels.level(doer).parent.text}")


@pytest.mark.parametrize(
    ("key", "silence"), [("v", Silence.UNKNOWN), ("h", Silence.DECLINED), ("i", Silence.IRRELEVANT)]
)
async def test_why_there_is_no_answer(tmp_path: Path, key: str, silence: Silence) -> None:
    first = asked()[0]
    async with telling(tmp_path, invented_session(), subject=TASKS) as player:
        await keys(player, "2", key)
        assert (tasked(player, first.key).doer, tasked(player, first.key).silence) == (None, silence)
        await keys(player, "s")
        assert tasked(player, first.key).silence == silence, "an answer is not lost by putting it off"
        await keys(player, "delete")
        assert answer_about(on_the_table(player).profile, first.key) is None
        await keys(player, "ctrl+z")
        assert tasked(player, first.key).silence == silence


async def test_a_task_without_an_answer_is_put_off_by_going_on(tmp_path: Path) -> None:
    _first, second, *_others = asked()
    async with telling(tmp_path, invented_session(), subject=TASKS) as player:
        before = on_the_table(player)
        await keys(player, "s")
        assert (view(player).subject, on_the_table(player)) == (second.key, before)


async def test_enter_opens_the_ladder_and_why(tmp_path: Path) -> None:
    first = asked()[0]
    async with telling(tmp_path, invented_session(), subject=TASKS, size=(100, 50)) as player:
        await keys(player, "1", "enter")
        for rung in (first.knowledge, first.skill, first.application):
            await shows(player, rung.text)
        await keys(player, "enter", "down", "enter")
        await keys(player, "shift+tab", "shift+tab", "shift+tab")
        for _tab in range(10):
            if getattr(player.app.screen.focused, "id", "") == "why":
                break
            await keys(player, "tab")
        await type_in(player, "Elsa väcker mig")
        await keys(player, "ctrl+s")
        answer = tasked(player, first.key)
        assert answer.doer is Doer.SELF
        assert answer.knowledge in {*Reach}
        assert spoken(answer.words, Voice.PARENT) == "Elsa väcker mig"


async def test_a_task_left_as_it_was_says_nothing(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session(), subject=TASKS) as player:
        await keys(player, "enter", "ctrl+s")
        assert on_the_table(player).profile.tasks == ()


async def test_by_who_does_them_and_the_same_task_stays_in_hand(tmp_path: Path) -> None:
    one, two, three = asked()[:3]
    why = (Words(voice=Voice.PARENT, text="Det går fort"), Words(voice=Voice.OBSERVATION, text="Sliten blick"))
    tasks = [done(one.key, doer=Doer.TRAINING), done(two.key, doer=Doer.SELF, words=why)]
    async with telling(tmp_path, invented_session(tasks=tasks), subject=two.key, size=(100, 50)) as player:
        assert view(player).subject == two.key
        await keys(player, "r")
        assert view(player).subject == two.key
        await tells(player, "”Det går fort”")
        shown = part_text(player)
        levels = load().levels
        order = [
            levels.level(Doer.SELF).means.text,
            two.name.text,
            levels.level(Doer.TRAINING).means.text,
            one.name.text,
        ]
        places = [shown.index(text) for text in [*order, gettext("Not asked, or no answer"), three.name.text]]
        assert places == sorted(places)
        assert levels.level(Doer.REMINDED).means.text not in shown
        assert "Sliten blick" not in shown
        await keys(player, "3")
        assert tasked(player, two.key).doer is Doer.TOGETHER
        assert view(player).subject == two.key
        await keys(player, "r")
        assert view(player).subject == two.key


async def test_a_task_about_one_child(tmp_path: Path) -> None:
    first = asked()[0]
    async with telling(tmp_path, invented_session(), subject=TASKS) as player:
        await keys(player, "1", "f")
        await tells(player, "Gäller Elsa")
        task = view(player).subject.partition("@")[0]
        await keys(player, "3", "f", "f")
        assert tasked(player, task, ELSA).doer is Doer.TOGETHER
        assert tasked(player, first.key).doer is Doer.SELF
        assert "Gäller Elsa" not in screen_text(player)
        await tells(player, "Elsa: " + load().levels.level(Doer.TOGETHER).parent.text)


async def test_undo_goes_back_to_the_task(tmp_path: Path) -> None:
    second = asked()[1]
    async with telling(tmp_path, invented_session(), subject=second.key) as player:
        await keys(player, "4", "backspace")
        assert view(player).subject == ""
        await keys(player, "ctrl+z")
        assert answer_about(on_the_table(player).profile, second.key) is None
        assert view(player).subject == second.key
        await keys(player, "n", "ctrl+y")
        assert tasked(player, second.key).doer is Doer.DONE_FOR
        assert view(player).subject == second.key


async def test_what_was_carried_over_is_confirmed_by_b(tmp_path: Path) -> None:
    first = asked()[0]
    before = invented_session(tasks=[done(first.key, doer=Doer.SELF)])
    carried = next_session(before, id_=invented_session().id, on=MET)
    async with telling(tmp_path, carried, subject=first.key, size=(80, 24)) as player:
        await shows(player, "b Stämmer")
        await shows(player, "F1 Hjälp")
        await keys(player, "b")
        assert tasked(player, first.key).id not in on_the_table(player).to_confirm
        assert "b Stämmer" not in screen_text(player)
