"""Every screen is reached by keys alone, and left with Escape; and each says that it is practice."""

from pathlib import Path

import pytest

from mapping.language import gettext as _
from tests.tui.playing import Player, keys, playing, screen_text
from tests.tui.walking import screen_classes
from tui.widgets.top_line import TopLine

SESSION = ("enter", "down", "enter")
"""A closed session of the practice family: nobody asks who is in the room."""

WAYS: dict[str, tuple[str, ...]] = {
    "HomeScreen": (),
    "HelpScreen": ("f1",),
    "SettingsScreen": ("f9",),
    "FamilyScreen": ("enter",),
    "VersionsScreen": ("enter", "h"),
    "AboutFamilyScreen": ("enter", "o"),
    "ConsentsScreen": ("enter", "o", "2"),
    "NeedsScreen": ("enter", "o", "3"),
    "BetweenScreen": ("enter", "o", "4"),
    "SessionScreen": SESSION,
    "HiddenScreen": (*SESSION, "ctrl+l"),
    "ArchiveScreen": ("f3",),
    "CheckScreen": ("f3", "2"),
    "RetentionScreen": ("f3", "3"),
    "LogScreen": ("f3", "4"),
    "KeysScreen": ("f3", "5"),
}
"""Which keys lead to a screen from home, on the practice family."""

ELSEWHERE = {
    "WorkerScreen": "behind a question, in test_worker_screen",
    "WorkerProfileScreen": "behind a question, in test_worker_screen",
    "PictureScreen": "where the terminal can draw, in test_picture_screen",
    "RecoveryScreen": "when a recovery key is made, in test_keys_threshold",
    "ForgottenScreen": "at the threshold, in test_keys_threshold",
    "UnlockScreen": "at the threshold, in test_locking",
    "FirstStartScreen": "at the threshold, in test_journey",
    "WaitScreen": "at the threshold, for a moment",
}
"""Where keys are pressed that lead to those that are not reached in this way."""


def named(player: Player) -> str:
    """The screen that is seen."""
    return type(player.app.screen).__name__


@pytest.mark.parametrize(("wanted", "way"), WAYS.items(), ids=WAYS)
async def test_keys_lead_there_and_escape_leads_back(tmp_path: Path, wanted: str, way: tuple[str, ...]) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        depth = 0
        for name in way:
            before = player.app.screen
            await keys(player, name)
            depth += player.app.screen is not before
        assert named(player) == wanted
        if player.app.screen.query(TopLine):
            assert screen_text(player).lstrip().startswith(_("Practice") + " · ")
        if wanted == "HiddenScreen":
            await keys(player, "space", "enter")
            depth -= 1
        for _screen in range(depth):
            await keys(player, "escape")
            await player.app.workers.wait_for_complete()
        assert named(player) == "HomeScreen"


def test_there_is_a_way_to_each() -> None:
    screens = [class_ for class_ in screen_classes() if class_.__module__.startswith("tui.screens.")]
    ends = [class_ for class_ in screens if not any(class_ in other.__bases__ for other in screens)]
    assert {class_.__name__ for class_ in ends} == {*WAYS, *ELSEWHERE}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
@pytest.mark.parametrize("name", ["tab", "shift+tab"])
async def test_tab_comes_to_whatever_can_be_written_or_chosen(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    """In the form with the most fields."""
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        await keys(player, "enter", "e")
        wanted, come = set(player.app.screen.focus_chain), set()
        for _field in wanted:
            come.add(player.app.screen.focused)
            await keys(player, name)
        assert come == wanted
