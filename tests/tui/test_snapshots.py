"""How the screens look, cell by cell. After a change that is meant: look at them in a terminal, then
``pytest tests/tui/test_snapshots.py --snapshot-update``, and read the difference.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.playing import keys, playing, shows
from tests.tui.screen_picture import screen_picture


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)], ids=str)
async def test_the_network_map(tmp_path: Path, size: tuple[int, int], dark: bool, snapshot: SnapshotAssertion) -> None:
    (tmp_path / "settings.toml").write_text(f'language = "sv"\ndark = {str(dark).lower()}\n')
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        await keys(player, "enter", "down", "enter")  # a closed session: nothing on it tells the time
        await shows(player, "bara för läsning")
        await keys(player, "g", "1")
        await shows(player, "Väntar på plats")
        await player.pause(0.1)
        assert screen_picture(player) == snapshot
