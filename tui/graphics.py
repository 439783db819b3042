"""Pictures in the terminal itself: whether they are wanted, and whether this terminal can show them.

The library textual-image (the extra `images`) asks the terminal what it can do while it is imported, and the answers
come as if somebody typed them. So it is imported before the app runs, and only when the worker has chosen pictures.
"""

import os
import re
import sys
import time
from contextlib import suppress

from mapping.language import gettext as _

PATIENCE = 1.0
"""Seconds. A terminal that has not answered by then never will; nearly all answer within a thousandth."""

MOST_CELLS = 297
"""Kitty counts a picture's rows and columns with so many signs."""

_HOW_LARGE, _SO_LARGE = "\x1b[?2;4;0S", re.compile(rb"\x1b\[\?2;0;(\d+);(\d+)S")
"""How large may a picture in sixels be? Xterm shows nothing at all of one that is larger."""

_HOW_ARE_YOU, _WELL = "\x1b[5n", b"\x1b[0n"
"""Every terminal knows these, and answers in the order it was asked."""

_largest: tuple[int, int] | None = None


def installed() -> bool:
    """Whether the extra is there. Imports nothing of it."""
    from importlib.util import find_spec

    return find_spec("textual_image") is not None


def load() -> None:
    """Find out what this terminal can show. Before the app runs, or never; without the extra nothing happens."""
    if not installed():
        return
    import logging

    # It tells of a silent terminal with a whole traceback; that is nothing to show.
    logging.getLogger("textual_image").addHandler(logging.NullHandler())
    # What the terminal says is not checked by it: an answer cut short, or a window of no size, is an exception.
    with suppress(Exception):
        import textual_image.widget  # noqa: F401 - it asks as it is imported
    with suppress(Exception):  # no keyboard to listen to: then there was nobody to ask either
        _note_largest(_last_answers())


def can_show_pictures() -> bool:
    """Whether the worker has chosen pictures and the extra is there. Cheap: imports nothing."""
    return sys.modules.get("textual_image.widget") is not None


def terminal_draws() -> bool:
    """Whether this terminal shows real pictures: with sixels, or in kitty's way.

    Coloured half blocks do not count: a name on the map would be two blocks high, and nobody could read it.
    """
    if not can_show_pictures():
        return False
    from textual_image.renderable import Image, SixelImage, TGPImage

    return Image in (SixelImage, TGPImage)


def cells_of(room: tuple[int, int]) -> tuple[int, int]:
    """How many columns and rows of a room a picture may take. Only where `terminal_draws`."""
    from textual_image._terminal import get_cell_size

    _measure_cells()
    cell = get_cell_size()
    width, height = _largest or (sys.maxsize, sys.maxsize)
    return min(room[0], width // cell.width, MOST_CELLS), min(room[1], height // cell.height, MOST_CELLS)


def _measure_cells() -> None:
    """Have the library know how large a cell is now: it keeps its first answer, but text is made larger and smaller."""
    if sys.platform == "win32":
        return
    from textual_image._posix import get_tiocgwinsz
    from textual_image._terminal import CellSize, get_cell_size

    with suppress(OSError):
        rows, columns, width, height = get_tiocgwinsz()
        if rows and columns and width and height:
            vars(get_cell_size)["_result"] = CellSize(width // columns, height // rows)


def setting_words(images: bool) -> str:
    """What to say when the worker turns pictures on or off."""
    if not images:
        return _("No pictures in the terminal from the next start.")
    if not installed():
        return _("Pictures in the terminal need Krets installed with the extra “images”; the README says how.")
    return _("From the next start, c in a session shows the picture of the map, if your terminal can.")


def _note_largest(answers: bytes) -> None:
    global _largest
    if said := _SO_LARGE.search(answers):
        _largest = int(said[1]), int(said[2])


def _last_answers() -> bytes:
    """Take in what a terminal far away answers when the library no longer listens: the app would take it for typing.

    Windows empties its keyboard by itself before each question, and its terminals are never far away.
    """
    if sys.platform == "win32" or not (sys.__stdin__ and sys.__stdout__ and sys.__stdout__.isatty()):
        return b""
    import termios
    import tty
    from select import select

    keyboard = sys.__stdin__.fileno()
    before = termios.tcgetattr(keyboard)
    told, until = b"", time.monotonic() + PATIENCE
    try:
        tty.setcbreak(keyboard, termios.TCSANOW)
        sys.__stdout__.write(_HOW_LARGE + _HOW_ARE_YOU)
        sys.__stdout__.flush()
        while _WELL not in told and select([keyboard], [], [], max(0.0, until - time.monotonic()))[0]:
            told += os.read(keyboard, 4096) or _WELL  # ready with nothing to read: it was closed
    finally:
        termios.tcsetattr(keyboard, termios.TCSAFLUSH, before)
    return told
