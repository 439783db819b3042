"""Finding places for everybody on the map, with the sizes of texts known: the picture's measure and a terminal's.

Also how much of the disc they fill, and how long it takes to put people in an order with fewer crossings.
"""

from collections.abc import Callable
from math import pi
from time import perf_counter
from uuid import UUID

from msgspec.structs import replace

from benchmarks.figures import ratio, spread
from benchmarks.map_to_svg import invented
from exports.pictures.figures import ego_figure, figure_of, sector_size
from mapping.network import Alter, Ego, Network, Sector, Tie
from mapping.placement import Measure, place
from mapping.placement.boxes import Size
from mapping.placement.untangling import untangled
from mapping.session import Session

RUNS = 60
MANY, FEW = 150, 30
_SECTORS = (
    *("professional", "kin", "professional", "school_work", "friends", "professional", "kin"),
    *("professional", "leisure", "friends", "professional", "kin", "home"),
)
_RINGS = (3, 2, 1, 3, 2, 3, 2, 3)
AIM = 8.0
"""Times: five times the people stand closer, and what is crowded is tried in several ways."""


def measure() -> list[str]:
    """Lines for people to read."""
    lines, taken = [], {}
    for people in (FEW, 60, MANY):
        session = _uneven(people)
        sizes = _of_picture(session)
        taken[people] = _timed(lambda: place(session.network, sizes), RUNS)  # noqa: B023 - called at once
        lines.append(
            f"{people} people, a picture: {spread(taken[people])}, {_filled(session.network, sizes):.0%} filled"
        )
        in_cells = _timed(lambda: place(session.network, _of_terminal, gap=1, room=4), RUNS)  # noqa: B023
        lines.append(f"{people} people, a terminal: {spread(in_cells)}")
    lines.append(f"{MANY} people beside {FEW}: {ratio(taken[MANY], taken[FEW], AIM)}")
    return [*lines, *map(_untangling, (60, MANY))]


def _uneven(people: int) -> Session:
    """Most stand among the professional contacts and far out, few at home; as many ties join the others."""
    session = invented(people)
    alters = [
        replace(alter, sector=_SECTORS[number % len(_SECTORS)], ring=_RINGS[number * 3 % len(_RINGS)])
        for number, alter in enumerate(session.network.alters)
    ]
    ties = [
        Tie(id=UUID(int=5000 + number), a=alter.id, b=alters[(number * 17 + 5) % people].id)
        for number, alter in enumerate(alters)
        if alter is not alters[(number * 17 + 5) % people]
    ]
    network = replace(session.network, alters=tuple(alters), ties=(*session.network.ties, *ties))
    return replace(session, network=network)


def _timed(work: Callable[[], object], runs: int) -> list[float]:
    work()
    taken = []
    for _ in range(runs):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return taken


def _of_picture(session: Session) -> Measure:
    """The sizes of the picture's texts, reckoned before the clock runs."""
    network, day = session.network, session.met_on
    sizes = {alter.id: figure_of(alter, day).size for alter in network.alters}
    sizes[network.ego.id] = ego_figure(network.ego, day).size
    names = {sector.key: sector_size(sector) for sector in network.sectors}
    return lambda what: names[what.key] if isinstance(what, Sector) else sizes[what.id]


def _of_terminal(what: Ego | Alter | Sector) -> Size:
    """Cells, two units high, as a terminal with short names has them."""
    if isinstance(what, Sector):
        return Size(0, 0)
    return Size(5 + what.id.int * 7 % 9, 2) if isinstance(what, Alter) else Size(9, 6)


def _filled(network: Network, sizes: Measure) -> float:
    """How much of the disc symbols and texts take up."""
    placement = place(network, sizes)
    return sum(box.width * box.height for _, box in placement.spots) / (pi * placement.radius**2)


def _untangling(people: int) -> str:
    session = _uneven(people)
    sizes = _of_picture(session)
    taken = _timed(lambda: untangled(session.network, lambda network: place(network, sizes)), 5)
    return f"{people} people, an order with fewer crossings: {spread(taken)}"


if __name__ == "__main__":
    print("\n".join(measure()))
