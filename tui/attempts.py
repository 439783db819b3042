"""Wrong passphrases, and how long one waits after each, so that guessing by hand or by a program is slowed down."""

import time
from collections.abc import Callable

FREE = 2
"""Wrong ones that cost nothing: anybody mistypes."""
LONGEST = 30
"""Seconds."""


def pause_after(wrong: int) -> int:
    """Seconds to wait after that many wrong ones: 1 after the third, then twice as long each time, at most 30."""
    return 0 if wrong <= FREE else min(2 ** min(wrong - FREE - 1, LONGEST), LONGEST)


class Attempts:
    """Those since the last right one. The clock goes on evenly, whatever day the computer is set to."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """None yet."""
        self._clock = clock
        self._wrong = 0
        self._until = 0.0

    def failed(self) -> None:
        """One more was wrong."""
        self._wrong += 1
        self._until = self._clock() + pause_after(self._wrong)

    def succeeded(self) -> None:
        """It was right: the next mistakes are free again."""
        self._wrong, self._until = 0, 0.0

    @property
    def left(self) -> float:
        """Seconds still to wait; 0 when one may try."""
        return max(0.0, self._until - self._clock())
