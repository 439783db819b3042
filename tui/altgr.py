"""AltGr on a Swedish keyboard, also where a terminal tells of it as Alt.

Most terminals send the character itself (``@``). Some take AltGr for Alt, and send Escape and what the key says by
itself (ESC ``2``); others say by the kitty protocol which key went down with Alt, or with Ctrl and Alt, as Windows has
AltGr. Textual reads the first as what Option makes of it on an American Mac (``™``), and the others as keys that type
nothing.
"""

import sys
from typing import Any

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.keys import _character_to_key

PC = {
    "2": "@",
    "3": "£",
    "4": "$",
    "5": "€",
    "7": "{",
    "8": "[",
    "9": "]",
    "0": "}",
    "+": "\\",
    "<": "|",
    "¨": "~",
    "e": "€",
}
"""What AltGr makes of a key of a Swedish keyboard."""

MAC = {"2": "@", "3": "£", "4": "$", "7": "|", "8": "[", "9": "]", "/": "\\", "(": "{", ")": "}", "¨": "~"}
"""The same for Option on a Mac; with Shift the terminal says ``/`` for 7, and the parentheses for 8 and 9."""

ESCAPE = "\x1b"
_MODIFIERS = (("alt",), ("alt", "ctrl"))


def table() -> dict[str, str]:
    """What holds on this computer."""
    return MAC if sys.platform == "darwin" else PC


def sequences(made: dict[str, str]) -> dict[str, str]:
    """What a terminal sends that takes AltGr for Alt, with the character that is meant."""
    return {ESCAPE + key: character for key, character in made.items()}


def meant(key: str, made: dict[str, str]) -> str | None:
    """The character that is meant by a key with Alt, as Textual names it (``alt+2``, ``alt+at``); None when by none.

    A terminal may name the key by what it says alone, or by what AltGr has already made of it.
    """
    *modifiers, name = key.split("+")
    if tuple(modifiers) not in _MODIFIERS:
        return None
    named = {_character_to_key(says): character for says, character in made.items()}
    named |= {_character_to_key(character): character for character in made.values()}
    return named.get(name)


class AltGrApp(App[None]):
    """An app whose terminal may take AltGr for Alt."""

    def __init__(self) -> None:
        """Have what the terminal sends read so from the start."""
        super().__init__()
        self._altgr = table()
        read_as: dict[str, Any] = ANSI_SEQUENCES_KEYS  # type: ignore[assignment]  # it is a dict, which Textual only reads
        read_as.update(sequences(self._altgr))

    async def on_event(self, event: events.Event) -> None:
        """Hand on the character that was meant, instead of a key that types nothing."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            character = meant(event.key, self._altgr)
            if character is not None:
                event = _typed(character, event)
        await super().on_event(event)


def _typed(character: str, pressed: events.Key) -> events.Key:
    event = events.Key(_character_to_key(character), character)
    if pressed._sender is not None:
        event.set_sender(pressed._sender)
    return event
