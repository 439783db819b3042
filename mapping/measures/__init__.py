"""What the network map measures as a network: for the worker, never a score, never in the parent's view.

Counted is today's network: those who are there, and those whose contact is ending. Whoever is wished for, waited for
in a queue, or dead stands apart, since no tie to them carries anything today. Everything is defined for an empty map.
"""

from typing import NamedTuple

from mapping.measures.load import Load, load_of
from mapping.measures.size import Size, here_today, size_of
from mapping.measures.structure import Structure, structure_of
from mapping.measures.support import Exchange, exchange_of
from mapping.network import Network

__all__ = ["Exchange", "Load", "Measures", "Size", "Structure", "here_today", "measures"]


class Measures(NamedTuple):
    """All measures of a network."""

    size: Size
    """How many, and where."""
    structure: Structure
    """How they hang together."""
    support: Exchange
    """Who gives what, and who receives it."""
    load: Load
    """How often services and professionals are in touch."""


def measures(network: Network) -> Measures:
    """Measure `network`, as it is today."""
    return Measures(size_of(network), structure_of(network), exchange_of(network), load_of(network))
