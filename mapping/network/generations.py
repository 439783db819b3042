"""Who belongs to which generation, who are couples, and whose children are whose: what a genogram shows.

Pure: from the family ties of the network alone. What people tell can contradict itself (somebody his own
grandfather, partners two generations apart): everybody still gets exactly one generation, and the ties that fit in
no drawing by generations are given as they are.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import NamedTuple

from mapping.network import Kinship, Network, Tie, everybody
from mapping.record import Id

TOGETHER = (Kinship.PARTNER, Kinship.DIVORCED, Kinship.EX_PARTNER)
"""The ties of a couple; of several between the same two, the first of these counts."""

DOWNWARD = (Kinship.PARENT_CHILD, Kinship.ADOPTIVE, Kinship.FOSTER, Kinship.STEP)
"""The ties from an elder to a child; of several between the same two, the first of these counts."""

_BY_BIRTH = frozenset({*TOGETHER, Kinship.PARENT_CHILD, Kinship.SIBLING})
"""These decide the generation before the others do: a grandmother who is foster mother is still the grandmother."""

_BOTH_MADE = frozenset({Kinship.PARENT_CHILD, Kinship.ADOPTIVE})
"""Two such parents belong together over the child, whether or not they are said to be a couple."""

Pair = frozenset[Id]


class Couple(NamedTuple):
    """Two who are or have been a couple, or have children together."""

    a: Id
    b: Id
    kinship: Kinship | None
    """None when all that is told is that they have children together."""


class Child(NamedTuple):
    """One of a sibship, and what makes it so."""

    id: Id
    kinship: Kinship
    born: date | None
    """The first day that it may have been; None when nobody knows."""


class Sibship(NamedTuple):
    """The children under a couple or under one parent, the eldest first; or siblings whose parents are not told."""

    parents: tuple[Id, ...]
    """None, one, or two, who are then a couple."""
    children: tuple[Child, ...]


class Generations(NamedTuple):
    """The parent's family, by generation."""

    rows: tuple[tuple[Id, ...], ...]
    """The eldest generation first; in each, the order in which they are met on the way from the parent."""
    couples: tuple[Couple, ...]
    sibships: tuple[Sibship, ...]
    """The children of one sibship are of one generation."""
    others: tuple[Tie, ...]
    """The family ties that no generation has room for."""

    @property
    def row_of(self) -> dict[Id, int]:
        """Everybody's row, counted from the eldest."""
        return {id_: row for row, ids in enumerate(self.rows) for id_ in ids}


def generations(network: Network) -> Generations:
    """The family around the parent: everybody who is tied to the parent by family ties, however far."""
    ties = _family_ties(network)
    found = _found(network.ego.id, ties)
    ties = [tie for tie in ties if tie.a in found]
    fitting = [tie for tie in ties if _fits(tie, found)]
    couples = _couples(fitting)
    births = _births(network)
    sibships = list(_under_elders(fitting, found, couples, births))
    sibships += _without_elders(fitting, found, sibships, births)
    known = {frozenset((couple.a, couple.b)) for couple in couples}
    unsaid = dict.fromkeys(
        one.parents for one in sibships if len(one.parents) == 2 and frozenset(one.parents) not in known
    )
    return Generations(
        rows=_rows(found),
        couples=(*couples, *(Couple(a, b, None) for a, b in unsaid)),
        sibships=tuple(sibships),
        others=tuple(tie for tie in ties if not _fits(tie, found)),
    )


def family_of(network: Network) -> frozenset[Id]:
    """Everybody who is tied to the parent by family ties, however far, and the parent."""
    return frozenset(_found(network.ego.id, _family_ties(network)))


def _family_ties(network: Network) -> list[Tie]:
    known = {someone.id for someone in everybody(network)}
    return [tie for tie in network.ties if tie.kinship and tie.a != tie.b and {tie.a, tie.b} <= known]


def _found(ego: Id, ties: Iterable[Tie]) -> dict[Id, int]:
    """Everybody's generation, later ones higher, the parent's 0; in the order in which they are met.

    The way with the fewest ties that are not by birth decides; of such ways, the shortest.
    """
    steps: dict[Id, list[tuple[Id, int, bool]]] = defaultdict(list)
    for tie in ties:
        assert tie.kinship is not None  # noqa: S101 - none but family ties are handed in
        down = int(tie.kinship.runs_down)
        by_choice = tie.kinship not in _BY_BIRTH
        steps[tie.a].append((tie.b, down, by_choice))
        steps[tie.b].append((tie.a, -down, by_choice))
    found: dict[Id, int] = {}
    ahead = [(0, 0, 0, ego, 0)]
    met = 0
    while ahead:
        chosen, length, _met, here, generation = heapq.heappop(ahead)
        if here in found:
            continue
        found[here] = generation
        for there, down, by_choice in steps[here]:
            met += 1
            heapq.heappush(ahead, (chosen + by_choice, length + 1, met, there, generation + down))
    return found


