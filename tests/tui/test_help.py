"""F1 answers first what one asks most: which key does what."""

from pathlib import Path

import pytest

from mapping.language import LANGUAGES, Language, use
from mapping.language import gettext as _
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tui.screens.help import HelpScreen
from tui.widgets.keyline import KeyLine


async def _explained(player: Player, *way: str) -> str:
    await keys(player, *way, "f1")
    await shows(player, _("Help"))
    await player.pause(0.1)
    assert isinstance(player.app.screen, HelpScreen)
    return screen_text(player)


def _footer(player: Player) -> list[str]:
    return [hint.what for hint in player.app.screen.query_one(KeyLine).hints]


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_every_key_of_the_map_is_seen_at_80_by_24_the_most_needed_first(tmp_path: Path, spoken: Language) -> None:
    use(spoken)
    async with playing(tmp_path / "övning", practice=True) as player:
        text = await _explained(player, "enter", "enter", "g", "1")
        told = player.app.screen._keys  # type: ignore[attr-defined]  # the help screen's own list
    lines = text.splitlines()
    for written, what in told:
        assert any(f" {written} " in line and what in line for line in lines), (written, what)
    assert [written for written, _what in told[:3]] == [_("Enter"), "n", "t"]


async def test_what_is_nearest_is_explained_before_the_whole_screen(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(80, 50)) as player:
        text = await _explained(player, "enter", "enter", "g", "1")
    assert text.index("Ordna kartan") < text.index("Föräldern bestämmer") < text.index("Till vänster är dagordningen")


async def test_more_is_offered_only_where_there_is_more(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        assert "Till vänster" not in await _explained(player, "enter", "enter", "g", "1")
        assert _footer(player) == [_("More"), _("Back")]
        await keys(player, *["down"] * 20)
        await shows(player, "Till vänster är dagordningen")
    async with playing(tmp_path / "andra", practice=True) as player:
        await _explained(player, "enter")
        assert _footer(player) == [_("Back")]
