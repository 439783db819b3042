"""Text that tries to steer the terminal, hide itself or be markup, in every field of a family: none of it gets out."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from exports.data.interchange import Interchange
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.practice import document
from mapping.timeline import Role
from tests.tui.playing import PASSPHRASE, Player, keys, playing, screen_text, shows, type_in, until

HOSTILE = "\x1b]52;c;aGVq\x07\x1b[31m\x9b2J\u202e\u200b[bold red]x[/] {0} %s"
VISIBLE = "]52;c;aGVq[31m2J[bold red]x[/] {0} %s"
HIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]")
FREE = {"name", "code", "text", "title", "role", "said", "purpose", "contact", "keeper", "helps"}


def _poison(value: Any, field: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _poison(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_poison(inner, field) for inner in value]
    free = isinstance(value, str) and field in FREE and value not in set(Role)
    return value + HOSTILE if free else value


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """An archive into which somebody got hostile text past every door."""
    whole = msgspec.convert(_poison(msgspec.json.decode(document())), type=Interchange)
    with create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(whole.families[0])
        for session in whole.sessions:
            archive.save(session)
            archive.note(session)
    return tmp_path / "arkiv"


WAYS = (
    ("enter",),
    ("f2",),
    ("enter", "g", "1"),
    ("end",),
    ("enter",),
    ("escape", "t"),
    ("escape", "g", "2"),
    ("f2", "left", "enter", "end", "enter"),
    ("escape", "g", "3"),
    ("o",),
    ("escape", "shift+tab", "down", "down", "down", "enter"),
    ("escape", "e"),
)
"""From home through every screen that shows stored text."""


async def test_no_screen_lets_hostile_text_out(poisoned: Path) -> None:
    async with playing(poisoned, size=(120, 40)) as player:
        await type_in(player, PASSPHRASE + "\n")
        await shows(player, "Familjer")
        seen = ""
        for way in WAYS:
            await keys(player, *way)
            text = await _at_rest(player)
            found = HIDDEN.search(text)
            assert found is None, (way, text[found.start() - 60 : found.end() + 20])
            seen += text
        assert VISIBLE[:12] in seen
        assert "[bold red]x" in seen


async def _at_rest(player: Player) -> str:
    """What the screen shows when no thread works, and it no longer changes."""
    before, text = "", screen_text(player)
    while text != before:
        await player.app.workers.wait_for_complete()
        await player.pause(0.05)
        before, text = text, screen_text(player)
    return text


async def test_pasted_text_is_cleaned_as_it_comes_in(poisoned: Path) -> None:
    from textual.events import Paste

    async with playing(poisoned) as player:
        await type_in(player, PASSPHRASE + "\n")
        await shows(player, "Familjer")
        player.app.screen.focused.post_message(Paste(HOSTILE))  # type: ignore[union-attr]  # the filter has the focus
        await until(player, lambda: player.app.screen.focused.value)  # type: ignore[union-attr]  # as above
        assert player.app.screen.focused.value == VISIBLE  # type: ignore[union-attr]  # as above
