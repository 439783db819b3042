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
        x, y, width, height = self
        return hypot(abs(x) + width / 2, abs(y) + height / 2)

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
    width, height = size
    return width / 2 * abs(sin(angle)) + height / 2 * abs(cos(angle))


def slide(ray: float, size: Size, start: float, taken: Iterable[Box], gap: float) -> Box:
    """The nearest free place on a ray, from `start` outward."""
    towards = point(ray, 1)
    stretches = [stretch for box in taken if (stretch := _blocked(towards, size, box, gap))]
    stretches.sort()
    radius = start
    for first, last in stretches:
        if first > radius:
            break
        radius = max(radius, last)
    return Box(radius * towards[0], radius * towards[1], *size)


def _blocked(towards: tuple[float, float], size: Size, box: Box, gap: float) -> tuple[float, float] | None:
    """The stretch of a ray on which a box of `size` would come too near to `box`, if there is one."""
    first, last = 0.0, inf
    (x, y, width, height), (dx, dy) = box, towards
    for along, at, apart in ((dx, x, (size[0] + width) / 2 + gap), (dy, y, (size[1] + height) / 2 + gap)):
        if abs(along) > 1e-9:
            near, far = (at - apart) / along, (at + apart) / along
            if along < 0:
                near, far = far, near
            if near > first:
                first = near
            if far < last:
                last = far
            if first >= last:
                return None
        elif abs(at) >= apart:
            return None
    return first, last
