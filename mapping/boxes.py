"""Upright boxes in a disc: how far they reach, and the nearest free place on a ray from the middle."""

from collections.abc import Iterable
from math import cos, hypot, inf, sin
from typing import NamedTuple


class Size(NamedTuple):
    """What somebody takes up, symbol and text together."""

    width: float
    height: float


class Box(NamedTuple):
    """An upright rectangle around its middle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def far(self) -> float:
        """How far from (0, 0) its farthest corner is."""
        return hypot(abs(self.x) + self.width / 2, abs(self.y) + self.height / 2)

    def overlaps(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether the two come nearer to each other than `gap`, both sideways and in height."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )


def point(angle: float, radius: float) -> tuple[float, float]:
    """The point that far from the middle, at that angle."""
    return radius * sin(angle), -radius * cos(angle)


def reach(size: Size, angle: float) -> float:
    """How far a box reaches from its middle towards the direction `angle`, or away from it."""
    return size.width / 2 * abs(sin(angle)) + size.height / 2 * abs(cos(angle))


def slide(ray: float, size: Size, start: float, taken: Iterable[Box], gap: float) -> Box:
    """The nearest free place on a ray, from `start` outward."""
    towards = point(ray, 1)
    stretches = sorted(stretch for box in taken if (stretch := _blocked(towards, size, box, gap)))
    radius = start
    for first, last in stretches:
        if first > radius:
            break
        radius = max(radius, last)
    return Box(radius * towards[0], radius * towards[1], *size)


def _blocked(towards: tuple[float, float], size: Size, box: Box, gap: float) -> tuple[float, float] | None:
    """The stretch of a ray on which a box of `size` would come too near to `box`, if there is one."""
    first, last = 0.0, inf
    for along, at, apart in (
        (towards[0], box.x, (size.width + box.width) / 2 + gap),
        (towards[1], box.y, (size.height + box.height) / 2 + gap),
    ):
        if abs(along) > 1e-9:
            ends = ((at - apart) / along, (at + apart) / along)
            first, last = max(first, min(ends)), min(last, max(ends))
        elif abs(at) >= apart:
            return None
    return (first, last) if first < last else None
