"""How long an export of the timeline takes, from session to bytes, with the fonts already loaded; and its layout alone.

The figures are medians over many runs with the quartiles. Two hundred events are spread over 36 years, more of them
the later it is, with three worries.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from uuid import UUID

from benchmarks.figures import spread
from exports.data.interchange import read
from exports.pictures.timeline import draw_timeline
from mapping.dates import FuzzyDate
from mapping.network import Ego, Network
from mapping.practice import document
from mapping.session import Session
from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, WorryLink
from mapping.timeline.axis import whole
from mapping.timeline.chart import chart
from mapping.timeline.stacking import Canvas

RUNS = 40
AIM = 0.060
"""Seconds to SVG, for two hundred events."""


def invented(count: int) -> Session:
    """A session with that many events. Nobody here exists."""
    worries = tuple(Worry(id=UUID(int=500 + number), text="Morgnarna blir stressiga") for number in range(3))
    events = tuple(_event(number, worries) for number in range(count))
    day, ego = date(2026, 3, 12), Ego(id=UUID(int=1), name="Maria", born=FuzzyDate(edtf="1990-05-02"))
    timeline = Timeline(events=events, worries=worries)
    return Session(
        id=UUID(int=2), family=UUID(int=3), met_on=day, entered_on=day, network=Network(ego=ego), timeline=timeline
    )


def _event(number: int, worries: tuple[Worry, ...]) -> LifeEvent:
    year = 1990 + int(36 * ((number * 7919 % 997) / 997) ** 0.5)
    forms = f"{year}", f"{year}-0{1 + number % 9}", f"{year}~", f"{year}/{min(year + number % 5, 2026)}", f"{year}/.."
    titles = "Flytt till Storgatan", "Separation", "Byter medicin", "Kontaktfamilj varannan helg"
    role = tuple(Role)[number % 3]
    return LifeEvent(
        id=UUID(int=1000 + number),
        title=titles[number % 4],
        lane=tuple(Lane)[number % 7],
        when=FuzzyDate(edtf=forms[number * 3 % 5]),
        weight=None if number % 9 == 8 else number * 5 % 7 - 3,
        links=(WorryLink(worry=worries[number % 3].id, role=role),) if number % 5 == 0 else (),
    )


def measure() -> list[str]:
    """Lines for people to read."""
    practice, many = read(document()).sessions[-1], invented(200)
    few = len(practice.timeline.events)
    taken = _times(lambda: draw_timeline(many, title="K-1", picture_format="svg"))
    return [
        f"{few} events to SVG: {spread(_times(lambda: draw_timeline(practice, title='K-1', picture_format='svg')))}",
        f"200 events to SVG: {spread(taken)}; {median(taken) / AIM:.1f} times the {AIM * 1000:.0f} ms aimed at",
        f"200 events to PDF: {spread(_times(lambda: draw_timeline(many, title='K-1', picture_format='pdf'), 8))}",
        f"200 events laid out for a terminal of 100 cells, two rows a side: {spread(_times(lambda: _in_cells(many)))}",
    ]


def _in_cells(session: Session) -> object:
    events = session.timeline.events
    canvas = Canvas(100, len, lambda _events: 1, whole=True)
    axis = whole((event.when for event in events), session.met_on)
    return chart(events, axis, canvas, session.met_on, dict.fromkeys(Lane, (2, 2)))


def _times(work: Callable[[], object], runs: int = RUNS) -> list[float]:
    work()
    taken = []
    for _ in range(runs):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return taken
