"""A monkey at the keyboard: it presses whatever there is on the practice family, by a seed, so that it can be repeated.

It presses a few keys at once, as somebody does who does not wait for the screen, and then looks. When a key has led
out of the app, it opens the app again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from textual.events import Key

from mapping.archive.care.checking import Finding, check
from mapping.archive.opening import open_archive
from mapping.cleaning import clean
from tests.tui.playing import Player, playing
from tests.tui.walking import node_classes
from tui.practice import PASSPHRASE

MOVES = ("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "backspace", "delete", "space")
"""What is pressed anywhere, and leads further in or out."""
SIGNS = {" ": "space", "-": "minus", ",": "comma", ".": "full_stop", "@": "at"}
TYPED = "abcdefghijklmnopqrstuvwxyzåäöÅÄÖ0123456789 -,.@"
"""What is typed into fields. No slash: it writes no file outside of where it was put."""
WAYS = ((), ("enter",), ("enter", "enter"), ("enter", "enter", "g", "1"), ("enter", "enter", "g", "3"), ("f3",))
"""Where it begins, and begins anew now and then: it would not find further in by chance alone."""
TWICE_OVER = 6
"""The most keys that are pressed before the monkey looks."""


@dataclass
class Monkey:
    """One, that plays by a seed."""

    seed: int
    pressed: list[str] = field(default_factory=list)
    """All keys so far."""
    seen: set[str] = field(default_factory=set)
    """The screens that it has come to, by class."""

    def __post_init__(self) -> None:
        """Know which keys there are at all."""
        self._random = Random(self.seed)  # noqa: S311 - a monkey keeps no secrets
        self._bound = sorted({key for class_ in node_classes() for key in _bound(class_)} - {"ctrl+q"})

    async def play(self, folder: Path, keys: int, size: tuple[int, int]) -> None:
        """Press so many keys more, on the practice family in `folder`. What goes wrong tells which keys led to it."""
        until = len(self.pressed) + keys
        try:
            while len(self.pressed) < until:
                async with playing(folder, practice=True, size=size) as player:
                    await self._until_out(player, until)
        except BaseException as error:
            error.add_note(f"monkey {self.seed}, key {len(self.pressed)}: {' '.join(self.pressed[-40:])}")
            raise

    async def _until_out(self, player: Player, until: int) -> None:
        while len(self.pressed) < until and player.app.is_running and not player.app._exit:
            if self._random.random() < 0.02 or not self.pressed:
                await self._begin_anew(player)
            await self._press(player, *self._next(player))
            assert not player.app.failure, player.app.failure  # type: ignore[attr-defined]  # the app is KretsApp

    async def _begin_anew(self, player: Player) -> None:
        for _time in range(4):
            await self._press(player, "escape")
        for key in self._random.choice(WAYS):
            await self._press(player, key)

    def _next(self, player: Player) -> Iterator[str]:
        """A few keys: of what is offered here, of what is offered anywhere, moves, and what is typed."""
        offered = sorted({key for key in player.app.screen.active_bindings if key != "ctrl+q"})
        draw = self._random.random()
        if draw < 0.03 and _half_written(player):
            yield from ("ctrl+q", "escape")
            return
        pool = TYPED if draw < 0.15 else MOVES if draw < 0.45 else self._bound if draw < 0.6 else offered
        for _time in range(self._random.choice((1, 1, 1, 2, TWICE_OVER))):
            yield self._random.choice(pool or MOVES)

    async def _press(self, player: Player, *keys: str) -> None:
        self.seen.add(type(player.app.screen).__name__)
        driver = player.app._driver
        assert driver is not None
        for key in keys:
            self.pressed.append(key)
            event = Key(SIGNS.get(key, key), key if len(key) == 1 else None)
            event.set_sender(player.app)
            driver.send_message(event)
        await player.pause()


def serious(folder: Path) -> tuple[Finding, ...]:
    """What is wrong with the practice store in `folder`."""
    with open_archive(folder, PASSPHRASE, "read") as archive:
        for entry in archive.index.sessions:
            archive.session(entry.id)
        return tuple(finding for finding in check(archive) if finding.serious)


def _half_written(player: Player) -> bool:
    from tui.dialogs.dialog import Dialog

    screen = player.app.screen
    return isinstance(screen, Dialog) and screen.heeds and screen.changed


def _bound(class_: type) -> Iterator[str]:
    for binding in vars(class_).get("BINDINGS", ()):
        keys = binding[0] if isinstance(binding, tuple) else binding.key
        yield from (key.strip() for key in clean(keys).split(","))
