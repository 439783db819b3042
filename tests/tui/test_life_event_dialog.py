"""A worry that an event has to do with: chosen, new, or put in better words."""

from pathlib import Path
from uuid import UUID

from msgspec.structs import replace
from textual.widgets import Input, Select

from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, WorryLink
from tests.tui.opening import SESSION, opened
from tests.tui.playing import Player, keys, on_the_table, playing, shows, type_in
from tui.dialogs.life_event import LifeEventDialog

MORNINGS, MONEY = Worry(id=UUID(int=70), text="Mornings"), Worry(id=UUID(int=71), text="The money")
EVENT = LifeEvent(
    id=UUID(int=80), title="Moved", lane=Lane.HOME, links=(WorryLink(worry=MORNINGS.id, role=Role.KEEPS),)
)
TOLD = replace(SESSION, timeline=Timeline(events=(EVENT,), worries=(MORNINGS, MONEY)))


def _words(player: Player) -> Input:
    return player.app.screen.query_one("#worry_words", Input)


async def test_the_words_of_a_worry_are_put_better(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        assert _words(player).value == "Mornings"
        _words(player).value = "The mornings before school"
        await keys(player, "ctrl+s")
    assert ended == [(EVENT, replace(MORNINGS, text="The mornings before school"))]


async def test_keeping_the_event_changes_no_worry(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        await keys(player, "ctrl+s")
    assert ended == [(EVENT, None)]


async def test_a_worry_without_words_is_taken_away(tmp_path: Path) -> None:
    several = replace(EVENT, links=(*EVENT.links, WorryLink(worry=MONEY.id, role=Role.EASES)))
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, several))
        _words(player).value = " "
        await keys(player, "ctrl+s")
    assert ended == [(replace(EVENT, links=several.links[1:]), replace(MORNINGS, text=""))]


async def test_the_words_follow_the_worry_that_is_chosen(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        _words(player).value = "Thrown away"
        player.app.screen.query_one("#worry", Select).value = MONEY.id
        await player.pause()
        assert _words(player).value == "The money"
        await keys(player, "ctrl+s")
    assert ended == [(replace(EVENT, links=(WorryLink(worry=MONEY.id, role=Role.KEEPS),)), None)]


async def test_one_chosen_in_haste_does_not_get_the_words_of_the_one_before(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, LifeEventDialog(TOLD, EVENT))
        dialog = player.app.screen
        assert isinstance(dialog, LifeEventDialog)
        dialog.query_one("#worry", Select).value = MONEY.id
        kept = dialog.result()
    assert kept == (replace(EVENT, links=(WorryLink(worry=MONEY.id, role=Role.KEEPS),)), None)


async def test_a_new_worry_leaves_the_one_before_as_it_was(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        _words(player).value = "Something else"
        player.app.screen.query_one("#new_worry", Input).value = "The nights"
        await player.pause()
        assert not _words(player).parent.display  # type: ignore[union-attr]  # it stands beside its label
        await keys(player, "ctrl+s")
    ((event, worry),) = ended  # type: ignore[misc]  # what the dialog ends with
    assert (worry.text, event.links[0].worry) == ("The nights", worry.id)


async def test_no_words_are_asked_for_where_no_worry_is_chosen(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, LifeEventDialog(TOLD, replace(EVENT, links=())))
        assert not _words(player).parent.display  # type: ignore[union-attr]  # it stands beside its label


async def test_a_worry_with_other_words_is_kept_and_undone_as_one_step(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "2")
        await shows(player, "Utan datum")
        before = on_the_table(player)
        event = next(event for event in before.timeline.events if event.links)
        player.app.screen.query_one("TimelineView").take_up(str(event.id))  # type: ignore[attr-defined]  # the part's own
        await keys(player, "enter")
        _words(player).focus()
        await type_in(player, " ibland")
        await keys(player, "ctrl+s")
        after = on_the_table(player).timeline.worries
        assert sum(worry.text.endswith(" ibland") for worry in after) == 1
        assert len(after) == len(before.timeline.worries)
        await keys(player, "ctrl+z")
        assert on_the_table(player).timeline == before.timeline
