"""How every screen and dialog looks, at three sizes, light, dark and without colours, as in test_snapshots.

What the clock, the disk and chance decide is masked, or its place left out.
"""

import re
from itertools import groupby
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from mapping.clock import today
from mapping.language import say_date
from tests.torture.places import PLACES
from tests.tui.playing import Player, playing
from tests.tui.screen_picture import screen_cells
from tests.tui.test_every_screen import back, go
from tui.settings import Look, Settings, keep_settings

CHANGING = {
    "the log": "tells when the archive was opened",
    "the recovery key": "is another each time",
    "the archive": "tells where the archive lies",
    "BackupDialog": "tells where the archive lies",
    "check": "tells when it was done, and how long it took",
    "waiting": "turns",
}
"""Places that never look the same twice, and why."""
SEEN_SO = {
    "small": ((80, 24), Look.LIGHT, False),
    "middling": ((120, 36), Look.LIGHT, False),
    "large": ((200, 60), Look.LIGHT, False),
    "dark": ((120, 36), Look.DARK, False),
    "without colours": ((120, 36), Look.DARK, True),
}


TIME = re.compile(r"\b\d\d[:.]\d\d\b")


@pytest.mark.parametrize("seen", SEEN_SO)
async def test_every_screen_looks_as_it_did(
    tmp_path: Path, seen: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, look, plain = SEEN_SO[seen]
    monkeypatch.setenv("HOME", "/hem/kim")
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _field: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _field: None)
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    keep_settings(tmp_path / "settings.toml", Settings(look=look, worker="Kim"))
    other = []
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        for place in PLACES:
            if place not in CHANGING:
                await go(player, place)
                if await _at_rest(player, tmp_path) != snapshot(name=place):
                    other.append(place)
                await back(player)
    assert not other, ", ".join(other)


async def _at_rest(player: Player, folder: Path) -> str:
    """The screen's picture, once it is the same twice."""
    before, now = "", _pictured(player, folder)
    while before != now:
        await player.pause(0.1)
        before, now = now, _pictured(player, folder)
    return now


def _pictured(player: Player, folder: Path) -> str:
    """The screen's cells, and its styles as runs: ``12a3b`` is twelve cells in style a and three in b."""
    signs, styles, legend = screen_cells(player)
    runs = ["".join(f"{len([*run])}{letter}" for letter, run in groupby(line)) for line in styles]
    same = [f"{len([*each])} × {line}" for line, each in groupby(runs)]
    return "\n".join([*(_masked(line, folder) for line in signs), "", *same, "", *legend])


def _masked(line: str, folder: Path) -> str:
    """Without the time, the day and the place on the disk, and what they push aside."""
    for told in (say_date(today()), str(today()), str(folder), str(Path.home())):
        if told in line:
            return line[: line.index(told)] + "…"
    return TIME.sub("00:00", line)
