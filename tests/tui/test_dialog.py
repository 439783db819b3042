"""What every dialog does: its buttons, and that it ends once, and itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Button

from tests.tui.keeping_time import Hands, inside
from tests.tui.opening import opened
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in, until
from tui.dialogs.dialog import Dialog, Discard
from tui.screens.help import HelpScreen
from tui.screens.hidden import HiddenScreen
from tui.widgets.fields import TextField


class Three(Dialog[str]):
    """A dialog with a button of each kind."""

    heading, done_text, third_text, leave_text = "Tre", "Den ena", "Den andra", "Ingen"
    enter_is_done = True

    def fields(self) -> ComposeResult:
        yield TextField(id="word")

    def result(self) -> str | None:
        return self.query_one("#word", TextField).text or None

    def third(self) -> None:
        self.dismiss("third")


async def test_a_third_button_stands_between_the_two_and_does_what_it_says(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, Three())
        assert [str(button.label) for button in player.app.screen.query(Button)] == ["Den ena", "Den andra", "Ingen"]
        await keys(player, "tab", "tab", "enter")
        assert ended == ["third"]


class Long(Dialog[str]):
    """More fields than a small window has room for, and the first must be filled in."""

    heading = "Lång"

    def fields(self) -> ComposeResult:
        for number in range(30):
            yield TextField(id=f"word-{number}")

    def result(self) -> str | None:
        first = self.query_one("#word-0", TextField)
        if not first.text:
            self.complain("Skriv något.", first)
        return first.text or None


async def test_a_form_says_that_there_is_more_below(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, Long())
        await shows(player, "↓ mer nedanför")
        await keys(player, *["tab"] * 29)
        await until(player, lambda: "mer nedanför" not in screen_text(player))


async def test_a_complaint_is_about_a_field_that_is_seen(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, Long())
        fields = player.app.screen.query_one(".fields")
        fields.scroll_end(animate=False)
        await until(player, lambda: fields.scroll_offset.y > 0)
        await keys(player, "ctrl+s")
        await shows(player, "Skriv något.")
        await until(player, lambda: fields.scroll_offset.y == 0)


async def press_at_once(player: Player, *names: str) -> None:
    """Press keys so fast that all are in the queue before the first takes effect."""
    for name in names:
        player.app.post_message(events.Key(name, "\r" if name == "enter" else None))
    await player.pause(0.3)


@pytest.mark.parametrize("names", [("enter", "enter"), ("enter", "enter", "enter"), ("enter", "ctrl+s")])
async def test_what_is_pressed_after_the_end_is_for_nobody(tmp_path: Path, names: tuple[str, ...]) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        below = player.app.screen
        ended = await opened(player, Three())
        await type_in(player, "ord")
        await press_at_once(player, *names)
        assert ended == ["ord"]
        assert player.app.screen is below
        assert player.app.is_running


async def test_going_back_twice_at_once_goes_back_once(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        below = player.app.screen
        ended = await opened(player, Three())
        player.app.screen.query_one(".leave").focus()
        await press_at_once(player, "enter", "enter")
        assert ended == [None]
        assert player.app.screen is below
        assert player.app.is_running


async def test_what_would_be_thrown_away_is_asked_about_once_and_not_kept_meanwhile(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, dialog := Three())
        await type_in(player, "ord")
        dialog.query_one(".leave").focus()
        await press_at_once(player, "enter", "enter")
        assert isinstance(player.app.screen, Discard)
        assert player.app.screen_stack[-2] is dialog
        dialog.action_done()
        await keys(player, "escape")
        assert ended == []
        assert dialog.heeds


async def test_a_session_stays_when_its_dialogs_end_in_a_hurry(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), "enter", "enter") as player:
        session = player.app.screen
        for opening in ("l", "slash", "g"):
            await keys(player, opening)
            assert [type(screen).__base__ for screen in player.app.screen_stack][-1:] == [Dialog]
            await type_in(player, "f")
            await press_at_once(player, "enter", "enter")
            assert player.app.screen is session


@pytest.mark.parametrize("on_top", [HiddenScreen, lambda: HelpScreen([], [])])
async def test_one_that_ends_beneath_another_screen_ends_when_it_is_seen(
    tmp_path: Path, on_top: Callable[[], Screen[Any]]
) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        below = player.app.screen
        ended = await opened(player, dialog := Three())
        top = on_top()
        player.app.push_screen(top)
        await player.pause()
        dialog.dismiss("first")
        dialog.dismiss("second")
        await player.pause()
        assert (player.app.screen, ended) == (top, [])
        player.app.pop_screen()
        await player.pause(0.1)
        assert (player.app.screen, ended) == (below, ["first"])
