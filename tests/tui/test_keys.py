"""Footer, help and palette agree, at every screen and in both languages."""

from pathlib import Path

import pytest

from mapping import language
from tests.tui.playing import Player, keys, playing, screen_text, shows, until
from tui.keys import KNOWN
from tui.widgets.keyline import MOST, KeyLine

WAYS = {
    "home": (),
    "family": ("enter",),
    "network": ("enter", "enter", "g", "1"),
    "timeline": ("enter", "enter", "g", "2"),
    "areas": ("enter", "enter", "g", "3"),
    "question": ("enter", "enter", "g", "3", "enter"),
    "summary": ("enter", "enter", "g", "3", "r"),
    "everyday tasks": ("enter", "enter", "g", "3", "t"),
    "one task": ("enter", "enter", "g", "3", "t", "enter"),
    "cues for the worker": ("enter", "enter", "g", "3", "w", "1", "enter", "shift+tab", "enter"),
    "new family": ("ctrl+n",),
    "quick add": ("enter", "enter", "g", "1", "n"),
    "life event": ("enter", "enter", "g", "2", "n"),
    "later": ("enter", "enter", "shift+tab", "down", "down", "down", "enter"),
    "export": ("enter", "e"),
    "for the worker": ("enter", "enter", "w", "1", "enter", "shift+tab", "enter"),
}


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_footer_has_at_most_six_keys_and_help_explains_them(
    tmp_path: Path, way: tuple[str, ...], spoken: language.Language
) -> None:
    language.use(spoken)
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, *way)
        await until(player, lambda: _footer(player) and _all_seen(player))
        footer = _footer(player)
        assert len(footer) <= MOST
        await keys(player, "f1")
        await shows(player, language.gettext("Help"))
        explained = _explained(player)
        for written, what in footer:
            assert (written, what) in explained


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_every_key_of_ours_is_bound_and_explained(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, *way)
        screen = player.app.screen
        for active in screen.active_bindings.values():
            if active.binding.description in KNOWN:
                namespace, action, _parameters = _parsed(active.binding.action)
                target = player.app if namespace == "app" else active.node
                assert hasattr(target, f"action_{action}")


def _footer(player: Player) -> list[tuple[str, str]]:
    return [(hint.written, hint.what) for hint in player.app.screen.query_one(KeyLine).hints]


def _all_seen(player: Player) -> bool:
    last = screen_text(player).splitlines()[-1]
    return all(f"{written} {what}" in last for written, what in _footer(player))


def _explained(player: Player) -> set[tuple[str, str]]:
    return set(player.app.screen._keys)  # type: ignore[attr-defined]  # the help screen's own list


def _parsed(action: str) -> tuple[str, str, str]:
    name, _bracket, parameters = action.partition("(")
    namespace, _dot, last = name.rpartition(".")
    return namespace, last, parameters
