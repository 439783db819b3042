"""What happens on the drawn map when something comes between: undo, a dialog, another window."""

from pathlib import Path

import pytest

from mapping.network import Alter, person
from mapping.words import Voice, Words
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows, type_in, until
from tests.tui.test_map_by_mouse import a_free_cell, on_screen
from tests.tui.test_map_on_screen import SIZE, named, network, take, the_map, to_the_map
from tui.circle.circle_map import CircleMap
from tui.parts.network_view import NetworkView
from tui.screens.session.session import SessionScreen


def drawn_is_seen(player: Player) -> bool:
    """Whether there is room for the map, and it stands there."""
    return bool(player.app.screen.query_one(".drawn").display) and the_map(player).size.width > 0


async def test_undo_takes_away_whom_a_tie_was_being_drawn_to(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        alter = await take(player, "Holger")
        await keys(player, "n")
        await type_in(player, "Sigurd")
        await keys(player, "ctrl+s")
        added = named(player, "Sigurd")
        await take(player, "Holger")
        await keys(player, "t")
        circle.other = added.id
        await keys(player, "ctrl+z")
        assert person(network(player), added.id) is None
        assert not circle.tying
        await take(player, "Holger")
        await keys(player, "enter")
        await shows(player, "Spara uppgifterna")
        assert circle.chosen == alter.id


async def test_a_dialog_lets_go_of_whoever_the_mouse_holds(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        before = on_the_table(player)
        target = a_free_cell(player, "leisure", 3)
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        await keys(player, "enter")
        await shows(player, "Spara uppgifterna")
        await keys(player, "escape")
        await player.hover(CircleMap, offset=target)
        await player.mouse_up(CircleMap, offset=target)
        await player.click(CircleMap, offset=target)
        await player.pause()
        assert on_the_table(player) == before


async def test_a_map_that_is_hidden_in_a_drag_gives_the_mouse_back(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        await player.hover(CircleMap, offset=a_free_cell(player, "leisure", 3))
        await player.resize_terminal(80, 24)
        await until(player, lambda: not drawn_is_seen(player))
        await until(player, lambda: player.app.mouse_captured is None)
        assert named(player, "Holger") == alter


async def test_other_buttons_do_not_drag(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        target = a_free_cell(player, "leisure", 3)
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id), button=3)
        await player.hover(CircleMap, offset=target)
        await player.mouse_up(CircleMap, offset=target)
        await player.pause()
        assert named(player, "Holger") == alter


async def test_the_keys_go_on_when_the_window_becomes_too_small_for_the_map(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        await player.resize_terminal(80, 24)
        await until(player, lambda: not drawn_is_seen(player))
        await keys(player, "plus")
        assert named(player, "Holger").ring == 1
        await player.resize_terminal(*SIZE)
        await until(player, lambda: drawn_is_seen(player))
        await until(player, lambda: the_map(player).has_focus)


async def test_escape_while_a_tie_is_drawn_never_leaves_the_session(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        await keys(player, "t")
        await shows(player, "Band till vem?")
        await keys(player, "escape")
        assert isinstance(player.app.screen, SessionScreen)
        await shows(player, "Band: den valdas")
        await keys(player, "t", "tab")
        await shows(player, "Band: den valdas")


async def test_enter_is_not_offered_where_nothing_can_be_opened(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await keys(player, "enter", "down", "enter")
        await shows(player, "bara för läsning")
        await keys(player, "g", "1")
        await shows(player, "Vilja")
        await keys(player, "right", "enter")
        assert isinstance(player.app.screen, SessionScreen)
        assert "Uppgifter" not in screen_text(player).splitlines()[-1]


@pytest.mark.parametrize(("voice", "seen"), [(Voice.PARENT, True), (Voice.CHILD, True), (Voice.OBSERVATION, False)])
async def test_the_workers_observations_are_not_on_the_shared_screen(tmp_path: Path, voice: Voice, seen: bool) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        view = player.app.screen.query_one(NetworkView)
        words = (Words(voice=voice, text="kanariefågel"),)
        told = Alter(id=alter.id, name="Holger", sector=alter.sector, ring=alter.ring, words=words)
        assert view.put(told)
        await player.pause()
        assert ("kanariefågel" in screen_text(player)) == seen


async def test_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await keys(player, "n")
        await type_in(player, "Holger, granne")
        await keys(player, "ctrl+s", "slash")
        await type_in(player, "holg")
        shown = await shows(player, "Holger (granne)")
        assert "Holger (morfar)" in shown
