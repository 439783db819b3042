"""The network as it was on a day: who was there, by since when and until when they are known (METHOD § 3.1, § 3.2).

Memory is vague, so whoever may have been there is: from the first day that "since" allows to the last that "until"
does. Where nobody has said since when, somebody counts as always there, and is told of as such.
"""

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from mapping.dates import FuzzyDate
from mapping.network import AWAITED, Alter, Kinship, Network
from mapping.record import Id


class Then(NamedTuple):
    """A day's network, and how sure it is."""

    network: Network
    """Everybody who was there, in the order of the map, and the ties between those."""
    unsaid: frozenset[Id]
    """Those who are there because nobody has said since when."""

    @property
    def around(self) -> int:
        """How many there were around the parent."""
        return len(self.network.alters)


def network_then(network: Network, day: date, now: date) -> Then:
    """Who was there on `day`, as it is told on `now`, the day of the meeting.

    Those wished or waited for were never there. Who has died without anybody saying when is there until `now`.
    """
    children = {tie.b for tie in network.ties if tie.kinship is Kinship.PARENT_CHILD and tie.a == network.ego.id}
    there = tuple(alter for alter in network.alters if _was_there(alter, day, now))
    here = {network.ego.id, *(alter.id for alter in there)}
    ties = tuple(tie for tie in network.ties if {tie.a, tie.b} <= here)
    unsaid = frozenset(alter.id for alter in there if not _dated(alter.since) and _no_birth(alter, children))
    return Then(replace(network, alters=there, ties=ties), unsaid)


def _was_there(alter: Alter, day: date, now: date) -> bool:
    """Nobody is there before they are born; a death without a date is only known to lie before `now`."""
    gone = alter.deceased and not _dated(alter.until) and day >= now
    begun = all(when is None or when.earliest is None or when.earliest <= day for when in (alter.since, alter.born))
    ended = alter.until is not None and alter.until.latest is not None and alter.until.latest < day
    return alter.standing not in AWAITED and begun and not ended and not gone


def _no_birth(alter: Alter, children: set[Id]) -> bool:
    """Whether the birth does not tell since when somebody is there, as it does of the parent's own child."""
    return alter.id not in children or not _dated(alter.born)


def _dated(when: FuzzyDate | None) -> bool:
    return when is not None and when.dated
