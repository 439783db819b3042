"""A picture drawn by the terminal itself, over empty cells.

The widgets of textual-image make a picture ready on the app's own thread (a second for sixels), and leave it in kitty's
memory. Here it is made ready beforehand in any thread, and says how the terminal is made to forget it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from textual.app import App
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.graphics import cells_of

EMPTY_SCREEN = "\x1b[2J"
"""Some terminals lay sixels over the text and leave them there whatever is written; emptying takes all away."""

_DEFINED = re.compile(r"#(\d+);2;\d+;\d+;\d+")
"""A colour is defined. In xterm, as in the terminals that had sixels first, it must then be taken up too."""

_KEEP_CURSOR, _GIVE_CURSOR_BACK = "\x1b7", "\x1b8"


@dataclass(frozen=True)
class ReadyPicture:
    """What the terminal is to be told."""

    size: Size
    """Columns and rows."""
    strokes: tuple[tuple[int, str], ...]
    """(row, what is written from its first column)."""
    forget: str
    """What frees the terminal's memory of it."""


def tell_terminal(app: App[object], sequence: str) -> None:
    """Write to the terminal past the app's cells, in order with them. A terminal that is not there hears nothing."""
    driver = app._driver  # there is no other way
    if driver is not None:
        driver.write(sequence)


def ready(png: bytes, room: Size) -> ReadyPicture:
    """The picture as large as it can be in so many columns and rows. May run in a thread of its own.

    Kitty is handed the picture here and now, so it must `forget` even what was never shown.
    """
    from PIL import Image
    from textual_image.renderable import Image as Drawn
    from textual_image.renderable import TGPImage

    columns, rows = cells_of(room)
    with Image.open(BytesIO(png), formats=["PNG"]) as opened:
        drawn = Drawn(opened.convert("RGB"), "auto", "auto")
    console = Console(file=StringIO(), width=columns, height=rows)
    segments = list(console.render(drawn))
    lines = [segment for segment in segments if not segment.is_control and segment.text.endswith("\n")]
    size = Size(max((cell_len(line.text) for line in lines), default=0), len(lines))
    if isinstance(drawn, TGPImage):
        return ReadyPicture(size, tuple(_in_kittys_way(lines)), f"\x1b_Ga=d,d=I,i={drawn.terminal_image_id},q=2\x1b\\")
    sixels = "".join(segment.text for segment in segments if segment.text.startswith("\x1bP"))
    return ReadyPicture(size, ((0, _DEFINED.sub(r"\g<0>#\1", sixels)),), "")


def _in_kittys_way(lines: list[Segment]) -> Iterator[tuple[int, str]]:
    """Signs that stand for parts of the picture. Their colour is its number, so no other colours will do."""
    for row, (text, style, _control) in enumerate(lines):
        signs = text.rstrip("\n")
        yield row, style.render(signs, color_system=ColorSystem.TRUECOLOR) if style else signs


class TerminalPicture(Widget):
    """One picture, as large as it was made ready."""

    def __init__(self, picture: ReadyPicture) -> None:
        """Show `picture`."""
        super().__init__()
        self._picture = picture
        self.styles.width, self.styles.height = picture.size

    def render_lines(self, crop: Region) -> list[Strip]:
        """Empty cells; each time they are written, the picture is drawn over them again."""
        self.call_after_refresh(self._paint)
        return super().render_lines(crop)

    def render(self) -> str:
        """Nothing but the picture."""
        return ""

    def _paint(self) -> None:
        if self.is_attached and self.display and self.screen.is_active:
            left, top = self.region.offset
            strokes = (Control.move_to(left, top + row).segment.text + text for row, text in self._picture.strokes)
            tell_terminal(self.app, "".join((_KEEP_CURSOR, *strokes, _GIVE_CURSOR_BACK)))
