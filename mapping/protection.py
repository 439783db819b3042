"""Families in which somebody has protected personal data (skyddade personuppgifter; METHOD § 1, § 6).

What leaves the archive readable, or goes to somebody else, leaves of such a family only when that is confirmed, and
never without why and for whom. A backup is neither.
"""

from mapping.cleaning import clean
from mapping.errors import ProtectedError
from mapping.family import Family
from mapping.language import gettext as _

WORD = "protected"
"""What the log's detail says of it."""


def refuse_unconfirmed(family: Family, *, confirmed: bool, purpose: str, receiver: str) -> None:
    """Let nothing of a protected family leave that is not `confirmed`, or is for nobody or nothing.

    Raises:
        ProtectedError: it may not leave; the sentence says what is missing.
    """
    if not family.protected:
        return
    if not confirmed:
        raise ProtectedError(
            _(
                "Somebody in the family has protected personal data. If it is to leave all the same, confirm that, "
                "and say why and for whom (--protected-identity, --purpose, --receiver)."
            )
        )
    if not (clean(purpose) and clean(receiver)):
        raise ProtectedError(
            _("Somebody in the family has protected personal data. Say why and for whom (--purpose, --receiver).")
        )


def noted(family: Family, detail: str) -> str:
    """The log's detail for what leaves of a family, in code words: ``map png protected``."""
    return f"{detail} {WORD}" if family.protected else detail
