"""The themes: one palette, from the first paint on, and readable."""

from pathlib import Path

import pytest

from exports.palette import CONTRAST, DARK, LIGHT, Palette
from mapping.language import gettext as _
from mapping.language import use
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


async def test_high_contrast_is_chosen_in_the_palette_and_left_again(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 50)) as player:
        await keys(player, "ctrl+p")
        await shows(player, _("High contrast"))
        for look in (Look.CONTRAST, Look.LIGHT):
            await player.app.run_action("contrast")
            await player.pause()
            assert read_settings(tmp_path / "settings.toml").look is look


@pytest.mark.parametrize("way", [(), ("enter",), ("enter", "enter", "g", "1"), ("enter", "enter", "g", "2"), ("f9",)])
async def test_where_no_colour_is_wanted_none_is_sent_and_what_is_in_hand_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(tmp_path / "övning", practice=True, size=(120, 36)) as player:
        await keys(player, *way)
        await player.pause(0.2)
        screen = player.app.screen
        styles = [each.style for strip in screen._compositor.render_strips(screen.size) for each in strip if each.style]
    assert {(style.color and style.color.name, style.bgcolor and style.bgcolor.name) for style in styles} <= {
        ("default", "default"),
        (None, None),
    }
    assert any(style.underline or style.reverse for style in styles)


async def test_a_language_from_the_command_line_is_not_kept_with_the_look(tmp_path: Path) -> None:
    keep_settings(tmp_path / "settings.toml", Settings(language="sv"))
    use("en")
    async with playing(tmp_path / "övning", practice=True) as player:
        await player.app.run_action("shade")
        await keys(player, "enter")
        await shows(player, "Sessions")
    assert read_settings(tmp_path / "settings.toml") == Settings(language="sv", look=Look.DARK)
