"""How long the drawn map takes from a key to the repainted screen, with 150 people, headless at 160 columns by 50 rows.

The time runs from the moment the key reaches the app to the moment the terminal's bytes are made; a key that repaints
several times counts to the last. Arrows move the one in hand, plus and minus move a person, which lays the map anew.
"""

import asyncio
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from textual import events
from textual._compositor import CompositorUpdate

import tui.app
from mapping.archive.codec import Place
from mapping.family import Family
from tests.exports.invented import crowd
from tui.app import KretsApp
from tui.practice import open_practice
from tui.screens.home import HomeScreen
from tui.screens.session import SessionScreen

PEOPLE = 150
PRESSES = 60
AIM = 30.0
"""Milliseconds, for the slowest of twenty."""

_QUIET = 0.15
"""Seconds without a repaint after which a key has had its effect."""


class _Watched(KretsApp):
    """Notes when each repaint is ready for the terminal."""

    CSS_PATH = Path(tui.app.__file__).with_name("krets.tcss")
    repainted = 0.0

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
        self.repainted = perf_counter()


def measure() -> list[str]:
    """Lines for people to read."""
    with TemporaryDirectory() as folder:
        return asyncio.run(_measured(Path(folder)))


async def _measured(folder: Path) -> list[str]:
    session = crowd(PEOPLE)
    app = _Watched(folder / "practice", practice=True, settings=folder / "settings.toml")
    async with app.run_test(size=(160, 50)) as pilot:
        while not isinstance(app.screen, HomeScreen):
            await pilot.pause(0.05)
        with open_practice(folder / "other") as archive:
            family = Family(id=session.family, code="K", parent=session.network.ego)
            archive.put_family(family)
            app.push_screen(SessionScreen(archive, family, session, Place()))
            await pilot.pause(1.0)
            lines = [
                await _line(app, "another person in hand", ("down", "left", "up", "right")),
                await _line(app, "a person moved", ("minus", "plus")),
                await _line(app, "other ties shown", ("r",)),
            ]
            app.exit()
    return lines


async def _line(app: _Watched, what: str, keys: tuple[str, ...]) -> str:
    taken = [await _pressed(app, keys[number % len(keys)]) for number in range(PRESSES)]
    worst = quantiles(taken, n=20)[-1]
    return f"{what}: {median(taken):.1f} ms, 95 of 100 within {worst:.1f} ms; {worst / AIM:.2f} times the aim"


async def _pressed(app: _Watched, name: str) -> float:
    """Milliseconds from a key to the last repaint that it led to."""
    character = {"minus": "-", "plus": "+", "r": "r"}.get(name)
    began = app.repainted = perf_counter()
    app.post_message(events.Key(name, character))
    while perf_counter() - max(began, app.repainted) < _QUIET:
        await asyncio.sleep(0.01)
    return (app.repainted - began) * 1000


if __name__ == "__main__":
    print("\n".join(measure()))
