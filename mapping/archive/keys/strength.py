"""How well a passphrase stands against guessing, reckoned on this computer alone. Nothing of it is kept anywhere."""

import unicodedata
from enum import IntEnum

from mapping.archive.keys.common_words import COMMON_WORDS
from mapping.language import N_
from mapping.language import gettext as _

_LOOKED_AT = 40
"""Characters. Whoever must guess more of them has enough to do, and the reckoning could take seconds."""
_GUESSES_A_SECOND = 10_000
"""What somebody with the file and several strong computers might manage against Argon2id as it is used here."""
_DAY = 24 * 60 * 60 * _GUESSES_A_SECOND
_STEPS = (_DAY, 365 * _DAY, 365 * 1000 * _DAY)


class Strength(IntEnum):
    """Four steps."""

    VERY_WEAK = 1
    WEAK = 2
    GOOD = 3
    STRONG = 4


NAMES = {
    Strength.VERY_WEAK: N_("Very weak"),
    Strength.WEAK: N_("Weak"),
    Strength.GOOD: N_("Good"),
    Strength.STRONG: N_("Strong"),
}
"""What each is called."""

_MEANINGS = {
    Strength.VERY_WEAK: N_("It could be guessed within a day. Add a word or two."),
    Strength.WEAK: N_("It could be guessed within a year. One more word helps."),
    Strength.GOOD: N_("It would take strong computers years to guess it."),
    Strength.STRONG: N_("Nobody is likely to guess it. Use it nowhere else."),
}


def strength_of(passphrase: str) -> Strength:
    """The step that a passphrase stands on: a rough reckoning, which knows how people choose.

    It takes some milliseconds, and more the first time.
    """
    from zxcvbn import zxcvbn

    looked_at = _plain(passphrase)[:_LOOKED_AT]
    if not looked_at:
        return Strength.VERY_WEAK
    guesses = zxcvbn(looked_at, [_plain(word) for word in COMMON_WORDS])["guesses"]
    return Strength(1 + sum(guesses >= step for step in _STEPS))


def meaning(strength: Strength) -> str:
    """What a step means, in a calm sentence."""
    return _(_MEANINGS[strength])


def _plain(text: str) -> str:
    """Without rings, dots and spaces, which cost one who guesses next to nothing, and the lists' words have not."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and not letter.isspace())
