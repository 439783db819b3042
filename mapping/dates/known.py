"""What a phrase about time may name: the day of the session, people, and other events."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from mapping.dates import OPEN, FuzzyDate
from mapping.dates.anchors import Hung, dates_of, hung
from mapping.dates.edtf import ends_of
from mapping.network import Alter, Ego, everybody, own_children
from mapping.record import Id
from mapping.timeline import LifeEvent

if TYPE_CHECKING:
    from mapping.session import Session


_FIRST, _AHEAD = 1901, 10


class Known(NamedTuple):
    """What is known where a date is told; nothing, to begin with."""

    today: date | None = None
    """The day of the session."""
    me: Id | None = None
    """Who says "I": the parent."""
    people: tuple[Ego | Alter, ...] = ()
    events: tuple[LifeEvent, ...] = ()
    itself: Id | None = None
    """The event whose date is told, or the person whose birth it is: such a date cannot hang on itself."""
    children: frozenset[Id] = frozenset()
    """The parent's own: of them it is said that they came, and "before Elsa" is before she was born."""
    whose: Id | None = None
    """Whose event it is, where that is known: an age or a grade without a name is theirs; otherwise the parent's."""
    in_line: bool = False
    """Whether the phrase stands in a longer line. There a small word as often tells where or from whom, and a number
    may be a sum."""

    def worked_out(self, when: FuzzyDate) -> Hung:
        """What follows for a date that is told here, and what stands in its way."""
        dates = dates_of(self.people, self.events)
        return hung(when, {**dates, self.itself: when} if self.itself else dates)

    def hung(self, when: FuzzyDate) -> FuzzyDate:
        """The date as it follows from what it hangs on."""
        return replace(when, edtf=self.worked_out(when).edtf)

    def far(self, edtf: str) -> bool:
        """Whether it names a year that a family hardly tells of: one before 1901, or more than ten years ahead."""
        points = [end for end in ends_of(edtf)[1:] if end and end != OPEN and "X" not in end[:4]]
        return any(not _FIRST <= int(end[:4]) <= (self.today or date(2025, 1, 1)).year + _AHEAD for end in points)


def known_of(session: "Session", itself: Id | None = None) -> Known:
    """All that a date told in the session may name. `itself` is the event, or the person of a birth, that it is for."""
    network = session.network
    children = frozenset(child.id for child in own_children(network))
    return Known(session.met_on, network.ego.id, everybody(network), session.timeline.events, itself, children)
