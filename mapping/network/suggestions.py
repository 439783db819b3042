"""What is suggested of somebody from the words they are told with: a mormor is a woman among the relatives.

A suggestion fills in what nobody has chosen, and can always be changed. It never says how near somebody stands: that
the parent alone decides (METHOD § 3.2).
"""

from typing import NamedTuple

from mapping.cleaning import clean
from mapping.family import Symbol
from mapping.network import AlterKind, Network
from mapping.network.roles import read
from mapping.network.services import recognise

_AT = frozenset({"på", "från", "hos", "at", "from"})
"""Who is at a place is somebody there, and not the place: ``Karin på BUP``."""


class Suggestion(NamedTuple):
    """What the words tell; what they do not tell is as for anybody."""

    sector: str | None = None
    """The key of one of the map's own sectors."""
    symbol: Symbol = Symbol.OTHER
    kind: AlterKind = AlterKind.PERSON


NOTHING = Suggestion()


def suggested(network: Network, name: str, role: str = "") -> Suggestion:
    """What is suggested of one who is to stand on `network`: by the role, or else by the name.

    Where the words point to several sectors ("mamma till Elsas kompis") none is suggested, nor one that the map lacks.
    """
    told = _by_words(role) or _by_words(name) or _by_service(name, role) or NOTHING
    there = any(sector.key == told.sector for sector in network.sectors)
    return told if there else told._replace(sector=None)


def _by_words(text: str) -> Suggestion | None:
    said = read(text)
    if said is None:
        return None
    return Suggestion(said.first.sector if len(said.sectors) == 1 else None, said.first.symbol)


def _by_service(name: str, role: str) -> Suggestion | None:
    """Who is only said to be at a service stands where it does, and is none."""
    called, at = recognise(name), recognise(role)
    told = at or called
    if told is None:
        return None
    is_one = called is not None and _AT.isdisjoint(clean(name).casefold().split())
    return Suggestion(told.sector, kind=AlterKind.SERVICE if is_one else AlterKind.PERSON)
