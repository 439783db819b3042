"""A closed session is put right beside it, with name and day; nothing in it changes."""

from pathlib import Path

from mapping.archive.log import who
from tests.tui.playing import Player, keys, on_the_table, playing, shows, type_in


async def _to_a_closed_session(player: Player) -> None:
    await keys(player, "enter", "down", "enter")
    await shows(player, "bara för läsning")


async def test_a_correction_stands_beside_the_session(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _to_a_closed_session(player)
        before = on_the_table(player)
        await keys(player, "g", "6")
        await shows(player, "Inget har rättats")
        await type_in(player, "Flytten var i mars, inte i maj.")
        await keys(player, "ctrl+s")
        await shows(player, "Rättelsen står från och med nu")
        assert on_the_table(player) == before
        await keys(player, "g", "6")
        text = await shows(player, "Flytten var i mars, inte i maj.")
        assert who() in text
        await keys(player, "escape", "escape", "down", "enter", "g", "6")
        await shows(player, "Inget har rättats")


async def test_nothing_written_is_no_correction(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _to_a_closed_session(player)
        await keys(player, "g", "6", "ctrl+s")
        await keys(player, "g", "6")
        await shows(player, "Inget har rättats")


async def test_what_is_under_way_is_closed_and_not_corrected(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g")
        text = await shows(player, "Avsluta samtalet")
        assert "Rättelser" not in text
