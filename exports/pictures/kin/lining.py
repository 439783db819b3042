"""Where everybody in the genogram stands sideways: found by Graphviz's `dot`, which layers graphs.

A chain of couples is one box whose cells are its ports, so that lines begin where they will be drawn. Between two
rows lies a layer with a point for each sibship, which keeps siblings together. Only the places come from the engine;
the lines are drawn by the genogram's own conventions (see `channels`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from exports.pictures.engine import draw
from exports.pictures.kin.chains import CELL, Chain
from mapping.network import Kinship
from mapping.network.generations import Generations, Sibship
from mapping.record import Id

_APART = 24.0
"""Between two chains, in points."""

_PLACE = re.compile(r'^\s*([cv]\d+(?:_\d+)?)\s+\[[^]]*?pos="(-?[\d.e+-]+),', re.MULTILINE)


class Lining(NamedTuple):
    """Places from left to right, in points."""

    people: Mapping[Id, float]
    """The middle of each."""
    ways: Mapping[tuple[int, int], float]
    """Where a sibship's line passes a row on its way to a later one, by the sibship's number and the row."""


def lined_up(family: Generations, chains: Sequence[Chain], *, as_told: bool) -> Lining:
    """Places for everybody, such that nobody stands in another's room and few lines cross.

    Of siblings, the elder stand to the left. Those whose age is not known stand where they were told of, or, unless
    `as_told`, wherever fewest lines cross.

    Raises:
        PictureError: the engine is missing or refused.
    """
    drawn = draw(layers(family, chains, as_told=as_told), "dot", "dot").decode()
    at = {name: float(x) for name, x in _PLACE.findall(drawn)}
    people = {
        member: at[f"c{number}"] + (chain.middle(member) + 0.5 - chain.width / 2) * CELL
        for number, chain in enumerate(chains)
        for member in chain.members
    }
    ways = {key: at[_way(*key)] for key in _passing(family)}
    return Lining(people, ways)


def layers(family: Generations, chains: Sequence[Chain], *, as_told: bool) -> str:
    """The family as DOT text for the engine to line up. It holds no word that anybody has said."""
    rows, levels = family.row_of, range(-1, 2 * len(family.rows))
    stated = [f"graph [nodesep={_APART / 72:.3f} ranksep=0.2 mclimit=4]"]
    stated.append('node [label="" fixedsize=true shape=box height=0.1 width=0.02] edge [dir=none]')
    stated.append(" -> ".join(f"s{level + 1}" for level in levels) + " [style=invis]")
    stated += [f"{{rank=same s{level + 1}{''.join(_level(level, family, chains))}}}" for level in levels]
    stated += [_box(number, chain) for number, chain in enumerate(chains)]
    port_of = {member: (number, chain) for number, chain in enumerate(chains) for member in chain.members}
    for number, sibship in enumerate(family.sibships):
        stated += _descent(number, sibship, rows, port_of)
        stated += _in_order(sibship, port_of, as_told)
    return "digraph {\n" + "\n".join(stated) + "\n}\n"


def _level(level: int, family: Generations, chains: Sequence[Chain]) -> Iterator[str]:
    """What stands in a layer: a row of people in the even ones, the points of their sibships in the odd ones above."""
    if level % 2:
        for number, sibship in enumerate(family.sibships):
            if family.row_of[sibship.children[0].id] * 2 - 1 == level:
                yield f" f{number}"
        return
    yield from (f" c{number}" for number, chain in enumerate(chains) if chain.row * 2 == level)
    yield from (f" {_way(number, row)}" for number, row in _passing(family) if row * 2 == level)


def _box(number: int, chain: Chain) -> str:
    ports = "|".join(f"<p{cell}>" for cell in range(chain.width))
    return f'c{number} [shape=record label="{ports}" width={chain.width * CELL / 72:.4f}]'


def _descent(
    number: int, sibship: Sibship, rows: Mapping[Id, int], port_of: Mapping[Id, tuple[int, Chain]]
) -> Iterator[str]:
    """The lines from the parents, past the rows in between, to the children."""
    between = [_way(number, row) for row in _rows_between(sibship, rows)]
    if sibship.parents:
        box, chain = port_of[sibship.parents[0]]
        start = chain.between(*sibship.parents) if len(sibship.parents) == 2 else chain.middle(*sibship.parents)
        yield " -> ".join((f"c{box}:p{start}:s", *between, f"f{number}")) + " [weight=3]"
    for child in sibship.children:
        box, chain = port_of[child.id]
        weight = 1 if child.kinship is Kinship.STEP else 3
        yield f"f{number} -> c{box}:p{chain.middle(child.id)}:n [weight={weight}]"


def _in_order(sibship: Sibship, port_of: Mapping[Id, tuple[int, Chain]], as_told: bool) -> Iterator[str]:
    """The children from left to right: the elder before the younger, and perhaps the others as they were told."""
    boxes = dict.fromkeys(port_of[child.id][0] for child in sibship.children if child.born or as_told)
    yield from (f"c{one} -> c{other} [style=invis]" for one, other in pairwise(boxes))


def _passing(family: Generations) -> Iterator[tuple[int, int]]:
    """Each sibship's number with each row that its line passes."""
    rows = family.row_of
    for number, sibship in enumerate(family.sibships):
        yield from ((number, row) for row in _rows_between(sibship, rows))


def _rows_between(sibship: Sibship, rows: Mapping[Id, int]) -> range:
    if not sibship.parents:
        return range(0)
    return range(rows[sibship.parents[0]] + 1, rows[sibship.children[0].id])


def _way(number: int, row: int) -> str:
    return f"v{number}_{row}"
