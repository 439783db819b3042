"""What the work with a family rests on: the commission, the consents, and what is still missing and needed."""

import enum
from datetime import date

from mapping.record import Id, Record


class Assignment(Record, frozen=True):
    """The commission (uppdrag) behind the work, entered once and shown when needed. Everything can be left open."""

    commissioner: str = ""
    """Who has commissioned it: a role is enough."""
    decision: str = ""
    """The decision it rests on, and its day."""
    goals: str = ""
    """The goals that were given, a line each."""
    extent: str = ""
    """Hours and level, as in "sex timmar i veckan, nivå 2"."""
    file: str = ""
    """Whose file (akt) it is written in: the parent's, or a child's."""
    custody: str = ""
    """Who has custody, and how the children live: in one household or two."""
    from_day: date | None = None
    until: date | None = None


class Consent(Record, frozen=True):
    """A consent (samtycke): what may be told, to whom, and until when (METHOD § 1). It can be withdrawn at any time."""

    id: Id
    what: str
    to: str
    """To whom it may be told, or with whom."""
    given_on: date
    until: date | None = None
    withdrawn_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it holds on a day: given, not withdrawn, and not run out."""
        begun = self.given_on <= on
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= on
        return begun and not withdrawn and (self.until is None or on <= self.until)


class Progress(enum.StrEnum):
    """How far something needed has come."""

    MISSING = "missing"
    APPLIED = "applied"
    QUEUE = "queue"
    GRANTED = "granted"
    REFUSED = "refused"
    DONE = "done"


SETTLED = frozenset({Progress.GRANTED, Progress.REFUSED, Progress.DONE})
"""Where nothing more is waited for."""


class Need(Record, frozen=True):
    """Something that is missing and needed: a certificate, a benefit, a place in a queue."""

    id: Id
    what: str
    progress: Progress = Progress.MISSING
    on: date | None = None
    """The day of the last step, or when the next is due."""
    who: str = ""
    """Who sees to it."""
