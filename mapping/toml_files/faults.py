"""What is wrong in a bank's file, and on which line.

TOML's reader tells no places. But a file is a row of statements, each of them TOML by itself: read one by one, they
tell what is given where.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mapping.language import gettext as _

Path = tuple[str | int, ...]
"""The way to a value: keys, and numbers in a list."""


_ENDS = ("]", '"""', "'''")
"""What stands on the last line of a statement of several lines."""

_GOES_ON = re.compile(r""",\s*(#[^]"']*)?$""")
"""How a line ends that more items follow."""


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
        if (len(gathered) == 1 or _may_end(line)) and _is_toml("\n".join(gathered)):
            yield began, "\n".join(gathered)
            gathered = []


def _may_end(line: str) -> bool:
    """Whether a statement of several lines, a list or a long text, can end here: trying each line takes minutes."""
    return any(mark in line for mark in _ENDS) and not _GOES_ON.search(line)


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
    """In a list over several lines: the number of each item and its line, the last one where it has several."""
    lines = statement.splitlines()
    if not isinstance(value, list) or len(lines) == 1:
        return
    known, gathered = 0, list[str]()
    for number, each in enumerate(lines, line):
        gathered.append(each)
        items = _list_of("\n".join(gathered), path)
        if items is not None:
            yield from ((known + more, number) for more in range(len(items)))
            known, gathered = known + len(items), [f"{'.'.join(map(json.dumps, path))} = ["]


def _list_of(text: str, path: tuple[str, ...]) -> list[Any] | None:
    """The list at `path` in a statement that is not ended yet; None in the middle of an item."""
    try:
        found: Any = tomllib.loads(f"{text}\n]")
    except tomllib.TOMLDecodeError:
        return None
    for key in path:
        found = found[key]
    return list(found)