def _rows(found: Mapping[Id, int]) -> tuple[tuple[Id, ...], ...]:
    rows = range(min(found.values()), max(found.values()) + 1)
    return tuple(tuple(id_ for id_, generation in found.items() if generation == row) for row in rows)


def _fits(tie: Tie, found: Mapping[Id, int]) -> bool:
    """Whether it joins an elder with somebody of a later generation, or two of the same."""
    below = found[tie.b] - found[tie.a]
    return below > 0 if tie.kinship in DOWNWARD else below == 0


def _couples(ties: Iterable[Tie]) -> list[Couple]:
    couples: dict[Pair, Couple] = {}
    for tie in sorted((tie for tie in ties if tie.kinship in TOGETHER), key=_rank):
        couples.setdefault(frozenset((tie.a, tie.b)), Couple(tie.a, tie.b, tie.kinship))
    return list(couples.values())


def _rank(tie: Tie) -> int:
    assert tie.kinship is not None  # noqa: S101 - none but family ties are handed in
    return (*TOGETHER, *DOWNWARD).index(tie.kinship)


def _births(network: Network) -> dict[Id, date]:
    """When each was born, as far as it is told, at the earliest."""
    known = {someone.id: someone.born for someone in everybody(network)}
    return {id_: born.earliest for id_, born in known.items() if born and born.earliest}


def _under_elders(
    ties: Iterable[Tie], found: Mapping[Id, int], couples: Iterable[Couple], births: Mapping[Id, date]
) -> Iterator[Sibship]:
    elders: dict[Id, dict[Id, Kinship]] = defaultdict(dict)
    for tie in sorted((tie for tie in ties if tie.kinship in DOWNWARD), key=_rank):
        assert tie.kinship is not None  # noqa: S101 - the line above leaves none out
        elders[tie.b].setdefault(tie.a, tie.kinship)
    pairs = {frozenset((couple.a, couple.b)): (couple.a, couple.b) for couple in couples}
    children: dict[tuple[tuple[Id, ...], int], list[Child]] = defaultdict(list)
    for child in found:
        for parents, kinship in _parents(elders[child], pairs, found):
            children[parents, found[child]].append(Child(child, kinship, births.get(child)))
            if len(parents) == 2:
                pairs.setdefault(frozenset(parents), (parents[0], parents[1]))
    for (parents, _generation), sibship in children.items():
        yield Sibship(parents, _eldest_first(sibship))


def _parents(
    elders: Mapping[Id, Kinship], pairs: Mapping[Pair, tuple[Id, Id]], found: Mapping[Id, int]
) -> Iterator[tuple[tuple[Id, ...], Kinship]]:
    """The couples and single elders whom one child stands under, each with what makes it so."""
    for kinship in DOWNWARD:
        same = [elder for elder, other in elders.items() if other is kinship]
        for one, two in combinations(list(same), 2):
            if {one, two} <= set(same) and frozenset((one, two)) in pairs:
                yield pairs[frozenset((one, two))], kinship
                same = [elder for elder in same if elder not in (one, two)]
        if kinship in _BOTH_MADE and len(same) == 2 and found[same[0]] == found[same[1]]:
            yield (same[0], same[1]), kinship
            continue
        for elder in same:
            yield _beside(elder, kinship, elders, pairs), kinship


def _beside(
    elder: Id, kinship: Kinship, elders: Mapping[Id, Kinship], pairs: Mapping[Pair, tuple[Id, Id]]
) -> tuple[Id, ...]:
    """A step- or adoptive parent together with the child's own parent, if the two are a couple; else alone."""
    for other, theirs in elders.items() if kinship in (Kinship.STEP, Kinship.ADOPTIVE) else ():
        if DOWNWARD.index(theirs) < DOWNWARD.index(kinship) and frozenset((elder, other)) in pairs:
            return pairs[frozenset((elder, other))]
    return (elder,)


def _without_elders(
    ties: Iterable[Tie], found: Iterable[Id], known: Iterable[Sibship], births: Mapping[Id, date]
) -> Iterator[Sibship]:
    """Those who are told to be siblings, and share no parent that is told."""
    elders: dict[Id, set[Id]] = defaultdict(set)
    for sibship in known:
        for child in sibship.children:
            elders[child.id] |= set(sibship.parents)
    joined: dict[Id, list[Id]] = {}
    for tie in ties:
        if tie.kinship is Kinship.SIBLING and not elders[tie.a] & elders[tie.b]:
            one, two = joined.setdefault(tie.a, [tie.a]), joined.setdefault(tie.b, [tie.b])
            if one is not two:
                one += two
                joined.update(dict.fromkeys(two, one))
    groups: dict[int, list[Child]] = defaultdict(list)
    for sibling in found:
        if sibling in joined:
            groups[id(joined[sibling])].append(Child(sibling, Kinship.SIBLING, births.get(sibling)))
    for siblings in groups.values():
        yield Sibship((), _eldest_first(siblings))


def _eldest_first(children: Iterable[Child]) -> tuple[Child, ...]:
    return tuple(sorted(children, key=lambda child: child.born or date.max))
