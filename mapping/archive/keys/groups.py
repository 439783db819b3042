"""A recovery key as it is written by hand: groups of characters, each with a check character of its own.

Every group's last character is computed from the others and from the group's place, in the field of 32 elements
(x⁵ + x² + 1). One wrong character, two that changed places, or a group in another group's place therefore never fit,
and it can be said in which group to look.
"""

import re
from collections.abc import Sequence

from mapping.errors import InvalidError
from mapping.language import gettext as _

ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
"""Bech32's: no 1, B, I or O, which are easily taken for others (BIP 173)."""

GROUP = 5
"""Characters in a group, without its check character."""

_TAKEN_FOR = str.maketrans({"O": "0", "I": "L", "1": "L", "B": "8"})
"""What is not in the alphabet, and the one character of it that it is written for."""
_SET_APART = re.compile(r"[\W_]+")
_FIELD = 0b100101
_MOST_NAMED = 3
"""Groups that are named one by one when they are wrong."""


def grouped(characters: str) -> tuple[str, ...]:
    """The groups that `characters`, all of the alphabet, are written as."""
    parts = [characters[at : at + GROUP] for at in range(0, len(characters), GROUP)]
    return tuple(part + ALPHABET[_check(part, place)] for place, part in enumerate(parts))


def ungrouped(text: str, length: int) -> str:
    """The `length` characters that were written as groups.

    Small letters, spaces and hyphens anywhere, and signs that can stand for one character only are taken as meant.

    Raises InvalidError, which names the group to look at, and quotes nothing.
    """
    groups, lengths = _split(text, length), _lengths(length)
    wrong = [place for place, group in enumerate(groups) if not _fits(group, place, lengths)]
    if wrong or len(groups) != len(lengths):
        raise InvalidError(_explain(groups, wrong, lengths))
    return "".join(group[:-1] for group in groups)


def group_is(text: str, group: str) -> bool:
    """Whether somebody who writes `text` means `group`."""
    return "".join(_characters(text)) == group


def _explain(groups: Sequence[str], wrong: Sequence[int], lengths: Sequence[int]) -> str:
    """Where to look."""
    if len(wrong) == len(groups):
        return _("That is not a recovery key. It has {count} groups of characters.").format(count=len(lengths))
    if len(wrong) == 2 and all(_fits(groups[a], b, lengths) for a, b in (wrong, wrong[::-1])):
        return _("Groups {one} and {other} have changed places.").format(one=wrong[0] + 1, other=wrong[1] + 1)
    if not wrong:
        said = _("The key has {count} groups; {given} are here.")
        return said.format(count=len(lengths), given=len(groups))
    if len(wrong) == 1:
        return _("Group {number} is not right. Look at it once more.").format(number=wrong[0] + 1)
    if len(wrong) > _MOST_NAMED:
        return _("Something is wrong from group {number} on. Look there first.").format(number=wrong[0] + 1)
    numbers = ", ".join(str(place + 1) for place in wrong)
    return _("Groups {numbers} are not right. Look at them once more.").format(numbers=numbers)


def _split(text: str, length: int) -> list[str]:
    """The groups as they were set apart; else as many characters as each should have."""
    apart = [group for group in map(_characters, _SET_APART.split(text)) if group]
    if len(apart) == len(_lengths(length)):
        return apart
    characters = _characters(text)
    return [characters[at : at + GROUP + 1] for at in range(0, len(characters), GROUP + 1)]


def _characters(text: str) -> str:
    """What was meant: without what sets apart, in capitals."""
    meant = text.upper().translate(_TAKEN_FOR)
    return "".join(character for character in meant if character.isalnum())


def _lengths(length: int) -> list[int]:
    """How many characters each group has, its check character included."""
    return [min(GROUP, length - at) + 1 for at in range(0, length, GROUP)]


def _fits(group: str, place: int, lengths: Sequence[int]) -> bool:
    known = place < len(lengths) and len(group) == lengths[place] and all(sign in ALPHABET for sign in group)
    return known and _check(group[:-1], place) == ALPHABET.index(group[-1])


def _check(part: str, place: int) -> int:
    """The check character's number: of one more than the place, and each character times a power of its own."""
    total, power = place + 1, 1
    for character in part:
        power = _times(power, 2)
        total ^= _times(power, ALPHABET.index(character))
    return total


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one, other = (one << 1) ^ (_FIELD if one & 16 else 0), other >> 1
    return product
