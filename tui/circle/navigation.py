"""Who is next when an arrow is pressed: the nearest in that direction, as the eye would go."""

from collections.abc import Sequence
from math import hypot
from typing import Literal

from tui.circle.frame import Label

Way = Literal["up", "down", "left", "right"]

_DIRECTIONS: dict[Way, tuple[int, int]] = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}

_WIDE = 4.0
"""How far aside one may stand, in parts of how far ahead, when nobody stands more straight ahead."""


def nearest(labels: Sequence[Label], here: Label, way: Way) -> Label | None:
    """The one to go to from `here`; None when nobody stands that way.

    The four directions part everything around in quarters, so that whoever is near is next in one of them.
    """
    dx, dy = _DIRECTIONS[way]
    found: list[tuple[bool, float, int]] = []
    for number, one in enumerate(labels):
        across, down = one.middle[0] - here.middle[0], one.middle[1] - here.middle[1]
        ahead, aside = across * dx + down * dy, abs(across * dy) + abs(down * dx)
        if one.who.id != here.who.id and ahead > 0 and aside <= _WIDE * ahead:
            found.append((aside > ahead, hypot(ahead, aside), number))
    return labels[min(found)[2]] if found else None
