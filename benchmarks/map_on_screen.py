"""How long the drawn map takes from a key to the repainted screen, with 150 people, headless at 160 columns by 50 rows.

The time runs from the moment the key reaches the app to the moment the terminal's bytes are made: those of the first
repaint, which shows what the key did on the map, and those of the last, when list, portrait and key line have followed.
Arrows move the one in hand, plus and minus move a person, which lays the map anew.
"""

import asyncio
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.widgets import OptionList

import tui.app
from mapping.archive.documents.codec import Place
from mapping.family import Family
from mapping.session import begin
from tests.exports.invented import crowd
from tui.app import KretsApp
from tui.desk import utc_now
from tui.practice import open_practice
from tui.screens.home import HomeScreen
from tui.screens.session.session import SessionScreen

PEOPLE = 150
PRESSES = 60
SIZE = (160, 50)
AIM = 30.0
"""Milliseconds, for the slowest of twenty."""

_QUIET = 0.15
"""Seconds without a repaint after which a key has had its effect."""


class _Watched(App[None]):
    """Notes when each repaint is ready for the terminal."""

    repaints: list[float]

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
        self.repaints.append(perf_counter())


class WatchedKrets(_Watched, KretsApp):
    """The app itself."""

    CSS_PATH = str(Path(tui.app.__file__).with_name("krets.tcss"))


class _Bare(_Watched):
    """The least that Textual can do: the next row of a list, on a screen of the same size."""

    def compose(self) -> ComposeResult:
        """As many rows as there are people."""
        yield OptionList(*(f"Person {number}" for number in range(PEOPLE)))


def measure() -> list[str]:
    """Lines for people to read."""
    with TemporaryDirectory() as folder:
        return asyncio.run(_measured(Path(folder)))


async def _measured(folder: Path) -> list[str]:
    session = begin(crowd(PEOPLE), at=utc_now())  # one that waits would have its opening over the map
    _Watched.repaints = []
    bare = _Bare()
    async with bare.run_test(size=SIZE) as pilot:
        await pilot.pause(1.0)
        least = await _line(bare, "a bare list of Textual's, the next row", ("down", "up"))
    app = WatchedKrets(folder / "practice", practice=True, settings=folder / "settings.toml")
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, HomeScreen):
            await pilot.pause(0.05)
        with open_practice(folder / "other") as archive:
            family = Family(id=session.family, code="K", parent=session.network.ego)
            archive.put_family(family)
            app.push_screen(SessionScreen(archive, family, session, Place()))
            await pilot.pause(1.0)
            if not isinstance(app.screen, SessionScreen):
                raise TypeError("something lies over the map")
            lines = [
                await _line(app, "another person in hand", ("down", "left", "up", "right")),
                await _line(app, "a person moved", ("minus", "plus")),
                await _line(app, "other ties shown", ("r",)),
            ]
            app.exit()
    return [least, *lines]


async def _line(app: _Watched, what: str, keys: tuple[str, ...]) -> str:
    pressed = [await _pressed(app, keys[number % len(keys)]) for number in range(PRESSES)]
    taken = [first for first, _last in pressed]
    worst, settled = quantiles(taken, n=20)[-1], median([last for _first, last in pressed])
    said = f"{median(taken):.1f} ms, 95 of 100 within {worst:.1f} ms ({worst / AIM:.2f} times the aim)"
    return f"{what}: {said}; all settled in {settled:.1f} ms"


async def _pressed(app: _Watched, name: str) -> tuple[float, float]:
    """Milliseconds from a key to the first repaint, and to the last one that it led to."""
    character = {"minus": "-", "plus": "+", "r": "r"}.get(name)
    app.repaints = []
    began = perf_counter()
    app.post_message(events.Key(name, character))
    while perf_counter() - max([began, *app.repaints]) < _QUIET:
        await asyncio.sleep(0.005)
    if not app.repaints:
        return 0.0, 0.0
    return (app.repaints[0] - began) * 1000, (app.repaints[-1] - began) * 1000


if __name__ == "__main__":
    print("\n".join(measure()))
