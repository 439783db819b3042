"""How those around the parent hang together.

Two graphs, both simple: several ties between the same two count once, a broken one not at all. Without the parent:
the ties drawn between the others. With the parent: the same, and the parent tied to everybody. To stand on the map is
to have contact with the parent, so that tie is there whether or not a line is drawn, as in other personal networks
(Borgatti 1997: "the center is by definition tied to every other node"); only a contact that is broken off is not.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from mapping.measures.size import here_today
from mapping.network import Network, graph, ties_of
from mapping.record import Id

if TYPE_CHECKING:
    import networkx

    Graph = networkx.Graph[Id]


class Bridge(NamedTuple):
    """Somebody whom others are joined through."""

    id: Id
    betweenness: float
    """The share, 0 to 1, of all pairs of others whose shortest way goes through this one; where several ways are
    equally short, each counts in part (Freeman 1977, normalised).
    """


class Structure(NamedTuple):
    """How the network hangs together. Unless it says otherwise, the parent is not counted."""

    joined: int
    """Pairs with a tie between them."""
    pairs: int
    """All pairs that could have one."""
    density: float | None
    """`joined` of `pairs`, 0 to 1. None with fewer than two, for then there are no pairs."""
    parts: tuple[tuple[Id, ...], ...]
    """Those who are joined to each other, directly or through others; the largest part first. Each in the order of the
    map.
    """
    untied: tuple[Id, ...]
    """Those with no tie at all, not to the parent either; one that is broken does not count."""
    only_parent: tuple[Id, ...]
    """Those with a tie to the parent and to nobody else."""
    bridges: tuple[Bridge, ...]
    """Those through whom others are joined, the most first."""
    bridges_with_ego: tuple[Bridge, ...]
    """The same with the parent counted, and perhaps among them."""
    contacts: int
    """With how many the parent is in touch: everybody today but those with whom the contact is broken off."""
    effective_size: float | None
    """How many separate contacts the parent has: n − 2t/n, where n is `contacts` and t the ties between them
    (Burt 1992; Borgatti 1997, "Structural holes: unpacking Burt's redundancy measures"). None without contacts.
    """
    efficiency: float | None
    """`effective_size` of n, 0 to 1. None without contacts."""


def structure_of(network: Network) -> Structure:
    """Measure how the network hangs together."""
    import networkx

    drawn = _drawn(network)
    others = drawn.subgraph(set(drawn) - {network.ego.id})
    around = _with_ego(network, drawn)
    order = {alter.id: number for number, alter in enumerate(network.alters)}
    components = (tuple(sorted(part, key=order.__getitem__)) for part in networkx.connected_components(others))
    count = len(others)
    contacts = around.degree(network.ego.id)
    effective_size = networkx.effective_size(around, [network.ego.id])[network.ego.id] if contacts else None
    return Structure(
        joined=others.size(),
        pairs=count * (count - 1) // 2,
        density=networkx.density(others) if count > 1 else None,
        parts=tuple(sorted(components, key=lambda part: (-len(part), order[part[0]]))),
        untied=tuple(id_ for id_ in order if id_ in others and not drawn[id_]),
        only_parent=tuple(id_ for id_ in order if id_ in others and set(drawn[id_]) == {network.ego.id}),
        bridges=_bridges(networkx.betweenness_centrality(others), order),
        bridges_with_ego=_bridges(networkx.betweenness_centrality(around), order),
        contacts=contacts,
        effective_size=effective_size,
        efficiency=effective_size / contacts if effective_size is not None else None,
    )


def _drawn(network: Network) -> "Graph":
    """The parent and everybody there today, with the ties that are drawn and not broken."""
    import networkx

    today = here_today(network)
    there = {network.ego.id, *(alter.id for alter in today)}
    whole = tuple(tie for tie in network.ties if not tie.broken and {tie.a, tie.b} <= there)
    return networkx.Graph(graph(replace(network, alters=today, ties=whole)))


def _with_ego(network: Network, drawn: "Graph") -> "Graph":
    """As drawn, and the parent tied to everybody with whom the contact is not broken off."""
    ego = network.ego.id
    broken_off = {end for tie in ties_of(network, ego) if tie.broken for end in (tie.a, tie.b)}
    around = drawn.copy()
    around.add_edges_from((ego, id_) for id_ in drawn if id_ != ego and id_ not in broken_off)
    return around


def _bridges(betweenness: Mapping[Id, float], order: Mapping[Id, int]) -> tuple[Bridge, ...]:
    """Those above zero, the most first; the parent before others who are equal."""
    found = (Bridge(id_, value) for id_, value in betweenness.items() if value > 0)
    return tuple(sorted(found, key=lambda bridge: (-bridge.betweenness, order.get(bridge.id, -1))))
