"""What was put right beside a closed session, as it leaves with it: below the original, which stays as it was closed
(METHOD § 6).

Its free words name whoever they name, and may speak of anything: where names are masked, or something sensitive stays
behind, they stay behind too, and only that something was put right is told.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exports.masks import Mask
from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.session import Session

if TYPE_CHECKING:
    from mapping.archive.documents.codec import Correction


def may_be_told(session: Session, mask: Mask, *, sensitive: bool) -> bool:
    """Whether the words of a session's corrections come along; `sensitive` is whether all else that is so does.

    Raises InvalidError when Krets' own question bank is damaged.
    """
    if mask is not Mask.NAMES or sensitive:
        return mask is Mask.NAMES
    from mapping.profile.sensitive import without_sensitive
    from mapping.questions import load

    return without_sensitive(session, load()) == session


def in_words(corrections: "Sequence[Correction]", *, told: bool) -> str:
    """The corrections as lines of plain text below a heading, in order; nothing where there are none.

    Each has its day and who made it; what it says only where it is `told`.
    """
    lines = [line for one in corrections for line in (_told(one) if told else _untold(one))]
    return "\n".join([_("Put right afterwards").upper(), *lines]) if lines else ""


def in_a_line(corrections: "Sequence[Correction]") -> str:
    """When it was last put right, for a picture; nothing where it was not."""
    return _("corrected {day}: see the text").format(day=_day(corrections[-1])) if corrections else ""


def _told(one: "Correction") -> Iterator[str]:
    yield f"- {', '.join(filter(None, [_day(one), clean(one.by)]))}:"
    yield from (f"  {line}" for line in clean(one.text, lines=True).splitlines())


def _untold(one: "Correction") -> Iterator[str]:
    yield "- " + _("{day}: something was put right; what it was is not told here.").format(day=_day(one))


def _day(one: "Correction") -> str:
    return say_date(one.at.date())
