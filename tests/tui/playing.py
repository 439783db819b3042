"""Playing the app by keyboard in tests: typing, waiting, and reading what the screen shows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from mapping.language import gettext
from mapping.session import Session
from tui.app import KretsApp
from tui.screens.session.session import SessionScreen

PASSPHRASE = "fyra blå ord här"

Player = Pilot[None]


@asynccontextmanager
async def playing(folder: Path, *, practice: bool = False, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Player]:
    """The app on the archive in `folder`, ready for its first key."""
    app = KretsApp(folder, practice=practice, settings=folder.parent / "settings.toml")
    async with app.run_test(size=size, notifications=True) as player:
        await shows(player, gettext("Families") if practice else "Krets")
        yield player


async def type_in(player: Player, text: str) -> None:
    """Type a text, character by character."""
    await player.press(*(_NAMES.get(character, character) for character in text))


async def keys(player: Player, *names: str) -> None:
    """Press keys one after the other, letting each take effect."""
    for name in names:
        await player.press(name)
        await player.pause()


def screen_text(player: Player) -> str:
    """What the whole terminal shows, as plain text."""
    screen = player.app.screen
    lines = screen._compositor.render_strips(screen.size)
    return "\n".join(line.text.rstrip() for line in lines)


async def shows(player: Player, words: str, *, tries: int = 200) -> str:
    """Wait until the screen shows `words` (white space folded); returns what it shows."""
    for _try in range(tries):
        await player.pause(0.02)
        if " ".join(words.split()) in " ".join(screen_text(player).replace("▌", " ").split()):
            return screen_text(player)
    raise AssertionError(f"{words!r} does not show:\n{screen_text(player)}")


async def until(player: Player, so: Callable[[], object], *, tries: int = 300) -> None:
    """Wait until something is so."""
    for _try in range(tries):
        if so():
            return
        await player.pause(0.02)
    raise AssertionError(f"it does not come about:\n{screen_text(player)}")


def on_the_table(player: Player) -> Session:
    """The session that is open."""
    for screen in reversed(player.app.screen_stack):
        if isinstance(screen, SessionScreen):
            return screen.desk.session
    raise AssertionError("no session is open")


_NAMES = {" ": "space", ",": "comma", ".": "full_stop", "/": "slash", "-": "minus", "\n": "enter"}
