"""The one palette: paper and ink, for screen, pictures and documents alike.

Colours are six hex digits, the only form that every canvas takes. Colour only repeats what shape, dash and place
say; the sectors' hues are Okabe and Ito's (2008), which colour-blind eyes tell apart, softened towards the paper.
"""

from functools import cache
from typing import NamedTuple


class Palette(NamedTuple):
    """One set of colours."""

    paper: str
    """What everything lies on."""
    ink: str
    """Names, lines and symbols."""
    soft: str
    """Smaller text that must still be read on the darkest paper."""
    muted: str
    """What may stand back: dates, hints."""
    line: str
    """Borders between parts."""
    accent: str
    strain: str
    resource: str
    focus: str
    sectors: tuple[str, ...]
    """Six hues for the usual sectors, two more for those who divide the circle in seven or eight."""
    rings: tuple[str, ...]
    """The papers of the rings, from the nearest, which is the darkest."""

    def sector(self, index: int) -> str:
        """The hue of the sector with that place in the order."""
        return self.sectors[index % len(self.sectors)]


LIGHT = Palette(
    paper="#fbf8f1",
    ink="#2e2a25",
    soft="#5c564b",
    muted="#7a7264",
    line="#d8d0c0",
    accent="#2f6f73",
    strain="#b3473a",
    resource="#5c7f3a",
    focus="#c98a1b",
    sectors=("#e0a040", "#4a80b5", "#3f9c80", "#86bfe0", "#d9cc55", "#c487a8", "#cf7a55", "#a39b8d"),
    rings=("#ebe3d1", "#f1ebdd", "#f7f2e7"),
)
"""Day, and print."""

DARK = Palette(
    paper="#1d1c1a",
    ink="#e8e1d3",
    soft="#bdb5a5",
    muted="#9a9284",
    line="#454039",
    accent="#6fb3b6",
    strain="#e08a7d",
    resource="#9dbf79",
    focus="#e3b356",
    sectors=("#e8b566", "#7aa9d8", "#6fc0a6", "#a5d3ee", "#e4da82", "#d9a9c2", "#e59d7c", "#b9b1a3"),
    rings=("#33302b", "#2b2925", "#242220"),
)
"""Evening kitchens. The text is never pure white."""

CONTRAST = Palette(
    paper="#000000",
    ink="#ffffff",
    soft="#f0f0f0",
    muted="#d6d6d6",
    line="#9a9a9a",
    accent="#5fe3ff",
    strain="#ffb199",
    resource="#7df2c0",
    focus="#ffd75e",
    sectors=("#ffc24d", "#8fc4ff", "#6fe6c0", "#c2e8ff", "#fff37a", "#ffb8e0", "#ff9e70", "#d9d4cb"),
    rings=("#303030", "#222222", "#141414"),
)
"""For eyes that need all the difference there is. The one screen that is pure black and white."""

GREY = Palette(
    paper="#ffffff",
    ink="#242424",
    soft="#4c4c4c",
    muted="#6e6e6e",
    line="#b4b4b4",
    accent="#3a3a3a",
    strain="#545454",
    resource="#7a7a7a",
    focus="#8c8c8c",
    sectors=("#484848", "#b4b4b4", "#767676", "#cfcfcf", "#8c8c8c", "#bdbdbd", "#828282", "#d8d8d8"),
    rings=("#e0e0e0", "#ebebeb", "#f5f5f5"),
)
"""A printer without colour. The white is the paper's own; sectors that stand beside each other differ most in tone."""


@cache
def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
