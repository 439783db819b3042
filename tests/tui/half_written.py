"""What is half written in a session, and what of it is on the disk; looked at only when a test asks for it."""

import math
from collections.abc import Callable
from typing import Any

from textual import events
from textual.screen import Screen
from textual.widgets import Input, TextArea

from mapping.archive.drafts import Draft
from mapping.language import gettext
from tests.tui.keeping_time import unlock
from tests.tui.playing import Player, keys, shows
from tui.dialogs.dialog import Dialog
from tui.screens.session.session import Pace, SessionScreen

NO_CLOCK = Pace(math.inf, math.inf)
"""Nothing happens by itself."""
TO_SESSION = ("enter", "enter")


def table(player: Player) -> SessionScreen:
    """The session's screen, whatever lies over it."""
    return next(screen for screen in player.app.screen_stack if isinstance(screen, SessionScreen))


def stored(player: Player) -> tuple[Draft, ...]:
    """What is on the disk now, as it is."""
    screen = table(player)
    screen.drafting.on_disk()
    return screen._archive.drafts.find(screen.desk.session.id)


def kept(player: Player) -> tuple[Draft, ...]:
    """What is on the disk after one more look."""
    screen = table(player)
    screen.keep_draft()
    assert screen.on_disk()
    return stored(player)


async def until(player: Player, so: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    for _try in range(200):
        if so():
            return
        await player.pause(0.02)
    raise AssertionError(what)


async def opens(player: Player, kind: type[Dialog[Any]]) -> None:
    """Wait until such a form is seen, with its fields."""
    await until(player, lambda: _is_open(player.app.screen, kind), f"{kind.__name__} does not open")


def _is_open(screen: Screen[Any], kind: type[Dialog[Any]]) -> bool:
    return isinstance(screen, kind) and screen.is_mounted


async def holds(player: Player, words: str) -> None:
    """Wait until a field of what is seen holds these words."""
    await until(player, lambda: any(words in text for text in texts(player)), f"no field holds {words!r}")


def texts(player: Player) -> list[str]:
    """What stands in the fields that are seen."""
    found = player.app.screen.query("Input, TextArea")
    fields = [field for field in found if isinstance(field, Input | TextArea)]
    return [field.value if isinstance(field, Input) else field.text for field in fields]


async def lock_and_come_back(player: Player) -> None:
    """Lock, unlock, and be offered to go on."""
    await keys(player, "ctrl+l")
    await unlock(player)
    await shows(player, gettext("Go on writing?"))


async def pressed_at_once(player: Player, *names: str) -> None:
    """Keys that all wait in the queue before the first takes effect."""
    for name in names:
        player.app.post_message(events.Key(name, "\r" if name == "enter" else name if len(name) == 1 else None))
    await player.pause(0.1)
