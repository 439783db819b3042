"""How many there are around the parent, where they stand, and who is not there today."""

from collections.abc import Iterable
from typing import NamedTuple

from mapping.network import RINGS, Alter, Network, Sector, Standing, is_professional, waiting
from mapping.record import Id

_HOUSEHOLDS = (1, 2)


class Place(NamedTuple):
    """How many stand in a sector."""

    sector: Sector
    by_ring: tuple[int, ...]
    """How many in each of `RINGS`."""


class Household(NamedTuple):
    """One of the family's households. The parent is not counted: which household is theirs is not recorded."""

    number: int
    """1 or 2."""
    people: tuple[Id, ...]


class Size(NamedTuple):
    """Who is on the map. All but the last three are about those who are there today."""

    today: tuple[Id, ...]
    """Everybody who is there today; their number is the size of the network."""
    places: tuple[Place, ...]
    """Sector by sector, in the order of the map, empty ones too."""
    beside: tuple[Id, ...]
    """Those who have no place on the map yet."""
    private: tuple[Id, ...]
    professional: tuple[Id, ...]
    households: tuple[Household, ...]
    """Those that somebody lives in. A child who lives in both is counted in both."""
    wished: tuple[Id, ...]
    queued: tuple[Id, ...]
    deceased: tuple[Id, ...]


def here_today(network: Network) -> tuple[Alter, ...]:
    """Those whom the measures count: there, or ending, and alive."""
    there = {Standing.PRESENT, Standing.ENDING}
    return tuple(alter for alter in network.alters if alter.standing in there and not alter.deceased)


def size_of(network: Network) -> Size:
    """Count the network."""
    today = here_today(network)
    beside = {alter.id for alter in waiting(network)}
    return Size(
        today=_ids(today),
        places=tuple(_place(sector, today) for sector in network.sectors),
        beside=_ids(alter for alter in today if alter.id in beside),
        private=_ids(alter for alter in today if not is_professional(alter)),
        professional=_ids(alter for alter in today if is_professional(alter)),
        households=tuple(home for home in (_household(number, today) for number in _HOUSEHOLDS) if home.people),
        wished=_absent(network, Standing.WISHED),
        queued=_absent(network, Standing.QUEUE),
        deceased=_ids(alter for alter in network.alters if alter.deceased),
    )


def _place(sector: Sector, today: tuple[Alter, ...]) -> Place:
    rings = [alter.ring for alter in today if alter.sector == sector.key]
    return Place(sector, tuple(rings.count(ring) for ring in RINGS))


def _household(number: int, today: tuple[Alter, ...]) -> Household:
    return Household(number, _ids(alter for alter in today if number in alter.households))


def _absent(network: Network, standing: Standing) -> tuple[Id, ...]:
    return _ids(alter for alter in network.alters if alter.standing is standing and not alter.deceased)


def _ids(alters: Iterable[Alter]) -> tuple[Id, ...]:
    return tuple(alter.id for alter in alters)
