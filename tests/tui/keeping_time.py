"""A clock in the hand of a test, and an archive with a family to lock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import replace

from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.language import gettext
from tests.mapping.archive.invented import EVENT, FAMILY, PLACE, SESSION
from tests.tui.playing import PASSPHRASE, Player, keys, playing, shows, type_in
from tui.guard import Clocks

STORY = replace(SESSION, follows=None, timeline=replace(SESSION.timeline, events=(replace(EVENT, sensitive=False),)))


class Hands:
    """Two clocks that go only when they are told to."""

    def __init__(self) -> None:
        """Both at some time."""
        self.even, self.day = 1000.0, 1_800_000_000.0

    @property
    def clocks(self) -> Clocks:
        """As the guard wants them."""
        return Clocks(lambda: self.even, lambda: self.day)

    def go(self, seconds: float) -> None:
        """Time goes by."""
        self.even += seconds
        self.day += seconds


def idle(player: Player, hands: Hands, minutes: float) -> None:
    """Nobody does anything for so long, and the app looks now and then."""
    for _half_minute in range(round(minutes * 2)):
        hands.go(30)
        player.app.look()  # type: ignore[attr-defined]  # the app is KretsApp


async def unlock(player: Player) -> None:
    """Write the passphrase on the threshold."""
    await shows(player, gettext("Write your passphrase to open the archive."))
    await type_in(player, PASSPHRASE)
    await keys(player, "enter")


def make_archive(folder: Path) -> None:
    """A family with a session that is under way, with something in every part."""
    with create_archive(folder, PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(FAMILY)
        archive.save(STORY, PLACE)
        archive.note(STORY)


@asynccontextmanager
async def inside(folder: Path, hands: Hands, *opening: str) -> AsyncIterator[Player]:
    """The app on such an archive, unlocked; `opening` are the keys that lead further in."""
    make_archive(folder)
    async with playing(folder, size=(100, 40)) as player:
        player.app.clocks = hands.clocks  # type: ignore[attr-defined]  # the app is KretsApp
        await unlock(player)
        await shows(player, FAMILY.code)
        await keys(player, *opening)
        yield player
