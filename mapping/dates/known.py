"""What a phrase about time may name: the day of the session, people, and other events."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from mapping.dates import FuzzyDate
from mapping.dates.anchors import Hung, dates_of, hung
from mapping.network import Alter, Ego, everybody
from mapping.record import Id
from mapping.timeline import LifeEvent

if TYPE_CHECKING:
    from mapping.session import Session


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

    def worked_out(self, when: FuzzyDate) -> Hung:
        """What follows for a date that is told here, and what stands in its way."""
        dates = dates_of(self.people, self.events)
        return hung(when, {**dates, self.itself: when} if self.itself else dates)

    def hung(self, when: FuzzyDate) -> FuzzyDate:
        """The date as it follows from what it hangs on."""
        return replace(when, edtf=self.worked_out(when).edtf)


def known_of(session: "Session", itself: Id | None = None) -> Known:
    """All that a date told in the session may name. `itself` is the event, or the person of a birth, that it is for."""
    network = session.network
    return Known(session.met_on, network.ego.id, everybody(network), session.timeline.events, itself)
