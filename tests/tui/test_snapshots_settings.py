"""How the settings, a setting, and the line that shows around look, cell by cell, as in test_snapshots."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.playing import keys, playing
from tests.tui.screen_picture import screen_picture
from tui.settings import Look, Settings, keep_settings

WAYS = {"settings": ("f9",), "a setting": ("f9", "4"), "shown around": ("f8",)}


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST], ids=str)
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
@pytest.mark.parametrize("way", WAYS)
async def test_what_sets_and_shows(
    tmp_path: Path, way: str, size: tuple[int, int], look: Look, snapshot: SnapshotAssertion
) -> None:
    keep_settings(tmp_path / "settings.toml", Settings(look=look, worker="Kim"))
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        await keys(player, *WAYS[way])
        await player.pause(0.2)
        assert screen_picture(player) == snapshot
