"""How long an export of the network map takes: 30 people to SVG, from session to bytes, with a warm engine.

The figures are medians in milliseconds over many runs. Kept between runs, as they are in the app: the engine, the
font's widths and the embedded subset. Everything else is made anew.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from uuid import UUID

from exports.pictures.engine import draw
from exports.pictures.network_map import draw_map, warm
from mapping.boxes import Size
from mapping.dates import FuzzyDate
from mapping.family import FamilyMember, Symbol
from mapping.network import SECTORS, Alter, AlterKind, Direction, Network, Strength, Tie
from mapping.placement import place
from mapping.session import Session

RUNS = 100
AIM = 5.0
"""Milliseconds: what was hoped for when Krets was planned."""

_NAMES = ("Anna", "Lars", "Åsa", "Göran", "Fatima", "Omar", "Örjan", "Maj-Britt", "Farbror Torsten", "Elsas lärare")


_EGO = FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="1991"))


def invented(people: int) -> Session:
    """A session with that many around a parent, three out of four tied to the parent. Nobody here exists."""
    alters = tuple(
        Alter(
            id=UUID(int=number),
            name=_NAMES[number % 10],
            kind=AlterKind.SERVICE if number % 4 == 0 else AlterKind.PERSON,
            symbol=tuple(Symbol)[number % 3],
            sector=SECTORS[number * 5 % 6].key,
            ring=1 + number * 7 % 3,
        )
        for number in range(2, people + 2)
    )
    ties = tuple(_tie(alter) for alter in alters if alter.id.int % 4)
    day = date(2026, 3, 12)
    network = Network(ego=_EGO, alters=alters, ties=ties)
    return Session(id=UUID(int=9001), family=UUID(int=9002), met_on=day, entered_on=day, network=network)


def _tie(alter: Alter) -> Tie:
    number = alter.id.int
    return Tie(
        id=UUID(int=1000 + number),
        a=_EGO.id,
        b=alter.id,
        strength=tuple(Strength)[number % 3],
        strained=number % 5 == 0,
        support=Direction.TO_A if number % 7 == 0 else None,
    )


def measure() -> list[str]:
    """Lines for people to read."""
    began = perf_counter()
    warm()
    warming = (perf_counter() - began) * 1000
    lines = [f"engine and fonts, first start: {warming:.0f} ms (once in a process, in the background)"]
    for people in (30, 150):
        lines.extend(_to_svg(invented(people), people))
    png = _median(lambda: draw_map(invented(30), title="K-1", picture_format="png"), runs=5)
    pdf = _median(lambda: draw_map(invented(30), title="K-1", picture_format="pdf"), runs=15)
    return [*lines, f"30 people to PNG: {png:.0f} ms", f"30 people to PDF: {pdf:.0f} ms"]


def _to_svg(session: Session, people: int) -> list[str]:
    dot = draw_map(session, title="K-1", picture_format="dot").decode()
    whole = _median(lambda: draw_map(session, title="K-1", picture_format="svg"))
    to_dot = _median(lambda: draw_map(session, title="K-1", picture_format="dot"))
    engine = _median(lambda: draw(dot, "svg"))
    placing = _median(lambda: place(session.network, lambda _: Size(70, 45)))
    shares = f"placement alone {placing:.1f}, to DOT {to_dot:.1f}, engine {engine:.1f}"
    aimed = f"; {whole / AIM:.1f} times the {AIM:.0f} ms aimed at" if people == 30 else ""
    return [f"{people} people to SVG: {whole:.1f} ms ({shares}){aimed}"]


def _median(work: Callable[[], object], runs: int = RUNS) -> float:
    work()
    taken = []
    for _ in range(runs):
        began = perf_counter()
        work()
        taken.append((perf_counter() - began) * 1000)
    return median(taken)


if __name__ == "__main__":
    print("\n".join(measure()))
