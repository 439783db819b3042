"""What became of a family that was taken in, in words."""

from typing import TYPE_CHECKING

from mapping.language import gettext as _
from mapping.language import ngettext

if TYPE_CHECKING:
    from mapping.archive.parcels.taking_in import TakenIn


def told(taken: "TakenIn") -> list[str]:
    """What became of it, a line for each thing."""
    if taken.nothing:
        return [_("Everything was here already. Nothing was changed.")]
    counted = (
        (taken.new, ngettext("{count} session is new.", "{count} sessions are new.", taken.new)),
        (
            taken.gone_on,
            ngettext("{count} session had gone on there.", "{count} sessions had gone on there.", taken.gone_on),
        ),
        (
            taken.beside,
            ngettext(
                "{count} session differs here and there: both are kept, side by side.",
                "{count} sessions differ here and there: both are kept, side by side.",
                taken.beside,
            ),
        ),
    )
    lines = [line for count, line in counted if count]
    if taken.family_differs:
        lines.append(_("Who the family is differs too: yours stays, and the other is an earlier version of it."))
    return lines
