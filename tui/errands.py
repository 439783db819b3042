"""Where one can go in a session, and what one can do there beside the three parts; the agenda and its keys share it."""

from enum import StrEnum

from mapping.language import N_
from mapping.language import gettext as _
from mapping.session import Part
from mapping.terms import term


class Errand(StrEnum):
    """What a session offers beside its parts."""

    LATER = "later"
    EXPORT = "export"
    CLOSE = "close"


Destination = Part | Errand

NAMES = {
    Errand.LATER: N_("Take up later"),
    Errand.EXPORT: N_("Export"),
    Errand.CLOSE: N_("Close the session"),
}


def destinations(*, read_only: bool) -> list[Destination]:
    """Everything that can be gone to or done, in its order; a session that is only read cannot be closed."""
    return [*Part, *(errand for errand in Errand if errand is not Errand.CLOSE or not read_only)]


def name_of(what: Destination) -> str:
    """What it is called, in the language spoken now."""
    return term(what) if isinstance(what, Part) else _(NAMES[what])
