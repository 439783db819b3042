"""Every screen and dialog there is: nothing on it is cut in either language at 80 by 24, and its keys are explained."""

from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Button, Label, Static

from mapping.language import LANGUAGES, Language, use
from mapping.language import gettext as _
from tests.torture.places import PLACES, Stage
from tests.tui.cut_text import cut
from tests.tui.playing import Player, keys, playing
from tui.keys import KNOWN
from tui.screens.help import HelpScreen
from tui.widgets.keyline import KeyLine

NOT_SEEN_SO = {"a picture", "waiting", "hidden"}
"""Places without a key line, and a picture that only a test shows."""
STORED = ("TopLine", "#where", "#state")
"""What is stored may be cut: it may be of any length."""


def stage(player: Player) -> Stage:
    """The practice family on its open archive."""
    app = player.app
    archive = app._archive  # type: ignore[attr-defined]  # the app is KretsApp
    return Stage(app, archive)  # type: ignore[arg-type]  # the app is KretsApp


async def go(player: Player, place: str) -> None:
    """Open a place over home."""
    screen = PLACES[place](stage(player))
    if screen is not None:
        await player.app.push_screen(screen)
    await player.pause(0.05)
    await player.app.workers.wait_for_complete()
    await player.pause(0.05)


async def back(player: Player) -> None:
    """Home again, whatever lies over it."""
    while len(player.app.screen_stack) > 1:
        await player.app.pop_screen()
    player.app.clear_notifications()


class Cramped(Screen[None]):
    """Texts that are cut, each in another way."""

    CSS = """
    Cramped {
        #narrow { width: 10; text-wrap: nowrap; text-overflow: ellipsis; }
        #word { width: 6; }
        #low { width: 12; height: 1; }
        #button { width: 8; min-width: 8; }
        #pushed { height: 40; }
        Vertical { height: 100%; overflow: hidden; }
    }
    """

    def compose(self) -> ComposeResult:
        """One of each, and one that is whole."""
        with Vertical():
            yield Static("en rad som är för lång", id="narrow")
            yield Label("Sammanfattningen", id="word")
            yield Static("flera ord som blir flera rader", id="low")
            yield Button("Lägg till familjen", id="button", compact=True)
            yield Static("hel", id="whole")
            yield Static("\n" * 39, id="pushed")
            yield Static("under", id="under")


async def test_whatever_is_cut_is_found(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await player.app.push_screen(Cramped())
        await player.pause()
        found = [each.partition(".")[0] for each in cut(player.app.screen)]
    assert found == [
        "too narrow: Static#narrow",
        "too narrow: Label#word",
        "too low: Static#low",
        "too narrow: Button#button",
        "out of sight: Static#under",
    ]


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_no_text_is_cut(tmp_path: Path, spoken: Language) -> None:
    use(spoken)
    found: dict[str, list[str]] = {}
    async with playing(tmp_path / "övning", practice=True) as player:
        for place in PLACES:
            if place not in NOT_SEEN_SO:
                await go(player, place)
                if amiss := [each for each in cut(player.app.screen) if not any(name in each for name in STORED)]:
                    found[place] = amiss
                await back(player)
    assert found == {}


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_every_key_of_the_footer_is_bound_and_every_binding_in_the_help(tmp_path: Path, spoken: Language) -> None:
    use(spoken)
    async with playing(tmp_path / "övning", practice=True) as player:
        for place in PLACES:
            if place not in NOT_SEEN_SO | {"the palette"}:
                await go(player, place)
                screen = player.app.screen
                bound = {
                    (player.app.get_key_display(active.binding), _(active.binding.description)): active
                    for active in screen.active_bindings.values()
                    if active.binding.description in KNOWN
                }
                for active in bound.values():
                    name = active.binding.action.partition("(")[0]
                    node = player.app if name.startswith("app.") else active.node
                    assert hasattr(node, f"action_{name.rpartition('.')[2]}"), (place, name)
                hints = {(hint.written, hint.what) for hint in screen.query_one(KeyLine).hints}
                assert hints <= set(bound), place
                enabled = {what for (_written, what), active in bound.items() if active.enabled}
                if not isinstance(screen, HelpScreen):
                    await keys(player, "f1")
                    helped = player.app.screen
                    assert isinstance(helped, HelpScreen), place
                    assert {what for _written, what in helped._keys} == enabled, place
                await back(player)
