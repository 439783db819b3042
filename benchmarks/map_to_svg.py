"""How long an export of the network map takes, from session to bytes, with a warm engine; and beside system Graphviz.

The figures are medians in milliseconds over many runs. Kept between runs, as they are in the app: the engine, the
font's widths and the embedded subset. Everything else is made anew. `neato -n2` draws the very DOT that the engine
does; its time includes the start of a process, as it would in use.
"""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from uuid import UUID

from exports.pictures.engine import draw
from exports.pictures.look import Look
from exports.pictures.network_map import draw_map, warm
from mapping.boxes import Size
from mapping.dates import FuzzyDate
from mapping.family import FamilyMember, Symbol
from mapping.network import SECTORS, Alter, AlterKind, Direction, Network, Strength, Tie
from mapping.placement import place
from mapping.session import Session

RUNS = 100
AIMS = {30: 5.0, 150: 20.0}
"""Milliseconds to SVG by the number of people: what was hoped for when Krets was planned."""

PNG_AIM = 250.0
"""Milliseconds, for 150 people at 150 dots an inch on an A3 sheet."""

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
    for people in AIMS:
        lines.extend(_to_svg(invented(people), people))
    a3 = Look(paper="a3", dpi=150)
    few, many = invented(30), invented(150)
    png = _median(lambda: draw_map(few, title="K-1", picture_format="png"), runs=5)
    pdf = _median(lambda: draw_map(few, title="K-1", picture_format="pdf"), runs=15)
    sheet = _median(lambda: draw_map(many, title="K-1", picture_format="png", look=a3), runs=5)
    aimed = _against(sheet, PNG_AIM)
    return [
        *lines,
        f"30 people to PNG: {png:.0f} ms",
        f"30 people to PDF: {pdf:.0f} ms",
        f"150 people to PNG on A3 at 150 dpi: {sheet:.0f} ms; {aimed}",
    ]


def _to_svg(session: Session, people: int) -> list[str]:
    dot = draw_map(session, title="K-1", picture_format="dot")
    whole = _median(lambda: draw_map(session, title="K-1", picture_format="svg"))
    to_dot = _median(lambda: draw_map(session, title="K-1", picture_format="dot"))
    engine = _median(lambda: draw(dot.decode(), "svg"))
    placing = _median(lambda: place(session.network, lambda _: Size(70, 45)))
    shares = f"placement alone {placing:.1f}, to DOT {to_dot:.1f}, engine {engine:.1f}"
    lines = [f"{people} people to SVG: {whole:.1f} ms ({shares}); {_against(whole, AIMS[people])}"]
    if shutil.which("neato"):
        system = _median(lambda: _neato(dot), runs=20)
        lines.append(f"  the same DOT by `neato -n2`: {system:.1f} ms; the engine takes {engine / system:.2f} of that")
    return lines


def _neato(dot: bytes) -> bytes:
    return subprocess.run(["neato", "-n2", "-Tsvg"], input=dot, capture_output=True, check=True).stdout


def _against(taken: float, aim: float) -> str:
    return f"{taken / aim:.1f} times the {aim:.0f} ms aimed at"


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
