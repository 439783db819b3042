"""How the circle is shared out among the sectors: each as wide as makes the disc small, within bounds.

A ring is as broad as its fullest sector needs, so a sector's fullest ring decides how wide it should be. Loads are
counted in a few coarse units, each sector's by itself: one person more or less as a rule changes no sector's width, and
everybody else then stays where they are.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from math import log2, pi

Span = tuple[float, float]
"""From one angle clockwise to another."""

LEAST = 0.5
"""The least part of an even share of the circle that a sector keeps, however empty it is."""

MOST = 2.5
"""The most of an even share that a sector is given, however empty the others are."""

_UNITS = 12
"""In about how many units the whole load is counted."""

_ALWAYS = 1.5
"""How many persons each sector is reckoned to hold in any case: where there are few, all are about as wide."""

_WEIGHTS = (1.0, 0.6, 0.45)
"""What a load counts for in each ring: nearer the middle there is less room."""


def shares(loads: Sequence[Sequence[float]], usual: float) -> list[Span]:
    """Each sector's span, clockwise, the first one's middle at the top.

    `loads` are areas, by sector and ring; `usual` is what one person takes up.
    """
    if not loads:
        return []
    even = 2 * pi / len(loads)
    widths = _bounded(_counted(_pulls(loads, _ALWAYS * usual)), LEAST * even, MOST * even)
    return list(pairwise(accumulate(widths, initial=-widths[0] / 2)))


def _pulls(loads: Sequence[Sequence[float]], always: float) -> list[float]:
    """How much of the circle each sector should have, in proportion.

    Were a ring's area what the fullest of its sectors needs, and that softened to a mean of third powers, the disc
    would be smallest with widths as the fourth root of the sectors' sums of third powers.
    """
    weighed = [[weight * load for weight, load in zip(_WEIGHTS, sector, strict=True)] for sector in loads]
    return [sum([load**3 for load in (always, *sector)]) ** 0.25 for sector in weighed]


def _counted(pulls: Sequence[float]) -> list[int]:
    """In whole units, of a size that seldom changes; evenly where there is nothing to count."""
    if not any(pulls):
        return [1] * len(pulls)
    unit = 2.0 ** round(log2(sum(pulls))) / _UNITS
    return [round(pull / unit) for pull in pulls]


def _bounded(units: Sequence[int], least: float, most: float) -> list[float]:
    """The circle in proportion to the units, but to each at least `least` and at most `most`."""
    widest: dict[int, float] = {}
    while True:
        widths = widest | _at_least(units, least, widest)
        too_wide = {number: most for number, width in widths.items() if width > most}
        if not too_wide:
            return [widths[number] for number in range(len(units))]
        widest |= too_wide


def _at_least(units: Sequence[int], least: float, settled: Mapping[int, float]) -> dict[int, float]:
    """What `settled` leaves of the circle, shared out among the others."""
    narrow: dict[int, float] = {}
    while True:
        free = [number for number in range(len(units)) if number not in settled and number not in narrow]
        rest = 2 * pi - sum(settled.values()) - sum(narrow.values())
        total = sum(units[number] for number in free)
        wanted = {number: rest * units[number] / total if total else rest / len(free) for number in free}
        low = {number: least for number, width in wanted.items() if width < least}
        if not low:
            return narrow | wanted
        narrow |= low
