"""Whether a meeting is to hold more than its time does (METHOD § 4: not too many life areas in one meeting)."""

from mapping.meeting.meeting import LOW_ENERGY
from mapping.session import Part, Session

AROUND = 15
"""Minutes for how a meeting begins and ends."""

NEEDS = {Part.NETWORK: 25, Part.TIMELINE: 25, Part.PROFILE: 10}
"""Minutes that a part takes at the least; the profile's are those of one area. A rule of thumb: nothing is measured."""


def minutes_needed(session: Session) -> int:
    """What the parts that are left of the agenda would take."""
    parts = [item.part for item in session.agenda if not item.done]
    areas = max(len(session.plan.areas), 1)
    return AROUND + sum(NEEDS[part] * (areas if part is Part.PROFILE else 1) for part in parts)


def too_much(session: Session) -> bool:
    """Whether more is planned than there is time for: said as a warning, and stops nobody."""
    minutes = session.plan.minutes
    return minutes is not None and minutes_needed(session) > minutes


def shortened(session: Session) -> tuple[Part, ...]:
    """The parts that a shorter agenda keeps: the first that is left. All that are left when energy is not low."""
    left = tuple(item.part for item in session.agenda if not item.done)
    low = session.energy is not None and session.energy <= LOW_ENERGY
    return left[:1] if low else left
