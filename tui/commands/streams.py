"""Standard input, output and error, any of which may be closed, full, or read by nobody."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from mapping.cleaning import without_hidden
from mapping.errors import NotFoundError
from mapping.language import gettext as _

STANDARD_STREAM = "-"
"""What stands for standard input or output where a file's name could."""


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_input(name: str, at_most: int = -1) -> bytes:
    """What a file holds, or standard input for ``-``; no more than `at_most` bytes, if given. Raises NotFoundError."""
    if name == STANDARD_STREAM:
        return b"" if sys.stdin is None else sys.stdin.buffer.read(at_most)
    try:
        with Path(name).open("rb") as file:
            return file.read(at_most)
    except FileNotFoundError:
        raise NotFoundError(_("There is no file {name}.").format(name=name)) from None
    except OSError:
        raise NotFoundError(_("The file {name} cannot be read.").format(name=name)) from None


def say(line: str) -> None:
    """Print a line on standard output. Raises OSError when it does not arrive."""
    _refuse_closed()
    click.echo(without_hidden(line))


def say_json(value: object) -> None:
    """Print plain data as JSON, for programs."""
    import json

    say(json.dumps(value, ensure_ascii=not speaks_unicode(), indent=2))


def put_bytes(content: bytes) -> None:
    """Put bytes as they are on standard output. Raises OSError when they do not arrive."""
    _refuse_closed()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell(sentence: str) -> None:
    """One line on standard error, if anybody listens there."""
    try:
        click.echo(" ".join(without_hidden(sentence).split()), err=True)
    except OSError:
        give_up(sys.stderr)


def speaks_unicode() -> bool:
    """Whether standard output can carry any letter."""
    return sys.stdout is not None and sys.stdout.encoding.lower().replace("-", "") in {"utf8", "utf8sig"}


def never_stumble() -> None:
    """A letter that the terminal lacks becomes a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def give_up(stream: TextIO) -> None:
    """Nothing more goes out there, so that Python does not stumble over it once more when it ends."""
    with suppress(OSError, AttributeError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _refuse_closed() -> None:
    if sys.stdout is None:
        raise BrokenPipeError
