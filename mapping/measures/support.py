"""Who gives the parent which support, and who receives it from the parent.

From what is said of each, kind by kind. An arrow on a tie says that there is support but not which, and between two
others; it is not counted here.
"""

from typing import NamedTuple

from mapping.measures.size import here_today
from mapping.network import Alter, Network, Support
from mapping.record import Id


class Flow(NamedTuple):
    """One kind of support, to and from the parent."""

    support: Support
    givers: tuple[Id, ...]
    """Those who give it to the parent."""
    receivers: tuple[Id, ...]
    """Those who receive it from the parent."""


class Giver(NamedTuple):
    """Somebody who gives the parent support."""

    id: Id
    kinds: tuple[Support, ...]
    """Which, once each. Several from the same giver is what the field calls multiplexity."""


class Exchange(NamedTuple):
    """Support given and received."""

    flows: tuple[Flow, ...]
    """Every kind, whether or not anybody gives it."""
    givers: tuple[Giver, ...]
    """Everybody who gives support, those with the most kinds first."""
    receivers: tuple[Id, ...]
    """Everybody who receives support from the parent."""
    mutual: tuple[Id, ...]
    """Those who both give and receive."""

    @property
    def multiplexity(self) -> float | None:
        """How many kinds a giver gives, in the mean; None when nobody gives any."""
        return sum(len(giver.kinds) for giver in self.givers) / len(self.givers) if self.givers else None


def exchange_of(network: Network) -> Exchange:
    """Gather the support that is given and received today."""
    today = here_today(network)
    givers = [Giver(alter.id, tuple(kind for kind in Support if kind in alter.gives)) for alter in today if alter.gives]
    return Exchange(
        flows=tuple(_flow(kind, today) for kind in Support),
        givers=tuple(sorted(givers, key=lambda giver: -len(giver.kinds))),
        receivers=tuple(alter.id for alter in today if alter.receives),
        mutual=tuple(alter.id for alter in today if alter.gives and alter.receives),
    )


def _flow(kind: Support, today: tuple[Alter, ...]) -> Flow:
    givers = tuple(alter.id for alter in today if kind in alter.gives)
    return Flow(kind, givers, tuple(alter.id for alter in today if kind in alter.receives))
