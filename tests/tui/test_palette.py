"""The palette, pressed faster than it closes."""

from pathlib import Path
from uuid import uuid4

import pytest
from textual.command import CommandList
from textual.events import Key

from mapping.language import gettext
from mapping.meeting import Room
from mapping.questions import load
from mapping.timeline import Lane, LifeEvent, Timeline
from tests.tui.playing import Player, keys, playing, shows, type_in
from tests.tui.profiles import invented_session
from tui.jumping import places
from tui.screens.home import HomeScreen
from tui.screens.session.session import SessionScreen
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


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("disa dag", "Disa Daggkåpa"),
        ("bor hos gunn", "Bor hos Gunnel i Hallonhagen"),
        ("planera och ord", "Planera och ordna"),
    ],
)
async def test_people_events_and_areas_are_found_by_typing(tmp_path: Path, typed: str, shown: str) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(120, 40)) as player:
        await keys(player, "enter", "enter")
        await shows(player, "sparat")
        await keys(player, "ctrl+p")
        await type_in(player, typed)
        await shows(player, shown)
        await player.app.workers.wait_for_complete()
        await keys(player, "enter")
        await player.pause(0.2)
        screen = player.app.screen
        assert isinstance(screen, SessionScreen)
        found = {str(alter.id): alter.name for alter in screen.desk.session.network.alters}
        found |= {str(event.id): event.title for event in screen.desk.session.timeline.events}
        found |= {area.key: area.name.text for area in load().areas}
        assert found[screen.desk.place.subject] == shown


async def test_a_family_is_found_from_home_and_from_nowhere_else(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(120, 40)) as player:
        await keys(player, "enter", "ctrl+p")
        await type_in(player, "blåkl")
        await player.app.workers.wait_for_complete()
        assert not player.app.screen.query_one(CommandList).option_count
        await keys(player, "escape", "escape", "ctrl+p")
        await type_in(player, "blåkl")
        await shows(player, "Blåklockan")
        await player.app.workers.wait_for_complete()
        await keys(player, "enter")
        await shows(player, gettext("Sessions"))


def test_what_is_sensitive_is_not_found_even_when_the_parent_is_alone() -> None:
    secret = next(area for area in load().areas if area.sensitive)
    event = LifeEvent(id=uuid4(), title="Hotad", lane=Lane.HOME, sensitive=True)
    session = invented_session(timeline=Timeline(events=(event,)), room=Room())
    offered = {place.subject for place, _name in places(session)}
    assert not offered & {str(event.id), secret.key, *(question.id for question in secret.questions)}
    assert {area.key for area in load().areas if not area.sensitive} <= offered


async def test_what_is_not_found_is_told_in_the_language_spoken(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+p")
        await type_in(player, "zzzz")
        await shows(player, "Inget hittades.")
