"""What a paper map never shows: something to ask about, for the worker alone, and only when the worker wants it.

A prompt finds fault with nobody. It names whom the map says too little about, so that the worker may ask one open
question (METHOD § 6: questions that could shame belong to the worker's view, off by default).
"""

import enum
from datetime import date
from typing import NamedTuple

from mapping.dates import FuzzyDate
from mapping.measures import here_today
from mapping.network import Alter, AlterKind, Network, Support, Tie
from mapping.record import Id
from mapping.timeline import ages_at

OF_AGE = 18
"""Years."""


class PromptKind(enum.Enum):
    """What a prompt is about."""

    UNTIED = enum.auto()
    """People with no tie at all."""
    CHILD_ALONE = enum.auto()
    """Children of the family without a grown-up beside the parent."""
    ONE_GIVER = enum.auto()
    """A kind of support that rests on one alone."""
    NO_KEEPER = enum.auto()
    """Services that nobody keeps track of."""


class Prompt(NamedTuple):
    """Something that may be asked about."""

    kind: PromptKind
    about: tuple[Id, ...]
    """Whom it is about; never empty."""
    support: Support | None = None
    """Which kind of support, when it is about one."""


def prompts(network: Network, on: date) -> tuple[Prompt, ...]:
    """Everything that the map of that day may make one ask about, in the order of `PromptKind`."""
    found = [
        Prompt(PromptKind.UNTIED, _ids(untied(network))),
        Prompt(PromptKind.CHILD_ALONE, _ids(children_alone(network, on))),
        *(Prompt(PromptKind.ONE_GIVER, (giver.id,), kind) for kind, giver in resting_on_one(network)),
        Prompt(PromptKind.NO_KEEPER, _ids(unkept(network))),
    ]
    return tuple(prompt for prompt in found if prompt.about)


def untied(network: Network) -> tuple[Alter, ...]:
    """People with no tie at all, not even a broken one. Services seldom have any drawn, and are left out."""
    tied = {end for tie in network.ties for end in (tie.a, tie.b)}
    return tuple(one for one in here_today(network) if one.kind is AlterKind.PERSON and one.id not in tied)


def children_alone(network: Network, on: date) -> tuple[Alter, ...]:
    """The family's children who have no unbroken tie to a grown-up person beside the parent.

    The family's are the parent's own (by birth, step, foster or adoption) and those who live in one of its households;
    other children on the map have grown-ups that the map need not show. A service is nobody to go home to.
    """
    mine = {tie.b for tie in network.ties if _is_down_from_ego(network, tie)}
    people = [one for one in here_today(network) if one.kind is AlterKind.PERSON]
    children = [one for one in people if is_child(network, one, on)]
    grown_up = {one.id for one in people} - {child.id for child in children}
    return tuple(
        child
        for child in children
        if (child.id in mine or child.households) and not _whole_ties(network, child.id) & grown_up
    )


def resting_on_one(network: Network) -> tuple[tuple[Support, Alter], ...]:
    """The kinds of support that exactly one gives, and who it is."""
    givers = {kind: [one for one in here_today(network) if kind in one.gives] for kind in Support}
    return tuple((kind, some[0]) for kind, some in givers.items() if len(some) == 1)


def unkept(network: Network) -> tuple[Alter, ...]:
    """Services whose letters and times nobody keeps track of."""
    return tuple(one for one in here_today(network) if one.kind is AlterKind.SERVICE and not one.keeper.strip())


def is_child(network: Network, someone: Alter, on: date) -> bool:
    """Whether somebody was under age on that day. When the age is not known: whether they are the parent's child."""
    ages = ages_at(someone.born, FuzzyDate(edtf=on.isoformat()))
    if ages is not None:
        return ages.most < OF_AGE
    return any(tie.b == someone.id and _is_down_from_ego(network, tie) for tie in network.ties)


def _is_down_from_ego(network: Network, tie: Tie) -> bool:
    return tie.a == network.ego.id and tie.kinship is not None and tie.kinship.runs_down


def _whole_ties(network: Network, id_: Id) -> set[Id]:
    """Whom somebody has an unbroken tie to."""
    whole = [{tie.a, tie.b} for tie in network.ties if not tie.broken]
    return {end for pair in whole if id_ in pair for end in pair} - {id_}


def _ids(alters: tuple[Alter, ...]) -> tuple[Id, ...]:
    return tuple(alter.id for alter in alters)
