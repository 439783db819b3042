"""How often the ties of a whole map run over the names of others: hardly ever on a map that has room."""

from collections.abc import Sequence

import pytest

from exports.data.interchange import read
from exports.pictures import dot
from exports.pictures.marks import DrawnTie
from exports.pictures.network_map import draw_map
from exports.pictures.ties import Place
from mapping.placement.boxes import Box
from mapping.practice import document
from mapping.record import Id
from mapping.session import Session
from tests.exports.invented import crowd, lively


def drawn(of: Session, monkeypatch: pytest.MonkeyPatch) -> tuple[list[DrawnTie], dict[Id, Place]]:
    """The ways of a map's ties, and where everybody stands on it."""
    seen: list[tuple[list[DrawnTie], dict[Id, Place]]] = []
    ways = dot.drawn_ties

    def noted(ties: Sequence[DrawnTie], places: dict[Id, Place], centre: tuple[float, float]) -> list[DrawnTie]:
        seen.append((ways(ties, places, centre), dict(places)))  # type: ignore[arg-type]
        return seen[-1][0]

    with monkeypatch.context() as patched:
        patched.setattr(dot, "drawn_ties", noted)
        draw_map(of, title="K-1", picture_format="dot")
    return seen[0]


def run_over(ties: Sequence[DrawnTie], places: dict[Id, Place]) -> int:
    """How many times a tie runs over the text of somebody whom it does not concern."""
    texts = {who: place.text or place.symbol.box for who, place in places.items()}
    return sum(
        crosses(drawn, box) for drawn in ties for who, box in texts.items() if who not in (drawn.tie.a, drawn.tie.b)
    )


def crosses(drawn: DrawnTie, box: Box) -> bool:
    pieces = int(drawn.way.length) + 1
    points = [drawn.way.at(piece / pieces) for piece in range(pieces + 1)]
    return any(abs(x - box.x) < box.width / 2 and abs(y - box.y) < box.height / 2 for x, y in points)


MAPS = {
    "practice": ([read(document()).sessions[-1]], 0.06),
    "thirty": ([lively(30, seed) for seed in range(1, 7)], 0.02),
    "sixty": ([crowd(60), *(lively(60, seed) for seed in range(1, 5))], 0.06),
    "a hundred and fifty": ([crowd(150), lively(150, 1)], 0.7),
}
"""Maps, and how many names a tie may run over on them on the average."""


@pytest.mark.parametrize(("maps", "most"), MAPS.values(), ids=MAPS)
def test_ties_hardly_ever_run_over_names(maps: list[Session], most: float, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [drawn(each, monkeypatch) for each in maps]
    assert sum(run_over(*picture) for picture in pictures) <= most * sum(len(ties) for ties, _ in pictures)


def test_ties_stay_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    for of in (lively(60, 1), lively(150, 1)):
        ties, places = drawn(of, monkeypatch)
        for each in ties:
            (ax, ay), (bx, by) = (places[end].symbol.box[:2] for end in (each.tie.a, each.tie.b))
            straight = ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
            assert each.way.length < 1.25 * straight or straight < 150
