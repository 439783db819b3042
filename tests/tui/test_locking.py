"""Hidden and locked: nothing of a family is left on the screen, or in the app; and one comes back to where one was."""

import asyncio
import errno
import gc
import heapq
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace
from rich.segment import Segment
from textual._context import visible_screen_stack
from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget

from mapping.archive.archive import Archive
from mapping.archive.opening import open_archive
from mapping.family import Family
from mapping.language import gettext
from mapping.session import Part, Session, State
from tests.mapping.archive.invented import EVENT, FAMILY, SESSION
from tests.tui.keeping_time import STORY, Hands, idle, inside, unlock
from tests.tui.playing import PASSPHRASE, Player, keys, on_the_table, playing, screen_text, shows, type_in
from tests.tui.refusing import fsync_says
from tui.app import KretsApp
from tui.dialogs.family.family import FamilyDialog
from tui.locking import OUTSIDE, sweep
from tui.saying import announce
from tui.screens.hidden import HiddenScreen
from tui.screens.home import HomeScreen
from tui.screens.session.session import SessionScreen
from tui.screens.threshold.threshold import UnlockScreen
from tui.widgets.fields import TextField

TOLD = (FAMILY.code, "Märta", "Elsa", EVENT.title)
KINDS = (Session, Family, Archive, SessionScreen, HomeScreen)
PAINTED = (_lru_cache_wrapper, Segment)
"""What remembers texts that passed by."""
LONGEST = 10.0
"""Seconds that locking may take."""
OURS: list[object] = []
"""What the tests themselves hold of these."""
TO_SESSION = ("enter", "enter")


@pytest.fixture
def hands() -> Hands:
    sweep()
    gc.unfreeze()
    OURS[:] = [thing for thing in gc.get_objects() if isinstance(thing, (*KINDS, Segment))]
    return Hands()


def the_app(player: Player) -> KretsApp:
    assert isinstance(player.app, KretsApp)
    return player.app


