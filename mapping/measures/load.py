"""How often services and professionals are in touch, in a month.

A contact is not always a meeting, and a meeting not always an hour: the figure says how many times something is to be
kept track of. The map knows only "every week" or "a few times a year", so each is counted as so many times a month.
"""

from collections.abc import Mapping
from typing import NamedTuple

from mapping.measures.size import here_today
from mapping.network import Frequency, Network, is_professional
from mapping.record import Id

TIMES_A_MONTH: Mapping[Frequency, float] = {
    Frequency.DAILY: 21,
    Frequency.WEEKLY: 52 / 12,
    Frequency.MONTHLY: 1,
    Frequency.YEARLY: 3 / 12,
    Frequency.RARELY: 1 / 12,
}
"""Krets's own reckoning, shown beside the figure. Services are open on working days, of which a Swedish year has about
250, so every day is 250 / 12 ≈ 21; "a few times a year" is taken as three, "more seldom" as one.
"""


class Pace(NamedTuple):
    """Those who are in touch equally often."""

    frequency: Frequency
    who: tuple[Id, ...]
    a_month: float
    """Times a month, all of them together."""


class Load(NamedTuple):
    """Contact with services and professionals."""

    paces: tuple[Pace, ...]
    """From the most often; only those that somebody keeps."""
    unknown: tuple[Id, ...]
    """Those of whom it is not said how often; they are not in the figure."""
    booked: tuple[Id, ...]
    """Those whose next meeting is noted."""

    @property
    def a_month(self) -> float:
        """Times a month, all together; 0 when nobody has said how often."""
        return sum(pace.a_month for pace in self.paces)


def load_of(network: Network) -> Load:
    """Reckon how often services and professionals are in touch."""
    who = [alter for alter in here_today(network) if is_professional(alter)]
    paces = []
    for frequency, times in TIMES_A_MONTH.items():
        at_this = tuple(alter.id for alter in who if alter.frequency is frequency)
        paces.append(Pace(frequency, at_this, times * len(at_this)))
    return Load(
        paces=tuple(pace for pace in paces if pace.who),
        unknown=tuple(alter.id for alter in who if alter.frequency is None),
        booked=tuple(alter.id for alter in who if alter.next_meeting is not None),
    )
