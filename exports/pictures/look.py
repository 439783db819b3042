"""How a picture is to look: what it shows and on which paper. What is told is decided before (see `masks`)."""

from dataclasses import dataclass
from typing import Literal, get_args

from exports.palette import GREY, LIGHT, Palette
from mapping.network.presets import Preset

PictureFormat = Literal["svg", "png", "pdf", "dot"]
PICTURE_FORMATS: tuple[PictureFormat, ...] = get_args(PictureFormat)

Paper = Literal["a4", "a3"]
PAPERS: tuple[Paper, ...] = get_args(Paper)


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
    dpi: int | None = None
    """Dots an inch of the page in a PNG; None for two dots a point, or for what a very large sheet allows."""

    @property
    def palette(self) -> Palette:
        """The colours that it is drawn in."""
        return GREY if self.grey else LIGHT


PLAIN = Look()
"""Everything, in colour, on a sheet of its own size."""
