"""How long an export of the network map takes, from session to bytes, with a warm engine; and beside system Graphviz.

The figures are medians in milliseconds over many runs. Kept between runs, as they are in the app: the engine, the
font's widths and the embedded subset. Everything else is made anew. The shares are measured in runs of their own.
`neato -n2` draws the very DOT that the engine does; its time includes the start of a process, as it would in use.
"""

import shutil
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch
from uuid import UUID

from exports.pictures import dot as dot_writing
from exports.pictures import network_map
from exports.pictures.look import Look
from exports.pictures.network_map import draw_map, warm
from mapping.dates import FuzzyDate
from mapping.family import FamilyMember, Symbol
from mapping.network import SECTORS, Alter, AlterKind, Direction, Network, Strength, Tie
from mapping.session import Session

RUNS = 100
AIMS = {30: 5.0, 150: 20.0}
"""Milliseconds to SVG by the number of people: what was hoped for when Krets was planned."""

STAGES = {
    "figures": (network_map, "_figures"),
    "placement": (network_map, "place"),
    "sheet": (network_map, "sheet"),
    "ways of ties": (dot_writing, "drawn_ties"),
    "DOT with them": (network_map, "write_dot"),
    "engine": (network_map, "draw"),
    "words": (network_map, "in_words"),
    "finishing": (network_map, "paged"),
}
"""Each stage's function, by the module that calls it and the name it has there."""

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
    def work() -> bytes:
        return draw_map(session, title="K-1", picture_format="svg")

    whole = _median(work)
    shares = _shares(work)
    told = ", ".join(f"{stage} {taken:.1f} ({taken / whole:.0%})" for stage, taken in shares.items())
    lines = [f"{people} people to SVG: {whole:.1f} ms; {_against(whole, AIMS[people])}", f"  {told}"]
    if shutil.which("neato"):
        dot = draw_map(session, title="K-1", picture_format="dot")
        system = _median(lambda: _neato(dot), runs=20)
        beside = f"the engine takes {shares['engine'] / system:.2f} of that, the whole {whole / system:.2f}"
        lines.append(f"  the same DOT by `neato -n2`: {system:.1f} ms; {beside}")
    return lines


def _shares(work: Callable[[], object]) -> dict[str, float]:
    """What each stage takes of the work, in milliseconds."""
    taken: dict[str, list[float]] = {stage: [] for stage in STAGES}
    with ExitStack() as patches:
        for stage, (module, name) in STAGES.items():
            timed = _timed(getattr(module, name), taken[stage])
            patches.enter_context(patch.object(module, name, timed))
        for _ in range(RUNS):
            work()
    return {stage: median(times) * 1000 for stage, times in taken.items()}


def _timed(stage: Callable[..., Any], taken: list[float]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        began = perf_counter()
        made = stage(*given, **named)
        taken.append(perf_counter() - began)
        return made

    return timed


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
