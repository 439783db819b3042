"""Ways of looking at the map: the same people in the same places, with the ties that one question is about.

Nobody is ever left out of the map. Those whom the question does not concern only stand back (METHOD § 3.2: what is
asked of each, who gives support, what is strained, who is missing).
"""

import enum
from collections.abc import Mapping

from mapping.network import AWAITED, Alter, Network, Tie, everybody, is_professional
from mapping.record import Id


class Preset(enum.StrEnum):
    """What one looks for on the map."""

    ALL = "all"
    SUPPORT = "support"
    """Who supports whom."""
    STRAINED = "strained"
    """Strained ties, and contacts that have been broken off."""
    PROFESSIONAL = "professional"
    """Services and authorities, and those in the sector for professional contacts."""
    MISSING = "missing"
    """Who is wished for and missing, or waited for in a queue."""
    HOME = "home"
    """Those who live together, and the sector of the home."""


_HOME = "home"


def ties_in(network: Network, preset: Preset) -> tuple[Tie, ...]:
    """The ties that `preset` shows, in the order of the network."""
    alters = {alter.id: alter for alter in network.alters}
    return tuple(tie for tie in network.ties if _shows(preset, tie, network, alters))


def concerned(network: Network, preset: Preset) -> frozenset[Id]:
    """Whom `preset` is about: those it looks for, and the ends of its ties. The parent always is."""
    ends = {end for tie in ties_in(network, preset) for end in (tie.a, tie.b)}
    about = ends | {alter.id for alter in network.alters if _sought(preset, alter)}
    return frozenset({network.ego.id, *(one.id for one in everybody(network) if one.id in about)})


def _shows(preset: Preset, tie: Tie, network: Network, alters: Mapping[Id, Alter]) -> bool:
    ends = [alters.get(end) for end in (tie.a, tie.b)]
    if preset is Preset.ALL:
        return True
    if preset is Preset.STRAINED:
        return tie.strained or tie.broken
    if preset is Preset.SUPPORT:
        with_parent = network.ego.id in (tie.a, tie.b)
        return tie.support is not None or (with_parent and any(end and _supports(end) for end in ends))
    if preset is Preset.HOME:
        return all(end is None or _sought(preset, end) for end in ends)
    return any(end is not None and _sought(preset, end) for end in ends)


def _sought(preset: Preset, alter: Alter) -> bool:
    """Whether the preset looks for this one, tied or not."""
    if preset is Preset.PROFESSIONAL:
        return is_professional(alter)
    if preset is Preset.MISSING:
        return alter.standing in AWAITED
    if preset is Preset.HOME:
        return bool(alter.households) or alter.sector == _HOME
    return preset is Preset.ALL or (preset is Preset.SUPPORT and _supports(alter))


def _supports(alter: Alter) -> bool:
    return bool(alter.gives or alter.receives)
