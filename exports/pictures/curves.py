"""A tie's way as a curve: a cubic Bézier, a straight one being run through at an even pace. Pure geometry.

Units are points, y grows downwards.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import dist, hypot
from typing import NamedTuple

Point = tuple[float, float]

_STRAIGHT = 1e-6
"""How far a straight way's control points may lie from where an even pace has them: what reckoning blurs."""

_FINE = 24
"""In how many pieces a bent way is measured."""


class Way(NamedTuple):
    """A cubic Bézier curve."""

    start: Point
    near_start: Point
    near_end: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point a part `t` (0 to 1) of the way."""
        (sx, sy), (px, py), (qx, qy), (ex, ey) = self
        rest = 1 - t
        a, b, c, d = rest * rest * rest, 3 * rest * rest * t, 3 * rest * t * t, t * t * t
        return a * sx + b * px + c * qx + d * ex, a * sy + b * py + c * qy + d * ey

    def ahead(self, t: float) -> Point:
        """The direction there, of length 1."""
        (sx, sy), (px, py), (qx, qy), (ex, ey) = self
        rest = 1 - t
        a, b, c = rest * rest, 2 * rest * t, t * t
        dx = a * (px - sx) + b * (qx - px) + c * (ex - qx)
        dy = a * (py - sy) + b * (qy - py) + c * (ey - qy)
        length = hypot(dx, dy) or 1.0
        return dx / length, dy / length

    def beside_at(self, t: float, aside: float) -> Point:
        """The point that far aside of the place `t` on the way."""
        (sx, sy), (px, py), (qx, qy), (ex, ey) = self
        rest = 1 - t
        a, b, c = rest * rest, 2 * rest * t, t * t
        # The curve touches the line between the points that its first three and its last three control points give.
        nx, ny = a * sx + b * px + c * qx, a * sy + b * py + c * qy
        fx, fy = a * px + b * qx + c * ex, a * py + b * qy + c * ey
        dx, dy = fx - nx, fy - ny
        part = aside / (hypot(dx, dy) or 1.0)
        return nx + dx * t - dy * part, ny + dy * t + dx * part

    def part(self, first: float, last: float) -> "Way":
        """The stretch between two places on the way."""
        return Way(self.at(first), self._blend(first, first, last), self._blend(first, last, last), self.at(last))

    def _blend(self, r: float, s: float, t: float) -> Point:
        """The control point that a stretch has for three places (the curve's polar form)."""
        none, all_three = (1 - r) * (1 - s) * (1 - t), r * s * t
        two = r * s * (1 - t) + r * (1 - s) * t + (1 - r) * s * t
        one = 1 - none - two - all_three
        (sx, sy), (px, py), (qx, qy), (ex, ey) = self
        return (
            none * sx + one * px + two * qx + all_three * ex,
            none * sy + one * py + two * qy + all_three * ey,
        )

    def beside(self, ends: float, middle: float) -> "Way":
        """The way moved sideways: its ends so far, and its middle so far."""
        (sx, sy), (px, py), (qx, qy), (ex, ey) = self
        dx, dy = ex - sx, ey - sy
        length = hypot(dx, dy) or 1.0
        x, y = -dy / length, dx / length
        bow = (4 * middle - ends) / 3
        return Way(
            (sx + x * ends, sy + y * ends),
            (px + x * bow, py + y * bow),
            (qx + x * bow, qy + y * bow),
            (ex + x * ends, ey + y * ends),
        )

    @property
    def back(self) -> "Way":
        """The same way from its end to its start."""
        return Way(self.end, self.near_end, self.near_start, self.start)

    @property
    def straight(self) -> bool:
        """Whether it runs straight, at an even pace."""
        (sx, sy), (px, py), (qx, qy), (ex, ey) = self
        off = abs(3 * px - 2 * sx - ex) + abs(3 * py - 2 * sy - ey)
        return off + abs(3 * qx - sx - 2 * ex) + abs(3 * qy - sy - 2 * ey) < _STRAIGHT

    @property
    def length(self) -> float:
        """About how long it is; exact for a straight one."""
        first, second = self.at(1 / 3), self.at(2 / 3)
        return dist(self.start, first) + dist(first, second) + dist(second, self.end)

    def evenly(self, pieces: int) -> Iterator[float]:
        """The places on the way that part it in pieces of about one length, without its ends."""
        if self.straight:
            yield from (piece / pieces for piece in range(1, pieces))
            return
        points = [self.at(step / _FINE) for step in range(_FINE + 1)]
        gone = list(accumulate((dist(a, b) for a, b in pairwise(points)), initial=0.0))
        step = 0
        for piece in range(1, pieces):
            wanted = gone[-1] * piece / pieces
            while step < _FINE - 1 and gone[step + 1] < wanted:
                step += 1
            yield (step + (wanted - gone[step]) / ((gone[step + 1] - gone[step]) or 1.0)) / _FINE


def bowed(start: Point, control: Point, end: Point) -> Way:
    """The way that is one bow: a quadratic Bézier with that control point."""
    (sx, sy), (cx, cy), (ex, ey) = start, control, end
    near_start = sx + (cx - sx) * 2 / 3, sy + (cy - sy) * 2 / 3
    near_end = ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3
    return Way(start, near_start, near_end, end)


def bent(start: Point, end: Point, bend: float) -> Way:
    """A way that bends aside at its middle by half of `bend` parts of its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return bowed(start, ((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend), end)
