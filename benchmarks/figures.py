"""Figures as they are printed: the median with its spread, and how two of them compare."""

from collections.abc import Sequence
from statistics import median, quantiles


def spread(seconds: Sequence[float]) -> str:
    """``4.1 ms (3.9 to 4.6)``: the median and the quartiles."""
    low, _middle, high = quantiles(seconds, n=4)
    return f"{median(seconds) * 1000:.2f} ms ({low * 1000:.2f} to {high * 1000:.2f})"


def slowest(seconds: Sequence[float]) -> str:
    """``6.2 ms``: the time that one in a hundred exceeds."""
    return f"{quantiles(seconds, n=100)[-1] * 1000:.2f} ms"


def ratio(seconds: Sequence[float], beside: Sequence[float], aim: float) -> str:
    """``1.04 times, aim at most 1.1``: the medians compared."""
    return f"{median(seconds) / median(beside):.2f} times, aim at most {aim}"
