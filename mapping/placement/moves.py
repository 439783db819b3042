"""Moving one on the map by hand: nearer, farther, to another sector, into a household. Pure: an Alter gives an Alter.

The parent decides where a person stands (METHOD § 3.2); whoever waits beside the map comes in by the first move.
"""

from msgspec.structs import replace

from mapping.network import RINGS, Alter, Network, is_service

_HOUSEHOLDS: tuple[tuple[int, ...], ...] = ((), (1,), (2,), (1, 2))
"""In the order in which one goes through them: nowhere, the first, the second, both."""


def by_rings(network: Network, alter: Alter, steps: int) -> Alter:
    """Nearer by so many rings (a negative number), or farther. It ends at the first and the last ring."""
    ring = min(max(alter.ring + steps, RINGS[0]), RINGS[-1]) if alter.ring else RINGS[1]
    return replace(alter, ring=ring, sector=_sector(network, alter))


def by_sectors(network: Network, alter: Alter, steps: int) -> Alter:
    """So many sectors on around the circle, clockwise."""
    keys = [sector.key for sector in network.sectors]
    index = keys.index(alter.sector) + steps if alter.sector in keys else 0
    return replace(alter, sector=keys[index % len(keys)], ring=alter.ring or RINGS[1])


def by_household(alter: Alter) -> Alter:
    """Into the next household: none, the first, the second, both (växelvis boende). A service lives in none."""
    if is_service(alter):
        return replace(alter, households=())
    households = tuple(sorted(alter.households))
    index = _HOUSEHOLDS.index(households) + 1 if households in _HOUSEHOLDS else 0
    return replace(alter, households=_HOUSEHOLDS[index % len(_HOUSEHOLDS)])


def _sector(network: Network, alter: Alter) -> str:
    known = {sector.key for sector in network.sectors}
    return alter.sector if alter.sector in known and alter.sector is not None else network.sectors[0].key
