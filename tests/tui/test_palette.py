"""The palette, pressed faster than it closes."""

from pathlib import Path

import pytest
from textual.events import Key

from mapping.language import gettext
from tests.tui.playing import Player, keys, playing, shows
from tui.screens.home import HomeScreen
from tui.widgets.palette import Palette


def at_once(player: Player, *names: str) -> None:
    """Press keys without waiting for any of them to take effect."""
    driver = player.app._driver
    assert driver is not None
    for name in names:
        event = Key(name, name if len(name) == 1 else None)
        event.set_sender(player.app)
        driver.send_message(event)


@pytest.mark.parametrize("more", [1, 3])
async def test_enter_after_the_choice_chooses_nothing_more(tmp_path: Path, more: int) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 50)) as player:
        await keys(player, "ctrl+p")
        await shows(player, gettext("What do you want to do?"))
        await shows(player, gettext("Light or dark"))
        before = player.app.theme
        for letter in gettext("Light or dark")[:6]:
            await keys(player, letter if letter.isalnum() else "space")
        await player.app.workers.wait_for_complete()
        at_once(player, "down", "enter", *["enter"] * more)
        await player.pause(0.3)
        assert isinstance(player.app.screen, HomeScreen)
        assert player.app.theme != before, "chosen once"


async def test_escape_closes_only_the_palette(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "ctrl+p")
        assert isinstance(player.app.screen, Palette)
        behind = player.app.screen_stack[-2]
        at_once(player, "escape")
        await player.pause(0.1)
        assert player.app.screen is behind


@pytest.mark.parametrize("name", ["pageup", "pagedown", "ctrl+home", "ctrl+end", "up", "down"])
async def test_a_key_that_comes_before_the_list_turns_no_page(tmp_path: Path, name: str) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        at_once(player, "ctrl+p", name, name, "l", name)
        await player.pause(0.3)
        assert isinstance(player.app.screen, Palette)


async def test_it_is_not_opened_again_over_the_help_that_lies_over_it(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+p", "f1", "ctrl+p")
        assert sum(isinstance(screen, Palette) for screen in player.app.screen_stack) == 1
