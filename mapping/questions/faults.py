"""What is wrong in a bank's file, and on which line.

TOML's reader tells no places. But a file is a row of statements, each of them TOML by itself: read one by one, they
tell what is given where.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mapping.language import gettext as _

Path = tuple[str | int, ...]
"""The way to a value: keys, and numbers in a list."""


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
                found.update({(*inside, *path, n): at for n, at in _items(statement, path, value, line)})
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each with the line that it begins on."""
    began, gathered = 1, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        began = began if gathered else number
        gathered.append(line)
        if _is_toml("\n".join(gathered)):
            yield began, "\n".join(gathered)
            gathered = []


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


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


def _items(statement: str, path: tuple[str, ...], value: object, line: int) -> Iterator[tuple[int, int]]:
    """In a list over several lines: the number of each item and its line."""
    lines, known = statement.splitlines(), 0
    if not isinstance(value, list) or len(lines) == 1:
        return
    for end in range(len(lines)):
        part = "\n".join(lines[: end + 1]).rstrip().removesuffix(",") + "]"
        if _is_toml(part):
            items: Any = tomllib.loads(part)
            for key in path:
                items = items[key]
            for number in range(known, len(items)):
                yield number, line + end
            known = len(items)
