"""Whether anybody is there: when the screen is to be hidden, and when everything is to be locked.

It looks at two clocks that are handed in, and decides; what is then done stands in `locking`.
"""

import enum
import time
from collections.abc import Callable
from typing import NamedTuple

MINUTE = 60.0
AWAY = MINUTE
"""Seconds between two looks, or that the two clocks drift apart between them, after which the computer has slept."""


class Measure(enum.Enum):
    """What is to be done now."""

    NOTHING = enum.auto()
    HIDE = enum.auto()
    LOCK = enum.auto()


class Clocks(NamedTuple):
    """What time is read from, in seconds."""

    monotonic: Callable[[], float] = time.monotonic
    """Goes on evenly whatever the day is set to. On most systems it stands still while the computer sleeps."""
    wall: Callable[[], float] = time.time
    """The time of day, which goes on while the computer sleeps."""


class Guard:
    """Watches one open archive."""

    def __init__(self, clocks: Clocks, *, idle: float, in_session: float) -> None:
        """After `idle` seconds it is locked, or in a session hidden; there it is locked after `in_session` seconds."""
        self._clocks, self._idle, self._in_session = clocks, idle, in_session
        self._stirred = clocks.monotonic()
        self._looked = (self._stirred, clocks.wall())

    def stir(self) -> None:
        """Somebody has done something."""
        self._stirred = self._clocks.monotonic()

    def look(self, *, in_session: bool) -> Measure:
        """What is to be done now. To be asked often: a computer that slept is told by the time since the last look."""
        if self._slept():
            return Measure.LOCK
        still = self._clocks.monotonic() - self._stirred
        if still >= (self._in_session if in_session else self._idle):
            return Measure.LOCK
        return Measure.HIDE if still >= self._idle else Measure.NOTHING

    def _slept(self) -> bool:
        """Whether the computer slept, or this process stood still, since the last look.

        A clock that is set by more than a minute looks the same. Then it is locked for nothing, which does no harm.
        """
        now = (self._clocks.monotonic(), self._clocks.wall())
        (even, day), self._looked = self._looked, now
        passed = now[0] - even
        return passed > AWAY or abs(now[1] - day - passed) > AWAY
