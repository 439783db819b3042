"""What belongs to one meeting beside what is mapped: its plan, who is in the room, what is told, noted and agreed."""

import enum
from datetime import date, datetime, time, timedelta

from mapping.record import Id, Record
from mapping.words import Voice

ENERGIES = (1, 2, 3, 4, 5)
"""Today's energy as the parent says it, from hardly any to plenty (METHOD § 4)."""

LOW_ENERGY = 2
"""From here down a shorter agenda is offered."""

LONGEST = 600
"""Minutes: nobody sits longer, and a slip of the finger is noticed."""


class Company(enum.StrEnum):
    """Who is in the room beside the parent and the worker."""

    PARTNER = "partner"
    CHILD = "child"
    INTERPRETER = "interpreter"
    OTHER = "other"


class Room(Record, frozen=True):
    """Who is there now: it decides what may be shown (METHOD § 1)."""

    company: tuple[Company, ...] = ()
    by_video: bool = False
    """Whether one meets by video: who else sees the screen there is not seen here."""

    @property
    def parent_alone(self) -> bool:
        """Whether nobody hears or sees but the parent and the worker; an interpreter is bound by secrecy."""
        return {*self.company} <= {Company.INTERPRETER}

    @property
    def worker_may_look(self) -> bool:
        """Whether the worker's own view may be opened: not where a child or anybody else may see it, nor by video."""
        return self.parent_alone and not self.by_video


class Plan(Record, frozen=True):
    """How a meeting is meant to go (METHOD § 4, Before). Everything can be left open."""

    starts: time | None = None
    """The hour, where the worker is."""
    minutes: int | None = None
    place: str = ""
    coming: str = ""
    """Who else comes, in a few words."""
    bring: str = ""
    """What is good to bring or to have at hand."""
    change: str = ""
    """How the parent changes the time: a number to call or text."""
    areas: tuple[str, ...] = ()
    """Keys of the profile's areas that it is meant to go through."""

    def __post_init__(self) -> None:
        if self.minutes is not None and not 0 < self.minutes <= LONGEST:
            raise ValueError("minutes must be from 1 to 600")


class Point(enum.StrEnum):
    """What is said before anything is asked, ticked off as it is told (METHOD § 4 and § 6)."""

    WHY = "why"
    """Why we meet, and that it is no test."""
    PARTS = "parts"
    """What we will go through, and when we stop."""
    WRITTEN = "written"
    """What happens with what is written."""
    READERS = "readers"
    """Who may read it."""
    CONCERN = "concern"
    """The duty to report concern for a child."""
    FREE = "free"
    """That one may leave out any question, and take a break."""


class Note(Record, frozen=True):
    """A free note of a meeting, or of a day between meetings: whose words, and when."""

    id: Id
    voice: Voice
    text: str
    at: datetime


class Corrected(Record, frozen=True):
    """A sentence of the summary that the parent has put right."""

    sentence: str
    """The sentence's key."""
    text: str
    """As the parent wants it."""
    own: str = ""
    """As Krets said it then: where it says something else by now, nothing has been put right."""


class Ending(Record, frozen=True):
    """How a meeting ended (METHOD § 4, At the end)."""

    corrected: tuple[Corrected, ...] = ()
    approved: bool = False
    """Whether the parent has heard the summary and found it right."""
    unclear: str = ""
    """What was unclear in how the worker explained, in the parent's words."""
    agreed: str = ""
    """What was agreed, as the parent retells it."""
    next_meeting: str = ""
    """When the next meeting is, as it was said."""
    said_on: date | None = None
    """The day on which that was said, from which "next Tuesday" counts; None: the day of the meeting."""
    take_home: bool | None = None
    """Whether the parent wants the summary to take home; None while it is not asked."""


def ends_at(plan: Plan, begun: datetime | None, met_on: date) -> datetime | None:
    """When the meeting ends: so long after it began, or after the hour it was planned for. None when that is open."""
    if plan.minutes is None:
        return None
    if begun is not None:
        return begun + timedelta(minutes=plan.minutes)
    if plan.starts is None:
        return None
    return datetime.combine(met_on, plan.starts).astimezone() + timedelta(minutes=plan.minutes)
