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
    CORRECT = "correct"
    NEEDS = "needs"
    CONSENTS = "consents"
    TAKE_HOME = "take_home"


Destination = Part | Errand

NAMES = {
    Errand.LATER: N_("Take up later"),
    Errand.EXPORT: N_("Export"),
    Errand.CLOSE: N_("Close the session"),
    Errand.CORRECT: N_("Corrections"),
    Errand.NEEDS: N_("Missing and needed"),
    Errand.CONSENTS: N_("Consents"),
    Errand.TAKE_HOME: N_("Page to take home"),
}


def destinations(*, read_only: bool) -> list[Destination]:
    """Everything that can be gone to or done, in its order. One that is only read is not closed but corrected."""
    always = [*Part, Errand.LATER, Errand.EXPORT]
    if read_only:
        return [*always, Errand.CORRECT, Errand.NEEDS, Errand.CONSENTS, Errand.TAKE_HOME]
    return [*always, Errand.CLOSE, Errand.NEEDS, Errand.CONSENTS]


def name_of(what: Destination) -> str:
    """What it is called, in the language spoken now."""
    return term(what) if isinstance(what, Part) else _(NAMES[what])
