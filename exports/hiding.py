"""Hiding people's names inside other texts: in a role ("Elsas lärare"), a service's name, a sector's.

Names are known from the map, and found as whole words in any case, with the genitive's s. In a role other words that
look like names are hidden too: better one word too many.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mapping.cleaning import clean

_ORDINARY_WORDS = """
    en ett den det de min mitt mina hans hennes och eller i på av till med för från hos om vid
    nya nye gamla lilla stora annan mamma pappa mor far mormor morfar farmor farfar moster faster morbror farbror
    syster bror syskon son dotter barn kusin sambo man hustru fru make maka partner förälder kompis vän väninna granne
    chef kollega lärare rektor läkare kurator familj person
    a an the my and or of at to with for from by mum mom dad mother father grandmother grandfather aunt uncle sister
    brother sibling daughter child cousin husband wife friend neighbour boss colleague teacher doctor
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Words that a name may hold and that name nobody, least of all in a role."""

_PARTICLES = frozenset({"af", "al", "bin", "da", "de", "del", "der", "di", "el", "la", "le", "van", "von"})
"""Words without a capital that belong to a name."""

_WORD = r"(?P<word>[^\W\d_]\w*)"
_NOTHING_TWICE = re.compile("…(?:[ -]…)+")


class StandIn(NamedTuple):
    """What stands for a name."""

    plain: str
    genitive: str


HIDDEN = StandIn("…", "…")


class Hiding:
    """The names to hide, and how."""

    def __init__(self, stand_ins: Mapping[str, StandIn], of_stranger: Callable[[str], str]) -> None:
        """`stand_ins` are by case-folded name; `of_stranger` stands for a word in a role that looks like a name."""
        self._stand_ins, self._of_stranger = stand_ins, of_stranger
        names = "|".join(map(re.escape, sorted(stand_ins, key=len, reverse=True)))
        known = rf"(?P<known>{names})(?P<genitive>:?s|['’]s)?(?!\w)|" if names else ""
        self._pattern = re.compile(rf"(?<!\w)(?:{known}{_WORD})", re.IGNORECASE)

    def in_name(self, text: str) -> str:
        """The name of something that is no person, without the names of people."""
        return self._hidden(text, strangers=False)

    def in_role(self, text: str) -> str:
        """A role without names. Capital letters are taken for names, but for the first word and abbreviations."""
        return self._hidden(text, strangers=True)

    def _hidden(self, text: str, *, strangers: bool) -> str:
        def instead(found: re.Match[str]) -> str:
            word = found["word"]
            if word is None:
                stand_in = self._stand_ins.get(found["known"].casefold(), HIDDEN)
                return stand_in.genitive if found["genitive"] else stand_in.plain
            strange = strangers and _looks_like_a_name(found)
            return self._of_stranger(word) if strange else word

        return _NOTHING_TWICE.sub("…", self._pattern.sub(instead, clean(text)))


def is_ordinary(word: str) -> bool:
    """Whether it is a word that names nobody: ``mormor``, ``på``."""
    return word.casefold() in _ORDINARY


def is_name(text: str) -> bool:
    """Whether it is a name, as ``Lars von Trier`` and ``elsa ek``, and not a description, as ``Elsas pedagog``."""
    words = _words(text)
    genitive = len(words) > 1 and words[0][0].isupper() and words[0][-1] == "s" and words[1].islower()
    return not any(map(is_ordinary, words)) and not (genitive and words[1] not in _PARTICLES)


def known_words(name: str) -> Iterator[str]:
    """What in a name names somebody in other texts, case-folded: the whole of it, and its words.

    Of a description only the words with a capital, if there are any, and those without the genitive's s.
    """
    words = [word for word in _words(name) if not is_ordinary(word) and word not in _PARTICLES]
    if is_name(name):
        words.append(clean(name))
    else:
        words = [word.removesuffix("s") for word in words if word[0].isupper()] or words
    yield from (word.casefold() for word in words if len(word) > 1)


def names_among(text: str) -> Iterator[str]:
    """The words of a longer text that look like somebody's name, case-folded: ``kurator Eva Ek``."""
    words = clean(text).split()
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        name = _bare(word)
        if len(name) > 1 and name[0].isupper() and not name.isupper() and (before or after[:1].isupper()):
            yield name.casefold()


def _looks_like_a_name(found: re.Match[str]) -> bool:
    word, text = found["word"], found.string
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    return found.start() > 0 or (word.endswith("s") and text[found.end() : found.end() + 1] == " ")


def _words(text: str) -> list[str]:
    """The words, each without quotation marks, commas and the like around it."""
    return list(filter(None, map(_bare, clean(text).split())))


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word)
