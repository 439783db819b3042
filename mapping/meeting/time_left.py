"""How much of a meeting's time is left, in words and as a part of a bar: never as a number that ticks (METHOD § 4)."""

from datetime import datetime, timedelta

from mapping.language import gettext as _
from mapping.meeting.meeting import ends_at
from mapping.session import Session

SOON = timedelta(minutes=10)
"""Before the end, when a gentle word is said."""


def part_left(session: Session, now: datetime) -> float | None:
    """How large a part of the meeting's time is left, 0 to 1; None where no end is planned, or it has not begun."""
    minutes = session.plan.minutes
    ends = ends_at(session.plan, session.begun_at, session.met_on)
    if ends is None or minutes is None or session.begun_at is None:
        return None
    left = (ends - now) / timedelta(minutes=minutes)
    return min(max(left, 0.0), 1.0)


def words_of(part: float) -> str:
    """What is left, in words that do not change from one minute to the next."""
    for least, words in (
        (0.85, _("almost all the time is left")),
        (0.6, _("more than half the time is left")),
        (0.4, _("about half the time is left")),
        (0.15, _("less than half the time is left")),
        (0.001, _("only a little time is left")),
    ):
        if part >= least:
            return words
    return _("the time is over")


def soon_over(session: Session, now: datetime) -> bool:
    """Whether the last ten minutes have begun, and are not over."""
    ends = ends_at(session.plan, session.begun_at, session.met_on)
    return ends is not None and session.begun_at is not None and timedelta() < ends - now <= SOON
