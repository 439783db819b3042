"""Who stands where in the genogram: the chains, turned so that few lines cross, and the lines between them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from exports.pictures.kin.chains import Chain, chains
from exports.pictures.kin.descent import Descent, descent
from exports.pictures.kin.figures import KinFigure
from exports.pictures.kin.lining import Lining, lined_up
from mapping.network.generations import Generations
from mapping.record import Id


class Arrangement(NamedTuple):
    """A family, arranged from left to right."""

    chains: tuple[Chain, ...]
    lining: Lining
    descent: Descent
    as_told: bool
    """Whether siblings of unknown age stand in the order in which they were told of."""


def arranged(family: Generations, figures: Mapping[Id, KinFigure]) -> Arrangement:
    """The family in its usual order; where fewer lines then cross, with siblings of unknown age in another order, and
    with chains the other way round.

    Raises:
        PictureError: the engine is missing or refused.
    """
    best = _tried(family, chains(family, figures), as_told=True)
    if best.descent.crossings:
        best = _fewer(best, _tried(family, best.chains, as_told=False))
    for number, chain in enumerate(best.chains):
        if best.descent.crossings and len(chain.members) > 1:
            turned = (*best.chains[:number], chain.turned, *best.chains[number + 1 :])
            best = _fewer(best, _tried(family, turned, as_told=best.as_told))
    return best


def _fewer(usual: Arrangement, other: Arrangement) -> Arrangement:
    """The other one if fewer lines cross in it."""
    return other if other.descent.crossings < usual.descent.crossings else usual


def _tried(family: Generations, drawn: Sequence[Chain], *, as_told: bool) -> Arrangement:
    lining = lined_up(family, drawn, as_told=as_told)
    return Arrangement(tuple(drawn), lining, descent(family, drawn, lining), as_told)
