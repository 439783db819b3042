"""How the timeline looks, cell by cell. After a change that is meant: look at it in a terminal, then
``pytest tests/tui/test_snapshots_timeline.py --snapshot-update``, and read the difference.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.playing import keys, playing, shows
from tests.tui.screen_picture import screen_picture

SIZES = [(80, 24), (120, 40), (160, 50)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_timeline(tmp_path: Path, size: tuple[int, int], dark: bool, snapshot: SnapshotAssertion) -> None:
    (tmp_path / "settings.toml").write_text(f'language = "sv"\ndark = {str(dark).lower()}\n')
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        await keys(player, "enter", "down", "enter")  # a closed session: nothing on it tells the time
        await shows(player, "bara för läsning")
        await keys(player, "g", "2")
        await shows(player, "Utan datum")
        await player.pause(0.1)
        assert screen_picture(player) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_time_cursor(tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    (tmp_path / "settings.toml").write_text('language = "sv"\n')
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        await keys(player, "enter", "down", "enter", "g", "2", "down", "down", "u")
        await shows(player, "fanns då")
        await player.pause(0.1)
        assert screen_picture(player) == snapshot
