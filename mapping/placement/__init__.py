"""Ring and sector become places in a disc: the same for the terminal and for every picture."""

from mapping.placement.placement import (
    ROOM,
    Measure,
    Placement,
    Spot,
    Wedge,
    cell_at,
    place,
)

__all__ = [
    "ROOM",
    "Measure",
    "Placement",
    "Spot",
    "Wedge",
    "cell_at",
    "place",
]
