"""The legend: every mark that occurs on this map, and no other, with its meaning in words."""

import enum
from collections.abc import Iterator
from typing import NamedTuple

from exports.pictures.figures import Shape
from mapping.family import Symbol
from mapping.language import gettext as _
from mapping.network import AWAITED, AlterKind, Direction, Kinship, Network, Standing, Strength, waiting
from mapping.network.presets import Preset, ties_in


class Mark(enum.Enum):
    """What a legend can explain, in the order in which it does."""

    NEARNESS = enum.auto()
    EGO = enum.auto()
    WOMAN = enum.auto()
    MAN = enum.auto()
    OTHER = enum.auto()
    SERVICE = enum.auto()
    DECEASED = enum.auto()
    WISHED = enum.auto()
    ENDING = enum.auto()
    HOUSEHOLD = enum.auto()
    SECOND_HOUSEHOLD = enum.auto()
    STRONG = enum.auto()
    ORDINARY = enum.auto()
    WEAK = enum.auto()
    STRAINED = enum.auto()
    BROKEN = enum.auto()
    SEPARATED = enum.auto()
    DIVORCED = enum.auto()
    SUPPORT = enum.auto()
    MUTUAL = enum.auto()
    STUB = enum.auto()


class Entry(NamedTuple):
    """A mark and its meaning."""

    mark: Mark
    meaning: str


SHAPES = {
    Mark.WOMAN: Shape.CIRCLE,
    Mark.MAN: Shape.SQUARE,
    Mark.OTHER: Shape.DIAMOND,
    Mark.SERVICE: Shape.ROUNDED,
}

_SYMBOLS = {Symbol.WOMAN: Mark.WOMAN, Symbol.MAN: Mark.MAN, Symbol.OTHER: Mark.OTHER}
_STRENGTHS = {Strength.STRONG: Mark.STRONG, Strength.ORDINARY: Mark.ORDINARY, Strength.WEAK: Mark.WEAK}
_SLASHED = {Kinship.EX_PARTNER: Mark.SEPARATED, Kinship.DIVORCED: Mark.DIVORCED}
_HOUSEHOLDS = {1: Mark.HOUSEHOLD, 2: Mark.SECOND_HOUSEHOLD}
_SUPPORTS = {
    Direction.TO_A: Mark.SUPPORT,
    Direction.TO_B: Mark.SUPPORT,
    Direction.MUTUAL: Mark.MUTUAL,
}


def legend(network: Network, preset: Preset = Preset.ALL) -> tuple[Entry, ...]:
    """The entries for what occurs on this map; the meaning of nearness and the person in the middle always do."""
    always = {Mark.NEARNESS, Mark.EGO, _SYMBOLS[network.ego.symbol]}
    occurring = {*always, *_of_alters(network), *_of_ties(network, preset)}
    meanings = _meanings(network)
    return tuple(Entry(mark, meanings[mark]) for mark in Mark if mark in occurring)


def _of_alters(network: Network) -> Iterator[Mark]:
    sectors = {sector.key for sector in network.sectors}
    for alter in network.alters:
        yield Mark.SERVICE if alter.kind is AlterKind.SERVICE else _SYMBOLS[alter.symbol]
        if alter.deceased:
            yield Mark.DECEASED
        if alter.standing in AWAITED:
            yield Mark.WISHED
        if alter.standing is Standing.ENDING:
            yield Mark.ENDING
        if alter.placed and alter.sector in sectors:
            yield from (_HOUSEHOLDS[household] for household in alter.households)


def _of_ties(network: Network, preset: Preset) -> Iterator[Mark]:
    known = {network.ego.id, *(alter.id for alter in network.alters)}
    beside = {alter.id for alter in waiting(network)}
    for tie in ties_in(network, preset):
        if tie.a == tie.b or tie.a not in known or tie.b not in known:
            continue
        yield _STRENGTHS[tie.strength]
        if tie.strained:
            yield Mark.STRAINED
        if tie.broken:
            yield Mark.BROKEN
        if tie.kinship in _SLASHED:
            yield _SLASHED[tie.kinship]
        if tie.support:
            yield _SUPPORTS[tie.support]
        if tie.a in beside or tie.b in beside:
            yield Mark.STUB


def _meanings(network: Network) -> dict[Mark, str]:
    return {
        Mark.NEARNESS: _("Nearer the middle means closer"),
        Mark.EGO: _("The parent, in the middle"),
        Mark.WOMAN: _("Woman"),
        Mark.MAN: _("Man"),
        Mark.OTHER: _("Other, or not said"),
        Mark.SERVICE: _("Service or authority"),
        Mark.DECEASED: _("Deceased"),
        Mark.WISHED: _wished(network),
        Mark.ENDING: _("The contact is ending"),
        Mark.HOUSEHOLD: _("The household"),
        Mark.SECOND_HOUSEHOLD: _("The second household"),
        Mark.STRONG: _("Strong contact"),
        Mark.ORDINARY: _("Ordinary contact"),
        Mark.WEAK: _("Weak contact"),
        Mark.STRAINED: _("Strained contact"),
        Mark.BROKEN: _("Contact broken off"),
        Mark.SEPARATED: _("Separated"),
        Mark.DIVORCED: _("Divorced"),
        Mark.SUPPORT: _("Support: the arrow points to whoever receives it"),
        Mark.MUTUAL: _("Support in both directions"),
        Mark.STUB: _("Short line beside somebody who waits: contact with the one named"),
    }


def _wished(network: Network) -> str:
    """The meaning of a dashed outline, by what it is used for on this map."""
    standings = {alter.standing for alter in network.alters}
    if Standing.QUEUE not in standings:
        return _("Wished for, missing")
    if Standing.WISHED not in standings:
        return _("Waiting in a queue")
    return _("Wished for and missing, or in a queue")
