"""How a picture is to look: what it shows and on which paper. What is told is decided before (see `masks`)."""

from dataclasses import dataclass
from typing import Literal

from mapping.presets import Preset

Paper = Literal["a4", "a3"]


@dataclass(frozen=True)
class Look:
    """The choices of the one who exports."""

    preset: Preset = Preset.ALL
    """Which ties are drawn; whoever they do not concern stands back."""
    grey: bool = False
    """Without colour, for a printer that has none."""
    paper: Paper | None = None
    """The sheet to fill, lying; None for a sheet as large as the picture."""
    legend: bool = True
    dpi: int = 144
    """Dots an inch in a PNG: two a point, unless another is asked for."""
