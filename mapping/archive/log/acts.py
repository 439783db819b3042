"""What is logged, and who is at work."""

import enum
import os
import sys

from mapping.cleaning import clean


class Act(enum.StrEnum):
    """What somebody did. The values are stored: one that was is never given another meaning."""

    BEGUN = "begun"
    """A segment begins; the record holds heads, and nobody did anything."""
    OPENED = "opened"
    LEFT = "left"
    REFUSED = "refused"
    """Passphrases that were wrong; the detail is how many."""
    STOPPED = "stopped"
    """A segment was found whose end is not finished; the detail is its name, and how many of its records are whole."""
    PUT_BACK = "put_back"
    """An older generation of a document was found than was saved, or none; the detail is its id."""
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    LISTED = "listed"
    """The list of families or sessions was seen: codes and dates, no names."""
    READ = "read"
    CHANGED = "changed"
    CLOSED_SESSION = "closed_session"
    CORRECTED = "corrected"
    EXPORTED = "exported"
    DISCLOSED = "disclosed"
    HANDED_OVER = "handed_over"
    TAKEN_IN = "taken_in"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    REPAIRED = "repaired"
    CHECKED = "checked"
    REVIEWED = "reviewed"
    """The log itself was read."""
    KEYS_CHANGED = "keys_changed"
    ERASED = "erased"
    RETENTION = "retention"
    """Something was decided about erasing a family; the detail is a `Decision`."""


LAZY = frozenset({Act.READ, Act.LISTED, Act.CHANGED, Act.CHECKED, Act.REVIEWED})
"""What the disk may hold back until the archive is left; for all else it is waited for."""


class Purpose(enum.StrEnum):
    """Why something is taken out, where one of these is enough: nothing that was told needs to stand in the log."""

    OWN = "own"
    """The one it is about is to have it."""
    RECORD = "record"
    MEETING = "meeting"
    COLLEAGUE = "colleague"
    REQUEST = "request"


_name = ""


def known_as(name: str) -> None:
    """From now on the one at work is called `name`; with nothing in it, as the system calls the user."""
    global _name
    _name = clean(name)


def who() -> str:
    """The one at work: by the name that was set, else the system's; empty when there is neither."""
    return _name or clean(_system_user())


def _system_user() -> str:
    """What the system knows the user as; variables that anybody can set are asked only where there is no more."""
    try:
        if sys.platform == "win32":
            import getpass

            return getpass.getuser()
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (OSError, KeyError, ImportError):
        return ""
