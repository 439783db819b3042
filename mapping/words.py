"""What people say: kept apart by whose words they are, and cleaned of what a terminal could obey.

One function, `clean`, is used where text comes in and again where it is shown.
"""

import enum
import unicodedata

from mapping.record import Record

_KEPT_FORMAT_CHARACTERS = frozenset("\u200c\u200d")
"""Joiners: some scripts and emoji need them, and no terminal obeys them."""

_LINE_BREAKS = {
    "\r\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
}


class Voice(enum.StrEnum):
    """Whose words they are (METHOD § 3.3: open words are kept apart by whose they are)."""

    PARENT = "parent"
    CHILD = "child"
    OBSERVATION = "observation"
    DOCUMENT = "document"


class Words(Record, frozen=True):
    """Somebody's words about something."""

    voice: Voice
    """Who said or saw it."""
    text: str
    """The words, cleaned; may hold several lines."""


def spoken(words: tuple[Words, ...], voice: Voice) -> str:
    """What `voice` has said; empty when nothing."""
    return next((said.text for said in words if said.voice is voice), "")


def with_spoken(words: tuple[Words, ...], voice: Voice, text: str) -> tuple[Words, ...]:
    """`words` with what `voice` has said replaced by `text`, or taken away when that is empty."""
    others = tuple(said for said in words if said.voice is not voice)
    return (*others, Words(voice=voice, text=text)) if text else others


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` without what could steer a terminal or hide what is written.

    Control characters, lone surrogates and invisible format characters (direction overrides among them) go; the
    rest is composed to NFC. With `lines`, line breaks are kept as ``\\n``; without, white space becomes single
    spaces. Cleaning what is clean changes nothing.
    """
    kept = unicodedata.normalize("NFC", without_hidden(text))
    if lines:
        return "\n".join(line.rstrip() for line in kept.split("\n")).strip("\n")
    return " ".join(kept.split())


def without_hidden(text: str) -> str:
    """`text` without control and invisible format characters, otherwise as it is: for text that is being typed."""
    if text.isprintable():
        return text  # nothing in it is hidden, and looking at each character takes a hundred times as long
    for mark, newline in _LINE_BREAKS.items():
        text = text.replace(mark, newline)
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    if category in {"Cc", "Cs"} or (category == "Cf" and character not in _KEPT_FORMAT_CHARACTERS):
        return ""
    return character
