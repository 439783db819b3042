"""When it is time for a backup."""

from datetime import datetime

from mapping.archive.index import Index
from mapping.language import gettext as _
from mapping.language import ngettext, say_date


def reminder(index: Index, days: int, now: datetime) -> str:
    """What home says of the last backup when it is older than `days`; empty when it is not, or for 0 days.

    One that was made after `now` says by its day that some clock is wrong.
    """
    if not days or not index.sessions:
        return ""
    if index.backed_up is None:
        return _("There is no backup yet. F3 makes one.")
    age = (now - index.backed_up).days
    if age < -1:
        ahead = _("The last backup is dated {day}, which has not come yet. See that the clock is right.")
        return ahead.format(day=say_date(index.backed_up.astimezone().date()))
    if age < days:
        return ""
    return ngettext(
        "The last backup is {count} day old. F3 makes a new one.",
        "The last backup is {count} days old. F3 makes a new one.",
        age,
    )
