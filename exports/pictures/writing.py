"""What people have said, in the characters that the pictures' font can write.

A closed session's names cannot be changed, so a letter that the font lacks must not stop a picture: a square stands
in its place, and whoever exports is told.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from exports.pictures.typeface import typeface
from mapping.cleaning import clean

UNWRITTEN = "\N{WHITE SQUARE}"
"""What stands for a character that the font lacks."""

_ZWJ = "\N{ZERO WIDTH JOINER}"

_UNSEEN = str.maketrans("", "", "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\ufe0e\ufe0f")
"""Joiners and the choice between an emoji's two styles, which have no picture of their own, without themselves."""

_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
"""Two of them are one flag."""


def written(text: str) -> str:
    """`text` as it stands in a picture: cleaned, and with `UNWRITTEN` for each character that the font lacks."""
    text = clean(text)
    if _covered(text):
        return text
    drawn = (character.translate(_UNSEEN) for character in _characters(text))
    return "".join(character if _covered(character) else UNWRITTEN for character in drawn)


def unwritten(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters in `texts` that the font lacks, in order, each once."""
    lacking = (
        character
        for text in map(clean, texts)
        if not _covered(text)
        for character in _characters(text)
        if not _covered(character.translate(_UNSEEN))
    )
    return tuple(dict.fromkeys(lacking))


def _covered(text: str) -> bool:
    return typeface("Regular").advances.keys() >= set(text)


def _characters(text: str) -> Iterator[str]:
    """`text` in characters as people count them: a letter with its marks is one, and so is an emoji made of several."""
    character = ""
    for code in text:
        if character and not _continues(character, code):
            yield character
            character = ""
        character += code
    if character:
        yield character


def _continues(character: str, code: str) -> bool:
    """Whether `code` is a further part of `character`."""
    category = unicodedata.category(code)
    if category.startswith("M") or category == "Cf" or ord(code) in _SKIN_TONES:
        return True
    if ord(code) in _FLAG_LETTERS:
        return len(character) == 1 and ord(character) in _FLAG_LETTERS
    return character[-1] == _ZWJ and category == "So"