async def locks(player: Player) -> None:
    """Wait until it is locked."""
    await asyncio.wait_for(the_app(player)._outside.wait(), LONGEST)
    await shows(player, gettext("Write your passphrase to open the archive."))


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is painted, each time as the terminal shows it then."""
    frames: list[str] = []
    display = KretsApp._display

    def watched(self: KretsApp, screen: Screen[Any], renderable: Any) -> None:
        if renderable is not None and not self._batch_count:
            lines = screen._compositor.render_strips(screen.size)
            frames.append("\n".join(line.text.rstrip() for line in lines))
        display(self, screen, renderable)

    monkeypatch.setattr(KretsApp, "_display", watched)
    return frames


def assert_nothing_is_seen(player: Player) -> None:
    shown = screen_text(player)
    assert "Krets" in shown
    assert [told for told in TOLD if told in shown] == []


def assert_nothing_is_left(player: Player) -> None:
    """No screen, widget, session or archive, and nothing that was painted, wherever in the process."""
    app = the_app(player)
    assert_nothing_is_seen(player)
    assert app._archive is None
    stacks = [screen for stack in app._screen_stacks.values() for screen in stack]
    assert [type(screen) for screen in stacks] == [UnlockScreen]
    texts = [str(widget.render()) for screen in stacks for widget in screen.query(Widget)]
    assert [text for text in texts if any(told in text for told in TOLD)] == []
    _let_timers_pass()
    visible_screen_stack.set([])  # of what the test itself has looked at
    sweep()
    gc.unfreeze()
    ours = {id(thing) for thing in OURS}
    found = [thing for thing in gc.get_objects() if isinstance(thing, (*KINDS, *PAINTED)) and id(thing) not in ours]
    assert [thing for thing in found if isinstance(thing, KINDS)] == []
    texts = [text for thing in found for text in gc.get_referents(thing) if isinstance(text, str)]
    assert [text for text in texts if any(told in text for told in TOLD)] == []


async def test_outside_a_session_it_locks_and_comes_back(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, "enter") as player:
        await shows(player, gettext("Sessions"))
        idle(player, hands, 4.5)
        await player.pause()
        assert not isinstance(player.app.screen, HiddenScreen | UnlockScreen)
        idle(player, hands, 0.5)
        await locks(player)
        assert_nothing_is_left(player)
        await unlock(player)
        await shows(player, gettext("Sessions"))
        await keys(player, "escape")
        await shows(player, gettext("Families"))


async def test_a_family_that_is_half_written_is_hidden_first(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, "ctrl+n") as player:
        await type_in(player, "Vit")
        idle(player, hands, 5)
        assert isinstance(player.app.screen, HiddenScreen)
        await keys(player, "x", "enter")
        assert isinstance(player.app.screen, FamilyDialog)
        idle(player, hands, 30)
        await locks(player)
        assert_nothing_is_left(player)


def _written(player: Player) -> list[str]:
    return [field.value for field in player.app.screen.query(TextField)]


async def test_in_a_session_the_screen_is_hidden_and_two_keys_show_it_again(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        await shows(player, EVENT.title)
        await keys(player, "enter")
        await type_in(player, "Flytt")
        dialog, before, focused = player.app.screen, _written(player), player.app.focused
        idle(player, hands, 5)
        await player.pause()
        assert isinstance(player.app.screen, HiddenScreen)
        assert_nothing_is_seen(player)
        await keys(player, "x", "ctrl+p", "y")
        assert_nothing_is_seen(player)
        await shows(player, gettext("Press Enter to go on."))
        await keys(player, "enter")
        assert player.app.screen is dialog
        assert (_written(player), player.app.focused) == (before, focused)
        await shows(player, "Flytt")
        idle(player, hands, 4)
        assert player.app.screen is dialog


async def test_enter_alone_shows_nothing(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        idle(player, hands, 5)
        await keys(player, "enter")
        assert isinstance(player.app.screen, HiddenScreen)
        await keys(player, "enter")
        assert isinstance(player.app.screen, SessionScreen)


async def test_a_session_locks_too_and_comes_back_where_it_was(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        await shows(player, EVENT.title)
        place = _table(player).desk.place
        idle(player, hands, 10)
        await keys(player, "x")  # is nothing that somebody does in the session
        idle(player, hands, 20)
        await locks(player)
        assert_nothing_is_left(player)
        await unlock(player)
        await shows(player, EVENT.title)
        assert on_the_table(player).id == SESSION.id
        assert on_the_table(player).state is State.UNDER_WAY
        assert _table(player).desk.place == place
        assert place.part is Part.TIMELINE


async def test_the_panic_key_blanks_and_locks_from_within_a_field(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hemligt")
        await keys(player, "ctrl+l")
        await locks(player)
        assert_nothing_is_left(player)


async def test_the_frame_after_the_panic_key_is_blank(tmp_path: Path, hands: Hands, frames: list[str]) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        await shows(player, EVENT.title)
        announce(player.app, "Märta ringde")
        await shows(player, "Märta ringde")
        assert EVENT.title in frames[-1]
        frames.clear()
        the_app(player).action_lock()
        await locks(player)
        assert "Krets" in frames[0]
        assert [told for frame in frames for told in TOLD if told in frame] == []


async def test_whoever_waits_for_the_lock_waits_until_nothing_is_left(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        await the_app(player).locked()
        assert list(player.app._screen_stacks) == [OUTSIDE]
        await locks(player)
        assert_nothing_is_left(player)
        await asyncio.wait_for(the_app(player).locked(), LONGEST)


@pytest.mark.parametrize("ways", [TO_SESSION, TO_SESSION[:1]], ids=["session", "family"])
async def test_on_the_way_back_no_other_familys_code_is_seen(
    tmp_path: Path, hands: Hands, frames: list[str], ways: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KretsApp, "delay_update", lambda _self: None)  # on a slow computer, it is over too soon
    async with inside(tmp_path / "arkiv", hands) as player:
        the_app(player)._archive.put_family(replace(FAMILY, id=uuid4(), code="Zebran"))  # type: ignore[union-attr]  # it is open
        await keys(player, *ways)
        await keys(player, "ctrl+l")
        await locks(player)
        frames.clear()
        await unlock(player)
        await shows(player, EVENT.title if ways == TO_SESSION else gettext("Sessions"))
        assert [frame for frame in frames if "Zebran" in frame] == []
        assert not isinstance(player.app.screen_stack[1], HiddenScreen)
        await keys(player, *["escape"] * len(ways))
        await shows(player, "Zebran")


async def test_a_family_that_is_gone_leads_home(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, "enter") as player:
        await shows(player, gettext("Sessions"))
        await keys(player, "ctrl+l")
        await locks(player)
        with open_archive(tmp_path / "arkiv", PASSPHRASE, "write") as archive:
            archive.erase(FAMILY.id, "tiden är ute")
        await unlock(player)
        await shows(player, gettext("No families yet"))
        assert isinstance(player.app.screen, HomeScreen)


async def test_what_is_sensitive_is_shut_when_the_screen_is_hidden(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = replace(STORY, timeline=replace(STORY.timeline, events=(replace(EVENT, sensitive=True),)))
    monkeypatch.setattr("tests.tui.keeping_time.STORY", story)
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "f2", "left", "enter") as player:
        await shows(player, EVENT.title)
        idle(player, hands, 5)
        await keys(player, "x", "enter")
        assert isinstance(player.app.screen, SessionScreen)
        assert EVENT.title not in screen_text(player)
        await keys(player, "f2")
        await shows(player, EVENT.title)


@pytest.mark.parametrize("ways", [(), TO_SESSION], ids=["home", "session"])
async def test_enter_twice_takes_away_only_the_blank_screen(
    tmp_path: Path, hands: Hands, ways: tuple[str, ...]
) -> None:
    async with inside(tmp_path / "arkiv", hands, *ways) as player:
        under = player.app.screen
        the_app(player)._hide()
        await keys(player, "x")
        for _time in range(3):
            player.app.post_message(Key("enter", "\r"))
        for _turn in range(5):
            await player.pause()
        assert under in player.app.screen_stack
        assert HiddenScreen not in map(type, player.app.screen_stack)


async def test_a_key_after_the_computer_slept_finds_it_locked(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        hands.day += 3600
        await keys(player, "delete")
        await locks(player)
        assert_nothing_is_left(player)
        await unlock(player)
        await shows(player, EVENT.title)


async def test_a_closed_session_locks_like_everything_outside(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        _table(player).leave(finished=True)
        await keys(player, "escape", "enter")
        await shows(player, gettext("to be read, not changed"))
        idle(player, hands, 5)
        await locks(player)
        assert_nothing_is_left(player)


async def test_what_the_disk_refuses_stays_behind_the_blank_screen(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.locking.TRY_AGAIN", 0.01)
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        with fsync_says(errno.ENOSPC):
            the_app(player).action_lock()
            await shows(player, gettext("The disk is full. Nothing was lost: free some space and try again."))
            assert_nothing_is_seen(player)
            await keys(player, "enter", "enter")
            assert isinstance(player.app.screen, HiddenScreen)
        await locks(player)
        assert_nothing_is_left(player)


async def test_the_practice_family_is_hidden_and_never_locked(tmp_path: Path, hands: Hands) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        app = the_app(player)
        app.clocks = hands.clocks
        idle(player, hands, 60)
        assert isinstance(app.screen, HomeScreen)
        await keys(player, "ctrl+l")
        assert isinstance(app.screen, HiddenScreen)
        await keys(player, "x", "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_the_window_is_never_called_anything_else(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        assert (player.app.title, player.app.sub_title) == ("Krets", "")
        assert player.app.screen.title is None


def _let_timers_pass() -> None:
    """The loop holds a timer that was stopped, and whose it was, until it would have gone off: some seconds."""
    loop: Any = asyncio.get_running_loop()
    loop._scheduled[:] = [timer for timer in loop._scheduled if not timer.cancelled()]
    heapq.heapify(loop._scheduled)


def _table(player: Player) -> SessionScreen:
    return next(screen for screen in player.app.screen_stack if isinstance(screen, SessionScreen))
