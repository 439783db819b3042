"""Who is next when an arrow is pressed: the nearest in that direction, as the eye would go."""

from collections.abc import Sequence
from typing import Literal

from tui.circle.frame import Label

Way = Literal["up", "down", "left", "right"]

_ASIDE = 2.5
"""How much farther somebody aside seems than somebody straight ahead."""

_WIDE = 3.0
"""How far aside of the direction one may stand, in parts of how far ahead."""

_DIRECTIONS: dict[Way, tuple[int, int]] = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


def nearest(labels: Sequence[Label], here: Label, way: Way) -> Label | None:
    """The one to go to from `here`; None when nobody stands that way."""
    dx, dy = _DIRECTIONS[way]
    best, least = None, float("inf")
    for one in labels:
        across, down = one.middle[0] - here.middle[0], one.middle[1] - here.middle[1]
        ahead, aside = across * dx + down * dy, abs(across * dy) + abs(down * dx)
        if one.who.id == here.who.id or ahead <= 0 or aside > _WIDE * ahead:
            continue
        far = ahead + _ASIDE * aside
        if far < least:
            best, least = one, far
    return best
