"""The family that sessions are held with."""

import enum

from mapping.assignment import Assignment, Consent, Need
from mapping.dates import FuzzyDate
from mapping.meeting.meeting import Note
from mapping.record import Id, Record


class Symbol(enum.StrEnum):
    """How a person is drawn (METHOD § 3.2)."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    """Something else, or not said."""


class FamilyMember(Record, frozen=True):
    """The parent, or one of the children. The same `id` stands for them on every map: nobody is typed in twice."""

    id: Id
    name: str
    """A first name, initials or a role; no more is needed (METHOD § 6, minimisation)."""
    symbol: Symbol = Symbol.OTHER
    born: FuzzyDate | None = None


class Family(Record, frozen=True):
    """A family in the archive, known on the lists by its code alone."""

    id: Id
    code: str
    """What the worker calls the family where names must not be seen, unique in an archive."""
    parent: FamilyMember
    """The parent being mapped with."""
    children: tuple[FamilyMember, ...] = ()
    assignment: Assignment = Assignment()
    consents: tuple[Consent, ...] = ()
    needs: tuple[Need, ...] = ()
    """What is missing and needed, in the order in which it was noted."""
    notes: tuple[Note, ...] = ()
    """What was told or seen between meetings, until it is taken into a session."""
    protected: bool = False
    """Whether somebody in it has protected personal data: what leaves is then confirmed (see `protection`)."""
