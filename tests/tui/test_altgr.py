"""What a Swedish keyboard types, however a terminal tells of AltGr, of dead keys and of å, ä and ö."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key
from textual.widgets import Input

from tests.tui.playing import Player, keys, playing
from tui.altgr import MAC, PC, meant, sequences
from tui.widgets.fields import LongField, TextField

ALTGR = "@£$€{[]}\\|~"


@pytest.fixture(autouse=True)
def _pc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer that is no Mac, whatever the tests run on."""
    monkeypatch.setattr("sys.platform", "linux")
    before = dict(ANSI_SEQUENCES_KEYS)
    yield
    ANSI_SEQUENCES_KEYS.clear()
    ANSI_SEQUENCES_KEYS.update(before)


def sent(text: str) -> list[Key]:
    """The keys that Textual reads out of what a terminal sends."""
    parser = XTermParser()
    return [event for event in (*parser.feed(text), *parser.feed("")) if isinstance(event, Key)]


async def type_at(player: Player, *sent_by_terminal: str) -> None:
    """Have the terminal send this, a key at a time."""
    driver = player.app._driver
    assert driver is not None
    for piece in sent_by_terminal:
        for event in sent(piece):
            event.set_sender(player.app)
            driver.send_message(event)
    await player.pause()


def test_the_table_makes_every_sign_that_altgr_has() -> None:
    assert set(PC.values()) == {*MAC.values(), "€"} == set(ALTGR)


@pytest.mark.parametrize("made", [PC, MAC], ids=["pc", "mac"])
def test_a_key_is_meant_by_what_it_says_and_by_what_altgr_makes_of_it(made: dict[str, str]) -> None:
    for says, character in made.items():
        for modifiers in ("alt", "alt+ctrl"):
            assert meant(f"{modifiers}+{_character_to_key(says)}", made) == character
            assert meant(f"{modifiers}+{_character_to_key(character)}", made) == character


@pytest.mark.parametrize("key", ["a", "2", "alt+a", "alt+left", "ctrl+2", "ctrl+at", "alt+shift+e", "alt", "plus", "+"])
def test_other_keys_are_left_alone(key: str) -> None:
    assert meant(key, PC) is None


async def test_altgr_types_its_sign_whatever_the_terminal_sends(tmp_path: Path) -> None:
    by_itself = list(ALTGR)
    as_alt = list(sequences(PC))
    as_alt_made = [f"\x1b{character}" for character in PC.values()]
    kitty = [f"\x1b[{ord(key)};{modifiers}u" for key in PC for modifiers in (3, 7)]
    kitty_made = [f"\x1b[{ord(character)};{modifiers}u" for character in PC.values() for modifiers in (3, 7)]
    kitty_told = [f"\x1b[{ord(key)};{modifiers};{ord(made)}u" for key, made in PC.items() for modifiers in (3, 7)]
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+n")
        field = player.app.screen.query(TextField).first()
        field.focus()
        for way in (by_itself, as_alt, as_alt_made, kitty, kitty_made, kitty_told):
            field.value = ""
            await type_at(player, *way)
            wanted = ALTGR if way is by_itself else "".join(PC.values())
            if way in (kitty, kitty_made, kitty_told):
                wanted = "".join(character * 2 for character in wanted)
            assert field.value == wanted, way


async def test_letters_of_swedish_and_dead_keys(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+n")
        field = player.app.screen.query(TextField).first()
        field.focus()
        await type_at(player, *"åäöÅÄÖéüèñ~^¨´`")
        assert field.value == "åäöÅÄÖéüèñ~^¨´`"
        field.value = ""
        await type_at(player, "a", "\u030a", "o", "\u0308", "É", "e", "\u0301")
        assert field.text == "åöÉé", "signs that are typed one by one are put together"


async def test_in_a_long_text_too(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await player.app.screen.mount(field := LongField())
        field.focus()
        await player.pause()
        await type_at(player, "å", "\x1b2", "\x1b[50;7u", "\x1b[64;3u", "\x1b8", "ö")
        assert field.text == "å@@@[ö"


async def test_escape_is_still_escape(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+n")
        await type_at(player, "\x1b")
        assert not player.app.screen.is_modal
        await type_at(player, "e", "2")
        assert player.app.screen.query_one("#filter", Input).value == "e2"
