"""A closed session: everything can be read, nothing changed, and no key is offered that does nothing."""

from pathlib import Path

from msgspec.structs import replace

from mapping.language import gettext
from mapping.profile import Doer, Silence
from mapping.questions import load
from mapping.session import Session, State
from mapping.words import Voice, Words
from tests.tui.playing import Player, keys, on_the_table
from tests.tui.profiles import ELSA, done, invented_session, part_text, said, telling, tells, view
from tui.panes.areas_pane import TASKS
from tui.widgets.keyline import KeyLine

WORDS = (Words(voice=Voice.PARENT, text="Så är det"),)


def closed() -> Session:
    first, second = load().areas[0].questions[:2]
    task = load().tasks.tasks[0].key
    answers = [said(first.id, 4, words=WORDS, helps=("Musik",)), said(second.id, silence=Silence.DECLINED)]
    whole = invented_session([*answers, said(first.id, 2, child=ELSA)], [done(task, doer=Doer.SELF, words=WORDS)])
    return replace(whole, state=State.CLOSED, to_confirm=(answers[0].id,))


def offered(player: Player) -> set[str]:
    """The keys in the footer."""
    return {hint.key for hint in player.app.screen.query_one(KeyLine).hints}


async def test_everything_can_be_read(tmp_path: Path) -> None:
    first, second = load().areas[0].questions[:2]
    async with telling(tmp_path, closed(), size=(100, 50)) as player:
        await tells(player, f"{load().areas[0].name.text} {gettext('begun')}")
        await keys(player, "enter", "backspace", "backspace")
        assert view(player).subject == first.id
        for text in ("▸ 4 ■", "”Så är det”", "Musik"):
            await tells(player, text)
        await keys(player, "enter")
        assert view(player).subject == second.id
        await tells(player, "▸ vill inte svara")
        await keys(player, "r")
        await tells(player, first.step(4).text)
        await keys(player, "t", "r")
        await tells(player, "”Så är det”")
        await keys(player, "n", "f", "x")
        await tells(player, "▂")


async def test_nothing_can_be_changed(tmp_path: Path) -> None:
    session = closed()
    pressed = ("1", "v", "h", "i", "s", "o", "a", "k", "d", "b", "ctrl+z", "ctrl+y", "m", "l")
    places = ("", load().areas[0].questions[0].id, load().areas[0].key, TASKS)
    for number, place in enumerate(places):
        async with telling(tmp_path / str(number), session, subject=place) as player:
            before, screen = on_the_table(player), player.app.screen
            await keys(player, *pressed)
            if place in {load().areas[0].key, TASKS}:
                await keys(player, "enter")
                await player.click(view(player).way_in, offset=(6, 1))
                await player.pause()
            assert player.app.screen is screen, "no dialog opens"
            assert on_the_table(player) == before


async def test_no_key_is_offered_that_does_nothing(tmp_path: Path) -> None:
    async with telling(tmp_path, closed(), subject=load().areas[0].questions[0].id) as player:
        assert not {"b", "o"} & offered(player)
        shown = part_text(player)
        assert "vet inte" not in shown
        assert "egna ord:" in shown
        assert "Stämmer det fortfarande" not in shown
        assert "p förra gången" in shown
        await keys(player, "r")
        assert not {"enter", "o"} & offered(player)
        assert "f" not in {key for key, active in player.app.screen.active_bindings.items() if active.enabled}
        await keys(player, "t")
        assert not {"enter", "i", "b"} & offered(player)
        assert (
            load().levels.levels[3].parent.text not in part_text(player).partition(load().tasks.groups[0].name.text)[0]
        )
