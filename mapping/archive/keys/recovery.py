"""The recovery key: a key of its own to the archive, for the day when the passphrase is forgotten.

It is an age identity (X25519), so that what it wraps can be opened by any age tool, without Krets. The organisation's
key is of the same kind; of that Krets only ever sees the public half.
"""

import re
from dataclasses import dataclass

import pyrage

from mapping.archive.keys.groups import ALPHABET, grouped, ungrouped
from mapping.errors import InvalidError
from mapping.language import gettext as _

_PREFIX = "AGE-SECRET-KEY-1"
_LENGTH = 58
"""Characters after the prefix: 256 bits, and bech32's checksum."""
_STANDARD = re.compile(rf"{_PREFIX}([{ALPHABET}]+)", re.ASCII | re.IGNORECASE)
_LONGEST = 100_000
"""Characters that are looked through for a key."""


@dataclass(frozen=True, repr=False)
class RecoveryKey:
    """A secret age identity. It has no representation, so that nothing prints it by mistake."""

    standard: str
    """The form that the age tool reads: ``AGE-SECRET-KEY-1…``."""

    @classmethod
    def new(cls) -> "RecoveryKey":
        """A random one."""
        return cls(str(pyrage.x25519.Identity.generate()))

    @classmethod
    def read(cls, text: str) -> "RecoveryKey":
        """The key in `text`: as groups, or anywhere in it in its standard form.

        Raises InvalidError, which names the group that is wrong, and quotes nothing.
        """
        text = text[:_LONGEST]
        found = _STANDARD.search(text)
        characters = found[1].upper() if found else ungrouped(text, _LENGTH)
        return cls(str(_identity(_PREFIX + characters)))

    @property
    def groups(self) -> tuple[str, ...]:
        """The twelve groups that are written by hand; the last is shorter."""
        return grouped(self.standard.removeprefix(_PREFIX))

    @property
    def public(self) -> str:
        """The half that is no secret: what is wrapped for it, only this key opens."""
        return str(_identity(self.standard).to_public())

    def unwrapped(self, wrapped: bytes) -> bytes | None:
        """What was wrapped for this key, and for no other; None when it does not open."""
        try:
            return bytes(pyrage.decrypt(wrapped, [_identity(self.standard)]))
        except pyrage.DecryptError:
            return None


def wrapped_for(public: str, content: bytes) -> str:
    """`content` as an armoured age text that only the secret half of `public` opens. Raises InvalidError."""
    return bytes(pyrage.encrypt(content, [_recipient(public)], armored=True)).decode("ascii")


def checked_public(text: str) -> str:
    """A public age key, as it is written. Raises InvalidError."""
    return str(_recipient(text))


def _recipient(text: str) -> "pyrage.x25519.Recipient":
    try:
        return pyrage.x25519.Recipient.from_str("".join(text.split()).lower())
    except pyrage.RecipientError:
        if text.strip().upper().startswith(_PREFIX):
            raise InvalidError(
                _("That is the secret key. Krets needs the public one, which begins with age1.")
            ) from None
        raise InvalidError(_("That is not a public age key. It begins with age1; copy it whole.")) from None


def _identity(standard: str) -> "pyrage.x25519.Identity":
    try:
        return pyrage.x25519.Identity.from_str(standard)
    except pyrage.IdentityError:
        raise InvalidError(_("The key is not right. Compare every character with the paper.")) from None
