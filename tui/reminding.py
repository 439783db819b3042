"""When it is time for a backup."""

from datetime import datetime

from mapping.archive.index import Index
from mapping.language import gettext as _
from mapping.language import ngettext


def reminder(index: Index, days: int, now: datetime) -> str:
    """What home says of the last backup when it is older than `days`; empty when it is not, or for 0 days.

    One that was made after `now` is of a clock that was wrong, and says nothing.
    """
    if not days or not index.sessions:
        return ""
    age = (now - index.backed_up).days if index.backed_up else None
    if age is None or age < -1:
        return _("There is no backup yet. F3 makes one.")
    if age < days:
        return ""
    return ngettext(
        "The last backup is {count} day old. F3 makes a new one.",
        "The last backup is {count} days old. F3 makes a new one.",
        age,
    )
