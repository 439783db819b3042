"""The question bank out of its files; what is wrong in them is named, with the line and the cause."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from mapping.errors import InvalidError
from mapping.language import gettext as _
from mapping.questions import sense
from mapping.questions.bank import Area, Bank, Earlier
from mapping.questions.bilingual import Key, Version
from mapping.questions.tasks import Levels, Tasks
from mapping.record import Record
from mapping.toml_files.faults import Fault, line_of, lines_of
from mapping.toml_files.shape import Wrong, misshapen

CONTENTS, TASKS, LEVELS, EARLIER = "bank.toml", "tasks.toml", "levels.toml", "earlier.toml"

LARGEST = 2_000_000
"""Bytes that a file may have: about ten times the largest of Krets' own."""

Plain = dict[str, Any]
Sense = Callable[[Plain], Iterator[Wrong]]
"""What is wrong in something of the right shape."""

_T = TypeVar("_T")


class _Contents(Record, frozen=True):
    """What `bank.toml` says."""

    version: Version
    areas: tuple[Key, ...]


class _Earlier(Record, frozen=True):
    questions: tuple[Earlier, ...] = ()


class Files:
    """A folder with a bank's files, and what was found wrong in them."""

    def __init__(self, folder: Path, *, trusted: bool = False) -> None:
        """Read nothing yet. What is `trusted` is looked at closely only where it does not decode."""
        self.folder, self.trusted = folder, trusted
        self.faults: list[Fault] = []

    def plain(self, name: str) -> tuple[str, Plain] | None:
        """A file's text, and what it says; None, and noted, when it is no TOML."""
        try:
            return _parsed(self.folder / name)
        except _UnreadableError as error:
            self.faults.append(Fault(name, error.line, str(error)))
            return None

    def take(self, name: str, kind: type[_T], more: Sense | None = None) -> _T | None:
        """What the file says, as a `kind`; None when anything is wrong. `more` is asked once the shape is right."""
        read = self.plain(name)
        if read is None:
            return None
        text, plain = read
        return msgspec.convert(plain, kind) if self.sound(name, text, plain, kind, more) else None

    def sound(self, name: str, text: str, plain: Plain, kind: type, more: Sense | None) -> bool:
        """Whether it is a `kind` that makes sense. Otherwise everything that is wrong is noted."""
        shape = () if self.trusted and _decodes(plain, kind) else misshapen(plain, kind)
        wrong = list(shape) or list(more(plain) if more else ())
        if wrong:
            lines = lines_of(text)
            self.faults += sorted({Fault(name, line_of(path, lines), cause) for path, cause in wrong})
        return not wrong


class _UnreadableError(Exception):
    def __init__(self, cause: str, line: int | None = None) -> None:
        super().__init__(cause)
        self.line = line


def _decodes(plain: Plain, kind: type) -> bool:
    try:
        msgspec.convert(plain, kind)
    except msgspec.ValidationError:
        return False
    return True


def _parsed(file: Path) -> tuple[str, Plain]:
    try:
        if not file.is_file():  # a pipe is never read to its end
            raise _UnreadableError(_("There is no such file."))
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError:
        raise _UnreadableError(_("The file cannot be opened.")) from None
    if len(raw) > LARGEST:
        raise _UnreadableError(_("The file is too large to be a list of questions."))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as fault:
        raise _UnreadableError(_("This is not text in UTF-8."), raw[: fault.start].count(b"\n") + 1) from None
    except tomllib.TOMLDecodeError as fault:
        at = re.search(r"line (\d+)", str(fault))
        said = _("This is not TOML. A quotation mark, a bracket or a sign = may be missing, or a key stands twice.")
        raise _UnreadableError(said, int(at[1]) if at else text.count("\n") + 1) from None
    except RecursionError:
        raise _UnreadableError(_("The file is too deep to be a list of questions.")) from None


def read(folder: Path) -> Bank:
    """The bank whose files lie in `folder`: `bank.toml`, a file for each area that it names, and the everyday tasks.

    Raises:
        InvalidError: a file is missing or is not what it must be; names the file, the line and the cause.
    """
    files = Files(folder, trusted=True)
    contents = files.take(CONTENTS, _Contents) or _Contents(version=1, areas=())
    areas: list[Area] = []
    for key in contents.areas:
        ids = {question.id for area in areas for question in area.questions}
        area = files.take(f"{key}.toml", Area, partial(sense.of_area, version=contents.version, elsewhere=ids))
        areas += [area] if area else []
    tasks = files.take(TASKS, Tasks, sense.of_tasks)
    levels = files.take(LEVELS, Levels, sense.of_levels)
    earlier = files.take(EARLIER, _Earlier)
    if files.faults or not (tasks and levels and earlier):
        raise InvalidError(_("The question bank is damaged. {fault}").format(fault=files.faults[0]))
    return Bank(contents.version, tuple(areas), tasks, levels, earlier.questions)
