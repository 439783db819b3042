"""Text without what a terminal could obey or an eye could miss.

One function, `clean`, is used where text comes in and again where it is shown.
"""

import unicodedata

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
