"""Finding by a part of a name: whoever is called that first, then such a word, such a beginning, and any part."""

from collections.abc import Iterable
from typing import TypeVar

from mapping.cleaning import clean

K = TypeVar("K")

_NOT = 5
"""The rank of what does not fit."""


def found(choices: Iterable[tuple[K, str]], sought: str) -> list[tuple[K, str]]:
    """The choices, each (key, what it is called), that hold `sought`, the best first; all of them for an empty text."""
    part = clean(sought).casefold()
    ranked = [(_rank(clean(called).casefold(), part), key, called) for key, called in choices]
    ordered = sorted((one for one in ranked if one[0] < _NOT), key=lambda one: one[0])
    return [(key, called) for _rank_, key, called in ordered]


def _rank(called: str, part: str) -> int:
    """How well a name fits, from 0; `_NOT` when it does not."""
    words = called.replace("(", " ").replace(")", " ").replace("-", " ").split()
    fits = (
        called == part or not part,
        part in words,
        called.startswith(part),
        any(word.startswith(part) for word in words),
        part in called,
    )
    return fits.index(True) if any(fits) else _NOT
