"""Dates as people remember them: vague, ordered, linked to what they hang on, and read from what people say.

A session is full of dates, so what is imported with this package is only the value; phrases are read when asked for.
"""

from mapping.dates.fuzzy import (
    OPEN,
    Anchor,
    AnchorKind,
    Bound,
    FuzzyDate,
    Precision,
    span_of,
    undated,
)

__all__ = [
    "OPEN",
    "Anchor",
    "AnchorKind",
    "Bound",
    "FuzzyDate",
    "Precision",
    "span_of",
    "undated",
]
