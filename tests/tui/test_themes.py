"""The themes: one palette, from the first paint on, and readable."""

from pathlib import Path

import pytest

from exports.palette import CONTRAST, DARK, LIGHT, Palette
from tests.tui.playing import keys, playing, shows
from tui.settings import Look, Settings, keep_settings, read_settings


@pytest.mark.parametrize(
    ("look", "palette"), [(Look.LIGHT, LIGHT), (Look.DARK, DARK), (Look.CONTRAST, CONTRAST)], ids=str
)
async def test_the_screen_has_the_palettes_colours_from_the_start(tmp_path: Path, look: Look, palette: Palette) -> None:
    dark = look is not Look.LIGHT
    keep_settings(tmp_path / "settings.toml", Settings(look=look))
    async with playing(tmp_path / "arkiv") as player:
        background, _colour = player.app.screen.background_colors
        assert (
            background.hex.lower() == palette.paper or player.app.screen.styles.background.hex.lower() == palette.paper
        )
        assert player.app.current_theme.dark is dark
        assert player.app.has_class("-dark-mode") is dark


async def test_light_and_dark_change_at_once_and_are_remembered(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        player.app.action_shade()  # type: ignore[attr-defined]  # the app is KretsApp
        await player.pause()
        assert player.app.screen.styles.background.hex.lower() == DARK.paper
        await keys(player, "enter")
        await shows(player, "Samtal")
        assert player.app.screen.styles.background.hex.lower() == DARK.paper
    assert read_settings(tmp_path / "settings.toml").look is Look.DARK


async def test_the_other_language_is_remembered(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        player.app.action_language()  # type: ignore[attr-defined]  # the app is KretsApp
        await keys(player, "enter")
        await shows(player, "Sessions")
    assert read_settings(tmp_path / "settings.toml").language == "en"
