"""Keys. Each that a user should know of is made here, so that the footer, the help and the palette agree."""

from textual.binding import Binding

from mapping.language import N_

KNOWN: set[str] = set()
"""What every key of Krets's own does, in English; Textual's own keys are not explained."""

NAMES = {
    "enter": N_("Enter"),
    "backspace": N_("Backspace"),
    "delete": N_("Delete"),
    "escape": N_("Esc"),
    "space": N_("Space"),
    "pageup": N_("Page Up"),
    "pagedown": N_("Page Down"),
}
"""Keys that have a name; letters and signs are written as they are."""


def key(keys: str, action: str, what: str, *, seen: bool = True, priority: bool = False) -> Binding:
    """A key that does `what` (marked for translation). One that is not `seen` is in the help, not in the footer."""
    KNOWN.add(what)
    return Binding(keys, action, what, show=seen, priority=priority)


def quiet(keys: str, action: str) -> Binding:
    """A key that goes without saying: arrows, and what a field does by itself."""
    return Binding(keys, action, show=False)
