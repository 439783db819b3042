"""A worry that an event has to do with: chosen, new, or put in better words."""

from pathlib import Path
from uuid import UUID

from msgspec.structs import replace
from textual.widgets import Input, Select

from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, WorryLink
from tests.tui.opening import SESSION, opened
from tests.tui.playing import Player, keys, on_the_table, playing, shows, type_in
from tui.dialogs.parts.life_event import LifeEventDialog

MORNINGS, MONEY = Worry(id=UUID(int=70), text="Mornings"), Worry(id=UUID(int=71), text="The money")
EVENT = LifeEvent(
    id=UUID(int=80), title="Moved", lane=Lane.HOME, links=(WorryLink(worry=MORNINGS.id, role=Role.KEEPS),)
)
TOLD = replace(SESSION, timeline=Timeline(events=(EVENT,), worries=(MORNINGS, MONEY)))


def _words(player: Player, worry: Worry | None) -> Input:
    """Where a worry's words stand; None: a new worry's."""
    return player.app.screen.query_one(f"#worry-{worry.id if worry else 'new'}", Input)


def _role(player: Player, worry: Worry | None) -> Select[Role]:
    return player.app.screen.query_one(f"#role-{worry.id if worry else 'new'}", Select)


async def test_the_words_of_a_worry_are_put_better(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        assert _words(player, MORNINGS).value == "Mornings"
        _words(player, MORNINGS).value = "The mornings before school"
        await keys(player, "ctrl+s")
    assert ended == [(EVENT, (replace(MORNINGS, text="The mornings before school"),))]


async def test_keeping_the_event_changes_no_worry(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        await keys(player, "ctrl+s")
    assert ended == [(EVENT, ())]


async def test_a_worry_without_words_is_taken_away(tmp_path: Path) -> None:
    several = replace(EVENT, links=(*EVENT.links, WorryLink(worry=MONEY.id, role=Role.EASES)))
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, several))
        _words(player, MORNINGS).value = " "
        await keys(player, "ctrl+s")
    assert ended == [(replace(EVENT, links=several.links[1:]), (replace(MORNINGS, text=""),))]


async def test_an_event_has_a_part_in_several_worries(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        assert _role(player, MORNINGS).value is Role.KEEPS
        _role(player, MONEY).value = Role.EASES
        await player.pause()
        await keys(player, "ctrl+s")
    assert ended == [(replace(EVENT, links=(*EVENT.links, WorryLink(worry=MONEY.id, role=Role.EASES))), ())]


async def test_an_event_with_two_parts_in_a_worry_keeps_both(tmp_path: Path) -> None:
    parts = tuple(WorryLink(worry=MORNINGS.id, role=role) for role in (Role.TRIGGERS, Role.KEEPS))
    several = replace(EVENT, links=parts)
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, several))
        assert _role(player, MORNINGS).value is Role.TRIGGERS
        await keys(player, "ctrl+s")
        assert ended == [(several, ())]
        ended = await opened(player, LifeEventDialog(TOLD, several))
        _role(player, MORNINGS).value = Role.KEEPS
        await player.pause()
        await keys(player, "ctrl+s")
    assert ended == [(replace(EVENT, links=parts[1:]), ())]


async def test_a_worry_that_only_a_sensitive_event_speaks_of_is_not_offered(tmp_path: Path) -> None:
    secret = replace(EVENT, id=UUID(int=81), sensitive=True, links=(WorryLink(worry=MONEY.id, role=Role.EASES),))
    told = replace(TOLD, timeline=replace(TOLD.timeline, events=(EVENT, secret)))
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(told, EVENT))
        assert [_words(player, worry).value for worry in (MORNINGS, None)] == ["Mornings", ""]
        assert not player.app.screen.query(f"#worry-{MONEY.id}")
        await keys(player, "ctrl+s")
        assert ended == [(EVENT, ())]
        await opened(player, LifeEventDialog(told, EVENT, sensitive_shown=True))
        assert _words(player, MONEY).value == "The money"


async def test_a_link_is_taken_away(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        _role(player, MORNINGS).value = Select.NULL
        await player.pause()
        await keys(player, "ctrl+s")
    assert ended == [(replace(EVENT, links=()), ())]


async def test_a_new_worry_leaves_the_one_before_as_it_was(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        _words(player, None).value = "The nights"
        _role(player, None).value = Role.EASES
        await player.pause()
        await keys(player, "ctrl+s")
    ((event, worries),) = ended  # type: ignore[misc]  # what the dialog ends with
    assert [worry.text for worry in worries] == ["The nights"]
    assert event.links == (*EVENT.links, WorryLink(worry=worries[0].id, role=Role.EASES))


async def test_the_parts_are_told_in_the_parents_words(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 50)) as player:
        await opened(player, LifeEventDialog(TOLD, EVENT))
        await shows(player, "gör att det fortsätter")


async def test_a_date_may_hang_on_somebody_and_an_impossible_one_is_told_of_at_the_field(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, LifeEventDialog(TOLD, EVENT))
        await keys(player, "tab")
        await type_in(player, "31 februari 2015")
        await shows(player, "Den dagen finns inte i kalendern")
        await keys(player, *["backspace"] * 16)
        await type_in(player, "när Love var 3")
        await shows(player, "Födelseåret är inte känt")


async def test_a_worry_with_other_words_is_kept_and_undone_as_one_step(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "2")
        await shows(player, "Utan datum")
        before = on_the_table(player)
        event = next(event for event in before.timeline.events if event.links)
        player.app.screen.query_one("TimelineView").take_up(str(event.id))  # type: ignore[attr-defined]  # the part's own
        await keys(player, "v", "enter")
        player.app.screen.query(".worry Input").first().focus()
        await type_in(player, " ibland")
        await keys(player, "ctrl+s")
        after = on_the_table(player).timeline.worries
        assert sum(worry.text.endswith(" ibland") for worry in after) == 1
        assert len(after) == len(before.timeline.worries)
        await keys(player, "ctrl+z")
        assert on_the_table(player).timeline == before.timeline


async def test_what_saves_everywhere_else_does_not_throw_away(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(TOLD, EVENT))
        player.app.screen.query_one("#title", Input).value = "Moved to Åsen"
        await player.pause()
        await keys(player, "escape")
        await shows(player, "Kasta det du skrev?")
        await keys(player, "ctrl+s")
    assert ended == [(replace(EVENT, title="Moved to Åsen"), ())]
