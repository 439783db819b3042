"""An error forced in one handler of the running app, with the screen up on which that handler is at home."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial, partialmethod
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any

from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget

from mapping.archive.opening import open_archive
from mapping.record import Id
from tests.torture.canary import RAISED, SECRET
from tests.torture.handlers import Handler, break_
from tests.torture.places import PLACES, Stage
from tui.app import KretsApp
from tui.desk import Desk
from tui.screens.home import HomeScreen

SETTLES = 0.02
"""Seconds between two looks at whether a screen is there, or an error was raised."""
PATIENCE, MOMENT = 250, 8
"""Looks: until something must have come, and until what comes by itself has come."""


def forcing(handler: Handler, place: str, passphrase: str, note: Path) -> Callable[[], None]:
    """What is to be run in the app's process before it starts. The file `note` is there once the error was raised."""

    def broken() -> None:
        note.write_text(str(handler))
        secret = RAISED
        raise ValueError(secret, SECRET)

    async def force(pilot: Pilot[None]) -> None:
        stage = await entered(pilot, passphrase)
        break_(handler, broken)
        screen = PLACES[place](stage)
        if screen is not None and not note.exists():
            stage.app.push_screen(screen)
            await _until(lambda: note.exists() or _somebody(stage.app, handler.owner) is not None, PATIENCE)
            await _until(note.exists, MOMENT)
        for looks, trigger in _triggers(handler):
            if not note.exists():
                trigger(handler, stage.app, _somebody(stage.app, handler.owner))
                await _until(note.exists, looks)
        await _until(lambda: bool(stage.app.failure), PATIENCE)
        stage.app.exit()

    return partial(_piloted, force)


def touring(passphrase: str, places: Sequence[str], which: Sequence[Id]) -> Callable[[], None]:
    """What is to be run in the app's process before it starts: each of the places, for each of the families."""

    async def tour(pilot: Pilot[None]) -> None:
        entrance = await entered(pilot, passphrase)
        for place, family in product(places, which):
            await standing(replace(entrance, which=family), pilot, place)
        entrance.app.exit()

    return partial(_piloted, tour)


def _piloted(pilot: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    KretsApp.run = partialmethod(KretsApp.run, auto_pilot=pilot)  # type: ignore[assignment]  # in this process only


async def entered(pilot: Pilot[None], passphrase: str) -> Stage:
    """Past the threshold, before the list of families."""
    app = pilot.app
    assert isinstance(app, KretsApp)
    archive = open_archive(app.folder, passphrase, "write")
    app._opened(archive)
    await _until(lambda: isinstance(app.screen, HomeScreen) and app.screen.is_running, PATIENCE)
    await pilot.pause()
    return Stage(app, archive)


async def standing(stage: Stage, pilot: Pilot[None], place: str) -> set[type]:
    """Go to the place, and back; returns the classes of all that is at home there."""
    screen = PLACES[place](stage)
    if screen is not None:
        await stage.app.push_screen(screen)
    await pilot.pause()
    await pilot.pause(SETTLES)
    classes = {class_ for node in _there(stage.app) for class_ in type(node).__mro__}
    if screen is not None:
        await stage.app.pop_screen()
    return classes


def _there(app: KretsApp) -> Iterator[object]:
    """Everything that has handlers, the topmost first."""
    for screen in reversed(app.screen_stack):
        yield screen
        yield from screen.query("*")
        yield from (held for held in vars(screen).values() if type(held).__module__.startswith("tui."))
    yield app


def _somebody(app: KretsApp, owner: type) -> Any:
    """One of that class that is there, or None."""
    return next((node for node in _there(app) if isinstance(node, owner)), None)


Trigger = Callable[[Handler, KretsApp, Any], None]


def _triggers(handler: Handler) -> Iterator[tuple[int, Trigger]]:
    """Ways to have the handler called: that in which Textual does it, if it can be asked for, and by itself.

    With each stands how many looks are to be waited for it.
    """
    if issubclass(handler.owner, Widget):
        for begins, trigger in _NATURAL.items():
            if handler.name.startswith(begins):
                yield 3 * MOMENT, trigger
    yield PATIENCE, _called


def _acted(handler: Handler, _app: KretsApp, node: Any) -> None:
    node.call_later(node.run_action, handler.name.removeprefix("action_"))


def _watched(handler: Handler, _app: KretsApp, node: Any) -> None:
    name = handler.name.removeprefix("watch_")
    node.call_later(node.mutate_reactive, getattr(type(node), name))


def _composed(_handler: Handler, _app: KretsApp, node: Any) -> None:
    node.call_later(node.recompose)


def _drawn(_handler: Handler, _app: KretsApp, node: Any) -> None:
    node.refresh(layout=True)


def _checked(_handler: Handler, app: KretsApp, _node: Any) -> None:
    app.screen.refresh_bindings()


_NATURAL: dict[str, Trigger] = {
    "action_": _acted,
    "watch_": _watched,
    "compose": _composed,
    "fields": _composed,
    "render": _drawn,
    "check_action": _checked,
}


def _called(handler: Handler, app: KretsApp, node: Any) -> None:
    call = partial(getattr(handler.owner, handler.name), node)
    if isinstance(node, Desk):  # called back from the writer's thread
        Thread(target=call).start()
    elif isinstance(node, MessagePump):
        node.call_later(call)
    else:
        app.call_later(call)


async def _until(true: Callable[[], bool], looks: int) -> None:
    """Wait until it is true, or for so many looks."""
    for _look in range(looks):
        if true():
            return
        await asyncio.sleep(SETTLES)
