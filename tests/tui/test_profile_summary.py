"""An area's summary: what works first, mended on the spot; what the worker saw is never in it."""

from pathlib import Path

from mapping.language import gettext
from mapping.profile import Silence, answer_to
from mapping.profile.told import BY_THEMSELVES
from mapping.questions import Question, load
from mapping.words import Voice, Words, spoken
from tests.tui.playing import keys, on_the_table, screen_text, type_in
from tests.tui.profiles import ELSA, answered, invented_session, part_text, said, telling, tells, view

AREA = 0


def judged() -> list[Question]:
    """Questions of the first area whose answers say that something works, or is hard."""
    return [one for one in load().areas[AREA].questions if one.aspect not in BY_THEMSELVES and not one.ask_if]


async def test_what_works_comes_before_what_is_hard(tmp_path: Path) -> None:
    second, first, third = judged()[:3]
    session = invented_session([said(first.id, 1), said(second.id, 5), said(third.id, 3)])
    async with telling(tmp_path, session, subject=load().areas[AREA].key) as player:
        await tells(player, second.step(5).text)
        shown = part_text(player)
        places = [shown.index(one.step(step).text) for one, step in ((second, 5), (third, 3), (first, 1))]
        assert places == sorted(places)
        assert shown.index(gettext("This works")) < places[0]


async def test_enter_mends_a_line_there_and_stands_on_what_holds_now(tmp_path: Path) -> None:
    question = judged()[0]
    key = load().areas[AREA].key
    async with telling(tmp_path, invented_session([said(question.id, 4)]), subject=key) as player:
        await keys(player, "enter", "enter")
        assert answered(player, question.id).step == 4, "two Enters change nothing"
        await keys(player, "enter", "up", "up", "enter")
        assert answered(player, question.id).step == 2
        assert view(player).subject == key
        await tells(player, question.step(2).text)
        await keys(player, "ctrl+z")
        assert answered(player, question.id).step == 4
        await keys(player, "ctrl+y")
        assert answered(player, question.id).step == 2


async def test_a_line_can_be_left_for_another_time(tmp_path: Path) -> None:
    question = judged()[0]
    answer = said(question.id, silence=Silence.UNKNOWN)
    async with telling(tmp_path, invented_session([answer]), subject=load().areas[AREA].key) as player:
        await tells(player, "Vet inte")
        await keys(player, "enter", "enter")
        assert answered(player, question.id).silence is Silence.UNKNOWN, "two Enters change nothing"
        await keys(player, "enter", "delete")
        assert answer_to(on_the_table(player).profile, question.id) is None
        await tells(player, gettext("Nothing has been said here yet. Backspace goes to the areas."))


async def test_what_the_worker_saw_is_not_in_it(tmp_path: Path) -> None:
    question, other = judged()[:2]
    area = load().areas[AREA]
    seen = Words(voice=Voice.OBSERVATION, text="Sliten blick")
    heard = Words(voice=Voice.CHILD, text="Jag hjälper till")
    session = invented_session(
        [
            said(question.id, 4, words=(seen,)),
            said(other.id, 4, words=(heard, seen), child=ELSA),
            said(area.key, words=(seen,)),
        ]
    )
    async with telling(tmp_path, session, subject=area.key) as player:
        await tells(player, "Jag hjälper till")
        shown = part_text(player)
        assert f"Elsa {gettext('This works')}" in shown
        assert "Sliten blick" not in shown
        await keys(player, "backspace", "x")
        assert "Sliten blick" not in screen_text(player)


async def test_o_is_about_the_whole_area_and_comes_back_by_undo(tmp_path: Path) -> None:
    area = load().areas[AREA]
    async with telling(tmp_path, invented_session(), subject=area.key) as player:
        await keys(player, "o")
        await type_in(player, "Det är bättre nu")
        await keys(player, "ctrl+s")
        await tells(player, "”Det är bättre nu”")
        assert spoken(answered(player, area.key).words, Voice.PARENT) == "Det är bättre nu"
        await keys(player, "backspace", "ctrl+z")
        assert answer_to(on_the_table(player).profile, area.key) is None
        assert view(player).subject == area.key, "undo goes to where it was"
        await keys(player, "ctrl+y", "enter")
        await tells(player, area.name.text)
        await type_in(player, " och ljusare")
        await keys(player, "ctrl+s")
        assert "ljusare" in spoken(answered(player, area.key).words, Voice.PARENT)


async def test_several_may_have_said_something_of_the_whole_area(tmp_path: Path) -> None:
    area = load().areas[AREA]
    voices = (Words(voice=Voice.PARENT, text="Bra så"), Words(voice=Voice.DOCUMENT, text="Se planen"))
    about = said(area.key, words=(Words(voice=Voice.CHILD, text="Lagom"),), child=ELSA)
    async with telling(tmp_path, invented_session([said(area.key, words=voices), about]), subject=area.key) as player:
        for text in ("”Bra så”", "”Se planen”", "”Lagom”"):
            await tells(player, text)


async def test_the_way_in_and_out(tmp_path: Path) -> None:
    area = load().areas[AREA]
    async with telling(tmp_path, invented_session([said(judged()[0].id, 4)])) as player:
        await keys(player, "r")
        assert view(player).subject == area.key
        await keys(player, "backspace", "enter", "r")
        assert view(player).subject == area.key
        await keys(player, "n")
        assert view(player).subject == ""


async def test_hostile_names_and_words_are_only_text(tmp_path: Path) -> None:
    nasty = "\x1b]52;c;aGVq\x07[red]Åsa[/red]\u202e" + "å" * 200
    question = judged()[0]
    words = (Words(voice=Voice.PARENT, text=nasty),)
    answer = said(question.id, 4, words=words, helps=(nasty,), child=ELSA)
    session = invented_session([answer], children=((ELSA, nasty, ""),))
    async with telling(tmp_path, session, size=(80, 24)) as player:
        for pressed in ("f", "x", "enter", "p", "r", "n", "t", "r"):
            await keys(player, pressed)
            assert not {"\x1b", "\x07", "\u202e"} & {*screen_text(player)}
        await tells(player, "[red]Åsa[/red]")
