"""Graphs whose measures others have published, as networks around a parent."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from mapping.family import FamilyMember
from mapping.network import Alter, Network, Tie

if TYPE_CHECKING:
    import networkx

_HERE = UUID(int=7)
PARENT = "the parent"


def id_of(name: object) -> UUID:
    """The identity of whoever has that name."""
    return uuid5(_HERE, str(name))


def around(names: Iterable[object], pairs: Iterable[tuple[object, object]], ego: object = PARENT) -> Network:
    """Those names around `ego`, with a tie for each pair."""
    alters = tuple(Alter(id=id_of(name), name=str(name)) for name in names if name != ego)
    ties = tuple(Tie(id=uuid5(_HERE, f"tie {number}"), a=id_of(a), b=id_of(b)) for number, (a, b) in enumerate(pairs))
    return Network(ego=FamilyMember(id=id_of(ego), name=str(ego)), alters=alters, ties=ties)


def without_ties_to_the_parent(graph: "networkx.Graph[Any]") -> Network:
    """A whole graph beside a parent: what is measured without the parent is what was published of it."""
    return around(graph.nodes, graph.edges)
