"""The drawn map by mouse: a click takes in hand, a double click opens, dragging moves."""

from pathlib import Path

from mapping.network import waiting
from mapping.record import Id
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows
from tests.tui.test_map_on_screen import SIZE, frame_of, label_of, named, network, take, the_map, to_the_map
from tui.circle.circle_map import CircleMap
from tui.circle.dragging import WAITING, Landing
from tui.dialogs.parts.alter import AlterDialog


async def test_a_click_takes_in_hand_and_a_double_click_opens(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        alter = await take(player, "Holger")
        await keys(player, "home")
        await player.click(CircleMap, offset=on_screen(player, alter.id))
        await player.pause()
        assert circle.chosen == alter.id
        await player.double_click(CircleMap, offset=on_screen(player, alter.id))
        await player.pause()
        assert isinstance(player.app.screen, AlterDialog)


async def test_dragging_moves_to_another_ring_and_sector(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        alter = await take(player, "Holger")
        target = a_free_cell(player, "leisure", 3)
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        await player.hover(CircleMap, offset=target)
        await player.pause()
        assert circle._target == Landing("leisure", 3)
        await player.mouse_up(CircleMap, offset=target)
        await player.pause()
        moved = named(player, "Holger")
        assert (moved.sector, moved.ring) == ("leisure", 3)
        assert circle._target is None
        await keys(player, "ctrl+z")
        assert named(player, "Holger") == alter


async def test_whoever_waits_is_dragged_onto_the_map(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Kontaktfamilj")
        assert not alter.placed
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        target = a_free_cell(player, "friends", 2)
        await player.hover(CircleMap, offset=target)
        await player.mouse_up(CircleMap, offset=target)
        await player.pause()
        moved = named(player, "Kontaktfamilj")
        assert (moved.sector, moved.ring) == ("friends", 2)


async def test_whoever_is_dragged_to_those_who_wait_waits_with_them(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        alter = await take(player, "Holger")
        beside = 30, frame_of(player).tray - circle.scroll_offset.y
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        await player.hover(CircleMap, offset=beside)
        await player.pause()
        assert circle._target == WAITING
        assert papers(player, beside[1]) != papers(player, beside[1] - 1)
        await player.mouse_up(CircleMap, offset=beside)
        await player.pause()
        moved = named(player, "Holger")
        assert (moved.sector, moved.ring, moved.placed) == (None, None, False)
        await shows(player, "har ingen plats på kartan än")
        await keys(player, "ctrl+z")
        assert named(player, "Holger") == alter


async def test_where_nobody_waits_yet_a_place_to_wait_is_offered_while_one_drags(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        for alter in waiting(network(player)):
            await take(player, alter.name)
            await keys(player, "plus")
        alter = await take(player, "Holger")
        assert "Väntar på plats" not in screen_text(player)
        corner = 3, circle.size.height - 1
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        await player.pause()
        assert "Väntar på plats" not in screen_text(player)
        await player.hover(CircleMap, offset=a_free_cell(player, "leisure", 3))
        await shows(player, "Väntar på plats")
        await player.hover(CircleMap, offset=corner)
        await player.mouse_up(CircleMap, offset=corner)
        await player.pause()
        assert not named(player, "Holger").placed
        await keys(player, "ctrl+z")
        assert named(player, "Holger") == alter
        assert "Väntar på plats" not in screen_text(player)


async def test_where_those_who_wait_are_out_of_sight_a_corner_stands_for_them(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 30)) as player:
        circle = await to_the_map(player)
        alter = await take(player, "Holger")
        assert frame_of(player).tray >= circle.scroll_offset.y + circle.scrollable_size.height
        corner = 3, circle.scrollable_size.height - 1
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        await player.hover(CircleMap, offset=corner)
        await shows(player, "Väntar på plats")
        await player.mouse_up(CircleMap, offset=corner)
        await player.pause()
        assert not named(player, "Holger").placed


async def test_dropped_outside_the_circle_nobody_moves(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        before = on_the_table(player)
        await player.mouse_down(CircleMap, offset=on_screen(player, alter.id))
        await player.hover(CircleMap, offset=(0, 0))
        await player.mouse_up(CircleMap, offset=(0, 0))
        await player.pause()
        assert on_the_table(player) == before
        await shows(player, "Holger står kvar.")
        await keys(player, "up")
        assert "står kvar" not in screen_text(player)


async def test_a_click_says_nothing_of_staying(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        await player.click(CircleMap, offset=on_screen(player, alter.id))
        await player.pause()
        assert "står kvar" not in screen_text(player)


async def test_the_parent_stays_in_the_middle(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        before = on_the_table(player)
        await player.mouse_down(CircleMap, offset=on_screen(player, network(player).ego.id))
        target = a_free_cell(player, "friends", 2)
        await player.hover(CircleMap, offset=target)
        await player.mouse_up(CircleMap, offset=target)
        await keys(player, "delete", "plus")
        assert on_the_table(player) == before


def papers(player: Player, row: int) -> set[object]:
    """What the cells of a row of the map lie on."""
    return {segment.style.bgcolor for segment in the_map(player).render_line(row) if segment.style}


def on_screen(player: Player, id_: Id) -> tuple[int, int]:
    """A cell of somebody's on the widget, as it is scrolled now."""
    label, circle = label_of(player, id_), the_map(player)
    return label.column + 1 - circle.scroll_offset.x, label.row + len(label.rows) // 2 - circle.scroll_offset.y


def a_free_cell(player: Player, sector: str, ring: int) -> tuple[int, int]:
    """A cell of that place where nobody stands, in sight."""
    frame, circle = frame_of(player), the_map(player)
    for row in range(circle.size.height):
        for column in range(circle.size.width):
            at = column + circle.scroll_offset.x, row + circle.scroll_offset.y
            place = frame.place_at(*at)
            if place and (place[0].key, place[1]) == (sector, ring) and frame.label_at(*at) is None:
                return column, row
    raise AssertionError("no such cell in sight")
