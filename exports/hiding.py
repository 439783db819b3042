"""Hiding people's names inside other texts: in a role ("Elsas lärare"), a service's name, a sector's, a family's code.

Names are known from the map and found as whole words, however they are cased, with the genitive's s. In a role other
words that look like names are hidden too: better one word too many.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from exports.ordinary_words import DETERMINERS, LINKS, NAMES_TOO, NEW, is_unmistakable
from mapping.cleaning import clean

_PARTICLES = frozenset({"af", "al", "bin", "da", "de", "del", "der", "di", "el", "la", "le", "van", "von"})
"""Words without a capital that belong to a name."""

_HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}'\N{RIGHT SINGLE QUOTATION MARK}")
"""What makes one name of two words where no space is."""

_BEFORE_S = frozenset(":'\N{RIGHT SINGLE QUOTATION MARK}")
"""What may stand between a name and the genitive's s."""

_NOTHING_TWICE = re.compile(f"…(?:[ {''.join(sorted(_HYPHENS))}]…)+|…:s\\b")
_GLUED = 4
"""The fewest letters of a name that is looked for inside a longer word, in a family's code."""


class StandIn(NamedTuple):
    """What stands for a name."""

    plain: str
    genitive: str


HIDDEN = StandIn("…", "…")


class Hiding:
    """The names to hide, and how."""

    def __init__(self, stand_ins: Mapping[str, StandIn], of_stranger: Callable[[str], str]) -> None:
        """`stand_ins` are by `key_of` a name; `of_stranger` stands for a word in a role that looks like a name."""
        self._stand_ins, self._of_stranger = stand_ins, of_stranger
        self._longest = max((key.count(" ") + 1 for key in stand_ins), default=0)

    def in_name(self, text: str) -> str:
        """The name of something that is no person, without the names of people."""
        return self._hidden(text, strangers=False)

    def in_role(self, text: str) -> str:
        """A role without names. A word with a capital is taken for one unless it is known that nobody is called so,
        and so is a word of a script without capitals.
        """
        return self._hidden(text, strangers=True)

    def in_code(self, text: str) -> str:
        """A family's code without names, and nothing of it where a name is part of a longer word.

        A code that names somebody is read as a role is: the family's name stands beside.
        """
        hidden = self.in_name(text)
        hidden = self.in_role(text) if hidden != clean(text) else hidden
        letters = "".join(map(_folded, words_of(hidden)))
        names = (key.replace(" ", "") for key in self._stand_ins)
        return HIDDEN.plain if any(len(name) >= _GLUED and name in letters for name in names) else hidden

    def _hidden(self, text: str, *, strangers: bool) -> str:
        pieces = _pieces(clean(text))
        hidden = self._known(pieces)
        words = pieces[1::2]
        for joined in _joined(pieces):
            strange = strangers and any(looks_like_a_name(words, place // 2) for place in joined)
            if strange or any(place in hidden for place in joined):
                more = [place for place in joined if strangers or not _is_lower(pieces[place])]
                hidden = {place: self._of_stranger(pieces[place]) for place in more} | hidden
        return _NOTHING_TWICE.sub("…", "".join(hidden.get(place, piece) for place, piece in enumerate(pieces)))

    def _known(self, pieces: list[str]) -> dict[int, str]:
        """What stands instead of the pieces that make up known names, by their place: the longest name first."""
        hidden: dict[int, str] = {}
        for place in range(1, len(pieces), 2):
            for count in range(self._longest, 0, -1):
                if place not in hidden and (found := self._stand_in(pieces[place::2][:count])):
                    end = place + 2 * min(count, len(pieces[place::2]))
                    genitive, end = (True, end + 2) if _s_follows(pieces, end) else (found.genitive_said, end)
                    stand_in = found.stand_in.genitive if genitive else found.stand_in.plain
                    hidden |= dict.fromkeys(range(place, end - 1), "") | {place: stand_in}
        return hidden

    def _stand_in(self, words: list[str]) -> "_Found | None":
        key = " ".join(map(_folded, words))
        if key in self._stand_ins:
            return _Found(self._stand_ins[key], genitive_said=False)
        stem = key.removesuffix("s")
        return _Found(self._stand_ins[stem], genitive_said=True) if stem in self._stand_ins else None


class _Found(NamedTuple):
    stand_in: StandIn
    genitive_said: bool


def is_name(text: str) -> bool:
    """Whether it is a name, as ``Lars von Trier`` and ``elsa ek``, and not a description, as ``Elsas pedagog``."""
    words = words_of(text)
    genitive = len(words) > 1 and words[0][-1] == "s" and not _is_lower(words[0]) and _is_lower(words[1])
    return not any(map(is_unmistakable, words)) and not (genitive and words[1] not in _PARTICLES)


def says_what_somebody_is(words: Sequence[str], place: int) -> bool:
    """Whether a word of what a person is called may stay when names may not: ``lärare`` in ``Elsas nya lärare``.

    Only in a description, which has words without a capital or none but such words: ``Anna Granne`` is a name.
    """
    word = words[place]
    described = any(_is_lower(each) and each not in _PARTICLES for each in words)
    if not described:
        return all(map(is_unmistakable, words))
    if is_unmistakable(word):
        return True
    if not place or not _is_lower(word):
        return False
    before = words[place - 1]
    owned = before.casefold() in DETERMINERS or (before[-1:] == "s" and before[-2:] != "is")
    return word in LINKS or (word in NAMES_TOO | NEW and owned)


def looks_like_a_name(words: Sequence[str], place: int) -> bool:
    """Whether a word of a role may be somebody's name: it has a capital, and is no word for what somebody is."""
    word = words[place]
    if _is_lower(word) or is_unmistakable(word):
        return False
    opens = place == 0 and (len(words) == 1 or _is_lower(words[1]))
    return not (opens and word.casefold() in LINKS | NAMES_TOO)


def known_words(name: str) -> Iterator[str]:
    """What in a name names somebody in other texts, as keys of `Hiding`: the whole of it, and its words.

    Of a description only the words with a capital, if there are any.
    """
    words = [word for word in words_of(name) if not is_unmistakable(word) and word not in LINKS | _PARTICLES]
    if is_name(name):
        yield from (key for key in (key_of(name), *map(key_of, words)) if len(key) > 1)
    else:
        yield from _with_and_without_s([word for word in words if not _is_lower(word)] or words)


def names_among(text: str) -> Iterator[str]:
    """The words of a longer text that may be somebody's name, as keys of `Hiding`: ``kurator Eva Ek``.

    Where no word joins others, ``doktor ek`` is a name without capitals.
    """
    words = words_of(text)
    told = not LINKS.isdisjoint(words)
    ordinary = LINKS | NAMES_TOO | NEW | _PARTICLES
    names = [
        word
        for place, word in enumerate(words)
        if looks_like_a_name(words, place)
        or not (told or not _is_lower(word) or is_unmistakable(word) or word in ordinary)
    ]
    yield from _with_and_without_s(names)


def key_of(name: str) -> str:
    """How a name is known: its words, case-folded, whatever stands between them."""
    return " ".join(map(_folded, words_of(name)))


def words_of(text: str) -> list[str]:
    """The words of a text, without what stands between and around them; a hyphen parts two."""
    return _pieces(clean(text))[1::2]


def _with_and_without_s(words: Sequence[str]) -> Iterator[str]:
    for key in map(key_of, words):
        stem = key.removesuffix("s")
        yield from {key, key if stem in LINKS | NAMES_TOO or len(stem) < 2 else stem} if len(key) > 1 else ()


def _pieces(text: str) -> list[str]:
    """The text cut up: what stands before the first word, the first word, what stands after it, and so on."""
    runs = ["".join(run) for _, run in groupby(text, _in_word)]
    return ["", *runs] if text and _in_word(text[0]) else runs


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc", "Cf"}


def _folded(word: str) -> str:
    """The word as it is compared: without case, marks that stand alone, joiners, and digits around it."""
    folded = "".join(each for each in word.casefold() if each.isalnum()).replace("ı", "i")
    return folded.strip("0123456789") or folded


def _is_lower(word: str) -> bool:
    """Whether none of its letters is a capital, or of a script that has none."""
    return all(letter.islower() or not letter.isalpha() for letter in word)


def _joined(pieces: list[str]) -> Iterator[list[int]]:
    """The places of the words, those together that hyphens make one word of."""
    joined: list[int] = []
    for place in range(1, len(pieces), 2):
        if joined and pieces[place - 1] not in _HYPHENS:
            yield joined
            joined = []
        joined.append(place)
    yield joined


def _s_follows(pieces: list[str], end: int) -> bool:
    """Whether the genitive's s stands by itself at `end`, as in ``Elsa:s``."""
    return end < len(pieces) and pieces[end - 1] in _BEFORE_S and pieces[end].casefold() == "s"
