"""The disk refuses while somebody writes: what was written stays on the screen, and is saved when the disk is well."""

import errno
from pathlib import Path

import pytest

from mapping.archive.opening import open_archive
from mapping.language import use
from tests.torture.counting import Counts
from tests.torture.test_disk_faults import ERRORS, FAULTS, failing
from tests.tui.playing import keys, playing, screen_text, shows, type_in
from tui.practice import PASSPHRASE

PLACES = ("write", "flush", "rename", "flush folder")


@pytest.mark.parametrize("number", ERRORS, ids=lambda number: errno.errorcode[number])
@pytest.mark.parametrize("place", PLACES)
async def test_what_was_written_stays(tmp_path: Path, counts: Counts, long: bool, place: str, number: int) -> None:
    if not long:
        pytest.skip("in the long form; tests/tui/test_session_screen.py has the short one")
    use("sv")
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter")
        await shows(player, "pågår")
        await keys(player, "g", "1")
        await shows(player, "sparat")
        with failing(*FAULTS[place], number) as refused:
            await keys(player, "n")
            await type_in(player, "Nya grannen")
            await keys(player, "ctrl+s")
            await shows(player, "INTE sparat")
            assert "Nya grannen" in screen_text(player)
        assert refused
        await keys(player, "ctrl+s")
        await shows(player, "sparat")
        assert "INTE" not in screen_text(player)
    with open_archive(tmp_path / "övning", PASSPHRASE) as archive:
        newest = archive.session(archive.index.sessions[-1].id)[0]
    assert [alter.name for alter in newest.network.alters if alter.name == "Nya grannen"] == ["Nya grannen"]
    counts.add(2, "refusals under the app, with the text still on the screen")
