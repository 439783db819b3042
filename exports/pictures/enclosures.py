"""The drawn enclosure of a household: one soft outline around all who live there, or one around each.

An outline that also went around somebody who lives elsewhere would say what is not so; then each member gets an
outline of their own, in the same line. Lengths are points, y grows downwards.
"""

from collections.abc import Iterable, Sequence
from math import atan2, ceil, cos, hypot, pi, sin

from mapping.placement import Placement
from mapping.placement.boxes import Box

HOUSEHOLDS = (1, 2)

Point = tuple[float, float]

_AIR = {1: 3.0, 2: 6.0}
"""How far outside a single member each household's outline runs: both are seen around one who lives in both."""

_AROUND_ALL = (9.0, 6.0, 3.0)
"""How far outside them all an outline around them all may run: the widest that touches nobody else."""


def enclosures(placement: Placement, household: int) -> list[list[Point]]:
    """The outlines of one household, each a ring of points around (0, 0)."""
    members: list[Box] = []
    others = [placement.ego.box]
    for who, box in placement.spots:
        (members if household in getattr(who, "households", ()) else others).append(box)
    together = around(members, others) if len(members) > 1 else None
    return [together] if together else [_rounded(_hull(_corners(box)), _AIR[household]) for box in members]


def around(members: Sequence[Box], others: Sequence[Box]) -> list[Point] | None:
    """One outline around all the members; None where it would touch one of the others, or there are no members."""
    hull = _hull([corner for box in members for corner in _corners(box)])
    for wide in _AROUND_ALL if members else ():
        if not any(_touches(hull, other, wide) for other in others):
            return _rounded(hull, wide)
    return None


def _corners(box: Box) -> list[Point]:
    right, down = box.width / 2, box.height / 2
    return [(box.x + x, box.y + y) for x in (-right, right) for y in (-down, down)]


def _hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, clockwise on the screen (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    halves = []
    for direction in (ordered, ordered[::-1]):
        half: list[Point] = []
        for point in direction:
            while len(half) > 1 and _turn(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves += half[:-1]
    return halves


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _touches(hull: Sequence[Point], box: Box, air: float) -> bool:
    """Whether the hull, `air` wider, meets the box: no side of either keeps them apart."""
    corners = _corners(Box(box.x, box.y, box.width + 2 * air, box.height + 2 * air))
    sides = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(hull, [*hull[1:], hull[0]], strict=True)]
    for dx, dy in (*sides, (1.0, 0.0), (0.0, 1.0)):
        ours = [dx * y - dy * x for x, y in hull]
        theirs = [dx * y - dy * x for x, y in corners]
        if max(ours) <= min(theirs) or max(theirs) <= min(ours):
            return False
    return True


def _rounded(hull: Sequence[Point], air: float) -> list[Point]:
    """The hull, `air` wider and with round corners."""
    outline = []
    for before, here, after in zip([hull[-1], *hull[:-1]], hull, [*hull[1:], hull[0]], strict=True):
        first, last = _outward(before, here), _outward(here, after)
        turn = (last - first) % (2 * pi)
        steps = ceil(turn / 0.3) or 1
        for step in range(steps + 1):
            angle = first + turn * step / steps
            outline.append((here[0] + air * cos(angle), here[1] + air * sin(angle)))
    return outline


def _outward(a: Point, b: Point) -> float:
    """The direction out of the hull, square to its side from `a` to `b`."""
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return atan2(-(b[0] - a[0]) / length, (b[1] - a[1]) / length)
