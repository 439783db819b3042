"""How far something has come, on standard error, when somebody looks there and it takes more than a moment."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

A_MOMENT = 0.5
"""Seconds that nobody minds."""
_BETWEEN = 0.1


@contextmanager
def progress(what: str) -> Iterator[Callable[[float], None]]:
    """A function that is told how far `what` has come, from 0 to 1; the line is gone when the block ends."""
    begun = last = time.monotonic()
    seen = False

    def show(part: float) -> None:
        nonlocal last, seen
        now = time.monotonic()
        if now - begun > A_MOMENT and now - last > _BETWEEN:
            last, seen = now, True
            _tell_in_place(f"{what} {part:.0%}")

    looked_at = sys.stderr is not None and sys.stderr.isatty()
    try:
        yield show if looked_at else lambda _part: None
    finally:
        if seen:
            _tell_in_place("")


def _tell_in_place(words: str) -> None:
    """On the line where the last words stood."""
    with suppress(OSError):
        click.echo(f"\r\x1b[K{words}", nl=False, err=True)
