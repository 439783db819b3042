"""Only what changed on the drawn map is painted again, and the screen is as if all were."""

import gc
from pathlib import Path

from textual.strip import Strip

from tests.tui.playing import Player, keys, playing, shows
from tests.tui.test_map_by_mouse import a_free_cell, on_screen
from tests.tui.test_map_on_screen import SIZE, named, take, the_map, to_the_map
from tui.circle.circle_map import CircleMap
from tui.screens.family.family import FamilyScreen


def painted(player: Player) -> list[Strip]:
    """The screen as the terminal has it."""
    screen = player.app.screen
    return screen._compositor.render_strips(screen.size)


async def is_as_if_all_were_painted(player: Player) -> None:
    now = painted(player)
    the_map(player).refresh()
    await player.pause()
    assert now == painted(player)


async def test_after_each_key_the_map_is_as_if_all_were_painted(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        for key in ("right", "minus", "full_stop", "r", "down", "f", "ctrl+z", "delete", "t", "up", "escape", "r"):
            await keys(player, key)
            await is_as_if_all_were_painted(player)


async def test_a_drag_leaves_no_light_behind(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        for target in (a_free_cell(player, "leisure", 3), a_free_cell(player, "friends", 2), (0, 0)):
            await player.hover(CircleMap, offset=target)
            await player.pause()
            await is_as_if_all_were_painted(player)
        await player.mouse_up(CircleMap, offset=(0, 0))
        await player.pause()
        await is_as_if_all_were_painted(player)


async def test_a_map_that_is_scrolled_is_as_if_all_were_painted(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 28)) as player:
        circle = await to_the_map(player)
        for key in ("right", "down", "up", "up", "left", "minus", "down"):
            await keys(player, key)
            await is_as_if_all_were_painted(player)
        assert circle.max_scroll_y >= 0


async def test_an_arrow_paints_a_few_rows_and_not_the_map(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        alter = named(player, "Holger")
        rows: list[int] = []
        whole = circle.render_line

        def counted(y: int) -> Strip:
            rows.append(y)
            return whole(y)

        circle.render_line = counted  # type: ignore[method-assign]  # only to count
        circle.chosen = alter.id
        await player.pause()
        assert 0 < len(rows) < circle.size.height / 2


async def test_garbage_waits_while_one_works_and_no_longer(tmp_path: Path) -> None:
    before = gc.get_threshold()
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        assert gc.get_threshold()[2] > before[2]
        await keys(player, "escape")
        await shows(player, "Nytt samtal")
        assert isinstance(player.app.screen, FamilyScreen)
        assert gc.get_threshold() == before
