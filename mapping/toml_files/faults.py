"""What is wrong in a bank's file, and on which line.

TOML's reader tells no places. But a file is a row of statements, each of them TOML by itself: read one by one, they
tell what is given where.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mapping.language import gettext as _

Path = tuple[str | int, ...]
"""The way to a value: keys, and numbers in a list."""


_TOKEN = re.compile(
    r"""
    \"{3} (?: [^\\] | \\. )*? \"{3,5} | '{3} .*? '{3,5}       # texts of several lines, which may end with quotes
    | " (?: [^"\\\n] | \\. )* " | ' [^'\n]* '
    | \# [^\n]* | \n | [][{},] | [^][\s"'\#{},]+
    """,
    re.DOTALL | re.VERBOSE,
)
_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")


class Fault(NamedTuple):
    """Something wrong in one file."""

    file: str
    line: int | None
    """From 1; None when it is about the whole file."""
    cause: str
    """One sentence, in the language spoken."""

    def __str__(self) -> str:
        if self.line is None:
            return _("{file}: {cause}").format(file=self.file, cause=self.cause)
        return _("{file}, line {line}: {cause}").format(file=self.file, line=self.line, cause=self.cause)


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """The line on which the value at `path` is given; where it is missing, that of what should hold it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def lines_of(text: str) -> dict[Path, int]:
    """On which line each value is given, in a text that is TOML."""
    found: dict[Path, int] = {}
    tables: dict[Path, int] = {}
    """How many tables each list of tables has so far."""
    inside: Path = ()
    for line, statement in _statements(text):
        content = tomllib.loads(statement)
        header = statement.lstrip().startswith("[")
        for path, value in _paths(content):
            if header:
                inside = _entered(path, value, tables)
                found.setdefault(inside, line)
            else:
                found.setdefault((*inside, *path), line)
                found.update({(*inside, *path, n): at for n, at in _items(statement, value, line)})
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each with the line that it begins on: it ends with the line on which no bracket is open any more."""
    began, start, depth, end = 0, 0, 0, 0
    for line, piece, end in _tokens(text):
        if piece == "\n" and began and not depth:
            yield began, text[start:end]
            began = 0
        elif piece != "\n" and not piece.startswith("#"):
            began, start = (began, start) if began else (line - piece.count("\n"), end - len(piece))
            depth += (piece in _OPENING) - (piece in _CLOSING)
    if began:
        yield began, text[start:end]


def _tokens(text: str) -> Iterator[tuple[int, str, int]]:
    """What a text that is TOML is made of: each with the line that it ends on, and its end."""
    line = 1
    for found in _TOKEN.finditer(text):
        line += found[0].count("\n")
        yield (line - 1 if found[0] == "\n" else line), found[0], found.end()


def _paths(content: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The ways to what one statement gives, and to what that holds."""
    for key, value in content.items():
        yield (key,), value
        if isinstance(value, dict):
            yield from (((key, *rest), deeper) for rest, deeper in _paths(value))


def _entered(path: tuple[str, ...], value: object, tables: dict[Path, int]) -> Path:
    """The table that a header opens. In a list of tables it is a new one, or lies in the newest."""
    way: Path = ()
    for key in path:
        way = (*way, key)
        if way in tables and way != path:
            way = (*way, tables[way] - 1)
    if isinstance(value, list):
        tables[way] = tables.get(way, 0) + 1
        way = (*way, tables[way] - 1)
    return way


def _items(statement: str, value: object, line: int) -> Iterator[tuple[int, int]]:
    """In a list over several lines: the number of each item and its line, the last one where it has several."""
    if not isinstance(value, list) or "\n" not in statement.strip():
        return
    number, ends, depth = 0, 0, 0
    for at, piece, _end in _tokens(statement):
        depth += (piece in _OPENING) - (piece in _CLOSING)
        if ends and (depth == 0 or (depth == 1 and piece == ",")):
            yield number, ends + line - 1
            number, ends = number + 1, 0
        elif depth and not piece.startswith(("\n", "#")) and (depth, piece) != (1, "["):
            ends = at
