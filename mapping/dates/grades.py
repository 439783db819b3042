"""Grades of the Swedish school as people call them: sexan, årskurs 6, sixth grade, mellanstadiet."""

import re

from mapping.dates.words import any_of

_SHORT = {
    word: number
    for number, words in enumerate(
        (
            "nollan förskoleklass förskoleklassen sexårs sexårsverksamheten 0:an 0an",
            "ettan 1:an 1an första first",
            "tvåan 2:an 2an andra second",
            "trean 3:an 3an tredje third",
            "fyran 4:an 4an fjärde fourth",
            "femman 5:an 5an femte fifth",
            "sexan 6:an 6an sjätte sixth",
            "sjuan 7:an 7an sjunde seventh",
            "åttan 8:an 8an åttonde eighth",
            "nian 9:an 9an nionde ninth",
        )
    )
    for word in words.split()
}
_ORDINALS = {word: number for word, number in _SHORT.items() if word.endswith(("st", "nd", "rd", "th", "a", "e"))}
_NAMED = {word: number for word, number in _SHORT.items() if word.endswith(("n", "klass", "sexårs"))}
_STAGES = {
    "lågstadiet": (1, 3),
    "mellanstadiet": (4, 6),
    "högstadiet": (7, 9),
    "gymnasiet": (10, 12),
    "gymnasieskolan": (10, 12),
    "grundskolan": (1, 9),
}
"""The stages of school, as their first and last grades."""

_UPPER = r"(?:på |i )?gymnasiet"
GRADE = (
    rf"(?P<grade>(?:(?:årskurs|åk\.?|klass|grade|year|class) ?[0-9]{{1,2}}|[0-9]{{1,2}}(?:st|nd|rd|th) grade"
    rf"|(?:{any_of(_ORDINALS)}) (?:klass|grade|året {_UPPER})|(?:{any_of(_NAMED)})(?: {_UPPER})?|{any_of(_STAGES)}))"
)
"""A pattern for a grade, in the group ``grade``."""


def grades_of(told: str) -> tuple[int, int] | None:
    """The first and last grade that are meant, 0 for the year before the first; None where there is no such grade."""
    if told in _STAGES:
        return _STAGES[told]
    digits = re.search("[0-9]{1,2}", told)
    number = int(digits[0]) if digits else _SHORT[told.split()[0]]
    if told.endswith("gymnasiet"):
        number = number + 9 if 1 <= number <= 3 else 13
    return (number, number) if number <= 12 else None
